"""What the ink catalogue costs beside ReportLab itself: CPU seconds and their ratios.

    python benchmarks/documents.py [--products 500 1000 5000] [--write]

Every figure is the least of several runs in a fresh process each, fonts and modules loaded.

"By hand" replays exactly what our catalogue asked of its canvas on a bare ReportLab canvas, every
place and string known beforehand; its bytes are compared with ours. The second table sets the six
plain strings of each of its lines: by hand at fixed places, as our rows, and as a `LongTable`.
`--write` keeps both in benchmarks/RESULTS-documents.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from reportlab.pdfgen import canvas as reportlab_canvas
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.documents.pitch import PitchChapter, PitchContent, PitchFamily, PitchLine
from salesdesk.proposals import fonts
from salesdesk.proposals.build import Layout, Metadata, build
from salesdesk.proposals.flow import paginate
from salesdesk.proposals.page import A4
from salesdesk.proposals.pitch import render_pitch
from salesdesk.proposals.rows import Column, Grid, Piece, Row
from salesdesk.proposals.styles import TABLE
from salesdesk.services.catalogue.sample import load_sample_catalogue

RESULTS = Path(__file__).with_name("RESULTS-documents.md")
PRODUCTS = (500, 1_000, 5_000)
RUNS = 3
WARM_UP = 30


def main() -> None:
    """Measure every way at every size and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--products", type=int, nargs="+", default=PRODUCTS)
    parser.add_argument("--write", action="store_true", help=f"keep them in {RESULTS.name}")
    options = parser.parse_args()
    parts = (
        ["## The catalogue", "", *_catalogues(options.products), ""],
        ["## Its lines as a plain table", "", *_plain_tables(options.products)],
    )
    table = "\n".join(line for part in parts for line in part)
    print(table)
    if options.write:
        RESULTS.write_text(_HEAD + table + "\n", encoding="utf-8")


def _catalogues(sizes: Sequence[int]) -> Iterator[str]:
    yield "| Products | Pages | Ours, s | ms a page | By hand, s | Ours ÷ by hand |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for size in sizes:
        (ours, pages), (hand, _) = _least("catalogue", size), _least("catalogue by hand", size)
        yield (
            f"| {size:,} | {pages} | {ours:.2f} | {ours / pages * 1000:.1f} | {hand:.2f} |"
            f" {ours / hand:.2f} |"
        )


def _plain_tables(sizes: Sequence[int]) -> Iterator[str]:
    yield "| Rows | By hand, s | Our rows, s | LongTable, s | Ours ÷ hand | LongTable ÷ hand |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for size in sizes:
        hand, ours, long = (
            _least(way, size)[0] for way in ("table by hand", "our rows", "long table")
        )
        yield (
            f"| {size:,} | {hand:.3f} | {ours:.3f} | {long:.3f} | {ours / hand:.2f} |"
            f" {long / hand:.1f} |"
        )


def _least(way: str, size: int) -> tuple[float, int]:
    """CPU seconds of the fastest run, and pages."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        return min(pool.apply(_measured, (way, size)) for _ in range(RUNS))


def _measured(way: str, size: int) -> tuple[float, int]:
    content = _content()
    prepare = _WAYS[way]
    prepare(_of_size(content, WARM_UP))()
    run = prepare(_of_size(content, size))
    started = time.process_time()
    pages = run()
    return time.process_time() - started, pages


# the three ways


def _ours(content: PitchContent) -> Callable[[], int]:
    return lambda: _page_count(render_pitch(content))


def _by_hand(content: PitchContent) -> Callable[[], int]:
    """Everything that our catalogue asked of its canvas, asked again."""
    expected, settings, calls = _recorded(content)

    def replay() -> int:
        file = BytesIO()
        canvas = Canvas(file, **settings)
        for name, values, named in calls:
            getattr(canvas, name)(*values, **named)
        if file.getvalue() != expected:
            raise SystemExit("the replay is another document")
        return _page_count(expected)

    return replay


def _table_by_hand(content: PitchContent) -> Callable[[], int]:
    rows = _rows(content)

    def run() -> int:
        file = BytesIO()
        canvas = Canvas(file, initialFontName=fonts.TEXT, pageCompression=1)
        for start in range(0, len(rows), _ROWS_A_PAGE):
            canvas.setFont(fonts.TEXT, 9.8)
            for down, row in enumerate(rows[start : start + _ROWS_A_PAGE]):
                baseline = 780 - down * _ROW_HEIGHT
                for at, (left, words) in enumerate(zip(_LEFTS, row, strict=True)):
                    draw = canvas.drawString if at < 3 else canvas.drawRightString
                    draw(left, baseline, words)
                canvas.line(56, baseline - 5, 538, baseline - 5)
            canvas.showPage()
        canvas.save()
        return _page_count(file.getvalue())

    fonts.register()
    return run


def _our_rows(content: PitchContent) -> Callable[[], int]:
    rows = _rows(content)

    def run() -> int:
        grid = Grid([Column("", 80, "right" if at > 2 else "left") for at in range(6)])
        blocks = [Row(grid, [[Piece(words, TABLE)] for words in row]) for row in rows]
        nothing = Layout(A4.width, A4.height, A4.left, lambda *_: None, lambda *_: None)
        pages = paginate(blocks, A4.room)
        return _page_count(build(pages, nothing, Metadata("", "", "", "vi")))

    return run


def _long_table(content: PitchContent) -> Callable[[], int]:
    rows = _rows(content)

    def run() -> int:
        file = BytesIO()
        document = SimpleDocTemplate(file, initialFontName=fonts.TEXT, pageCompression=1)
        style = TableStyle([
            ("FONT", (0, 0), (-1, -1), fonts.TEXT, 9.8),
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, "#D8DEE6"),
            ("ALIGN", (3, 0), (-1, -1), "RIGHT"),
        ])  # fmt: skip
        document.build([LongTable(rows, repeatRows=1, style=style)])
        return _page_count(file.getvalue())

    fonts.register()
    return run


_WAYS: dict[str, Callable[[PitchContent], Callable[[], int]]] = {
    "catalogue": _ours,
    "catalogue by hand": _by_hand,
    "table by hand": _table_by_hand,
    "our rows": _our_rows,
    "long table": _long_table,
}
_LEFTS = (56, 210, 340, 440, 490, 538)
_ROWS_A_PAGE, _ROW_HEIGHT = 40, 18.2


def _rows(content: PitchContent) -> list[list[str]]:
    """As many rows of strings as the catalogue has part numbers."""
    return [
        _strings(line, number)
        for family in content.families
        for line in family.lines
        for number in line.part_numbers
    ]


def _strings(line: PitchLine, number: str) -> list[str]:
    price = f"{line.price.decimal:,.0f}" if line.price else ""
    cost = f"{line.cost_per_page.decimal:.0f}" if line.cost_per_page else ""
    return [line.title, number, line.origin.value, str(line.yield_pages or ""), price, cost]


_Call = tuple[str, tuple[Any, ...], dict[str, Any]]


class _Recorder:
    """A canvas that remembers what it was asked and passes it on."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self.calls: list[_Call] = []

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._canvas, name)
        if not callable(asked):
            return asked

        def call(*values: Any, **named: Any) -> Any:
            self.calls.append((name, values, named))
            return asked(*values, **named)

        return call


