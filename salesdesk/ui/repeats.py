"""Telling whether two pieces of work are the same one, asked for twice by a quick second click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import CellType, FunctionType, MethodType
from typing import Any


def same_work(one: Callable[..., Any], other: Callable[..., Any]) -> bool:
    """Whether both would do the same with the same values.

    A page makes a new function for each click; those of one place in the code are the same where
    everything they hold is equal.
    """
    return _same(one, other)


def _same(one: Any, other: Any) -> bool:
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, FunctionType):
        return one.__code__ is other.__code__ and _all_same(_held(one), _held(other))
    if isinstance(one, partial):
        return _all_same(
            [one.func, *one.args, one.keywords], [other.func, *other.args, other.keywords]
        )
    if isinstance(one, MethodType):
        return one.__self__ is other.__self__ and one.__func__ is other.__func__
    return bool(one == other)


def _held(function: FunctionType) -> list[Any]:
    """What a function brought along: its defaults and the variables around it."""
    return [
        *(function.__defaults__ or ()),
        *map(_content, function.__closure__ or ()),
    ]


def _content(cell: CellType) -> Any:
    try:
        return cell.cell_contents
    except ValueError:  # a name that got no value yet
        return cell


def _all_same(ones: list[Any], others: list[Any]) -> bool:
    return len(ones) == len(others) and all(map(_same, ones, others))
