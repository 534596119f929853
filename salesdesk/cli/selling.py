"""Commands that help to sell: recommend, proposal, pitch."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.cli.command import Command, Parser, add_json
from salesdesk.cli.terminal import Terminal
from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import Category
from salesdesk.domain.catalogue.needs_file import parse_needs
from salesdesk.domain.catalogue.recommendation import Recommendation
from salesdesk.domain.catalogue.recommendation_json import to_json
from salesdesk.domain.proposals.states import PROPOSAL_STATE_NAMES
from salesdesk.errors import FileRefused, NotFound
from salesdesk.money import Money
from salesdesk.sentence import sentence
from salesdesk.services.proposals import LineRecord, ProposalRecord, ProposalRow, View


def recommend(terminal: Terminal, options: argparse.Namespace) -> None:
    """Needs in; products, volumes, prices and reasons out."""
    needs = parse_needs(_read(options.needs))
    with terminal.desk() as desk:
        found = desk.catalogue.recommend(needs)
    if options.json:
        terminal.show_json(to_json(found, terminal.language))
    else:
        _show_recommendation(terminal, found)


def list_proposals(terminal: Terminal, options: argparse.Namespace) -> None:
    """All proposals, the newest first."""
    with terminal.desk() as desk:
        rows = desk.proposals.listing.rows(desk.proposals.listing.ids(View.ALL))
    if options.json:
        terminal.show_json([_row(row) for row in rows])
        return
    words = terminal.language
    for row in rows:
        state = words.tr(PROPOSAL_STATE_NAMES[row.state])
        total = words.money(row.total)
        terminal.show(f"{row.number} v{row.revision}  {state:18}  {total:>18}  {row.client}")


def show_proposal(terminal: Terminal, options: argparse.Namespace) -> None:
    """One proposal with its lines and sums."""
    with terminal.desk() as desk:
        record = desk.proposals.find(options.number, options.revision)
    if options.json:
        terminal.show_json(_proposal(record))
        return
    words, totals = terminal.language, record.totals
    terminal.show(f"{record.number} v{record.revision}  {record.client.name}")
    for line in record.lines:
        terminal.show(f"{line.quantity:>6}  {words.money(line.amount):>18}  {line.name}")
    terminal.show(f"{words.tr('Total')}: {words.money(totals.gross)}")


def proposal_pdf(terminal: Terminal, options: argparse.Namespace) -> None:
    """The document of a proposal."""
    with terminal.desk() as desk:
        record = desk.proposals.find(options.number, options.revision)
        content = desk.proposals.pdf(record.id, getattr(options, "lang", ""))
        name = desk.proposals.file_name(record.id)
    terminal.write(options.out or Path(name), content)


def pitch(terminal: Terminal, options: argparse.Namespace) -> None:
    """The ink catalogue: of everything, of brands, of printers, for one prospect."""
    with terminal.desk() as desk:
        content = desk.catalogue.pitch_pdf(
            tuple(options.brand),
            tuple(_printer(desk, name) for name in options.printer),
            _prospect(desk, options.prospect) if options.prospect else None,
            getattr(options, "lang", ""),
        )
    terminal.write(options.out, content)


def price_list(terminal: Terminal, options: argparse.Namespace) -> None:
    """The price list: everybody's, or of one account at its own prices."""
    with terminal.desk() as desk:
        content = desk.catalogue.price_lists.pdf(
            _prospect(desk, options.prospect) if options.prospect else None,
            getattr(options, "lang", ""),
            tuple(Category(name) for name in options.category),
        )
    terminal.write(options.out, content)


def _printer(desk: Desk, name: str) -> UUID:
    finding = desk.catalogue.catalogue().finder.resolve(name)
    if finding.printer is None:
        near = ", ".join(each.name for each in finding.nearest[:4])
        raise NotFound(
            sentence("No printer is called “{name}”. Nearest: {near}.", name=name, near=near or "–")
        )
    return finding.printer.id


