"""A group: its days, its members by code word, who was there, and who may have the proof of participation. Pure."""

from herstelwerk.groups.group import Course, Group, Member, course_body, read_course, read_roster, roster_body

__all__ = ["Course", "Group", "Member", "course_body", "read_course", "read_roster", "roster_body"]
