"""The organisation on a page: conditions to keep going, how faithful a team is, and what a trainer adds to a day."""