def _prospect(desk: Desk, name: str) -> UUID:
    hits = desk.search.find(name, "prospects", 2)
    if not hits:
        raise NotFound(sentence("No prospect matches “{name}”.", name=name))
    exact = [hit for hit in hits if hit.title.casefold() == name.casefold()]
    return (exact or list(hits))[0].record


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(
            sentence(
                "{file} cannot be read: {why}.",
                file=str(path),
                why=(error.strerror or str(error)).lower(),
            )
        ) from None


def _show_recommendation(terminal: Terminal, found: Recommendation) -> None:
    words = terminal.language
    for line in found.lines:
        name = line.product.name(words)
        terminal.show(f"{line.quantity:>4} × {name}  {words.money(line.amount)}")
        terminal.show(f"       {words.say(line.reason)}")
    terminal.show(words.tr("Total without VAT: {total}", total=found.total))
    for missing in found.unmatched:
        what = missing.what if isinstance(missing.what, str) else words.say(missing.what)
        terminal.show(f"– {what}: {words.say(missing.why)}")
    for said in (*found.notes, *found.still_to_ask):
        terminal.show(words.say(said))


def _row(row: ProposalRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "revision": row.revision,
        "client": row.client,
        "state": row.state.value,
        "dated": row.dated.isoformat(),
        "valid_until": row.valid_until.isoformat(),
        "total": _amount(row.total),
        "currency": row.total.currency,
    }


def _proposal(record: ProposalRecord) -> dict[str, Any]:
    totals = record.totals
    return {
        "number": record.number,
        "revision": record.revision,
        "client": record.client.name,
        "state": record.state.value,
        "dated": record.dated.isoformat(),
        "valid_until": record.valid_until.isoformat(),
        "currency": record.currency,
        "language": record.language,
        "lines": [_line(line) for line in record.lines],
        "subtotal": _amount(totals.subtotal),
        "discount": _amount(totals.discount),
        "net": _amount(totals.net),
        "vat": [
            {
                "rate_percent": f"{vat.rate / 100:g}",
                "base": _amount(vat.base),
                "tax": _amount(vat.tax),
            }
            for vat in totals.vats
        ],
        "total": _amount(totals.gross),
    }


def _line(line: LineRecord) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        "choice": line.choice.value,
        "sku": line.sku,
        "name": line.name,
        "quantity": line.quantity,
        "unit": line.unit,
        "unit_price": format(line.unit_price.decimal.normalize(), "f"),
        "discount_percent": f"{line.discount / 100:g}",
        "vat_percent": f"{line.vat / 100:g}",
        "amount": _amount(line.amount),
    }


def _amount(money: Money) -> str:
    return format(money.decimal, "f")


def _recommend_arguments(parser: Parser) -> None:
    parser.add_argument("--needs", type=Path, required=True, metavar="FILE.json")
    add_json(parser)


def _number_arguments(parser: Parser) -> None:
    parser.add_argument("number", metavar="NUMBER", help="such as BG-2026-0187")
    parser.add_argument("--revision", type=int, help="the newest if not named")


def _show_arguments(parser: Parser) -> None:
    _number_arguments(parser)
    add_json(parser)


def _pdf_arguments(parser: Parser) -> None:
    _number_arguments(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.pdf", help="a good name if not given")


def _pitch_arguments(parser: Parser) -> None:
    parser.add_argument("--brand", action="append", default=[], metavar="B")
    parser.add_argument("--printer", action="append", default=[], metavar="MODEL")
    parser.add_argument("--prospect", metavar="NAME", help="made for this account")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _price_list_arguments(parser: Parser) -> None:
    kinds = [str(each) for each in Category]
    parser.add_argument("--category", action="append", default=[], choices=kinds, metavar="C")
    parser.add_argument("--prospect", metavar="NAME", help="at the prices of this account")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


SELLING_COMMANDS = (
    Command("recommend", "products, volumes and prices for needs", recommend, _recommend_arguments),
    Command(
        "proposal",
        "list, show or print proposals",
        parts=(
            Command("list", "all proposals", list_proposals, add_json),
            Command("show", "one proposal with its lines", show_proposal, _show_arguments),
            Command("pdf", "its document", proposal_pdf, _pdf_arguments),
        ),
    ),
    Command("pitch", "the ink catalogue as a PDF", pitch, _pitch_arguments),
    Command("price-list", "the price list as a PDF", price_list, _price_list_arguments),
)
