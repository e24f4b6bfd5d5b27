"""A desk the centre takes out of service: in peace with everything sent, or at once."""

import pytest

import callcenter.entrance.leaving as end_of_a_desk
from callcenter.care.command import recover
from callcenter.desk import audit
from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.register_ticket import register_ticket
from callcenter.entrance.leaving import is_over, leave
from callcenter.entrance.people import Countersign, set_recovery
from callcenter.entrance.retired import MARK
from callcenter.errors import DeskRetired, ProtocolConflict, RecoveryKeyRefused
from callcenter.keys.recovery import make_recovery_key, open_passphrase
from callcenter.keys.sealed_file import read_sealed
from callcenter.keys.wiping import FOLDER, SEALED, SEALED_PASSPHRASE
from callcenter.server.audit_tables import audit_entries
from callcenter.server.device_standing import approve_device, ask_for_approval, retire_device
from callcenter.server.tables import devices, incarnations
from callcenter.store import kv, leaving, sync_state
from callcenter.sync.status import LinkState
from tests.builders import intake
from tests.care.conftest import Person
from tests.fakes import FakeClock
from tests.keys.people import RINA
from tests.samples_of_files import photo
from tests.sync.people_place import Place, centre, enrolled

__all__ = ["centre"]


@pytest.fixture
def place(tmp_path, centre):
    with enrolled(tmp_path / "desk", centre) as made:
        yield made


def client_id(place) -> str:
    with place.desk.store.read() as tx:
        return sync_state.state(tx).client_id


def retire(place, centre, *, now: bool) -> None:
    retire_device(centre.centre, client_id(place), now=now)


def standing_there(centre) -> list[bool]:
    return [row.retired for row in centre.rows(devices)]


def assert_gone(place) -> None:
    """Nothing opens it, now and at the next start."""
    with place.desk.store.read() as tx:
        assert kv.get(tx, "device_credential") is None
    assert place.keychain.kept == {}
    assert not list(place.profile.rglob("keyslots.json*"))
    place.close()
    with pytest.raises(DeskRetired):
        place.entrance.look()


def test_a_pending_desk_says_that_it_waits_and_comes_in_by_itself(tmp_path, centre):
    early = Place(tmp_path / "early", FakeClock())
    early.come_in()
    early.enrol(centre)
    early.close()
    ask_for_approval(centre.centre, wanted=True)
    place = Place(tmp_path / "late", FakeClock())
    place.come_in()
    place.enrol(centre)
    report = place.run()
    assert report.state is LinkState.PENDING
    assert place.station.sync.status().state is LinkState.PENDING
    assert report.again_in <= 60
    register_ticket(place.desk, intake())
    approve_device(centre.centre, client_id(place))
    assert place.run().state is LinkState.ONLINE
    assert place.station.sync.status().unsent == 0
    place.close()


def test_a_retiring_desk_sends_everything_says_goodbye_and_forgets(place, centre):
    made = register_ticket(place.desk, intake())
    place.run()
    add_attachment(place.desk, made.ticket_id, [keep_bytes(place.desk, "foto.jpg", photo())])
    retire(place, centre, now=False)
    late = register_ticket(place.desk, intake())
    assert place.run().state is LinkState.LEAVING
    assert place.run().state is LinkState.LEAVING
    assert late.ticket_id in {row.subject_id for row in centre.rows()}
    assert standing_there(centre) == [False]
    while place.station.files.run_once().again_in == 0.0:
        pass
    assert place.run().state is LinkState.LEFT
    assert standing_there(centre) == [True]
    assert is_over(place.desk)
    assert leave(place.entrance, place.desk).outcome == "sent"
    assert not (place.profile / FOLDER / SEALED).exists()
    assert_gone(place)


def leave_with_a_disputed_count(place, centre) -> None:
    """The desk knows that it leaves; the centre knows more of it: its next place is taken there."""
    register_ticket(place.desk, intake())
    place.run()
    retire(place, centre, now=False)
    assert place.run().state is LinkState.LEAVING
    with centre.database.write() as tx:
        tx.execute(incarnations.update().values(acked_n=1_000))


