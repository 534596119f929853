"""Every rule of the check finds what breaks it, in a shop that is otherwise whole."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from salesdesk.errors import in_english
from salesdesk.services.upkeep import RULES

BROKEN = {
    "not the sum of its payments": "UPDATE invoice SET paid = paid + 1 WHERE id = (SELECT id FROM "
    "invoice WHERE state = 'issued' AND paid = 0 LIMIT 1)",
    "do not add up to the total": "UPDATE invoice SET net = net + 1 WHERE id = (SELECT id FROM "
    "invoice WHERE number IS NOT NULL LIMIT 1)",
    "called paid and is not": "UPDATE invoice SET state = 'paid' WHERE id = (SELECT id FROM "
    "invoice WHERE paid < total LIMIT 1)",
    "numbers have a gap": "UPDATE number_series SET last = last + 1 WHERE series = 'HD' AND year = "
    "2026",
    "than ordered": "UPDATE order_line SET delivered = quantity + 1 WHERE id = (SELECT id FROM "
    "order_line LIMIT 1)",
    "more than one revision": "UPDATE proposal SET state = 'accepted', number = (SELECT number "
    "FROM proposal WHERE state = 'accepted' LIMIT 1), revision = 9 WHERE id = (SELECT id "
    "FROM proposal WHERE state = 'draft' LIMIT 1)",
    "does not say so": "UPDATE prospect SET next_step_at = NULL WHERE id = (SELECT prospect_id "
    "FROM task WHERE done_at IS NULL LIMIT 1)",
}


def test_every_rule_has_its_case() -> None:
    assert len(BROKEN) == len(RULES)


@pytest.mark.parametrize("words", BROKEN)
def test_what_does_not_agree_is_named(sample_desk: Desk, words: str) -> None:
    assert sample_desk.upkeep.check() == ()
    sample_desk.context.database.rows(BROKEN[words])
    faults = [in_english(fault) for fault in sample_desk.upkeep.check()]
    assert any(words in fault for fault in faults), faults


def test_a_row_that_points_nowhere_is_found(sample_desk: Desk) -> None:
    rows = sample_desk.context.database.rows
    rows("PRAGMA foreign_keys = 0")
    rows("DELETE FROM staff WHERE id = (SELECT owner_id FROM prospect LIMIT 1)")
    faults = [in_english(fault) for fault in sample_desk.upkeep.check()]
    assert any("points to a missing staff" in fault for fault in faults)
