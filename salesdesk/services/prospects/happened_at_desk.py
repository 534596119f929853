"""What was done with an account at the desk: talks, notes, states, hand-overs, files, merges."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from peewee import JOIN

from salesdesk.domain.prospects.handover import Answer
from salesdesk.domain.prospects.states import (
    ACTIVITY_KIND_NAMES,
    PROSPECT_STATE_NAMES,
    ActivityKind,
    ActivityState,
    Direction,
    ProspectState,
    TaskCause,
)
from salesdesk.models.followup import Task
from salesdesk.models.handover import HandOver
from salesdesk.models.history import History
from salesdesk.models.imports import ImportedRecord, ImportRun
from salesdesk.models.merges import Merge
from salesdesk.models.prospects import Activity, Attachment, Contact, Prospect, WebLink
from salesdesk.models.team import Staff
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.prospects.handovers import staff_names
from salesdesk.services.prospects.happening import Ask, Happening, name_of
from salesdesk.services.prospects.merged import merged_into

_SPOKEN = frozenset({ActivityKind.VISIT, ActivityKind.MEETING})


def activities(ask: Ask) -> Iterator[Happening]:
    """Calls, letters, visits, meetings and notes, as they were logged or put right since."""
    wanted = Activity.prospect == ask.prospect_id
    if ask.kinds and "missed" not in ask.kinds:
        wanted &= Activity.kind.in_([each.value for each in ActivityKind if each in ask.kinds])
    elif ask.kinds:
        wanted &= Activity.kind != ActivityKind.NOTE
    rows = list(
        Activity.select(Activity, Staff, Contact)
        .join(Staff, JOIN.LEFT_OUTER)
        .switch(Activity)
        .join(Contact, JOIN.LEFT_OUTER)
        .where(wanted)
        .order_by(Activity.at.desc())
        .limit(ask.most)
    )
    corrected = _corrected([row.id for row in rows])
    for row in rows:
        held = row.state is not ActivityState.NOT_HELD
        yield Happening(
            row.at,
            row.kind.value if held else "missed",
            row.outcome or sentence(ACTIVITY_KIND_NAMES[row.kind]),
            _detail(row, corrected=row.id in corrected),
            name_of(row.staff),
            activity=row.id,
        )


def _corrected(keys: list[UUID]) -> set[UUID]:
    """Those of some activities that were put right after they had been logged."""
    rows = History.select(History.record).where(
        History.record.in_(keys) & (History.action == "changed")
    )
    return {row.record for row in rows}


def _detail(activity: Activity, *, corrected: bool) -> Sentence | str:
    """Of what kind it was, how it went, with whom and for how long."""
    parts: list[Sentence | str] = []
    if activity.kind is not ActivityKind.NOTE:
        parts.append(sentence(ACTIVITY_KIND_NAMES[activity.kind]))
    if activity.state is ActivityState.NOT_HELD:
        spoken = activity.kind in _SPOKEN
        parts.append(sentence("not held") if spoken else sentence("not reached"))
    elif activity.direction is Direction.IN:
        parts.append(sentence("incoming"))
    if activity.contact is not None and activity.contact.name:
        parts.append(activity.contact.name)
    if activity.minutes:
        parts.append(sentence("{minutes} min", minutes=activity.minutes))
    if corrected:
        parts.append(sentence("put right"))
    return _joined(parts)


def _joined(parts: list[Sentence | str]) -> Sentence | str:
    if not parts:
        return ""
    said = parts[0]
    for more in parts[1:]:
        said = sentence("{first}, {more}", first=said, more=more)
    return said


def finished_steps(ask: Ask) -> Iterator[Happening]:
    """Steps that were ticked off."""
    rows = (
        Task.select(Task, Staff)
        .join(Staff, JOIN.LEFT_OUTER, on=(Task.done_by == Staff.id))
        .where(
            (Task.prospect == ask.prospect_id)
            & Task.done_at.is_null(False)
            & (Task.cause != TaskCause.HAND_OVER)  # its answer stands there itself
        )
        .order_by(Task.done_at.desc())
        .limit(ask.most)
    )
    for row in rows:
        text = sentence("Done: {what}", what=Sentence(row.what))  # the desk words many itself
        yield Happening(row.done_at or row.due_at, "done", text, row.result, name_of(row.done_by))


def states(ask: Ask) -> Iterator[Happening]:
    """When the account was entered or taken in, and every state that it went to since.

    Of accounts that became this one too, with what they were called.
    """
    called = merged_into(ask.prospect_id)
    rows = (
        History.select(History, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(
            History.record.in_([ask.prospect_id, *called]) & (History.record_table == "prospect")
        )
        .order_by(History.id.desc())
        .limit(ask.most * 5)
    )
    newest: dict[UUID, datetime] = {}
    told = _moments_of_hand_overs(ask.prospect_id)
    for row in rows:
        whose = called.get(row.record, "")
        if row.action == "created":
            yield Happening(row.at, "entered", sentence("Entered"), whose, name_of(row.staff))
        elif row.action == "imported":
            text = _taken_in(row.record)
            yield Happening(row.at, "imported", text, whose, name_of(row.staff))
        elif '"state":' in row.after and row.at != newest.get(row.record):
            after = json.loads(row.after)
            newest[row.record] = row.at
            if after["state"] == ProspectState.CONTACTED and _was_untouched(row.before):
                continue
            if after["state"] in _HANDED and row.at in told:
                continue
            state = sentence(PROSPECT_STATE_NAMES[ProspectState(after["state"])])
            reason = str(after.get("state_reason") or "")
            text = sentence("Now “{state}”", state=state)
            detail = _joined([part for part in (whose, reason) if part])
            yield Happening(row.at, "state", text, detail, name_of(row.staff))


_HANDED = frozenset({ProspectState.HANDED_OVER, ProspectState.ACCEPTED, ProspectState.RETURNED})


def _moments_of_hand_overs(prospect_id: UUID) -> set[datetime | None]:
    """When a hand-over tells of the state itself."""
    rows = HandOver.select(HandOver.created_at, HandOver.answered_at).where(
        HandOver.prospect == prospect_id
    )
    return {moment for row in rows for moment in (row.created_at, row.answered_at)}


def _taken_in(prospect_id: UUID) -> Sentence:
    """Out of which file an account came, where that is known."""
    row = (
        ImportedRecord.select(ImportedRecord, ImportRun)
        .join(ImportRun)
        .where((ImportedRecord.record == prospect_id) & (ImportedRecord.action == "created"))
        .first()
    )
    if row is None:
        return sentence("Taken in from a list")
    return sentence("Taken in from {file}", file=row.run.file_name)


def _was_untouched(before: str) -> bool:
    """Whether the first call made it contacted: the call itself stands in the stream."""
    return json.loads(before).get("state") in (ProspectState.NEW, ProspectState.ASSIGNED)


def hand_overs(ask: Ask) -> Iterator[Happening]:
    """To whom the account was given, and what came of it."""
    rows = (
        HandOver.select()
        .where(HandOver.prospect == ask.prospect_id)
        .order_by(HandOver.created_at.desc())
        .limit(ask.most)
    )
    names = staff_names()
    for row in rows:
        text = sentence(
            "Handed over to {name}, answer by {day}", name=names[row.taker_id], day=row.due_on
        )
        yield Happening(row.created_at, "given", text, row.note, names[row.giver_id])
        if row.answered_at is not None and row.answer in _ANSWERED:
            kind, said = _ANSWERED[row.answer]
            yield Happening(row.answered_at, kind, said, row.reason, names[row.answered_by_id])


_ANSWERED = {
    Answer.ACCEPTED: ("answered", sentence("Hand-over accepted")),
    Answer.RETURNED: ("returned", sentence("Hand-over returned")),
    Answer.WITHDRAWN: ("withdrawn", sentence("Hand-over withdrawn")),
}


def files(ask: Ask) -> Iterator[Happening]:
    """Files that are kept; opening one is left to the window."""
    rows = (
        Attachment.select(
            Attachment.id, Attachment.created_at, Attachment.name, Attachment.note, Staff.name
        )
        .join(Staff, JOIN.LEFT_OUTER)
        .where((Attachment.prospect == ask.prospect_id) & Attachment.deleted_at.is_null())
        .order_by(Attachment.created_at.desc())
        .limit(ask.most)
    )
    for row in rows:
        yield Happening(
            row.created_at,
            "file",
            row.name,
            row.note,
            name_of(row.staff),
            topic="file",
            record=row.id,
        )


def links(ask: Ask) -> Iterator[Happening]:
    """Links that are kept."""
    rows = (
        WebLink.select(WebLink, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(WebLink.prospect == ask.prospect_id)
        .order_by(WebLink.created_at.desc())
        .limit(ask.most)
    )
    for row in rows:
        yield Happening(
            row.created_at,
            "link",
            row.title,
            row.note or row.url,
            name_of(row.staff),
            topic="link",
            record=row.id,
        )


def merges(ask: Ask) -> Iterator[Happening]:
    """Other accounts that were found to be this one."""
    rows = (
        Merge.select(Merge, Prospect, Staff)
        .join(Prospect, on=(Merge.gone == Prospect.id), attr="gone")
        .switch(Merge)
        .join(Staff, JOIN.LEFT_OUTER)
        .where((Merge.kept == ask.prospect_id) & Merge.undone_at.is_null())
        .order_by(Merge.created_at.desc())
        .limit(ask.most)
    )
    for row in rows:
        text = sentence("Merged with {company}", company=row.gone.company)
        yield Happening(row.created_at, "merged", text, "", name_of(row.staff))
