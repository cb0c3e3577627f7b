"""The search: an index made from the model, and one ranking for the terminal and the browser."""
