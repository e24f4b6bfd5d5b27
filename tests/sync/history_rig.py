"""What the tests of a new workstation's history ask of a desk and a centre."""

import msgspec
from sqlalchemy import select

from callcenter.api.central import CentralApi
from callcenter.server import tables
from callcenter.server.history import as_microseconds
from callcenter.store import history, tickets
from callcenter.store.tables import events


def reading(desk) -> history.History | None:
    with desk.store.read() as tx:
        return history.history(tx)


def run_to_the_end(desk) -> int:
    runs = 0
    while (now := reading(desk)) is None or not now.done:
        report = desk.run()
        assert report.error is None
        runs += 1
        assert runs < 200
    return runs


def projections(desk, ids) -> dict:
    with desk.store.read() as tx:
        return {
            row.id: (row, tickets.load_ticket(tx, row.id))
            for row in tickets.rows(tx, ids)
        }  # fmt: skip


def read_whole(centre, new_desk):
    """A desk that read the feed from its beginning."""
    whole = new_desk("whole")
    whole.enrol(centre, name="Meja 3")
    whole.run()
    return whole


def held(desk) -> set[str]:
    with desk.store.read() as tx:
        return set(tx.execute(select(events.c.subject_id).distinct()).scalars())


def all_ids(centre) -> list[str]:
    return [row.id for row in centre.rows(tables.tickets)]


def make_old(centre, days: int) -> None:
    log = tables.events
    with centre.database.write() as tx:
        tx.execute(log.update().values(received_at=log.c.received_at - as_microseconds(days)))


def answering(**given):
    """A way to a centre whose answers are changed."""

    class Odd(CentralApi):
        def history(self, *args, **more):
            page = super().history(*args, **more)
            return msgspec.structs.replace(page, **given.get("history", {}))

        def subjects(self, request):
            page = super().subjects(request)
            return msgspec.structs.replace(page, **given.get("subjects", {}))

    return Odd
