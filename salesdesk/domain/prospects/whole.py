"""An account with all that hangs on it, as it leaves the desk for another program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.prospects.standing import Standing
from salesdesk.domain.prospects.states import (
    DecisionRole,
    PointKind,
    ProspectState,
    Source,
    TaskKind,
    Temperature,
)
from salesdesk.money import Money


@dataclass(frozen=True, slots=True)
class Reach:
    """A further phone or e-mail, with the word that says which."""

    kind: PointKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class WholeContact:
    """Somebody at an account. `points` are the phones and e-mails beyond the first ones."""

    id: UUID
    name: str
    title: str = ""
    decision_role: DecisionRole = DecisionRole.UNKNOWN
    phone: str = ""
    email: str = ""
    birthday: date | None = None
    preferred_channel: str = ""
    points: tuple[Reach, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeAddress:
    """A place of an account; `country` is a code of ISO 3166."""

    kind: str = "main"
    street: str = ""
    ward: str = ""
    province: str = ""
    country: str = "VN"


@dataclass(frozen=True, slots=True)
class WholeStep:
    """What is planned next: on a day of the shop."""

    kind: TaskKind
    what: str
    day: date


@dataclass(frozen=True, slots=True)
class WholeAccount:
    """An account. `points` are its own phones and e-mails, those of no contact."""

    id: UUID
    company: str
    standing: Standing
    acquisition_cost: Money
    credit_limit: Money
    tax_code: str = ""
    industry: str = ""
    employees: int | None = None
    website: str = ""
    language: str = "vi"
    source: Source = Source.UNKNOWN
    campaign: str = ""
    referred_by: str = ""
    owner: str = ""
    temperature: Temperature = Temperature.COLD
    state: ProspectState = ProspectState.NEW
    state_reason: str = ""
    do_not_contact: bool = False
    do_not_contact_reason: str = ""
    payment_days: int | None = None
    customer_group: str = ""
    notes: str = ""
    external_id: str = ""
    customer_since: date | None = None
    next_step: WholeStep | None = None
    deals_worth: Money | None = None
    tags: tuple[str, ...] = ()
    contacts: tuple[WholeContact, ...] = ()
    points: tuple[Reach, ...] = ()
    addresses: tuple[WholeAddress, ...] = ()
