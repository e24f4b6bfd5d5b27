"""The form as it opens: ready to type, in the order of speech, all of it in sight and named."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.form_rig import NUMBER, ROAD, FormDesk, desk, focused

__all__ = ["desk"]


def test_an_empty_form_waits_for_the_number(desk: FormDesk) -> None:
    desk.form.focus_first()
    assert focused() is desk.find("phone")
    assert not desk.form.is_dirty


def test_tab_follows_the_order_of_speech(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    desk.find("phone").setFocus()
    seen = []
    for _ in range(40):
        here = focused()
        seen.append(here.objectName().removeprefix("form."))
        QTest.keyClick(here, Qt.Key.Key_Tab)
    wanted = [
        "phone", "name", "on_behalf_of", "description", "category", "classification",
        "agency_bmbk", "agency_more", "place", "landmark", "answer_status_jalan",
        "answer_sejak_kapan", "answer_bahaya", "attach", "save", "save_next", "outside_open",
    ]  # fmt: skip
    assert [name for name in seen if name in wanted][: len(wanted)] == wanted
    urgency = next(name for name in seen if name.startswith("radio_"))
    assert seen.index("attach") < seen.index(urgency) < seen.index("save")


def test_nothing_interactive_is_without_a_name(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    stops = [*desk.form.body.tab_stops(), *desk.form.side.tab_stops()]
    nameless = [type(one).__name__ for one in stops if not one.objectName()]
    unspoken = [one.objectName() for one in stops if not one.accessibleName()]
    assert nameless == []
    assert unspoken == []


def test_the_form_fits_without_scrolling(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("description", ROAD)
    desk.settle()
    assert desk.form.body.area.verticalScrollBar().maximum() == 0
    desk.find("urgency").select("darurat")
    desk.form.live.show_emergency()
    desk.settle()
    assert not desk.form.body.emergency.isHidden()
    assert desk.form.body.area.verticalScrollBar().maximum() == 0
    assert desk.form.height() == 720
