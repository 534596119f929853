"""The checklist of an account: what is known from its record, and what was answered by hand."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from salesdesk.clock import Clock
from salesdesk.domain.prospects.qualifying import QUESTION_NAMES, Checklist, Item, Question
from salesdesk.domain.prospects.states import DecisionRole
from salesdesk.errors import WrongInput
from salesdesk.models.handover import Qualification
from salesdesk.models.needs import NeededPaper, NeededPrinter, NeedsAssessment
from salesdesk.models.prospects import Contact
from salesdesk.money import Money
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.context import Book, Context, Done
from salesdesk.text import clean

Answers = Mapping[Question, str]


class ProspectQualifying:
    """Answering the checklist in place."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def checklist(self, prospect_id: UUID) -> Checklist:
        """What is known of need, budget, who decides, and when."""
        return checklist_of(prospect_id, self._context.clock)

    def answer(self, prospect_id: UUID, question: Question, text: str) -> Done[str]:
        """Answer one question; what stood there before comes back, to undo it with."""
        with self._context.writing() as book:
            row = _sheet(book, prospect_id)
            before = str(getattr(row, question))
            book.change(row, **{question: clean(text)})
            return book.done(before)


def checklist_of(prospect_id: UUID, clock: Clock) -> Checklist:
    """The checklist of an account."""
    row = Qualification.get_or_none(Qualification.prospect == prospect_id) or Qualification()
    known = _known(prospect_id)
    items = (Item(each, getattr(row, each), known.get(each, "")) for each in Question)
    day = clock.local(row.qualified_at).date() if row.qualified_at else None
    return Checklist(tuple(items), row.gap_reason, day)


def write_checklist(
    book: Book, prospect_id: UUID, answers: Answers, reason: str, clock: Clock
) -> dict[str, object] | None:
    """Keep the answers with which an account is called qualified, in a running transaction.

    Gives how the sheet was before, None where there was none. Raises WrongInput, beside the
    reason, where questions are open and nobody said why that may be.
    """
    row = Qualification.get_or_none(Qualification.prospect == prospect_id)
    before = None if row is None else _contents(row)
    row = row or _sheet(book, prospect_id)
    book.change(row, **{str(question): clean(text) for question, text in answers.items()})
    gaps = checklist_of(prospect_id, clock).open if answers else ()
    if gaps and not clean(reason):
        raise WrongInput(
            sentence("Not known yet: {what}. Ask, or say why it can wait.", what=_named(gaps)),
            "reason",
        )
    book.change(
        row,
        gap_reason=clean(reason) if gaps else "",
        qualified_at=row.qualified_at or book.now,
        staff=book.staff_id,
    )
    return before


def restore_checklist(book: Book, prospect_id: UUID, before: dict[str, object] | None) -> None:
    """Put the sheet back as `write_checklist` found it."""
    row = Qualification.get_or_none(Qualification.prospect == prospect_id)
    if row is not None and before is None:
        book.remove(row)
    elif row is not None and before is not None:
        book.change(row, **before)


def _contents(row: Qualification) -> dict[str, object]:
    kept = (*Question, "gap_reason", "qualified_at")
    return {str(name): getattr(row, name) for name in kept} | {"staff": row.staff_id}


def _sheet(book: Book, prospect_id: UUID) -> Qualification:
    row = Qualification.get_or_none(Qualification.prospect == prospect_id)
    return row or book.add(Qualification, prospect=prospect_id, staff=book.staff_id)


def _named(questions: tuple[Question, ...]) -> Sentence:
    said = sentence(QUESTION_NAMES[questions[0]])
    for question in questions[1:]:
        said = sentence("{first}, {more}", first=said, more=sentence(QUESTION_NAMES[question]))
    return said


def _known(prospect_id: UUID) -> dict[Question, Sentence | str]:
    """What the latest needs interview and the contacts say."""
    known: dict[Question, Sentence | str] = {}
    interview = (
        NeedsAssessment.select()
        .where(NeedsAssessment.prospect == prospect_id)
        .order_by(NeedsAssessment.created_at.desc())
        .first()
    )
    if interview is not None:
        known[Question.NEED] = _need(interview.id)
        known[Question.DECIDES] = interview.decides
        if interview.budget:
            amount = Money(interview.budget, interview.currency)
            known[Question.BUDGET] = sentence("{amount} a month", amount=amount)
        if interview.decide_by:
            known[Question.WHEN] = sentence("By {day}", day=interview.decide_by)
    known[Question.DECIDES] = known.get(Question.DECIDES) or _deciders(prospect_id)
    return known


def _need(assessment_id: UUID) -> Sentence | str:
    printers = NeededPrinter.select().where(NeededPrinter.assessment == assessment_id).count()
    papers = NeededPaper.select().where(NeededPaper.assessment == assessment_id).count()
    said = [
        one
        for count, one in (
            (printers, sentences("{count} printer row", "{count} printer rows", printers)),
            (papers, sentences("{count} use of paper", "{count} uses of paper", papers)),
        )
        if count
    ]
    if not said:
        return ""
    return said[0] if len(said) == 1 else sentence("{first}, {more}", first=said[0], more=said[1])


def _deciders(prospect_id: UUID) -> str:
    rows = Contact.select(Contact.name).where(
        (Contact.prospect == prospect_id) & (Contact.decision_role == DecisionRole.DECIDES)
    )
    return ", ".join(row.name for row in rows if row.name)
