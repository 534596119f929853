"""Take the pictures of screens anew, out of a tour: `python scripts/screen_pictures.py TOUR`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SCREENS = (
    "today",
    "prospects",
    "prospects-needs",
    "prospects-import",
    "prospects-cold-calls",
    "proposals-editor",
    "closing",
    "closing-deal",
    "followup",
    "catalogue",
)
WIDTH = 1366
COLOURS = 128


def main(arguments: list[str]) -> int:
    """Shrink what the tour made into docs/images; exit 1 where a picture is missing."""
    if len(arguments) != 1:
        print("usage: screen_pictures.py TOUR", file=sys.stderr)
        return 2
    tour = Path(arguments[0])
    IMAGES.mkdir(parents=True, exist_ok=True)
    wanted = {
        **{tour / f"{name}-en-light.png": f"screen-{name}" for name in SCREENS},
        tour / "prospects-vi-dark.png": "screen-prospects-vi-dark",
    }
    missing = [source.name for source in wanted if not source.exists()]
    for source, name in wanted.items():
        if source.exists():
            _shrink(source, IMAGES / f"{name}.png")
    print("\n".join(f"missing: {name}" for name in missing) or "all pictures taken")
    return 1 if missing else 0


def _shrink(source: Path, target: Path) -> None:
    with Image.open(source) as picture:
        height = round(picture.height * WIDTH / picture.width)
        small = picture.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
        small.quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
