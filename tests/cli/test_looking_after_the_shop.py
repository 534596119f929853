"""Making, checking, copying and searching a shop from a terminal."""

from __future__ import annotations

import stat
from pathlib import Path

import apsw
from calling import DAY, Call

from salesdesk.desk import Desk


def test_the_sample_never_takes_the_place_of_a_shop(call: Call, shop: Path) -> None:
    before = shop.read_bytes()
    run = call("--db", shop, "sample")
    assert (run.code, run.out) == (1, "")
    assert "there already" in run.err
    assert shop.read_bytes() == before


def test_the_sample_shop_is_whole_private_and_full(call: Call, sample_file: Path) -> None:
    run = call("--db", sample_file, "check", *DAY)
    assert (run.code, run.out, run.err) == (0, "The shop is whole; everything agrees.\n", "")
    assert stat.S_IMODE(sample_file.stat().st_mode) == 0o600


def test_a_shop_that_does_not_agree_is_told_what_is_wrong(call: Call, sample_file: Path) -> None:
    desk = Desk(sample_file)
    desk.context.database.rows("UPDATE invoice SET paid = paid + 1 WHERE number LIKE 'HD-2026-%3'")
    desk.close()
    run = call("--db", sample_file, "check")
    assert (run.code, run.out) == (1, "")
    *faults, verdict = run.err.splitlines()
    assert all("not the sum of its payments" in fault for fault in faults)
    assert verdict == f"{len(faults)} faults were found."


def test_a_backup_is_a_shop_of_its_own(call: Call, sample_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "monday.db"
    run = call("--db", sample_file, "backup", copy)
    assert (run.code, run.out) == (0, "")
    assert "Backed up and checked" in run.err
    assert call("--db", copy, "check").code == 0
    again = call("--db", sample_file, "backup", copy)
    assert again.code == 1
    assert "there already" in again.err


def test_a_damaged_file_is_found_out(call: Call, sample_file: Path) -> None:
    connection = apsw.Connection(str(sample_file))
    [(size,)] = connection.execute("PRAGMA page_size")
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'task'").get
    connection.close()
    with sample_file.open("r+b") as file:
        file.seek((root - 1) * size + 8)
        file.write(b"\xff" * 200)
    run = call("--db", sample_file, "check")
    assert (run.code, run.out) == (1, "")
    assert "Traceback" not in run.err
    assert run.err


def test_everything_is_found_by_what_is_written_on_it(call: Call, sample_file: Path) -> None:
    for typed, title in (
        ("404dn", "HP LaserJet Pro M404dn"),
        ("tn2410", "TN-2410"),
        ("TN-2410", "TN-2410"),
        ("kien truc summit", "Kiến trúc Summit"),
    ):
        run = call("--db", sample_file, "search", typed)
        assert run.code == 0
        assert title in run.out, typed


def test_what_is_found_has_stable_keys(call: Call, sample_file: Path) -> None:
    hits = call("--db", sample_file, "search", "summit", "--json").json
    assert hits
    assert all(set(hit) == {"id", "topic", "title", "subtitle"} for hit in hits)
    assert any(hit["topic"] == "prospects" for hit in hits)


def test_nothing_found_is_no_error(call: Call, sample_file: Path) -> None:
    run = call("--db", sample_file, "search", "xyzzy")
    assert (run.code, run.out, run.err) == (0, "", "Nothing found.\n")
    assert call("--db", sample_file, "search", "xyzzy", "--json").json == []
    assert call("--db", sample_file, "search", '" OR *', "--json").code == 0
