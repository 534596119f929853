"""Opening what is kept: a copy in a folder of its own, and addresses in the person's browser."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from salesdesk.domain.prospects.research import is_program, safe_name, web_address
from salesdesk.errors import FileRefused
from salesdesk.sentence import sentence


class Copies:
    """Copies of files that were opened; they go when the window lets go of this."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._count = 0

    def open(self, name: str, content: bytes) -> Path:
        """Open a copy with the program that the system has for it; where the copy lies.

        Raises FileRefused for a program: what came from outside is not run from here.
        """
        kept = safe_name(name)
        if is_program(kept):
            raise FileRefused(
                sentence(
                    "{file} is a program. Save a copy if you know where it is from.", file=kept
                )
            )
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="salesdesk-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._count += 1
        place = self._folder / str(self._count)
        place.mkdir(mode=0o700)
        copy = place / kept
        copy.write_bytes(content)
        copy.chmod(0o400)  # what is changed in a copy would be lost
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
        return copy


def open_address(url: str) -> None:
    """Show an address in the browser. Raises WrongInput for anything but http and https."""
    QDesktopServices.openUrl(QUrl(web_address(url)))
