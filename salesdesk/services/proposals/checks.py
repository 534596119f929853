"""Figures that a person types, checked before they are kept."""

from __future__ import annotations

from salesdesk.errors import WrongInput
from salesdesk.money import BASIS_POINTS
from salesdesk.sentence import sentence

MOST = 10_000_000


def check_percent(discount: int) -> None:
    """Raise WrongInput unless it is a percentage from 0 to 100, in basis points."""
    if not 0 <= discount <= BASIS_POINTS:
        raise WrongInput(sentence("A discount is a percentage from 0 to 100."), "discount")


def check_quantity(quantity: int) -> None:
    """Raise WrongInput unless it is a number of pieces that somebody can order."""
    if not 1 <= quantity <= MOST:
        raise WrongInput(sentence("A quantity is a whole number from 1 on."), "quantity")
