"""Lets `python -m touchpoints` stand for the `touchpoints` command."""

from touchpoints.cli.main import cli

cli(prog_name="touchpoints")
