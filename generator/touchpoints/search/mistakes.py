"""Typing mistakes: how many letters were left out, put in, changed or swapped with their neighbour."""

LETTERS_FOR_ONE, LETTERS_FOR_TWO = 4, 8
"""From so many letters on, one mistake and two mistakes are forgiven."""


def forgiven(word: str) -> int:
    """Say how many mistakes are forgiven in a word of this length."""
    return (len(word) >= LETTERS_FOR_ONE) + (len(word) >= LETTERS_FOR_TWO)


def mistakes(typed: str, meant: str, most: int) -> int:
    """Count the mistakes (Damerau and Levenshtein); more than `most` are all the same."""
    if abs(len(typed) - len(meant)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(meant, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
