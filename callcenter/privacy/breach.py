"""The register of breaches: what happened, who was told, who signed it closed. Pure.

T0 is when the office came to know; the 72 hours run from there until both, the people concerned
and the authority, were told (or why not). Two persons close it; a later word voids signatures.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from callcenter.privacy.countdown import Countdown
from callcenter.privacy.course import SIGNATURES, Signed, different, signed
from callcenter.privacy.reading import count_of, moment_of, number_of, text_of, word_of
from callcenter.privacy.words import BreachSort, NoticeTo, NoticeWay
from callcenter.tickets.event import Author, Event
from callcenter.tickets.words import Kind


class Notice(Struct, frozen=True):
    """That somebody was told, how, and when; `text` is what was written, or why it was not."""

    to: NoticeTo
    way: NoticeWay
    at: datetime
    by: Author
    text: str = ""


class Concerned(Struct, frozen=True):
    """Whose data it is: `people` of the caller book and `tickets` that name a reporter."""

    people: int = 0
    tickets: int = 0
    at: datetime | None = None


class Breach(Struct, frozen=True, kw_only=True):
    """One breach; times are aware UTC, `desk` is the client id of a desk that was lost."""

    id: str
    number: str
    sort: BreachSort
    t0: datetime
    at: datetime
    by: Author
    text: str = ""
    desk: str = ""
    measures: str = ""
    concerned: Concerned = Concerned()
    notices: tuple[Notice, ...] = ()
    retired_at: datetime | None = None
    last_eid: str = ""
    signatures: tuple[Signed, ...] = ()

    @property
    def told(self) -> frozenset[NoticeTo]:
        """Who was told, or need not be."""
        return frozenset(one.to for one in self.notices)

    @property
    def told_at(self) -> datetime | None:
        """When the last of those who must be told was; None while somebody was not."""
        if self.told != frozenset(NoticeTo):
            return None
        return max(min(one.at for one in self.notices if one.to is to) for to in NoticeTo)

    @property
    def clock(self) -> Countdown:
        """3 x 24 hours from T0 on, until everybody who must be told was."""
        return Countdown(self.t0, self.told_at)

    @property
    def signers(self) -> tuple[Author, ...]:
        """The different persons who signed what stands here now."""
        mine = [one for one in self.signatures if one.of == self.last_eid]
        return tuple(one.author for one in different(mine))

    @property
    def is_closed(self) -> bool:
        """Two persons signed it."""
        return len(self.signers) >= SIGNATURES

    @property
    def missing(self) -> tuple[str, ...]:
        """What must stand here before it may be signed: measures, concerned, or a notice."""
        lacking = [] if self.measures else ["measures"]
        if self.concerned.at is None:
            lacking.append("concerned")
        return (*lacking, *(to.value for to in NoticeTo if to not in self.told))

    def may_sign(self, *uids: str) -> bool:
        """Whether this person's signature would still count; `uids`: all names they go by."""
        mine = [one.uids for one in self.signatures if one.of == self.last_eid]
        known: frozenset[str] = frozenset().union(*mine)
        return bool(uids[0]) and not self.missing and not self.is_closed and not known & {*uids}


def fold_breach(matter_id: str, events: Iterable[Event]) -> Breach | None:
    """The breach these events, in this order, make; None when none was reported."""
    breach: Breach | None = None
    for event in events:
        breach = _opened(matter_id, event) if breach is None else _go_on(breach, event)
    return breach


def _opened(matter_id: str, event: Event) -> Breach | None:
    if event.kind != Kind.BREACH_OPENED:
        return None
    return Breach(
        id=matter_id,
        number=number_of("INS", matter_id, event.at),
        sort=word_of(BreachSort, event, "sort", BreachSort.OTHER),
        t0=min(moment_of(event, "t0") or event.at, event.at),
        at=event.at,
        by=event.author,
        text=text_of(event, "text"),
        desk=text_of(event, "desk"),
        last_eid=event.eid,
    )


def _go_on(breach: Breach, event: Event) -> Breach:
    rule = _RULES.get(event.kind)
    if rule is None or breach.is_closed:
        return breach
    after = rule(breach, event)
    return after if event.kind == Kind.BREACH_SIGNED else replace(after, last_eid=event.eid)


def _noted(breach: Breach, event: Event) -> Breach:
    return replace(
        breach,
        text=text_of(event, "text") or breach.text,
        measures=text_of(event, "measures") or breach.measures,
    )


def _counted(breach: Breach, event: Event) -> Breach:
    found = Concerned(count_of(event, "people"), count_of(event, "tickets"), event.at)
    return replace(breach, concerned=found)


def _notified(breach: Breach, event: Event) -> Breach:
    notice = Notice(
        word_of(NoticeTo, event, "to", NoticeTo.SUBJECTS),
        word_of(NoticeWay, event, "way", NoticeWay.LETTER),
        event.at,
        event.author,
        text_of(event, "text"),
    )
    return replace(breach, notices=(*breach.notices, notice))


def _retired(breach: Breach, event: Event) -> Breach:
    return replace(breach, retired_at=breach.retired_at or event.at)


def _signed(breach: Breach, event: Event) -> Breach:
    return replace(breach, signatures=(*breach.signatures, signed(event)))


_RULES: dict[str, Callable[[Breach, Event], Breach]] = {
    Kind.BREACH_NOTED: _noted,
    Kind.BREACH_COUNTED: _counted,
    Kind.BREACH_NOTIFIED: _notified,
    Kind.BREACH_DESK_RETIRED: _retired,
    Kind.BREACH_SIGNED: _signed,
}
