"""What this workstation remembers: theme, language, window, last tab, splitters. Not shop data."""

from __future__ import annotations

import json
from pathlib import Path

Value = str | int | bool | list[int]


class Workstation:
    """Settings of one machine in a small JSON file.

    A file that is missing or damaged is an empty one: nothing in it cannot be chosen again.
    With no path nothing is kept.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._values = _load(path)

    def text(self, name: str, default: str = "") -> str:
        """A remembered word."""
        value = self._values.get(name)
        return value if isinstance(value, str) else default

    def sizes(self, name: str) -> list[int]:
        """The remembered sizes of a splitter, or an empty list."""
        value = self._values.get(name)
        return value if isinstance(value, list) else []

    def remember(self, name: str, value: Value) -> None:
        """Keep a value; the file is replaced whole, so that it is never half written."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        if self._path is None:
            return
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
        fresh.replace(self._path)


def _load(path: Path | None) -> dict[str, Value]:
    if path is None or not path.is_file():
        return {}
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
