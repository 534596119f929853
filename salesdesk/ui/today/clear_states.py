"""What Today says when nothing is due, and on the first day of a shop."""

from __future__ import annotations

from collections.abc import Callable

from salesdesk.language import Language
from salesdesk.ui.widgets.basics import button
from salesdesk.ui.widgets.choices import EmptyState


def all_clear(
    words: Language, schedule: Callable[[], None], without_step: Callable[[], None]
) -> EmptyState:
    """Nothing is due: schedule something, or look who has no next step."""
    return EmptyState(
        "circle-check",
        words.tr("All clear"),
        words.tr("Nothing is due this week. Look who has no next step, or schedule one."),
        [
            button(words.tr("Schedule"), "plus", on=schedule),
            button(words.tr("No next step"), "users", on=without_step),
        ],
    )


def first_day(words: Language, prospects: Callable[[], None]) -> EmptyState:
    """Nobody is entered yet: begin with the first client."""
    return EmptyState(
        "users",
        words.tr("Begin with your first client"),
        words.tr(
            "Enter a prospect, or import the list that you have. "
            "Whatever is due with them then stands here every morning."
        ),
        [button(words.tr("Open the prospects"), "users", "primary", prospects)],
    )
