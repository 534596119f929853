"""Commands that take accounts out of the desk: export prospects, and the visit list of a day."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from salesdesk.cli.command import Command, Parser, add_json
from salesdesk.cli.terminal import Terminal
from salesdesk.errors import NotFound
from salesdesk.language import Language
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.prospects import View
from salesdesk.services.prospects.export import VCardVersion, Watch
from salesdesk.services.prospects.visit_days import Visit

_ENDINGS = {"csv": ".csv", "xlsx": ".xlsx", "vcf": ".vcf"}
_VIEWS = {view.value.replace(" ", "-"): view for view in View}


def export_prospects(terminal: Terminal, options: argparse.Namespace) -> None:
    """Accounts as a table or as cards, the whole shop or one view of the list."""
    form = options.format or options.out.suffix.lower().lstrip(".") or "csv"
    out = options.out if options.out.suffix else options.out.with_suffix(_ENDINGS[form])
    watch = Watch(terminal.progress)
    with terminal.desk() as desk:
        owner = desk.member.id if desk.member is not None else None
        numbers = desk.prospects.keys(_VIEWS[options.view], owner=owner)
        exports = desk.prospects.exports
        if form == "vcf":
            done = exports.contacts(out, numbers, VCardVersion(options.vcard), watch)
        elif options.list:
            done = exports.shown(out, numbers, terminal.language, watch=watch)
        else:
            done = exports.everything(out, numbers, terminal.language, watch)
    terminal.note(
        sentences(
            "{count} account written to {file}.",
            "{count} accounts written to {file}.",
            done.accounts,
            file=done.path.name,
        )
    )


def visits(terminal: Terminal, options: argparse.Namespace) -> None:
    """Where to go on a day, ward by ward; with --out the list to take along."""
    words = terminal.language
    with terminal.desk() as desk:
        day = options.day or desk.context.today()
        found = desk.prospects.visits.day(day)
        wanted = (*found.planned, *found.near) if options.near else found.planned
        pdf = desk.prospects.visits.pdf(day, wanted, words.code) if options.out else b""
    if options.out:
        if not wanted:
            raise NotFound(sentence("No visit is planned on {day}.", day=words.short_date(day)))
        terminal.write(options.out, pdf)
    elif options.json:
        stops = [_stop(visit, words) for visit in wanted]
        terminal.show_json({"day": day.isoformat(), "stops": stops})
    else:
        for visit in wanted:
            terminal.show(_line(visit, words))


def _stop(visit: Visit, words: Language) -> dict[str, Any]:
    return {
        "prospect": str(visit.prospect_id),
        "company": visit.company,
        "street": visit.street,
        "ward": visit.ward,
        "province": visit.province,
        "contact": visit.contact,
        "phone": visit.phone,
        "at": visit.at.strftime("%H:%M") if visit.at is not None else None,
        "planned": visit.task_id is not None,
        "why": [_said(one, words) for one in visit.why],
    }


def _line(visit: Visit, words: Language) -> str:
    at = words.clock_time(visit.at) if visit.at is not None else ""
    why = ", ".join(_said(one, words) for one in visit.why)
    parts = (visit.area, visit.street, at, visit.company, visit.phone, why)
    return " · ".join(part for part in parts if part)


def _said(told: Sentence | str, words: Language) -> str:
    return words.say(told) if isinstance(told, Sentence) else told


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2026-11-23") from None


def _export_arguments(parser: Parser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to")
    parser.add_argument("--format", choices=_ENDINGS, help="as the file's name ends if not given")
    parser.add_argument("--view", choices=_VIEWS, default="all", help="which accounts; all if none")
    parser.add_argument(
        "--list", action="store_true", help="only what the list shows, one row for each account"
    )
    parser.add_argument(
        "--vcard",
        choices=[version.value for version in VCardVersion],
        default=VCardVersion.THREE.value,
        help="which standard cards follow",
    )


def _visits_arguments(parser: Parser) -> None:
    parser.add_argument("--day", type=_day, metavar="DATE", help="today if not given")
    parser.add_argument("--near", action="store_true", help="also accounts nearby that are due")
    parser.add_argument("--out", type=Path, metavar="FILE.pdf", help="the list to take along")
    add_json(parser)


FIELD_WORK_COMMANDS = (
    Command(
        "export",
        "write accounts and their people into a file",
        parts=(
            Command(
                "prospects",
                "write accounts and their people into a file",
                export_prospects,
                _export_arguments,
            ),
        ),
    ),
    Command("visits", "the visits of a day, ward by ward", visits, _visits_arguments),
)
