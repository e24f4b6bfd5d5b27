"""Every screen of the desk in the states an operator meets; the larger ones in `*_scenes`.

A scene brings the stage into its state and returns the window to look at. Checks nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from callcenter import errors
from callcenter.desk.keep_backup import back_up_now
from callcenter.desk.views import Rest, SearchFilters, SearchPage
from callcenter.store.columns import micros
from tests.ui import form_scenes as form
from tests.ui import lapor_scenes as lapor
from tests.ui import privacy_scenes as privacy
from tests.ui import queue_scenes as queue
from tests.ui import report_scenes as reports
from tests.ui import shift_scenes as shifts
from tests.ui import sync_scenes as sync
from tests.ui import ticket_scenes as tickets
from tests.ui.stage import Stage
from ui.crash import crash_box
from ui.settings.backup_card import BackupCard
from ui.start.fault_window import FaultWindow
from ui.start.opening_window import OpeningWindow


def ringing(stage: Stage) -> QWidget:
    stage.screen("queue")
    stage.ctx.call.clear()
    stage.window.take_call(form.SARI)
    stage.settle()
    return stage.window


def search_before(stage: Stage) -> QWidget:
    stage.screen("search").box.clear()
    stage.settle()
    return stage.window


def search_hits(stage: Stage) -> QWidget:
    stage.screen("search")
    return _search(stage, "contoh")


def search_none(stage: Stage) -> QWidget:
    return _search(stage, "qxzvwj kkkk")


def search_further(stage: Stage) -> Iterator[QWidget]:
    """Nobody said it of late: it goes on by itself, then waits for the person."""
    screen: Any = stage.screen("search")
    for words in ("qxzvwj kkkk", "contoh"):
        _search(stage, words)
        longest = stage.ctx.desk.clock.now() - timedelta(days=200)
        left = SearchPage((), Rest(("said",), micros(longest)))
        screen.further.begin(words, SearchFilters(), left)
        screen.further._quiet.stop()
        for waits in (True, False):
            screen.further._waits = waits
            screen.further.changed.emit()
            stage.settle()
            yield stage.window
    screen.further.stop()
    screen.look()
    stage.settle()


def directory(stage: Stage) -> QWidget:
    stage.screen("directory")
    return stage.window


def directory_card(stage: Stage) -> Iterator[QWidget]:
    """Its tickets counted, and more of them than are counted."""
    stage.window.open_agency("bmbk")
    stage.settle()
    yield stage.window
    screen: Any = stage.screen("directory")
    screen.card.set_open_tickets(12_345, more=True)
    stage.settle()
    yield stage.window


def settings(stage: Stage) -> Iterator[QWidget]:
    """Each page."""
    screen = stage.screen("settings")
    for key in ("look", "people", "server", "limits", "guidance"):
        screen.show_page(key)
        stage.settle()
        yield stage.window


def settings_backups(stage: Stage) -> Iterator[QWidget]:
    """None yet, three, one being made, and no room for one."""
    screen = stage.screen("settings")
    screen.show_page("look")
    card = screen.page("look").backups
    yield _seen_below(stage, card)
    made, day = back_up_now(stage.desk), timedelta(days=1)
    card._show(tuple(replace(made, number=9 - n, made_at=made.made_at - n * day) for n in range(3)))
    card.work.running = True
    card._show_work(running=True)
    card._move(640_000, 1_540_000)
    yield _seen_below(stage, card)
    card._move(1, 1)
    yield _seen_below(stage, card)
    card.work.running = False
    card._failed(errors.BackupNeedsRoom("profil", 6_340_000_000, 1_200_000_000))
    yield _seen_below(stage, card)
    card._made(made)
    yield _seen_below(stage, card)


def _seen_below(stage: Stage, card: BackupCard) -> QWidget:
    stage.settle()
    area = stage.find("settings.scroll_look")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    card.make_button.setFocus()
    stage.settle()
    return stage.window


def settings_move(stage: Stage) -> QWidget:
    """The desk is asked whether it goes to another centre."""
    screen = stage.screen("settings")
    screen.show_page("server")
    panel = screen.page("server").panel
    panel.address.input.setText("https://pusat.contoh")
    panel.code.input.setText("ABCD-2345")
    said = {
        "name": "Pusat Layanan Pengaduan Contoh", "former": "Pusat Lama Contoh",
        "tickets": 1284, "unsent": 3, "partial": True,
    }  # fmt: skip
    panel.ask_to_move(errors.ProtocolConflict("other_server", said))
    stage.settle()
    return stage.window


def start(stage: Stage) -> QWidget:
    stage.screen("start")
    return stage.window


def connect_error(stage: Stage) -> QWidget:
    panel = stage.screen("start").panel
    panel.address.input.setText("http://127.0.0.1:9")
    panel.code.input.setText("ABC")
    panel.enrol()
    panel.test()
    stage.settle()
    return stage.window


def help_page(stage: Stage) -> QWidget:
    stage.screen("help")
    return stage.window


def window_error(stage: Stage) -> QWidget:
    """An error of the whole window over the form."""
    stage.screen("new")
    stage.window.show_error(errors.DiskFull("profil"))
    stage.settle()
    return stage.window


def fault(stage: Stage) -> QWidget:
    del stage
    window = FaultWindow(errors.KeychainMissing(("keyring.backends.fail.Keyring",)))
    window.show()
    return window


def crash(stage: Stage) -> QWidget:
    del stage
    box = crash_box(ValueError("contoh"), None)
    box.show()
    return box


def opening(stage: Stage) -> Iterator[QWidget]:
    for step in ("", "upgrade 3/14"):
        window = OpeningWindow(60_000)
        window.show()
        if step:
            window.panel.show_step(step)
            stage.settle()
        yield window


EMPTY: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "start": start,
    "connect-error": connect_error,
    "form-empty": form.form_empty,
    "queue-empty": queue.one_chosen,
    "search-before": search_before,
    "conflicts-empty": lambda stage: stage.screen("conflicts").window(),
    "lapor-unset": lapor.unset,
    "privacy-empty": privacy.empty,
    "shift-empty": shifts.empty,
    "outbox-empty": lambda stage: stage.screen("outbox").window(),
    "reports-empty": reports.nothing,
    "fault": fault,
    "crash": crash,
    "opening": opening,
}
"""On a desk nobody used yet."""
FULL: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "form-call": form.form_call,
    "ringing": ringing,
    "queue": queue.one_chosen,
    "queue-composer": queue.composers,
    "queue-several": queue.several_chosen,
    "queue-several-composer": queue.composers_of_several,
    "ticket": tickets.whole,
    "search-hits": search_hits,
    "search-none": search_none,
    "search-further": search_further,
    "directory": directory,
    "directory-card": directory_card,
    "form-saved": form.form_saved,
    "form-drafts": form.form_drafts,
    "form-emergency": form.form_emergency,
    "form-prank": form.form_prank,
    "form-outside": form.form_outside,
    "form-answer": form.form_answer,
    "form-missing": form.form_missing,
    "form-no-numbers": form.form_no_numbers,
    "ticket-duplicate": tickets.duplicate,
    "ticket-composer": tickets.composers,
    "ticket-merge-further": tickets.merge_further,
    "ticket-survey": tickets.survey,
    "conflicts": sync.conflicts,
    "outbox": sync.outbox_full,
    "outbox-file": sync.outbox_file,
    "settings": settings,
    "settings-move": settings_move,
    "settings-backups": settings_backups,
    "reports-few": reports.few,
    "help": help_page,
    "window-error": window_error,
    "lapor-work": lapor.work,
    "lapor-tabs": lapor.tabs,
    "lapor-cards": lapor.cards,
    "lapor-moved": lapor.moved,
    "shift-handed": shifts.handed,
    "privacy-asked": privacy.asked,
    "privacy-broken": privacy.broken,
    "privacy-kept": privacy.kept,  # the last: its clock runs years ahead
}
"""After some weeks."""
LONG: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "long-form": form.form_long,
    "long-saved": form.form_saved_long,
    "long-ticket": tickets.long_story,
    "long-queue": queue.one_chosen,
    "long-search": search_hits,
    "long-directory": directory_card,
    "long-outbox": sync.outbox_full,
    "long-reports": reports.few,
}
"""With names that do not end."""


def _search(stage: Stage, words: str) -> QWidget:
    screen: Any = stage.window.screens.get("search")
    screen.focus_box(words)
    stage.settle()
    screen.look()
    stage.settle()
    return stage.window
