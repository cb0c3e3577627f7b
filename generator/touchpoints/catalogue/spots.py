"""What every stage of reading shares: a line and column, and the end of one file's reading with one problem."""

Spot = tuple[int, int]
"""Line and column, from 1."""


class Refused(Exception):
    """Ends the reading of one file with one problem."""

    def __init__(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        self.spot, self.code, self.message, self.hint = spot, code, message, hint
        super().__init__(message)


def spot_after(before: str) -> Spot:
    """Give the spot that follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
