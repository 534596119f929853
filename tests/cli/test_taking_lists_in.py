"""Lists of prospects as they come: odd letters, odd signs, odd rows; each row accounted for."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest
from calling import Call

LIST = """Tên công ty;MST;Người liên hệ;Điện thoại;Email;Tỉnh thành;Ghi chú
Công ty TNHH Hoa Mai;0312345673;Ngô Mai Anh;0912 448 120;MaiAnh@hoamai.example;Hà Nội;"Cần mực in;
giấy A4"
Trường THCS Đống Đa;;Trần Đức;09124481;duc(at)dongda;Hà Nội;
Nhà thuốc An Bình;;;;;;
;0399999999;Không tên;0903 111 222;;;
Cty Hoa-Mai;0312345673;;;;;lặp lại
"""
KEYS = {
    *("file", "dry_run", "found", "columns", "imported"),
    *("duplicates", "faults", "flags", "notes", "run"),
}


def vietnamese_windows(text: str) -> bytes:
    """As Vietnamese Windows writes it: tone marks stand as signs of their own (code page 1258)."""
    apart = "".join(
        unicodedata.normalize("NFC", letter[:-1]) + letter[-1]
        if len(letter := unicodedata.normalize("NFD", char)) > 1
        and letter[-1] in "\u0300\u0301\u0303\u0309\u0323"
        else char
        for char in _tones_last(text)
    )
    return apart.encode("cp1258")


def _tones_last(text: str) -> list[str]:
    """Letters with tone and shape apart: ộ is ô with a dot below."""
    found = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tone = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        shape = "".join(mark for mark in parts[1:] if mark not in tone)
        found.append(unicodedata.normalize("NFC", parts[0] + shape))
        found += tone
    return found


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(),
        codecs.BOM_UTF8 + LIST.encode(),
        LIST.replace("\n", "\r\n").encode("utf-16"),
        vietnamese_windows(LIST),
        LIST.replace(";", "\t").replace("in\t", "in;").encode(),
    ],
    ids=["plain", "with a mark", "Windows Unicode", "Vietnamese Windows", "tabs"],
)
def test_every_row_is_taken_or_listed_with_its_line_and_why(
    call: Call, shop: Path, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "khách hàng.csv"
    path.write_bytes(content)
    report = call("--db", shop, "import", "prospects", path, "--json").json
    assert set(report) == KEYS
    assert (report["file"], report["imported"], report["dry_run"]) == ("khách hàng.csv", 3, False)
    assert [row["line"] for row in report["faults"]] == [6]
    assert report["faults"][0]["reason"] == "A name is needed."
    assert [row["line"] for row in report["duplicates"]] == [7]
    assert report["duplicates"][0]["reason"] == "Repeats line 2 of the file."
    assert [(row["line"], row["about"]) for row in report["flags"]] == [
        (4, "09124481"),
        (4, "duc(at)dongda"),
    ]
    assert report["columns"]["tax_code"] == "MST"
    found = call("--db", shop, "search", "trường THCS Đống Đa").out
    assert found == "Trường THCS Đống Đa · Trần Đức · 09124481\n"
    assert call("--db", shop, "check").code == 0


def test_letters_of_western_windows_come_in_right(call: Call, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    text = "Company;Contact;City\nCafé Zoë – “Chez René”;Renée Müller;Orléans\nŒuvre Noël;;\n"
    path.write_bytes(text.encode("cp1252"))
    assert call("--db", shop, "import", "prospects", path).code == 0
    assert call("--db", shop, "search", "chez rene").out == (
        "Café Zoë – “Chez René” · Renée Müller\n"
    )


def test_a_row_that_is_broken_costs_itself_and_no_other(
    call: Call, shop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text('Company,Phone\nHoa Mai,0912448120\n"An Bình,0912448121\nSen,0912448122\n')
    report = call("--db", shop, "import", "prospects", path, "--json").json
    assert report["imported"] == 2
    assert [row["line"] for row in report["faults"]] == [3]


def test_a_dry_run_tells_all_and_writes_nothing(call: Call, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    before = shop.read_bytes()
    tried = call("--db", shop, "import", "prospects", path, "--dry-run", "--json").json
    assert shop.read_bytes() == before
    assert (tried["imported"], tried["dry_run"]) == (3, True)
    done = call("--db", shop, "import", "prospects", path, "--json").json
    assert {**tried, "dry_run": False, "run": done["run"]} == done


def test_what_is_in_the_shop_already_is_not_taken_twice(
    call: Call, shop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    assert call("--db", shop, "import", "prospects", path).code == 0
    report = call("--db", shop, "import", "prospects", path, "--json").json
    assert report["imported"] == 0
    assert [row["reason"] for row in report["duplicates"]] == [
        "Is here as Công ty TNHH Hoa Mai: Same tax code: 0312345673.",
        "Is here as Trường THCS Đống Đa: Same e-mail: duc(at)dongda.",
        "Is here as Nhà thuốc An Bình: Same name.",
        "Repeats line 2 of the file.",
    ]


def test_a_list_without_the_column_that_matters_says_what_it_has(
    call: Call, shop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Colour,Size\nred,5\n")
    run = call("--db", shop, "import", "prospects", path)
    assert (run.code, run.out) == (1, "")
    assert "No column looks like company" in run.err
    assert "Colour, Size" in run.err
    chosen = call("--db", shop, "import", "prospects", path, "--map", "company=Colour", "--json")
    assert chosen.json["imported"] == 1


def test_a_terminal_is_told_in_sentences(call: Call, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    run = call("--db", shop, "import", "prospects", path)
    assert "  line 6, Tên công ty: A name is needed.\n" in run.out
    assert "  line 4, 09124481: 8 digits, 10 expected. Ask again.\n" in run.out
    assert run.out.endswith("3 rows imported.\n")
    again = call("--db", shop, "import", "prospects", path, "--dry-run", "--lang", "vi")
    assert again.code == 0
    assert "imported" not in again.out


@pytest.mark.parametrize("name", ["nowhere.csv", "folder"])
def test_a_file_that_cannot_be_read_is_said(
    call: Call, shop: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    run = call("--db", shop, "import", "prospects", tmp_path / name)
    assert (run.code, run.out) == (1, "")
    assert name in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"PK\x03\x04" + bytes(300), b"\x89PNG\r\n\x1a\n" + bytes(300), b"\x1f\x8bnope"],
    ids=["empty", "blank", "zip", "picture", "broken gzip"],
)
def test_what_is_no_list_is_said(call: Call, shop: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / ("list.csv.gz" if content[:2] == b"\x1f\x8b" else "list.csv")
    path.write_bytes(content)
    run = call("--db", shop, "import", "prospects", path)
    assert (run.code, run.out) == (1, "")
    assert "Traceback" not in run.err
    assert len(run.err.splitlines()) == 1


def test_cells_that_look_like_commands_are_only_names(
    call: Call, shop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Company,Notes\n"
        "=HYPERLINK(1),x\n"
        "'); DROP TABLE prospect;--,x\n"
        "<b>{company}</b> %s,x\n"
        f"{'Rất dài ' * 200},x\n"
    )
    report = call("--db", shop, "import", "prospects", path, "--json").json
    assert (report["imported"], report["faults"]) == (4, [])
    assert "<b>{company}</b> %s" in call("--db", shop, "search", "company").out
    assert call("--db", shop, "check").code == 0


def test_the_wrong_list_is_taken_back_as_long_as_nobody_has_used_it(
    call: Call, shop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    run = call("--db", shop, "import", "prospects", path, "--json").json["run"]
    (listed,) = call("--db", shop, "import", "list", "--json").json
    assert (listed["run"], listed["file"], listed["added"]) == (run, "list.csv", 3)
    assert (listed["taken_back"], listed["blocked"]) == (False, None)
    assert "list.csv: 3 added, 0 changed." in call("--db", shop, "import", "list").out
    back = call("--db", shop, "import", "take-back", run)
    assert (back.code, back.out) == (0, "")
    assert "3 accounts removed" in back.err
    assert call("--db", shop, "search", "Hoa Mai").out == ""
    again = call("--db", shop, "import", "take-back", run)
    assert (again.code, "taken back already" in again.err) == (1, True)


def test_a_workbook_and_cards_of_contacts_are_taken_in_too(
    call: Call, shop: Path, tmp_path: Path
) -> None:
    data = Path(__file__).parent.parent / "data"
    cards = call("--db", shop, "import", "prospects", data / "vcards" / "gmail-list.vcf", "--json")
    assert cards.json["imported"] == 3
    sheet = data / "csv_messy" / "frictionless" / "issue-870.xlsx"
    report = call("--db", shop, "import", "prospects", sheet, "--json").json
    assert report["imported"] == 9
    assert report["columns"]["first_name"] == "First Name"
