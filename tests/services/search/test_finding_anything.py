"""One search for everything: by any text, newest first, and only what still says so."""

from __future__ import annotations

from uuid import UUID

from salesdesk.desk import Desk
from salesdesk.models.fields import new_id
from salesdesk.services.search import Findable, forget, index, index_many


def enter(desk: Desk, title: str, *words: str, topic: str = "prospects") -> UUID:
    """Make a record findable; its key."""
    key = new_id()
    with desk.context.writing() as book:
        index(book, Findable(topic, key, title, "", words))
    return key


def titles(desk: Desk, typed: str, topic: str = "", limit: int = 20) -> list[str]:
    """What is found, by title."""
    return [hit.title for hit in desk.search.find(typed, topic, limit)]


def test_the_newest_comes_first_and_no_more_than_asked_for(desk: Desk) -> None:
    for number in range(30):
        enter(desk, f"Lan {number}")
    assert titles(desk, "lan", limit=3) == ["Lan 29", "Lan 28", "Lan 27"]


def test_a_topic_narrows_the_search(desk: Desk) -> None:
    enter(desk, "Giấy A4", topic="catalogue")
    enter(desk, "Nhà in Giấy Việt")
    assert titles(desk, "giay", "catalogue") == ["Giấy A4"]
    assert len(titles(desk, "giay")) == 2


def test_what_is_written_anew_is_found_anew_and_only_so(desk: Desk) -> None:
    key = enter(desk, "Trường Hồng Hà", "0912345678", "84912345678")
    assert titles(desk, "091234") == titles(desk, "8491234") == ["Trường Hồng Hà"]
    with desk.context.writing() as book:
        index(book, Findable("prospects", key, "Trường Hồng Đức", "", ("0903111222",)))
    assert titles(desk, "0912") == []
    assert titles(desk, "hong duc") == ["Trường Hồng Đức"]
    with desk.context.writing():
        forget(key)
    assert titles(desk, "hong") == []


def test_many_at_once_are_found_like_one(desk: Desk) -> None:
    with desk.context.writing() as book:
        index_many(
            book,
            [Findable("catalogue", new_id(), f"Mực {n}", f"TN-{n}", ()) for n in range(400)],
        )
    assert titles(desk, "tn399") == ["Mực 399"]
    assert len(titles(desk, "muc", limit=500)) == 400


def test_what_people_type_is_never_an_operator(desk: Desk) -> None:
    enter(desk, "An OR Bình")
    for typed in ('"', "*", "a* OR b*", "NEAR(an binh)", "topic:prospects", "-an", "^an", "\x00"):
        desk.search.find(typed)
    assert titles(desk, "an or") == ["An OR Bình"]
    assert titles(desk, "xyz OR binh") == []