def _recorded(content: PitchContent) -> tuple[bytes, dict[str, Any], list[_Call]]:
    """Our document, how its canvas was made, and every call to it in order."""
    made: list[tuple[dict[str, Any], _Recorder]] = []

    def recording(file: BytesIO, **settings: Any) -> _Recorder:
        made.append((settings, _Recorder(Canvas(file, **settings))))
        return made[-1][1]

    reportlab_canvas.Canvas = recording
    try:
        drawn = render_pitch(content)
    finally:
        reportlab_canvas.Canvas = Canvas
    ((settings, recorder),) = made
    return drawn, settings, recorder.calls


# what is drawn


def _content() -> PitchContent:
    """The catalogue of the sample shop."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "shop.db", as_of(date(2026, 11, 23)), create=True)
        with desk.context.writing() as book:
            load_sample_catalogue(book)
        content = desk.catalogue.pitch_content(language="vi")
        desk.close()
    return content


def _of_size(content: PitchContent, products: int) -> PitchContent:
    """The catalogue cut, or repeated under other names, to so many part numbers."""
    left = products
    chapters: list[list[PitchChapter]] = [[] for _ in content.chapters]
    for turn in count():
        for place, chapter in enumerate(content.chapters):
            taken, left = _taken(chapter, turn, left)
            if taken.sections:
                chapters[place].append(taken)
            if not left:
                return _with_chapters(content, tuple(map(_joined, filter(None, chapters))))
    raise AssertionError("the count never ends")


def _with_chapters(content: PitchContent, chapters: tuple[PitchChapter, ...]) -> PitchContent:
    made = replace(content, chapters=chapters)
    known = {family.key for family in made.families}
    specials = [
        replace(one, families=tuple(key for key in one.families if key in known))
        for one in content.specials
    ]
    return replace(made, specials=tuple(one for one in specials if one.families))


def _joined(parts: Sequence[PitchChapter]) -> PitchChapter:
    return replace(parts[0], sections=tuple(s for part in parts for s in part.sections))


def _taken(chapter: PitchChapter, turn: int, left: int) -> tuple[PitchChapter, int]:
    sections = []
    for section in chapter.sections:
        families = []
        for family in section.families:
            numbers = sum(len(line.part_numbers) for line in family.lines)
            if left > 0:
                families.append(_renamed(family, turn))
                left = max(0, left - numbers)
        if families:
            sections.append(replace(section, families=tuple(families)))
    return replace(chapter, sections=tuple(sections)), left


def _renamed(family: PitchFamily, turn: int) -> PitchFamily:
    if not turn:
        return family
    lines = tuple(
        replace(line, title=f"{line.title} {turn}", part_numbers=tuple(
            f"{number}-{turn}" for number in line.part_numbers
        ))
        for line in family.lines
    )  # fmt: skip
    return replace(family, key=f"{family.key} {turn}", name=f"{family.name} {turn}", lines=lines)


def _page_count(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")


_HEAD = """# What documents cost

Made by `python benchmarks/documents.py --write`; the module's first lines say what is compared.
Seconds are CPU time on the machine at hand; the ratios are what to compare between machines.

"""

if __name__ == "__main__":
    main()
