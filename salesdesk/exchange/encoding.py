"""Which letters a file is written in, found by reading all of it once."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from salesdesk.errors import FileRefused
from salesdesk.sentence import Sentence, sentence, sentences

CHUNK = 1 << 18
SAMPLE = 1 << 16
"""Bytes of lines with accents that are enough to tell one old code page from another."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
_INITIAL_D = re.compile(r"(?<!\w)[đĐ](?=[aăâeêioôơuưyàáèéìíòóùúAĂÂEÊIOÔƠUƯY])")
_OTHER_SCRIPTS = (
    "cp1251", "cp1253", "iso8859_7", "cp1250", "cp1254", "cp874", "cp1255", "cp1256",
    "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1252",
)  # fmt: skip
_COHERENT = 0.4
"""The least coherence at which charset-normalizer is believed about a foreign script."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The encoding a file is in, how many lines it has, and how this was known."""

    encoding: str
    lines: int
    evidence: Sentence


def is_encoding(name: str) -> bool:
    """Whether letters can be read so."""
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False


def find_letters(file: BinaryIO, chosen: str = "") -> Letters:
    """Read a file to its end and say how its bytes become letters, unless that was `chosen`.

    A byte order mark decides; then UTF-16 by its zero bytes; then UTF-8 if all, or nearly all, of
    it is valid; then cp1258 if its tone marks stand on Vietnamese vowels; then what
    charset-normalizer finds coherent in another script; cp1252 otherwise, latin-1 where bytes
    have no letter in cp1252. Raises FileRefused for what is no text.
    """
    head = file.read(CHUNK)
    lines = _Lines()
    marked = (chosen, _CHOSEN) if chosen else _by_mark(head)
    if marked:
        lines.count_all(head, file)
        return Letters(marked[0], lines.number, marked[1])
    _refuse_binary(head)
    survey = _Survey()
    for chunk in _chunks(head, file):
        lines.count(chunk)
        survey.take(chunk)
    return Letters(*_judge(survey, lines.number))


class _Lines:
    """Counts physical lines, for progress."""

    def __init__(self) -> None:
        self.number = 0

    def count(self, chunk: bytes) -> None:
        self.number += chunk.count(b"\n") or chunk.count(b"\r")

    def count_all(self, head: bytes, file: BinaryIO) -> None:
        for chunk in _chunks(head, file):
            self.count(chunk)


class _Survey:
    """What the bytes of a whole file show: sound and broken UTF-8, and lines with accents."""

    def __init__(self) -> None:
        self.sound = 0
        self.broken = 0
        self.sample = bytearray()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def take(self, chunk: bytes) -> None:
        text = self._decoder.decode(chunk)
        if text.isascii():
            return
        broken = max(text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd"), 0)
        self.broken += broken
        self.sound += sum(not letter.isascii() for letter in text[:SAMPLE]) - broken
        if broken and len(self.sample) < SAMPLE:
            self.sample += b"\n".join(line for line in chunk.splitlines() if not line.isascii())
            del self.sample[SAMPLE:]


def _chunks(head: bytes, file: BinaryIO) -> Iterable[bytes]:
    chunk = head
    while chunk:
        yield chunk
        chunk = file.read(CHUNK)


def _by_mark(head: bytes) -> tuple[str, Sentence] | None:
    for mark_bytes, encoding in _MARKS:
        if head.startswith(mark_bytes):
            return encoding, sentence("The file begins with a Unicode mark.")
    pairs = len(head) // 2
    for encoding, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = head[start::2].count(0)
        if pairs >= 4 and zeros > 0.6 * pairs and head[1 - start :: 2].count(0) < 0.1 * pairs:
            return encoding, sentence("Every second byte is empty, as in Unicode text of Windows.")
    return None


def _refuse_binary(head: bytes) -> None:
    strange = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if strange > 0.1 * len(head):
        raise FileRefused(sentence("This file holds no text. Choose a list saved as CSV."))


def _judge(survey: _Survey, lines: int) -> tuple[str, int, Sentence]:
    if not survey.broken:
        said = sentence("All letters are valid UTF-8.") if survey.sound else _PLAIN
        return "utf-8", lines, said
    if survey.sound >= 10 * survey.broken:
        said = sentences(
            "UTF-8 with {count} letter that is damaged.",
            "UTF-8 with {count} letters that are damaged.",
            survey.broken,
        )
        return "utf-8", lines, said
    encoding, said = _old_code_page(bytes(survey.sample))
    return encoding, lines, said


_PLAIN = sentence("Only letters without accents.")
_CHOSEN = sentence("You chose this.")


def _old_code_page(sample: bytes) -> tuple[str, Sentence]:
    if _reads_as_vietnamese(sample):
        return "cp1258", sentence("Vietnamese tone marks, as Windows wrote them before Unicode.")
    foreign = _foreign_script(sample)
    if foreign:
        return foreign, sentence("The letters make sense in {encoding}.", encoding=foreign)
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1", sentence("Western European letters.")
    return "cp1252", sentence("Western European letters.")


def _reads_as_vietnamese(sample: bytes) -> bool:
    """Whether the tone marks that cp1258 sees nearly all stand on Vietnamese vowels.

    In cp1252 the same bytes are Ì Ò Þ ì ò, which follow consonants ("così") as often as vowels.
    """
    text = sample.decode("cp1258", "replace")
    marks = [place for place, letter in enumerate(text) if letter in _TONES]
    if not marks:
        return bool(_INITIAL_D.search(text))
    return sum(text[place - 1] in _VOWELS for place in marks if place) >= 0.8 * len(marks)


def _foreign_script(sample: bytes) -> str:
    # charset-normalizer loads its tables only for files that need it.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_OTHER_SCRIPTS)).best()
    if best is None or best.encoding == "cp1252" or best.coherence < _COHERENT:
        return ""
    letters = [letter for letter in str(best) if letter.isalpha() and not letter.isascii()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return "" if latin > 0.5 * len(letters) else best.encoding
