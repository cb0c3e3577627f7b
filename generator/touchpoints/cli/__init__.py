"""The command line: Click, and only Click; one file a command."""
