"""What needs attention, with the records behind it, in the order that a role looks first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from peewee import JOIN, fn

from salesdesk.domain.closing.states import UNPAID
from salesdesk.domain.proposals.states import WITH_CLIENT, ProposalState
from salesdesk.domain.team.roles import Right, Role
from salesdesk.models.bulk import plain
from salesdesk.models.closing import Invoice, Order
from salesdesk.models.proposals import Proposal
from salesdesk.models.prospects import Prospect
from salesdesk.money import Money
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.context import Context
from salesdesk.services.followup import View
from salesdesk.services.proposals.records import EXPIRING_DAYS
from salesdesk.services.today.handed import hand_over_lines
from salesdesk.services.today.shapes import Attention, AttentionKind, AttentionRecord

MOST_RECORDS = 12
K = AttentionKind

USUAL_ORDER = (
    K.HAND_OVERS,
    K.RETURNED,
    K.EXPIRING,
    K.OVERDUE_INVOICES,
    K.REORDERS,
    K.QUIET,
    K.GIVEN,
    K.NO_STEP,
    K.APPROVALS,
    K.ACCEPTED,
)
FIRST: dict[Role, tuple[AttentionKind, ...]] = {
    Role.SALES_MANAGER: (K.APPROVALS, K.OVERDUE_INVOICES, K.EXPIRING),
    Role.ACCOUNT_EXECUTIVE: (K.HAND_OVERS, K.EXPIRING),
    Role.SALES_DEVELOPMENT: (K.RETURNED, K.NO_STEP),
    Role.CUSTOMER_SUCCESS: (K.REORDERS, K.QUIET, K.OVERDUE_INVOICES),
    Role.PRODUCT_SPECIALIST: (),
}
"""What each role looks at before the rest; of several roles the first named here leads."""


def attention(context: Context) -> tuple[Attention, ...]:
    """What is counted at once: everything but what follows from the customers' rhythms."""
    found = (
        _approvals(context),
        *hand_over_lines(context),
        _overdue(context),
        _expiring(context.today()),
        _without_step(),
    )
    return in_order(context, [each for each in found if each is not None])


def rhythm_attention(counts: Mapping[View, int]) -> tuple[Attention, ...]:
    """Who is due to reorder and who has gone quiet, by the follow-up's counts."""
    lines = []
    if reorders := counts[View.REORDER]:
        text = sentences(
            "{count} customer is due to reorder", "{count} customers are due to reorder", reorders
        )
        lines.append(Attention(K.REORDERS, reorders, text))
    if quiet := counts[View.QUIET]:
        text = sentences(
            "{count} customer has gone quiet", "{count} customers have gone quiet", quiet
        )
        lines.append(Attention(K.QUIET, quiet, text))
    return tuple(lines)


def in_order(context: Context, lines: list[Attention]) -> tuple[Attention, ...]:
    """The lines in the order that suits whoever is at the desk."""
    roles = context.member.roles if context.member else frozenset()
    first = [kind for role, kinds in FIRST.items() if role in roles for kind in kinds]
    order = list(dict.fromkeys((*first, *USUAL_ORDER)))
    return tuple(sorted(lines, key=lambda line: order.index(line.kind)))


def _approvals(context: Context) -> Attention | None:
    if context.member is None or not context.member.may(Right.APPROVE):
        return None
    rows = list(
        plain(
            Proposal.select(Proposal.id, Proposal.client_name, Proposal.number)
            .where(Proposal.state == ProposalState.AWAITING_APPROVAL, Proposal.deleted_at.is_null())
            .order_by(Proposal.changed_at)
        )
    )
    text = sentences(
        "{count} proposal waits for your approval",
        "{count} proposals wait for your approval",
        len(rows),
    )
    return _line(K.APPROVALS, len(rows), text, _proposal_records(rows))


def _overdue(context: Context) -> Attention | None:
    today = context.today()
    late = (
        Invoice.state.in_(list(UNPAID)) & (Invoice.due_on < today) & Invoice.number.is_null(False)
    )
    sums = [
        Money(int(amount), currency)
        for currency, amount in plain(
            Invoice.select(Invoice.currency, fn.SUM(Invoice.total - Invoice.paid))
            .where(late)
            .group_by(Invoice.currency)
        )
    ]
    count = Invoice.select(fn.COUNT(Invoice.id)).where(late).scalar()
    if not sums:
        return None
    sums.sort(key=lambda each: each.currency != context.settings.currency)
    text = sentences(
        "{count} invoice is overdue: {amount}",
        "{count} invoices are overdue: {amount}",
        count,
        amount=amounts(sums),
    )
    return _line(K.OVERDUE_INVOICES, count, text, _overdue_records(late, today))


def amounts(sums: list[Money]) -> Money | Sentence:
    """Sums in one or more currencies as one value of a sentence."""
    said: Money | Sentence = sums[0]
    for each in sums[1:]:
        said = sentence("{first} + {more}", first=said, more=each)
    return said


def _overdue_records(late: Any, today: date) -> Iterator[AttentionRecord]:
    rows = (
        Invoice.select(
            Invoice.number,
            Invoice.client_name,
            Invoice.total - Invoice.paid,
            Invoice.currency,
            Invoice.due_on,
            Order.opportunity,
            Invoice.prospect,
        )
        .join(Order, JOIN.LEFT_OUTER)
        .where(late)
        .order_by(Invoice.due_on, Invoice.number)
        .limit(MOST_RECORDS)
    )
    for number, client, amount, currency, due_on, deal, prospect in plain(rows):
        days = (today - due_on).days
        detail = sentences(
            "{number}: {amount}, {count} day late",
            "{number}: {amount}, {count} days late",
            days,
            number=number,
            amount=Money(int(amount), currency),
        )
        # An order that was entered or imported has no deal; its account shows what it owes.
        page, key = ("closing", deal) if deal else ("prospects", prospect)
        yield AttentionRecord(page, key, client, detail)


def _expiring(today: date) -> Attention | None:
    rows = list(
        plain(
            Proposal.select(Proposal.id, Proposal.client_name, Proposal.number)
            .where(
                Proposal.state.in_(list(WITH_CLIENT)),
                Proposal.valid_until.between(today, today + timedelta(days=EXPIRING_DAYS)),
                Proposal.deleted_at.is_null(),
            )
            .order_by(Proposal.valid_until, Proposal.number)
        )
    )
    text = sentences(
        "{count} proposal expires within {days} days",
        "{count} proposals expire within {days} days",
        len(rows),
        days=EXPIRING_DAYS,
    )
    return _line(K.EXPIRING, len(rows), text, _proposal_records(rows))


def _without_step() -> Attention | None:
    count = (
        Prospect.select(fn.COUNT(Prospect.id))
        .where(Prospect.next_step_at.is_null(), Prospect.deleted_at.is_null())
        .scalar()
    )
    text = sentences(
        "{count} prospect has no next step", "{count} prospects have no next step", count
    )
    return _line(K.NO_STEP, count, text)


def _proposal_records(rows: list[tuple[UUID, str, str]]) -> Iterator[AttentionRecord]:
    return (AttentionRecord("proposals", *row) for row in rows)


def _line(
    kind: AttentionKind,
    count: int,
    text: Sentence,
    records: Iterable[AttentionRecord] = (),
) -> Attention | None:
    if not count:
        return None
    return Attention(kind, count, text, tuple(records)[:MOST_RECORDS])
