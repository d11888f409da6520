"""Preparing a group: its days, code words, who was there, and the proof of participation."""
