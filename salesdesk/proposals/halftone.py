"""A drop of ink as a printing press sees it: four screens of dots, each ink over the others."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from salesdesk.proposals.pen import Pen
from salesdesk.proposals.styles import BLACK, CYAN, MAGENTA, YELLOW

HEIGHT = 1.39
"""How high the drop is, if it is 1 wide."""

_FORM = "halftone-drop"
_ROWS = 30
"""Rows of dots across the width of the drop."""
_SIZES = 40
"""Dots come in so many sizes: fine enough for the eye, few enough for a small file."""
_SLANTS = {YELLOW: 0, CYAN: 15, BLACK: 45, MAGENTA: 75}
"""Screen angles in degrees, as offset printing turns them so that they do not beat."""

Dot = tuple[float, float]


def draw_drop(pen: Pen, left: float, top: float, width: float) -> None:
    """The drop with its top left corner here; its dots are in the file once."""
    canvas = pen.canvas
    if not canvas.hasForm(_FORM):
        _define(canvas)
    canvas.saveState()
    canvas.translate(left, pen.page_height - top - width * HEIGHT)
    canvas.scale(width / 1000, width / 1000)
    # The form takes this over; ReportLab gives forms no graphics states of their own.
    canvas.setBlendMode("Multiply")
    canvas.doForm(_FORM)
    canvas.restoreState()


def _define(canvas: Any) -> None:
    """The drop as a form 1000 wide, clipped to its outline, each ink multiplied onto the last."""
    canvas.beginForm(_FORM, 0, 0, 1000, 1000 * HEIGHT)
    canvas.clipPath(_outline(canvas), stroke=0, fill=0)
    canvas.setLineCap(1)
    for ink in _SLANTS:
        canvas.setStrokeColor(f"#{ink}")
        for size, dots in _screens()[ink]:
            canvas.setLineWidth(size)
            shape = canvas.beginPath()
            for x, y in dots:
                # A stroke of no length with round ends is a dot, in a third of a circle's bytes.
                shape.moveTo(x, y)
                shape.lineTo(x, y)
            canvas.drawPath(shape, stroke=1, fill=0)
    canvas.endForm()


def _outline(canvas: Any) -> Any:
    height, round_at = 1000 * HEIGHT, 497
    curve = 500 * 0.5523
    shape = canvas.beginPath()
    shape.moveTo(500, height)
    shape.curveTo(590, height - 190, 1000, 890, 1000, round_at)
    shape.curveTo(1000, round_at - curve, 500 + curve, 0, 500, 0)
    shape.curveTo(500 - curve, 0, 0, round_at - curve, 0, round_at)
    shape.curveTo(0, 890, 410, height - 190, 500, height)
    shape.close()
    return shape


@lru_cache(maxsize=1)
def _screens() -> dict[str, list[tuple[float, list[Dot]]]]:
    """For each ink the sizes of its dots, and where dots of this size stand."""
    return {ink: _screen(slant, _TONES[ink]) for ink, slant in _SLANTS.items()}


def _screen(slant: float, tone: Tone) -> list[tuple[float, list[Dot]]]:
    pitch = 1000 / _ROWS
    by_size: dict[int, list[Dot]] = defaultdict(list)
    for x, y in _grid(slant, pitch):
        share = tone(Spot((x - 500) / 500, 1 - y / (1000 * HEIGHT)))
        step = round(_SIZES * math.sqrt(min(max(share, 0), 1)))
        if step > 3:
            by_size[step].append((round(x, 1), round(y, 1)))
    largest = pitch * 2 / math.sqrt(math.pi)
    return [(round(largest * step / _SIZES, 2), dots) for step, dots in sorted(by_size.items())]


def _grid(slant: float, pitch: float) -> Iterator[Dot]:
    """Points of a square grid turned by so many degrees, over the whole form."""
    across, up = math.cos(math.radians(slant)), math.sin(math.radians(slant))
    reach = math.ceil(1800 / pitch / 2)
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            x = 500 + pitch * (column * across - row * up)
            y = 500 * HEIGHT + pitch * (column * up + row * across)
            if -pitch < x < 1000 + pitch and -pitch < y < 1000 * HEIGHT + pitch:
                yield x, y


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the drop: across from −1 to 1, down from 0 at the tip to 1 at the foot."""

    across: float
    down: float


Tone = Callable[[Spot], float]
"""How much of an ink a place takes, from 0 to 1."""


def _rise(start: float, end: float, value: float) -> float:
    """From 0 at `start` to 1 at `end`, smoothly."""
    share = min(max((value - start) / (end - start), 0), 1)
    return share * share * (3 - 2 * share)


def _cyan(spot: Spot) -> float:
    return 0.86 * _rise(-0.6, 1, -spot.across) * _rise(0.1, 0.4, spot.down)


def _magenta(spot: Spot) -> float:
    return 0.86 * _rise(-0.6, 1, spot.across) * _rise(0.1, 0.4, spot.down)


def _yellow(spot: Spot) -> float:
    return 0.8 * _rise(0.5, 0.97, spot.down + 0.06 * spot.across * spot.across)


def _black(spot: Spot) -> float:
    tip = 0.66 * (1 - _rise(0.02, 0.42, spot.down))
    middle = math.exp(-((spot.across / 0.42) ** 2))
    core = 0.42 * middle * _rise(0.25, 0.6, spot.down) * (1 - _rise(0.72, 1, spot.down))
    return tip + core


_TONES: dict[str, Tone] = {CYAN: _cyan, MAGENTA: _magenta, YELLOW: _yellow, BLACK: _black}
