"""Gets what a command needs to know: from its options, or, at a terminal, by asking."""

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import click

from touchpoints.problems import DataError, Problem, did_you_mean


@dataclass(slots=True)
class Needed:
    """Collects what is needed; what nobody can be asked for is named all at once."""

    missing: list[str] = field(default_factory=list)

    def text(self, option: str, given: str | None, question: str) -> str:
        """Give a text."""
        if given:
            return given
        if not at_a_terminal():
            self.missing.append(option)
            return ""
        return str(click.prompt(question, err=True))

    def id(self, given: str | None, name: str, refuse: Callable[[str], None]) -> str:
        """Give an id that `refuse` does not refuse; at a terminal the one that the name suggests is offered."""
        if given:
            refuse(given)
            return given
        if not at_a_terminal():
            self.missing.append("ID")
            return ""
        from touchpoints.catalogue.texts import id_from
        from touchpoints.cli.output import print_problems

        while True:
            answer = str(click.prompt("Its id, kept for ever", default=id_from(name) or None, err=True)).strip()
            try:
                refuse(answer)
            except DataError as error:
                print_problems(error.problems)
            else:
                return answer

    def words(
        self, option: str, given: Sequence[str], allowed: Mapping[str, str], question: str, *, one: bool = False
    ) -> tuple[str, ...]:
        """Give words of a list, which is named by id, or a single one."""
        if given:
            for word in given:
                refuse_unknown(option, word, allowed)
            return tuple(given)
        if not at_a_terminal():
            self.missing.append(option)
            return ()
        shown = {id_: name if name == id_ else f"{name} ({id_})" for id_, name in allowed.items()}
        return chosen(question, shown, "a number" if one else "numbers, with blanks", 1 if one else None)

    def settle(self) -> None:
        """End with every option that is missing."""
        if self.missing:
            raise click.UsageError(f"missing: {', '.join(self.missing)}")


def chosen(question: str, words: Mapping[str, str], wanted: str, most: int | None = None) -> tuple[str, ...]:
    """Ask for words by their numbers, or as they are written, until the answer is one."""
    ids = list(words)
    click.echo(question, err=True)
    for number, text in enumerate(words.values(), 1):
        click.echo(f"  {number:>2}  {text}", err=True)
    while True:
        given = str(click.prompt(f"   {wanted}", err=True)).replace(",", " ").split()
        found = [_meant(word, ids) for word in given]
        if found and None not in found and (most is None or len(found) <= most):
            return tuple(dict.fromkeys(id_ for id_ in found if id_))
        unknown = next((word for word, id_ in zip(given, found, strict=True) if id_ is None), "")
        near = did_you_mean(unknown, ids) if unknown and not unknown.isdigit() else ""
        click.echo(f"  {near if near.startswith('did') else f'1 to {len(ids)}, please'}", err=True)


def _meant(word: str, ids: Sequence[str]) -> str | None:
    """Give the id that a word or a number names."""
    if word.isascii() and word.isdigit():
        return ids[int(word) - 1] if 1 <= int(word) <= len(ids) else None
    return word if word in ids else None


def refuse_unknown(option: str, word: str, allowed: Collection[str]) -> None:
    """Refuse a word that is not on a list."""
    if word not in allowed:
        raise click.BadParameter(f"'{word}' is not known; {did_you_mean(word, allowed)}", param_hint=option)


def agree_to(alike: Sequence[Problem], *, force: bool) -> None:
    """Show what is called nearly so, and go on only if that is wanted."""
    if not alike or force:
        return
    from touchpoints.cli.output import print_problems

    print_problems(alike)
    if not at_a_terminal():
        raise click.UsageError("something is called nearly so already. To go on all the same, add --force")
    if not click.confirm("Is yours really another one?", err=True):
        raise click.exceptions.Exit(1)  # a plain no is no interruption


def at_a_terminal() -> bool:
    """Say whether somebody is there who can be asked."""
    return sys.stdin.isatty()
