"""The list that the tour opens: columns to guess, cells to fix, rows that are here already."""

from __future__ import annotations

from pathlib import Path

from salesdesk import paths


def tour_file() -> Path:
    """Where it lies, beside the sample shop that some of its rows are from."""
    return paths.SAMPLE / "khach-hang-2026.csv"
