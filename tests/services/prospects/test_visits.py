"""The round of a day: what is planned, what lies near it, and all of it planned in one go."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import TaskKind
from salesdesk.language import language
from salesdesk.services.prospects import NewProspect, PlannedStep

TUESDAY = date(2026, 11, 24)
EN = language("en")


def _enter(desk: Desk, company: str, street: str, ward: str, province: str) -> UUID:
    prospects = desk.prospects
    key = prospects.enter(NewProspect(company, contact="An", phone="0901 000 217")).value
    for name, value in (("street", street), ("ward", ward), ("province", province)):
        prospects.set_main_address(key, name, value)
    return key


def _shop(desk: Desk) -> dict[str, UUID]:
    hcm, hue = "Thành phố Hồ Chí Minh", "Thành phố Huế"
    return {
        name: _enter(desk, name, street, ward, province)
        for name, street, ward, province in (
            ("Planned", "20 Lê Lợi", "Phường Sài Gòn", hcm),
            ("Ten", "10 Lê Lợi", "Phường Sài Gòn", hcm),
            ("Nine", "9 Lê Lợi", "Phường Sài Gòn", hcm),
            ("Other ward", "1 Trần Phú", "Phường Chợ Lớn", hcm),
            ("Far away", "1 Hùng Vương", "Phường Thuận Hoá", hue),
        )
    }


def test_near_is_the_same_province_the_same_ward_first_by_street(desk: Desk) -> None:
    shop = _shop(desk)
    step = PlannedStep(TaskKind.VISIT, "Show samples", TUESDAY, time(14))
    desk.prospects.plan(shop["Planned"], step)
    day = desk.prospects.visits.day(TUESDAY)
    assert [(one.company, one.at) for one in day.planned] == [("Planned", time(14))]
    assert [one.company for one in day.near] == ["Nine", "Ten", "Other ward"]
    assert EN.say(day.near[0].why[0]) == "No next step planned"  # type: ignore[arg-type]


def test_without_a_plan_every_province_is_looked_at_but_nobody_who_wants_silence(
    desk: Desk,
) -> None:
    shop = _shop(desk)
    desk.prospects.do_not_contact(shop["Ten"], "They said so")
    day = desk.prospects.visits.day(TUESDAY)
    assert not day.planned
    assert {one.company for one in day.near} == {"Planned", "Nine", "Other ward", "Far away"}


def test_visits_are_planned_in_one_go_and_taken_back(desk: Desk) -> None:
    shop = _shop(desk)
    late = PlannedStep(TaskKind.VISIT, "Show samples", date(2026, 11, 20))
    desk.prospects.plan(shop["Ten"], late)
    before = desk.prospects.visits.day(TUESDAY)
    done = desk.prospects.visits.plan(TUESDAY, [shop["Ten"], shop["Nine"]])
    assert (len(done.value.made), len(done.value.moved)) == (1, 1)
    planned = desk.prospects.visits.day(TUESDAY).planned
    assert [one.company for one in planned] == ["Nine", "Ten"]
    desk.prospects.visits.unplan(done.value)
    assert desk.prospects.visits.day(TUESDAY) == before


def test_a_due_customer_comes_with_its_reason(sample_desk: Desk) -> None:
    rows = sample_desk.followup.rows(sample_desk.followup.listing().ids, EN)
    some = {row.id: row.reason for row in rows[:3]}
    found = sample_desk.prospects.visits.day(TUESDAY, due=some)
    told = {one.prospect_id: one.why for one in (*found.planned, *found.near)}
    assert any(reason in told.get(key, ()) for key, reason in some.items())


def test_the_list_counts_its_stops_through_all_wards(sample_desk: Desk) -> None:
    visits = sample_desk.prospects.visits
    day = visits.day(TUESDAY)
    content = visits.content(TUESDAY, (*day.planned, *day.near), "vi")
    numbers = [stop.number for area in content.areas for stop in area.stops]
    assert numbers == list(range(1, content.count + 1))
    assert any(stop.needs for area in content.areas for stop in area.stops)
