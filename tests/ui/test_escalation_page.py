"""“Eskalasi”: rules are changed by keys, tried without moving anything, saved with a reason."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.audit import Act, read_audit
from callcenter.desk.change_settings import change_settings
from callcenter.desk.escalate import office_rules
from callcenter.desk.office import set_office
from callcenter.settings import Operator
from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.escalation_rules import (
    DEFAULT_RULES,
    FACTS,
    RULES_NAME,
    write_rules,
)
from callcenter.tickets.words import Kind, Reason, Whom
from tests.builders import kinds, register
from tests.ui.shell import settled, shown_screen
from ui.escalation.rule_form import RuleForm
from ui.escalation.words import quiet_text, span_text, subjects, when_text
from ui.settings.settings_screen import SettingsScreen

PING_PONG = next(at for at, one in enumerate(DEFAULT_RULES) if one.reason is Reason.PING_PONG)


@pytest.fixture
def screen(qtbot, ctx):
    return shown_screen(qtbot, ctx, SettingsScreen(ctx))


@pytest.fixture
def page(qtbot, ctx, screen):
    screen.show_page("escalation")
    settled(qtbot, ctx)
    return screen.page("escalation")


def choose(page, row):
    page.table.setCurrentIndex(page.model.index(row, 0))


def waited(qtbot, ctx, page):
    qtbot.waitUntil(lambda: not page.is_working)
    settled(qtbot, ctx)


def test_the_ladder_stands_there_as_shipped(page):
    assert page.rules == DEFAULT_RULES
    assert page.model.rowCount() == len(DEFAULT_RULES)
    cells = [page.model.index(0, column).data() for column in range(4)]
    assert cells == ["Penerusan pertama, 75% waktu", "Hampir batas", "1 · operator", "–"]
    silent = [page.model.index(5, column).data() for column in range(4)]
    assert silent == ["Jawaban OPD, 100% waktu", "OPD diam", "3 · pejabat penghubung OPD",
                      "16.00–07.30"]  # fmt: skip
    assert "hari libur" in page.model.index(5, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert page.state.text() == "bawaan"
    assert not page.save_button.isEnabled()


def test_by_keys_alone_a_rule_is_changed_tried_and_saved(qtbot, ctx, page):
    first, *_ = register(ctx.desk, 3)
    register(ctx.desk, 4)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.form.subject.input.hasFocus()
    for box in (page.form.subject.input, page.form.reason.input):
        QTest.keyClick(box, Qt.Key.Key_Tab)
    assert page.form.percent.input.hasFocus()
    page.form.percent.input.selectAll()
    QTest.keyClicks(page.form.percent.input, "60")
    QTest.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert page.rules[0].percent == 60
    assert page.model.index(0, 0).data() == "Penerusan pertama, 60% waktu"
    assert page.state.text() == "belum disimpan"
    assert office_rules(ctx.desk).rules == DEFAULT_RULES
    page.reason.input.setFocus()
    QTest.keyClicks(page.reason.input, "malam lebih sibuk")
    page.save_button.setFocus()
    QTest.keyClick(page.save_button, Qt.Key.Key_Space)
    waited(qtbot, ctx, page)
    kept = office_rules(ctx.desk).rules
    assert kept[0] == replace(DEFAULT_RULES[0], percent=60)
    assert kept[1:] == DEFAULT_RULES[1:]
    assert page.state.text() == "aturan kantor"
    noted = [one for _, one in read_audit(ctx.desk).lines if one.act == Act.RULES]
    assert [(one.fields, one.text) for one in noted] == [
        (("disposisi-hampir",), "malam lebih sibuk")
    ]
    assert Kind.ESCALATED not in kinds(ctx.desk, first)


def test_a_trial_lists_what_would_move_moves_nothing_and_opens_a_ticket(
    qtbot, ctx, screen, page, clock
):
    made = register(ctx.desk, 2)
    clock.advance(hours=18)
    register(ctx.desk, 3)
    page.try_button.click()
    waited(qtbot, ctx, page)
    assert page.trial.accessibleName() == "2 tiket akan naik"
    assert page.trial.list.hasFocus()
    opened = []
    screen.open_ticket.connect(opened.append)
    QTest.keyClick(page.trial.list, Qt.Key.Key_Return)
    assert len(opened) == 1
    assert opened[0] in made
    assert all(Kind.ESCALATED not in kinds(ctx.desk, one) for one in made)


def test_rules_that_move_everything_are_saved_only_by_a_second_word(qtbot, ctx, page, clock):
    register(ctx.desk, 3)
    clock.advance(hours=2)
    choose(page, 0)
    page.form.percent.input.setValue(1)
    page.reason.input.setText("uji")
    page.save()
    waited(qtbot, ctx, page)
    assert office_rules(ctx.desk).rules == DEFAULT_RULES
    assert page.banner.accessibleName().startswith("Aturan ini menaikkan terlalu banyak. 3 dari 3")
    assert page.banner.button.text() == "Simpan juga"
    page.banner.button.click()
    waited(qtbot, ctx, page)
    assert office_rules(ctx.desk).rules[0].percent == 1
    page._use(())
    page.reason.input.setText("tanpa aturan")
    page.save()
    waited(qtbot, ctx, page)
    assert office_rules(ctx.desk).rules
    assert "Eskalasi berhenti di semua meja" in page.banner.accessibleName()
    page.banner.button.click()
    waited(qtbot, ctx, page)
    assert office_rules(ctx.desk).rules == ()


def test_what_moves_only_after_the_quiet_hours_is_told_and_asked(qtbot, ctx, page, clock):
    register(ctx.desk, 3)  # Friday, 21.14
    clock.advance(hours=2)
    choose(page, 0)
    page.form.percent.input.setValue(1)
    page.form.level.input.setValue(3)
    for line, hour in ((page.form.start, "16.00"), (page.form.end, "07.30")):
        line.input.setText(hour)
    page.form.days_off.setChecked(True)
    page.try_out()
    waited(qtbot, ctx, page)
    title = "0 tiket akan naik sekarang, 3 mulai 23 Nov 07.30"
    assert page.trial.accessibleName() == title
    assert page.trial.list.hasFocus()
    page.reason.input.setText("uji")
    page.save()
    waited(qtbot, ctx, page)
    assert "3 di antaranya bukan sekarang" in page.banner.accessibleName()
    page.banner.button.click()
    waited(qtbot, ctx, page)
    assert page.rules == office_rules(ctx.desk).rules
    assert page.rules[0].id != DEFAULT_RULES[0].id  # another level: another rule
    assert page.state.text() == "aturan kantor"


def test_without_a_reason_nothing_is_saved(ctx, page):
    choose(page, 0)
    page.form.percent.input.setValue(50)
    page.save()
    assert page.reason.error() == "tulis alasannya"
    assert page.reason.input.hasFocus()
    assert not page.is_working
    assert office_rules(ctx.desk).rules == DEFAULT_RULES


@pytest.mark.parametrize(
    ("hours", "field", "said"),
    [
        (("25.00", "06.00"), "start", "jam, mis. 07.30"),
        (("20.00", ""), "end", "jam, mis. 07.30"),
        (("20.00", "6.5"), "end", "jam, mis. 07.30"),
        (("20.00", "²0.00"), "end", "jam, mis. 07.30"),
        (("20.00", "20:00"), "end", "sama dengan mulai"),
    ],
)
def test_a_wrong_hour_is_said_at_its_field_and_nothing_is_tried(page, hours, field, said):
    choose(page, 0)
    page.form.start.input.setText(hours[0])
    page.form.end.input.setText(hours[1])
    assert getattr(page.form, field).error() == said
    page.reason.input.setText("uji")
    page.try_out()
    page.save()
    assert not page.is_working
    assert getattr(page.form, field).input.hasFocus()
    assert page.rules == DEFAULT_RULES


def test_quiet_hours_are_taken_as_people_write_them(page):
    choose(page, 0)
    page.form.start.input.setText("20:00")
    page.form.end.input.setText("6")
    page.form.days_off.setChecked(True)
    quiet = page.rules[0].quiet
    assert (str(quiet.start), str(quiet.end), quiet.days_off) == ("20:00:00", "06:00:00", True)
    page.form.start.input.setText("")
    page.form.end.input.setText("")
    assert page.rules[0].quiet is None
    assert not page.form.days_off.isEnabled()


def test_a_rule_is_added_beside_another_and_taken_out_by_del(qtbot, ctx, page):
    choose(page, 2)
    page.add_button.click()
    assert page.rules[3].id.startswith("kantor-")
    assert page.rules[3] == replace(DEFAULT_RULES[2], id=page.rules[3].id)
    assert page.form.subject.input.hasFocus()
    page.form.level.input.setValue(4)
    assert page.rules[3].whom is Whom.HEAD  # who stands on the rung
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.rules == DEFAULT_RULES
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    page.reason.input.setText("tidak dipakai")
    page.save()
    waited(qtbot, ctx, page)
    assert len(office_rules(ctx.desk).rules) == len(DEFAULT_RULES) - 1


def test_back_to_the_ladder_as_shipped(qtbot, ctx, page):
    set_office(ctx.desk, {RULES_NAME: write_rules(DEFAULT_RULES[:3])})
    settled(qtbot, ctx)
    qtbot.waitUntil(lambda: len(page.rules) == 3)
    page.default_button.click()
    page.reason.input.setText("kembali")
    page.save()
    waited(qtbot, ctx, page)
    assert office_rules(ctx.desk).rules == DEFAULT_RULES
    assert page.state.text() == "bawaan"


def test_what_is_not_saved_stays_when_the_office_changes_and_can_be_taken_back(qtbot, ctx, page):
    choose(page, 0)
    page.form.percent.input.setValue(33)
    set_office(ctx.desk, {RULES_NAME: write_rules(DEFAULT_RULES[:3])})
    qtbot.waitUntil(lambda: len(page._kept) == 3)
    assert page.rules[0].percent == 33
    page.undo_button.click()
    assert page.rules == DEFAULT_RULES[:3]


def test_rules_that_cannot_be_read_are_told(qtbot, ctx, page):
    set_office(ctx.desk, {RULES_NAME: ["rusak"]})
    qtbot.waitUntil(page.banner.isVisible)
    assert "bawaan yang berlaku" in page.banner.accessibleName()
    assert page.rules == DEFAULT_RULES


def test_who_does_not_supervise_reads_and_changes_nothing(qtbot, ctx, page):
    people = (Operator("op-1", "Operator Contoh"), Operator("p-1", "Pengawas Contoh", "pengawas"))
    change_settings(ctx.desk, replace(ctx.desk.settings, operators=people, operator="op-1"))
    settled(qtbot, ctx)
    qtbot.waitUntil(lambda: not page.try_button.isEnabled())
    choose(page, 0)
    assert not page.form.isEnabled()
    assert page.form.percent.input.value() == DEFAULT_RULES[0].percent
    for one in ("save", "add", "remove", "default", "undo"):
        assert not getattr(page, f"{one}_button").isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.rules == DEFAULT_RULES


def test_a_trial_is_stopped_by_esc(qtbot, ctx, page):
    register(ctx.desk, 3)
    page.try_out()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    waited(qtbot, ctx, page)
    assert page.trial.isHidden() or page.trial.accessibleName().startswith("Tidak ada")


def test_the_fields_follow_what_is_looked_at(qtbot):
    form = RuleForm()
    qtbot.addWidget(form)
    form.show()
    form.show_rule(DEFAULT_RULES[PING_PONG])
    assert form.over.isVisible()
    assert not form.percent.isVisible()
    taken = []
    form.changed.connect(taken.append)
    form.subject.input.select(ClockKind.CALLBACK.value)
    form.subject.input.activated.emit(0)
    assert taken[-1].clock is ClockKind.CALLBACK
    assert taken[-1].reason is Reason.CALLBACK
    assert form.percent.isVisible()
    assert not form.minutes.isVisible()
    form.subject.input.select(ClockKind.VERIFY.value)
    form.subject.input.activated.emit(0)
    assert taken[-1].reason is Reason.OVERDUE
    form.subject.input.select(Reason.CONFLICT.value)
    form.subject.input.activated.emit(0)
    form.minutes.input.setValue(240)
    assert (taken[-1].reason, taken[-1].minutes, taken[-1].clock) == (Reason.CONFLICT, 240, None)


def test_every_subject_has_words_and_spans_are_short():
    assert len({key for key, _ in subjects()}) == len(subjects()) == len(ClockKind) + len(FACTS)
    assert [span_text(n) for n in (90, 240, 2880)] == ["90 menit", "4 jam", "2 hari"]
    found = {when_text(one) for one in DEFAULT_RULES}
    assert "“Bukan wewenang” berulang, lebih dari 2 kali" in found
    assert "Pelapor lain ikut mengadu, mulai 2 pelapor" in found
    assert "Dua meja mengisi berbeda, sesudah 4 jam" in found
    assert quiet_text(None) == "–"
