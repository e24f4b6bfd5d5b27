"""Views of the queue on a real store: each person's own, and none before anybody sits."""

from msgspec.structs import replace

from callcenter.desk.change_settings import change_settings, sit_down
from callcenter.desk.queue_views import keep_view, read_views
from callcenter.settings import Operator
from callcenter.workstation import open_workstation


def test_before_anybody_sits_there_are_none(tmp_path, keychain, clock):
    station = open_workstation(tmp_path / "fresh", keychain=keychain, clock=clock)
    assert station.desk.settings.current_operator is None
    assert read_views(station.desk) == ()
    station.close()


def test_each_person_has_their_own(workstation):
    desk = workstation.desk
    kept = keep_view(desk, "Malam", {"state": "disposisi"})
    assert read_views(desk) == kept
    colleague = Operator("op-2", "Operator Contoh Dua")
    change_settings(desk, replace(desk.settings, operators=(*desk.settings.operators, colleague)))
    sit_down(desk, colleague.uid)
    assert read_views(desk) == ()
