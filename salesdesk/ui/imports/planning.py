"""How a person's choices change the plan for a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from salesdesk.services.imports.shapes import FIELDS, ImportPlan, Looked


def with_look(plan: ImportPlan, key: str, value: str) -> ImportPlan:
    """The plan with another way of reading the file; `key` is a field of the plan."""
    return _LOOKS[key](plan, value)


def with_field(plan: ImportPlan, looked: Looked, place: int, field: str) -> ImportPlan:
    """The plan with another field for a column; who had the field before gives it up.

    A few fields may be filled by several columns (phones, notes); those share it.
    """
    fields = dict(plan.fields)
    if field and not FIELDS[field].several:
        fields.update({one.index: "" for one in looked.columns if one.field == field})
    fields[place] = field
    return replace(plan, fields=fields)


def with_correction(plan: ImportPlan, line: int, column: int, text: str) -> ImportPlan:
    """The plan with a cell that reads otherwise than in the file."""
    return replace(plan, corrections={**plan.corrections, (line, column): text})


def with_row_out(plan: ImportPlan, line: int) -> ImportPlan:
    """The plan with a row left out, or taken in again if it was."""
    return replace(plan, left_out=plan.left_out ^ {line})


def _other_cells(plan: ImportPlan) -> ImportPlan:
    """Other columns or another sheet: what was said about cells says nothing any more."""
    return replace(
        plan, heading_row=None, fields={}, corrections={}, left_out=frozenset(), choices={}
    )


def _with_sheet(plan: ImportPlan, value: str) -> ImportPlan:
    return replace(_other_cells(plan), sheet=value)


def _with_delimiter(plan: ImportPlan, value: str) -> ImportPlan:
    return replace(_other_cells(plan), delimiter=value)


def _with_heading_row(plan: ImportPlan, value: str) -> ImportPlan:
    return replace(plan, heading_row=int(value), fields={})


_LOOKS: Mapping[str, Callable[[ImportPlan, str], ImportPlan]] = {
    "sheet": _with_sheet,
    "encoding": lambda plan, value: replace(plan, encoding=value),
    "delimiter": _with_delimiter,
    "heading_row": _with_heading_row,
    "date_order": lambda plan, value: replace(plan, date_order=value),
    "decimal_mark": lambda plan, value: replace(plan, decimal_mark=value),
}
