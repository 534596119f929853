"""Vietnamese numbers in words, as invoices spell them."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu")


def vietnamese_words(number: int) -> str:
    """A whole number from zero up, in words.

    Groups of three after the first are read in full ("không trăm linh năm"); a tỷ is 10⁹ and
    stacks ("một tỷ tỷ").
    """
    if number < 1000:
        return _group(number, full=False)
    billions, rest = divmod(number, 10**9)
    head = f"{vietnamese_words(billions)} tỷ" if billions else ""
    return " ".join(filter(None, (head, _below_a_billion(rest, full=bool(billions)))))


def _below_a_billion(number: int, *, full: bool) -> str:
    parts: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            parts.append(_group(group, full=full or bool(parts)) + _SCALES[power])
    return " ".join(parts)


def _group(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _tens(rest)
    head = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return head
    return f"{head} linh {_DIGITS[rest]}" if rest < 10 else f"{head} {_tens(rest)}"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{head} {_ones(ones, tens)}" if ones else head


def _ones(ones: int, tens: int) -> str:
    if ones == 5:
        return "lăm"
    if ones == 1 and tens > 1:
        return "mốt"
    return _DIGITS[ones]
