"""What a command is, and the options that several of them share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from salesdesk.cli.terminal import Terminal

Parser = argparse.ArgumentParser


@dataclass(frozen=True, slots=True)
class Command:
    """A command, or a group of them. `arguments` adds what it takes to its parser."""

    name: str
    help: str
    run: Callable[[Terminal, argparse.Namespace], None] | None = None
    arguments: Callable[[Parser], None] = lambda _parser: None
    parts: tuple[Command, ...] = ()


def add_json(parser: Parser) -> None:
    """The option that every command has which prints data."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_commands(parser: Parser, commands: tuple[Command, ...], common: Parser) -> None:
    """Hang commands, and theirs in turn, on a parser."""
    children = parser.add_subparsers(dest="command", metavar="COMMAND", required=False)
    for command in commands:
        child = children.add_parser(
            command.name, parents=[common], help=command.help, description=command.help
        )
        command.arguments(child)
        if command.parts:
            child.set_defaults(run=None, parser=child)
            add_commands(child, command.parts, common)
        else:
            child.set_defaults(run=command.run)
