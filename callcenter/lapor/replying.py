"""Hands our answers to a complaint over: written down first, then sent once, in their order."""

from collections.abc import Sequence

from callcenter.errors import (
    LaporBusy,
    LaporError,
    LaporNotSent,
    LaporRefused,
    LaporSignIn,
    LaporUnsupported,
)
from callcenter.lapor import bodies
from callcenter.lapor.aside import FORBIDDEN, WORDS, Aside
from callcenter.lapor.client import Reply
from callcenter.lapor.documents import read_file
from callcenter.lapor.ledger import Candidate, Fact, Ledger
from callcenter.lapor.settings import PushedBy
from callcenter.lapor.states import DoubtReply, Nothing, SendReply, next_reply
from callcenter.lapor.submission import PICTURES, attached
from callcenter.lapor.wording import confidentialities, names_reporter, reply_text
from callcenter.lapor.work import Work
from callcenter.tickets.ticket import Entry, Ticket
from callcenter.tickets.words import Confidentiality, Kind, Push, ReplyPush

FILES_MOST = 10
HELD_MOST = 3
"""Answers of this run that wait for the centre: a crash makes each of them doubtful."""

Step = SendReply | DoubtReply | Nothing


class Replying:
    """The answers of one place; a ticket with none to send is looked at when it has changed."""

    def __init__(self) -> None:
        self._resting: dict[str, str] = {}
        self._held: dict[str, tuple[str, str]] = {}
        """Answers of this run that wait for the centre: (ticket, eid of the event "trying")."""
        self.aside = Aside()

    @property
    def is_waiting(self) -> bool:
        """An answer of this run waits for its place in the centre's order."""
        return bool(self._held)

    def release_all(self, ledger: Ledger, reason: str) -> None:
        """Gives back what was never sent."""
        for eid, (ticket_id, attempt) in tuple(self._held.items()):
            del self._held[eid]
            body = bodies.reply_sent(eid, ReplyPush.WAITING, reason)

            def given_back(
                now: Ticket, eid: str = eid, attempt: str = attempt, body: bodies.Body = body
            ) -> Sequence[Fact]:
                return ((_TOLD, body),) if _holds(now, eid, attempt) else ()

            ledger.write(ticket_id, given_back)

    def doubt(self, work: Work) -> None:
        """An answer that an earlier run was at may be there already: a person has to look."""
        for _, ticket in self._awake(work):
            step = _next(work, ticket)
            if isinstance(step, DoubtReply) and not self._is_held(ticket, step.eid):
                _note(work, ticket.id, step.eid, ReplyPush.UNCERTAIN, "crash")

    def send_next(self, work: Work) -> str:
        """Sends the oldest answer of ours, of whichever ticket; "" when none waits."""
        did = self._send_held(work)
        if did:
            return did
        for candidate, ticket in self._awake(work):
            step = _next(work, ticket)
            if isinstance(step, SendReply):
                if self.aside.rests(step.eid, work.now) or len(self._held) >= HELD_MOST:
                    continue
                if self._hold(work, ticket, step.eid):
                    return "answering"
                continue
            self._resting[candidate.ticket_id] = candidate.stamp
        return ""

    def _hold(self, work: Work, ticket: Ticket, eid: str) -> bool:
        """Says that it is being sent; nothing leaves before the centre has seen that."""

        def still_owed(now: Ticket) -> Sequence[Fact]:
            owed = _next(work, now) == SendReply(eid)
            return ((_TOLD, bodies.reply_sent(eid, ReplyPush.TRYING)),) if owed else ()

        written = work.ledger.write(ticket.id, still_owed)
        if written:
            self._held[eid] = (ticket.id, written[0])
        return bool(written)

    def _send_held(self, work: Work) -> str:
        """Sends one that has its place; one that another place, or a person, was at is let go."""
        for eid, (ticket_id, attempt) in tuple(self._held.items()):
            ticket = work.ticket(ticket_id)
            if ticket is None or not _holds(ticket, eid, attempt):
                del self._held[eid]
            elif work.ledger.is_settled(attempt):
                return self._send(work, ticket, eid)
        return ""

    def _is_held(self, ticket: Ticket, eid: str) -> bool:
        return eid in self._held and _holds(ticket, eid, self._held[eid][1])

    def forget(self) -> None:
        """What is set has changed: each is looked at anew."""
        self._resting.clear()

    def _send(self, work: Work, ticket: Ticket, eid: str) -> str:
        reply = _reply(work, ticket, eid)

        now = work.ticket(ticket.id)
        if now is None or not _as_open(now, ticket) or not self._is_held(now, eid):
            return "changed"
        # From here on it may have been sent: no other step of this run may use it.
        del self._held[eid]
        try:
            work.ask().reply(reply)
        except (LaporNotSent, LaporBusy, LaporSignIn) as error:
            self.aside.hinder(eid, work.now)
            forbidden = isinstance(error, LaporSignIn) and error.status == FORBIDDEN
            if forbidden and self.aside.is_at_fault(eid):
                self.aside.blame(eid)
                _note(work, ticket.id, eid, ReplyPush.REFUSED, WORDS)
                return "reply_refused"
            _note(work, ticket.id, eid, ReplyPush.WAITING, str(error))
            raise
        except LaporRefused as error:
            _note(work, ticket.id, eid, ReplyPush.REFUSED, error.message or str(error))
            return "reply_refused"
        except LaporUnsupported:
            _note(work, ticket.id, eid, ReplyPush.REFUSED, "unsupported")
            return "reply_refused"
        except LaporError as error:  # whatever else it is, it may have got through
            _note(work, ticket.id, eid, ReplyPush.UNCERTAIN, str(error))
            raise
        _note(work, ticket.id, eid, ReplyPush.SENT)
        self.aside.let_pass(eid)
        return "replied"

    def _awake(self, work: Work) -> list[tuple[Candidate, Ticket]]:
        found = work.ledger.replying(work.terms)
        awake = []
        for candidate in found:
            rests = self._resting.get(candidate.ticket_id) == candidate.stamp
            ticket = None if rests else work.ticket(candidate.ticket_id)
            if ticket is not None:
                awake.append((candidate, ticket))
        return awake


