"""The command that lists accounts which may be one."""

from __future__ import annotations

import argparse
from typing import Any

from salesdesk.cli.command import Command, Parser, add_json
from salesdesk.cli.terminal import Terminal
from salesdesk.domain.prospects.duplicates import LIKELY
from salesdesk.language import Language
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.prospects.comparing import PairRow


def duplicates(terminal: Terminal, options: argparse.Namespace) -> None:
    """Every two accounts that may be one, surest first."""
    words = terminal.language

    def progress(text: str | Sentence, share: float) -> None:
        terminal.progress(words.say(text) if isinstance(text, Sentence) else text, share)

    with terminal.desk() as desk:
        pairs = desk.prospects.all_duplicates(progress, least=options.least)
        rows = desk.prospects.merging.pair_rows(pairs)
    if options.json:
        terminal.show_json([_pair(row, words) for row in rows])
        return
    for row in rows:
        said = sentence(
            "{score}: {one} and {other}. {reasons}",
            score=row.score,
            one=row.one_name,
            other=row.other_name,
            reasons="; ".join(map(words.say, (*row.reasons, *row.objections))),
        )
        terminal.show(words.say(said))
    terminal.note(
        sentences(
            "{count} pair of accounts may be one.",
            "{count} pairs of accounts may be one.",
            len(rows),
        )
    )


def _pair(row: PairRow, words: Language) -> dict[str, Any]:
    return {
        "score": row.score,
        "one": {"id": str(row.one), "company": row.one_name},
        "other": {"id": str(row.other), "company": row.other_name},
        "reasons": [words.say(each) for each in row.reasons],
        "objections": [words.say(each) for each in row.objections],
    }


def _score(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"“{text}” is not a score from 0 to 100")
    return int(text)


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "--least",
        metavar="SCORE",
        type=_score,
        default=LIKELY,
        help=f"from this score on, of 100; {LIKELY} without it",
    )
    add_json(parser)


DUPLICATE_COMMANDS = (
    Command("duplicates", "list accounts that may be one", duplicates, _arguments),
)
