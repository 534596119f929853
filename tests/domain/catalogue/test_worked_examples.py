"""The worked examples of docs/recommendation.md: what is written there is what comes out."""

from __future__ import annotations

import json
import re

import pytest
from catalogue_shelf import ENGLISH, asked, said

from salesdesk import paths
from salesdesk.domain.catalogue.recommendation import Recommendation
from salesdesk.domain.catalogue.recommendation_json import to_json

ROW = (
    "| {quantity} × {name} | {amount} | {per_month} | {months_to_empty} | {cost_per_page} "
    "| {reason} |"
)
TEXT = (paths.RESOURCES.parent / "docs" / "recommendation.md").read_text(encoding="utf-8")
EXAMPLES = dict(
    re.findall(r"^### (.+?)\n(.+?)(?=^### |^## |\Z)", TEXT, flags=re.MULTILINE | re.DOTALL)
)


@pytest.mark.parametrize("title", EXAMPLES)
def test_the_documented_example_comes_out_as_it_is_written(title: str) -> None:
    body = EXAMPLES[title]
    block = re.search(r"```json\n(.+?)```", body, flags=re.DOTALL)
    assert block, title
    answer = asked(json.loads(block[1]))
    assert in_words(answer) in body, in_words(answer)


def test_the_examples_that_were_promised_are_there() -> None:
    assert list(EXAMPLES) == [
        "Mono laser office",
        "Colour inkjet home office",
        "Design studio with proofs",
        "Charity with handouts",
        "School with a copier",
        "Printer unknown",
        "Coverage 15 %",
        "A ream in two days",
    ]


def in_words(answer: Recommendation) -> str:
    """A recommendation as the document shows it."""
    told = to_json(answer, ENGLISH)
    lines = told["lines"]
    assert isinstance(lines, list)
    rows = [
        "| Take | Amount | Units a month | One lasts, months | A page | Because |",
        "|---|--:|--:|--:|--:|---|",
        *(ROW.format(**line) for line in lines),
        "",
        f"Total {told['total']} ₫; a month costs {told['monthly_cost']} ₫.",
        "",
    ]
    rows += [f"- Unmatched: {one.what}. {said(one.why)}" for one in answer.unmatched]
    rows += [f"- Note: {said(note)}" for note in answer.notes]
    return "\n".join(rows).strip()
