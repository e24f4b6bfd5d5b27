"""A data subject's request as its events make it: what is asked, how far it is, until when. Pure.

No name and no number of a person stands in it: the subject is found, and only the ids of the
caller book are kept, which name nobody once the book is erased.
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from callcenter.privacy.countdown import Countdown
from callcenter.privacy.course import NOT_BEGUN, Course, go_on
from callcenter.privacy.reading import number_of, text_of, word_of
from callcenter.privacy.words import Ask, Proof, Stage
from callcenter.tickets.event import Author, Event
from callcenter.tickets.words import Kind


class Request(Struct, frozen=True, kw_only=True):
    """One request; `at` (aware UTC) is when it was made, `note` a sentence without identity."""

    id: str
    number: str
    ask: Ask
    proof: Proof
    at: datetime
    by: Author
    note: str = ""
    course: Course = NOT_BEGUN

    @property
    def clock(self) -> Countdown:
        """3 x 24 hours from the request on, until it was done or refused."""
        return Countdown(self.at, self.course.ended_at)

    @property
    def stage(self) -> Stage:
        """How far it is."""
        return self.course.stage

    @property
    def needs_two(self) -> bool:
        """Whether a second person has to agree: an erasure cannot be taken back."""
        return self.ask is Ask.ERASURE


def fold_request(matter_id: str, events: Iterable[Event]) -> Request | None:
    """The request these events, in this order, make; None when nobody asked for anything."""
    log = tuple(events)
    first = next((one for one in log if one.kind == Kind.PRIVACY_REQUESTED), None)
    if first is None:
        return None
    course = NOT_BEGUN
    for event in log:
        course = go_on(course, event)
    return Request(
        id=matter_id,
        number=number_of("PDP", matter_id, first.at),
        ask=word_of(Ask, first, "ask", Ask.ACCESS),
        proof=word_of(Proof, first, "proof", Proof.ID_CARD),
        at=first.at,
        by=first.author,
        note=text_of(first, "text"),
        course=course,
    )
