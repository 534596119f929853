"""What went wrong is a sentence first, and only then words of a language."""

from __future__ import annotations

import pickle

import pytest

from salesdesk.errors import (
    Cancelled,
    FileRefused,
    NotAllowed,
    NotFound,
    NotPermitted,
    SalesDeskError,
    WrongInput,
    in_english,
)
from salesdesk.sentence import Sentence, mark, sentence, sentences


@pytest.mark.parametrize(
    "kind", [Cancelled, FileRefused, NotAllowed, NotFound, NotPermitted, WrongInput]
)
def test_every_error_for_people_is_one_kind_and_reads_plainly_in_the_log(
    kind: type[SalesDeskError],
) -> None:
    error = kind(sentence("{file} is missing.", file="a.csv"), "file")
    assert isinstance(error, SalesDeskError)
    assert str(error) == "a.csv is missing."
    assert error.field == "file"


def test_sentences_are_plain_data() -> None:
    said = sentences("{count} row of {what}", "{count} rows of {what}", 2, what="ink")
    assert said == Sentence(
        "{count} row of {what}", (("count", 2), ("what", "ink")), "{count} rows of {what}", 2
    )
    assert pickle.loads(pickle.dumps(said)) == said
    assert dict(said) == {"count": 2, "what": "ink"}
    assert in_english(said) == "2 rows of ink"
    assert in_english(sentences("{count} row", "{count} rows", 1)) == "1 row"


def test_a_sentence_inside_another_reads_through() -> None:
    inner = sentence("line {line}", line=7)
    assert in_english(sentence("See {where}.", where=inner)) == "See line 7."


def test_marking_changes_nothing() -> None:
    assert mark("Told") == "Told"
