"""How happenings are worded on the prospects page."""

from __future__ import annotations

from datetime import date

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
    "missed": ("phone", "warn"),
    "given": ("arrow-right", "info"),
    "answered": ("badge-check", "ok"),
    "returned": ("undo-2", "warn"),
    "withdrawn": ("circle-x", "grey"),
    "file": ("file-text", "grey"),
    "link": ("link", "grey"),
    "imported": ("download", "grey"),
    "merged": ("git-merge", "violet"),
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
    """Below a happening that stands alone: what kind, when and who."""
    at = happening.at
    timed = at.date() == today and not happening.day_only
    when = words.clock_time(at) if timed else day_words(words, at.date(), today)
    parts = (said(words, happening.detail), when, happening.who)
    return " · ".join(part for part in parts if part)


def detail_below_day(words: Language, happening: Happening) -> str:
    """Below a happening that stands under its day: what kind, at what time and who."""
    when = "" if happening.day_only else words.clock_time(happening.at)
    parts = (said(words, happening.detail), when, happening.who)
    return " · ".join(part for part in parts if part)


def day_words(words: Language, day: date, today: date) -> str:
    """A day above what happened on it: Today, Yesterday, 27 Nov, 3 Mar 2025."""
    text = relative_day(words, day, today)
    return text[:1].upper() + text[1:]
