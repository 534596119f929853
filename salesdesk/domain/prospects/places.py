"""Vietnam's provinces and wards: offered as one types, and told apart in an address of one line.

As of the reform of 1 July 2025 there are provinces and wards, and no districts between them; names
of before stay as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from salesdesk import paths
from salesdesk.domain.prospects.countries import begins_word, country_code, plain_name
from salesdesk.sentence import mark
from salesdesk.text import clean, fold

MOST = 8
HOME = "VN"


class AddressKind(StrEnum):
    """What an address is for."""

    MAIN = "main"
    DELIVERY = "delivery"
    BILLING = "billing"
    BRANCH = "branch"


ADDRESS_KIND_NAMES = {
    AddressKind.MAIN: mark("Main"),
    AddressKind.DELIVERY: mark("Delivery"),
    AddressKind.BILLING: mark("Billing"),
    AddressKind.BRANCH: mark("Branch"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A place to choose: a ward in its province, or a province alone.

    `before` is the name that a province had until 2025, where that was typed.
    """

    name: str
    province: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class AddressParts:
    """An address taken apart."""

    street: str = ""
    ward: str = ""
    province: str = ""
    country: str = HOME


# Written out, and how they are begun in an address; the longer beginnings stand first.
_KINDS = (
    ("Phường", ("phuong", "p", "f")),
    ("Thị trấn", ("thi tran", "tt")),
    ("Thị xã", ("thi xa", "tx")),
    ("Xã", ("xa", "x")),
    ("Quận", ("quan", "q")),
    ("Huyện", ("huyen", "h")),
    ("Thành phố", ("thanh pho", "tp")),
    ("Tỉnh", ("tinh",)),
    ("Đặc khu", ("dac khu", "dk")),
)
_BEGINNINGS = {begin: kind for kind, begins in _KINDS for begin in begins}
_BEGUN = re.compile(
    rf"({'|'.join(sorted(_BEGINNINGS, key=len, reverse=True))})"
    r"(?:\.\s*|\s+|(?=\d{1,2}$))(?!\d{3})(\S.*)"
)
_INSIDE = re.compile(
    r"\s+(?=(?:P|Q|X|H|TP|TT|TX)\.\s*\S|(?:Phường|Quận|Xã|Huyện|Thị trấn|Thị xã|Thành phố|Tỉnh)\s"
    r"|TP\.?\s*HCM)",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*[,;]\s*|\s+[-–]\s+")
_VIETNAM = frozenset({"viet nam", "vietnam", "vn"})
_SHORT = {
    "hn": "ha noi", "hcm": "ho chi minh", "hcmc": "ho chi minh", "sai gon": "ho chi minh",
    "saigon": "ho chi minh", "sg": "ho chi minh", "hp": "hai phong", "dn": "da nang",
    "ct": "can tho", "thua thien hue": "hue", "brvt": "ba ria - vung tau",
}  # fmt: skip
# Resolution 202/2025/QH15: the provinces that ended, and what they became part of.
_ENDED = {
    "Hà Giang": "Tuyên Quang", "Yên Bái": "Lào Cai", "Bắc Kạn": "Thái Nguyên",
    "Vĩnh Phúc": "Phú Thọ", "Hoà Bình": "Phú Thọ", "Bắc Giang": "Bắc Ninh",
    "Thái Bình": "Hưng Yên", "Hải Dương": "Hải Phòng", "Hà Nam": "Ninh Bình",
    "Nam Định": "Ninh Bình", "Quảng Bình": "Quảng Trị", "Quảng Nam": "Đà Nẵng",
    "Kon Tum": "Quảng Ngãi", "Bình Định": "Gia Lai", "Ninh Thuận": "Khánh Hoà",
    "Phú Yên": "Đắk Lắk", "Đắk Nông": "Lâm Đồng", "Bình Thuận": "Lâm Đồng",
    "Bà Rịa - Vũng Tàu": "Hồ Chí Minh", "Bình Dương": "Hồ Chí Minh", "Bình Phước": "Đồng Nai",
    "Long An": "Tây Ninh", "Tiền Giang": "Đồng Tháp", "Bến Tre": "Vĩnh Long",
    "Trà Vinh": "Vĩnh Long", "Kiên Giang": "An Giang", "Sóc Trăng": "Cần Thơ",
    "Hậu Giang": "Cần Thơ", "Bạc Liêu": "Cà Mau",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Named:
    """A place with what it is found by: its kind, and its name without it, folded."""

    name: str
    province: str
    kind: str
    bare: str


class Places:
    """The places of the country, as the official list has them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._provinces: dict[str, str] = {}
        self._wards: list[_Named] = []
        province = ""
        for line in lines:
            if line.startswith("= "):
                province = line[2:]
                self._provinces[_bare(province)[1]] = province
            elif line and not line.startswith("#"):
                self._wards.append(_Named(line, province, *_bare(line)))
        self._ended = {plain_name(name): name for name in _ENDED}

    def province(self, text: str) -> str:
        """The province that a text names, as the list writes it; empty for none of today."""
        return self._provinces.get(_province_key(text), "")

    def ward(self, text: str, province: str = "") -> str:
        """The ward that a text names, as the list writes it; empty where none or several do."""
        kind, bare = _bare(text)
        among = self.province(province)
        found = {
            one.name
            for one in self._wards
            if one.bare == bare and kind in ("", one.kind) and among in ("", one.province)
        }
        return found.pop() if len(found) == 1 and (among or kind) else ""

    def offer_provinces(self, text: str, most: int = MOST) -> tuple[Offer, ...]:
        """Provinces whose name begins with a text, or had parts of that name until 2025."""
        key = _province_key(text)
        if not key:
            return ()
        now = [Offer(name) for bare, name in self._provinces.items() if begins_word(bare, key)]
        once = [
            Offer(self._provinces[plain_name(_ENDED[name])], before=name)
            for bare, name in self._ended.items()
            if begins_word(bare, key)
        ]
        return tuple((now + once)[:most])

    def offer_wards(self, text: str, province: str = "", most: int = MOST) -> tuple[Offer, ...]:
        """Wards of a province, or of all, for a text: "ben thanh", "p ben thanh", "P. Bến Thành".

        An old district ("q1") is offered written out, since it can only stay as it is.
        """
        kind, bare = _bare(text)
        if not bare:
            return ()
        among = self.province(province)
        known = kind if kind in {"Phường", "Xã", "Đặc khu"} else ""
        ranked = sorted(
            (
                (_rank(one.bare, bare), len(one.bare), place)
                for place, one in enumerate(self._wards)
                if bare in one.bare and among in ("", one.province) and known in ("", one.kind)
            ),
        )
        found = [self._wards[place] for rank, _length, place in ranked if rank < _NOWHERE]
        offers = [Offer(one.name, one.province) for one in found]
        if kind and kind != known:
            offers = [Offer(written_out(text))]
        return tuple(offers[:most])

    def split(self, text: str) -> AddressParts:
        """An address of one line taken apart: "12 Nguyễn Huệ, P. Bến Nghé, Q.1, TP.HCM".

        What is not known as a ward or province stays in the street, and nothing is dropped but
        the name of the country at the end.
        """
        parts = _pieces(text)
        country = self._take_country(parts)
        province = self._take_province(parts) if country == HOME else ""
        wards = self._take_wards(parts, province) if country == HOME else []
        # A bare name may be the district of before: it stays as it is written.
        ward = self.ward(wards[0], province) if len(wards) == 1 and _bare(wards[0])[0] else ""
        ward = ward or ", ".join(written_out(one) for one in wards)
        return AddressParts(", ".join(parts), ward, self.province(province) or province, country)

    def _take_country(self, parts: list[str]) -> str:
        if len(parts) > 1 and plain_name(parts[-1]) in _VIETNAM:
            parts.pop()
            return HOME
        found = country_code(parts[-1]) if len(parts) > 1 else ""
        if found and found != HOME:
            parts.pop()
            return found
        return HOME

    def _take_province(self, parts: list[str]) -> str:
        if len(parts) < 2 or not self._is_province(parts[-1]):
            return ""
        return parts.pop()

    def _is_province(self, text: str) -> bool:
        key = _province_key(text)
        return key in self._provinces or key in self._ended

    def _take_wards(self, parts: list[str], province: str) -> list[str]:
        taken: list[str] = []
        while len(parts) > 1 and (_bare(parts[-1])[0] or self.ward(parts[-1], province)):
            taken.insert(0, parts.pop())
        return taken


@cache
def places() -> Places:
    """The places that ship with the desk; the list is read when first needed."""
    text = (paths.RESOURCES / "places" / "vietnam.txt").read_text(encoding="utf-8")
    return Places(text.splitlines())


def written_out(text: str) -> str:
    """A ward or district without abbreviation: "P. Bến Nghé" as "Phường Bến Nghé"."""
    plain = clean(text)
    kind, bare = _bare(plain)
    if not kind or fold(plain).startswith(fold(kind)):
        return plain
    rest = plain[len(plain) - len(bare) :] if len(fold(plain)) == len(plain) else plain
    if fold(rest) != bare:
        return plain
    return f"{kind} {rest.title() if rest.islower() else rest}"


_NOWHERE = 3


def _rank(name: str, wanted: str) -> int:
    """How well a name fits: wholly, from its beginning, from that of a word, or not at all."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in name else _NOWHERE


def _bare(text: str) -> tuple[str, str]:
    """The kind that a name begins with, written out, and the folded name without it."""
    folded = fold(clean(text))
    found = _BEGUN.fullmatch(folded)
    return (_BEGINNINGS[found[1]], found[2].strip()) if found else ("", folded)


def _province_key(text: str) -> str:
    kind, bare = _bare(text)
    joined = fold(clean(text)).replace(".", "").replace(" ", "")
    if joined.startswith("tp") and not kind:
        bare = joined[2:]
    plain = plain_name(bare)
    return plain_name(_SHORT.get(plain, plain))


def _pieces(text: str) -> list[str]:
    whole = clean(text)
    parts = [part for part in _CUT.split(whole) if part]
    if len(parts) == 1:
        parts = [part for part in _INSIDE.split(whole) if part]
    return parts or [whole]
