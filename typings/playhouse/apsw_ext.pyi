from typing import Any

import apsw
from peewee import SqliteDatabase
from typing_extensions import override

class APSWDatabase(SqliteDatabase):
    def __init__(self, database: str, **kwargs: Any) -> None: ...
    @override
    def connection(self) -> apsw.Connection: ...
    def _add_conn_hooks(self, conn: apsw.Connection) -> None: ...
