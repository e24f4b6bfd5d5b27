"""What an erasure says, and which events have to obey it. Pure.

An erasure is one act with an event of its own on every ticket and caller it concerns. Later events
about these name the act (`obeys`); one that does not was written in ignorance of it.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from callcenter.protocol.wellformed import is_uuid
from callcenter.tickets.escalation_moves import is_move
from callcenter.tickets.event import CALLER, TICKET, Event, Value
from callcenter.tickets.words import Kind

ERASED = Kind.IDENTITY_ERASED.value
_NAMING = ("absorbed", "into")
CALLER_LINK = "caller_id"
WHY_ASKED = "penghapusan"
WHY_NAMELESS = "tanpa_identitas"
WHY_FILES = "berkas"
_UNLINKED = "unlinked"


class Act(Struct, frozen=True):
    """One erasure: all its events say the same but for their subject.

    `callers` are erased in the book and on every ticket that names them; of `nameless` tickets
    every reporter is erased. `unlinked` tickets name one of the erased and no entry of the book:
    their first reporter goes. `whole`: every free text and the pin go, `files`: attached files too,
    `only_files`: nothing but those.
    """

    id: str
    callers: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()
    whole: bool = False
    files: bool = False
    only_files: bool = False
    unlinked: frozenset[str] = frozenset()

    @property
    def takes_files(self) -> bool:
        """Whether attached files go with it."""
        return self.files or self.whole or self.only_files


class _Mark(msgspec.Struct):
    redacted: bool = False


_marks = msgspec.json.Decoder(_Mark)


def body_of(
    act: Act, *, why: str, request: str = "", nameless: bool = False, unlinked: bool = False
) -> Mapping[str, Value]:
    """What an event of this erasure says; `nameless` for a ticket that keeps no reporter at all."""
    callers: list[Value] = [] if nameless else list[Value](sorted(act.callers))
    own: dict[str, Value] = {_UNLINKED: True} if unlinked else {}
    return {
        **own,
        "act": act.id,
        "why": why,
        "request": request,
        "callers": callers,
        "texts": "none" if act.only_files else "whole" if act.whole else "identifiers",
        "files": act.files,
    }


def callers_said(event: Event) -> frozenset[str] | None:
    """The callers that this event of an erasure names; None when one of them is no id at all."""
    said = event.body.get("callers", [])
    if not isinstance(said, list):
        return None
    named = frozenset(one for one in said if isinstance(one, str) and is_uuid(one))
    return named if len(named) == len(said) else None


def acts_of(events: Iterable[Event]) -> list[Act]:
    """The erasures these events tell of, each once, in the order they come.

    One that names somebody by what is no whole id says nothing: it could mean everybody.
    """
    found: dict[str, Act] = {}
    for event in events:
        said = callers_said(event) if event.kind == ERASED else None
        if said is None:
            continue
        named = act_id(event)
        before = found.get(named, Act(named))
        here = {event.subject_id}
        callers = said | here if event.subject == CALLER else said
        of_ticket = event.subject == TICKET
        nameless = here if of_ticket and not callers else set()
        unlinked = here if of_ticket and callers and event.body.get(_UNLINKED) is True else set()
        found[named] = Act(
            named,
            before.callers | callers,
            before.nameless | nameless,
            before.whole or event.body.get("texts") == "whole",
            before.files or event.body.get("files") is True,
            before.only_files or event.body.get("texts") == "none",
            before.unlinked | unlinked,
        )
    return list(found.values())


def act_id(event: Event) -> str:
    """What later events name to say that they know of this erasure."""
    said = event.body.get("act")
    return said if isinstance(said, str) and said else event.eid


def is_redacted(raw: bytes) -> bool:
    """Whether something was taken out of these bytes: they are known by their eid alone."""
    return _marks.decode(raw).redacted


def named_subjects(event: Event) -> frozenset[str]:
    """The event's own subject and every caller it names: whose erasures it has to obey."""
    named = [one.value for one in event.changes if one.field == CALLER_LINK]
    named += [event.body.get(one) for one in (CALLER_LINK, *_NAMING)]
    ids = (one for one in named if isinstance(one, str) and is_uuid(one))
    return frozenset((event.subject_id, *ids))


def disobeyed(event: Event, acts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The erasures (by subject id) that this event ought to know and does not name."""
    if event.kind == ERASED or is_move(event):  # a move of the escalation names nobody
        return frozenset()
    due = (acts.get(one, frozenset()) for one in named_subjects(event))
    return frozenset().union(*due) - frozenset(event.obeys)
