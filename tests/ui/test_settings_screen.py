"""The settings: kept at once; guidance texts are checked before use and never lost."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData

from callcenter.desk.audit import Act, read_audit
from callcenter.desk.change_guidance import (
    DAYS_OFF,
    GUIDANCE_FILES,
    check_guidance,
    read_guidance,
    reset_guidance,
    save_guidance,
)
from callcenter.desk.change_limits import limits_here
from callcenter.desk.change_settings import change_settings
from callcenter.desk.escalate import run_due
from callcenter.desk.office import set_office
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.standing import Role, Standing
from callcenter.errors import FieldInvalid, RightMissing
from callcenter.settings import load_settings
from callcenter.tickets.deadlines import Limits
from callcenter.tickets.office_terms import LIMITS_NAME, write_limits
from tests.builders import intake
from tests.ui.shell import settled
from ui import theme
from ui.settings.settings_screen import SettingsScreen

MODULE = """
[[text_module]]
id = "uji"
shortcut = "uji"
title = "Uji"
text = "Teks uji."
"""
WRONG = MODULE + '\n[[text_module]]\nid = "salah"\nshortcut = "dua kata"\ntitle = "x"\ntext = "y"\n'


@pytest.fixture
def screen(qtbot, ctx):
    made = SettingsScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    settled(qtbot, ctx)
    return made


def kept(ctx):
    return load_settings(ctx.desk.profile)[0]


def test_every_section_shows_its_page(qtbot, ctx, screen):
    for key in ("look", "people", "server", "limits", "guidance", "audit"):
        screen.show_page(key)
        settled(qtbot, ctx)
        assert screen.pages[key].isVisible()
        assert screen.sections.current_key() == key


def test_dark_is_seen_and_kept_at_once(qtbot, ctx, screen):
    page = screen.page("look")
    page.modes.cards["dark"].click()
    settled(qtbot, ctx)
    assert theme.tokens().name == "dark"
    assert kept(ctx).theme == "dark"


def test_size_name_and_sound_are_kept(qtbot, ctx, screen):
    page = screen.page("look")
    page.scale.input.select("150")
    page.scale.input.activated.emit(0)
    page.desk_name.input.setText("  Meja   Tiga ")
    page.desk_name.input.editingFinished.emit()
    page.sound.setChecked(False)
    settled(qtbot, ctx)
    found = kept(ctx)
    assert (found.scale_percent, found.desk_name, found.queue_sound) == (150, "Meja Tiga", False)
    assert theme.scale() == 1.5


def test_the_language_is_kept_for_the_next_start(qtbot, ctx, screen):
    page = screen.page("look")
    assert page.language.input.selected() == "id"
    page.language.input.select("en")
    page.language.input.activated.emit(0)
    settled(qtbot, ctx)
    assert kept(ctx).language == "en"


def test_people_are_added_and_sit_down(qtbot, ctx, screen):
    screen.show_page("people")
    page = screen.page("people")
    page.name.input.setText("Operator Contoh")
    page.add_operator.click()
    settled(qtbot, ctx)
    assert page.name.error() == "Nama ini sudah ada di daftar."
    assert page.name.input.text() == "Operator Contoh"
    page.name.input.setText("Pengawas Contoh")
    page.add_chief.click()
    settled(qtbot, ctx)
    assert kept(ctx).current_operator.role == "pengawas"
    qtbot.waitUntil(lambda: len(page.list.rows()) == 2)
    page.list.opened.emit("op-1")
    settled(qtbot, ctx)
    assert kept(ctx).operator == "op-1"


def test_limits_change_the_promise(qtbot, ctx, screen):
    screen.show_page("limits")
    page = screen.page("limits")
    assert "hanya berlaku di komputer ini" in page.holds_for.text()
    page.boxes["complaint_days"].setValue(7)
    page.save_button.click()
    settled(qtbot, ctx)
    assert ctx.desk.deadlines.limits.complaint_days == 7
    assert limits_here(ctx.desk).of_office
    assert "semua meja" in page.holds_for.text()
    page.default_button.click()
    assert page.boxes["complaint_days"].value() == 14
    set_office(ctx.desk, {LIMITS_NAME: write_limits(Limits(verify_days=2))})
    settled(qtbot, ctx)
    assert page.boxes["complaint_days"].value() == 14  # what was typed stays
    page.save_button.click()
    settled(qtbot, ctx)
    set_office(ctx.desk, {LIMITS_NAME: write_limits(Limits(verify_days=2))})
    qtbot.waitUntil(lambda: page.boxes["verify_days"].value() == 2)


def test_limits_that_move_most_tickets_are_asked_about_and_hold_after_a_yes(
    qtbot, ctx, screen, clock
):
    register_ticket(ctx.desk, intake(agency_ids=()))
    clock.advance(hours=2)
    screen.show_page("limits")
    page = screen.page("limits")
    page.boxes["first_dispatch_minutes"].setValue(60)
    page.save_button.click()
    settled(qtbot, ctx)
    assert "1 dari 1 tiket terbuka" in page.banner.accessibleName()
    assert not limits_here(ctx.desk).of_office
    page.boxes["first_dispatch_minutes"].setValue(61)  # the yes was for another number
    page.banner.button.click()
    settled(qtbot, ctx)
    assert not limits_here(ctx.desk).of_office
    page.banner.button.click()
    settled(qtbot, ctx)
    assert limits_here(ctx.desk).limits.first_dispatch_minutes == 61
    assert "1 tiket akan naik." in page.banner.accessibleName()
    assert page.save_button.isEnabled()


def test_days_off_that_move_most_tickets_are_asked_about_and_hold_after_a_yes(
    qtbot, ctx, screen, clock
):
    register_ticket(ctx.desk, intake(agency_ids=()))
    rest = "date,kind,note\n" + "".join(f"2026-11-{n},add,libur\n" for n in (23, 24, 25, 26))
    page = opened(qtbot, ctx, screen, DAYS_OFF)
    page.editor.setPlainText(rest)
    page.save_button.click()
    settled(qtbot, ctx)
    assert read_guidance(ctx.desk, DAYS_OFF).text == rest
    clock.advance(days=5, hours=20)
    run_due(ctx.desk)
    page._reset("reset")
    settled(qtbot, ctx)
    assert "1 dari 1 tiket terbuka" in page.banner.accessibleName()
    assert read_guidance(ctx.desk, DAYS_OFF).text == rest
    page.banner.button.click()
    settled(qtbot, ctx)
    assert not read_guidance(ctx.desk, DAYS_OFF).own
    assert page.save_button.isEnabled()


def called_by_the_centre(ctx, *roles: Role) -> None:
    until = ctx.desk.clock.now() + timedelta(hours=24)
    ctx.desk.standing = Standing(True, frozenset(roles), until, "", "op-1", True)
    ctx.desk.changes.publish({"rights"})


def refused(ctx) -> list[str]:
    lines = read_audit(ctx.desk, acts=(Act.ROLE_REFUSED,)).lines
    return [entry.object_id for _, entry in lines]


def test_limits_are_read_only_for_whom_the_centre_calls_no_supervisor(qtbot, ctx, screen):
    screen.show_page("limits")
    page = screen.page("limits")
    assert page.read_only.isHidden()
    called_by_the_centre(ctx, Role.OPERATOR)
    qtbot.waitUntil(page.boxes["complaint_days"].isReadOnly)
    assert not page.boxes["history_days"].isReadOnly()
    assert "Hanya bisa dibaca" in page.read_only.text()
    with pytest.raises(RightMissing):
        change_settings(ctx.desk, replace(ctx.desk.settings, complaint_days=7))
    assert (kept(ctx).complaint_days, refused(ctx)) == (14, ["supervise"])
    assert not page.save_button.isEnabled()
    page.boxes["history_days"].setValue(99)
    page.reach_button.click()
    settled(qtbot, ctx)
    assert kept(ctx).history_days == 99
    called_by_the_centre(ctx, Role.SUPERVISOR)
    qtbot.waitUntil(lambda: not page.boxes["complaint_days"].isReadOnly())
    assert page.read_only.isHidden()
    change_settings(ctx.desk, replace(ctx.desk.settings, complaint_days=7))
    assert kept(ctx).complaint_days == 7


def test_texts_are_read_only_for_whom_the_centre_calls_no_supervisor(qtbot, ctx, screen):
    called_by_the_centre(ctx, Role.OPERATOR)
    page = opened(qtbot, ctx, screen)
    assert page.editor.isReadOnly()
    assert not page.save_button.isEnabled()
    assert not page.read_only.isHidden()
    before = read_guidance(ctx.desk, "text_modules.toml")
    with pytest.raises(RightMissing):
        save_guidance(ctx.desk, before.name, before.text + MODULE, before.text)
    with pytest.raises(RightMissing):
        reset_guidance(ctx.desk, before.name)
    assert read_guidance(ctx.desk, before.name) == before
    assert refused(ctx) == ["supervise", "supervise"]
    called_by_the_centre(ctx, Role.SUPERVISOR)
    qtbot.waitUntil(lambda: not page.editor.isReadOnly())
    assert page.save_button.isEnabled()
    assert save_guidance(ctx.desk, before.name, before.text + MODULE, before.text) == ()


def test_the_server_page_says_how_the_link_stands(qtbot, ctx, screen):
    screen.show_page("server")
    settled(qtbot, ctx)
    assert screen.page("server").chip.text() == "Belum dihubungkan ke server"


def opened(qtbot, ctx, screen, name="text_modules.toml"):
    screen.show_page("guidance")
    page = screen.page("guidance")
    page.choose(name)
    settled(qtbot, ctx)
    return page


def test_a_text_comes_into_use_at_once_and_the_shipped_one_comes_back(qtbot, ctx, screen):
    page = opened(qtbot, ctx, screen)
    assert page.state.text() == "bawaan"
    page.editor.setPlainText(MODULE)
    assert page.state.text() == "belum disimpan"
    page.save_button.click()
    settled(qtbot, ctx)
    assert page.state.text() == "diubah di meja ini"
    assert [one.text for one in ctx.desk.directory.text_modules_for("::uji")] == ["Teks uji."]
    page._reset("reset")
    settled(qtbot, ctx)
    assert page.state.text() == "bawaan"
    assert ctx.desk.directory.text_modules_for("::uji") == ()
    assert (ctx.desk.profile / "data" / "text_modules.toml.bak").read_text("utf-8") == MODULE


def test_a_wrong_text_is_not_used_and_its_line_is_named(qtbot, ctx, screen):
    page = opened(qtbot, ctx, screen)
    page.editor.setPlainText(WRONG)
    page.save_button.click()
    settled(qtbot, ctx)
    (row,) = page.problems.rows()
    line = WRONG.splitlines().index("[[text_module]]", 3) + 1
    assert row.title.startswith(f"Baris {line}: ")
    assert page.problems.isVisible()
    assert page.editor.toPlainText() == WRONG
    assert ctx.desk.directory.text_modules_for("::uji") == ()
    page._go_to(row.key)
    assert page.editor.textCursor().selectedText() == "[[text_module]]"


def test_a_wrong_text_is_still_there_in_the_next_window(qtbot, ctx, screen):
    page = opened(qtbot, ctx, screen)
    page.editor.setPlainText(WRONG)
    page.save_button.click()
    settled(qtbot, ctx)
    later = SettingsScreen(ctx)
    qtbot.addWidget(later)
    later.show()
    again = opened(qtbot, ctx, later)
    assert again.editor.toPlainText() == WRONG
    assert again.banner.isVisible()


def test_what_was_typed_survives_looking_at_another_file(qtbot, ctx, screen):
    page = opened(qtbot, ctx, screen)
    page.editor.setPlainText("setengah jadi")
    page.choose("scripts.toml")
    settled(qtbot, ctx)
    assert "[[script]]" in page.editor.toPlainText()
    page.choose("text_modules.toml")
    settled(qtbot, ctx)
    assert page.editor.toPlainText() == "setengah jadi"


def test_a_long_paste_is_taken_whole(qtbot, ctx, screen):
    page = opened(qtbot, ctx, screen)
    page.editor.clear()
    data = QMimeData()
    data.setText("a" * 50_000)
    page.editor.insertFromMimeData(data)
    assert len(page.editor.toPlainText()) == 50_000


@pytest.mark.parametrize("name", GUIDANCE_FILES)
def test_every_shipped_file_is_right_as_its_own_overlay(ctx, name):
    found = read_guidance(ctx.desk, name)
    assert not found.own
    assert found.text.strip()
    assert check_guidance(ctx.desk, name, found.text) == ()


def test_broken_toml_is_told_with_its_line_and_a_csv_row_with_its_own(ctx):
    (problem,) = check_guidance(ctx.desk, "scripts.toml", '[[script]]\nid = "x\n')
    assert problem.line == 2
    text = "date,kind,note\n2026-12-31,add,x\nbesok,add,y\n"
    (problem,) = check_guidance(ctx.desk, "holiday_overrides.csv", text)
    assert problem.line == 3


def test_a_change_made_meanwhile_is_not_overwritten(ctx):
    before = read_guidance(ctx.desk, "text_modules.toml").text
    assert save_guidance(ctx.desk, "text_modules.toml", MODULE, before) == ()
    with pytest.raises(FieldInvalid, match="changed"):
        save_guidance(ctx.desk, "text_modules.toml", MODULE + "# lain\n", before)
    assert read_guidance(ctx.desk, "text_modules.toml").text == MODULE


@pytest.mark.parametrize("name", ["places.csv", "../settings.toml", ""])
def test_only_the_known_files_can_be_touched(ctx, name):
    for call in (
        lambda: read_guidance(ctx.desk, name),
        lambda: save_guidance(ctx.desk, name, "", ""),
        lambda: reset_guidance(ctx.desk, name),
    ):
        with pytest.raises(FieldInvalid, match="unknown"):
            call()
