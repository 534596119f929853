"""How an import that was made is put into words."""

from __future__ import annotations

from salesdesk.language import Language
from salesdesk.services.imports.shapes import RunRow, TakenBack


def told(words: Language, run: RunRow) -> str:
    """What it did: "412 added, 9 updated"."""
    if not run.changed:
        return words.trn("{count} prospect", "{count} prospects", run.added)
    return words.tr(
        "{added} added, {updated} updated",
        added=words.number(run.added),
        updated=words.number(run.changed),
    )


def when_and_who(words: Language, run: RunRow) -> str:
    """The day, the time and the person."""
    day = words.short_date(run.at.date())
    if not run.who:
        return words.tr("{day}, {time}", day=day, time=words.clock_time(run.at))
    return words.tr("{day}, {time}, {who}", day=day, time=words.clock_time(run.at), who=run.who)


def taken_back(words: Language, what: TakenBack) -> str:
    """What came of taking an import back."""
    if not what.restored:
        return words.trn(
            "{file} was taken back: {count} prospect is gone again.",
            "{file} was taken back: {count} prospects are gone again.",
            what.removed,
            file=what.file,
        )
    return words.tr(
        "{file} was taken back: {removed} gone again, {restored} as they were before.",
        file=what.file,
        removed=words.number(what.removed),
        restored=words.number(what.restored),
    )
