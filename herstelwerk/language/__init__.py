"""Dutch text: words with offsets, and what they tell. Pure; word lists come in as values."""
