"""Keeping a sentence in a column, so that a document can say it in either language later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from salesdesk.domain.catalogue.reasons import chain
from salesdesk.language import Language
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import Sentence

_JOINS = frozenset({"{text}.", "{first}; {second}"})
"""The patterns with which `chain` makes one sentence of several clauses."""

_Pack = Callable[[Any], list[object]]
_Unpack = Callable[[list[Any]], object]

# A bool would be an int, and a Sentence holds values itself: the order does not matter to either.
_KINDS: dict[str, tuple[type, _Pack, _Unpack]] = {
    "number": (int, lambda value: [value], lambda parts: int(parts[0])),
    "decimal": (Decimal, lambda value: [str(value)], lambda parts: Decimal(parts[0])),
    "day": (date, lambda value: [value.isoformat()], lambda parts: date.fromisoformat(parts[0])),
    "money": (Money, lambda value: [value.minor, value.currency], lambda parts: Money(*parts)),
    "price": (
        UnitPrice,
        lambda value: [value.scaled, value.currency],
        lambda parts: UnitPrice(*parts),
    ),
    "text": (str, lambda value: [value], lambda parts: parts[0]),
    "sentence": (Sentence, lambda value: [_plain(value)], lambda parts: _sentence(parts[0])),
}


def keep(said: Sentence | None) -> str:
    """A sentence as text for a column; nothing is empty."""
    return "" if said is None else json.dumps(_plain(said), ensure_ascii=False)


def kept(text: str) -> Sentence | None:
    """The sentence that `keep` wrote. Text that somebody wrote by hand is said as it stands."""
    if not text:
        return None
    try:
        return _sentence(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Sentence(text)


def said(text: str, words: Language) -> str:
    """What a column kept, in words."""
    sentence = kept(text)
    return "" if sentence is None else words.say(sentence)


def without_prices(text: str) -> str:
    """A kept reason without the clauses that name a price: they were true of another price."""
    reason = kept(text)
    if reason is None:
        return ""
    clauses = [clause for clause in _clauses(reason) if not _names_price(clause)]
    return keep(chain(*clauses)) if clauses else ""


def _clauses(reason: Sentence) -> Iterator[Sentence]:
    """What `chain` joined; a sentence that it did not make is one clause."""
    inner = [value for _name, value in reason.values if isinstance(value, Sentence)]
    joined = reason.pattern in _JOINS and len(inner) == len(reason.values)
    if not joined:
        yield reason
        return
    for part in inner:
        yield from _clauses(part)


def _names_price(said_so: Sentence) -> bool:
    names = {name for name, _value in said_so.values}
    return "currency" in names or any(
        isinstance(value, Money | UnitPrice)
        or (isinstance(value, Sentence) and _names_price(value))
        for _name, value in said_so.values
    )


def _plain(sentence: Sentence) -> dict[str, object]:
    values = [[name, *_pack(value)] for name, value in sentence.values]
    return {
        "says": sentence.pattern,
        "many": sentence.many,
        "count": sentence.count,
        "with": values,
    }


def _sentence(plain: dict[str, Any]) -> Sentence:
    values = tuple((name, _unpack(kind, parts)) for name, kind, parts in plain["with"])
    return Sentence(plain["says"], values, plain["many"], plain["count"])


def _pack(value: object) -> tuple[str, list[object]]:
    for name, (kind, pack, _unpack_it) in _KINDS.items():
        if isinstance(value, kind):
            return name, pack(value)
    return "text", [str(value)]


def _unpack(kind: str, parts: list[Any]) -> object:
    return _KINDS[kind][2](parts)
