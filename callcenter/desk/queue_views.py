"""Views of the queue that a person kept: which chips were set, under a name. This desk's alone."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection

from callcenter.desk.context import Desk
from callcenter.errors import FieldInvalid
from callcenter.store import kv

MOST = 12
"""Views one person keeps at one desk."""
_NAME = "queue_views:"


class QueueViewKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`chosen` is what each filter was set to, by the filter's name."""

    name: str
    chosen: dict[str, str]


_decoder = msgspec.json.Decoder(tuple[QueueViewKept, ...])
_encoder = msgspec.json.Encoder()


def read_views(desk: Desk) -> tuple[QueueViewKept, ...]:
    """The views of whoever sits here, in the order they were kept; none before anybody sits."""
    if desk.settings.current_operator is None:
        return ()
    with desk.store.read() as tx:
        return _read(tx, desk.author.uid)


def keep_view(desk: Desk, name: str, chosen: Mapping[str, str]) -> tuple[QueueViewKept, ...]:
    """Keeps a view, in the place of one of the same name; all of them now.

    Raises FieldInvalid (name: empty; view: many).
    """
    if not name.strip():
        raise FieldInvalid("name", "empty")
    made = QueueViewKept(name.strip(), dict(chosen))
    with desk.store.write() as tx:
        kept = [one for one in _read(tx, desk.author.uid) if one.name != made.name]
        if len(kept) >= MOST:
            raise FieldInvalid("view", "many")
        return _write(tx, desk.author.uid, (*kept, made))


def drop_view(desk: Desk, name: str) -> tuple[QueueViewKept, ...]:
    """Forgets a view; all that are left."""
    with desk.store.write() as tx:
        kept = tuple(one for one in _read(tx, desk.author.uid) if one.name != name)
        return _write(tx, desk.author.uid, kept)


def _read(tx: Connection, uid: str) -> tuple[QueueViewKept, ...]:
    found = kv.get(tx, _NAME + uid)
    if found is None:
        return ()
    try:
        return _decoder.decode(found)
    except msgspec.DecodeError:
        return ()  # of a newer desk


def _write(tx: Connection, uid: str, kept: tuple[QueueViewKept, ...]) -> tuple[QueueViewKept, ...]:
    kv.put(tx, _NAME + uid, _encoder.encode(kept) if kept else None)
    return kept
