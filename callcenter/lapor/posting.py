"""Hands tickets over: judged, files first, reserved, given its place by the centre, posted once.

What was reserved in this run and not posted is known here alone: a restart has to doubt it.
"""

from collections import deque

from msgspec.structs import replace

from callcenter.errors import (
    LaporBusy,
    LaporError,
    LaporNotSent,
    LaporRefused,
    LaporSignIn,
)
from callcenter.lapor import bodies
from callcenter.lapor.aside import FORBIDDEN, WORDS, Aside
from callcenter.lapor.documents import Documents
from callcenter.lapor.ledger import Ledger, Terms
from callcenter.lapor.settings import Policy, PushedBy
from callcenter.lapor.states import Post, Reserve, Step, next_step
from callcenter.lapor.submission import NotPushed, Prepared
from callcenter.lapor.work import Debts, Work
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind, Push

HELD_MOST = 3
"""Reservations of this run that wait for the centre: a crash makes each of them doubtful."""

WRONG_ADDRESS = frozenset({404, 405, 410})
"""Said to a submit they are about the address that is set, never about the ticket."""

READY_AT_ONCE = 8
JUDGED_AT_ONCE = 50
_SILENT = frozenset({"policy_none", "not_chosen"})
"""No reason of the ticket's own: nothing is written for them."""


