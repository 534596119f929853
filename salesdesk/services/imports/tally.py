"""Counting what becomes of the rows of a list, and keeping those that need somebody's eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from salesdesk.exchange.prospect_fields import PROSPECT_FIELDS
from salesdesk.exchange.prospect_rows import BadRow, CellNote, ProspectRow
from salesdesk.exchange.prospect_table import ProspectTable
from salesdesk.models.prospects import Prospect
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.imports.judging import Fate, Judged
from salesdesk.services.imports.names import Names
from salesdesk.services.imports.report import ImportReport, Listed
from salesdesk.services.imports.shapes import MOST_NOTES, Checked, RepeatedRow, RowMatch
from salesdesk.services.imports.updating import compared

_TAKEN = frozenset({Fate.ADD, Fate.JOIN, Fate.FILL, Fate.UPDATE})
_NOBODY_HERE = sentence("Nobody of this name works here; the account gets no owner.")


class Tally:
    """What became of each row so far.

    With `most`, so many rows of each kind are kept in detail for a person to decide about; without
    it, all that are left out are listed. All are counted.
    """

    def __init__(self, names: Names, most: int | None = None) -> None:
        self._names, self._most = names, most
        self.fates: Counter[Fate] = Counter()
        self.faults: list[CellNote] = []
        self.doubts: list[CellNote] = []
        self.rows_listed: list[Judged] = []
        self._out: list[Listed] = []
        self.mended: Counter[int] = Counter()
        self.counts: Counter[str] = Counter()
        self.skipped: set[int] = set()

    def watch(self, rows: Iterable[Judged]) -> Iterator[Judged]:
        """Hand rows on, counting each. A row that joins one which is left out is left out too."""
        for each in rows:
            self._note(each)
            yield each

    def _note(self, each: Judged) -> None:
        row = each.row
        if isinstance(row, BadRow):
            self.fates[Fate.BAD] += 1
            self._keep("faults", self.faults, row.notes)
            return
        if each.fate is Fate.SKIP:
            self.skipped.add(row.line)
        out = each.fate is Fate.JOIN and each.first_line in self.skipped
        self.fates[Fate.SKIP if out else each.fate] += 1
        self.mended.update(row.mended)
        if each.looks:
            self.counts["matches"] += 1
        if _is_out(each) and self._most is None:
            self._out.append(_listed(each))
        shown = bool(each.looks or each.first_line) and self._most is not None
        if shown and self._has_room(self.rows_listed):
            self.rows_listed.append(each)
        if each.fate in _TAKEN and not out:
            self._keep("doubts", self.doubts, (*row.doubts, *self._owner(row)))

    def _owner(self, row: ProspectRow) -> Iterator[CellNote]:
        if not self._names.knows_owner(row):
            yield CellNote(row.line, None, "owner", row.text("owner"), _NOBODY_HERE)

    def _keep(self, name: str, kept: list[CellNote], notes: Iterable[CellNote]) -> None:
        for note in notes:
            self.counts[name] += 1
            if self._has_room(kept):
                kept.append(note)

    def _has_room(self, kept: list[Judged] | list[CellNote]) -> bool:
        return self._most is None or len(kept) < self._most

    @property
    def taken(self) -> int:
        """Rows that are written, or would be."""
        return sum(self.fates[fate] for fate in _TAKEN)

    def checked(self) -> Checked:
        """What the window shows of a check."""
        matches = [each for each in self.rows_listed if each.looks]
        repeats = [each for each in self.rows_listed if each.first_line]
        accounts = _accounts(matches)
        return Checked(
            row_count=self.fates.total(),
            new=self.fates[Fate.ADD],
            faults=tuple(self.faults),
            doubts=tuple(self.doubts),
            repeats=tuple(_repeat(each) for each in repeats),
            matches=tuple(_match(each, accounts) for each in matches if _is_there(each, accounts)),
            mended=dict(self.mended),
            fault_count=self.counts["faults"],
            doubt_count=self.counts["doubts"],
            repeat_count=self.fates[Fate.REPEAT] + self.fates[Fate.JOIN],
            match_count=self.counts["matches"],
            do_not_contact=sum(account.do_not_contact for account in accounts.values()),
        )

    def report(
        self, table: ProspectTable, *, dry_run: bool, notes: tuple[Sentence, ...] = ()
    ) -> ImportReport:
        """What the command line prints; `notes` are what is known of the file besides."""
        return ImportReport(
            file=table.path.name,
            found=table.format.evidence,
            columns={
                field: table.format.headings[places[0]]
                for field, places in sorted(table.places().items(), key=_in_order)
            },
            imported=self.taken,
            duplicates=tuple(self._out),
            faults=tuple(self._fault(note, table) for note in self.faults),
            flags=tuple(Listed(note.line, note.sentence, note.text) for note in self.doubts),
            notes=(*notes, *self._notes()),
            dry_run=dry_run,
        )

    def _fault(self, note: CellNote, table: ProspectTable) -> Listed:
        heading = "" if note.column is None else table.format.headings[note.column]
        return Listed(note.line, note.sentence, heading)

    def _notes(self) -> Iterator[Sentence]:
        if joined := self.fates[Fate.JOIN]:
            yield sentences(
                "{count} row adds somebody to an account of an earlier row.",
                "{count} rows add somebody to an account of an earlier row.",
                joined,
            )
        if changed := self.fates[Fate.FILL] + self.fates[Fate.UPDATE]:
            yield sentences(
                "{count} row goes to an account that is here already.",
                "{count} rows go to accounts that are here already.",
                changed,
            )


def _in_order(pair: tuple[str, tuple[int, ...]]) -> int:
    return list(PROSPECT_FIELDS).index(pair[0])


def _is_out(each: Judged) -> bool:
    return each.fate in {Fate.SKIP, Fate.REPEAT}


def _listed(each: Judged) -> Listed:
    row = each.row
    company = row.company if isinstance(row, ProspectRow) else ""
    if each.first_line:
        said = sentence("Repeats line {line} of the file.", line=each.first_line)
        return Listed(row.line, said, company)
    likeliest = each.looks[0]
    said = sentence(
        "Is here as {company}: {reason}.",
        company=likeliest.company,
        reason=likeliest.reasons[0],
    )
    return Listed(row.line, said, company)


def _repeat(each: Judged) -> RepeatedRow:
    row = each.row
    if not isinstance(row, ProspectRow):
        return RepeatedRow(row.line, each.first_line, "")
    joins = row.people[0].name if each.fate is Fate.JOIN and row.people else ""
    return RepeatedRow(row.line, each.first_line, row.company, joins)


def _accounts(matches: list[Judged]) -> dict[object, Prospect]:
    keys = [each.looks[0].account_id for each in matches]
    rows: dict[object, Prospect] = {}
    for start in range(0, len(keys), 400):
        part = Prospect.select().where(Prospect.id.in_(keys[start : start + 400]))
        rows |= {row.id: row for row in part}
    return rows


def _is_there(each: Judged, accounts: dict[object, Prospect]) -> bool:
    return each.looks[0].account_id in accounts


def _match(each: Judged, accounts: dict[object, Prospect]) -> RowMatch:
    likeliest, row = each.looks[0], each.row
    assert isinstance(row, ProspectRow)
    return RowMatch(
        line=row.line,
        company=row.company,
        account_id=likeliest.account_id,
        account_name=likeliest.company,
        score=likeliest.score,
        reasons=likeliest.reasons,
        compared=compared(row, accounts[likeliest.account_id]),
        others=len(each.looks) - 1,
        by_default=each.default,
    )


__all__ = ["MOST_NOTES", "Tally"]
