"""Judging the final assignments: the pile, by trainee, by criterion, the reflection, and what goes back."""