def test_a_retiring_desk_whose_count_is_not_the_centres_sends_everything(place, centre):
    leave_with_a_disputed_count(place, centre)
    late = register_ticket(place.desk, intake())
    place.run()
    assert late.ticket_id in {row.subject_id for row in centre.rows()}
    assert place.run().state is LinkState.LEFT


def test_a_count_that_counting_anew_does_not_settle_is_told_and_nothing_is_called_sent(
    place, centre, monkeypatch
):
    leave_with_a_disputed_count(place, centre)
    monkeypatch.setattr(
        sync_state, "new_incarnation", lambda tx, _number: sync_state.state(tx).incarnation
    )
    register_ticket(place.desk, intake())
    report = place.run()
    assert isinstance(report.error, ProtocolConflict)
    assert report.error.code == "incarnation"
    assert place.station.sync.status().unsent == 1
    assert not is_over(place.desk)


def test_a_goodbye_whose_answer_is_lost_is_a_goodbye(place, centre, wire):
    place.enrol(centre, wire.url)
    retire(place, centre, now=False)
    assert place.run().state is LinkState.LEAVING
    wire.lose.append("/v1/devices/drained")
    assert place.run().state is LinkState.OFFLINE
    assert not is_over(place.desk)
    assert place.run().state is LinkState.LEFT
    with place.desk.store.read() as tx:
        assert leaving.standing(tx) == leaving.DRAINED


def sent_and_gone(place, centre) -> None:
    """The goodbye was said and answered."""
    retire(place, centre, now=False)
    place.run()
    assert place.run().state is LinkState.LEFT


def with_recovery(place):
    pair = make_recovery_key()
    set_recovery(place.entrance, pair.public, Countersign(RINA.uid, RINA.passphrase))
    return pair


def sealed_here(place, pair) -> bytes:
    folder = place.profile / FOLDER
    key = (folder / SEALED_PASSPHRASE).read_bytes()
    return b"".join(read_sealed(folder / SEALED, open_passphrase(key, pair.private)))


def test_what_is_saved_after_the_goodbye_is_sealed_and_not_called_sent(place, centre):
    pair = with_recovery(place)
    sent_and_gone(place, centre)
    late = register_ticket(place.desk, intake())
    place.start_again()
    later = register_ticket(place.desk, intake())
    done = leave(place.entrance, place.desk)
    assert (done.outcome, done.unsent > 0) == ("sealed", True)
    opened = sealed_here(place, pair)
    assert late.ticket_id.encode() in opened
    assert later.ticket_id.encode() in opened
    assert_gone(place)


def test_what_is_saved_after_the_goodbye_is_called_lost_where_nothing_can_be_sealed(place, centre):
    sent_and_gone(place, centre)
    register_ticket(place.desk, intake())
    assert leave(place.entrance, place.desk).outcome == "lost"


def test_a_save_during_the_sealing_is_sealed_too(place, centre, monkeypatch):
    pair = with_recovery(place)
    retire(place, centre, now=True)
    place.run()
    first = register_ticket(place.desk, intake())
    came = []

    def export_and_save(*args):
        done = export_outbox(*args)
        if not came:
            came.append(register_ticket(place.desk, intake()).ticket_id)
        return done

    monkeypatch.setattr(end_of_a_desk, "export_outbox", export_and_save)
    assert leave(place.entrance, place.desk).outcome == "sealed"
    opened = sealed_here(place, pair)
    assert first.ticket_id.encode() in opened
    assert came[0].encode() in opened


