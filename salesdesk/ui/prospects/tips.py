"""Tooltips that show people's own words as they stand, whatever Qt would read into them."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """A text for `setToolTip`, which takes what looks like markup for markup."""
    return f"<span>{escape(text)}</span>" if "<" in text else text
