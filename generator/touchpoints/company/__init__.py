"""A company against the catalogue: its answers, what applies to it, and how good it is."""
