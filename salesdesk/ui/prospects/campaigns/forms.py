"""The strips that add a campaign and write down what was spent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from salesdesk.domain.prospects.states import SOURCE_NAMES, Source
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.services.prospects.campaigns import CampaignDetail, CostLine
from salesdesk.ui.widgets.fields import ChoiceBox, DateLine, money_line, text_line
from salesdesk.ui.widgets.tray import Tray


class CampaignTray(Tray):
    """Adds a campaign, or changes one."""

    def __init__(
        self, language: Language, today: date, campaign: CampaignDetail | None = None
    ) -> None:
        super().__init__(language.tr("Campaign"), language.trc("button", "Keep"), language, "tag")
        self.key = campaign.id if campaign is not None else None
        shown = campaign or CampaignDetail("")
        self._name = text_line(language.tr("Name"))
        self._source = ChoiceBox(
            language.tr("Source"), [(one, language.tr(SOURCE_NAMES[one])) for one in Source]
        )
        self._starts = DateLine(language.tr("Starts"), language, today)
        self._ends = DateLine(language.tr("Ends"), language, today)
        self._notes = text_line(language.tr("Notes"))
        self._name.set_value(shown.name or None)
        self._source.set_value(shown.source)
        self._starts.set_value(shown.starts_on)
        self._ends.set_value(shown.ends_on)
        self._notes.set_value(shown.notes or None)
        for line in (self._starts, self._ends):
            line.setFixedWidth(132)
        self.add_row(
            self.field("name", language.tr("Name"), self._name),
            self.field("source", language.tr("Source"), self._source),
            self.field("starts_on", language.tr("Starts"), self._starts),
            self.field("ends_on", language.tr("Ends"), self._ends),
            stretch=(1, 0, 0, 0),
        )
        self.add_row(self.field("notes", language.tr("Notes"), self._notes), stretch=(1,))

    @property
    def detail(self) -> CampaignDetail:
        """The campaign as typed."""
        return CampaignDetail(
            str(self._name.value or ""),
            Source(str(self._source.value)),
            _day(self._starts.value),
            _day(self._ends.value),
            str(self._notes.value or ""),
            self.key,
        )


class CostTray(Tray):
    """Writes down what was spent on a campaign, or on a source outside any."""

    def __init__(
        self,
        language: Language,
        today: date,
        currency: str,
        campaigns: Sequence[CampaignDetail],
        cost: CostLine,
    ) -> None:
        super().__init__(
            language.tr("What was spent"), language.trc("button", "Keep"), language, "banknote"
        )
        self.key = cost.id
        targets: list[tuple[object, str]] = [(one.id, one.name) for one in campaigns]
        targets += [(one, language.tr(SOURCE_NAMES[one])) for one in Source]
        self._on = ChoiceBox(language.tr("Spent on"), targets)
        self._on.set_value(cost.campaign_id or cost.source)
        self._amount = money_line(language.tr("Amount"), language, currency)
        self._amount.set_value(cost.amount if cost.amount.minor else None)
        self._day = DateLine(language.tr("Day"), language, today)
        self._day.set_value(cost.spent_on)
        self._what = text_line(language.tr("What for"))
        self._what.set_value(cost.what or None)
        self._currency = currency
        self._day.setFixedWidth(132)
        self.add_row(
            self.field("on", language.tr("Spent on"), self._on),
            self.field("amount", language.tr("Amount"), self._amount),
            self.field("spent_on", language.tr("Day"), self._day),
            self.field("what", language.tr("What for"), self._what),
            stretch=(1, 0, 0, 1),
        )

    @property
    def cost(self) -> CostLine | None:
        """The cost as typed; None while it has no day."""
        on, day, amount = self._on.value, self._day.value, self._amount.value
        if not isinstance(day, date):
            return None
        return CostLine(
            on if isinstance(on, Source) else Source.CAMPAIGN,
            amount if isinstance(amount, Money) else Money.zero(self._currency),
            day,
            str(self._what.value or ""),
            on if isinstance(on, UUID) else None,
        )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
