"""Write the first migration: a frozen copy of every table, without any of the program's code.

Run it while no shop has been made with the tables as they were; after that, a change of a table
is a migration of its own, written by hand (see CONTRIBUTING).
"""

from __future__ import annotations

import sys
from pathlib import Path

from peewee import SQL, CompositeKey, Field, ForeignKeyField, Model

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from salesdesk.models.search import FTS_DDL, insert_only_ddl  # noqa: E402
from salesdesk.models.tables import TABLES  # noqa: E402

TARGET = ROOT / "salesdesk" / "models" / "migrations" / "0001_opening.py"
KINDS = {
    "UUID": "UUIDField",
    "TEXT": "TextField",
    "DATE": "DateField",
    "INT": "IntegerField",
    "BIGINT": "BigIntegerField",
    "BOOL": "BooleanField",
    "BLOB": "BlobField",
    "AUTO": "AutoField",
}
HEAD = '''"""The tables as the desk opened with them."""

from __future__ import annotations

from typing import Any

from peewee import (
    SQL,
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
    UUIDField,
)
from playhouse.apsw_ext import APSWDatabase


def up(_migrator: Any, db: Any) -> None:
    """Make every table; on SQLite also the search index and the guards of what is kept for good."""
    db.bind(TABLES)
    db.create_tables(TABLES)
    if isinstance(db, APSWDatabase):
        for statement in SEARCH + INSERT_ONLY:
            db.execute_sql(statement)


'''


def main() -> None:
    """Write the file."""
    names = {table._meta.table_name: table.__name__ for table in TABLES}
    body = "\n\n".join(_table(table) for table in TABLES)
    tail = "TABLES = [\n" + "".join(f"    {name},\n" for name in names.values()) + "]\n"
    statements = _tuple("SEARCH", FTS_DDL) + _tuple("INSERT_ONLY", insert_only_ddl())
    TARGET.write_text(HEAD + body + "\n\n" + tail + statements)


def _table(table: type[Model]) -> str:
    meta = table._meta
    lines = [f"class {table.__name__}(Model):"]
    lines += [f"    {field.name} = {_field(field)}" for field in meta.sorted_fields]
    lines += ["", "    class Meta:", f'        table_name = "{meta.table_name}"']
    lines.append("        legacy_table_names = False")
    if isinstance(meta.primary_key, CompositeKey):
        keys = ", ".join(f'"{name}"' for name in meta.primary_key.field_names)
        lines.append(f"        primary_key = CompositeKey({keys})")
    if meta.indexes:
        lines.append(f"        indexes = {tuple(meta.indexes)!r}")
    return "\n".join(lines) + "\n"


def _field(field: Field[object]) -> str:
    options = [f"{name}=True" for name in ("primary_key", "null", "unique") if getattr(field, name)]
    if field.index and not field.unique and not isinstance(field, ForeignKeyField):
        options.append("index=True")
    checks = [part.sql for part in field.constraints or () if isinstance(part, SQL)]
    if checks:
        options.append("constraints=[" + ", ".join(f"SQL({text!r})" for text in checks) + "]")
    if isinstance(field, ForeignKeyField):
        target = "self" if field.rel_model is field.model else field.rel_model.__name__
        first = '"self"' if target == "self" else target
        options = [first, 'backref="+"', *options, f'on_delete="{field.on_delete}"']
        return f"ForeignKeyField({', '.join(options)})"
    return f"{KINDS[field.field_type]}({', '.join(options)})"


def _tuple(name: str, statements: tuple[str, ...] | list[str]) -> str:
    rows = "".join(f'    """{text}""",\n' for text in statements)
    return f"{name} = (\n{rows})\n"


if __name__ == "__main__":
    main()
