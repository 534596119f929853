"""The visit list for a day, ward by ward, with room to write at every stop."""

from __future__ import annotations

from collections.abc import Iterator

from typing_extensions import override

from salesdesk.domain.documents.visits import VisitArea, VisitListContent, VisitStop
from salesdesk.language import Language, language
from salesdesk.proposals import text
from salesdesk.proposals.build import build
from salesdesk.proposals.flow import Block, Stack, paginate
from salesdesk.proposals.page import A4, Frame
from salesdesk.proposals.parts import Composed, Heading, TitleBlock
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.styles import (
    ADDRESS,
    BODY_BOLD,
    HAIRLINE,
    LABEL,
    LINE,
    MM,
    PILL,
    SMALL_BOLD,
    THIN_RULE,
    VALUE,
    WARNING,
    WHITE,
)
from salesdesk.sentence import Sentence

_BADGE = 12 * MM
_WHO = 58 * MM
_GAP = 5 * MM
_WHY = 55 * MM
_NOTES = _BADGE + _WHO + _WHY + 2 * _GAP
_LEAST = 74.0
_NOTE_LINE = 17.0
_PADDING = 7.0
_RADIUS = 8.0


def render_visit_list(content: VisitListContent) -> bytes:
    """The visit list as a PDF (A4); the same content gives the same bytes."""
    words = language(content.language)
    frame = Frame(A4, content.shop, words, words.tr("Visit list"), words.short_date(content.day))
    blocks = [_title(content, words), *_areas(content, frame, words)]
    return build(paginate(blocks, A4.room), frame.layout, frame.metadata(content.who))


def _title(content: VisitListContent, words: Language) -> Block:
    stops = words.trn("{count} stop", "{count} stops", content.count)
    about = text.joined([content.who, stops])
    return TitleBlock(
        words.tr("Visits on {day}", day=words.long_date(content.day)), about, A4.measure
    )


def _areas(content: VisitListContent, frame: Frame, words: Language) -> Iterator[Block]:
    for area in content.areas:
        yield from _area(area, frame, words)


def _area(area: VisitArea, frame: Frame, words: Language) -> Iterator[Block]:
    name = area.name or words.tr("Ward not known")
    note = words.trn("{count} stop", "{count} stops", len(area.stops))
    heading = Heading(name, A4.measure, frame.colour, note, before=16)
    first, *rest = (StopBlock(stop, words, frame.colour) for stop in area.stops)
    yield Stack([heading, first], before=heading.before)
    yield from rest


class StopBlock(Block):
    """One stop: number and hour, whom to meet where, why, and lines to write on."""

    def __init__(self, stop: VisitStop, words: Language, colour: str) -> None:
        self._stop, self._words, self._colour = stop, words, colour
        self._who, self._why = _who(stop, words), _why(stop, words)
        self._hour = words.clock_time(stop.at) if stop.at is not None else ""
        self.height = max(_LEAST, self._who.height, self._why.height) + 2 * _PADDING

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.rule(left, top, left + A4.measure, THIN_RULE)
        inner = top + _PADDING
        middle = left + _RADIUS + 1
        pen.circle(middle, inner + _RADIUS, _RADIUS, self._colour)
        number = SMALL_BOLD.in_colour(WHITE)
        baseline = inner + _RADIUS - number.leading / 2 + number.baseline
        pen.text(middle, baseline, str(self._stop.number), number, "centre")
        if self._hour:
            pen.text(left, inner + 2 * _RADIUS + PILL.baseline + 3, self._hour, PILL)
        self._who.draw(pen, left + _BADGE, inner)
        self._why.draw(pen, left + _BADGE + _WHO + _GAP, inner)
        self._lines(pen, left + _NOTES, inner, left + A4.measure)

    def _lines(self, pen: Pen, left: float, top: float, right: float) -> None:
        pen.text(left, top + LABEL.baseline, self._words.tr("Notes"), LABEL)
        down = top + LABEL.leading + _NOTE_LINE
        while down <= top - _PADDING + self.height:
            pen.rule(left, down, right, HAIRLINE, LINE)
            down += _NOTE_LINE


def _who(stop: VisitStop, words: Language) -> Composed:
    made = Composed()
    top = made.put(0, 0, stop.company, VALUE, _WHO)
    top = made.put(0, top, stop.address or words.tr("No address"), ADDRESS, _WHO)
    person = text.joined([stop.contact, stop.contact_title], ", ")
    top = made.put(0, top + 3, person, ADDRESS, _WHO)
    top = made.put(0, top, stop.phone, BODY_BOLD, _WHO)
    if stop.silence is not None:
        made.put(0, top, words.say(stop.silence), ADDRESS.in_colour(WARNING), _WHO)
    return made


def _why(stop: VisitStop, words: Language) -> Composed:
    made = Composed()
    top = 0.0
    for caption, lines in _told(stop, words):
        top = made.put(0, top, caption, LABEL, _WHY)
        for line in lines:
            top = made.put(0, top, line, ADDRESS, _WHY)
        top += 3
    return made


def _told(stop: VisitStop, words: Language) -> Iterator[tuple[str, list[str]]]:
    if stop.why:
        yield words.tr("Why"), [_said(one, words) for one in stop.why]
    if stop.last is not None:
        when = words.tr("{kind}, {day}", kind=words.say(stop.last.how),
                        day=words.short_date(stop.last.on))  # fmt: skip
        yield words.tr("Last contact"), [line for line in (when, stop.last.said) if line]
    if stop.needs:
        yield words.tr("What they print on"), [_said(one, words) for one in stop.needs]
    if (proposal := stop.proposal) is not None:
        until = words.tr("valid until {day}", day=words.short_date(proposal.valid_until))
        shown = text.joined([proposal.number, words.money(proposal.total), until])
        yield words.tr("Open proposal"), [shown]


def _said(told: Sentence | str, words: Language) -> str:
    return words.say(told) if isinstance(told, Sentence) else told