def _holds(ticket: Ticket, eid: str, attempt: str) -> bool:
    """The answer is still being sent under this event, and under no other's."""
    at_lapor = ticket.lapor.state is Push.SENT
    found = any(one.eid == eid and one.attempt == attempt for one in ticket.lapor.replies)
    return at_lapor and found


def _next(work: Work, ticket: Ticket) -> Step:
    """What this place owes LAPOR; the centre owes every desk's answers when it is the one."""
    if work.terms.settings.pusher is PushedBy.SERVER:
        return next_reply(ticket.lapor)
    return next_reply(ticket.lapor, me=work.terms.me)


_TOLD = Kind.LAPOR_REPLY_SENT


def _note(work: Work, ticket_id: str, eid: str, result: ReplyPush, reason: str = "") -> None:
    work.debts.write(ticket_id, (_TOLD, bodies.reply_sent(eid, result, reason)))


def _reply(work: Work, ticket: Ticket, eid: str) -> Reply:
    """The answer as it leaves: scrubbed as the complaint was, its files made clean."""
    entry = next((one for one in ticket.entries if one.eid == eid), None)
    text = reply_text(ticket, _text(entry, "text"), work.ledger.known(ticket))
    return Reply(
        complaint_id=ticket.lapor.complaint_id,
        content=text,
        institution_to_id=_text(entry, "institution_id"),
        is_secret=Confidentiality.SECRET in confidentialities(ticket),
        files=_files(work, ticket, entry),
    )


def _files(work: Work, ticket: Ticket, entry: Entry | None) -> tuple[tuple[str, bytes], ...]:
    """Those of the answer that may leave with the ticket as it is now; the names are ours."""
    named = entry.body.get("files") if entry else None
    wanted = [one for one in named if isinstance(one, str)] if isinstance(named, list) else []
    types = _may_leave(ticket)
    found = []
    for count, sha256 in enumerate(dict.fromkeys(wanted[:FILES_MOST]), start=1):
        data, reason = read_file(work, sha256) if sha256 in types else (b"", "unknown")
        if not reason:
            found.append((f"lampiran-{count}.{types[sha256].rpartition('/')[2]}", data))
    return tuple(found)


def _may_leave(ticket: Ticket) -> dict[str, str]:
    """The types of the files by SHA-256: pictures, and none of a report that names nobody."""
    if not names_reporter(ticket):
        return {}
    return {one.sha256: one.mime for one in attached(ticket) if one.mime in PICTURES}


def _as_open(now: Ticket, seen: Ticket) -> bool:
    """Whether as much of it may leave as when the answer was made ready."""
    return (
        now.lapor.complaint_id,
        confidentialities(now),
        _may_leave(now),
    ) == (
        seen.lapor.complaint_id,
        confidentialities(seen),
        _may_leave(seen),
    )


def _text(entry: Entry | None, name: str) -> str:
    found = entry.body.get(name) if entry else None
    return found if isinstance(found, str) else ""
