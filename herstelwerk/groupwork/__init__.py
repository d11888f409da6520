"""Working with a group: whether it is the right form, who joins, how it grows, and leading it together. Pure.

Source 002 names the subjects (rows 81 to 86 of domain.md) and no contents; the contents stand in
`exercises/samenwerken`. Nothing here computes what a good group is: it gives reasons, counts and questions.
"""
