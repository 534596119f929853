"""A reason is kept so that it can be said in either language later."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.language import language
from salesdesk.money import Money, UnitPrice
from salesdesk.sentence import Sentence, sentences
from salesdesk.services.proposals.kept_sentences import keep, kept, said

VALUES = st.one_of(
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.builds(Money, st.integers(), st.just("VND")),
    st.builds(UnitPrice, st.integers(), st.just("USD")),
    st.text(),
)
SENTENCES = st.recursive(
    st.builds(Sentence, st.text(), st.just(())),
    lambda inner: st.builds(
        Sentence, st.text(), st.lists(st.tuples(st.text(), VALUES | inner), max_size=3).map(tuple)
    ),
    max_leaves=5,
)


@given(SENTENCES)
def test_what_is_kept_comes_back_whole(said_so: Sentence) -> None:
    assert kept(keep(said_so)) == said_so


def test_it_speaks_both_languages() -> None:
    values = {"day": date(2026, 11, 23), "price": Money(5, "VND"), "pages": Decimal("1.5")}
    reason = sentences("{count} printer until {day}", "{count} printers until {day}", 2, **values)
    text = keep(reason)
    assert said(text, language("en")) == "2 printers until 23 Nov 2026"
    assert said(text, language("vi")).endswith("23/11/2026")


def test_what_somebody_wrote_is_said_as_it_stands() -> None:
    for written in ("Vì {khách} muốn thế", "[]", "5", '{"says": 1}'):
        assert said(written, language("vi")) == written
    assert said("", language("vi")) == ""
    assert keep(None) == ""
