"""Search on a real desk: while typing, by keyboard, with chips, masked and marked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.audit import Act, read_audit
from callcenter.desk.finish import resolve
from callcenter.desk.reveal import left_in_shift
from tests.ui.revealing import say_why
from tests.ui.search_rig import ids, screen, tickets
from tests.ui.shell import settled
from ui.search.results import AGENCY, CALLER, TICKET
from ui.search.search_screen import SearchScreen

__all__ = ["ids", "screen"]


def look_for(qtbot, ctx, screen, text: str) -> list[str]:
    screen.focus_box(text)
    settled(qtbot, ctx)
    return tickets(screen)


def test_before_anything_is_typed_the_newest_stand_there(screen, ids):
    assert tickets(screen) == [ids[2], ids[1], ids[0]]
    assert screen.list.rows()[0].title == "Tiket terbaru"


def test_results_come_while_one_types(qtbot, ctx, screen, ids):
    screen.focus_box()
    QTest.keyClicks(screen.box, "jembat")
    settled(qtbot, ctx)
    assert tickets(screen) == [ids[1]]
    line = next(one for one in screen.list.rows() if one.key.startswith(TICKET))
    assert [line.title[a:b] for a, b in line.marks] == ["Jembatan"]


@pytest.mark.parametrize("text", ["260417 001 93", "0813 0000 5678", "+62 813 00005678", "gantun"])
def test_number_phone_and_words_in_any_notation(qtbot, ctx, screen, ids, text):
    assert look_for(qtbot, ctx, screen, text) == [ids[1]]


def test_enter_in_the_box_opens_the_ticket_not_the_caller_above_it(qtbot, ctx, screen, ids):
    look_for(qtbot, ctx, screen, "0813 0000 5678")
    assert screen.list.rows()[0].title == "Penelepon"
    with qtbot.waitSignal(screen.open_ticket, timeout=1000) as told:
        QTest.keyClick(screen.box, Qt.Key.Key_Return)
    assert told.args == [ids[1]]


def test_up_from_the_ticket_reaches_the_caller_and_calls(qtbot, ctx, screen):
    look_for(qtbot, ctx, screen, "0813 0000 5678")
    QTest.keyClick(screen.box, Qt.Key.Key_Down)
    assert screen.list.hasFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Up)
    assert screen.list.current_key().startswith(CALLER)
    ctx.call.connect_call("0813-0000-5678")
    with qtbot.waitSignal(screen.call_number, timeout=1000) as told:
        QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert told.args == ["+6281300005678"]
    assert screen.why.isHidden()
    assert read_audit(ctx.desk, acts=(Act.REVEAL,)).lines == ()
    QTest.keyClick(screen.list, Qt.Key.Key_Up)
    assert screen.box.hasFocus()


@pytest.mark.parametrize("on_line", ["", "0812-0000-1111"])
def test_the_form_for_somebody_who_is_not_on_the_line_wants_a_reason(qtbot, ctx, screen, on_line):
    if on_line:
        ctx.call.connect_call(on_line)
    look_for(qtbot, ctx, screen, "0813 0000 5678")
    told: list[str] = []
    screen.call_number.connect(told.append)
    screen.list.choose_first(CALLER)
    screen.list.open_current()
    assert screen.why.isVisible()
    assert screen.why.panel.reason.hasFocus()
    screen.why.panel.ask()
    settled(qtbot, ctx)
    assert told == []
    before = left_in_shift(ctx.desk)
    say_why(ctx, qtbot, screen.why)
    assert told == ["+6281300005678"]
    assert screen.why.isHidden()
    noted = read_audit(ctx.desk, acts=(Act.REVEAL,)).lines[0][1]
    assert (noted.kind, noted.fields, noted.text) == (
        "caller",
        ("phones", "name"),
        "ditelepon balik",
    )
    assert left_in_shift(ctx.desk) == before - 1


def test_the_question_goes_with_esc_with_another_search_and_with_the_screen(qtbot, ctx, screen):
    def ask() -> None:
        look_for(qtbot, ctx, screen, "0813 0000 5678")
        screen.list.choose_first(CALLER)
        screen.list.open_current()
        assert screen.why.isVisible()

    ask()
    QTest.keyClick(screen.why.panel.text, Qt.Key.Key_Escape)
    assert screen.why.isHidden()
    assert screen.list.hasFocus()
    ask()
    look_for(qtbot, ctx, screen, "jembatan")
    assert screen.why.isHidden()
    ask()
    screen.hide()
    assert screen.why.panel is None
    assert read_audit(ctx.desk, acts=(Act.REVEAL,)).lines == ()


def test_an_agency_is_found_and_opened(qtbot, ctx, screen):
    look_for(qtbot, ctx, screen, "dishub")
    assert screen.list.choose(f"{AGENCY}dishub")
    with qtbot.waitSignal(screen.open_agency, timeout=1000) as told:
        screen.list.open_current()
    assert told.args == ["dishub"]


def test_letters_typed_in_the_list_go_on_in_the_box(qtbot, ctx, screen):
    look_for(qtbot, ctx, screen, "jem")
    screen.list.setFocus()
    QTest.keyClicks(screen.list, "b")
    assert screen.box.hasFocus()
    assert screen.box.text() == "jemb"


def test_esc_clears_the_box_first(qtbot, ctx, screen, ids):
    look_for(qtbot, ctx, screen, "jembatan")
    QTest.keyClick(screen.box, Qt.Key.Key_Escape)
    settled(qtbot, ctx)
    assert screen.box.text() == ""
    assert len(tickets(screen)) == len(ids)


def test_nothing_found_says_what_to_try(qtbot, ctx, screen):
    assert look_for(qtbot, ctx, screen, "zzqqxx") == []
    assert screen.empty.isVisible()
    assert "satu kata" in screen.empty.accessibleName()
    look_for(qtbot, ctx, screen, "26-0999-001-11")
    assert "dibacakan sekali lagi" in screen.empty.accessibleName()


@pytest.mark.parametrize(
    "narrowed",
    [
        ("state", "open", [1, 2]),
        ("state", "done", [0]),
        ("state", "selesai", [0]),
        ("agency", "dishub", [0]),
        ("period", "month", []),
        ("period", "quarter", [1, 2]),
        ("place", "18.02", [0, 1, 2]),
        ("place", "18.71", []),
        ("category", "pekerjaan-umum", [0, 1, 2]),
    ],
)
def test_chips_narrow(qtbot, ctx, screen, ids, narrowed):
    chip, key, left = narrowed
    resolve(ctx.desk, ids[0], "lampu diganti")
    screen.filters.chips[chip].set_key(key)
    screen.filters.chips[chip].picked.emit(key)
    settled(qtbot, ctx)
    assert sorted(tickets(screen)) == sorted(ids[n] for n in left)


def test_too_narrow_offers_to_widen(qtbot, ctx, screen, ids):
    screen.filters.place.set_key("18.71")
    screen.look()
    settled(qtbot, ctx)
    screen.empty.button.click()
    settled(qtbot, ctx)
    assert len(tickets(screen)) == len(ids)


def test_the_menu_of_a_chip_tells_what_was_picked(qtbot, screen):
    menu = screen.filters.state.open_menu()
    with qtbot.waitSignal(screen.filters.changed, timeout=1000):
        next(a for a in menu.actions() if a.objectName() == "menu_=open").trigger()
    menu.close()
    assert screen.filters.wanted().open_only
    assert screen.filters.state.text() == "Status: masih terbuka"


def test_names_and_numbers_are_masked_while_nobody_is_on_the_line(qtbot, ctx, screen):
    look_for(qtbot, ctx, screen, "sari")
    shown = " ".join(line.spoken() for line in screen.list.rows())
    assert "Contoh S•••" in shown
    assert "Sari" not in shown
    assert "0812-0000-1234" not in shown
    ctx.call.connect_call("0812-0000-1234")
    screen.look()
    settled(qtbot, ctx)
    assert "0812-0000-1234" in " ".join(line.spoken() for line in screen.list.rows())
    ctx.call.clear()


def test_a_ticket_found_by_its_reporter_shows_what_was_said_instead(qtbot, ctx, screen):
    look_for(qtbot, ctx, screen, "wati")
    (hit,) = screen.found.hits
    line = next(one for one in screen.list.rows() if one.key == f"{TICKET}{hit.ticket_id}")
    assert (line.title, line.marks) == ("Sampah menumpuk di pasar.", ())


def test_a_change_repaints_its_row_and_leaves_the_rest(qtbot, ctx, screen, ids):
    screen.list.setFocus()
    screen.list.choose(f"{TICKET}{ids[1]}")
    resolve(ctx.desk, ids[0], "lampu diganti")

    def chip() -> str:
        line = next(one for one in screen.list.rows() if one.key == f"{TICKET}{ids[0]}")
        return line.chip.text

    qtbot.waitUntil(lambda: chip() == "Selesai")
    assert screen.list.current_key() == f"{TICKET}{ids[1]}"
    assert screen.list.hasFocus()


def test_the_tickets_of_an_agency_come_as_a_filter(qtbot, ctx, screen, ids):
    screen.show_agency_tickets("dishub")
    settled(qtbot, ctx)
    assert tickets(screen) == [ids[0]]
    assert screen.filters.agency.text() == "OPD: Dishub"


def test_an_empty_desk_says_how_to_begin(qtbot, ctx):
    made = SearchScreen(ctx)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.empty.isVisible)
    assert "F2" in made.empty.accessibleName()
