"""Cards of contacts as telephones and mail programs write them: vCard 2.1, 3.0 and 4.0.

Versions 3.0 and 4.0 are RFC 2426 and RFC 6350. Outlook still writes 2.1 with its quoted-printable
lines, and telephones leave out ends and folds; all of it is read as far as it makes sense.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from salesdesk.exchange.records import MOST_CHARACTERS, RowFault
from salesdesk.sentence import sentence

_NAME = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;(?:[^:\";]|\"[^\"]*\")*)*):(.*)", re.DOTALL)
_GROUP = re.compile(r"([\w-]+)\.")
_PARAMETER = re.compile(r";((?:[^;\"]|\"[^\"]*\")*)")
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_UNREAD = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
MOST_PROPERTIES = 500


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: its name and kinds in capitals, its parts unescaped.

    `label` is the word that the writing program shows for it; `parts` are split at semicolons.
    """

    name: str
    kinds: frozenset[str]
    parts: tuple[str, ...]
    label: str = ""

    @property
    def text(self) -> str:
        """All of it as one text."""
        return ";".join(self.parts)


@dataclass(frozen=True, slots=True)
class Card:
    """The properties of a card, and the line of the file that it begins on."""

    line: int
    properties: tuple[Property, ...]

    def all(self, name: str) -> list[Property]:
        """Those of a name, preferred ones first."""
        found = [each for each in self.properties if each.name == name]
        return sorted(found, key=lambda each: "PREF" not in each.kinds)

    def text(self, name: str) -> str:
        """The first of a name as text, empty where there is none."""
        found = self.all(name)
        return found[0].text if found else ""


def read_cards(lines: Iterable[str], encoding: str) -> Iterator[Card | RowFault]:
    """The cards in some lines; what stands between them is passed over.

    A card that never ends is taken as far as the next one. One that is longer than any sane card
    is a fault.
    """
    start, depth, kept = 0, 0, list[str]()
    for number, line in _logical_lines(lines):
        bare = line.strip().upper().replace(" ", "")
        if bare == "BEGIN:VCARD":
            nested = depth and kept and kept[-1].strip().upper().startswith("AGENT")
            if depth and not nested:
                yield _card(start, kept, encoding)
                depth = 0
            depth += 1
            if depth == 1:
                start, kept = number, []
        elif bare == "END:VCARD" and depth:
            depth -= 1
            if not depth:
                yield _card(start, kept, encoding)
        elif depth == 1:
            kept.append(line)
    if depth:
        yield _card(start, kept, encoding)


def _logical_lines(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines as they were before they were folded, each with the number it begins on."""
    first, whole, size = 1, list[str](), 0
    for number, line in enumerate(lines, start=1):
        bare = line.rstrip("\r\n")
        soft = bool(whole) and whole[-1].endswith("=") and _is_quoted(whole[0])
        if whole and (soft or bare[:1] in {" ", "\t"}):
            size += len(bare)
            if size <= MOST_CHARACTERS:
                whole.append(f"\n{bare}" if soft else bare[1:])
            continue
        if whole:
            yield first, "".join(whole)
        first, whole, size = number, [bare], len(bare)
    if whole:
        yield first, "".join(whole)


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _card(line: int, kept: list[str], encoding: str) -> Card | RowFault:
    if len(kept) > MOST_PROPERTIES:
        return RowFault(line, "", sentence("This card has more lines than a contact can have."))
    labels = _labels(kept)
    found = (_property(each, encoding, labels) for each in kept)
    return Card(line, tuple(each for each in found if each is not None))


def _labels(kept: list[str]) -> dict[str, str]:
    """What Apple's programs call the lines of a group: "item1.X-ABLabel:Zalo"."""
    labels = {}
    for line in kept:
        group, _, rest = line.partition(".")
        if rest.upper().startswith("X-ABLABEL:"):
            text = rest.partition(":")[2]
            named = _APPLE_LABEL.fullmatch(text)
            labels[group] = _plain(named[1] if named else text)
    return labels


def _property(line: str, encoding: str, labels: dict[str, str]) -> Property | None:
    found = _NAME.fullmatch(line)
    if found is None or found[1].upper() in _UNREAD:
        return None
    parameters = [each.strip() for each in _PARAMETER.findall(found[2])]
    value = found[3]
    if any(each.upper().endswith("QUOTED-PRINTABLE") for each in parameters):
        value = _unquoted(value, _charset(parameters) or encoding)
    group = _GROUP.match(line)
    return Property(
        found[1].upper(),
        frozenset(_kinds(parameters)),
        tuple(_plain(part) for part in _split(value)),
        _label(parameters) or (labels.get(group[1], "") if group else ""),
    )


def _kinds(parameters: list[str]) -> Iterator[str]:
    for each in parameters:
        name, equals, value = each.partition("=")
        if name.upper() == "PREF":
            yield "PREF"
        elif not equals or name.upper() == "TYPE":
            yield from (kind.strip() for kind in (value or name).upper().strip('"').split(","))


def _charset(parameters: list[str]) -> str:
    for each in parameters:
        name, _, value = each.partition("=")
        if name.upper() == "CHARSET":
            return value.strip('"')
    return ""


def _label(parameters: list[str]) -> str:
    for each in parameters:
        name, _, value = each.partition("=")
        if name.upper() in {"X-LABEL", "LABEL"} and value:
            return value.strip('"')
    return ""


def _unquoted(value: str, encoding: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return raw.decode("utf-8", "replace")


def _split(value: str) -> list[str]:
    return _split_marked(value) if "\\" in value else value.split(";")


def _split_marked(value: str) -> list[str]:
    parts, part, marked = [], "", False
    for letter in value:
        if letter == ";" and not marked:
            parts.append(part)
            part = ""
        else:
            part += letter
        marked = letter == "\\" and not marked
    return [*parts, part]


def _plain(part: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), part)
