"""Which shifts are over and wait for a sheet: none falls out because no desk was awake.

Counts nothing and writes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk.shift_matter import DAYS, RECENT, handovers_since
from callcenter.privacy.register import register_of
from callcenter.shifts.handover import Handover
from callcenter.shifts.roster import Roster, fold_roster
from callcenter.shifts.spans import ROSTER_ID, Span, span_at, span_before
from callcenter.store import outbox
from callcenter.store.matters import load_matter, load_matters
from callcenter.store.shift_counts import any_waits, happened
from callcenter.tickets.event import PRIVACY


def waiting(tx: Connection, starts: Sequence[str], now: datetime) -> Iterator[Span]:
    """Shifts after the last one counted in which anything is handed over, the oldest first.

    Looks back 45 days; where no shift was counted in them, at the last two, and there at the one
    before the last only for what happened in it.
    """
    last = span_before(starts, span_at(starts, now))
    known = {one.span: one for one in handovers_since(tx, now - RECENT)}
    if last in known and known[last].is_counted:
        return
    known = {one.span: one for one in handovers_since(tx, now - timedelta(days=DAYS))}
    ended = [one.end for one, it in known.items() if it.is_counted]
    # A desk whose clock ran ahead may have counted a shift that has not come yet.
    done = max((one for one in ended if one <= last.end), default=None)
    begin = span_before(starts, last).begin if done is None else done
    spans = [last]
    while spans[-1].begin > begin:
        spans.append(span_before(starts, spans[-1]))
    look = _Look(tx, known, fold_roster(load_matter(tx, ROSTER_ID)))
    for span in reversed(spans):
        if look.hands_over(span, stands=done is not None or span == last):
            yield span


class _Look(Struct, frozen=True):
    """Looks at one shift after the other."""

    tx: Connection
    known: Mapping[Span, Handover]
    roster: Roster

    def hands_over(self, span: Span, *, stands: bool) -> bool:
        """Something was written or happened in it; with `stands` also what merely waits."""
        if span in self.known or self.roster.during(span):
            return True
        if happened(self.tx, span.begin, span.end):
            return True
        return stands and (any_waits(self.tx, span.end) or self._lies_here(span.end))

    def _lies_here(self, before: datetime) -> bool:
        """Something was set aside at this desk, or a breach of then is not signed."""
        breaches = register_of(load_matters(self.tx, PRIVACY)).breaches
        open_ones = any(one.at < before and not one.is_closed for one in breaches)
        return open_ones or outbox.count(self.tx, "quarantined") > 0
