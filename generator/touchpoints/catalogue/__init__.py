"""The catalogue: reading its files, checking them, and the frozen model of them in one language."""
