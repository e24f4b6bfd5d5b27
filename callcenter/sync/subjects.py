"""Asks for whole subjects, so that no fold is ever made from half a history.

Never holds a transaction across a request. Raises NetworkError; then nothing was taken in.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from callcenter.api.central import CentralApi
from callcenter.errors import NotOurServer
from callcenter.protocol.history_messages import SUBJECTS_MAX, SubjectsRequest
from callcenter.protocol.messages import ChangedEvent
from callcenter.protocol.wellformed import is_uuid
from callcenter.store import history
from callcenter.store.events import RemoteEvent
from callcenter.store.store import Store

_OPENING = frozenset({"registered", "caller_added"})
"""Kinds a subject begins with: with them a history is whole from its first event."""


class _Change(msgspec.Struct):
    field: str
    value: Any = None


class _Head(msgspec.Struct):
    subject_id: str
    kind: str
    changes: list[_Change] = []
    body: dict[str, Any] = {}

    def callers(self) -> Iterator[str]:
        """The ids of callers it names."""
        values = [one.value for one in self.changes if one.field == "caller_id"]
        for value in (*values, self.body.get("caller_id")):
            if isinstance(value, str) and is_uuid(value):
                yield value


_heads = msgspec.json.Decoder(_Head)


def as_remote(changed: Iterable[ChangedEvent]) -> list[RemoteEvent]:
    """The events as the store takes them in."""
    return [RemoteEvent(bytes(one.event), one.seq, one.received_at) for one in changed]


def missing(store: Store, api: CentralApi, page: Sequence[ChangedEvent]) -> list[RemoteEvent]:
    """The histories that this page of the feed goes on with and that a partial desk lacks."""
    with store.read() as tx:
        if not history.is_partial(tx):
            return []
        lacking = history.not_held(tx, _begun_elsewhere(page))
    return fetch(api, lacking)


def fetch(api: CentralApi, ids: Sequence[str]) -> list[RemoteEvent]:
    """Every event of these subjects that the centre has."""
    found: list[RemoteEvent] = []
    for start in range(0, len(ids), SUBJECTS_MAX):
        for part in _parts(api, list(ids[start : start + SUBJECTS_MAX])):
            found += part
    return found


def fetch_with_callers(store: Store, api: CentralApi, ids: Sequence[str]) -> list[RemoteEvent]:
    """The same, with the callers that these tickets name and this desk does not know."""
    found = fetch(api, ids)
    with store.read() as tx:
        unknown = history.not_held(tx, _callers(found))
    return [*found, *fetch(api, unknown)]


def _callers(found: Iterable[RemoteEvent]) -> list[str]:
    try:
        heads = [_heads.decode(one.raw) for one in found]
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotOurServer("garbage") from error
    named = (value for head in heads for value in head.callers())
    return list(dict.fromkeys(named))


def _parts(api: CentralApi, ids: list[str]) -> Iterator[list[RemoteEvent]]:
    after = 0
    while ids:
        answer = api.subjects(SubjectsRequest(ids=ids, after=after))
        yield as_remote(answer.events)
        if (len(answer.rest), -answer.after) >= (len(ids), -after):
            raise NotOurServer("garbage")  # it would go round for ever
        ids, after = answer.rest, answer.after


def _begun_elsewhere(page: Sequence[ChangedEvent]) -> list[str]:
    """Subjects of a page that was read already, whose first event in it does not open them."""
    first: dict[str, str] = {}
    for one in page:
        head = _heads.decode(one.event)
        first.setdefault(head.subject_id, head.kind)
    return [key for key, kind in first.items() if kind not in _OPENING]
