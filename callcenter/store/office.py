"""What the desks share, as rows: written by the fold alone, read without it."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, delete

from callcenter.store.columns import micros, moment_of
from callcenter.store.prepared import adding
from callcenter.store.tables import office
from callcenter.tickets.event import Event
from callcenter.tickets.office import Office, fold_office

_ALL = "SELECT json_group_array(json_array(name, json(value), at)) FROM office"
_encoder = msgspec.json.Encoder()
_rows = msgspec.json.Decoder(list[tuple[str, Any, int]])


def load_office(tx: Connection) -> Office:
    """What is shared now, as far as this desk has heard and set it."""
    found = _rows.decode(tx.exec_driver_sql(_ALL).scalar_one())
    return Office(
        {name: value for name, value, _ in found if value is not None},
        {name: moment_of(at) for name, _, at in found},
    )


def project_office(tx: Connection, events: Iterable[Event]) -> None:
    """Makes the rows anew from every event of the office, in their order."""
    folded = fold_office(events)
    tx.execute(delete(office))
    rows = [
        {"name": name, "value": _encoder.encode(folded.value(name)).decode(), "at": micros(at)}
        for name, at in folded.at.items()
    ]
    adding(office).run(tx, rows)
