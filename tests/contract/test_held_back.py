"""The work list of what the centre keeps aside, as its administrator walks it."""

import pytest

from callcenter.server import tables
from callcenter.server.__main__ import main
from callcenter.server.held_back import NotReleasableError, held_back, mark_done, release
from tests.contract.speaker import Speaker
from tests.sync.rig import CentreRig


def _held(centre, **more):
    with centre.database.read() as tx:
        return held_back(tx, **more)


def _reused(centre) -> tuple[Speaker, dict, dict]:
    """Two notes under one id: the second is kept aside."""
    speaker = Speaker(centre)
    first = speaker.event(kind="note_added", body={"text": "Satu"}, changes=[])
    other = speaker.event(kind="note_added", body={"text": "Dua"}, changes=[], eid=first["eid"])
    answers = [speaker.push(first), speaker.push(other)]
    assert [one.json()["results"][0]["state"] for one in answers] == ["ok", "quarantined"]
    return speaker, first, other


def test_a_reused_id_is_let_in_under_a_new_one_with_author_and_content(centre):
    speaker, first, _ = _reused(centre)
    (one,) = _held(centre)
    assert (one.reason, one.desk) == ("eid_reused", "Meja uji")
    with centre.database.write() as tx:
        eid = release(tx, centre.centre, one.key)
    assert _held(centre) == []
    assert [row.done_at is not None for row in _held(centre, also_done=True)] == [True]
    page = speaker.pull().json()
    found = {row["event"]["eid"]: row["event"] for row in page["events"]}
    assert found[first["eid"]]["body"] == {"text": "Satu"}
    assert found[eid]["body"] == {"text": "Dua"}
    assert found[eid]["author"] == first["author"]
    assert found[eid]["client_id"] == centre.centre.client_id
    with centre.database.write() as tx, pytest.raises(NotReleasableError, match="unknown"):
        release(tx, centre.centre, one.key)


def test_what_only_the_centre_may_say_is_never_let_in_but_can_be_marked(centre):
    speaker = Speaker(centre)
    first = speaker.event()
    forged = speaker.event(
        kind="renumbered", subject_id=first["subject_id"], body={"number": "26-0009-000-35"}
    )
    speaker.push(first, forged)
    (one,) = _held(centre)
    with centre.database.write() as tx, pytest.raises(NotReleasableError, match="centre_only"):
        release(tx, centre.centre, one.key)
    assert len(centre.rows(tables.events)) == 1
    with centre.database.write() as tx:
        mark_done(tx, centre.centre, one.key)
    assert _held(centre) == []
    assert len(centre.rows(tables.quarantine)) == 1


def test_the_command_walks_the_list(tmp_path, capsys):
    data = tmp_path / "data"
    centre = CentreRig(data)
    _reused(centre)
    centre.stop()
    place = ["quarantine", "--data", str(data)]
    assert main([*place, "list"]) == 0
    line = capsys.readouterr().out
    assert "Meja uji" in line
    assert "Dua" not in line
    key = line.split()[0]
    assert main([*place, "show", key]) == 0
    assert "Dua" in capsys.readouterr().out
    assert main([*place, "release", key]) == 0
    assert "dimasukkan" in capsys.readouterr().out
    assert main([*place, "done", key]) == 2
    assert main([*place, "show", "000000000000"]) == 2
    assert "tidak ada di daftar" in capsys.readouterr().err
    assert main([*place, "list"]) == 0
    assert "tidak ada yang disisihkan" in capsys.readouterr().out
    assert main([*place, "list", "--all"]) == 0
    assert "sudah ditangani" in capsys.readouterr().out
