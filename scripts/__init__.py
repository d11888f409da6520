"""Scripts of the project, run from its root."""
