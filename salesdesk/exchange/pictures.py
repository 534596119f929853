"""Pictures from outside: looked at with care, turned upright, made small."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesdesk.errors import FileRefused
from salesdesk.sentence import sentence

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_BYTES = 40 * 1024 * 1024
MOST_PIXELS = 80_000_000
LONGEST_SIDE = 640
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: JPEG, or PNG where it is see-through. Sizes in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


def scaled_picture(content: bytes, longest_side: int = LONGEST_SIDE) -> Picture:
    """A picture of any usual format, no side longer than `longest_side`, without its metadata.

    Raises FileRefused for what is no picture, is broken, or would not fit into memory.
    """
    from PIL import Image, ImageOps  # only when somebody drops a picture

    if len(content) > LARGEST_BYTES:
        raise FileRefused(sentence("This picture is larger than 40 MB. Make it smaller first."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_many()
            picture.draft("RGB", (longest_side * 2, longest_side * 2))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((longest_side, longest_side))
            return _kept(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many() from None
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError, TypeError):
        raise FileRefused(
            sentence("This is no picture that can be read. Take a PNG, JPEG or WebP file.")
        ) from None


def _kept(picture: Image) -> Picture:
    see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    kind = "PNG" if see_through else "JPEG"
    plain = picture.convert("RGBA" if see_through else "RGB")
    written = io.BytesIO()
    plain.save(written, kind, optimize=True, quality=_QUALITY)
    return Picture(written.getvalue(), f"image/{kind.lower()}", *plain.size)


def _too_many() -> FileRefused:
    return FileRefused(sentence("This picture has more than 80 million dots. Make it smaller."))
