"""“Jadwal”: who has to be here from now on, and taking a roster's file into use."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from callcenter.desk.rights import Act, may
from callcenter.desk.shift_matter import ShiftBook
from callcenter.desk.shift_roster import RosterLook, RosterTaken, import_roster, look_at_roster
from callcenter.shifts.roster import Duty
from callcenter.shifts.spans import Span
from ui import theme
from ui.context import UiContext
from ui.formats import date_text, number
from ui.messages import explain
from ui.plain_text import Choice, PlainLabel, message_box
from ui.shift.words import hours_of, title_of
from ui.widgets.banner import Banner
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import KeyList, Row
from ui.widgets.paint import ChipLook

MOST = 300
"""So many turns are listed."""


class RosterTab(QWidget):
    """`told(text)` when a roster was taken."""

    told = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shift.roster")
        self._ctx = ctx
        self._busy = False
        self.dialog: QFileDialog | None = None
        self.load_button = PrimaryButton(self.tr("Muat jadwal…"), icon="plus")
        self.load_button.setObjectName("shift.roster_load")
        self.about = PlainLabel(
            self.tr("CSV dengan kolom nama, mulai, selesai (22-11-2026 23.00), atau iCalendar"),
            role="label", ink="muted", fit="wrap",
        )  # fmt: skip
        self.list = KeyList()
        self.list.setObjectName("shift.roster_list")
        self.list.setAccessibleName(self.tr("Jadwal jaga"))
        self.empty = EmptyState(
            "clock",
            self.tr("Belum ada jadwal jaga"),
            self.tr("Pengawas memuatnya dari berkas CSV atau iCalendar; berlaku untuk semua meja."),
        )
        self.empty.setObjectName("shift.roster_empty")
        self.banner = Banner()
        self.banner.setObjectName("shift.roster_fault")
        self._arrange()
        self.load_button.clicked.connect(self.ask_which)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 8)))
        head.setSpacing(theme.dp(10))
        head.addWidget(self.load_button)
        head.addWidget(self.about, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.list)
        card = Card()
        card.body.addLayout(head)
        card.body.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        column.addWidget(self.banner)
        column.addWidget(card, 1)
        self.setFocusProxy(self.list)

    def show_book(self, book: ShiftBook) -> None:
        """Show what is not over yet."""
        may_load = may(self._ctx.desk, Act.SUPERVISE)
        self.load_button.setVisible(may_load)
        self.about.setVisible(may_load)
        ahead = book.roster.from_on(book.now)[:MOST]
        self.list.set_rows(self._rows(ahead, book))
        self._pages.setCurrentIndex(1 if ahead else 0)

    def _rows(self, duties: Sequence[Duty], book: ShiftBook) -> list[Row]:
        here = {" ".join(one.author.name.casefold().split()) for one in book.here}
        rows = []
        for at, one in enumerate(duties):
            span = Span(one.begin, one.end)
            chip = None
            if span.holds(book.now):
                there = one.who in here
                chip = ChipLook(
                    self.tr("Bertugas") if there else self.tr("Belum mulai bertugas"),
                    "green" if there else "amber",
                    "●" if there else "▲",
                    small=True,
                )
            when = f"{title_of(span, book.now)} {hours_of(span)}"
            rows.append(Row(str(at), one.name, when, chip=chip))
        return rows

    def ask_which(self) -> None:
        """Ask which file."""
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Muat jadwal jaga"))
        self.dialog.setObjectName("shift.roster_dialog")
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.setNameFilter(self.tr("Jadwal (*.csv *.ics *.ical)"))
        self.dialog.fileSelected.connect(lambda name: self.load(Path(name)))
        self.dialog.open()

    def load(self, path: Path) -> None:
        """Look at a file and take it into use, or say why not."""
        if self._busy:
            return
        self._busy = True
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: look_at_roster(desk, path), self._looked, self.fail, owner=self
        )

    def _looked(self, look: RosterLook) -> None:
        if not look.replaced:
            self._take(look)
            return
        self._busy = False
        choices = (
            Choice("no", self.tr("Biarkan"), "primary"),
            Choice("yes", self.tr("Muat dan ganti")),
        )
        text = self.tr("Berkas ini berlaku {0} sampai {1}. {2} giliran yang sudah ada di waktu itu "
                       "hilang, di semua meja.")  # fmt: skip
        said = text.format(
            date_text(look.span.begin), date_text(look.span.end), number(look.replaced)
        )
        title = self.tr("Ganti {0} giliran?").format(number(look.replaced))
        box = message_box(self, title, said, choices)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.chosen.connect(lambda key: self._take(look) if key == "yes" else None)
        box.open()

    def _take(self, look: RosterLook) -> None:
        self._busy = True
        desk = self._ctx.desk
        work = partial(import_roster, desk, look.data, replacing=look.replaced)
        self._ctx.background.desk(work, self._loaded, self.fail, owner=self)

    def _loaded(self, taken: RosterTaken) -> None:
        self._busy = False
        self.banner.hide()
        text = self.tr("Jadwal dimuat: {0} giliran, {1} orang, {2} sampai {3}").format(
            number(taken.duties), number(taken.people),
            date_text(taken.span.begin), date_text(taken.span.end),
        )  # fmt: skip
        self.told.emit(text)

    def fail(self, error: BaseException) -> None:
        """Say what is not right; nothing was changed."""
        self._busy = False
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")
