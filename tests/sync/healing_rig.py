"""What the tests of healing ask: everybody syncs, every save is there once and looks the same."""

from sqlalchemy import select

from callcenter.server import tables
from callcenter.store import caller_tables, healing, outbox, ticket_tables
from callcenter.store import tables as desk_tables
from callcenter.sync.status import LinkState
from tests.sync.rig import CentreRig, DeskRig

VIEWS = (
    ticket_tables.tickets,
    ticket_tables.ticket_numbers,
    ticket_tables.ticket_agencies,
    ticket_tables.ticket_reporters,
    caller_tables.callers,
)


def rows(desk: DeskRig, table) -> list[tuple]:
    with desk.store.read() as tx:
        return sorted((tuple(row) for row in tx.execute(select(table))), key=repr)


def log(desk: DeskRig) -> list[tuple]:
    return rows(desk, desk_tables.events)


def waits(desk: DeskRig) -> tuple[int, int]:
    with desk.store.read() as tx:
        return len(outbox.rows(tx)), healing.offered(tx)


def settle(*desks: DeskRig) -> None:
    """Everybody syncs until all have everything: one round to give, one to take."""
    for _ in range(2):
        for desk in desks:
            report = desk.run()
            assert (report.state, report.error) == (LinkState.ONLINE, None)


def all_whole(centre: CentreRig, desks: list[DeskRig], saved: set[str]) -> None:
    """Every save is there once, everywhere, and all see the same."""
    assert sorted(centre.eids()) == sorted({*centre.eids()})
    assert saved <= set(centre.eids())
    for desk in desks:
        assert waits(desk) == (0, 0)
        assert [row[0] for row in log(desk)] == sorted(centre.eids())
        for table in VIEWS:
            assert rows(desk, table) == rows(desks[0], table)
    assert log(desks[0]) == log(desks[-1])
    seen = {(row.client_id, row.incarnation, row.n) for row in centre.rows()}
    assert len(seen) == len(centre.eids())
    numbers = [row.number for row in centre.rows(tables.tickets)]
    assert len(numbers) == len(set(numbers))
    assert sorted(numbers) == sorted(row.number for row in desk_rows(desks[0]))


def desk_rows(desk: DeskRig):
    with desk.store.read() as tx:
        return tx.execute(select(ticket_tables.tickets)).all()


def saved_by(*desks: DeskRig) -> set[str]:
    """The eids of everything saved at these desks so far."""
    return {row[0] for desk in desks for row in log(desk)}
