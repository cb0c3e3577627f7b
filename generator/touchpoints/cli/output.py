"""Prints problems: for people, for programs and for the annotations of a pull request."""

import html
import json
import os
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

import click

from touchpoints import __version__
from touchpoints.problems import Problem, Severity

_LONGEST, _LONGEST_LIST = 240, 900
"""Characters of a message, which may quote a file, and of a hint, which may list what is allowed."""
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def print_problems(problems: Iterable[Problem], *, err: bool = True) -> None:
    """Print problems as lines with a place, each with its hint."""
    for problem in problems:
        severity = click.style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
        click.echo(
            f"{clean(str(problem.place))}: {severity}: {clean(problem.message)} [{problem.code}]",
            err=err,
            color=_colour(),
        )
        if problem.hint:
            click.echo(f"    {clean(problem.hint, _LONGEST_LIST)}", err=err)


def _colour() -> bool | None:
    """Follow NO_COLOR; otherwise let Click look whether a terminal is there."""
    return False if os.environ.get("NO_COLOR") else None


def clean(text: str, most: int = _LONGEST) -> str:
    """Show what cannot be printed as an escape, so that a file cannot speak to the terminal; cut what is endless."""
    shown = "".join(letter if letter.isprintable() else f"\\u{{{ord(letter):x}}}" for letter in text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def as_json(problems: Iterable[Problem]) -> str:
    """Give problems in the numbered shape that programs rely on."""
    return json.dumps(
        {"format": "touchpoints-problems/1", "problems": [_plain(one) for one in problems]},
        ensure_ascii=False,
        indent=1,
    )


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def as_github(problems: Iterable[Problem]) -> str:
    """Give problems as the workflow commands that GitHub shows beside the lines of a pull request."""
    return "\n".join(
        f"::{one.severity} file={_property(one.place.path)},line={one.place.line},col={one.place.column},"
        f"title={_property(one.code)}::{_data(one.message + (f' ({one.hint})' if one.hint else ''))}"
        for one in problems
    )


def _data(text: str) -> str:
    return clean(text, _LONGEST_LIST).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def write_step_summary(problems: Iterable[Problem]) -> None:
    """Add the problems to the summary of a workflow's step, where there is one: annotations are cut after the tenth."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with open(path, "a", encoding="utf-8") as file:  # noqa: PTH123 - GitHub's file, to be added to
            file.write(as_summary(problems))


def as_summary(problems: Iterable[Problem]) -> str:
    """Give problems as HTML within Markdown, so that no text of a file is taken for markup."""
    listed = list(problems)
    if not listed:
        return "No problems were found.\n"
    rows = "".join(f"<tr>{''.join(f'<td>{_cell(part)}</td>' for part in _row(one))}</tr>\n" for one in listed)
    head = "".join(f"<th>{name}</th>" for name in ("where", "", "what", "what may help", "rule"))
    return f"{len(listed)} problems were found.\n\n<table>\n<tr>{head}</tr>\n{rows}</table>\n"


def _row(problem: Problem) -> tuple[str, ...]:
    return str(problem.place), str(problem.severity), problem.message, problem.hint, problem.code


def _cell(text: str) -> str:
    return html.escape(clean(text, _LONGEST_LIST)).replace("@", "&#64;")


def as_sarif(problems: Iterable[Problem]) -> str:
    """Give problems as SARIF 2.1.0, which code-scanning services read."""
    from touchpoints.catalogue import checks
    from touchpoints.company import company_file

    listed = list(problems)
    titles = {rule.code: rule.title for rule in (*checks.RULES, *company_file.RULES)}
    codes = sorted({one.code for one in listed})
    rules = [
        {"id": code, "shortDescription": {"text": titles.get(code, code)}, "helpUri": f"{_CHECKS}#{code}"}
        for code in codes
    ]
    driver = {"name": "touchpoints", "version": __version__, "informationUri": _PROJECT, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(one) for one in listed],
    }
    return json.dumps({"version": "2.1.0", "$schema": _SARIF_SCHEMA, "runs": [run]}, ensure_ascii=False, indent=1)


_PROJECT = "https://github.com/touchpoint-catalogue/touchpoint-catalogue"
_CHECKS = f"{_PROJECT}/blob/main/docs/checks.md"
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _sarif_result(problem: Problem) -> dict[str, Any]:
    region = {"startLine": problem.place.line, "startColumn": problem.place.column}
    location = {"artifactLocation": {"uri": quote(problem.place.path, errors="surrogateescape")}, "region": region}
    text = problem.message + (f" ({problem.hint})" if problem.hint else "")
    return {
        "ruleId": problem.code,
        "level": str(problem.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }


REPORTS: dict[str, Callable[[Iterable[Problem]], str]] = {"json": as_json, "github": as_github, "sarif": as_sarif}
"""The reports for programs; text for people is printed as it is."""
