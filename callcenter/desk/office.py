"""Reads and sets what all desks of the office share."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from callcenter.desk import audit
from callcenter.desk.context import Desk
from callcenter.desk.record import append
from callcenter.protocol.limits import EVENT_BYTES
from callcenter.store.office import load_office
from callcenter.tickets.event import OFFICE, Change, Value
from callcenter.tickets.office import OFFICE_ID, Office, same_value
from callcenter.tickets.texts import clean
from callcenter.tickets.words import Kind

_ROOM = EVENT_BYTES // 2
"""Bytes of values in one event; the rest is left for what stands around them."""

_WRAPPING = 32
_encoder = msgspec.json.Encoder()


def read_office(desk: Desk) -> Office:
    """What is shared now, as far as this desk knows."""
    with desk.store.read() as tx:
        return load_office(tx)


def set_office(desk: Desk, values: Mapping[str, Value]) -> None:
    """Sets these values for every desk; None takes one away, what is so already is not written.

    Raises FieldInvalid for a text that is too long; then nothing was set.
    """
    cleaned = {name: clean(value) for name, value in values.items()}
    with desk.change() as change:
        known = load_office(change.tx)
        fresh = [
            Change(name, value)
            for name, value in cleaned.items()
            if not same_value(known.value(name), value)
        ]
        for piece in _pieces(fresh):
            append(change, OFFICE, OFFICE_ID, Kind.OFFICE_SET, fields=piece)
        if fresh:
            names = [one.field for one in fresh]
            audit.note(change, audit.Act.SETTINGS, kind="office", fields=names)


def _pieces(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """In as few events as hold them."""
    piece: list[Change] = []
    size = 0
    for one in changes:
        bytes_of_it = len(_encoder.encode((one.field, one.value))) + _WRAPPING
        if piece and size + bytes_of_it > _ROOM:
            yield piece
            piece, size = [], 0
        piece.append(one)
        size += bytes_of_it
    if piece:
        yield piece
