"""What a command talks through: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salesdesk.clock import Clock
from salesdesk.desk import Desk
from salesdesk.errors import FileRefused
from salesdesk.language import Language
from salesdesk.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Terminal:
    """The language, the shop's file and the clock of one call."""

    language: Language
    database: Path
    clock: Clock

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The open desk; closed when the command is done.

        Raises FileRefused where the shop cannot be opened.
        """
        opened = Desk(self.database, self.clock)
        try:
            yield opened
        finally:
            opened.close()

    def show(self, text: str) -> None:
        """A result, on stdout."""
        print(text)

    def show_json(self, value: Any) -> None:
        """A result as JSON, on stdout."""
        print(json.dumps(value, ensure_ascii=False, indent=2))

    def note(self, said: Sentence) -> None:
        """What was done, on stderr."""
        print(self.language.say(said), file=sys.stderr)

    def complain(self, said: Sentence) -> None:
        """What went wrong, on stderr."""
        print(self.language.say(said), file=sys.stderr)

    def progress(self, text: str, share: float) -> None:
        """How far long work is; on a terminal it stays on one line."""
        line = f"{share:4.0%}  {text}"
        if sys.stderr.isatty():
            print(f"\r\x1b[K{line}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)
        elif share >= 1:
            print(line, file=sys.stderr)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all.

        Raises FileRefused where it cannot be written.
        """
        partial = path.with_name(path.name + ".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(content)
            partial.replace(path)
        except OSError as error:
            raise FileRefused(
                sentence(
                    "{file} cannot be written: {why}. Choose another folder.",
                    file=str(path),
                    why=(error.strerror or str(error)).lower(),
                )
            ) from error
        finally:
            partial.unlink(missing_ok=True)
        self.note(sentence("Wrote {file}.", file=str(path)))
