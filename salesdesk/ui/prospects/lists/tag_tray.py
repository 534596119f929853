"""The strip that asks for a tag that the shop does not have yet."""

from __future__ import annotations

from salesdesk.language import Language
from salesdesk.ui.widgets.fields import text_line
from salesdesk.ui.widgets.tray import Tray


class TagTray(Tray):
    """A new tag for all chosen rows."""

    def __init__(self, language: Language) -> None:
        super().__init__(language.tr("New tag"), language.trc("button", "Put on"), language, "tag")
        self._tag = text_line(language.tr("Tag"))
        self.add_row(self.field("tag", language.tr("Tag"), self._tag), stretch=(1,))

    @property
    def tag(self) -> str:
        """The tag as typed."""
        return str(self._tag.value or "")
