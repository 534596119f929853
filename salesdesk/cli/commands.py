"""Every command, as data: its name, what it takes, and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from salesdesk.cli.terminal import Terminal
from salesdesk.errors import SalesDeskError
from salesdesk.sentence import sentence, sentences


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `arguments` adds what it takes to its parser; `run` does it."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser, argparse.ArgumentParser], None]
    run: Callable[[Terminal, argparse.Namespace], None]


def search(terminal: Terminal, options: argparse.Namespace) -> None:
    """Find records by anything written on them."""
    with terminal.desk() as desk:
        hits = desk.search.find(" ".join(options.text), limit=100)
    if options.json:
        terminal.show_json(
            [
                {
                    "topic": hit.topic,
                    "id": str(hit.record),
                    "title": hit.title,
                    "subtitle": hit.subtitle,
                }
                for hit in hits
            ]
        )
        return
    for hit in hits:
        terminal.show(" · ".join(filter(None, (hit.title, hit.subtitle))))
    if not hits:
        terminal.note(sentence("Nothing found."))


def backup(terminal: Terminal, options: argparse.Namespace) -> None:
    """Copy the shop into a new file, opened and checked."""
    with terminal.desk() as desk:
        desk.upkeep.backup(options.file)
    terminal.note(sentence("Backed up and checked: {file}.", file=str(options.file)))


def check(terminal: Terminal, _options: argparse.Namespace) -> None:
    """Check that the file is whole and that everything in it agrees."""
    with terminal.desk() as desk:
        faults = desk.upkeep.check()
    for fault in faults:
        terminal.complain(fault)
    if faults:
        raise SalesDeskError(
            sentences("{count} fault was found.", "{count} faults were found.", len(faults))
        )
    terminal.show(terminal.language.tr("The shop is whole; everything agrees."))


def _search_arguments(parser: argparse.ArgumentParser, _common: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="+", help="words, part numbers or digits of a phone number")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _backup_arguments(parser: argparse.ArgumentParser, _common: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the new file")


def _no_arguments(_parser: argparse.ArgumentParser, _common: argparse.ArgumentParser) -> None:
    """Nothing but the common options."""


COMMANDS = (
    Command("search", "find records", _search_arguments, search),
    Command("backup", "copy the shop into a checked file", _backup_arguments, backup),
    Command("check", "check that the shop is whole", _no_arguments, check),
)
