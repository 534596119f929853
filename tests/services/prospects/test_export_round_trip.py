"""Accounts leave one desk and arrive at another as they were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import DecisionRole, PointKind, Source, Temperature
from salesdesk.domain.prospects.whole import WholeAccount
from salesdesk.errors import Cancelled
from salesdesk.language import language
from salesdesk.models.prospects import Address, Contact, ContactPoint, Prospect, ProspectTag
from salesdesk.services.prospects.export import VCardVersion, Watch

TODAY = date(2026, 11, 23)
_PHONES = ("0901 000 217", "024 3825 1234", "+1 415-555-2671", "028 3920 1188", "0912 345 678")
_WORDS = st.text(alphabet="aăâđôơưêáảạ bcdxyz='+-@ABCĐ", min_size=1, max_size=14).map(
    lambda text: " ".join(text.split())
)
_TEXT = _WORDS.filter(bool)
_DAYS = st.none() | st.dates(date(1950, 1, 1), date(2010, 12, 31))

_PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(("Nguyễn Văn An", "Lê Thị Bích", "Trần Đức", "John Smith")),
            "title": st.just("") | _TEXT,
            "decision_role": st.sampled_from(DecisionRole),
            "birthday": _DAYS,
            "more": st.lists(st.sampled_from(_PHONES), unique=True, max_size=2),
        }
    ),
    max_size=3,
    unique_by=lambda one: one["name"],
)
_PLACES = st.lists(
    st.fixed_dictionaries({"street": st.sampled_from(("12 Lê Lợi", "7 Trần Phú", "3 Hùng Vương"))}),
    max_size=2,
    unique_by=lambda one: one["street"],
)
_ACCOUNT = st.fixed_dictionaries(
    {
        "industry": st.just("") | _TEXT,
        "employees": st.none() | st.integers(0, 9000),
        "source": st.sampled_from(Source),
        "temperature": st.sampled_from(Temperature),
        "notes": st.just("") | _TEXT | st.just("Dòng một\nDòng hai; ba: bốn"),
        "payment_days": st.none() | st.integers(0, 90),
        "credit_limit": st.integers(0, 10**9),
        "tags": st.lists(st.sampled_from(("VIP", "Trường học", "Máy in Epson")), unique=True),
        "people": _PEOPLE,
        "places": _PLACES,
    }
)


@contextmanager
def _shop(folder: Path, name: str) -> Iterator[Desk]:
    desk = Desk(folder / name, as_of(TODAY), create=True)
    try:
        yield desk
    finally:
        desk.close()


def _enter(desk: Desk, number: int, told: dict[str, Any]) -> None:
    told = dict(told)
    tags, people, places = told.pop("tags"), told.pop("people"), told.pop("places")
    with desk.context.writing() as book:
        account = book.add(
            Prospect, company=f"Công ty Số {number}", tax_code=f"030000000{number}", **told
        )
        for tag in tags:
            book.add(ProspectTag, prospect=account, tag=tag)
        for position, person in enumerate(people):
            person = dict(person)
            more = person.pop("more")
            contact = book.add(Contact, prospect=account, position=position, **person)
            phone = f"0901 {number:03} {position:03}"
            book.change(contact, phone=phone)
            for place, value in enumerate(one for one in more if one != phone):
                book.add(
                    ContactPoint,
                    prospect=account,
                    contact=contact,
                    kind=PointKind.PHONE,
                    value=value,
                    label="Di động",
                    position=place,
                )
        for position, place_told in enumerate(places):
            kind = "main" if position == 0 else "delivery"
            book.add(
                Address,
                prospect=account,
                position=position,
                kind=kind,
                ward="Phường Sài Gòn",
                province="Thành phố Hồ Chí Minh",
                **place_told,
            )


def _all(desk: Desk) -> dict[str, WholeAccount]:
    """The accounts without what another desk gives anew: keys and the words of the list."""
    exports = desk.prospects.exports
    whole = exports._accounts(desk.prospects.keys(), Watch(), "")
    return {one.company: _bare(one) for one in whole}


def _bare(account: WholeAccount) -> WholeAccount:
    nobody = Contact(id=None).id
    people = tuple(replace(one, id=nobody) for one in account.contacts)
    return replace(account, id=nobody, contacts=people)


@pytest.mark.parametrize(("ending", "code"), [("csv", "vi"), ("xlsx", "en")])
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=st.lists(_ACCOUNT, min_size=1, max_size=3))
def test_everything_arrives_as_it_left(ending: str, code: str, told: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"khach.{ending}"
        with _shop(Path(folder), "one.db") as here:
            for number, account in enumerate(told):
                _enter(here, number, account)
            here.prospects.exports.everything(path, here.prospects.keys(), language(code))
            before = _all(here)
        with _shop(Path(folder), "two.db") as there:
            report = there.imports.prospects(path)
            assert not report.faults
            assert _all(there) == before


@pytest.mark.parametrize("version", list(VCardVersion))
def test_the_people_of_the_sample_shop_fit_on_cards(
    sample_desk: Desk, tmp_path: Path, version: VCardVersion
) -> None:
    path = tmp_path / "khach.vcf"
    before = _all(sample_desk)
    sample_desk.prospects.exports.contacts(path, sample_desk.prospects.keys(), version)
    with _shop(tmp_path, "two.db") as there:
        there.imports.prospects(path)
        after = _all(there)
        assert set(after) == set(before)
        for company, account in before.items():
            assert [(one.name, one.title, one.phone, one.email) for one in account.contacts] == [
                (one.name, one.title, one.phone, one.email) for one in after[company].contacts
            ]


def test_stopping_leaves_no_file(sample_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "khach.csv"
    stop = Watch(cancelled=lambda: True)
    with pytest.raises(Cancelled):
        sample_desk.prospects.exports.everything(
            path, sample_desk.prospects.keys(), language("vi"), stop
        )
    assert not path.exists()
    assert not list(tmp_path.glob(".khach*"))


def test_the_list_is_written_as_it_is_shown(sample_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "khach.csv"
    numbers = sample_desk.prospects.keys()
    columns = ("company", "province", "step", "value")
    sample_desk.prospects.exports.shown(path, numbers, language("en"), columns)
    first, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    assert first == "Prospect,Province,Next step,Value,Currency"
    assert len(rows) == len(numbers)
