"""Whether an erasure that a desk tells of may be obeyed here; an unsigned one is set aside.

An erasure on request, or of what is too old, wants a matter of the privacy office that two persons
signed as it is prepared now, and takes no more than what they signed. *Tanpa identitas* takes the
ticket's own reporters, and of the caller book those whom nobody else's ticket names. Who the
centre does not know is a desk's own person: the device answers for them.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from callcenter.privacy.course import SIGNATURES, Prepared
from callcenter.privacy.register import fold_matter
from callcenter.privacy.request import Request
from callcenter.privacy.retention import Proposal
from callcenter.privacy.words import Ask
from callcenter.protocol.erasures import (
    ERASED,
    WHY_ASKED,
    WHY_FILES,
    WHY_NAMELESS,
    act_id,
    callers_said,
    named_subjects,
)
from callcenter.protocol.events import decode_event
from callcenter.protocol.wellformed import is_uuid
from callcenter.server import tables
from callcenter.server.account_tables import accounts
from callcenter.server.arrival import Arrival
from callcenter.server.authors import NOT_ALLOWED, leads
from callcenter.server.bulk import among
from callcenter.server.redacting import tickets_naming
from callcenter.tickets.event import PRIVACY, TICKET, Event

MALFORMED = "erasure_malformed"


class ErasureRights:
    """Judges the erasures of one batch in its transaction; `accepted` grows while it is judged.

    `closed_count`: a signature counts although its account was closed since. For what comes back
    after a restore, which was obeyed in its time.
    """

    def __init__(
        self,
        tx: Connection,
        arrivals: Sequence[Arrival],
        accepted: Sequence[Arrival],
        *,
        closed_count: bool = False,
    ) -> None:
        self._tx = tx
        self._batch = [one.event for one in arrivals]
        self._accepted = accepted
        self._closed_count = closed_count

    def refusal(self, one: Arrival) -> str | None:
        """Why this event is set aside, None when it is no erasure or may be obeyed."""
        event = one.event
        if event.kind != ERASED:
            return None
        said = callers_said(event)
        if said is None:
            return MALFORMED
        callers = said if event.subject == TICKET else said | {event.subject_id}
        why = event.body.get("why")
        if why == WHY_NAMELESS:
            allowed = self._is_of_one_ticket(event, callers)
        else:
            allowed = why in (WHY_ASKED, WHY_FILES) and self._is_signed(event, callers)
        return None if allowed else NOT_ALLOWED

    def _is_of_one_ticket(self, event: Event, callers: frozenset[str]) -> bool:
        if event.body.get("texts") != "identifiers" or event.body.get("files"):
            return False
        if event.subject == TICKET:
            return not callers
        emptied = self._emptied_by(event)
        return bool(emptied) and tickets_naming(self._tx, callers) <= emptied

    def _emptied_by(self, event: Event) -> frozenset[str]:
        """The tickets that the same act of the same device made nameless."""
        log = tables.events
        asked = select(log.c.raw).where(log.c.kind == ERASED, log.c.client_id == event.client_id)
        told = [decode_event(raw) for raw in self._tx.execute(asked).scalars()]
        told += [one.event for one in self._accepted if one.event.kind == ERASED]
        return frozenset(
            one.subject_id
            for one in told
            if one.subject == TICKET and act_id(one) == act_id(event) and not callers_said(one)
        )

    def _is_signed(self, event: Event, callers: frozenset[str]) -> bool:
        prepared = self._prepared(event)
        if prepared is None or not callers <= {*prepared.callers}:
            return False
        if event.subject != TICKET:
            return True
        if event.body.get("why") == WHY_FILES:
            only_files = event.body.get("texts") == "none" and not callers
            return only_files and event.subject_id in prepared.files_of
        if event.subject_id in prepared.tickets:
            return True
        return bool(callers) and event.subject_id in self._naming(callers)

    def _naming(self, callers: frozenset[str]) -> set[str]:
        """Tickets that name one of them here, or by what comes in this batch."""
        coming = {one.subject_id for one in self._batch if named_subjects(one) & callers}
        return coming | tickets_naming(self._tx, callers)

    def _prepared(self, event: Event) -> Prepared | None:
        """What two persons signed in the matter this erasure names; None for nothing."""
        asked = event.body.get("request")
        if not isinstance(asked, str) or not is_uuid(asked):
            return None
        matter = fold_matter(asked, self._matter(asked))
        if not isinstance(matter, Request | Proposal):
            return None
        if isinstance(matter, Request) and matter.ask is not Ask.ERASURE:
            return None
        if matter.course.refused is not None:
            return None
        good = [one for one in matter.course.signing_uids if self._may_sign(one)]
        return matter.course.prepared if len(good) >= SIGNATURES else None

    def _matter(self, matter_id: str) -> list[Event]:
        log = tables.events
        asked = select(log.c.raw).where(log.c.subject_id == matter_id, log.c.subject == PRIVACY)
        known = [decode_event(raw) for raw in self._tx.execute(asked.order_by(log.c.seq)).scalars()]
        coming = (one.event for one in self._accepted)
        return [*known, *(one for one in coming if _is_of(one, matter_id))]

    def _may_sign(self, uids: Iterable[str]) -> bool:
        asked = select(accounts.c.closed, accounts.c.roles)
        plain = [one for one in uids if "\0" not in one]
        rows = self._tx.execute(asked.where(among(self._tx, accounts.c.uid, plain))).all()
        return all(leads(row.roles) and (self._closed_count or not row.closed) for row in rows)


def _is_of(event: Event, matter_id: str) -> bool:
    return event.subject == PRIVACY and event.subject_id == matter_id
