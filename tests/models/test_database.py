"""The shop's file: private, whole, never opened twice or by an older program."""

from __future__ import annotations

import re
import stat
import threading
from datetime import date
from pathlib import Path
from typing import Any

import apsw
import peewee
import pytest

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.errors import FileRefused
from salesdesk.models import database as module
from salesdesk.models.database import open_database
from salesdesk.models.history import History
from salesdesk.models.prospects import Prospect
from salesdesk.models.tables import TABLES
from salesdesk.models.team import NumberSeries

TODAY = date(2026, 11, 23)


def test_a_new_shop_is_private_and_durable(desk: Desk) -> None:
    rows = desk.context.database.rows
    assert stat.S_IMODE(desk.path.stat().st_mode) == 0o600
    assert rows("PRAGMA journal_mode") == [("wal",)]
    assert rows("PRAGMA synchronous") == [(2,)]
    assert rows("PRAGMA foreign_keys") == [(1,)]
    assert rows("PRAGMA application_id") == [(module.APPLICATION_ID,)]


def test_every_thread_gets_the_same_careful_connection(desk: Desk) -> None:
    seen: list[object] = []

    def look() -> None:
        seen.extend(desk.context.database.rows("PRAGMA synchronous"))
        seen.extend(desk.context.database.rows("PRAGMA foreign_keys"))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [(2,), (1,)]


def test_the_migrated_file_has_the_tables_of_the_models(desk: Desk, tmp_path: Path) -> None:
    """A frozen migration that drifts from the models would give two kinds of shops."""
    migrated = _schema(desk.context.database.rows("SELECT name, sql FROM sqlite_master"))
    plain: Any = peewee.SqliteDatabase(str(tmp_path / "plain.db"))
    with plain.bind_ctx(TABLES):
        plain.create_tables(TABLES)
        fresh = _schema(plain.execute_sql("SELECT name, sql FROM sqlite_master").fetchall())
    plain.close()
    assert {name: migrated.get(name) for name in fresh} == fresh


def test_a_second_window_on_the_same_shop_is_refused(desk: Desk) -> None:
    lock = desk.hold_window()
    with pytest.raises(FileRefused, match="another window"):
        desk.hold_window()
    lock.release()
    desk.hold_window().release()


def test_no_shop_where_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="There is no shop"):
        Desk(tmp_path / "nowhere.db", as_of(TODAY))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a database", b"\x00" * 5000])
def test_a_file_that_is_no_shop_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    if content:
        with pytest.raises(FileRefused):
            Desk(path, as_of(TODAY))
        assert path.read_bytes() == content


def test_another_programs_database_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE recipe (name)")
    other.close()
    with pytest.raises(FileRefused, match="not a SalesDesk shop"):
        Desk(path, as_of(TODAY))


def test_a_newer_shop_is_refused(desk: Desk) -> None:
    desk.context.database.rows(
        "INSERT INTO schema_migration (name, applied) VALUES ('9999_tomorrow', '2030-01-01')"
    )
    desk.close()
    with pytest.raises(FileRefused, match="newer SalesDesk"):
        Desk(desk.path, as_of(TODAY))


