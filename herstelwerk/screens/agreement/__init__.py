"""Judging together: a sample judged twice, two judges side by side, figures, rule and trainer, and practising."""
