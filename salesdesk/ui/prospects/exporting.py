"""Exporting accounts: what the list shows, everything, or the people as vCards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from salesdesk.errors import SalesDeskError
from salesdesk.services.prospects.export import Exported, VCardVersion, Watch
from salesdesk.ui.page import Command
from salesdesk.ui.prospects.rooms import Room
from salesdesk.ui.widgets.messages import BusyBar

if TYPE_CHECKING:
    from salesdesk.ui.prospects.page_parts import ProspectsParts

Write = Callable[[Path, Watch], Exported]
_ENDINGS = {"csv": ".csv", "xlsx": ".xlsx", "3.0": ".vcf", "4.0": ".vcf"}


class ExportDesk(Room):
    """Asks where to, and writes the file with progress and Cancel."""

    def __init__(self, page: ProspectsParts) -> None:
        super().__init__(page)
        self.service = page.context.desk.prospects.exports
        self.busy = BusyBar(self._words)
        layout = page.layout()
        assert layout is not None
        layout.addWidget(self.busy)

    @override
    def commands(self) -> list[Command]:
        """What Ctrl+K offers."""
        tr = self._words.tr
        return [
            Command(tr("Export this list…"), "download", self.export_list, "Ctrl+Shift+E"),
            Command(tr("Export everything for another desk…"), "download", self.export_all),
            Command(tr("Export contacts as vCard…"), "users", self.export_contacts),
        ]

    @property
    def columns(self) -> tuple[str, ...]:
        """What the list shows; beside the record, people stand on a row's second line."""
        shown = self._page.list.columns
        if self._page.list.is_wide:
            return shown
        people = tuple(key for key in ("contact", "phone") if key not in shown)
        return (*shown[:1], *people, *shown[1:])

    def export_list(self) -> None:
        """What the list shows, as a table."""
        self._ask(self._words.tr("Export this list"), self._tables(), self.write_list)

    def export_all(self) -> None:
        """Everything of every account, as a table that another desk can take in."""
        self._ask(self._words.tr("Export everything"), self._tables(), self.write_all)

    def export_contacts(self) -> None:
        """The people of the accounts in the list, as vCards."""
        words = self._words
        kinds = [
            (words.tr("vCard 3.0, for every telephone (*.vcf)"), "3.0"),
            (words.tr("vCard 4.0 (*.vcf)"), "4.0"),
        ]
        self._ask(words.tr("Export contacts"), kinds, self.write_contacts)

    def write_list(self, path: Path, _kind: str = "") -> None:
        """Write what the list shows into a file of this name."""
        service, keys, words = self.service, self._page.list.keys(), self._words
        columns = self.columns
        self._run(path, lambda to, watch: service.shown(to, keys(), words, columns, watch))

    def write_all(self, path: Path, _kind: str = "") -> None:
        """Write everything into a file of this name."""
        service, words, desk = self.service, self._words, self._context.desk

        def write(to: Path, watch: Watch) -> Exported:
            return service.everything(to, desk.prospects.keys(), words, watch)

        self._run(path, write)

    def write_contacts(self, path: Path, kind: str = "3.0") -> None:
        """Write the people into a file of this name; `kind` is the version of the standard."""
        service, keys, version = self.service, self._page.list.keys(), VCardVersion(kind)
        self._run(path, lambda to, watch: service.contacts(to, keys(), version, watch))

    def _tables(self) -> list[tuple[str, str]]:
        words = self._words
        return [
            (words.tr("Workbook for Excel (*.xlsx)"), "xlsx"),
            (words.tr("Text with columns (*.csv)"), "csv"),
        ]

    def _ask(
        self, heading: str, kinds: list[tuple[str, str]], write: Callable[[Path, str], None]
    ) -> None:
        dialog = QFileDialog(self._page, heading)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([name for name, _kind in kinds])
        dialog.selectFile(self._words.tr("prospects"))
        dialog.fileSelected.connect(partial(self._chosen, dialog, dict(kinds), write))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(
        self,
        dialog: QFileDialog,
        kinds: dict[str, str],
        write: Callable[[Path, str], None],
        file: str,
    ) -> None:
        kind = kinds.get(dialog.selectedNameFilter(), next(iter(kinds.values())))
        path = Path(file)
        known = path.suffix.lower() in set(_ENDINGS.values())
        write(path if known else path.with_name(path.name + _ENDINGS[kind]), kind)

    def _run(self, path: Path, write: Write) -> None:
        job = self.busy.job(self._words.tr("Writing {file}", file=path.name))
        watch = Watch(job.progress, job.is_cancelled)
        self._context.tasks.study(
            lambda: write(path, watch), self._written, self._failed, key="export", job=job
        )

    def _written(self, exported: Exported) -> None:
        self.busy.finish()
        text = self._words.trn(
            "{count} account written to {file}.",
            "{count} accounts written to {file}.",
            exported.accounts,
            file=exported.path.name,
        )
        self._context.notify(text)

    def _failed(self, error: SalesDeskError) -> None:
        self.busy.finish()
        self._context.show_error(error)
