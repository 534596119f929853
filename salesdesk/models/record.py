"""What all records have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from peewee import Field, Model, UUIDField
from typing_extensions import override

from salesdesk.models.fields import InstantField, new_id

Derived = dict[str, tuple[str, Callable[[str], str]]]


class Record(Model):
    """A row with a key that sorts by when it was made (UUID version 7)."""

    id: UUIDField[UUID] = UUIDField(primary_key=True, default=new_id)
    created_at = InstantField()
    DERIVED: ClassVar[Derived] = {}
    """Columns that are made of another: by name, that one's name and how."""

    class Meta:
        legacy_table_names = False

    @override
    def save(self, force_insert: bool = False, only: Sequence[Field] | None = None) -> Any:
        changed = None if only is None else list(only)
        for name, (source, made) in self.DERIVED.items():
            fields = self._meta.fields
            if changed is None or fields[source] in changed:
                setattr(self, name, made(getattr(self, source)))
                if changed is not None:
                    changed.append(fields[name])
        return super().save(force_insert=force_insert, only=changed)


class Detail(Model):
    """A row that only lives with its record and has no moment of its own."""

    id: UUIDField[UUID] = UUIDField(primary_key=True, default=new_id)

    class Meta:
        legacy_table_names = False
