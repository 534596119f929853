"""The follow-up plan: what to do for a customer after a sale, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.prospects.states import TaskKind
from salesdesk.sentence import mark


class PlanStart(StrEnum):
    """What sets a step of the plan going."""

    ORDER = "order"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class PlanStep:
    """Something to do so many days after the start. `key` tells the steps of one sale apart.

    `what` is English, for translation where it is shown; `first_only` steps follow a customer's
    first order alone, so that nobody is asked the same every month.
    """

    key: str
    start: PlanStart
    days: int
    kind: TaskKind
    what: str
    first_only: bool = False


PLAN = (
    PlanStep("deliver", PlanStart.ORDER, 2, TaskKind.DELIVER, mark("Deliver the order")),
    PlanStep(
        "arrived", PlanStart.DELIVERY, 2, TaskKind.CALL, mark("Ask whether everything arrived well")
    ),
    PlanStep(
        "lasting",
        PlanStart.DELIVERY,
        21,
        TaskKind.CALL,
        mark("Ask how the first cartridge and the first reams are lasting"),
        first_only=True,
    ),
    PlanStep(
        "satisfied",
        PlanStart.DELIVERY,
        45,
        TaskKind.CALL,
        mark("Ask how satisfied they are, 0–10"),
        first_only=True,
    ),
    PlanStep(
        "referral",
        PlanStart.DELIVERY,
        60,
        TaskKind.EMAIL,
        mark("Ask for a review and a referral"),
        first_only=True,
    ),
)


def steps_after(start: PlanStart, *, first: bool) -> tuple[PlanStep, ...]:
    """The steps that an order, or its delivery, sets going; `first` for a first order."""
    return tuple(step for step in PLAN if step.start is start and (first or not step.first_only))
