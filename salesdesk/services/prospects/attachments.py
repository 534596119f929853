"""Files kept with an account, exactly as they were handed in."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from peewee import JOIN

from salesdesk.clock import Clock
from salesdesk.domain.prospects.research import check_size, safe_name
from salesdesk.errors import FileRefused, NotFound
from salesdesk.models.prospects import Attachment, Prospect
from salesdesk.models.team import Staff
from salesdesk.sentence import sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.text import clean

_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class FileDetail:
    """A file that is kept: `size` in bytes, `media_type` by the ending of its name."""

    id: UUID
    name: str
    media_type: str
    size: int
    note: str
    day: date
    who: str

    @property
    def is_image(self) -> bool:
        """Whether it can be shown small."""
        return self.media_type in {"image/png", "image/jpeg", "image/gif", "image/bmp"}


class ProspectAttachments:
    """Keeping files."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def attach_file(self, prospect_id: UUID, path: Path) -> Done[UUID]:
        """Keep a copy of a file. Raises FileRefused as `attach` does, or if it cannot be read."""
        try:
            if not path.is_file():
                raise FileRefused(sentence("{file} is not a file.", file=path.name), "file")
            check_size(path.stat().st_size)
            content = path.read_bytes()
        except OSError as error:
            why = (error.strerror or "").lower()
            raise FileRefused(
                sentence("{file} cannot be read: {why}.", file=path.name, why=why), "file"
            ) from error
        return self.attach(prospect_id, path.name, content)

    def attach(self, prospect_id: UUID, name: str, content: bytes) -> Done[UUID]:
        """Keep a file under its own name.

        Raises FileRefused for one above 25 MB, an empty one, and one that is kept here already.
        """
        check_size(len(content))
        sha256 = hashlib.sha256(content).hexdigest()
        with self._context.writing() as book:
            prospect = found(Prospect, prospect_id)
            _check_new(prospect_id, sha256)
            kept = safe_name(name)
            row = book.add(
                Attachment,
                prospect=prospect,
                staff=book.staff_id,
                name=kept,
                media_type=mimetypes.guess_type(kept)[0] or _UNKNOWN,
                size=len(content),
                sha256=sha256,
                content=content,
            )
            return book.done(row.id)

    def file_content(self, attachment_id: UUID) -> tuple[str, bytes]:
        """The name and the bytes of a file.

        Raises NotFound where it is gone, FileRefused where its bytes are not those handed in.
        """
        row = found(Attachment, attachment_id)
        if row.deleted_at is not None:
            raise NotFound(sentence("This record is not there any more."))
        content = bytes(row.content)
        if hashlib.sha256(content).hexdigest() != row.sha256:
            raise FileRefused(
                sentence("{file} was damaged in the shop’s file. Restore a backup.", file=row.name)
            )
        return safe_name(row.name), content

    def note_file(self, attachment_id: UUID, note: str) -> Done[str]:
        """Say what a file is about; what stood there before comes back."""
        with self._context.writing() as book:
            row = _without_content(attachment_id)
            before = row.note
            book.change(row, note=clean(note))
            return book.done(before)

    def remove_file(self, attachment_id: UUID) -> Done[UUID]:
        """Take a file out; `put_back_file` undoes it."""
        with self._context.writing() as book:
            book.change(_without_content(attachment_id), deleted_at=book.now)
            return book.done(attachment_id)

    def put_back_file(self, attachment_id: UUID) -> Done[UUID]:
        """Put a file back that was taken out."""
        with self._context.writing() as book:
            book.change(_without_content(attachment_id), deleted_at=None)
            return book.done(attachment_id)


def files_of(prospect_id: UUID, clock: Clock) -> tuple[FileDetail, ...]:
    """The files of an account, the newest first."""
    rows = (
        Attachment.select(*_columns(), Staff.name)
        .join(Staff, JOIN.LEFT_OUTER)
        .where((Attachment.prospect == prospect_id) & Attachment.deleted_at.is_null())
        .order_by(Attachment.created_at.desc(), Attachment.id.desc())
    )
    return tuple(
        FileDetail(
            row.id,
            row.name,
            row.media_type,
            row.size,
            row.note,
            clock.local(row.created_at).date(),
            row.staff.name if row.staff is not None else "",
        )
        for row in rows
    )


def _columns() -> list[Any]:
    """All columns but the bytes, which may be many."""
    fields = Attachment._meta.sorted_fields  # noqa: SLF001  peewee's public face for columns
    return [field for field in fields if field.name != "content"]


def _without_content(key: UUID) -> Attachment:
    row: Attachment | None = Attachment.select(*_columns()).where(Attachment.id == key).first()
    if row is None:
        raise NotFound(sentence("This record is not there any more."))
    return row


def _check_new(prospect_id: UUID, sha256: str) -> None:
    same = (
        Attachment.select(Attachment.name)
        .where(
            (Attachment.prospect == prospect_id)
            & (Attachment.sha256 == sha256)
            & Attachment.deleted_at.is_null()
        )
        .first()
    )
    if same is not None:
        raise FileRefused(sentence("This file is kept here already as {file}.", file=same.name))
