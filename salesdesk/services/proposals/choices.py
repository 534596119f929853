"""Lines that are there to choose: optional ones, and alternatives of which one is taken."""

from __future__ import annotations

from collections.abc import Sequence

from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.errors import NotAllowed
from salesdesk.models.proposals import ProposalLine
from salesdesk.sentence import sentence
from salesdesk.services.context import Book

Lines = Sequence[ProposalLine]


def offer(book: Book, lines: Lines, line: ProposalLine, choice: LineChoice) -> None:
    """Make a line included, optional, on demand, or an alternative to the item above it.

    Raises NotAllowed for a line that is no item, and for an alternative to nothing.
    """
    if line.kind is not LineKind.ITEM:
        raise NotAllowed(sentence("Only an item can be offered as a choice."))
    if line.choice is choice:
        return
    if line.choice is LineChoice.ALTERNATIVE:
        leave(book, lines, line)
    group = _join(book, lines, line) if choice is LineChoice.ALTERNATIVE else ""
    book.change(line, choice=choice, choice_group=group, chosen=False)


def choose(book: Book, lines: Lines, line: ProposalLine, *, chosen: bool = True) -> None:
    """Take an optional line or leave it; of alternatives exactly one is taken."""
    if line.choice is LineChoice.ALTERNATIVE:
        for other in _group(lines, line.choice_group):
            book.change(other, chosen=other.id == line.id)
    elif line.choice is LineChoice.OPTIONAL:
        book.change(line, chosen=chosen)


def leave(book: Book, lines: Lines, line: ProposalLine) -> None:
    """Take a line out of its alternatives; one that is left alone is an ordinary line again."""
    others = [one for one in _group(lines, line.choice_group) if one.id != line.id]
    if len(others) == 1:
        book.change(others[0], choice=LineChoice.NORMAL, choice_group="", chosen=False)
    elif line.chosen and others:
        book.change(others[0], chosen=True)


def _join(book: Book, lines: Lines, line: ProposalLine) -> str:
    above = _item_above(lines, line)
    if above.choice is LineChoice.ALTERNATIVE:
        return above.choice_group
    group = str(above.id)
    book.change(above, choice=LineChoice.ALTERNATIVE, choice_group=group, chosen=True)
    return group


def _item_above(lines: Lines, line: ProposalLine) -> ProposalLine:
    for above in reversed(lines[: lines.index(line)]):
        usable = above.choice in (LineChoice.NORMAL, LineChoice.ALTERNATIVE)
        if above.kind is LineKind.ITEM and usable:
            return above
    raise NotAllowed(
        sentence("An alternative stands below the item that it may take the place of.")
    )


def _group(lines: Lines, group: str) -> list[ProposalLine]:
    alternatives = [line for line in lines if line.choice is LineChoice.ALTERNATIVE]
    return [line for line in alternatives if line.choice_group == group]
