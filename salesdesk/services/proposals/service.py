"""Proposals: what the desk does from a client's needs to a signed yes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from uuid import UUID

from salesdesk.domain.catalogue.option_sets import OPTION_POLICIES, OptionName
from salesdesk.domain.closing.states import LostReason
from salesdesk.domain.documents.trade import ProposalContent
from salesdesk.domain.proposals.states import ProposalState
from salesdesk.domain.team.roles import Right
from salesdesk.errors import NotAllowed, NotFound, WrongInput
from salesdesk.models.needs import NeedsAssessment
from salesdesk.models.proposals import Proposal, SentDocument
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.proposals import life, making
from salesdesk.services.proposals.asked import needs_of
from salesdesk.services.proposals.content import file_name, proposal_content
from salesdesk.services.proposals.editing import ProposalEditing
from salesdesk.services.proposals.listing import Listing
from salesdesk.services.proposals.reading import Reader
from salesdesk.services.proposals.records import Accepted, ProposalRecord
from salesdesk.services.proposals.rewording import in_language
from salesdesk.services.proposals.savings import Advice
from salesdesk.services.search import forget

S = ProposalState
KIND = "proposal"


class ProposalsService:
    """Proposals. `edit` changes a draft, `listing` reads lists; each verb is one transaction."""

    def __init__(self, context: Context, catalogue: Advice) -> None:
        self._context = context
        self._catalogue = catalogue
        self._reader = Reader(context, catalogue)
        self.listing = Listing(context)
        self.edit = ProposalEditing(context, catalogue, self._reader)

    # looking

    def record(self, proposal_id: UUID) -> ProposalRecord:
        """One revision with its lines, sums and limits. Raises NotFound."""
        return self._reader.record(proposal_id)

    def find(self, number: str, revision: int | None = None) -> ProposalRecord:
        """The proposal of a number: its latest revision unless one is named. Raises NotFound."""
        query = Proposal.select().where(
            (Proposal.number == number.strip().upper()) & Proposal.deleted_at.is_null()
        )
        if revision is not None:
            query = query.where(Proposal.revision == revision)
        row = query.order_by(Proposal.revision.desc()).first()
        if row is None:
            raise NotFound(sentence("There is no proposal {number}.", number=number))
        return self._reader.of(row)

    # making

    def create(self, prospect_id: UUID, opportunity_id: UUID | None = None) -> Done[UUID]:
        """Start an empty proposal for an account, on its open deal or a new one."""
        with self._context.writing() as book:
            return book.done(making.create(book, prospect_id, opportunity_id).id)

    def from_needs(self, assessment_id: UUID, option: OptionName = OptionName.BETTER) -> Done[UUID]:
        """Start a proposal with what is recommended for a needs interview: good, better or best."""
        assessment = found(NeedsAssessment, assessment_id)
        needs = needs_of(assessment_id, self._context.clock)
        policy = OPTION_POLICIES[option]
        recommended = self._catalogue.recommend(needs, assessment.prospect_id, policy)
        with self._context.writing() as book:
            made = making.from_needs(book, assessment_id, recommended, self._catalogue)
            return book.done(made.id)

    def duplicate(self, proposal_id: UUID) -> Done[UUID]:
        """Start a new proposal like this one, under its own number and at today's prices."""
        with self._context.writing() as book:
            return book.done(making.duplicate(book, proposal_id, self._catalogue).id)

    def revise(self, proposal_id: UUID) -> Done[UUID]:
        """Start the next revision of a frozen proposal, which it supersedes; also the way to
        extend one that has expired. Raises NotAllowed by the table of states.
        """
        with self._context.writing() as book:
            return book.done(making.revise(book, proposal_id).id)

    def delete(self, proposal_id: UUID) -> Done[UUID]:
        """Take a first draft out of the lists; `undelete` brings it back.

        Raises NotAllowed for anything that was more than a draft.
        """
        with self._context.writing() as book:
            proposal = found(Proposal, proposal_id)
            if proposal.state is not S.DRAFT or proposal.revision > 1:
                raise NotAllowed(sentence("Only a first draft can be deleted; withdraw this one."))
            book.change(proposal, deleted_at=book.now)
            forget(proposal.id)
            return book.done(proposal_id)

    def undelete(self, proposal_id: UUID) -> Done[UUID]:
        """Bring a deleted draft back."""
        with self._context.writing() as book:
            proposal = found(Proposal, proposal_id)
            book.change(proposal, deleted_at=None)
            making.index_proposal(book, proposal)
            return book.done(proposal_id)

    # approval

    def request_approval(self, proposal_id: UUID) -> Done[ProposalRecord]:
        """Send a draft to the manager."""
        return self._move(proposal_id, S.AWAITING_APPROVAL, state_reason="")

    def approve(self, proposal_id: UUID) -> Done[ProposalRecord]:
        """Approve a proposal as it is. Raises NotPermitted without the right."""
        self._context.require(Right.APPROVE)
        member = self._context.member
        return self._move(proposal_id, S.APPROVED, approved_by=member.id if member else None)

    def refuse(self, proposal_id: UUID, reason: str) -> Done[ProposalRecord]:
        """Send a proposal back to its seller. Raises WrongInput without a reason."""
        self._context.require(Right.APPROVE)
        if not reason.strip():
            raise WrongInput(sentence("Say why it is not approved."), "reason")
        return self._move(proposal_id, S.DRAFT, state_reason=reason)

    def reopen(self, proposal_id: UUID) -> Done[ProposalRecord]:
        """Make a draft again of one that waits for approval or has it; approval starts anew."""
        return self._move(proposal_id, S.DRAFT, approved_by=None, state_reason="")

    # with the client

    def present(self, proposal_id: UUID) -> Done[ProposalRecord]:
        """Freeze a proposal as it is given to the client and keep the document.

        The deal moves to Proposal and a task asks for the answer. Raises NotAllowed where it
        needs approval first, has no lines, or by the table of states.
        """
        record = self.record(proposal_id)
        pdf = self._render(proposal_content(self._context, record, self._catalogue))
        with self._context.writing() as book:
            proposal = found(Proposal, proposal_id)
            if proposal.changed_at != record.changed_at:
                # Somebody wrote while the page was drawn: what is kept must be what is frozen.
                record = self._reader.of(proposal)
                pdf = self._render(proposal_content(self._context, record, self._catalogue))
            life.present(book, self._context.clock, proposal, self._authority(record))
            self._keep(book, proposal, pdf)
            return book.done(self._reader.of(proposal))

    def negotiate(self, proposal_id: UUID) -> Done[ProposalRecord]:
        """The client talks about it; the deal moves to Negotiation."""
        with self._context.writing() as book:
            proposal = found(Proposal, proposal_id)
            life.negotiate(book, proposal)
            return book.done(self._reader.of(proposal))

    def withdraw(self, proposal_id: UUID, reason: str = "") -> Done[ProposalRecord]:
        """Take a proposal back."""
        with self._context.writing() as book:
            proposal = found(Proposal, proposal_id)
            life.withdraw(book, proposal, reason)
            return book.done(self._reader.of(proposal))

    def decline(
        self, proposal_id: UUID, reasons: Collection[LostReason], note: str = ""
    ) -> Done[ProposalRecord]:
        """The client said no, and why. The deal stays open: a revision may win it."""
        with self._context.writing() as book:
            proposal = found(Proposal, proposal_id)
            life.decline(book, proposal, reasons, note)
            return book.done(self._reader.of(proposal))

    def mark_expired(self) -> Done[int]:
        """Write down which proposals have passed their last day; how many did."""
        with self._context.writing() as book:
            return book.done(len(life.expire(book)))

    def accept(
        self,
        proposal_id: UUID,
        name: str,
        how: str = "",
        lines: Collection[UUID] | None = None,
        signature: bytes | None = None,
    ) -> Done[Accepted]:
        """The client accepts all that counts, or exactly these lines; the order is made of them.

        `how` says by what means ("on paper", "by e-mail"), `signature` is the picture signed on
        the screen. Raises NotAllowed where its last day has passed or another revision was
        accepted, WrongInput without a name or lines.
        """
        with self._context.writing() as book:
            proposal = found(Proposal, proposal_id)
            order = life.accept(book, proposal, name, how, lines, signature)
            return book.done(Accepted(proposal_id, order.id, order.number))

    # the document

    def content(self, proposal_id: UUID, language: str = "") -> ProposalContent:
        """What stands on the document, in its own language or another."""
        record = self.record(proposal_id)
        if language and language != record.language:
            record = in_language(record, language, self._context.settings)
        return proposal_content(self._context, record, self._catalogue)

    def pdf(self, proposal_id: UUID, language: str = "") -> bytes:
        """The document: exactly as it was sent where it was, otherwise as it is now.

        Another language than that of the document is always drawn afresh.
        """
        sent = self._sent(proposal_id)
        if sent is not None and language in ("", sent.language):
            return bytes(sent.content)
        return self._render(self.content(proposal_id, language))

    def file_name(self, proposal_id: UUID) -> str:
        """The name of its file: BG-2026-0187_Cong-ty-Hai-Dang_v2.pdf."""
        return file_name(self.record(proposal_id))

    # inside

    def _move(
        self, proposal_id: UUID, state: ProposalState, **values: object
    ) -> Done[ProposalRecord]:
        with self._context.writing() as book:
            proposal = found(Proposal, proposal_id)
            life.move(book, proposal, state, **values)
            return book.done(self._reader.of(proposal))

    def _authority(self, record: ProposalRecord) -> UUID | None:
        """Who answers for limits that are passed; nobody needs to where none is."""
        if not record.approval or record.state is S.APPROVED:
            return None
        if not record.may_approve:
            raise NotAllowed(
                sentence("A manager has to approve it first. {reason}", reason=record.approval[0])
            )
        member = self._context.member
        return member.id if member else None

    def _keep(self, book: Book, proposal: Proposal, pdf: bytes) -> None:
        book.add(
            SentDocument,
            kind=KIND,
            number=proposal.number,
            proposal=proposal,
            prospect=proposal.prospect_id,
            language=proposal.language,
            sha256=hashlib.sha256(pdf).hexdigest(),
            content=pdf,
        )

    def _sent(self, proposal_id: UUID) -> SentDocument | None:
        row: SentDocument | None = (
            SentDocument.select()
            .where((SentDocument.proposal == proposal_id) & (SentDocument.kind == KIND))
            .order_by(SentDocument.created_at.desc())
            .first()
        )
        return row

    @staticmethod
    def _render(content: ProposalContent) -> bytes:
        # ReportLab loads with the first document, not with the desk.
        from salesdesk.proposals.proposal import render_proposal

        return render_proposal(content)
