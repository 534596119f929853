"""What becomes of rows that look like accounts: choices for one and for all, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from salesdesk.services.imports.shapes import (
    Checked,
    ComparedField,
    ImportPlan,
    MatchChoice,
    RowChoice,
    RowMatch,
)


def choice_for(plan: ImportPlan, match: RowMatch) -> RowChoice:
    """What is chosen for a row: its own choice, or what becomes of it where nobody chooses."""
    return plan.choices.get(match.line, RowChoice(match.by_default))


def takes_from_file(choice: RowChoice, one: ComparedField) -> bool:
    """Whether the file's value of a field is taken."""
    if choice.choice is MatchChoice.UPDATE:
        return bool(one.theirs) if choice.fields is None else one.field in choice.fields
    return choice.choice is MatchChoice.FILL and bool(one.theirs) and not one.ours


def with_field(choice: RowChoice, match: RowMatch, field: str, *, from_file: bool) -> RowChoice:
    """The choice with one field taken from the file, or kept as it is in the shop."""
    taken = {one.field for one in match.compared if takes_from_file(choice, one)}
    wanted = taken | {field} if from_file else taken - {field}
    if not wanted:
        return RowChoice(MatchChoice.SKIP, account_id=choice.account_id)
    return RowChoice(MatchChoice.UPDATE, frozenset(wanted), choice.account_id)


def choose(plan: ImportPlan, line: int, choice: RowChoice) -> ImportPlan:
    """The plan with a choice for one row."""
    return replace(plan, choices={**plan.choices, line: choice})


def choose_for_all(plan: ImportPlan, choice: RowChoice, matches: Iterable[RowMatch]) -> ImportPlan:
    """The plan with the same for every row that looks like an account.

    It is written down for each row that is listed: otherwise weak likenesses would go on being
    added whatever is chosen for the others.
    """
    same = RowChoice(choice.choice, choice.fields)
    choices = {one.line: same for one in matches}
    return replace(plan, choices={**plan.choices, **choices}, default_choice=choice.choice)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows the import adds, updates accounts with, and leaves out.

    `joined` rows add somebody to the account of an earlier row.
    """

    added: int
    updated: int
    left_out: int
    joined: int = 0

    @property
    def taken(self) -> int:
        """How many rows the import takes in."""
        return self.added + self.updated + self.joined


def outcome(checked: Checked, was: ImportPlan, plan: ImportPlan) -> Outcome:
    """What importing would do by a plan whose choices changed since the check, made by `was`."""
    before, now = _counts(checked, was), _counts(checked, plan)
    added = checked.new - before[MatchChoice.ADD] + now[MatchChoice.ADD]
    updated = now[MatchChoice.FILL] + now[MatchChoice.UPDATE]
    joined = sum(1 for one in checked.repeats if one.joins)
    rows = checked.row_count + len(plan.left_out)
    return Outcome(added, updated, max(0, rows - added - updated - joined), joined)


def _counts(checked: Checked, plan: ImportPlan) -> Counter[MatchChoice]:
    """Of the matches only the first are listed; the others go by the choice for all."""
    counts = Counter(choice_for(plan, match).choice for match in checked.matches)
    counts[plan.default_choice] += max(0, checked.match_count - len(checked.matches))
    return counts
