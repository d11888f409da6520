"""The four levels of Kirkpatrick, each with what it can and cannot say."""
