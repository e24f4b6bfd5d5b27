"""How a request or a proposal goes on: prepared, signed by two persons, done or refused. Pure.

A signature counts for what was prepared when it was given: prepared anew, it counts no more. Who
prepared it has signed by that; the program itself never counts as a person.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from callcenter.privacy.reading import count_of, text_of, texts_of, word_of
from callcenter.privacy.words import Refusal, Stage
from callcenter.tickets.event import Author, Event
from callcenter.tickets.words import Kind

PROGRAM: Final = Author("privasi", "Aplikasi")
"""Who a proposal of retention is by: nobody's signature."""

PERSON: Final = "person"
"""Where an event keeps the names of who wrote it: their way in at that desk and their account."""

_NOBODY: Final = frozenset({"", PROGRAM.uid})

SIGNATURES: Final = 2
"""Different persons who must want it before anything is erased."""


class Signed(Struct, frozen=True):
    """Somebody's word at a time; `eid` is the event, `of` what it was given for."""

    eid: str
    author: Author
    at: datetime
    of: str = ""
    uids: frozenset[str] = frozenset()
    """Every name that the person goes by where they signed: way in and account."""


class Found(Struct, frozen=True):
    """What there is, or what was erased; `files` in files, `desks` in desks that have it."""

    tickets: int = 0
    fields: int = 0
    files: int = 0
    backups: int = 0
    desks: int = 0


class Prepared(Struct, frozen=True):
    """What is to be done, as it was looked at: of whom (`callers`) or of what (`tickets`), ids."""

    signed: Signed
    found: Found
    callers: tuple[str, ...] = ()
    tickets: tuple[str, ...] = ()
    files_of: tuple[str, ...] = ()


class Done(Struct, frozen=True):
    """That it was done, at which desk (client id) and how much."""

    signed: Signed
    found: Found
    desk: str = ""


class Refused(Struct, frozen=True):
    """That it is not followed, and why."""

    signed: Signed
    reason: Refusal
    text: str = ""


class Confirmed(Struct, frozen=True):
    """A desk has it erased, too; `name` is what the desk calls itself."""

    desk: str
    name: str
    at: datetime


class Course(Struct, frozen=True):
    """Where it stands; `stage()` says so in a word."""

    prepared: Prepared | None = None
    signatures: tuple[Signed, ...] = ()
    done: Done | None = None
    refused: Refused | None = None
    confirmed: tuple[Confirmed, ...] = ()

    @property
    def stage(self) -> Stage:
        """How far it is."""
        if self.done is not None:
            return Stage.DONE
        if self.refused is not None:
            return Stage.REFUSED
        if self.prepared is None:
            return Stage.OPEN
        return Stage.APPROVED if len(self.signers) >= SIGNATURES else Stage.PREPARED

    @property
    def is_open(self) -> bool:
        """Nothing was decided yet."""
        return self.done is None and self.refused is None

    @property
    def ended_at(self) -> datetime | None:
        """When it was done or refused."""
        end = self.done or self.refused
        return None if end is None else end.signed.at

    @property
    def signers(self) -> tuple[Author, ...]:
        """The different persons who want what is prepared, in the order they said so."""
        return tuple(one.author for one in different(self._words))

    @property
    def signing_uids(self) -> tuple[frozenset[str], ...]:
        """For each of them all the names they go by."""
        return tuple(frozenset().union(*(it.uids for it in one)) for one in _persons(self._words))

    def may_sign(self, *uids: str) -> bool:
        """Whether this person's word would still count; `uids` are all the names they go by."""
        known: frozenset[str] = frozenset().union(*(one.uids for one in self._words))
        return self.stage is Stage.PREPARED and uids[0] not in _NOBODY and not known & {*uids}

    @property
    def _words(self) -> tuple[Signed, ...]:
        """Whoever wants what is prepared, one person perhaps more than once."""
        if self.prepared is None:
            return ()
        asked = self.prepared.signed
        return (asked, *(one for one in self.signatures if one.of == asked.eid))


NOT_BEGUN: Final = Course()
"""Nothing was done yet."""


def go_on(course: Course, event: Event) -> Course:
    """The course after one more event; what comes after its end changes nothing but who has it."""
    rule = _RULES.get(event.kind)
    if rule is None or (event.kind != Kind.PRIVACY_CONFIRMED and not course.is_open):
        return course
    return rule(course, event)


def signed(event: Event) -> Signed:
    """Who said it, and for what."""
    uids = frozenset((event.author.uid, *texts_of(event, PERSON)))
    return Signed(event.eid, event.author, event.at, text_of(event, "of"), uids)


def different(words: Iterable[Signed]) -> tuple[Signed, ...]:
    """One word of each person, the first: who shares a name with somebody is the same person."""
    return tuple(one[0] for one in _persons(words))


def _persons(words: Iterable[Signed]) -> list[list[Signed]]:
    """The words by person; a word that shares names with two makes them one."""
    found: list[list[Signed]] = []
    for word in words:
        if word.author.uid in _NOBODY:
            continue
        mine = [one for one in found if any(word.uids & it.uids for it in one)]
        first = found.index(mine[0]) if mine else len(found)
        found = [one for one in found if one not in mine]
        found.insert(first, [*(it for one in mine for it in one), word])
    return found


def found_in(event: Event) -> Found:
    """The counts that stand in an event."""
    return Found(
        count_of(event, "ticket_count"),
        count_of(event, "field_count"),
        count_of(event, "file_count"),
        count_of(event, "backup_count"),
        count_of(event, "desk_count"),
    )


def counts(found: Found) -> Mapping[str, int]:
    """The counts as they stand in an event."""
    return {
        "ticket_count": found.tickets,
        "field_count": found.fields,
        "file_count": found.files,
        "backup_count": found.backups,
        "desk_count": found.desks,
    }


def _prepared(course: Course, event: Event) -> Course:
    made = Prepared(
        signed(event),
        found_in(event),
        texts_of(event, "callers"),
        texts_of(event, "tickets"),
        texts_of(event, "files_of"),
    )
    return replace(course, prepared=made)


def _approved(course: Course, event: Event) -> Course:
    return replace(course, signatures=(*course.signatures, signed(event)))


def _done(course: Course, event: Event) -> Course:
    return replace(course, done=Done(signed(event), found_in(event), event.client_id))


def _refused(course: Course, event: Event) -> Course:
    reason = word_of(Refusal, event, "reason", Refusal.DUTY)
    return replace(course, refused=Refused(signed(event), reason, text_of(event, "text")))


def _confirmed(course: Course, event: Event) -> Course:
    if any(one.desk == event.client_id for one in course.confirmed):
        return course
    made = Confirmed(event.client_id, text_of(event, "name"), event.at)
    return replace(course, confirmed=(*course.confirmed, made))


_RULES: dict[str, Callable[[Course, Event], Course]] = {
    Kind.PRIVACY_PREPARED: _prepared,
    Kind.PRIVACY_APPROVED: _approved,
    Kind.PRIVACY_DONE: _done,
    Kind.PRIVACY_REFUSED: _refused,
    Kind.PRIVACY_CONFIRMED: _confirmed,
}
