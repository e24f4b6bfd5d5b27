"""Merges two entries of the caller book field by field, with a preview, and can be undone."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton, QWidget

from callcenter.callers.book import Caller
from callcenter.callers.caller import CallerCard
from callcenter.callers.masking import mask_address, mask_name, mask_phone
from callcenter.callers.merge import MERGE_FIELDS, Choice, MergePlan
from callcenter.desk.merge_callers import merge_callers, preview_merge, undo_merge
from callcenter.desk.reveal import SHOWN_SECONDS, Thing
from callcenter.desk.search import search_callers
from callcenter.errors import FieldInvalid
from ui import theme
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.reveal.panel import RevealPanel
from ui.reveal.seat_watch import SeatWatch
from ui.ticket_view.composer import Composer, Undo, Work
from ui.ticket_view.fields import field_name
from ui.ticket_view.row_words import place_short
from ui.ticket_view.side_cards import pretty_key
from ui.visible_text import one_line
from ui.widgets.chip import Chip
from ui.widgets.key_list import KeyList, Row

_MASKS = {"name": mask_name, "address": mask_address}
Preview = tuple[Caller, Caller, MergePlan]


class MergeComposer(Composer):
    """Finds the other person, then shows both records; a radio decides where they differ."""

    def __init__(
        self, ctx: UiContext, kept: Caller, phone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, parent=parent)
        self.name_it(
            self.tr("Gabung pelapor"), self.tr("Gabungkan"), self.tr("dapat dibatalkan kapan saja")
        )
        self._kept_id = kept.id
        self._choices: dict[str, Choice] = {}
        self._preview: Preview | None = None
        self._groups: list[QButtonGroup] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Nama atau nomor orang yang sama"))
        self.list = KeyList()
        self.list.setObjectName("composer.callers")
        self.list.setAccessibleName(self.tr("Pelapor yang ditemukan"))
        self.list.setFixedHeight(theme.dp(51 * 2))
        self.add_field("caller", self.tr("Digabung dengan"), self.line)
        self.form.addWidget(self.list)
        self.grid_box = QWidget()
        self.grid = QGridLayout(self.grid_box)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.dp(14))
        self.grid.setVerticalSpacing(theme.dp(4))
        self.form.addWidget(self.grid_box)
        self._plain = False
        self._panel: RevealPanel | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_SECONDS * 1_000)
        self._timer.timeout.connect(self.hide_plain)
        SeatWatch(ctx, self).switched.connect(self.hide_plain)
        self.reveal = Chip(self.tr("Tampilkan…"), small=True, clickable=True)
        self.reveal.setObjectName("merge.reveal")
        self.reveal.setAccessibleName(self.tr("Tampilkan nama dan nomor keduanya selama 60 detik"))
        self.reveal.clicked.connect(self.ask_why)
        self.reveal.hide()
        self.form.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        self.finish_form()
        self.save_button.setEnabled(False)
        self.line.textChanged.connect(self._search)
        self.list.moved.connect(self._look)
        self._search(kept.name or phone)

    def _search(self, text: str) -> None:
        desk = self.ctx.desk
        self.ctx.background.latest(
            ("merge", id(self)), lambda: search_callers(desk, text), self._show, owner=self
        )

    def _show(self, cards: list[CallerCard]) -> None:
        others = [one for one in cards if one.id != self._kept_id]
        self.list.set_rows([self._list_row(one) for one in others])

    def _list_row(self, card: CallerCard) -> Row:
        phones = ", ".join(map(mask_phone, card.phones))
        meta = self.tr("{n} tiket, {open} terbuka").format(
            n=card.ticket_count, open=card.open_count
        )
        return Row(card.id, mask_name(card.name) or self.tr("tanpa nama"), phones, meta=meta)

    def _look(self, caller_id: str) -> None:
        if not caller_id:
            return
        self._choices = {}
        self.hide_plain()
        self._ask(caller_id)

    def _ask(self, caller_id: str) -> None:
        desk, kept, choices = self.ctx.desk, self._kept_id, dict(self._choices)
        self.ctx.background.latest(
            ("preview", id(self)),
            lambda: preview_merge(desk, kept, caller_id, choices),
            self._show_preview,
            self.show_error,
            owner=self,
        )

    def _show_preview(self, preview: Preview) -> None:
        self._preview = preview
        self.reveal.setVisible(not self._plain)
        self._clear_errors()
        self._clear_grid()
        kept, absorbed, plan = preview
        heads = (self.tr("Tetap"), self.tr("Digabungkan"), self.tr("Hasil"))
        for column, text in enumerate(heads, 1):
            self.grid.addWidget(PlainLabel(text, role="label", ink="faint"), 0, column)
            self.grid.setColumnStretch(column, 1)
        for name in MERGE_FIELDS:
            self._add_field_row(name, kept, absorbed, plan)
        number = pretty_key if self._plain else mask_phone
        result = [number(one) for one in plan.phones]
        ours, theirs = ([number(p) for p in one.phones] for one in (kept, absorbed))
        self._add_texts(self.tr("Telepon"), ours, theirs, result)
        self.save_button.setEnabled(not plan.conflicts)

    def _add_field_row(self, name: str, kept: Caller, absorbed: Caller, plan: MergePlan) -> None:
        ours, theirs = kept.text(name), absorbed.text(name)
        if not ours and not theirs:
            return
        shown = [self._shown(name, one) for one in (ours, theirs, plan.values.get(name, ""))]
        if ours == theirs or not ours or not theirs or name == "notes":
            self._add_texts(field_name(name), [shown[0]], [shown[1]], [shown[2]])
            return
        row = self.grid.rowCount()
        self.grid.addWidget(PlainLabel(field_name(name), ink="muted"), row, 0)
        group = QButtonGroup(self)
        self._groups.append(group)
        sides: tuple[tuple[Choice, str], ...] = (("kept", shown[0]), ("absorbed", shown[1]))
        for column, (side, text) in enumerate(sides, 1):
            radio = QRadioButton(one_line(text, 60).replace("&", "&&"))
            radio.setObjectName(f"merge.{name}.{side}")
            radio.setAccessibleName(f"{field_name(name)}: {one_line(text)}")
            radio.setChecked(self._choices.get(name) == side)
            radio.clicked.connect(lambda _on=False, n=name, s=side: self.choose(n, s))
            group.addButton(radio)
            self.grid.addWidget(radio, row, column)
        undecided = name in plan.conflicts
        result = self.tr("pilih salah satu") if undecided else shown[2]
        ink = PlainLabel(result, fit="wrap", ink="amber" if undecided else "text")
        self.grid.addWidget(ink, row, 3)

    def _add_texts(self, key: str, ours: list[str], theirs: list[str], result: list[str]) -> None:
        row = self.grid.rowCount()
        self.grid.addWidget(PlainLabel(key, ink="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        for column, texts in enumerate((ours, theirs, result), 1):
            label = PlainLabel("\n".join(texts) or "—", fit="wrap", tabular=True)
            self.grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    def _shown(self, name: str, value: str) -> str:
        if name == "place_code":
            return place_short(self.ctx.desk.directory, value)
        if name == "nik_hash" and value:
            return QCoreApplication.translate("merge", "tercatat")
        return value if self._plain else _MASKS.get(name, str)(value)

    def ask_why(self) -> None:
        """Ask why both people are to be seen; then their names and numbers stand for a minute."""
        if self._preview is None:
            return
        self._close_panel()
        other = Thing("caller", self._preview[1].id)
        panel = RevealPanel(self.ctx, other, "name", field_name("name"), self)
        panel.shown.connect(lambda _field, _value: self._show_plain())
        panel.closed.connect(self._close_panel)
        self._panel = panel
        self.form.insertWidget(self.form.indexOf(self.grid_box) + 1, panel)
        panel.reason.setFocus()

    def _show_plain(self) -> None:
        self._close_panel()
        if self._preview is not None and self.isVisible():
            self._plain = True
            self._timer.start()
            self._show_preview(self._preview)

    def hide_plain(self) -> None:
        """Mask both again."""
        self._timer.stop()
        self._close_panel()
        if self._plain and self._preview is not None:
            self._plain = False
            self._show_preview(self._preview)

    def _close_panel(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            self.form.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: what was shown is masked again."""
        super().hideEvent(event)
        self.hide_plain()

    def choose(self, name: str, side: Choice) -> None:
        """Decide a field in which both hold something else."""
        self._choices[name] = side
        self._ask(self.list.current_key())

    def choices(self) -> Mapping[str, Choice]:
        """Return what was decided so far."""
        return dict(self._choices)

    def _clear_grid(self) -> None:
        while self.grid.count():
            item = self.grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._groups = []

    def collect(self) -> Work:
        """Both ids and what was decided."""
        desk, kept, other = self.ctx.desk, self._kept_id, self.list.current_key()
        choices = dict(self._choices)
        if not other:
            raise FieldInvalid("caller", "empty")

        def work() -> Undo:
            merge_callers(desk, kept, other, choices)
            return lambda: undo_merge(desk, kept, other)

        return work

    def said(self) -> str:
        """What was done."""
        return self.tr("Pelapor digabung")
