"""The database file: opened, locked, migrated, backed up and checked."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw
from peewee import DatabaseError, InterfaceError, OperationalError
from playhouse.apsw_ext import APSWDatabase
from typing_extensions import override

from salesdesk.errors import FileRefused
from salesdesk.models.tables import TABLES
from salesdesk.sentence import sentence
from salesdesk.text import fold

if TYPE_CHECKING:
    from playhouse.migrations import Runner

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x53446573
"""What marks a file as ours ("SDes"; SQLite file format, section 1.3.17)."""
BUSY_SECONDS = 15
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: acknowledged work survives a power cut
    "foreign_keys": 1,
    "cache_size": -32_000,
    "temp_store": "memory",
}

Progress = Callable[[str, float], None]
_folded = lru_cache(50_000)(fold)


class _Connections(APSWDatabase):
    """A connection for each thread, all of them known, so that closing closes every one."""

    def __init__(self, path: Path) -> None:
        self._opened: weakref.WeakSet[apsw.Connection] = weakref.WeakSet()
        super().__init__(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE", timeout=BUSY_SECONDS)

    @override
    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        conn.convert_binding = _as_text
        conn.create_scalar_function("folded", _folded, 1, deterministic=True)
        super()._add_conn_hooks(conn)
        self._opened.add(conn)

    def close_all(self) -> None:
        """Close the connections of every thread."""
        self.close()
        for connection in list(self._opened):
            connection.close()


class Database:
    """An open shop: `with database.writing():` is one transaction, reads need nothing."""

    def __init__(self, path: Path, connections: _Connections) -> None:
        self.path = path
        self.connections = connections

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, begun with the write lock held; all of it or nothing."""
        with self.connections.atomic():
            yield

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a statement of our own; the values are bound."""
        return list(self.connections.execute_sql(statement, values))

    def version(self) -> tuple[int, int, int]:
        """A value that stays the same in a thread as long as nobody changes the shop."""
        connection = self.connections.connection()
        return id(connection), connection.total_changes(), connection.data_version("main")

    def backup(self, target: Path) -> None:
        """Copy the shop as it is now into a new file that was opened and checked.

        Raises FileRefused where the target exists or cannot be written.
        """
        if target.exists():
            raise FileRefused(
                sentence("{file} is there already; choose another name.", file=str(target)), "file"
            )
        _copy(self.connections.connection(), target)

    def problems(self) -> list[str]:
        """What SQLite finds wrong with the file; nothing, if it is whole."""
        found = [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        found += [
            f"{row[0]}: a row points to a missing {row[2]}"
            for row in self.rows("PRAGMA foreign_key_check")
        ]
        return found

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        with suppress(DatabaseError, InterfaceError):
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connections.close_all()


def open_database(path: Path, *, create: bool = False) -> Database:
    """Open a shop's file, bringing an older one up to date after a checked backup.

    Raises FileRefused where there is no such file (unless `create`), where it is not a shop, was
    made by a newer SalesDesk, or cannot be read.
    """
    fresh = _make_file(path) if create else False
    if not path.is_file():
        raise FileRefused(
            sentence(
                "There is no shop at {file}. “sample” makes one to look around in.", file=str(path)
            ),
            "db",
        )
    connections = _Connections(path)
    try:
        _prepare(connections, path, fresh=fresh)
    except (DatabaseError, InterfaceError, apsw.Error) as error:
        connections.close_all()
        raise _refusal(path, error) from error
    except BaseException:
        connections.close_all()
        if fresh:
            path.unlink(missing_ok=True)
        raise
    connections.bind(TABLES)
    return Database(path, connections)


class WindowLock:
    """One window for each file: held while the window is open, freed even by a crash."""

    def __init__(self, path: Path) -> None:
        self._file = path.with_name(path.name + ".lock").open("a+b")
        try:
            _lock(self._file.fileno())
        except OSError:
            self._file.close()
            raise FileRefused(
                sentence("This shop is open in another window already. Go on there.")
            ) from None

    def release(self) -> None:
        """Let another window open the file."""
        self._file.close()


def _lock(descriptor: int) -> None:
    if os.name == "nt":
        import msvcrt  # only there on Windows

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl  # only there on the others

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _make_file(path: Path) -> bool:
    """Make an empty file that only its owner can read; False where there is one already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return False
    except OSError as error:
        raise _unwritable(path, error) from error
    return True


