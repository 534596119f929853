"""New proposals: empty, from a client's needs, as a copy, and as the next revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

from salesdesk.domain.catalogue.needs import RATED_COVERAGE
from salesdesk.domain.catalogue.recommendation import Line, Recommendation, Said
from salesdesk.domain.closing.states import OPEN_STAGES
from salesdesk.domain.proposals.states import (
    PROPOSAL_MOVES,
    PROPOSAL_STATE_NAMES,
    LineKind,
    ProposalState,
)
from salesdesk.domain.prospects.places import AddressKind
from salesdesk.domain.prospects.states import DecisionRole
from salesdesk.domain.states import check_move
from salesdesk.language import Language, language
from salesdesk.models.fields import new_id
from salesdesk.models.needs import NeedsAssessment
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.proposals import Proposal, ProposalLine
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.money import Money, divide_half_away
from salesdesk.sentence import Sentence, mark, sentence
from salesdesk.services.closing.opportunities import open_deal, set_amount
from salesdesk.services.context import Book, found
from salesdesk.services.proposals.draft import Draft, Prices
from salesdesk.services.proposals.figures import lines_of, refresh
from salesdesk.services.proposals.kept_sentences import keep
from salesdesk.services.proposals.snapshots import COLUMNS, LINE_COLUMNS
from salesdesk.services.proposals.wording import BY_HAND
from salesdesk.services.prospects.addresses import line_for
from salesdesk.services.search import Findable, index
from salesdesk.settings import TERMS

SERIES = "BG"
DEAL_NAME = mark("Office supplies")


def create(book: Book, prospect_id: UUID, opportunity_id: UUID | None = None) -> Proposal:
    """An empty draft for an account, on its open deal, or on a new one where it has none."""
    prospect = found(Prospect, prospect_id)
    proposal = book.add(
        Proposal,
        number=book.number(SERIES),
        prospect=prospect_id,
        opportunity=opportunity_id or _open_deal(book, prospect),
        currency=prospect.currency,
        language=prospect.language,
        owner=book.staff_id or prospect.owner_id,
        changed_at=book.now,
        **_days(book),
        **_terms(book, prospect.language),
        **_client(prospect),
    )
    index_proposal(book, proposal)
    return proposal


def from_needs(
    book: Book, assessment_id: UUID, recommended: Recommendation, prices: Prices
) -> Proposal:
    """A draft with the recommended lines, a section for each printer or use of paper."""
    assessment = found(NeedsAssessment, assessment_id)
    proposal = create(book, assessment.prospect_id)
    book.change(proposal, assessment=assessment_id, currency=recommended.currency)
    draft = Draft(book, proposal, prices, book.settings.default_vat)
    for title, lines in _by_need(recommended.lines).items():
        draft.insert(
            None, kind=LineKind.SECTION, name=_said(title, draft.words), reason=_kept(title)
        )
        for line in lines:
            _add_recommended(draft, line)
    draft.settle()
    _raise_deal(book, proposal)
    return proposal


def duplicate(book: Book, proposal_id: UUID, prices: Prices) -> Proposal:
    """A draft like another one, under a new number and at today's prices.

    Prices that somebody typed stay.
    """
    other = found(Proposal, proposal_id)
    proposal = create(book, other.prospect_id)
    kept = ("currency", "language", "opening", "discount", "assessment_id")
    book.change(proposal, **{name.removesuffix("_id"): getattr(other, name) for name in kept})
    _copy_lines(book, other, proposal)
    draft = Draft(book, proposal, prices, book.settings.default_vat)
    for line in draft.lines:
        if line.product_id is not None and line.price_rule != BY_HAND:
            draft.reprice(line)
    draft.settle()
    return proposal


def revise(book: Book, proposal_id: UUID) -> Proposal:
    """The next revision of a proposal as a draft; the older one is superseded.

    It is dated today and valid as long as usual. Raises NotAllowed where the state of the older
    one has no such move.
    """
    older = found(Proposal, proposal_id)
    check_move(PROPOSAL_MOVES, PROPOSAL_STATE_NAMES, older.state, ProposalState.SUPERSEDED)
    copied = {name: older.__data__.get(name) for name in COLUMNS if name not in _days(book)}
    proposal = book.add(
        Proposal,
        number=older.number,
        revision=_last_revision(older.number) + 1,
        prospect=older.prospect_id,
        opportunity=older.opportunity_id,
        assessment=older.assessment_id,
        owner=older.owner_id,
        changed_at=book.now,
        **_days(book),
        **copied,
    )
    _copy_lines(book, older, proposal)
    refresh(book, proposal, lines_of(proposal.id))
    book.change(older, state=ProposalState.SUPERSEDED)
    index_proposal(book, proposal)
    return proposal


def index_proposal(book: Book, proposal: Proposal) -> None:
    """Make a proposal findable by its number, client and contact."""
    title = f"{proposal.number} v{proposal.revision}"
    words = (proposal.contact_name, proposal.client_tax_code)
    index(book, Findable("proposals", proposal.id, title, proposal.client_name, words))


def _last_revision(number: str) -> int:
    rows = Proposal.select(Proposal.revision).where(Proposal.number == number)
    return max(row.revision for row in rows)


def _copy_lines(book: Book, source: Proposal, target: Proposal) -> None:
    rows = [
        {name: line.__data__.get(name) for name in LINE_COLUMNS if name != "id"}
        for line in lines_of(source.id)
    ]
    groups = {line.choice_group for line in lines_of(source.id) if line.choice_group}
    renamed = {group: str(new_id()) for group in groups} | {"": ""}
    for row in rows:
        row |= {"proposal": target.id, "choice_group": renamed[row["choice_group"]]}
    book.add_many(ProposalLine, rows)


def _days(book: Book) -> dict[str, date]:
    until = book.today + timedelta(days=book.settings.valid_days)
    return {"dated": book.today, "valid_until": until}


def _terms(book: Book, code: str) -> dict[str, str]:
    words = book.settings.words(code)
    return {name: getattr(words, name) for name in TERMS}


def _client(prospect: Prospect) -> dict[str, Any]:
    contact = _contact(prospect.id)
    return {
        "client_name": prospect.company,
        "client_tax_code": prospect.tax_code,
        "client_address": line_for(prospect.id, AddressKind.MAIN),
        "contact": contact,
        "contact_name": contact.name if contact else "",
        "contact_title": contact.title if contact else "",
    }


def _contact(prospect_id: UUID) -> Contact | None:
    """Who decides, or else the first one named."""
    rows = list(
        Contact.select()
        .where(Contact.prospect == prospect_id)
        .order_by(Contact.position, Contact.id)
    )
    deciding = [row for row in rows if row.decision_role is DecisionRole.DECIDES]
    return next(iter(deciding or rows), None)


def _open_deal(book: Book, prospect: Prospect) -> Opportunity:
    deal: Opportunity | None = (
        Opportunity.select()
        .where((Opportunity.prospect == prospect.id) & Opportunity.stage.in_(OPEN_STAGES))
        .order_by(Opportunity.stage_since.desc())
        .first()
    )
    if deal is not None:
        return deal
    name = language(book.settings.language).tr(DEAL_NAME)
    return open_deal(book, prospect.id, name, Money.zero(prospect.currency), prospect.owner_id)


def _raise_deal(book: Book, proposal: Proposal) -> None:
    if proposal.opportunity_id is not None:
        deal = found(Opportunity, proposal.opportunity_id)
        set_amount(book, deal, Money(proposal.total, proposal.currency))


# recommended lines


def _by_need(lines: Iterable[Line]) -> Mapping[tuple[Said, ...], list[Line]]:
    groups: dict[tuple[Said, ...], list[Line]] = {}
    for line in lines:
        groups.setdefault(line.serves, []).append(line)
    return groups


def _add_recommended(draft: Draft, line: Line) -> None:
    pages = line.yield_pages * line.product.pieces if line.yield_pages else None
    if line.product.paper is not None:
        pages = line.product.paper.sheets
    values = draft.product_values(line.product.id, line.quantity)
    values |= {
        "serves": _said(line.serves, draft.words),
        "reason": keep(line.reason),
        "page_yield": pages,
        "coverage": _coverage(line, pages),
    }
    draft.insert(None, **values)


def _coverage(line: Line, pages: int | None) -> int | None:
    """The client's coverage in hundredths of a percent, from how much dearer their pages are."""
    price = Fraction(line.price.unit_price.decimal)
    if line.cost_per_page is None or not pages or not price:
        return None
    share = line.cost_per_page * pages / price * Fraction(RATED_COVERAGE) * 100
    return divide_half_away(share.numerator, share.denominator)


def _kept(title: tuple[Said, ...]) -> str:
    """The title of a section that can be put into another language, or nothing."""
    return keep(_joined(title)) if any(isinstance(one, Sentence) for one in title) else ""


def _said(title: tuple[Said, ...], words: Language) -> str:
    return words.say(_joined(title)) if title else ""


def _joined(title: tuple[Said, ...]) -> Sentence:
    first, *rest = title
    said = _sentence(first)
    for one in rest:
        said = sentence("{first}, {next}", first=said, next=_sentence(one))
    return said


def _sentence(said: Said) -> Sentence:
    # A name is said as it is, in every language.
    return said if isinstance(said, Sentence) else Sentence(said)
