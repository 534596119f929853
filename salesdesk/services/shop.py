"""The shop's settings, kept in its own file."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import Any

from salesdesk.models.team import Setting
from salesdesk.settings import BankAccount, CategoryFloor, Limits, ShopSettings, ShopWords, VatRate

_NAME = "shop"
_PARTS: dict[str, Any] = {
    "bank": lambda value: BankAccount(**value),
    "limits": lambda value: Limits(**value),
    "words_vi": lambda value: ShopWords(**value),
    "words_en": lambda value: ShopWords(**value),
    "category_floors": lambda value: tuple(CategoryFloor(**floor) for floor in value),
    "vat_rates": lambda value: tuple(VatRate(**rate) for rate in value),
}


def load_settings() -> ShopSettings:
    """The settings of the open shop; what is not set has its sensible value."""
    row = Setting.get_or_none(Setting.name == _NAME)
    if row is None:
        return ShopSettings()
    known = {field.name for field in fields(ShopSettings)}
    values = {name: value for name, value in json.loads(row.value).items() if name in known}
    return replace(
        ShopSettings(),
        **{name: _PARTS.get(name, _as_is)(value) for name, value in values.items()},
    )


def save_settings(settings: ShopSettings) -> None:
    """Keep the settings; call it inside a transaction."""
    Setting.replace(
        name=_NAME, value=json.dumps(asdict(settings), ensure_ascii=False, sort_keys=True)
    ).execute()


def _as_is(value: Any) -> Any:
    return value
