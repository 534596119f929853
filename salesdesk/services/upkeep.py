"""Looking after the file: backing it up and checking that everything in it agrees."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Context


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must hold in every shop: `statement` finds the records for which it does not.

    Each row that it returns names one record in its first column.
    """

    statement: str
    fault: Sentence


RULES = (
    Rule(
        "SELECT i.number FROM invoice i WHERE i.paid != "
        "(SELECT coalesce(sum(p.amount), 0) FROM payment p WHERE p.invoice_id = i.id)",
        sentence("{record}: what was paid is not the sum of its payments."),
    ),
    Rule(
        "SELECT i.number FROM invoice i WHERE i.net + i.tax != i.total",
        sentence("{record}: net and tax do not add up to the total."),
    ),
    Rule(
        "SELECT i.number FROM invoice i WHERE i.state = 'paid' AND i.paid < i.total",
        sentence("{record}: it is called paid and is not."),
    ),
    Rule(
        "SELECT s.series || '-' || s.year FROM number_series s WHERE s.series = 'HD' AND s.last != "
        "(SELECT count(*) FROM invoice i WHERE i.number LIKE s.series || '-' || s.year || '-%')",
        sentence("{record}: invoice numbers have a gap."),
    ),
    Rule(
        "SELECT o.number FROM sales_order o JOIN order_line l ON l.order_id = o.id "
        "WHERE l.delivered > l.quantity OR l.invoiced > l.quantity",
        sentence("{record}: more was delivered or invoiced than ordered."),
    ),
    Rule(
        "SELECT p.number FROM proposal p WHERE p.state IN ('accepted', 'partly accepted') "
        "GROUP BY p.number HAVING count(*) > 1",
        sentence("{record}: more than one revision is accepted."),
    ),
    Rule(
        "SELECT t.what FROM prospect p JOIN task t ON t.prospect_id = p.id AND t.done_at IS NULL "
        "WHERE p.deleted_at IS NULL "
        "GROUP BY p.id HAVING p.next_step_at IS NULL OR p.next_step_at != min(t.due_at)",
        sentence("“{record}” is due, and its prospect does not say so."),
    ),
)


class UpkeepService:
    """Backup and check."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def backup(self, target: Path) -> Path:
        """Copy the shop into a new file, open the copy and check it.

        Raises FileRefused where it exists already or cannot be written.
        """
        self._context.database.backup(target)
        return target

    def check(self) -> tuple[Sentence, ...]:
        """Everything that is not as it must be; nothing in a healthy shop."""
        database = self._context.database
        faults = [sentence("{fault}", fault=fault) for fault in database.problems()]
        for rule in RULES:
            faults += [
                Sentence(rule.fault.pattern, (("record", str(row[0])),))
                for row in database.rows(rule.statement)
            ]
        return tuple(faults)
