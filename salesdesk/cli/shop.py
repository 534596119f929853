"""Commands about the shop as a whole: sample, search, backup, check."""

from __future__ import annotations

import argparse
from pathlib import Path

from salesdesk.cli.command import Command, Parser, add_json
from salesdesk.cli.terminal import Terminal
from salesdesk.desk import Desk
from salesdesk.errors import FileRefused, SalesDeskError
from salesdesk.sentence import sentence, sentences


def sample(terminal: Terminal, _options: argparse.Namespace) -> None:
    """Make the sample shop in a new file."""
    if terminal.database.exists():
        raise FileRefused(
            sentence("{file} is there already; choose another name.", file=str(terminal.database)),
            "db",
        )
    desk = Desk(terminal.database, terminal.clock, create=True)
    try:
        desk.make_sample(terminal.progress)
    except BaseException:
        desk.close()
        terminal.database.unlink(missing_ok=True)
        raise
    desk.close()
    terminal.note(sentence("The sample shop is in {file}.", file=str(terminal.database)))


def search(terminal: Terminal, options: argparse.Namespace) -> None:
    """Find records by anything written on them."""
    with terminal.desk() as desk:
        hits = desk.search.find(" ".join(options.text), limit=100)
    if options.json:
        keys = ("topic", "title", "subtitle")
        terminal.show_json(
            [{"id": str(hit.record), **{key: getattr(hit, key) for key in keys}} for hit in hits]
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


def _search_arguments(parser: Parser) -> None:
    parser.add_argument("text", nargs="+", help="words, part numbers or digits of a phone number")
    add_json(parser)


def _backup_arguments(parser: Parser) -> None:
    parser.add_argument("file", type=Path, help="the new file")


SHOP_COMMANDS = (
    Command("sample", "make the sample shop in a new file", sample),
    Command("search", "find records by anything written on them", search, _search_arguments),
    Command("backup", "copy the shop into a new, checked file", backup, _backup_arguments),
    Command("check", "check that the shop is whole and agrees", check),
)
