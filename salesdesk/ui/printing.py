"""Printing a PDF: as it is where CUPS takes it, otherwise page by page as pictures."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from salesdesk.errors import FileRefused
from salesdesk.sentence import sentence

SECONDS = 30
Chooser = Callable[[QWidget], QPrinter | None]


def choose_printer(parent: QWidget) -> QPrinter | None:
    """Ask which printer, how many copies; None where the person thinks better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return printer


def print_pdf(pdf: bytes, printer: QPrinter, title: str) -> None:
    """Send a document to a printer; not to be called on the GUI thread.

    Raises FileRefused where the printer does not take it.
    """
    to_paper = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    command = shutil.which("lp") if to_paper and printer.printerName() else None
    if command is None:
        _paint_pages(pdf, printer)
    else:
        _hand_over(command, pdf, printer, title)


def _hand_over(command: str, pdf: bytes, printer: QPrinter, title: str) -> None:
    options = ["-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", title]
    try:
        # The command is CUPS' own, found on the path; nothing of it comes from a person.
        subprocess.run(  # noqa: S603
            [command, *options, "-"], input=pdf, check=True, capture_output=True, timeout=SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise _not_taken(printer) from error


def _paint_pages(pdf: bytes, printer: QPrinter) -> None:
    # pypdfium2 loads with the first page that is shown or printed.
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        raise _not_taken(printer)
    try:
        for number in range(len(document)):
            if number and not printer.newPage():
                raise _not_taken(printer)
            _paint_page(painter, document[number], printer)
    finally:
        painter.end()
        document.close()


def _paint_page(painter: QPainter, page: object, printer: QPrinter) -> None:
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    width, _height = page.get_size()  # type: ignore[attr-defined]
    drawn = page.render(  # type: ignore[attr-defined]
        scale=min(sheet.width() / width, 300 / 72), rev_byteorder=True, prefer_bgrx=True
    )
    form = QImage.Format.Format_RGBX8888
    image = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, form)
    inset = printer.pageRect(QPrinter.Unit.DevicePixel).topLeft()
    painter.drawImage(QRectF(-inset.x(), -inset.y(), sheet.width(), sheet.height()), image)


def _not_taken(printer: QPrinter) -> FileRefused:
    name = printer.printerName() or printer.outputFileName()
    return FileRefused(
        sentence(
            "The printer “{name}” did not take the document: check that it is switched on and"
            " connected, or save the document as a PDF.",
            name=name,
        )
    )
