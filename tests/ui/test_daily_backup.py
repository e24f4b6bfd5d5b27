"""The day's backup is made by itself, behind the files; a person sees it and makes one at once."""

import os
import shutil
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callcenter.desk.keep_backup import back_up_now
from callcenter.errors import RightMissing
from callcenter.store.backups import backups_of
from tests.ui.shell import settled
from ui.file_clock import BACKUP_AFTER, FileClock
from ui.settings.backup_card import BackupCard


def test_the_day_s_backup_is_made_without_a_centre(qtbot, ctx, clock):
    database = ctx.desk.store.path
    watch = FileClock(ctx, soon=0.01)
    with qtbot.waitSignal(watch.reported):
        watch.start()
    settled(qtbot, ctx)
    assert backups_of(database) == (), "a window that has just opened is left alone"
    for _ in range(2):
        clock.advance(seconds=BACKUP_AFTER + 1)
        with qtbot.waitSignal(watch.reported):
            ctx.desk.changes.publish({"files"})
        settled(qtbot, ctx)
        assert len(backups_of(database)) == 1
    watch.stop()


def test_a_backup_that_cannot_be_made_disturbs_nobody(qtbot, ctx, clock):
    (ctx.desk.profile / "backups").write_text("a file in the way")
    watch = FileClock(ctx, soon=0.01)
    with qtbot.waitSignal(watch.reported):
        watch.start()
    clock.advance(seconds=BACKUP_AFTER + 1)
    with qtbot.waitSignal(watch.reported):
        ctx.desk.changes.publish({"files"})
    settled(qtbot, ctx)
    watch.stop()


@pytest.fixture
def card(qtbot, ctx):
    page, made, below = QWidget(), BackupCard(ctx), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(made)
    column.addWidget(below)  # where the focus went if nobody led it
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    made.refresh()
    settled(qtbot, ctx)
    yield made
    page.close()


def fill(ctx, name):
    with ctx.desk.store.write() as tx:
        tx.exec_driver_sql("INSERT INTO kv VALUES (?, ?)", (name, os.urandom(9 << 20)))


def test_a_person_makes_one_by_keys_and_follows_it(qtbot, ctx, card, clock):
    assert not card.empty.isHidden()
    assert card.list.isHidden()
    fill(ctx, "besar")
    said = []
    card.work.moved.connect(lambda *_pages: said.append(card.words.text()))
    card.make_button.setFocus()
    qtbot.keyClick(card.make_button, Qt.Key.Key_Space)
    assert card.stop_button.hasFocus()
    assert card.words.text() == "Menunggu giliran…"
    assert not card.bar.isHidden()
    settled(qtbot, ctx)
    assert said[0].startswith("4,2 MB dari ")
    assert said[-1] == "Memeriksa salinan…"
    assert card.banner.accessibleName().startswith("Cadangan selesai. ")
    assert card.make_button.hasFocus()
    assert card.bar.isHidden()
    (made,) = backups_of(ctx.desk.store.path)
    clock.advance(hours=3)
    card.refresh()
    settled(qtbot, ctx)
    (row,) = card.list.rows()
    assert (row.number, row.meta) == (f"{made.size / 1e6:.1f} MB".replace(".", ","), "3 jam")
    assert card.empty.isHidden()


def test_one_that_waits_for_other_files_is_stopped_by_keys(qtbot, ctx, card):
    go = Event()
    ctx.background.files(lambda: go.wait(5))
    card.make_button.setFocus()
    card.make_button.click()
    card.make()  # a second asking is none
    qtbot.keyClick(card.stop_button, Qt.Key.Key_Space)
    assert card.words.text() == "Menghentikan…"
    go.set()
    settled(qtbot, ctx)
    assert card.banner.accessibleName().startswith("Cadangan dihentikan. ")
    assert card.make_button.hasFocus()
    assert backups_of(ctx.desk.store.path) == ()


def test_without_room_it_says_how_much_it_needs(qtbot, ctx, card, monkeypatch):
    usage = shutil.disk_usage(ctx.desk.profile)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1_500_000))
    card.make()
    settled(qtbot, ctx)
    said = card.banner.accessibleName()
    assert said.startswith("Ruang disk kurang untuk cadangan. Cadangan perlu ")
    assert "yang kosong 1,5 MB. Cadangan yang lama tetap seperti semula" in said
    assert not card.work.running


def test_nobody_makes_one_who_may_not_sit_here(ctx):
    ctx.desk.standing = replace(ctx.desk.standing, by_centre=True, why="seat")
    with pytest.raises(RightMissing):
        back_up_now(ctx.desk)
    assert backups_of(ctx.desk.store.path) == ()
