"""Posts whose end is not known: written down as such, looked for, sent again once at most."""

from datetime import datetime, timedelta

from callcenter.lapor import bodies
from callcenter.lapor.ledger import Candidate
from callcenter.lapor.looking import look_for
from callcenter.lapor.posting import Posting
from callcenter.lapor.states import Doubt, LookFor, Reserve, Wait
from callcenter.lapor.work import Work
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind

AGAIN_AFTER = timedelta(minutes=1)


class Doubts:
    """The doubtful posts of one place; one that only a person can settle is left alone."""

    def __init__(self, posting: Posting) -> None:
        self._posting = posting
        self._resting: dict[str, tuple[str, datetime | None]] = {}

    def forget(self) -> None:
        """What is set has changed: each is judged anew."""
        self._resting.clear()

    @property
    def next_due(self) -> datetime | None:
        """When the next one is due, None when none is by itself."""
        return min((until for _, until in self._resting.values() if until), default=None)

    def abandon(self, work: Work) -> None:
        """What an earlier run had reserved may have been posted: never posted again by itself."""
        for _, ticket in self._awake(work):
            step = self._posting.step(work, ticket)
            if isinstance(step, Doubt):
                body = bodies.uncertain(step.attempt, step.reason)
                work.write(ticket, ((Kind.LAPOR_UNCERTAIN, body),))

    def settle_next(self, work: Work, *, may_post: bool) -> str:
        """Looks for one, or reserves its one second try; "" when nothing is due."""
        for candidate, ticket in self._awake(work):
            step = self._posting.step(work, ticket)
            if isinstance(step, LookFor):
                return look_for(work, ticket)
            did = ""
            if isinstance(step, Reserve) and may_post:
                did = self._posting.offer_again(work, ticket)
            if did:
                return did
            self._rest(work, candidate, step)
        return ""

    def _awake(self, work: Work) -> list[tuple[Candidate, Ticket]]:
        found = work.ledger.unfinished(work.terms)
        listed = {one.ticket_id for one in found}
        self._resting = {one: rest for one, rest in self._resting.items() if one in listed}
        awake = []
        for candidate in found:
            held = self._posting.attempt_of(candidate.ticket_id)
            ticket = (
                None if held or self._rests(work, candidate) else work.ticket(candidate.ticket_id)
            )
            if ticket is not None:
                awake.append((candidate, ticket))
        return awake

    def _rests(self, work: Work, candidate: Candidate) -> bool:
        stamp, until = self._resting.get(candidate.ticket_id, ("", None))
        return stamp == candidate.stamp and (until is None or until > work.now)

    def _rest(self, work: Work, candidate: Candidate, step: object) -> None:
        until = step.until if isinstance(step, Wait) else None
        if isinstance(step, Reserve):
            until = work.now + AGAIN_AFTER
        self._resting[candidate.ticket_id] = (candidate.stamp, until)
