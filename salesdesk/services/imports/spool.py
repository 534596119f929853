"""Rows that wait to be written, kept in a file of their own: a hundred thousand need no memory."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import AbstractContextManager
from tempfile import TemporaryFile

from typing_extensions import override

from salesdesk.services.imports.judging import Judged

_BATCH = 500


class Spool(AbstractContextManager["Spool"]):
    """Judged rows, put in one by one and read back in the same order, as often as wanted."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  closed on leaving
        self._waiting: list[Judged] = []
        self.count = 0

    @override
    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def put(self, row: Judged) -> None:
        """Keep a row."""
        self._waiting.append(row)
        self.count += 1
        if len(self._waiting) >= _BATCH:
            self._write()

    def rows(self) -> Iterator[Judged]:
        """All of them, in order."""
        self._write()
        self._file.seek(0)
        while True:
            try:
                # Only what this very process wrote into an unnamed file is read.
                yield from pickle.load(self._file)  # noqa: S301
            except EOFError:
                return

    def _write(self) -> None:
        if self._waiting:
            pickle.dump(self._waiting, self._file, pickle.HIGHEST_PROTOCOL)
            self._waiting = []
