"""How happenings are worded on the prospects page."""

from __future__ import annotations

from datetime import date, datetime

from salesdesk.domain.prospects.states import ActivityKind
from salesdesk.language import Language
from salesdesk.sentence import Sentence
from salesdesk.services.prospects import Happening
from salesdesk.ui.steps.words import relative_day

ACTIVITY_ICONS = {
    ActivityKind.CALL: "phone",
    ActivityKind.EMAIL: "mail",
    ActivityKind.VISIT: "building-2",
    ActivityKind.MEETING: "users",
    ActivityKind.NOTE: "sticky-note",
}
HAPPENING_SIGNS = {
    "call": ("phone", "ok"),
    "e-mail": ("mail", "grey"),
    "visit": ("building-2", "ok"),
    "meeting": ("users", "ok"),
    "note": ("sticky-note", "grey"),
    "needs": ("printer", "info"),
    "done": ("check", "ok"),
    "entered": ("plus", "grey"),
    "state": ("arrow-right", "info"),
    "deal": ("handshake", "info"),
    "won": ("badge-check", "ok"),
    "proposal": ("file-text", "info"),
    "document": ("file-check", "info"),
    "order": ("package", "ok"),
    "delivery": ("truck", "ok"),
    "invoice": ("receipt-text", "violet"),
    "payment": ("banknote", "ok"),
}


def said(words: Language, text: Sentence | str) -> str:
    """A sentence in words; a person's own words as they stand."""
    return words.say(text) if isinstance(text, Sentence) else text


def happening_detail(words: Language, happening: Happening, today: date) -> str:
    """Below a happening: what kind, when and who."""
    at: datetime = happening.at
    day = relative_day(words, at.date(), today)
    day = day[:1].upper() + day[1:]
    when = words.clock_time(at) if at.date() == today and not happening.day_only else day
    parts = (said(words, happening.detail), when, happening.who)
    return " · ".join(part for part in parts if part)
