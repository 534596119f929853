"""Lists arrive from everywhere: other programs, other decades, half broken."""

from __future__ import annotations

import gzip
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.errors import FileRefused
from salesdesk.exchange.records import MOST_CHARACTERS, MOST_LINES, Record, RowFault, records
from salesdesk.exchange.table import look_at, read_rows

DATA = Path(__file__).parent.parent / "data"
NAMES = ["Công ty TNHH Hải Đăng", "Nhà in Quốc Tuấn", "Trường Trần Phú"]


def saved(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "list.csv"
    path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return path


def cells(path: Path) -> list[list[str]]:
    return [row.cells for row in read_rows(path, look_at(path)) if isinstance(row, Record)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_vietnamese_names_survive_every_unicode(tmp_path: Path, encoding: str) -> None:
    rows = "Tên;Số\n" + "".join(f"{name};1\n" for name in NAMES)
    path = saved(tmp_path, rows, encoding)
    assert [row[0] for row in cells(path)] == NAMES
    assert look_at(path).headings == ("Tên", "Số")


def test_a_list_from_old_vietnamese_windows_is_read_and_composed() -> None:
    path = DATA / "prospects_cp1258_semicolon.csv"
    table = look_at(path, {"mst", "email"})
    assert (table.encoding, table.delimiter, table.heading_line) == ("cp1258", ";", 3)
    first = next(iter(read_rows(path, table)))
    assert isinstance(first, Record)
    assert first.line == 4
    assert first.cells[2] == unicodedata.normalize("NFC", "Chị Ngô Mai Anh")
    assert first.cells[6].splitlines() == ["Cần mực in;", "giấy A4 định lượng 80"]


def test_western_letters_are_not_taken_for_vietnamese() -> None:
    path = DATA / "prospects_cp1252.csv"
    assert look_at(path).encoding == "cp1252"
    assert cells(path)[1][:2] == ["Crème & Co", "Così Però"]


def test_letters_that_cp1252_does_not_have_fall_back_to_latin_1(tmp_path: Path) -> None:
    assert look_at(saved(tmp_path, b"a,b\ncaf\xe9,\x81\n")).encoding == "latin-1"


def test_a_damaged_letter_does_not_change_the_encoding_of_the_rest(tmp_path: Path) -> None:
    good = "".join(f"{name},1\n" for name in NAMES * 10).encode()
    path = saved(tmp_path, b"name,n\n" + good + b"caf\xe9,2\n")
    assert look_at(path).encoding == "utf-8"
    assert cells(path)[-1] == ["caf�", "2"]


def test_an_accent_far_down_the_file_still_counts(tmp_path: Path) -> None:
    path = saved(tmp_path, b"name,n\n" + b"plain,1\n" * 60_000 + "Zoë,2\n".encode("cp1252"))
    assert cells(path)[-1] == ["Zoë", "2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_though_cells_hold_others(tmp_path: Path, delimiter: str) -> None:
    row = ("Hoa Mai", "18 Trần Phú, Huế", "1,5", "a|b" if delimiter != "|" else "ab")
    text = "\n".join(delimiter.join(f'"{c}"' for c in row) for _ in range(5))
    path = saved(tmp_path, delimiter.join("abcd") + "\n" + text)
    assert look_at(path).delimiter == delimiter
    assert cells(path)[0] == list(row)


def test_excels_own_note_on_the_separator_is_heeded(tmp_path: Path) -> None:
    path = saved(tmp_path, "sep=;\nname;city\nHoa Mai;Huế\n")
    assert cells(path) == [["Hoa Mai", "Huế"]]


def test_a_quotation_mark_left_open_costs_one_row_and_no_more(tmp_path: Path) -> None:
    later = "".join(f"row {n},x\n" for n in range(3 * MOST_LINES))
    path = saved(tmp_path, f'name,note\nfirst,x\nbroken,"open\n{later}last,"also open\n')
    found = list(read_rows(path, look_at(path)))
    faults = [row for row in found if isinstance(row, RowFault)]
    assert [fault.line for fault in faults] == [3, 3 * MOST_LINES + 4]
    assert "never closed" in faults[0].sentence.pattern
    assert len(found) - len(faults) == 1 + 3 * MOST_LINES


def test_a_huge_line_is_a_fault_and_reading_goes_on(tmp_path: Path) -> None:
    path = saved(tmp_path, f"name,note\nfirst,{'x' * (3 * MOST_CHARACTERS)}\nsecond,y\n")
    fault, second = read_rows(path, look_at(path))
    assert isinstance(fault, RowFault)
    assert isinstance(second, Record)
    assert (fault.line, second.line, second.cells) == (2, 3, ["second", "y"])


def test_ragged_rows_are_filled_up_or_explained(tmp_path: Path) -> None:
    path = saved(tmp_path, "a,b,c,d\n1,2\n1\n1,2,3,4,5\n1,2,3,4,,\n")
    found = list(read_rows(path, look_at(path)))
    assert [isinstance(row, Record) for row in found] == [True, False, False, True]
    assert found[1].line == 3
    assert isinstance(found[3], Record)
    assert found[3].cells == ["1", "2", "3", "4"]


def test_zero_bytes_blank_lines_and_old_mac_lines_are_no_trouble(tmp_path: Path) -> None:
    path = saved(tmp_path, b"name,n\r\rHoa\x00 Mai,1\r  ,\rLan,2\r")
    assert cells(path) == [["Hoa Mai", "1"], ["Lan", "2"]]


def test_repeated_headings_are_told_apart(tmp_path: Path) -> None:
    path = saved(tmp_path, "Phone,Phone,,\n1,2,3,4\n")
    assert look_at(path).headings == ("Phone", "Phone (2)", "", "")


def test_gzipped_lists_are_read_as_they_are(tmp_path: Path) -> None:
    path = saved(tmp_path, gzip.compress("tên,số\nHuế,1\n".encode(), mtime=0))
    assert cells(path) == [["Huế", "1"]]


def test_a_gzip_bomb_is_refused_early(tmp_path: Path) -> None:
    path = saved(tmp_path, gzip.compress(b"a,b\n" * 20_000_000, compresslevel=9, mtime=0))
    with pytest.raises(FileRefused, match="far more"):
        look_at(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n  \n", "is empty"),
        (b"PK\x03\x04 sheet", "workbook"),
        (b"\xd0\xcf\x11\xe0 sheet", "workbook"),
        (b"<html><table><tr><td>Company</td></tr></table></html>", "web page"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(32)) * 10, "no text"),
        (gzip.compress(b"a,b\n" * 1000, mtime=0)[:-20], "damaged"),
        (b"\x1f\x8b not really", "damaged"),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(
    tmp_path: Path, content: bytes, said: str
) -> None:
    with pytest.raises(FileRefused, match=said):
        look_at(saved(tmp_path, content))


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"no file gone\.csv"):
        look_at(tmp_path / "gone.csv")
    with pytest.raises(FileRefused, match="is a folder"):
        look_at(tmp_path)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader_and_no_line_is_counted_twice(text: str) -> None:
    lines = text.splitlines(keepends=True)
    found = list(records(iter(lines), ","))
    numbers = [row.line for row in found]
    assert numbers == sorted(set(numbers))
    assert all(1 <= number <= len(lines) for number in numbers)
