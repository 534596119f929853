"""What a phone number says of itself: where it rings, what it is called now, how it is dialled."""

from __future__ import annotations

import re
from dataclasses import dataclass

VIETNAM = 84
"""The country whose numbering plan most numbers here follow."""

# Vietnam's numbering plan of 15 June 2018: mobile numbers of eleven digits lost one of them.
_RENUMBERED = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037", "0168": "038", "0169": "039", "0186": "056", "0188": "058",
    "0199": "059",
}  # fmt: skip

# The area codes of the plan of 2017, with the provinces as they were called then.
_AREAS = {
    "203": "Quảng Ninh", "204": "Bắc Giang", "205": "Lạng Sơn", "206": "Cao Bằng",
    "207": "Tuyên Quang", "208": "Thái Nguyên", "209": "Bắc Kạn", "210": "Phú Thọ",
    "211": "Vĩnh Phúc", "212": "Sơn La", "213": "Lai Châu", "214": "Lào Cai",
    "215": "Điện Biên", "216": "Yên Bái", "218": "Hoà Bình", "219": "Hà Giang",
    "220": "Hải Dương", "221": "Hưng Yên", "222": "Bắc Ninh", "225": "Hải Phòng",
    "226": "Hà Nam", "227": "Thái Bình", "228": "Nam Định", "229": "Ninh Bình",
    "232": "Quảng Bình", "233": "Quảng Trị", "234": "Huế", "235": "Quảng Nam",
    "236": "Đà Nẵng", "237": "Thanh Hoá", "238": "Nghệ An", "239": "Hà Tĩnh", "24": "Hà Nội",
    "251": "Đồng Nai", "252": "Bình Thuận", "254": "Bà Rịa – Vũng Tàu", "255": "Quảng Ngãi",
    "256": "Bình Định", "257": "Phú Yên", "258": "Khánh Hoà", "259": "Ninh Thuận",
    "260": "Kon Tum", "261": "Đắk Nông", "262": "Đắk Lắk", "263": "Lâm Đồng", "269": "Gia Lai",
    "270": "Vĩnh Long", "271": "Bình Phước", "272": "Long An", "273": "Tiền Giang",
    "274": "Bình Dương", "275": "Bến Tre", "276": "Tây Ninh", "277": "Đồng Tháp", "28": "TP.HCM",
    "290": "Cà Mau", "291": "Bạc Liêu", "292": "Cần Thơ", "293": "Hậu Giang", "294": "Trà Vinh",
    "296": "An Giang", "297": "Kiên Giang", "299": "Sóc Trăng",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rings:
    """Where a number rings: an area of Vietnam, a mobile phone, or a country (ISO 3166, "SG")."""

    area: str = ""
    country: str = ""
    mobile: bool = False


def new_number(text: str) -> str:
    """What a mobile number of before September 2018 is now; empty for any other number."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("84"):
        digits = "0" + digits[2:]
    new = _RENUMBERED.get(digits[:4], "")
    if len(digits) != 11 or not new:
        return ""
    return f"{new}{digits[4]} {digits[5:8]} {digits[8:]}"


def dialled(text: str) -> str:
    """A number as a telephone takes it ("+842838221100"); what is no number, as its digits."""
    import phonenumbers as world  # the tables of the world's numbers load with the first number

    try:
        number = world.parse(text, "VN")
    except world.NumberParseException:
        return re.sub(r"[^\d+]", "", text)
    return world.format_number(number, world.PhoneNumberFormat.E164)


def rings_in(text: str) -> Rings | None:
    """Where a good number rings; None where that cannot be told."""
    import phonenumbers as world

    try:
        number = world.parse(text, "VN")
    except world.NumberParseException:
        return None
    if not world.is_valid_number(number):
        return None
    if number.country_code == VIETNAM:
        return _at_home(str(number.national_number))
    region = world.region_code_for_number(number) or ""
    return Rings(country=region) if region.isalpha() else None


def _at_home(national: str) -> Rings | None:
    if national.startswith("2"):
        area = _AREAS.get(national[:3]) or _AREAS.get(national[:2])
        return Rings(area=area) if area else None
    return Rings(mobile=True) if national[0] in "35789" else None
