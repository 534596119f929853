"""What the import room calls things, and how it writes what a file has."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.imports.shapes import (
    DATE_ORDERS,
    DELIMITERS,
    ENCODINGS,
    FIELDS,
    NUMBER_MARKS,
    Looked,
    MatchChoice,
)

Choices = list[tuple[object, str]]

ENCODING_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1258": mark("Windows 1258, Vietnamese"),
    "cp1252": mark("Windows 1252, Western"),
    "cp1250": mark("Windows 1250, Central European"),
    "cp1251": mark("Windows 1251, Cyrillic"),
    "cp1253": mark("Windows 1253, Greek"),
    "cp1254": mark("Windows 1254, Turkish"),
    "cp874": mark("Windows 874, Thai"),
    "shift_jis": mark("Shift JIS, Japanese"),
    "gb18030": mark("GB 18030, Chinese"),
    "big5": mark("Big5, Chinese"),
    "cp949": mark("Windows 949, Korean"),
}
"""How each encoding is called; one that is not here goes by its own name."""

VERBS = {
    MatchChoice.SKIP: mark("Leave out"),
    MatchChoice.FILL: mark("Fill empty"),
    MatchChoice.UPDATE: mark("Update"),
    MatchChoice.ADD: mark("Add as new"),
}
"""What can become of a row that looks like an account, in short words."""

_MOST_HEADING_ROWS = 12


def encodings(words: Language, looked: Looked) -> Choices:
    """The encodings to choose from, the file's own among them."""
    known = (*ENCODINGS, looked.look.encoding.value)
    return [(one, words.tr(ENCODING_NAMES.get(one, one))) for one in dict.fromkeys(known)]


def delimiters(words: Language, _looked: Looked) -> Choices:
    """The separators to choose from."""
    return [(key, words.tr(name)) for key, name in DELIMITERS.items()]


def heading_rows(words: Language, looked: Looked) -> Choices:
    """Which row can hold the headings."""
    most = max(_MOST_HEADING_ROWS, int(looked.look.heading_row.value or 0))
    rows: Choices = [
        (str(at), words.tr("Row {row}", row=words.number(at))) for at in range(1, most + 1)
    ]
    return [("0", words.tr("No headings")), *rows]


def date_orders(words: Language, _looked: Looked) -> Choices:
    """How dates can be written."""
    return [(key, words.tr(name)) for key, name in DATE_ORDERS.items()]


def number_marks(words: Language, _looked: Looked) -> Choices:
    """How numbers can be written."""
    return [("", words.tr("No decimals")), *NUMBER_MARKS.items()]


def sheets(_words: Language, looked: Looked) -> Choices:
    """The sheets of a workbook."""
    return [(name, name) for name in looked.look.sheets]


def field_choices(words: Language) -> Choices:
    """What a column can become, "leave out" first."""
    fields: Choices = [(key, words.say(one.title)) for key, one in FIELDS.items()]
    return [("", words.tr("Leave out")), *fields]


def field_name(words: Language, field: str) -> str:
    """What a field is called; a fault of a whole row has none."""
    known = FIELDS.get(field)
    return words.say(known.title) if known is not None else ""


def widen_list(box: QComboBox) -> None:
    """Let the list of a narrow box be as wide as its words."""
    view = box.view()
    view.setMinimumWidth(view.sizeHintForColumn(0) + 24)


def file_size(words: Language, size: int) -> str:
    """A file's size as people say it."""
    if size < 1_000_000:
        return words.tr("{size} kB", size=words.number(max(1, round(size / 1000))))
    return words.tr("{size} MB", size=words.number(round(size / 1_000_000)))
