"""The command that looks ahead: who should buy what, and when."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from salesdesk.cli.command import Command, add_json
from salesdesk.cli.terminal import Terminal
from salesdesk.domain.followup.health import HEALTH_LABELS
from salesdesk.language import Language
from salesdesk.services.followup import ForecastRow


def forecast(terminal: Terminal, options: argparse.Namespace) -> None:
    """The reorder forecast of every item of every customer."""
    words = terminal.language
    with terminal.desk() as desk:
        rows = list(desk.followup.forecast(words))
        today = desk.context.today()
    if options.json:
        items = [_item(row, words) for row in rows]
        terminal.show_json({"as_of": today.isoformat(), "items": items})
        return
    for row in rows:
        health = words.tr(HEALTH_LABELS[row.health])
        terminal.show(f"{row.company}: {health}. {words.say(row.reason)}")


def _item(row: ForecastRow, words: Language) -> dict[str, Any]:
    return {
        "customer": row.customer,
        "product": row.product,
        "sku": row.sku,
        "last_purchase": row.last_purchase.isoformat(),
        "interval_days": row.interval_days,
        "expected_next": _iso(row.expected_next),
        "earliest": _iso(row.earliest),
        "latest": _iso(row.latest),
        "health": row.health.value,
        "reason": words.say(row.reason),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


FOLLOWING_COMMANDS = (
    Command("forecast", "when each customer should buy each item again", forecast, add_json),
)
