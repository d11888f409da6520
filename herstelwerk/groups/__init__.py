"""A group: its days, its members by code word, who was there, and who may have the proof of participation. Pure.

Beside the values here: `codes` and `codewords` (what can be a code word, and new ones), `importing` (a list of
participants), `noting` and `lists` (attendance), `days` (deadlines in words), `proofs` (who may have the proof).
"""

from herstelwerk.groups.codes import CodeError, as_code, as_group_code
from herstelwerk.groups.group import Course, Group, Member, course_body, read_course, read_roster, roster_body

__all__ = [
    "CodeError",
    "Course",
    "Group",
    "Member",
    "as_code",
    "as_group_code",
    "course_body",
    "read_course",
    "read_roster",
    "roster_body",
]
