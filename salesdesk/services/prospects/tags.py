"""Words that the shop puts on accounts: one spelling for each, put on and taken off."""

from __future__ import annotations

from uuid import UUID

from salesdesk.errors import WrongInput
from salesdesk.models.prospects import ProspectTag
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done
from salesdesk.services.prospects.removed import note_added, note_removed
from salesdesk.text import clean, fold

LONGEST = 40
_LOOKED_AT = 20_000
_MOST = 300
_IN_USE = (
    "SELECT word FROM (SELECT {field} AS word FROM prospect WHERE deleted_at IS NULL "
    "ORDER BY id DESC LIMIT ?) AS newest WHERE word <> '' "
    "GROUP BY word ORDER BY count(*) DESC, word LIMIT ?"
)
COMPLETED = {field: _IN_USE.format(field=field) for field in ("industry", "customer_group")}
"""Fields of an account that are completed from what others have there, and how they are found."""


class ProspectTags:
    """Tags, and the words in use elsewhere."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def tag(self, prospect_id: UUID, word: str) -> Done[bool]:
        """Put a tag on an account; False where it is on it already. Raises WrongInput if empty."""
        with self._context.writing() as book:
            return book.done(tag(book, prospect_id, word))

    def untag(self, prospect_id: UUID, word: str) -> Done[bool]:
        """Take a tag off an account; False where it is not on it."""
        with self._context.writing() as book:
            return book.done(untag(book, prospect_id, word))

    def tags_in_use(self) -> tuple[str, ...]:
        """The tags of the shop, those on most accounts first."""
        rows = self._context.database.rows(
            "SELECT tag FROM prospect_tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ?", _MOST
        )
        return tuple(row[0] for row in rows)

    def words_in_use(self, field: str) -> tuple[str, ...]:
        """What the newest accounts have in a field of COMPLETED, the most usual first."""
        rows = self._context.database.rows(COMPLETED[field], _LOOKED_AT, _MOST)
        return tuple(row[0] for row in rows)


def tag(book: Book, prospect_id: UUID, word: str) -> bool:
    """Put a tag on an account in a running transaction, spelt as the shop spells it already.

    False where it is on it already. Raises WrongInput for an empty or overlong one.
    """
    wanted = clean(word)
    if not wanted or len(wanted) > LONGEST:
        raise WrongInput(
            sentence("A tag is a word or two, of at most {most} characters.", most=LONGEST), "tag"
        )
    if _on(prospect_id, wanted) is not None:
        return False
    row = book.add(ProspectTag, prospect=prospect_id, tag=_spelt(wanted))
    note_added(book, prospect_id, row, row.tag)
    return True


def untag(book: Book, prospect_id: UUID, word: str) -> bool:
    """Take a tag off an account in a running transaction; False where it is not on it."""
    row = _on(prospect_id, clean(word))
    if row is None:
        return False
    note_removed(book, prospect_id, row, row.tag)
    book.remove(row)
    return True


def tags_of(prospect_id: UUID) -> tuple[str, ...]:
    """The tags of an account in the order of the alphabet."""
    rows = ProspectTag.select(ProspectTag.tag).where(ProspectTag.prospect == prospect_id)
    return tuple(sorted((row.tag for row in rows), key=fold))


def _on(prospect_id: UUID, word: str) -> ProspectTag | None:
    rows = ProspectTag.select().where(ProspectTag.prospect == prospect_id)
    return next((row for row in rows if row.tag.casefold() == word.casefold()), None)


def _spelt(word: str) -> str:
    """The shop's own spelling of a tag, whichever case it was typed in."""
    if ProspectTag.select().where(ProspectTag.tag == word).exists():
        return word
    used = ProspectTag.select(ProspectTag.tag).distinct().limit(_LOOKED_AT)
    spellings = (row.tag for row in used)
    return next((each for each in spellings if each.casefold() == word.casefold()), word)
