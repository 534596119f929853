"""Names as people write them: legal forms dropped, abbreviations known, typing errors forgiven."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from rapidfuzz.distance import Indel

from salesdesk.text import fold

ALIKE = 0.86
"""From here on two names are taken for one with a typing error (chosen on Febrl 4, part one)."""
_WORD_ALIKE = 0.72
_OTHER_NUMBER, _NUMBER_MORE = 0.5, 0.85
_SHORTEST_INITIALS = 3
_FILLER_WEIGHT = 0.15

_LEGAL_FORM = re.compile(
    r"\b(cong ty|cty|ct(?= (?:tnhh|cp|co phan))|tnhh|mtv|mot thanh vien|hai thanh vien"
    r"|trach nhiem huu han|co phan|cp|doanh nghiep tu nhan|dntn|ho kinh doanh|hkd|chi nhanh|cn"
    r"|van phong dai dien|vpdd|tap doan|tong cong ty"
    r"|joint stock company|jsc|company|co|ltd|limited|llc|plc|gmbh|inc|incorporated"
    r"|corp|corporation|group)\b"
)
_LONG_FORMS = {
    "tmdv": "thuong mai dich vu", "tm": "thuong mai", "dv": "dich vu", "sx": "san xuat",
    "xnk": "xuat nhap khau", "dt": "dau tu", "xd": "xay dung", "vpp": "van phong pham",
    "vn": "viet nam", "vietnam": "viet nam", "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong", "mn": "mam non", "bv": "benh vien", "ks": "khach san",
    "nt": "nha thuoc", "intl": "international", "st": "street", "rd": "road", "ave": "avenue",
}  # fmt: skip
_PRIMARY_SCHOOL = ("th ", "tieu hoc ")
_DISTRICT = re.compile(r"\b([qp])\s?(?=\d)")
_DISTRICTS = {"q": "quan ", "p": "phuong "}
_NO_WORD = re.compile(r"[\W_]+")
FILLER = frozenset(
    {
        *("thuong", "mai", "dich", "vu", "san", "xuat", "nhap", "khau", "dau", "tu", "phat"),
        *("trien", "viet", "nam", "quoc", "te", "trading", "service", "services", "import"),
        *("export", "international", "and", "va", "the", "of", "truong", "cua", "hang"),
        *("nguyen", "tran", "le", "pham", "van", "thi"),
    }
)  # fmt: skip
_TITLES = frozenset(
    {"anh", "chi", "ong", "ba", "co", "chu", "em", "thay", "mr", "mrs", "ms", "miss", "dr", "bs",
     "ths", "ts", "ks"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name ready to be compared: its words folded, in order and sorted, and as it was spelled."""

    text: str
    words: tuple[str, ...]
    sorted_text: str
    numbers: tuple[str, ...]
    initials: str
    spelled: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The name as a person writes it: "Trần Thu Hương"."""
        return " ".join(self.spelled).title()


def name_core(company: str) -> str:
    """A company's name without its legal form, folded: "Công ty TNHH Hải Đăng" is "hai dang"."""
    words = plain_words(company)
    return " ".join(_LEGAL_FORM.sub(" ", words).split()) or words


def plain_words(text: str) -> str:
    """Folded words and nothing else: "Q.1 – Trần Phú" is "q 1 tran phu"."""
    return _NO_WORD.sub(" ", fold(text)).strip()


def long_form(words: str) -> str:
    """Folded words with the trade's abbreviations written out: "tm dv" is "thuong mai dich vu"."""
    if words.startswith(_PRIMARY_SCHOOL[0]):
        words = words.replace(*_PRIMARY_SCHOOL, 1)
    words = _DISTRICT.sub(lambda found: _DISTRICTS[found.group(1)], words)
    return " ".join(_LONG_FORMS.get(word, word) for word in words.split())


@lru_cache(maxsize=4096)
def company_name(company: str) -> Name | None:
    """A company's name, or a private client's, ready to be compared; None where there is none."""
    return _name(long_form(name_core(company)), company)


@lru_cache(maxsize=4096)
def person_name(person: str) -> Name | None:
    """A person's name without "Chị", "Mr"; None where nothing else is left."""
    words = plain_words(person).split()
    while words and words[0] in _TITLES:  # "Anh" at the end is a name
        del words[0]
    return _name(" ".join(words), person)


def likeness(one: Name, other: Name) -> float:
    """How alike two names are, from 0 to 1; word order, spaces and filler words count little.

    Names with different numbers in them ("Mầm non 1", "Mầm non 2") are never alike; with a number
    in only one of them they are at most partly so.
    """
    alike = _likeness(one, other)
    if one.numbers == other.numbers:
        return alike
    return min(_OTHER_NUMBER if one.numbers and other.numbers else _NUMBER_MORE, alike)


def is_spelled_apart(one: Name, other: Name) -> bool:
    """Whether folded words are the same but both were written with accents that differ.

    "Minh Ánh" and "Minh Anh" may be one, typed in a hurry; "Minh Ánh" and "Minh Ảnh" are two.
    """
    if one.words != other.words or len(one.spelled) != len(other.spelled):
        return False
    pairs = zip(one.spelled, other.spelled, strict=True)
    return any(a != b and fold(a) != a and fold(b) != b for a, b in pairs)


def are_initials(one: Name, other: Name) -> bool:
    """Whether one name is the first letters of the other: "FPT" and "Financing Promoting Tech"."""
    return _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(short: Name, long: Name) -> bool:
    letters = short.text.replace(" ", "")
    return len(letters) >= _SHORTEST_INITIALS and letters == long.initials


def _name(words: str, written: str) -> Name | None:
    if not words:
        return None
    each = tuple(map(intern, words.split()))  # many names are held at once, of the same words
    kept = set(each)
    written_words = _NO_WORD.sub(" ", written.casefold()).split()
    spelled = tuple(intern(word) for word in written_words if _folded(word) in kept)[-len(each) :]
    return Name(
        words,
        each,
        " ".join(sorted(each)),
        tuple(sorted(word for word in each if word.isdigit())),
        "".join(word[0] for word in each) if len(each) >= _SHORTEST_INITIALS else "",
        spelled,
    )


def _likeness(one: Name, other: Name) -> float:
    if one.sorted_text == other.sorted_text:
        return 1.0
    by_words = _by_words(one.words, other.words)
    if len(one.words) == len(other.words):
        return by_words  # "Nguyễn Văn An" and "Nguyễn Văn Bình" share most letters and are two
    joined = Indel.normalized_similarity(
        one.text.replace(" ", ""), other.text.replace(" ", ""), score_cutoff=ALIKE
    )
    return max(joined, by_words)


def _by_words(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of letters that stand in words which have a partner, filler counting less."""
    if other < one:  # the same whichever comes first
        one, other = other, one
    left = list(other)
    total = sum(map(_weight, one)) + sum(map(_weight, other))
    matched = 0.0
    for word in one:
        best, alike = (word, 1.0) if word in left else ("", _WORD_ALIKE)
        for each in () if best else left:
            share = Indel.normalized_similarity(word, each)
            if share > alike:
                best, alike = each, share
        if best:
            left.remove(best)
            matched += alike * (_weight(word) + _weight(best))
    return matched / total if total else 0.0


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=65536)
def _weight(word: str) -> float:
    return len(word) * (_FILLER_WEIGHT if word in FILLER else 1.0)
