"""Rows of any table as they stand in the file, by its name: for what works with every table."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def rows_where(database: Any, table: str, column: str, value: Any) -> list[Row]:
    """The rows in which a column has this value, in the order of their keys."""
    cursor = database.execute_sql(
        f'SELECT * FROM "{table}" WHERE "{column}" = ? ORDER BY id', (value,)
    )
    names: list[str] | None = None
    found = []
    for row in cursor:
        # The driver only knows the columns while rows are coming.
        names = names or [each[0] for each in cursor.description]
        found.append(dict(zip(names, row, strict=True)))
    return found


def set_columns(database: Any, table: str, key: Any, values: Row) -> None:
    """Set columns of one row."""
    columns = ", ".join(f'"{name}" = ?' for name in values)
    database.execute_sql(f'UPDATE "{table}" SET {columns} WHERE id = ?', (*values.values(), key))


def insert_row(database: Any, table: str, row: Row) -> None:
    """Put in a row with all its columns."""
    columns = ", ".join(f'"{name}"' for name in row)
    places = ", ".join("?" for _ in row)
    database.execute_sql(
        f'INSERT INTO "{table}" ({columns}) VALUES ({places})', tuple(row.values())
    )


def delete_row(database: Any, table: str, key: Any) -> None:
    """Take one row out."""
    database.execute_sql(f'DELETE FROM "{table}" WHERE id = ?', (key,))


def count_where(database: Any, table: str, column: str, value: Any) -> int:
    """In how many rows a column has this value."""
    [(number,)] = database.execute_sql(
        f'SELECT count(*) FROM "{table}" WHERE "{column}" = ?', (value,)
    )
    return int(number)