def test_an_older_shop_is_copied_before_it_is_migrated(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.close()
    _with_next_migration(tmp_path, monkeypatch, "db.execute_sql('CREATE TABLE gift (name TEXT)')")
    opened = open_database(desk.path)
    assert opened.rows("SELECT count(*) FROM gift") == [(0,)]
    opened.close()
    copy = desk.path.with_name("shop-before-update-1.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    old = apsw.Connection(str(copy))
    assert old.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert old.execute("SELECT 1 FROM sqlite_master WHERE name = 'gift'").fetchall() == []
    old.close()


def test_a_migration_that_fails_leaves_the_shop_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _schema(desk.context.database.rows("SELECT name, sql FROM sqlite_master"))
    desk.close()
    step = "db.execute_sql('CREATE TABLE gift (name TEXT)'); db.execute_sql('SELECT nonsense')"
    with monkeypatch.context() as patch:
        _with_next_migration(tmp_path, patch, step)
        with pytest.raises(FileRefused):
            open_database(desk.path)
    again = Desk(desk.path, as_of(TODAY))
    after = _schema(again.context.database.rows("SELECT name, sql FROM sqlite_master"))
    again.close()
    assert after == before


def test_a_backup_is_whole_private_and_never_overwrites(desk: Desk, tmp_path: Path) -> None:
    with desk.context.writing() as book:
        book.add(Prospect, company="Trường Tiểu học Hồng Hà")
    target = tmp_path / "backup.db"
    desk.upkeep.backup(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = apsw.Connection(str(target))
    assert copy.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
    assert copy.execute("SELECT company FROM prospect").fetchall() == [("Trường Tiểu học Hồng Hà",)]
    copy.close()
    with pytest.raises(FileRefused, match="there already"):
        desk.upkeep.backup(target)
    with pytest.raises(FileRefused, match="cannot be written"):
        desk.upkeep.backup(Path("/proc/nowhere/backup.db"))


def test_the_history_tells_who_changed_what(desk: Desk) -> None:
    with desk.context.writing() as book:
        prospect = book.add(Prospect, company="An Bình")
    with desk.context.writing() as book:
        assert book.change(prospect, company="Nhà thuốc An Bình")
        assert not book.change(prospect, company="Nhà thuốc  An Bình")
    created, changed = History.select().order_by(History.id)
    assert (created.action, changed.action) == ("created", "changed")
    assert changed.before == '{"company": "An Bình"}'
    assert changed.after == '{"company": "Nhà thuốc An Bình"}'


@pytest.mark.parametrize("statement", ["UPDATE history SET action = 'x'", "DELETE FROM history"])
def test_history_cannot_be_rewritten(desk: Desk, statement: str) -> None:
    with desk.context.writing() as book:
        book.add(Prospect, company="An Bình")
    with pytest.raises(peewee.IntegrityError, match="insert-only"):
        desk.context.database.rows(statement)


def test_the_database_itself_refuses_a_state_that_does_not_exist(desk: Desk) -> None:
    with desk.context.writing() as book:
        book.add(Prospect, company="An Bình")
    with pytest.raises(peewee.IntegrityError):
        desk.context.database.rows("UPDATE prospect SET state = 'rich'")


def test_what_fails_half_way_leaves_nothing(desk: Desk) -> None:
    def fail_half_way() -> None:
        with desk.context.writing() as book:
            book.add(Prospect, company="An Bình")
            book.number("HD")
            raise RuntimeError("the power goes")

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert Prospect.select().count() == History.select().count() == 0
    assert NumberSeries.select().count() == 0


def test_numbers_have_no_gaps_between_threads(desk: Desk) -> None:
    numbers: list[str] = []

    def take() -> None:
        for _ in range(20):
            with desk.context.writing() as book:
                numbers.append(book.number("HD"))

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [f"HD-2026-{number:04d}" for number in range(1, 81)]


def test_text_is_cleaned_on_its_way_in(desk: Desk) -> None:
    with desk.context.writing() as book:
        made = book.add(Prospect, company="Co\u0300ng  ty\x00\u202e A")
    kept = Prospect.get_by_id(made.id)
    assert kept.company == "Còng ty A"


def _schema(rows: list[tuple[str, str | None]]) -> dict[str, str]:
    return {name: re.sub(r"\s+", " ", sql or "") for name, sql in rows}


def _with_next_migration(folder: Path, monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    migrations = folder / "migrations"
    migrations.mkdir()
    for path in module.MIGRATIONS.glob("*.py"):
        (migrations / path.name).write_text(path.read_text())
    (migrations / "0099_gift.py").write_text(f"def up(migrator, db):\n    {statement}\n")
    monkeypatch.setattr(module, "MIGRATIONS", migrations)
