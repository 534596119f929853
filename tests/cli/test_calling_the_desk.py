"""How the command line behaves whatever is asked of it: words, exit codes, pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from calling import DAY, Call

from salesdesk.cli.command import Command
from salesdesk.cli.commands import COMMANDS
from salesdesk.services.upkeep import UpkeepService

ROOT = Path(__file__).parent.parent.parent


def names(commands: tuple[Command, ...], before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command as it is typed."""
    own = [(*before, command.name) for command in commands]
    deeper = [names(command.parts, (*before, command.name)) for command in commands]
    return own + [name for part in deeper for name in part]


@pytest.mark.parametrize("name", [(), *names(COMMANDS)], ids=" ".join)
def test_every_command_says_how_it_is_used(call: Call, name: tuple[str, ...]) -> None:
    run = call(*name, "--help")
    assert run.code == 0
    assert f"usage: app.py {' '.join(name)}".strip() in run.out
    assert "--db" in run.out
    assert run.err == ""


@pytest.mark.parametrize("name", names(COMMANDS), ids=" ".join)
def test_every_command_is_in_the_manual(name: tuple[str, ...]) -> None:
    manual = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert f"app.py {' '.join(name)}" in manual


@pytest.mark.parametrize(
    "arguments",
    [
        ("sing",),
        ("import",),
        ("import", "prospects"),
        ("proposal",),
        ("proposal", "sing"),
        ("recommend",),
        ("search",),
        ("pitch",),
        ("check", "--as-of", "tomorrow"),
        ("check", "--as-of", "2026-02-30"),
        ("check", "--lang", "fr"),
        ("check", "--loud"),
        ("backup", "a.db", "b.db"),
    ],
    ids=" ".join,
)
def test_a_call_that_makes_no_sense_is_told_how_it_is_meant(
    call: Call, arguments: tuple[str, ...]
) -> None:
    run = call(*arguments)
    assert run.code == 2
    assert run.out == ""
    assert "usage: app.py" in run.err


def test_the_shop_is_named_before_or_after_the_command_or_by_the_surroundings(
    call: Call, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("--db", shop, "check").code == 0
    assert call("check", "--db", shop).code == 0
    monkeypatch.setenv("SALESDESK_DB", str(shop))
    assert call("check").code == 0
    assert call("check", "--db", shop.with_name("other.db")).code == 1


def test_without_a_name_it_is_the_persons_own_shop(call: Call, home: Path) -> None:
    run = call("check")
    assert run.code == 1
    assert str(home) in run.err


def test_a_missing_shop_is_said_in_one_sentence(call: Call, tmp_path: Path) -> None:
    run = call("check", "--db", tmp_path / "nowhere.db")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("There is no shop at")
    assert len(run.err.splitlines()) == 1


def test_a_file_that_is_no_shop_is_said_in_the_readers_language(call: Call, tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear client, thank you for your order.\n" * 40)
    for code in ("en", "vi"):
        run = call("check", "--db", letter, "--lang", code)
        assert (run.code, run.out) == (1, "")
        assert "letter.db" in run.err
    assert run.err.startswith("Không mở được")


def test_a_bug_gives_one_calm_sentence_and_its_details_go_to_the_log(
    call: Call, shop: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_service: UpkeepService) -> None:
        raise ZeroDivisionError("the drawer is stuck")

    monkeypatch.setattr(UpkeepService, "check", fail)
    run = call("check", "--db", shop)
    assert (run.code, run.out) == (1, "")
    assert "Traceback" not in run.err
    assert "drawer" not in run.err
    log = home / "SalesDesk" / "salesdesk.log"
    assert str(log) in run.err
    assert "the drawer is stuck" in log.read_text(encoding="utf-8")


def test_a_reader_who_leaves_early_is_no_trouble(sample_file: Path) -> None:
    shell = subprocess.Popen(
        [sys.executable, "app.py", "--db", sample_file, "search", "a", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert shell.stdout is not None
    assert shell.stderr is not None
    shell.stdout.close()
    said = shell.stderr.read()
    shell.stderr.close()
    assert shell.wait() == 1
    assert said == b""


def test_names_in_vietnamese_come_through_any_terminal(sample_file: Path) -> None:
    """Also where the system's own alphabet is too small for them."""
    run = subprocess.run(
        [sys.executable, "app.py", "search", "summit", *DAY, "--db", sample_file],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={"PATH": os.environ["PATH"], "LANG": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert "Kiến trúc Summit" in run.stdout.decode("utf-8")
