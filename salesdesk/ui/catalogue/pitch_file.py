"""What of the catalogue goes into an ink pitch, and the file it is saved as."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.errors import FileRefused
from salesdesk.language import Language
from salesdesk.sentence import sentence
from salesdesk.services.catalogue import Buyer
from salesdesk.text import file_name


@dataclass(frozen=True, slots=True)
class Scope:
    """Brands and printers to leave it at; all of the catalogue for none."""

    brands: tuple[str, ...] = ()
    printers: tuple[UUID, ...] = ()


def scopes(printer: PrinterModel | None, words: Language) -> list[tuple[str, Scope]]:
    """What can be chosen, in words: everything, one brand, what one printer takes."""
    offered = [(words.tr("All brands"), Scope())]
    if printer is not None:
        offered += [
            (words.tr("Only {brand}", brand=printer.brand), Scope((printer.brand,))),
            (words.tr("Only {brand}", brand=printer.name), Scope((), (printer.id,))),
        ]
    return offered


def proposed_name(client: Buyer | None) -> str:
    """The file's name: "Muc-in_Cong-ty-Hai-Dang.pdf"."""
    named = file_name(client.company) if client else ""
    return "_".join(part for part in ("Muc-in", named) if part) + ".pdf"


def price_list_name(client: Buyer | None) -> str:
    """The file's name: "Bang-gia_Cong-ty-Hai-Dang.pdf"."""
    named = file_name(client.company) if client else ""
    return "_".join(part for part in ("Bang-gia", named) if part) + ".pdf"


def written(path: Path, content: bytes) -> Path:
    """Write a file. Raises FileRefused where that cannot be done."""
    try:
        path.write_bytes(content)
    except OSError as error:
        why = error.strerror or ""
        raise FileRefused(
            sentence("{file} cannot be written: {why}.", file=path.name, why=why)
        ) from None
    return path
