"""What trainees learned, by their own numbers and by a trainer's, and what they thought of the training."""
