"""Needs from JSON: every value is looked at before it is believed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import NoReturn

from salesdesk.domain.catalogue.calibration import (
    Change,
    Reading,
    check_readings,
    pages_a_month,
)
from salesdesk.domain.catalogue.kinds import PaperUse, SpecialInk
from salesdesk.domain.catalogue.needs import Needs, PaperNeed, PrinterNeed
from salesdesk.domain.prospects.states import Evidence
from salesdesk.errors import WrongInput
from salesdesk.sentence import Sentence, sentence
from salesdesk.text import clean, fold

NONE = Decimal(0)
ONE = Decimal(1)
LEAST = Decimal("0.1")
SHORTEST_REAM = Decimal("0.001")
MOST_PRINTERS = 10_000
MOST_PAGES = 10_000_000
MOST_COUNTED = 1_000_000_000
MOST_REAMS = 1_000_000
MOST_DAYS = 10_000
MOST_MONTHS = 120
MOST_ROWS = 1_000
LONGEST_TEXT = 200


def parse_needs(text: str | bytes) -> Needs:
    """Needs from the text of a JSON file, as `recommend --needs` takes it.

    Raises WrongInput, with the field it belongs to, for anything that cannot be taken as it is.
    """
    try:
        content: object = json.loads(text.lstrip("\ufeff") if isinstance(text, str) else text)
    except (ValueError, RecursionError):
        raise WrongInput(sentence("This is not JSON that can be read.")) from None
    return needs_from(content)


def needs_from(content: object) -> Needs:
    """Needs from decoded JSON. Raises WrongInput like `parse_needs`."""
    top = _object(content, "")
    printers = tuple(_printer(item) for item in top.items("printers"))
    paper = tuple(_paper(item) for item in top.items("paper"))
    if not printers and not paper:
        _refuse("printers", sentence("Nothing is asked for: name a printer or paper."))
    months = top.number("months", LEAST, MOST_MONTHS) or Decimal(1)
    inks = frozenset(_special_ink(name) for name in top.texts("special_inks"))
    ignored = tuple(top.left_over())
    return Needs(printers, paper, months, ignored=ignored, special_inks=inks)


@dataclass(slots=True)
class _Object:
    """A JSON object on its way in, which knows where it stands and what was not asked for."""

    values: Mapping[str, object]
    path: str
    asked: set[str] = field(default_factory=set)
    inside: list[_Object] = field(default_factory=list)

    def take(self, key: str) -> object:
        self.asked.add(key)
        return self.values.get(key)

    def where(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def items(self, key: str) -> list[_Object]:
        """A list of objects; a single object counts as a list of one, nothing as none."""
        value = self.take(key)
        if value is None:
            return []
        rows = value if isinstance(value, list) else [value]
        where = self.where(key)
        if len(rows) > MOST_ROWS:
            said = sentence("{field} has more than {most} entries.", field=where, most=MOST_ROWS)
            _refuse(where, said)
        single = not isinstance(value, list)
        found = [_object(row, where if single else f"{where}[{i}]") for i, row in enumerate(rows)]
        self.inside.extend(found)
        return found

    def text(self, key: str) -> str:
        value = self.take(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            where = self.where(key)
            _refuse(where, sentence("{field} must be text in quotes.", field=where))
        return clean(value)[:LONGEST_TEXT]

    def number(self, key: str, least: Decimal, most: int) -> Decimal | None:
        """A number within these bounds, both allowed; None where it is missing."""
        value = self.take(key)
        if value is None:
            return None
        where, number = self.where(key), _number(value)
        if number is None:
            _refuse(where, sentence("{field} must be a number.", field=where))
        if number < least:
            _refuse(where, sentence("{field} must be at least {least}.", field=where, least=least))
        if number > most:
            _refuse(where, sentence("{field} cannot be more than {most}.", field=where, most=most))
        return number

    def whole(self, key: str, least: Decimal, most: int) -> int | None:
        """Like `number`, for things that cannot be counted in parts."""
        number = self.number(key, least, most)
        if number is None:
            return None
        if number != int(number):
            where = self.where(key)
            _refuse(where, sentence("{field} must be a whole number.", field=where))
        return int(number)

    def texts(self, key: str) -> list[str]:
        """A list of texts; a single one counts as a list of one, nothing as none."""
        value = self.take(key)
        rows = value if isinstance(value, list) else [] if value is None else [value]
        found = [clean(row)[:LONGEST_TEXT] for row in rows[:MOST_ROWS] if isinstance(row, str)]
        if len(found) < len(rows[:MOST_ROWS]):
            where = self.where(key)
            _refuse(where, sentence("{field} must be text in quotes.", field=where))
        return found

    def day(self, key: str) -> date:
        """A day as 2026-11-23, which must be there."""
        where = self.where(key)
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            _refuse(where, sentence("{field} must be a day like 2026-11-23.", field=where))

    def left_over(self) -> list[str]:
        """The keys nobody asked for, here and below."""
        own = [
            clean(self.where(key))[:LONGEST_TEXT] for key in self.values if key not in self.asked
        ]
        return own + [name for item in self.inside for name in item.left_over()]


def _printer(item: _Object) -> PrinterNeed:
    model = item.text("model")
    if not model:
        where = item.where("model")
        _refuse(where, sentence("{field} is missing: which printer is it?", field=where))
    need = PrinterNeed(
        model,
        quantity=item.whole("quantity", ONE, MOST_PRINTERS) or 1,
        mono_pages=_up(item.number("mono_pages_per_month", NONE, MOST_PAGES)),
        colour_pages=_up(item.number("colour_pages_per_month", NONE, MOST_PAGES)),
        coverage=item.number("coverage_percent", LEAST, 100),
        duplex_share=_up(item.number("duplex_percent", NONE, 100)),
        changes=tuple(_change(one) for one in item.items("changes")),
    )
    return _counted(need, [_reading(one) for one in item.items("counter_readings")], item)


def _reading(item: _Object) -> Reading:
    pages = item.whole("pages", NONE, MOST_COUNTED)
    if pages is None:
        where = item.where("pages")
        _refuse(where, sentence("{field} is missing: what does the counter say?", field=where))
    return Reading(item.day("date"), pages, item.whole("colour_pages", NONE, MOST_COUNTED))


def _change(item: _Object) -> Change:
    number = item.text("mpn")
    if not number:
        where = item.where("mpn")
        _refuse(where, sentence("{field} is missing: what was put in?", field=where))
    return Change(item.day("date"), number=number)


def _counted(need: PrinterNeed, readings: list[Reading], item: _Object) -> PrinterNeed:
    """Two readings of the counter say more than what somebody told."""
    try:
        check_readings(readings)
    except WrongInput as error:
        raise WrongInput(error.sentence, item.where("counter_readings")) from None
    rate = pages_a_month(readings)
    if rate is None:
        return need
    colour = need.colour_pages if rate.colour is None else rate.colour
    return replace(need, mono_pages=rate.mono, colour_pages=colour, source=Evidence.MEASURED)


def _special_ink(name: str) -> SpecialInk:
    known = {fold(ink.value): ink for ink in SpecialInk}
    found = known.get(fold(name).replace("_", "-").replace(" ", "-"))
    if found is None:
        inks = ", ".join(SpecialInk)
        _refuse(
            "special_inks",
            sentence("{field} must be one of: {inks}.", field="special_inks", inks=inks),
        )
    return found


def _paper(item: _Object) -> PaperNeed:
    return PaperNeed(
        size=item.text("size").upper() or "A4",
        use=_use(item),
        days_per_ream=item.number("days_per_ream", SHORTEST_REAM, MOST_DAYS),
        reams_per_month=item.number("reams_per_month", NONE, MOST_REAMS),
        people=item.whole("people", NONE, MOST_PAGES),
    )


def _use(item: _Object) -> PaperUse:
    said = item.text("use")
    if not said:
        return PaperUse.OFFICE
    by_name = {fold(use.value): use for use in PaperUse}
    found = by_name.get(fold(said).replace("_", " ").replace("-", " "))
    if found is None:
        where, uses = item.where("use"), ", ".join(PaperUse)
        _refuse(where, sentence("{field} must be one of: {uses}.", field=where, uses=uses))
    return found


def _object(value: object, path: str) -> _Object:
    if not isinstance(value, dict):
        _refuse(path, _not_an_object(path))
    return _Object(value, path)


def _not_an_object(path: str) -> Sentence:
    if not path:
        return sentence("The needs must be one JSON object in braces.")
    return sentence("{field} must be an object in braces.", field=path)


def _number(value: object) -> Decimal | None:
    """A JSON number; true and false are none, nor are NaN and the infinities."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(str(value)) if math.isfinite(value) else None


def _up(pages: Decimal | None) -> int | None:
    """Pages come whole: an average of 833.3 is taken as 834."""
    return None if pages is None else math.ceil(pages)


def _refuse(where: str, why: Sentence) -> NoReturn:
    raise WrongInput(why, where)
