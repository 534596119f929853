"""Records of a delimited text, one by one, each with the physical line it begins on."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from salesdesk.sentence import Sentence, sentence

MOST_CHARACTERS = 100_000
"""A longer record is no record: a quotation mark was left open, or the file is no table."""

MOST_LINES = 200
"""Physical lines that one record may span (a note with line breaks)."""


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record as they are written, and its first physical line (from 1)."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why a row was not taken: its physical line, the column if one is to blame, a sentence."""

    line: int
    column: str
    sentence: Sentence


def physical_lines(text: TextIO) -> Iterator[str]:
    """The lines of a text without zero characters; one over the cap is cut one past it."""
    while line := text.readline(MOST_CHARACTERS + 1):
        if len(line) > MOST_CHARACTERS and not line.endswith(("\n", "\r")):
            _skip_rest_of_line(text)
        yield line.replace("\x00", "") if "\x00" in line else line


def records(lines: Iterator[str], delimiter: str) -> Iterator[Record | RowFault]:
    """The records of some lines, blank ones left out.

    A quotation mark that is never closed costs the row it stands in and no other: reading starts
    anew on the line after it.
    """
    feeder = _Feeder(lines)
    while True:
        # Not `strict`: a stray quotation mark inside a cell is a letter like any other.
        reader = csv.reader(feeder, delimiter=delimiter, skipinitialspace=True)
        try:
            yield from _sound_records(reader, feeder)
        except (_NeverEndingError, csv.Error):
            yield RowFault(feeder.first, "", _why(feeder.pending))
            feeder.start_anew()
        else:
            return


class _NeverEndingError(Exception):
    """The record being read has grown past any sane size, or to the end of the file."""


class _Feeder:
    """Hands lines to the csv reader and keeps those of the record it is in."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._size = 0
        self._ended = False
        self.first = 1
        self.pending: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._next_line()
        self.pending.append(line)
        self._size += len(line)
        if self._size > MOST_CHARACTERS or len(self.pending) > MOST_LINES:
            raise _NeverEndingError
        return line

    def _next_line(self) -> str:
        line = next(self._lines, "")
        if not line:
            self._ended = True
            raise StopIteration
        return line

    def done(self) -> None:
        """The record is complete; the next line begins another."""
        self.first += len(self.pending)
        self._size = 0
        self.pending.clear()

    def start_anew(self) -> None:
        """Give up the first line of the record; those after it are read once more."""
        self._again.extendleft(reversed(self.pending[1:]))
        del self.pending[1:]
        self._ended = False
        self.done()

    def is_left_open(self) -> bool:
        """Whether the reader asked for more in the middle of a record, and there was none."""
        return self._ended and bool(self.pending)


def _sound_records(reader: Iterator[list[str]], feeder: _Feeder) -> Iterator[Record]:
    for cells in reader:
        if feeder.is_left_open():
            raise _NeverEndingError
        if any(cell and not cell.isspace() for cell in cells):
            yield Record(feeder.first, cells)
        feeder.done()


def _why(pending: list[str]) -> Sentence:
    if len(pending[0]) > MOST_CHARACTERS:
        return sentence("The line is longer than {most} characters.", most=MOST_CHARACTERS)
    return sentence("A quotation mark opens here and is never closed.")


def _skip_rest_of_line(text: TextIO) -> None:
    while (rest := text.readline(MOST_CHARACTERS)) and not rest.endswith(("\n", "\r")):
        pass
