"""What may be kept of an account: addresses in the web, and files of a size a shop can keep."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

from salesdesk.errors import FileRefused, WrongInput
from salesdesk.sentence import sentence
from salesdesk.text import clean

MOST_BYTES = 25 * 1024 * 1024
"""Larger files make every backup slow; they belong where the shop keeps its documents."""
PROGRAMS = frozenset(
    {
        *(".app", ".appimage", ".bat", ".cmd", ".com", ".cpl", ".desktop", ".exe", ".hta", ".inf"),
        *(".jar", ".js", ".jse", ".lnk", ".msi", ".msp", ".pif", ".ps1", ".py", ".reg", ".scr"),
        *(".sh", ".url", ".vb", ".vbe", ".vbs", ".wsf", ".wsh"),
    }
)
"""What an operating system runs instead of showing it: such a file is saved, never opened."""
_SCHEMES = frozenset({"http", "https"})
_HOST = re.compile(r"[^\s/@.]+(\.[^\s/@.]+)+|localhost")
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = frozenset({"con", "prn", "aux", "nul"})
_LONGEST = 80


def web_address(text: str) -> str:
    """An address of the web as a browser takes it; "hoamai.vn" gives "https://hoamai.vn".

    Raises WrongInput for anything but http and https (RFC 3986, section 3).
    """
    typed = clean(text).replace(" ", "")
    whole = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(whole)
        # A name before the host only serves to make an address look like another one.
        host = "" if "@" in parts.netloc else parts.hostname or ""
        scheme = parts.scheme.lower()
        parts.port  # noqa: B018  raises for what is no port
    except ValueError:
        host, scheme = "", ""
    if scheme not in _SCHEMES or not _HOST.fullmatch(host):
        raise WrongInput(
            sentence(
                "“{text}” is not an address in the web, like https://example.com.", text=typed
            ),
            "url",
        )
    return whole


def site_of(url: str) -> str:
    """The site of a web address, as people name it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def check_size(size: int) -> None:
    """Raise FileRefused for a file that is too large, or empty."""
    if size > MOST_BYTES:
        raise FileRefused(
            sentence(
                "This file has {size} MB; up to {most} MB are kept. Keep a link to it instead.",
                size=-(-size // (1024 * 1024)),
                most=MOST_BYTES // (1024 * 1024),
            ),
            "file",
        )
    if not size:
        raise FileRefused(sentence("This file is empty."), "file")


def is_program(name: str) -> bool:
    """Whether opening a file of this name could run something."""
    return PurePosixPath(name.rstrip(". ").lower()).suffix in PROGRAMS


def safe_name(name: str) -> str:
    """A file's own name, without folders and without what some file system refuses."""
    last = PureWindowsPath(unicodedata.normalize("NFC", name)).name
    kept = _UNSAFE.sub("-", clean(last)).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if not dot:
        stem, suffix = kept, ""
    if stem.lower() in _RESERVED or not stem.strip(" .-"):
        stem = f"file-{stem}".strip("-")
    ending = f".{suffix}" if suffix else ""
    return stem[: _LONGEST - len(ending)] + ending[:20]
