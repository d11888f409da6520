"""The room at a glance: who is where, what the group misses, and the same without names for the beamer."""
