"""Which columns point to a table, told by the models: a new table cannot be forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import ForeignKeyField, Model

from salesdesk.models.tables import TABLES


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that points to another table.

    `unique_with` lists the further columns of each unique index that it stands in: an empty tuple
    where a record may have only one such row.
    """

    model: type[Model]
    column: str
    unique_with: tuple[tuple[str, ...], ...]

    @property
    def table(self) -> str:
        """The table that the column stands in."""
        return str(self.model._meta.table_name)  # noqa: SLF001  peewee's public face for columns


def references(to: type[Model]) -> tuple[Reference, ...]:
    """Every column of every table that points to this one."""
    return tuple(
        Reference(model, field.column_name, _unique_with(model, field))
        for model in TABLES
        for field in model._meta.sorted_fields  # noqa: SLF001
        if isinstance(field, ForeignKeyField) and field.rel_model is to
    )


def _unique_with(model: type[Model], field: ForeignKeyField) -> tuple[tuple[str, ...], ...]:
    fields = model._meta.fields  # noqa: SLF001
    found: list[tuple[str, ...]] = [()] if field.unique else []
    for names, unique in model._meta.indexes:  # noqa: SLF001
        if unique and field.name in names:
            found.append(tuple(fields[name].column_name for name in names if name != field.name))
    return tuple(found)