def _prepare(connections: _Connections, path: Path, *, fresh: bool) -> None:
    connections.connect()
    if not fresh:
        _check_identity(connections, path)
        if _is_up_to_date(connections):
            return
    from playhouse.migrations import Runner  # loads for a file that is new or from another version

    runner = Runner(connections, MIGRATIONS)
    status = runner.status()
    if any(step.path is None for step in status):
        raise FileRefused(
            sentence(
                "{file} was made by a newer SalesDesk. Install that version to open it.",
                file=path.name,
            ),
            "db",
        )
    pending = [step for step in status if not step.applied]
    if not status:
        raise FileRefused(sentence("SalesDesk is not installed completely; install it again."))
    if pending:
        _migrate(connections, runner, path, fresh=fresh)


def _is_up_to_date(connections: _Connections) -> bool:
    """Whether the file has had exactly the migrations of this program."""
    known = {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}
    [(kept,)] = connections.execute_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = 'schema_migration'"
    )
    if not kept:
        return False
    return known == {row[0] for row in connections.execute_sql("SELECT name FROM schema_migration")}


def _check_identity(connections: _Connections, path: Path) -> None:
    [(identity,)] = connections.execute_sql("PRAGMA application_id")
    [(tables,)] = connections.execute_sql("SELECT count(*) FROM sqlite_master")
    if identity != APPLICATION_ID and tables:
        raise FileRefused(sentence("{file} is not a SalesDesk shop.", file=path.name), "db")


def _migrate(connections: _Connections, runner: Runner, path: Path, *, fresh: bool) -> None:
    """All pending steps or none: what fails leaves the file as the backup has it."""
    if not fresh:
        _copy(connections.connection(), _backup_name(path))
    with connections.atomic():
        runner.up()
        connections.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _backup_name(path: Path) -> Path:
    number = 1
    while (target := path.with_name(f"{path.stem}-before-update-{number}.db")).exists():
        number += 1
    return target


def _copy(source: apsw.Connection, target: Path) -> None:
    """Copy a database page by page into a new private file; it only appears once checked."""
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    try:
        _make_file(partial)
        copy = apsw.Connection(str(partial))
        try:
            with copy.backup("main", source, "main") as backup:
                while not backup.done:
                    backup.step(2000)
            copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            [(verdict,)] = copy.execute("PRAGMA integrity_check(1)")
        finally:
            copy.close()
        if verdict != "ok":
            raise FileRefused(
                sentence("The copy is not whole ({fault}); it was not kept.", fault=str(verdict))
            )
        _sync(partial)
        partial.rename(target)
    except (OSError, apsw.Error) as error:
        raise _unwritable(target, error) from error
    finally:
        partial.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unwritable(path: Path, error: Exception) -> FileRefused:
    return FileRefused(
        sentence(
            "{file} cannot be written: {why}. Choose another folder.",
            file=str(path),
            why=_reason(error),
        ),
        "file",
    )


def _refusal(path: Path, error: Exception) -> FileRefused:
    if isinstance(error, OperationalError) and "locked" in str(error).lower():
        return FileRefused(sentence("{file} is busy; try again in a moment.", file=path.name), "db")
    return FileRefused(
        sentence("{file} cannot be opened as a shop: {why}.", file=path.name, why=_reason(error)),
        "db",
    )


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error).removeprefix("SQLError: ")


def _as_text(_cursor: apsw.Cursor, _number: int, value: object) -> str:
    """Bind what SQLite has no type for: the migration runner keeps plain datetimes."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"cannot store {type(value).__name__}")
