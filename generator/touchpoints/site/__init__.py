"""The reference site: its pages, its machine-readable files, and the two builders that turn them into HTML."""
