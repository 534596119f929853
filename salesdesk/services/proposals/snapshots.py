"""A draft at one moment, and making it so again: what undo and redo walk between."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from salesdesk.models.proposals import Proposal, ProposalLine
from salesdesk.services.proposals.draft import Draft
from salesdesk.services.proposals.records import Snapshot

COLUMNS = (
    "dated",
    "valid_until",
    "currency",
    "language",
    "contact",
    "client_name",
    "client_address",
    "client_tax_code",
    "contact_name",
    "contact_title",
    "opening",
    "delivery_terms",
    "warranty_terms",
    "payment_terms",
    "discount",
)
"""What can be edited on a proposal beside its lines."""

LINE_COLUMNS = tuple(name for name in ProposalLine._meta.fields if name != "proposal")  # noqa: SLF001


def take(draft: Draft) -> Snapshot:
    """Everything that can be edited, as it is now."""
    columns = {name: _value(draft.proposal, name) for name in COLUMNS}
    lines = tuple({name: _value(line, name) for name in LINE_COLUMNS} for line in draft.lines)
    return Snapshot(draft.proposal.id, columns, lines)


def put_back(draft: Draft, snapshot: Snapshot) -> None:
    """Make everything as it was."""
    draft.book.change(draft.proposal, **snapshot.columns)
    standing = {line.id: line for line in draft.lines}
    kept = {values["id"] for values in snapshot.lines}
    for line in draft.lines:
        if line.id not in kept:
            draft.book.remove(line)
    draft.lines = [_put_line(draft, standing, values) for values in snapshot.lines]


def _put_line(
    draft: Draft, standing: dict[UUID, ProposalLine], values: dict[str, Any]
) -> ProposalLine:
    line = standing.get(values["id"])
    if line is None:
        return draft.book.add(ProposalLine, proposal=draft.proposal, **values)
    draft.book.change(line, **{name: one for name, one in values.items() if name != "id"})
    return line


def _value(row: Proposal | ProposalLine, name: str) -> Any:
    # A foreign key is kept by its id: reading the record behind it would be a query.
    return row.__data__.get(name)
