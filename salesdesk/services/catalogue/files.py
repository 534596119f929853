"""The picture and the spec sheet of a product: kept in the shop's file, small and as handed in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.domain.catalogue.kinds import FileKind
from salesdesk.errors import FileRefused
from salesdesk.exchange.pictures import scaled_picture
from salesdesk.models.catalogue import Product, ProductFile
from salesdesk.sentence import sentence
from salesdesk.services.context import Context, Done, found

LARGEST_SHEET = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a product. Sizes in pixels, 0 for what is no picture."""

    product_id: UUID
    kind: FileKind
    name: str
    media_type: str
    content: bytes
    width: int = 0
    height: int = 0


class ProductFiles:
    """Pictures and spec sheets."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def file(self, product_id: UUID, kind: FileKind) -> KeptFile | None:
        """The picture or the spec sheet of a product, None where it has none."""
        row = _row(product_id, kind)
        return None if row is None else _file(row)

    def kinds(self, product_id: UUID) -> frozenset[FileKind]:
        """Which files a product has, without reading them."""
        rows = ProductFile.select(ProductFile.kind).where(ProductFile.product == product_id)
        return frozenset(row.kind for row in rows)

    def put_picture(self, product_id: UUID, path: Path) -> Done[KeptFile | None]:
        """Keep a picture, scaled; the answer is the one before. Raises FileRefused."""
        picture = scaled_picture(_read(path))
        kept = KeptFile(
            product_id,
            FileKind.PICTURE,
            path.name,
            picture.media_type,
            picture.content,
            picture.width,
            picture.height,
        )
        return self.put(kept)

    def put_sheet(self, product_id: UUID, path: Path) -> Done[KeptFile | None]:
        """Keep a spec sheet, a PDF of at most 25 MB, as it is. Raises FileRefused."""
        content = _read(path)
        if not content[:1024].lstrip().startswith(b"%PDF-"):
            raise FileRefused(sentence("“{file}” is no PDF.", file=path.name))
        if len(content) > LARGEST_SHEET:
            raise FileRefused(sentence("“{file}” is larger than 25 MB.", file=path.name))
        sheet = KeptFile(product_id, FileKind.SPEC_SHEET, path.name, "application/pdf", content)
        return self.put(sheet)

    def put(self, kept: KeptFile) -> Done[KeptFile | None]:
        """Keep a file in place of the one before, which is the answer."""
        with self._context.writing() as book:
            product = found(Product, kept.product_id)
            row = _row(kept.product_id, kept.kind)
            before = None if row is None else _file(row)
            if row is not None:
                book.remove(row, without=("content",))
            book.add(ProductFile, product=product, kind=kept.kind, **_columns(kept))
            return book.done(before)

    def remove(self, product_id: UUID, kind: FileKind) -> Done[KeptFile | None]:
        """Take a file away; `put` with the answer brings it back."""
        with self._context.writing() as book:
            row = _row(product_id, kind)
            before = None if row is None else _file(row)
            if row is not None:
                book.remove(row, without=("content",))
            return book.done(before)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(
            sentence("“{file}” cannot be read: {why}", file=path.name, why=error.strerror or "")
        ) from None


def _row(product_id: UUID, kind: FileKind) -> ProductFile | None:
    found_file = (ProductFile.product == product_id) & (ProductFile.kind == kind)
    return ProductFile.get_or_none(found_file)


def _file(row: ProductFile) -> KeptFile:
    return KeptFile(
        row.product_id,
        row.kind,
        row.name,
        row.media_type,
        bytes(row.content),
        row.width,
        row.height,
    )


def _columns(kept: KeptFile) -> dict[str, Any]:
    return {
        "name": kept.name,
        "media_type": kept.media_type,
        "size": len(kept.content),
        "sha256": hashlib.sha256(kept.content).hexdigest(),
        "width": kept.width,
        "height": kept.height,
        "content": kept.content,
    }
