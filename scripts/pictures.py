"""Take the pictures of README and docs anew, out of a tour: `python scripts/pictures.py TOUR`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SCREENS = ("today", "prospects", "prospects-needs", "proposals", "closing", "followup", "catalogue")
DOCUMENTS = ("proposal", "pitch", "order", "delivery", "invoice", "receipt")
SCREEN_WIDTH, DOCUMENT_WIDTH = 1366, 620
COLOURS = 128


def main(arguments: list[str]) -> int:
    """Shrink what the tour made into docs/images; exit 1 where a picture is missing."""
    if len(arguments) != 1:
        print("usage: pictures.py TOUR", file=sys.stderr)
        return 2
    tour = Path(arguments[0])
    IMAGES.mkdir(parents=True, exist_ok=True)
    wanted = {
        **{tour / f"{name}-en-light.png": f"screen-{name}" for name in SCREENS},
        tour / "prospects-vi-dark.png": "screen-prospects-vi-dark",
        **{
            tour / f"{name}-{code}-1.png": f"document-{name}-{code}"
            for name in DOCUMENTS
            for code in ("en", "vi")
        },
        tour / "pitch-vi-5.png": "document-pitch-page-vi",
    }
    missing = [source.name for source in wanted if not source.exists()]
    for source, name in wanted.items():
        if source.exists():
            _shrink(source, IMAGES / f"{name}.png")
    print("\n".join(f"missing: {name}" for name in missing) or "all pictures taken")
    return 1 if missing else 0


def _shrink(source: Path, target: Path) -> None:
    width = SCREEN_WIDTH if target.name.startswith("screen") else DOCUMENT_WIDTH
    with Image.open(source) as picture:
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        small.quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
