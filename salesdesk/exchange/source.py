"""The bytes of a file that somebody hands us, plain or gzipped, never more than can be sane."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import BufferedIOBase, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from typing_extensions import override

from salesdesk.errors import FileRefused
from salesdesk.sentence import Sentence, sentence

MOST_BYTES = 2_000_000_000
"""More text than this is no list of a shop."""

MOST_RATIO = 200
"""How far a .gz may swell; order lists swell 5 to 20 times, a bomb a thousand times."""

RATIO_COUNTS_FROM = 20_000_000
"""Bytes below which the ratio does not matter."""

_GZIP = b"\x1f\x8b"
_HEAD = 4096
_CARD = re.compile(rb"^\s*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_NO_TABLES = (
    (
        (b"<htm", b"<HTM", b"<Htm", b"<!DO", b"<!do", b"<tab", b"<TAB", b"<?xm"),
        sentence("This is a web page. Open it in a spreadsheet, save it as .xlsx and import that."),
    ),
    ((b"%PDF",), sentence("This is a PDF. Import the list that it was made from.")),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), sentence("This is a picture, not a list.")),
)


class TableKind(StrEnum):
    """In what kind of file a table comes."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcard"


def kind_of(path: Path) -> TableKind:
    """What kind of file this is, by its first bytes; its name does not matter.

    Raises FileRefused as `opened` does.
    """
    with _readable(path), path.open("rb") as file:
        if file.read(4).startswith(_WORKBOOKS):
            return TableKind.XLSX
    with opened(path) as text:
        head = text.read(_HEAD)
    return TableKind.VCARD if _CARD.search(head.replace(b"\0", b"")) else TableKind.CSV


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes, unpacked if it is gzipped.

    Raises FileRefused, here or while reading, for a file that is missing, closed to us, broken,
    no text at all or far larger unpacked than a list can be.
    """
    with _readable(path), path.open("rb") as file:
        head = file.read(4)
        file.seek(0)
        _refuse_what_is_no_table(head)
        if head.startswith(_GZIP):
            with gzip.open(file) as unpacked:
                packed = max(path.stat().st_size, 1)
                yield cast("BinaryIO", _Capped(unpacked, packed))
        else:
            yield cast("BinaryIO", file)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise FileRefused(_about(sentence("There is no file {name}."), path)) from None
    except IsADirectoryError:
        raise FileRefused(_about(sentence("{name} is a folder, not a file."), path)) from None
    except PermissionError:
        said = _about(sentence("{name} may not be read. Ask whoever owns it."), path)
        raise FileRefused(said) from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        said = sentence("{name} is damaged and cannot be unpacked. Fetch it again.")
        raise FileRefused(_about(said, path)) from None


class _Capped(RawIOBase):
    """Unpacked bytes that stop with FileRefused where a bomb would go on."""

    def __init__(self, unpacked: BufferedIOBase, packed_size: int) -> None:
        super().__init__()
        self._unpacked = unpacked
        self._most = min(MOST_BYTES, max(RATIO_COUNTS_FROM, packed_size * MOST_RATIO))
        self._seen = 0

    @override
    def readable(self) -> bool:
        return True

    @override
    def read(self, size: int = -1, /) -> bytes:
        data = self._unpacked.read(size)
        self._seen += len(data)
        if self._seen > self._most:
            raise FileRefused(
                sentence("This .gz unpacks to far more than a list can be. It was not read.")
            )
        return data


def _refuse_what_is_no_table(head: bytes) -> None:
    for signatures, said in _NO_TABLES:
        if head.startswith(signatures):
            raise FileRefused(said)


def _about(said: Sentence, path: Path) -> Sentence:
    return Sentence(said.pattern, (("name", path.name),))
