"""What the prospects page shows, as plain values."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from salesdesk.clock import Clock
from salesdesk.domain.closing.states import Stage
from salesdesk.domain.prospects.places import HOME
from salesdesk.domain.prospects.standing import PathStep, Standing
from salesdesk.domain.prospects.states import (
    DecisionRole,
    PointKind,
    ProspectState,
    Source,
    TaskCause,
    TaskKind,
    Temperature,
)
from salesdesk.models.prospect_list import VIEWS
from salesdesk.money import Money
from salesdesk.sentence import Sentence, mark

Shown = str | int | Money | date | Sentence | None
"""What a column of the list shows; words that are translated are a Sentence."""


class View(StrEnum):
    """The saved views of the list; the values are keys of the model's VIEWS."""

    ALL = "all"
    MINE = "mine"
    TODAY = "today"
    NO_STEP = "no step"
    CUSTOMERS = "customers"


VIEW_NAMES = {
    View.ALL: mark("All"),
    View.MINE: mark("Mine"),
    View.TODAY: mark("Due today"),
    View.NO_STEP: mark("No next step"),
    View.CUSTOMERS: mark("Customers"),
}
assert set(VIEWS) == set(View)


@dataclass(frozen=True, slots=True)
class Listing:
    """The row numbers of a view in order, and how many accounts each view holds.

    `capped` says that the filter found more than are listed.
    """

    ids: array[int]
    counts: Mapping[View, int]
    capped: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done on a day, at an hour where one was agreed. `overdue` counts days."""

    kind: TaskKind
    what: str
    day: date
    at: time | None = None
    overdue: int = 0
    task_id: UUID | None = None
    cause: TaskCause = TaskCause.BY_HAND
    assigned_to: str = ""


@dataclass(frozen=True, slots=True)
class ProspectRow:
    """One account in the list. `value` is what its open deals are worth.

    `shown` holds what further columns show, by their keys.
    """

    id: UUID
    company: str
    contact: str
    standing: Standing
    next_step: NextStep | None
    is_today: bool
    value: Money | None
    shown: Mapping[str, Shown] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PointDetail:
    """A further phone or e-mail: of a contact, or of the account where none is named.

    `hint` says what is doubtful about it.
    """

    id: UUID | None
    kind: PointKind
    value: str
    label: str = ""
    hint: Sentence | None = None
    position: int = 0
    contact_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """Somebody at an account, with hints where a number or address is doubtful."""

    id: UUID
    name: str
    title: str = ""
    decision_role: DecisionRole = DecisionRole.UNKNOWN
    phone: str = ""
    phone_hint: Sentence | None = None
    email: str = ""
    email_hint: Sentence | None = None
    birthday: date | None = None
    preferred_channel: str = ""
    position: int = 0
    points: tuple[PointDetail, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountLink:
    """Another account, by its name."""

    id: UUID
    company: str


@dataclass(frozen=True, slots=True)
class AddressDetail:
    """Where an account is."""

    id: UUID
    kind: str = "main"
    street: str = ""
    ward: str = ""
    province: str = ""
    country: str = "VN"
    position: int = 0

    @property
    def line(self) -> str:
        """The address in one line."""
        return address_line(self.street, self.ward, self.province, self.country)


@dataclass(frozen=True, slots=True)
class DealLine:
    """An open deal."""

    id: UUID
    name: str
    stage: Stage
    amount: Money


@dataclass(frozen=True, slots=True)
class ProposalLink:
    """A proposal of the account. `state` is the name of its state, marked for translation."""

    id: UUID
    number: str
    revision: int
    state: str
    dated: date
    total: Money


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """A needs interview: when it was begun and how much was recorded."""

    id: UUID
    day: date
    printers: int
    papers: int


@dataclass(frozen=True, slots=True)
class ProspectDetails:
    """The fields of an account that are edited in place, by the names that `set_field` takes."""

    company: str
    tax_code: str
    industry: str
    employees: int | None
    website: str
    language: str
    source: Source
    campaign: str
    acquisition_cost: Money
    temperature: Temperature
    customer_group: str
    credit_limit: Money
    payment_days: int | None
    notes: str


@dataclass(frozen=True, slots=True)
class ProspectRecord:
    """Everything the record shows but its timeline.

    `moves` are the states it may go to now; `silence` says why it must not be called or written
    to, None where it may be. `brought` are the accounts that it recommended the shop to, `points`
    the phones and e-mails of no one person, and `hints` what is doubtful, by the field's name.
    """

    id: UUID
    details: ProspectDetails
    state: ProspectState
    state_reason: str
    standing: Standing
    path: tuple[PathStep, ...]
    owner_id: UUID | None
    owner: str
    referred_by: AccountLink | None
    brought: tuple[AccountLink, ...]
    tags: tuple[str, ...]
    points: tuple[PointDetail, ...]
    hints: Mapping[str, Sentence]
    customer_since: date | None
    silence: Sentence | None
    moves: tuple[ProspectState, ...]
    next_step: NextStep | None
    later_steps: tuple[NextStep, ...]
    contacts: tuple[ContactDetail, ...]
    addresses: tuple[AddressDetail, ...]
    deals: tuple[DealLine, ...]
    proposals: tuple[ProposalLink, ...]
    assessments: tuple[AssessmentLine, ...]


def address_line(street: str, ward: str, province: str, country: str = HOME) -> str:
    """An address in one line; a country abroad stands at its end as it was typed."""
    abroad = country if country != HOME else ""
    return ", ".join(part for part in (street, ward, province, abroad) if part)


def overdue_days(day: date, today: date) -> int:
    """For how many days something has been due, at least 0."""
    return max(0, (today - day).days)


def local_step(clock: Clock, kind: str, what: str, due_at: datetime, *, timed: bool) -> NextStep:
    """A step as the clock on the shop's wall has it."""
    local = clock.local(due_at)
    return NextStep(
        TaskKind(kind or TaskKind.TODO),
        what,
        local.date(),
        local.time().replace(second=0, microsecond=0) if timed else None,
        overdue_days(local.date(), clock.today()),
    )
