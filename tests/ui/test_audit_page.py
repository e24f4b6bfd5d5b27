"""“Jejak audit” on a real desk: who may read it, what it says, and what a supervisor is told."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer

from callcenter.desk.audit import Act, check_audit, note, note_alone, read_audit
from callcenter.desk.change_settings import change_settings
from callcenter.desk.read_audit import Narrowed, export_audit, open_audit, see_trouble
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.reveal import LIMIT, Thing, read_alarms, reveal
from callcenter.errors import ApprovalNeeded, RightMissing
from callcenter.settings import Operator
from callcenter.store.tables import audit as rows
from tests.builders import intake
from tests.ui.shell import settled
from ui.audit import words
from ui.audit.page import AuditView
from ui.audit.watch import AuditWatch

CHIEF = Operator("op-9", "Pengawas Contoh", "pengawas")


def sit(ctx, uid: str) -> None:
    change_settings(ctx.desk, replace(ctx.desk.settings, operator=uid))


@pytest.fixture
def chief(ctx):
    operators = (*ctx.desk.settings.operators, CHIEF)
    change_settings(ctx.desk, replace(ctx.desk.settings, operators=operators, operator=CHIEF.uid))
    return CHIEF


@pytest.fixture
def page(qtbot, ctx, chief):
    assert chief
    made = AuditView(ctx)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.refresh()
    settled(qtbot, ctx)
    return made


def heard(qtbot, ctx) -> None:
    """What changed has come to the screen, and it has read it."""
    done: list[bool] = []
    QTimer.singleShot(0, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    settled(qtbot, ctx)


def spoken(page) -> list[str]:
    return [one.spoken() for one in page.list.rows()]


def pick(qtbot, ctx, page, box: str, key: str) -> None:
    choice = getattr(page, box).input
    choice.select(key)
    choice.activated.emit(choice.currentIndex())
    heard(qtbot, ctx)


def test_who_what_when_and_why(qtbot, ctx, page):
    made = register_ticket(ctx.desk, intake()).ticket_id
    sit(ctx, "op-1")
    reveal(ctx.desk, Thing("ticket", made), "nik", "hubungi_pelapor", "ditelepon balik")
    sit(ctx, CHIEF.uid)
    heard(qtbot, ctx)
    assert spoken(page)[0].startswith("Operator Contoh · Menampilkan data pribadi, ")
    assert "NIK · Menghubungi pelapor · ditelepon balik · tiket" in spoken(page)[0]
    assert "Mengubah pengaturan" in spoken(page)[1]


def test_it_is_narrowed_by_person_act_and_time(qtbot, ctx, page, clock):
    note_alone(ctx.desk, Act.PRANK, uid="op-1")
    note_alone(ctx.desk, Act.MERGE, uid="op-1")
    note_alone(ctx.desk, Act.READ, uid=CHIEF.uid)
    heard(qtbot, ctx)
    pick(qtbot, ctx, page, "act", Act.PRANK)
    assert len(spoken(page)) == 1
    pick(qtbot, ctx, page, "who", CHIEF.uid)
    assert spoken(page) == []
    assert page.pages.currentWidget() is page.empty
    pick(qtbot, ctx, page, "who", "*")
    clock.advance(days=3)
    pick(qtbot, ctx, page, "days", "1")
    assert spoken(page) == []
    pick(qtbot, ctx, page, "days", "7")
    assert len(spoken(page)) == 1


def test_older_pages_are_read_when_asked_for(qtbot, ctx, page):
    with ctx.desk.change() as change:
        for k in range(450):
            note(change, Act.PRANK, uid="op-1", reason=str(k))
    pick(qtbot, ctx, page, "act", Act.PRANK)
    assert page.more_button.isVisible()
    for many in (400, 450):
        page.more_button.click()
        heard(qtbot, ctx)
        assert len(spoken(page)) == many
    assert page.more_button.isHidden()


def test_an_operator_reads_why_there_is_nothing(qtbot, ctx, page, tmp_path):
    sit(ctx, "op-1")
    page.refresh()
    heard(qtbot, ctx)
    assert spoken(page) == []
    assert page.pages.currentWidget() is page.empty
    assert not page.save_button.isEnabled()
    page.save(tmp_path / "x.csv")
    heard(qtbot, ctx)
    assert not (tmp_path / "x.csv").exists()
    assert page.banner.isVisible()
    assert read_audit(ctx.desk, acts=(Act.ROLE_REFUSED,)).lines


def test_a_file_has_all_of_it_and_no_formula_and_is_written_down(qtbot, ctx, page, tmp_path):
    with ctx.desk.change() as change:
        for k in range(450):
            note(change, Act.PRANK, uid="op-1", reason=f"={k}")
    pick(qtbot, ctx, page, "act", Act.PRANK)
    page.save(tmp_path / "jejak")
    heard(qtbot, ctx)
    lines = (tmp_path / "jejak.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 451
    assert lines[0].startswith("waktu;petugas;tindakan")
    assert "'=0" in lines[1]
    (made,) = (one for _, one in read_audit(ctx.desk, acts=(Act.EXPORT,)).lines)
    assert (made.kind, made.reason) == ("audit", "450")


def test_trouble_stands_above_until_it_was_read(qtbot, ctx, page):
    with ctx.desk.store.write() as tx:
        tx.execute(rows.update().where(rows.c.n == 1).values(raw=b"{}"))
    check_audit(ctx.desk)
    page.refresh()
    heard(qtbot, ctx)
    assert page.trouble.isVisible()
    assert any("Jejak audit tidak utuh" in one for one in spoken(page))
    page.trouble.button.click()
    heard(qtbot, ctx)
    assert page.trouble.button.isHidden()


def test_a_supervisor_is_told_of_an_alarm_and_ends_it(qtbot, ctx, chief):
    made = register_ticket(ctx.desk, intake()).ticket_id
    watch = AuditWatch(ctx, ctx.changes)
    qtbot.addWidget(watch.banner)
    sit(ctx, "op-1")
    for _ in range(LIMIT):
        reveal(ctx.desk, Thing("ticket", made), "nik", "lainnya", "terlalu sering")
    with pytest.raises(ApprovalNeeded):
        reveal(ctx.desk, Thing("ticket", made), "nik", "lainnya", "terlalu sering")
    heard(qtbot, ctx)
    assert watch.banner.isHidden(), "who did it is not told"
    sit(ctx, chief.uid)
    heard(qtbot, ctx)
    assert watch.banner.accessibleName().startswith("Operator Contoh membuka lebih dari 20")
    watch.banner.button.click()
    heard(qtbot, ctx)
    assert watch.banner.isHidden()
    assert read_alarms(ctx.desk) == ()
    watch.deleteLater()


def test_the_clock_looks_through_the_chain_and_warns(qtbot, ctx, chief):
    assert chief
    watch = AuditWatch(ctx, ctx.changes)
    qtbot.addWidget(watch.banner)
    with ctx.desk.store.write() as tx:
        tx.execute(rows.update().where(rows.c.n == 1).values(raw=b"{}"))
    watch._timer.timeout.emit()
    heard(qtbot, ctx)
    assert watch.banner.accessibleName().startswith("Jejak audit tidak utuh")
    watch.deleteLater()


def test_every_act_has_words():
    assert {code for code, _ in words.acts()} == set(Act)


def test_reading_is_refused_by_the_verb_itself(ctx, chief):
    assert chief
    sit(ctx, "op-1")
    for attempt in (
        lambda: open_audit(ctx.desk, Narrowed()),
        lambda: export_audit(ctx.desk, ctx.desk.profile / "x.csv", Narrowed()),
        lambda: see_trouble(ctx.desk),
    ):
        with pytest.raises(RightMissing):
            attempt()
