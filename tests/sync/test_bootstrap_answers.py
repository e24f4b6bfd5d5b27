"""A new workstation at a centre whose answers are old, refused, forged or no answers at all."""

import msgspec
import pytest
from sqlalchemy import select

from callcenter.api.central import CentralApi
from callcenter.errors import NotOurServer, RequestRefused
from callcenter.protocol.messages import ChangedEvent
from callcenter.server import tables
from callcenter.server.cursors import place_at, write_cursor
from callcenter.store import history, sync_state
from tests.sync.history_rig import answering, held, reading, run_to_the_end


@pytest.mark.usefixtures("writer")
def test_an_older_centre_is_read_from_its_beginning(centre, new_desk, old_centre):
    fresh = new_desk("fresh", history_days=90, connect=old_centre)
    fresh.enrol(centre, name="Meja 2")
    assert fresh.run().error is None
    assert (reading(fresh), len(held(fresh))) == (None, 40)


@pytest.fixture
def old_centre():
    """A way to a centre of protocol 1: it does not know the questions of a new workstation."""

    class OldCentre(CentralApi):
        def head(self):
            raise RequestRefused(404, "not_found")

    return OldCentre


@pytest.mark.usefixtures("writer")
def test_a_refused_head_is_told(centre, new_desk):
    class Refusing(CentralApi):
        def head(self):
            raise RequestRefused(400, "query_invalid")

    fresh = new_desk("fresh", history_days=90, connect=Refusing)
    fresh.enrol(centre, name="Meja 2")
    assert isinstance(fresh.run().error, RequestRefused)


@pytest.mark.parametrize("token", ["forged", ""])
@pytest.mark.usefixtures("writer")
def test_a_token_of_another_past_begins_the_history_anew(centre, fresh, token):
    fresh.run()
    with fresh.store.write() as tx:
        now = history.history(tx)
        history.set_history(tx, msgspec.structs.replace(now, token=token or now.token))
    if not token:
        with centre.database.write() as tx:
            identity = tables.identity
            tx.execute(identity.update().values(secret=bytes(32)))
        centre.stop()
        centre.start()
        with centre.database.read() as tx:
            clock = tx.execute(select(tables.clock)).one()
        cursor = write_cursor(place_at(clock.epoch, clock.seq, clock.chain), bytes(32))
        with fresh.store.write() as tx:
            sync_state.set_cursor(tx, cursor, clock.chain.hex())
    run_to_the_end(fresh)
    assert len(held(fresh)) == 40


@pytest.mark.parametrize(
    "given",
    [
        {"history": {"done": False, "token": ""}},
        {"history": {"done": False, "events": [], "token": "x"}},
        {
            "history": {"large": ["00000000-0000-7000-8000-000000000000"]},
            "subjects": {"rest": ["0" * 36], "after": 0},
        },
    ],
)
@pytest.mark.usefixtures("writer")
def test_answers_that_would_go_round_for_ever_are_refused(centre, new_desk, given):
    fresh = new_desk("fresh", history_days=90, connect=answering(**given))
    fresh.enrol(centre, name="Meja 2")
    assert isinstance(fresh.run().error, NotOurServer)
    assert held(fresh) == set()


def test_a_page_that_is_no_page_is_not_taken(centre, writer, new_desk):
    bad = [ChangedEvent(seq=1, received_at=writer.clock.now(), event=msgspec.Raw(b'{"eid":1}'))]
    fresh = new_desk("fresh", history_days=90, connect=answering(history={"events": bad}))
    fresh.enrol(centre, name="Meja 2")
    assert isinstance(fresh.run().error, NotOurServer)
    assert (held(fresh), reading(fresh).tickets) == (set(), 0)


@pytest.mark.usefixtures("writer")
def test_a_refusal_of_the_first_page_is_told(centre, new_desk):
    class Refusing(CentralApi):
        def history(self, *_args, **_more):
            raise RequestRefused(400, "token_invalid")

    fresh = new_desk("fresh", history_days=90, connect=Refusing)
    fresh.enrol(centre, name="Meja 2")
    assert isinstance(fresh.run().error, RequestRefused)
    assert reading(fresh).tickets == 0


def test_a_feed_whose_events_name_no_subject_is_not_ours(centre, writer, new_desk):
    class Odd(CentralApi):
        def changes(self, *args, **more):
            page = super().changes(*args, **more)
            bare = [
                msgspec.structs.replace(one, event=msgspec.Raw(_bare(one.event)))
                for one in page.events
            ]
            return msgspec.structs.replace(page, events=bare)

    fresh = new_desk("fresh", history_days=90, connect=Odd)
    fresh.enrol(centre, name="Meja 2")
    run_to_the_end(fresh)
    writer.register()
    writer.run()
    assert isinstance(fresh.run().error, NotOurServer)


def _bare(raw) -> bytes:
    event = msgspec.json.decode(raw)
    return msgspec.json.encode({name: event[name] for name in ("eid", "client_id", "n")})


def test_fetched_bytes_that_are_no_events_are_not_taken(writer, centre, new_desk):
    bad = [ChangedEvent(seq=1, received_at=writer.clock.now(), event=msgspec.Raw(b'{"eid":1}'))]
    fresh = new_desk("fresh", history_days=90, connect=answering(subjects={"events": bad}))
    fresh.enrol(centre, name="Meja 2")
    with pytest.raises(NotOurServer):
        fresh.sync.fetch_subjects(["00000000-0000-7000-8000-000000000000"])
    assert held(fresh) == set()
