"""Nothing in the ink catalogue stands outside its margins or on top of something else."""

from __future__ import annotations

from dataclasses import replace

import pitch_example as shop
import pytest
from pdf_reading import MM, ReadPage, outside, overlapping, read

from salesdesk.domain.documents.common import Party, Person
from salesdesk.domain.documents.pitch import PitchContent, PitchFamily
from salesdesk.proposals.pitch import render_pitch
from salesdesk.proposals.text import unprintable

HOSTILE = "<b>Acme</b> & \x00 \u202e %s {name} 👾 "
LONG = "Công ty Trách nhiệm hữu hạn Một thành viên Thương mại Xuất nhập khẩu Phượng Hoàng"


def within(page: ReadPage) -> ReadPage:
    """A page without the words of its tabs, which stand beyond the margin."""
    words = [word for word in page.words if word.left < 192 * MM]
    return ReadPage(page.width, page.height, words, page.text)


def check(pdf: bytes) -> list[ReadPage]:
    """Assert that every page is well set; gives the pages."""
    pages = read(pdf)
    assert overlapping(pages[0]) == []
    assert outside(pages[0], 20, 19) == []
    for page in map(within, pages[1:]):
        assert outside(page, 18, 24) == []
        assert overlapping(page) == []
    return pages


@pytest.mark.parametrize("code", ["en", "vi"])
def test_the_whole_catalogue_is_well_set(code: str) -> None:
    pages = check(render_pitch(shop.content(code)))
    for page in pages[1:]:
        tabs = [word for word in page.words if word.left >= 192 * MM]
        assert tabs
        assert max(word.right for word in tabs) <= page.width - 5 * MM


@pytest.mark.parametrize("code", ["en", "vi"])
def test_a_general_catalogue_is_well_set(code: str) -> None:
    hp = [family for family in shop.catalogue() if family.brand == "HP"]
    check(render_pitch(shop.content(code, hp, general=True)))


@pytest.mark.parametrize("code", ["en", "vi"])
def test_the_longest_names_find_room(code: str) -> None:
    family = shop.catalogue()[0]
    content = replace(
        shop.content(code, [family]),
        client=Party(LONG, contact=LONG, contact_title=LONG),
        seller=Person(LONG, "(+84) 28 3930 5520 máy lẻ 1234", f"{'a' * 60}@example.com"),
        shop=replace(shop.SHOP, name=LONG, tagline=LONG),
    )
    check(render_pitch(content))


def test_hostile_names_are_only_names() -> None:
    content = with_family(
        lambda family: replace(
            family, name=HOSTILE * 3,
            lines=tuple(replace(line, title=HOSTILE * 5) for line in family.lines),
        )
    )  # fmt: skip
    assert "👾" in unprintable(content)
    pages = check(render_pitch(content))
    assert any("<b>Acme</b>" in page.text for page in pages)


def test_one_word_without_end_is_broken() -> None:
    content = with_family(
        lambda family: replace(
            family, lines=(replace(family.lines[0], title="W" * 2_000), *family.lines[1:])
        )
    )
    check(render_pitch(content))


def test_a_long_family_goes_on_under_its_own_name() -> None:
    content = with_family(lambda family: replace(family, lines=family.lines * 40))
    pages = check(render_pitch(content))
    name = content.families[0].name
    parts = [page for page in pages if f"{name}" in page.text and "continued" in page.text]
    assert len(parts) > 2


def test_no_page_but_the_last_of_a_chapter_is_left_half_empty() -> None:
    pages = read(render_pitch(shop.content("en")))
    start = next(
        n for n, page in enumerate(pages) if page.text.startswith("Ink") and "HP toner" in page.text
    )
    depths = [
        max(word.bottom for word in within(page).words if word.bottom < 283 * MM)
        for page in pages[start : start + 10]
    ]
    assert min(depths) > 0.6 * 297 * MM


def with_family(change: object) -> PitchContent:
    """A catalogue of one changed family."""
    content = shop.content("en", shop.catalogue()[:1], general=True)
    chapter = content.chapters[0]
    section = chapter.sections[0]
    assert callable(change)
    family: PitchFamily = change(section.families[0])
    changed = replace(chapter, sections=(replace(section, families=(family,)),))
    return replace(content, chapters=(changed,), specials=())
