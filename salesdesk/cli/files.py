"""Commands that take files in: import prospects, import orders."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.cli.command import Command, Parser, add_json
from salesdesk.cli.terminal import Terminal
from salesdesk.language import Language
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.imports import ImportReport, Listed, RunRow

SHOWN = 20
"""So many rows of each kind are shown on a terminal; JSON has them all."""


def import_prospects(terminal: Terminal, options: argparse.Namespace) -> None:
    """Import a list of prospects."""
    with terminal.desk() as desk:
        report = desk.imports.prospects(
            options.file,
            options.map,
            date_format=options.date_format,
            dry_run=options.dry_run,
            progress=terminal.progress,
        )
    _tell(terminal, report, as_json=options.json)


def import_orders(terminal: Terminal, options: argparse.Namespace) -> None:
    """Import orders of another program."""
    with terminal.desk() as desk:
        report = desk.imports.orders(
            options.file,
            options.map,
            currency=options.currency.upper(),
            date_format=options.date_format,
            dry_run=options.dry_run,
            progress=terminal.progress,
        )
    _tell(terminal, report, as_json=options.json)


def list_imports(terminal: Terminal, options: argparse.Namespace) -> None:
    """The lists of prospects that were taken in, newest first."""
    words = terminal.language
    with terminal.desk() as desk:
        runs = desk.imports.runs()
    if options.json:
        terminal.show_json([_run(run, words) for run in runs])
        return
    for run in runs:
        said = sentence(
            "{day} {file}: {added} added, {changed} changed. {key}",
            day=run.at.date(),
            file=run.file,
            added=run.added,
            changed=run.changed,
            key=str(run.id),
        )
        terminal.show(words.say(said))
        if run.blocked is not None:
            terminal.show(words.say(sentence("  {why}", why=run.blocked)))


def take_back(terminal: Terminal, options: argparse.Namespace) -> None:
    """Take a whole import of prospects back."""
    with terminal.desk() as desk:
        back = desk.imports.take_back(options.run_id).value
    terminal.note(
        sentence(
            "{file} was taken back: {removed} accounts removed, {restored} as they were before.",
            file=back.file,
            removed=back.removed,
            restored=back.restored,
        )
    )


def _run(run: RunRow, words: Language) -> dict[str, Any]:
    return {
        "run": str(run.id),
        "file": run.file,
        "at": run.at.isoformat(),
        "who": run.who,
        "rows": run.rows,
        "added": run.added,
        "changed": run.changed,
        "taken_back": run.taken_back_at is not None,
        "blocked": words.say(run.blocked) if run.blocked is not None else None,
    }


def _tell(terminal: Terminal, report: ImportReport, *, as_json: bool) -> None:
    if as_json:
        terminal.show_json(report.to_json(terminal.language))
        return
    words = terminal.language
    for said in (*report.found, *report.notes):
        terminal.show(words.say(said))
    for heading, rows in (
        (words.tr("Already known"), report.duplicates),
        (words.tr("Not imported"), report.faults),
        (words.tr("Imported, and doubtful"), report.flags),
    ):
        _list(terminal, heading, rows)
    done = sentences("{count} row imported.", "{count} rows imported.", report.imported)
    tried = sentences(
        "{count} row would be imported.", "{count} rows would be imported.", report.imported
    )
    terminal.show(words.say(tried if report.dry_run else done))


def _list(terminal: Terminal, heading: str, rows: tuple[Listed, ...]) -> None:
    if not rows:
        return
    terminal.show(f"{heading}: {len(rows)}")
    for row in rows[:SHOWN]:
        terminal.show(terminal.language.say(_worded(row)))
    if len(rows) > SHOWN:
        terminal.show(terminal.language.tr("  … and {count} more", count=len(rows) - SHOWN))


def _worded(row: Listed) -> Sentence:
    values = {"line": str(row.line), "reason": row.reason}
    if row.about:
        return sentence("  line {line}, {about}: {reason}", about=row.about, **values)
    return sentence("  line {line}: {reason}", **values)


def _file_arguments(parser: Parser) -> None:
    parser.add_argument("file", type=Path, help="the file")
    parser.add_argument(
        "--map",
        nargs="+",
        action="extend",
        default=[],
        metavar="field=Column",
        help="which column fills which field, where the headings do not tell",
    )
    parser.add_argument("--date-format", default="", metavar="F", help="such as %%d/%%m/%%Y")
    parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    add_json(parser)


def _run_argument(parser: Parser) -> None:
    parser.add_argument(
        "run_id", type=UUID, metavar="RUN", help="its key, as the import or “import list” tells it"
    )


def _order_arguments(parser: Parser) -> None:
    _file_arguments(parser)
    parser.add_argument(
        "--currency", default="", metavar="CODE", help="ISO 4217; the shop's if none"
    )


FILE_COMMANDS = (
    Command(
        "import",
        "take in a list of prospects or orders",
        parts=(
            Command("prospects", "import a list of prospects", import_prospects, _file_arguments),
            Command("list", "the lists of prospects that were taken in", list_imports, add_json),
            Command("take-back", "take a whole import back", take_back, _run_argument),
            Command("orders", "import orders of another program", import_orders, _order_arguments),
        ),
    ),
)
