"""Meetings step by step: one engine for every protocol, pure; content, moments and days come in as values."""

from herstelwerk.meetings.body import read_session, session_body
from herstelwerk.meetings.clock import Clock, Pace, clock
from herstelwerk.meetings.protocol import Protocol, Step, read_protocol
from herstelwerk.meetings.session import Refused, Session

__all__ = [
    "Clock",
    "Pace",
    "Protocol",
    "Refused",
    "Session",
    "Step",
    "clock",
    "read_protocol",
    "read_session",
    "session_body",
]
