"""The strips of keeping in touch: qualify, put an activity right, a link, what a file is."""

from __future__ import annotations

from salesdesk.domain.prospects.qualifying import QUESTION_NAMES, Checklist, Question
from salesdesk.language import Language
from salesdesk.sentence import Sentence
from salesdesk.services.prospects import FileDetail, LinkDetail, NewLink, Wording
from salesdesk.ui.widgets.basics import small
from salesdesk.ui.widgets.fields import NoteBox, ValueLine, quantity_line, text_line
from salesdesk.ui.widgets.tray import Tray


class QualifyTray(Tray):
    """The four questions, what is known of each, and why a gap can wait."""

    def __init__(self, checklist: Checklist, language: Language) -> None:
        super().__init__(
            language.tr("Qualify"), language.trc("button", "Qualify"), language, "badge-check"
        )
        self._checklist = checklist
        self._lines = {item.question: self._line(item.question) for item in checklist.items}
        for item in checklist.items:
            self._lines[item.question].set_value(item.answer or None)
            self._lines[item.question].textChanged.connect(self._show_gaps)
        fields = [
            self.field(question, language.tr(QUESTION_NAMES[question]), line)
            for question, line in self._lines.items()
        ]
        self.add_row(*fields[:2], stretch=(1, 1))
        self.add_row(*fields[2:], stretch=(1, 1))
        self._reason = text_line(language.tr("Why it can wait"))
        self._why = self.field("reason", language.tr("Why it can wait"), self._reason)
        self.add_row(self._why, stretch=(1,))
        self._show_gaps()

    @property
    def answers(self) -> dict[Question, str]:
        """What stands in the fields."""
        return {question: line.text().strip() for question, line in self._lines.items()}

    @property
    def reason(self) -> str:
        """Why a gap can wait, as typed."""
        return str(self._reason.value or "")

    def start_open(self) -> None:
        """Put the cursor where the first answer is missing, else into the first line."""
        self.start(next(iter(self._open()), Question.NEED))

    def _line(self, question: Question) -> ValueLine:
        item = next(one for one in self._checklist.items if one.question is question)
        words, known = self.words, item.known
        said = words.say(known) if isinstance(known, Sentence) else known
        return text_line(words.tr(QUESTION_NAMES[question]), said or words.tr("Not known yet"))

    def _open(self) -> list[Question]:
        known = {item.question: bool(item.known) for item in self._checklist.items}
        return [
            question
            for question, line in self._lines.items()
            if not line.text().strip() and not known[question]
        ]

    def _show_gaps(self) -> None:
        missing = [self.words.tr(QUESTION_NAMES[one]) for one in self._open()]
        self._why.setVisible(bool(missing))
        self._reason.setPlaceholderText(
            self.words.tr("Still open: {what}", what=", ".join(missing)) if missing else ""
        )


class CorrectTray(Tray):
    """Puts the words and minutes of an activity right."""

    def __init__(self, wording: Wording, language: Language, *, is_note: bool) -> None:
        super().__init__(language.tr("Put right"), language.trc("button", "Put right"), language)
        self._outcome = NoteBox(language.tr("What was said"), lines=3)
        self._outcome.set_value(wording.outcome)
        self._minutes = quantity_line(language.tr("Minutes"), language)
        self._minutes.set_value(wording.minutes)
        self._minutes.setFixedWidth(72)
        minutes = self.field("minutes", language.tr("Minutes"), self._minutes)
        outcome = self.field("outcome", language.tr("What was said"), self._outcome)
        self.add_row(outcome, minutes, stretch=(1, 0))
        minutes.setVisible(not is_note)
        self.beside(small(language.tr("The history keeps what it said before.")))

    @property
    def wording(self) -> Wording:
        """The activity as it shall be."""
        minutes = self._minutes.value
        return Wording(
            str(self._outcome.value or ""), minutes if isinstance(minutes, int) else None
        )


class LinkTray(Tray):
    """Adds a link, or changes one."""

    def __init__(self, language: Language, link: LinkDetail | None = None) -> None:
        super().__init__(language.tr("Link"), language.trc("button", "Keep"), language, "link")
        self.link = link
        self._url = text_line(language.tr("Address in the web"), "https://")
        self._title = text_line(language.tr("Heading"))
        self._note = text_line(language.tr("What it says"))
        if link is not None:
            for line, value in (
                (self._url, link.url),
                (self._title, link.title),
                (self._note, link.note),
            ):
                line.set_value(value or None)
        url = self.field("url", language.tr("Address in the web"), self._url)
        title = self.field("title", language.tr("Heading"), self._title)
        self.add_row(url, title, stretch=(3, 2))
        self.add_row(self.field("note", language.tr("What it says"), self._note), stretch=(1,))

    @property
    def new(self) -> NewLink:
        """The link as typed."""
        lines = (self._url, self._title, self._note)
        return NewLink(*(str(line.value or "") for line in lines))


class FileTray(Tray):
    """Says what a file is."""

    def __init__(self, file: FileDetail, language: Language) -> None:
        super().__init__(file.name, language.trc("button", "Keep"), language)
        self.file = file
        self._note = text_line(language.tr("What it is"))
        self._note.set_value(file.note or None)
        self.add_row(self.field("note", language.tr("What it is"), self._note), stretch=(1,))

    @property
    def note(self) -> str:
        """What it is, as typed."""
        return str(self._note.value or "")
