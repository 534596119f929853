"""Reading the command line and running what it asks for.

Exit codes: 0 done, 1 a sentence on stderr says why not, 2 the words of the call are off.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path

from salesdesk import paths
from salesdesk.cli.terminal import Terminal
from salesdesk.cli.window import window
from salesdesk.clock import Clock, as_of
from salesdesk.errors import SalesDeskError
from salesdesk.language import CODES, language

USED_WRONGLY = 2


def main(arguments: Sequence[str]) -> int:
    """Run one command, or open the window where none is named; the exit code."""
    _write_utf8()
    options = _options(arguments)
    terminal = Terminal(
        language=language(getattr(options, "lang", "en")),
        database=getattr(options, "db", None) or _database(),
        clock=_clock(getattr(options, "as_of", None)),
    )
    if options.run is not window:
        gc.enable()  # the window collects by itself (ui/garbage.py)
    if options.run is None:
        options.parser.print_help(sys.stderr)
        return USED_WRONGLY
    try:
        options.run(terminal, options)
        sys.stdout.flush()  # a reader that has gone away is noticed here, not at exit
    except SalesDeskError as error:
        terminal.complain(error.sentence)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _apologise(terminal, error)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    options, rest = _common().parse_known_args(arguments)
    if not rest:
        options.run = window
        return options
    return _parser().parse_args(arguments)


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(
        prog="app.py", add_help=False, argument_default=argparse.SUPPRESS
    )
    common.add_argument("--db", metavar="FILE", type=Path, help="the shop's file (or SALESDESK_DB)")
    common.add_argument(
        "--as-of", metavar="DATE", type=_day, help="work as if it were this day (2026-11-23)"
    )
    common.add_argument("--lang", choices=CODES, help="language of messages and documents")
    return common


def _parser() -> argparse.ArgumentParser:
    # The commands, and all they work with, load for a command and not for the window.
    from salesdesk.cli.command import add_commands
    from salesdesk.cli.commands import COMMANDS

    common = _common()
    parser = argparse.ArgumentParser(
        prog="app.py",
        parents=[common],
        description="SalesDesk, the sales desk of an office-supply shop. "
        "Without a command it opens its window.",
    )
    parser.set_defaults(run=window)
    add_commands(parser, COMMANDS, common)
    return parser


def _write_utf8() -> None:
    """Names come out whole also where a system's pipes have a narrower alphabet (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _database() -> Path:
    named = os.environ.get("SALESDESK_DB")
    return Path(named) if named else paths.default_database()


def _clock(day: date | None) -> Clock:
    return as_of(day) if day else Clock()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2026-11-23") from None


def _apologise(terminal: Terminal, error: Exception) -> int:
    """A bug: the details go to the log, the person gets one calm sentence."""
    log = paths.log_file()
    logger, handler = logging.getLogger(__name__), logging.FileHandler(log, encoding="utf-8")
    logger.addHandler(handler)
    logger.propagate = False  # nothing of it to the terminal
    logger.error("A command failed", exc_info=error)
    logger.removeHandler(handler)
    handler.close()
    print(
        terminal.language.tr("Something unexpected went wrong. Details: {file}", file=str(log)),
        file=sys.stderr,
    )
    return 1
