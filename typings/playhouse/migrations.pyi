from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from peewee import Database

class Migration(NamedTuple):
    idx: int
    name: str
    path: str | None
    applied: datetime | None

class Runner:
    def __init__(self, database: Database, directory: str | Path = ...) -> None: ...
    def migrations(self) -> list[Migration]: ...
    def status(self) -> list[Migration]: ...
    def up(self, target: str | None = None) -> list[str]: ...
