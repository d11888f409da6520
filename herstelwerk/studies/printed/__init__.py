"""Numbers as they stand in print, what they are recomputed with, and both beside each other."""
