"""From the row numbers of a list to the keys of its accounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID


def keys_of_rows(database: Any, numbers: Iterable[int]) -> dict[int, UUID]:
    """The key of the account in each of these rows; what has gone meanwhile is left out."""
    listed = ",".join(str(int(number)) for number in numbers)
    rows = database.execute_sql(f"SELECT rowid, id FROM prospect WHERE rowid IN ({listed})")
    return {number: UUID(key) for number, key in rows}
