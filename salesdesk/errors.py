"""Errors that a person can mend; everything else that is raised is a bug."""

from __future__ import annotations

from typing_extensions import override

from salesdesk.sentence import Sentence


def in_english(said: Sentence) -> str:
    """A sentence as it is written in the code, its places filled plainly."""
    values = {
        name: in_english(value) if isinstance(value, Sentence) else value for name, value in said
    }
    pattern = said.many if said.many and said.count != 1 else said.pattern
    return pattern.format(**values)


class SalesDeskError(Exception):
    """Something went wrong that its reader can put right.

    `sentence` says what happened, what it means and what to do; `field` names the field it
    belongs beside, if there is one.
    """

    def __init__(self, sentence: Sentence, field: str = "") -> None:
        super().__init__(sentence, field)
        self.sentence = sentence
        self.field = field

    @override
    def __str__(self) -> str:
        """The sentence in English, for the log."""
        return in_english(self.sentence)


class WrongInput(SalesDeskError):
    """A value that cannot be taken as it is."""


class NotFound(SalesDeskError):
    """Nothing is known under this name, number or key."""


class NotAllowed(SalesDeskError):
    """The record's state, or another rule of the shop, does not let this happen."""


class NotPermitted(SalesDeskError):
    """This needs a role that the person at the desk does not hold."""


class FileRefused(SalesDeskError):
    """A file that cannot be opened, read or written as asked."""


class Cancelled(SalesDeskError):
    """The person stopped a long piece of work; nothing of it was kept."""
