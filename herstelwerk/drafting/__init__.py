"""Editing a draft: every edit is a function from one value to the next, so that a screen only has to show and ask."""
