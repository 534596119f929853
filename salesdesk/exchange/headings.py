"""Headings compared as people mean them: "Số ĐT (*)", "so_dt" and "SỐ ĐT 1" are the same."""

from __future__ import annotations

import re

from salesdesk.text import fold

_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NO_LETTER = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"(?<=\D)1$")


def heading_key(heading: str) -> str:
    """A heading without accents, case, remarks in brackets, signs, and the 1 of a first column."""
    bare = _NO_LETTER.sub("", _REMARK.sub("", fold(heading))) or _NO_LETTER.sub("", fold(heading))
    return _NUMBERED.sub("", bare)
