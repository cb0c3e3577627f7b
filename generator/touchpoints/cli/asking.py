"""Gets what a command needs to know: from its options, or, at a terminal, by asking."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

import click

from touchpoints.problems import Problem, did_you_mean


@dataclass(slots=True)
class Needed:
    """Collects what is needed; what nobody can be asked for is named all at once."""

    missing: list[str] = field(default_factory=list)

    def text(self, option: str, given: str | None, question: str) -> str:
        """Give a text."""
        if given:
            return given
        if not _at_a_terminal():
            self.missing.append(option)
            return ""
        return str(click.prompt(question, err=True))

    def words(
        self, option: str, given: Sequence[str], allowed: Sequence[str], question: str, *, one: bool = False
    ) -> tuple[str, ...]:
        """Give words of a list, or a single one."""
        if given:
            for word in given:
                refuse_unknown(option, word, allowed)
            return tuple(given)
        if not _at_a_terminal():
            self.missing.append(option)
            return ()
        click.echo(f"{question} ({', '.join(allowed)})", err=True)
        while True:
            answer = str(click.prompt("  one of them" if one else "  one or more, with commas", err=True))
            chosen = tuple(word.strip() for word in answer.split(",") if word.strip())
            wrong = [word for word in chosen if word not in allowed]
            if chosen and not wrong and (len(chosen) == 1 or not one):
                return chosen
            click.echo(f"  '{', '.join(wrong) or answer}': {did_you_mean((wrong or [answer])[0], allowed)}", err=True)

    def settle(self) -> None:
        """End with every option that is missing."""
        if self.missing:
            raise click.UsageError(f"missing: {', '.join(self.missing)}")


def refuse_unknown(option: str, word: str, allowed: Sequence[str]) -> None:
    """Refuse a word that is not on a list."""
    if word not in allowed:
        raise click.BadParameter(f"'{word}' is not known; {did_you_mean(word, allowed)}", param_hint=option)


def agree_to(alike: Sequence[Problem], *, force: bool) -> None:
    """Show what is called nearly so, and go on only if that is wanted."""
    if not alike or force:
        return
    from touchpoints.cli.output import print_problems

    print_problems(alike)
    if not _at_a_terminal():
        raise click.UsageError("something is called nearly so already. To go on all the same, add --force")
    click.confirm("Is yours really another one?", abort=True, err=True)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()