class Posting:
    """The tickets of one place on their way."""

    def __init__(self, ledger: Ledger, debts: Debts) -> None:
        self._ledger = ledger
        self._debts = debts
        self._held: dict[str, str] = {}
        self._judging: deque[str] = deque()
        self._mark: str | None = None
        self._passed: set[str] = set()
        self.documents = Documents()
        self.aside = Aside()

    @property
    def is_waiting(self) -> bool:
        """A reservation of this run waits for the centre."""
        return bool(self._held)

    @property
    def _is_full(self) -> bool:
        return len(self._held) >= HELD_MOST

    def attempt_of(self, ticket_id: str) -> str:
        """The reservation this run has made and not used yet, "" for none."""
        return self._held.get(ticket_id, "")

    def begin_run(self) -> None:
        """Every ticket may be looked at again."""
        self._passed.clear()

    def release_all(self, reason: str) -> None:
        """Gives back what was reserved and never posted: nothing left this machine."""
        for ticket_id, attempt in tuple(self._held.items()):
            self._release(ticket_id, attempt, reason)

    def post_held(self, work: Work) -> str:
        """Posts a reservation that has its place in the centre's order."""
        for ticket_id, attempt in tuple(self._held.items()):
            ticket = work.ticket(ticket_id)
            if ticket is None or not _still_holds(ticket, attempt, work.terms.me):
                del self._held[ticket_id]  # another was first, or a person has decided
                continue
            if isinstance(self.step(work, ticket), Post):
                return self._post(work, ticket, attempt)
        return ""

    def offer_next(self, work: Work) -> str:
        """Takes the next ticket a step further; "" when none can be."""
        if work.terms.settings.policy is Policy.NONE or self._is_full:
            return ""
        return self._judge_next(work) or self._offer_ready(work)

    def offer_again(self, work: Work, ticket: Ticket) -> str:
        """The one automatic second try of a doubtful one."""
        rests = self._is_full or self.aside.rests(ticket.id, work.now)
        prepared = NotPushed("full") if rests else work.prepared(ticket)
        if isinstance(prepared, NotPushed):
            return ""
        return self._reserve(work, ticket, prepared)

    def step(self, work: Work, ticket: Ticket) -> Step:
        """What is to be done with it now."""
        state, attempt = ticket.lapor, self.attempt_of(ticket.id)
        if work.terms.settings.pusher is PushedBy.SERVER:
            state = replace(state, assigned="")  # no desk does it, whoever was chosen
        owner = ticket.registered_on if work.terms.settings.pusher is PushedBy.DESK else ""
        return next_step(
            state,
            now=work.now,
            me=work.terms.me,
            search=work.can_search,
            lag=work.lag,
            pusher=owner,
            attempt=attempt,
            settled=bool(attempt) and self._ledger.is_settled(attempt),
        )

    def _offer_ready(self, work: Work) -> str:
        found = self._ledger.ready(work.terms, frozenset(self._passed), READY_AT_ONCE)
        for candidate in found:
            did = self._offer(work, candidate.ticket_id)
            self._passed.add(candidate.ticket_id)
            if did:
                return did
        return ""

    def _judge_next(self, work: Work) -> str:
        """Goes through tickets that were kept back; their mark is set when all are done."""
        if self._mark is None:
            found = self._ledger.to_judge(work.terms, JUDGED_AT_ONCE)
            self._judging, self._mark = deque(found.ticket_ids), found.mark
        while self._judging:
            ticket = work.ticket(self._judging[0])
            waits = ticket is not None and ticket.lapor.state is Push.NOT_PUSHED
            did = self._offer(work, self._judging[0]) if waits else ""
            if did == "uploaded":
                return did  # it is not done with yet
            self._judging.popleft()
            if did:
                return did
        if self._mark:
            self._ledger.judged(self._mark)
        self._mark = None
        return ""

    def _offer(self, work: Work, ticket_id: str) -> str:
        ticket = work.ticket(ticket_id)
        if ticket is None or not _goes_by_itself(ticket, work.terms):
            return ""
        if self.aside.rests(ticket.id, work.now):
            return ""
        if not isinstance(self.step(work, ticket), Reserve):
            return ""
        prepared = work.prepared(ticket)
        if isinstance(prepared, NotPushed):
            return self._keep_back(work, ticket, prepared)
        return self._reserve(work, ticket, prepared)

    def _keep_back(self, work: Work, ticket: Ticket, found: NotPushed) -> str:
        body = bodies.not_pushed(found.reason, found.details)
        details = body["details"]
        known = (Push.NOT_PUSHED, found.reason, details) == (
            ticket.lapor.state,
            ticket.lapor.reason,
            list(ticket.lapor.details),
        )
        if known or found.reason in _SILENT:
            return ""
        return "kept_back" if work.write(ticket, ((Kind.LAPOR_NOT_PUSHED, body),)) else ""

    def _reserve(self, work: Work, ticket: Ticket, prepared: Prepared) -> str:
        if self.documents.hand_over_next(work, ticket, prepared.files):
            return "uploaded"
        resend = ticket.lapor.state is Push.UNCERTAIN
        body = bodies.reserved(prepared.payload_hash, resend=resend)
        eids = work.write(ticket, ((Kind.LAPOR_RESERVED, body),))
        if not eids:
            return ""
        self._held[ticket.id] = eids[0]
        return "reserved"

    def _post(self, work: Work, ticket: Ticket, attempt: str) -> str:
        prepared = work.prepared(ticket)
        if isinstance(prepared, NotPushed) or prepared.payload_hash != ticket.lapor.payload_hash:
            self._release(ticket.id, attempt, "changed")
            return "changed"
        ids = self.documents.ids(work, ticket, prepared.files)
        # From here on it may have been posted: no other step of this run may use it.
        del self._held[ticket.id]
        try:
            found = work.ask().submit(replace(prepared.submission, documents=ids))
        except (LaporNotSent, LaporBusy) as error:
            self._release(ticket.id, attempt, str(error))
            raise
        except LaporSignIn as error:
            if self._is_at_fault(work, ticket.id, error):
                return self._note_refusal(ticket.id, attempt, LaporRefused(error.status, WORDS))
            self._release(ticket.id, attempt, str(error))
            raise
        except LaporRefused as error:
            if error.status in WRONG_ADDRESS:
                self._release(ticket.id, attempt, str(error))
                raise
            return self._note_refusal(ticket.id, attempt, error)
        except LaporError as error:  # whatever else it is, it may have got through
            self._debts.write(
                ticket.id, (Kind.LAPOR_UNCERTAIN, bodies.uncertain(attempt, str(error)))
            )
            raise
        self._debts.write(ticket.id, (Kind.LAPOR_SENT, bodies.sent(attempt, found, "answer")))
        self.aside.let_pass(ticket.id)
        return "sent"

    def _is_at_fault(self, work: Work, ticket_id: str, error: LaporSignIn) -> bool:
        """LAPOR takes others' texts and never this one's."""
        if error.status != FORBIDDEN:
            return False
        self.aside.hinder(ticket_id, work.now)
        return self.aside.is_at_fault(ticket_id)

    def _note_refusal(self, ticket_id: str, attempt: str, error: LaporRefused) -> str:
        said = bodies.refused(attempt, error.status, error.message, error.fields)
        self._debts.write(ticket_id, (Kind.LAPOR_REFUSED, said))
        self._ledger.drop_documents(ticket_id)
        if error.status == FORBIDDEN:
            self.aside.blame(ticket_id)
        return "refused"

    def _release(self, ticket_id: str, attempt: str, reason: str) -> None:
        self._held.pop(ticket_id, None)
        self._debts.write(ticket_id, (Kind.LAPOR_RELEASED, bodies.released(attempt, reason)))


def _still_holds(ticket: Ticket, attempt: str, me: str) -> bool:
    state = ticket.lapor
    return (state.state, state.attempt, state.owner) == (Push.RESERVED, attempt, me)


def _goes_by_itself(ticket: Ticket, terms: Terms) -> bool:
    """A person chose it, or it was registered since the office began."""
    since, told = terms.settings.since, ticket.registered_at
    return ticket.lapor.chosen or since is None or (told is not None and told >= since)
