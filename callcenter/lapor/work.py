"""What one run of the pusher works with: the books, the connection, the terms, the time."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta

from callcenter.errors import NotFound
from callcenter.lapor.client import LaporClient
from callcenter.lapor.ledger import Decide, Fact, Ledger, Terms
from callcenter.lapor.settings import Interface
from callcenter.lapor.submission import NotPushed, Prepared, attached, prepare
from callcenter.tickets.ticket import Ticket


class Debts:
    """What is known and not yet on disk: a full disk must not turn a fact into a doubt."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._owed: deque[tuple[str, Fact]] = deque()

    def write(self, ticket_id: str, fact: Fact) -> None:
        """Writes a fact, whatever the ticket says by now; owed until it stands in the books."""
        self._owed.append((ticket_id, fact))
        self.settle()

    def settle(self) -> None:
        """Writes what is owed, the oldest first."""
        while self._owed:
            ticket_id, fact = self._owed[0]
            self._ledger.write(ticket_id, _always(fact))
            self._owed.popleft()


class Work:
    """One run. `calls` counts the requests it made."""

    def __init__(
        self, ledger: Ledger, debts: Debts, client: LaporClient, terms: Terms, now: datetime
    ) -> None:
        self.ledger = ledger
        self.debts = debts
        self.terms = terms
        self.now = now
        self.calls = 0
        self._client = client

    def ask(self, calls: int = 1) -> LaporClient:
        """The connection, for a call that makes so many requests."""
        self.calls += calls
        return self._client

    @property
    def can_search(self) -> bool:
        """LAPOR can be searched for our number."""
        settings = self.terms.settings
        return bool(settings.search_path) and settings.interface is Interface.V3

    @property
    def lag(self) -> timedelta:
        """How long after an accept LAPOR's list may still lack it."""
        return timedelta(minutes=self.terms.settings.lag_minutes)

    def ticket(self, ticket_id: str) -> Ticket | None:
        """The ticket, None when it is gone."""
        try:
            return self.ledger.ticket(ticket_id)
        except NotFound:
            return None

    def prepared(self, ticket: Ticket) -> Prepared | NotPushed:
        """The ticket as it would go now."""
        terms = self.terms
        return prepare(
            ticket,
            terms.directory,
            terms.mapping,
            terms.settings,
            attached(ticket),
            known=self.ledger.known(ticket),
        )

    def write(self, seen: Ticket, facts: Sequence[Fact]) -> tuple[str, ...]:
        """Writes the facts when the ticket stands at LAPOR as it was seen; else nothing."""

        def decide(now: Ticket) -> Sequence[Fact]:
            return facts if same_place(now, seen) else ()

        return self.ledger.write(seen.id, decide)


def same_place(now: Ticket, seen: Ticket) -> bool:
    """Whether it stands at LAPOR where it was seen."""
    one, other = now.lapor, seen.lapor
    return (one.state, one.attempt, one.posts, len(one.looks), one.assigned) == (
        other.state,
        other.attempt,
        other.posts,
        len(other.looks),
        other.assigned,
    )


def _always(fact: Fact) -> Decide:
    return lambda _now: (fact,)
