"""A review for eyes and for other programs: terminal, notebook, frame, JSON. Everything people typed is escaped."""
