"""Keep the translations complete: `compile` makes the .mo files, `check` tells what is missing.

`resources/i18n/vi/*.po` hold the Vietnamese, a file per room so that two people can work at once;
English is the source itself. `missing` prints entries to translate, ready to paste.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "tr": None,
    "mark": None,
    "sentence": None,
    "trn": (1, 2),
    "sentences": (1, 2),
    "trc": ((1, "c"), 2),
}
PLACES = re.compile(r"\{(\w+)\}")
Key = tuple[str, str | None]


def main(arguments: list[str]) -> int:
    """Run one of compile, check or missing."""
    commands = {"compile": compile_all, "check": check, "missing": print_missing}
    command = commands.get(arguments[0] if arguments else "")
    if command is None:
        print("usage: translations.py compile|check|missing", file=sys.stderr)
        return 2
    return command()


def compile_all() -> int:
    """Merge the files of each language and write its .mo, if any of them is newer."""
    for folder in (path for path in I18N.iterdir() if path.is_dir()):
        target = folder / "LC_MESSAGES" / "salesdesk.mo"
        sources = sorted(folder.glob("*.po"))
        if not sources or _is_fresh(target, sources):
            continue
        target.parent.mkdir(exist_ok=True)
        content = BytesIO()
        write_mo(content, translated(folder.name))
        target.write_bytes(content.getvalue())
    return 0


def check() -> int:
    """Exit 1 and say why where a text has no translation, or a translation no text."""
    source, vietnamese = extracted(), translated("vi")
    faults = [f"untranslated: {key[0]!r}" for key in _missing(source, vietnamese)]
    faults += [
        f"no longer used: {message.id!r}"
        for message in vietnamese
        if message.id and _key(message) not in source
    ]
    faults += [
        f"places differ: {message.id!r}" for message in vietnamese if not _same_places(message)
    ]
    print("\n".join(faults) or f"{len(source)} texts, all translated", file=sys.stderr)
    return 1 if faults else 0


def print_missing() -> int:
    """Print the untranslated texts as .po entries."""
    source, catalog = extracted(), Catalog(locale="vi")
    for key in _missing(source, translated("vi")):
        plural, places = source[key]
        catalog.add((key[0], plural) if plural else key[0], context=key[1], locations=places)
    content = BytesIO()
    write_po(content, catalog, omit_header=True, width=100)
    print(content.getvalue().decode())
    return 0


def extracted() -> dict[Key, tuple[str, list[tuple[str, int]]]]:
    """Every text in the code, with its plural form and where it stands."""
    found: dict[Key, tuple[str, list[tuple[str, int]]]] = {}
    for name, line, message, _comments, context in extract_from_dir(
        str(ROOT / "salesdesk"),
        [("**.py", "python")],
        keywords=KEYWORDS,
    ):
        one, many = (message[0], message[1]) if isinstance(message, tuple) else (message, "")
        _plural, places = found.setdefault((one, context), (many, []))
        places.append((f"salesdesk/{name}", line))
    return found


def translated(code: str) -> Catalog:
    """All files of a language as one; translating a text twice and differently is a fault."""
    whole = Catalog(locale=code)
    for path in sorted((I18N / code).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=code):
                if not message.id:
                    continue
                earlier = whole.get(_key(message)[0], message.context)
                if earlier and earlier.string != message.string:
                    raise SystemExit(
                        f"{path.name}: {message.id!r} is translated twice, differently"
                    )
                whole.add(message.id, message.string, context=message.context)
    return whole


def _missing(source: dict[Key, tuple[str, list[tuple[str, int]]]], catalog: Catalog) -> list[Key]:
    return [key for key in source if not _is_translated(catalog, key)]


def _is_translated(catalog: Catalog, key: Key) -> bool:
    message = catalog.get(key[0], key[1])
    if message is None:
        return False
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings)


def _key(message: object) -> Key:
    text = getattr(message, "id")  # noqa: B009  Babel's messages are untyped
    return (text[0] if isinstance(text, tuple | list) else text, getattr(message, "context", None))


def _same_places(message: object) -> bool:
    ids, strings = getattr(message, "id", ""), getattr(message, "string", "")
    wanted = set(PLACES.findall(" ".join(ids) if isinstance(ids, tuple | list) else ids))
    texts = strings if isinstance(strings, tuple | list) else (strings,)
    return all(set(PLACES.findall(text)) <= wanted for text in texts)


def _is_fresh(target: Path, sources: list[Path]) -> bool:
    if not target.exists():
        return False
    return target.stat().st_mtime > max(path.stat().st_mtime for path in sources)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