def test_no_goodbye_is_said_while_somebody_is_on_the_line(place, centre):
    on_the_line = True
    place.station.sync.keep_open_while(lambda: on_the_line)
    retire(place, centre, now=False)
    for _ in range(4):
        place.run()
    assert not is_over(place.desk)
    assert standing_there(centre) == [False]
    saved = register_ticket(place.desk, intake())
    on_the_line = False
    assert place.run().state is LinkState.LEFT
    assert saved.ticket_id in {row.subject_id for row in centre.rows()}
    assert leave(place.entrance, place.desk).outcome == "sent"


def test_the_audit_is_at_the_centre_before_the_goodbye(place, centre, wire):
    place.enrol(centre, wire.url)
    place.run()
    retire(place, centre, now=False)
    assert place.run().state is LinkState.LEAVING
    audit.note_alone(place.desk, audit.Act.EXPORT, kind="ticket", reason="sesudah_ditarik")
    wire.lose.append("/v1/audit")
    assert place.run().state is LinkState.OFFLINE
    assert not is_over(place.desk)
    assert place.run().state is LinkState.LEFT
    assert any(b"sesudah_ditarik" in bytes(row.raw) for row in centre.rows(audit_entries))


def test_a_desk_retired_at_once_seals_what_is_unsent_for_the_recovery_key(place, centre):
    pair = make_recovery_key()
    set_recovery(place.entrance, pair.public, Countersign(RINA.uid, RINA.passphrase))
    retire(place, centre, now=True)
    unsent = register_ticket(place.desk, intake())
    assert place.run().state is LinkState.LEFT
    done = leave(place.entrance, place.desk)
    assert (done.outcome, done.unsent > 0) == ("sealed", True)
    folder = place.profile / FOLDER
    key = (folder / SEALED_PASSPHRASE).read_bytes()
    with pytest.raises(RecoveryKeyRefused):
        open_passphrase(key, make_recovery_key().private)
    opened = b"".join(read_sealed(folder / SEALED, open_passphrase(key, pair.private)))
    assert unsent.ticket_id.encode() in opened
    assert_gone(place)
    person = Person({"pemulihan": pair.private})
    assert recover(place.profile, terminal=person, keychain=lambda: place.keychain) == 0
    assert open_passphrase(key, pair.private) in person.all_said
    stranger = Person({"pemulihan": make_recovery_key().private})
    assert recover(place.profile, terminal=stranger, keychain=lambda: place.keychain) == 2


def test_without_a_recovery_key_it_is_told_that_unsent_work_is_lost(place, centre):
    retire(place, centre, now=True)
    register_ticket(place.desk, intake())
    place.run()
    done = leave(place.entrance, place.desk)
    assert done.outcome == "lost"
    assert done.unsent > 0
    with pytest.raises(DeskRetired) as told:
        place.entrance.look()
    assert told.value.reason == "lost"
    assert_gone(place)


@pytest.mark.parametrize("step", ["forget_centre", "mark", "secret", "slots"])
def test_a_kill_anywhere_goes_on_at_the_next_start(place, centre, monkeypatch, step):
    class Killed(BaseException):
        """The process ends here."""

    def die(*_args, **_named):
        raise Killed

    where = {
        "forget_centre": "callcenter.store.leaving.forget_centre",
        "mark": "callcenter.entrance.retired.write_durably",
        "secret": "callcenter.keys.wiping.name_of",
        "slots": "callcenter.keys.wiping.sync_folder",
    }[step]
    retire(place, centre, now=True)
    place.run()
    with monkeypatch.context() as broken:
        broken.setattr(where, die)
        with pytest.raises(Killed):
            leave(place.entrance, place.desk)
    if not (place.profile / MARK).exists():
        place.start_again()
        assert is_over(place.desk)
        leave(place.entrance, place.desk)
    else:
        with pytest.raises(DeskRetired):
            place.entrance.look()
    assert_gone(place)


def test_a_desk_the_centre_does_not_know_stays_as_it_is(place, centre):
    with centre.database.write() as tx:
        tx.execute(devices.delete())
    register_ticket(place.desk, intake())
    assert place.run().state is LinkState.NOT_ENROLLED
    assert not is_over(place.desk)
