"""Columns as the desk keeps them: exact, fixed in width, and checked by the database itself."""

from __future__ import annotations

import os
import threading
import time
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload
from uuid import UUID

from peewee import Check, Field
from typing_extensions import override

from salesdesk.errors import WrongInput
from salesdesk.sentence import sentence
from salesdesk.text import clean, clean_lines

_V = TypeVar("_V")
_E = TypeVar("_E", bound=StrEnum)

_WIDEST = 2**63 - 1
INSTANT_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


if TYPE_CHECKING:
    Column = Field
else:

    class Column(Field):
        """A peewee field that can be written with the type of its values, as its stubs have it."""

        def __class_getitem__(cls, _kind: object) -> type:
            return cls


_making_ids = threading.Lock()
_last_id = 0


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562, section 5.7): what this program made later sorts later.

    Within a millisecond, and where the clock was put back, it counts on from the last one (6.2).
    """
    global _last_id
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = milliseconds << 80 | random
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    with _making_ids:
        _last_id = value = max(value, _last_id + 1)
    return UUID(int=value)


class InstantField(Column[_V]):
    """An instant in UTC, as text of fixed width that sorts as time does."""

    field_type = "TEXT"

    @overload
    def __new__(cls, *, null: Literal[True], **options: Any) -> InstantField[datetime | None]: ...
    @overload
    def __new__(cls, **options: Any) -> InstantField[datetime]: ...
    def __new__(cls, **_options: Any) -> Any:
        return super().__new__(cls)

    @override
    def db_value(self, value: datetime | None) -> str | None:
        return None if value is None else value.astimezone(UTC).strftime(INSTANT_FORMAT)

    @override
    def python_value(self, value: str | None) -> datetime | None:
        if value is None:
            return None
        return datetime.fromisoformat(value)


class DayField(Column[_V]):
    """A business day in the shop's time zone."""

    field_type = "DATE"

    @overload
    def __new__(cls, *, null: Literal[True], **options: Any) -> DayField[date | None]: ...
    @overload
    def __new__(cls, **options: Any) -> DayField[date]: ...
    def __new__(cls, **_options: Any) -> Any:
        return super().__new__(cls)

    @override
    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    @override
    def python_value(self, value: str | date | None) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class LineField(Column[str]):
    """One line of text, cleaned (NFC, no control characters) and never longer than `longest`."""

    field_type = "TEXT"

    def __init__(self, longest: int = 300, **options: Any) -> None:
        self.longest = longest
        super().__init__(**{"default": "", **options})

    @override
    def db_value(self, value: str | None) -> str | None:
        return None if value is None else clean(value)[: self.longest]


class NotesField(Column[str]):
    """Text of several lines, cleaned on its way in."""

    field_type = "TEXT"

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"default": "", **options})

    @override
    def db_value(self, value: str | None) -> str | None:
        return None if value is None else clean_lines(value)


class KindField(Column[_E]):
    """A value out of a fixed list; the database refuses any other."""

    field_type = "TEXT"

    def __init__(self, kind: type[_E], **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)

    @override
    def bind(self, model: Any, name: str, set_attribute: bool = True) -> None:
        self.constraints = [_one_of(name, self.kind)]
        super().bind(model, name, set_attribute)

    @override
    def db_value(self, value: _E | str | None) -> str | None:
        return None if value is None else self.kind(value).value

    @override
    def python_value(self, value: str | None) -> _E | None:
        return None if value is None else self.kind(value)


class WideField(Column[_V]):
    """A whole number of eight bytes. Saving a larger one raises WrongInput: it was typed."""

    field_type = "BIGINT"

    @override
    def db_value(self, value: int | None) -> int | None:
        if value is not None and abs(value) > _WIDEST:
            raise WrongInput(sentence("This comes to more money than there is. Check the figures."))
        return value


class MinorField(WideField[_V]):
    """An amount in the currency's minor unit."""

    @overload
    def __new__(cls, *, null: Literal[True], **options: Any) -> MinorField[int | None]: ...
    @overload
    def __new__(cls, **options: Any) -> MinorField[int]: ...
    def __new__(cls, **_options: Any) -> Any:
        return super().__new__(cls)


class ScaledField(WideField[_V]):
    """A unit price in ten-thousandths of the currency's minor unit."""

    @overload
    def __new__(cls, *, null: Literal[True], **options: Any) -> ScaledField[int | None]: ...
    @overload
    def __new__(cls, **options: Any) -> ScaledField[int]: ...
    def __new__(cls, **_options: Any) -> Any:
        return super().__new__(cls)


class CurrencyField(Column[str]):
    """An ISO 4217 code."""

    field_type = "TEXT"


def _one_of(column: str, kind: type[StrEnum]) -> Any:
    listed = ", ".join(f"'{member.value}'" for member in kind)
    return Check(f'"{column}" IN ({listed})')
