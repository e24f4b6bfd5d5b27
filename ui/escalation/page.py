"""“Eskalasi”: the rules by which tickets move up; a supervisor changes, tries and saves them.

Nothing moves by a trial, and rules that were changed hold only when they are saved with a reason.
"""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
)

from callcenter.desk import rights
from callcenter.desk.change_escalation import Trial, fresh_rule_id, save_rules, would_move
from callcenter.desk.escalate import office_rules
from callcenter.errors import Cancelled, NoRulesLeft, RulesMoveTooMuch
from callcenter.tickets.escalation_rules import DEFAULT_RULES, RULES_MAX, OfficeRules, Rule
from callcenter.tickets.texts import TEXT_MAX
from ui import theme
from ui.context import UiContext
from ui.escalation.rule_form import RuleForm
from ui.escalation.table import WIDTHS, RuleTable
from ui.escalation.trial_card import TrialCard
from ui.escalation.words import trial_title
from ui.long_work import LongWork
from ui.settings.page import Page
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.key_list import KeyTable

_BESIDE = 780
"""Pixels at 100 % from which on table and fields fit beside each other."""
_FIELDS = 290
_ANY_WIDTH = (1 << 24) - 1
"""Qt's own word for no limit."""


class EscalationPage(Page):
    """A page of the settings; `open_ticket(id)` from the list of a trial."""

    open_ticket = Signal(str)

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.setAccessibleName(self.tr("Eskalasi"))
        self._kept: tuple[Rule, ...] = ()
        self.rules: tuple[Rule, ...] = ()
        """As they stand on the screen, saved or not."""
        self._read = False
        self._work = LongWork(ctx, self)
        self.model = RuleTable(self)
        self.table = KeyTable()
        self.table.setObjectName("rules.table")
        self.table.setAccessibleName(self.tr("Aturan eskalasi"))
        self.table.setModel(self.model)
        self.form = RuleForm()
        self.state = Chip()
        self.state.setObjectName("rules.state")
        self.reason = Field(
            self.tr("Alasan perubahan"),
            QLineEdit(),
            name="rules.reason",
            hint=self.tr("ditulis ke jejak audit"),
        )
        self.reason.input.setMaxLength(min(500, TEXT_MAX))
        self.trial = TrialCard()
        self._make_buttons()
        self._arrange()
        self._connect()

    def _make_buttons(self) -> None:
        self.try_button = Button(self.tr("Uji coba"))
        self.save_button = PrimaryButton(self.tr("Simpan aturan"))
        self.default_button = Button(self.tr("Kembalikan bawaan"), icon="undo-2")
        self.add_button = Button(self.tr("Aturan baru"), small=True)
        self.remove_button = Button(self.tr("Hapus"), small=True)
        self.undo_button = Button(self.tr("Batalkan"))
        names = ("try", "save", "default", "add", "remove", "undo")
        for name in names:
            getattr(self, f"{name}_button").setObjectName(f"rules.{name}")

    def _arrange(self) -> None:
        self._left = left = Card(self.tr("Aturan"))
        for part in (self.state, self.add_button, self.remove_button):
            left.add_header_widget(part)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        for column, width in enumerate(WIDTHS):
            if width:
                self.table.setColumnWidth(column, theme.dp(width))
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(theme.dp(250))
        left.body.addWidget(self.table, 1)
        self._right = right = Card(self.tr("Aturan yang dipilih"))
        right.body.addWidget(self.form, 1)
        row = self._side = QHBoxLayout()
        row.setSpacing(theme.dp(12))
        row.addWidget(left, 1)
        row.addWidget(right)
        self.body.addLayout(row, 1)
        self.body.addLayout(self._foot())
        self.body.addWidget(self.trial)

    def _foot(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.dp(8))
        for one in (self.try_button, self.save_button, self.undo_button, self.default_button):
            buttons.addWidget(one)
        buttons.addStretch(1)
        foot = QVBoxLayout()
        foot.setSpacing(theme.dp(8))
        foot.addWidget(self.reason)
        foot.addLayout(buttons)
        return foot

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.table.opened.connect(lambda _row: self.form.subject.input.setFocus())
        self.table.installEventFilter(self)
        self.form.changed.connect(self._take)
        self.try_button.clicked.connect(self.try_out)
        self.save_button.clicked.connect(lambda _on: self.save())
        self.default_button.clicked.connect(lambda: self._use(DEFAULT_RULES))
        self.undo_button.clicked.connect(lambda: self._use(self._kept))
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.banner.action.connect(lambda: self.save(confirmed=True))
        self.trial.open_ticket.connect(self.open_ticket)
        self.trial.stop.connect(self._work.stop)
        self._work.moved.connect(self.trial.show_progress)
        self._ctx.changes.changed.connect(self._on_changes)

    # what holds

    def refresh(self) -> None:
        """Read the rules that hold; what was changed here and not saved stays."""
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("rules", id(self)), lambda: office_rules(desk), self._show, self.fail, owner=self
        )

    def _on_changes(self, ids: frozenset[str]) -> None:
        if self.isVisible() and ids & {"office", "rights", "settings"}:
            self.refresh()

    def _show(self, found: OfficeRules) -> None:
        changed = self.is_changed
        self._kept = found.rules
        if not changed or not self._read:
            self._use(found.rules)
        self._read = True
        self._show_state()
        if found.fault is not None:
            self.banner.show_message(
                self.tr("Aturan kantor tidak bisa dibaca; aturan bawaan yang berlaku"),
                self.tr("Aturan ke-{place}, isian “{field}”. Simpan lagi dari halaman ini.").format(
                    place=found.fault.place, field=found.fault.field
                ),
                tone="amber",
            )

    @property
    def is_changed(self) -> bool:
        """Whether something stands here that is not saved."""
        return self.rules != self._kept

    @property
    def is_working(self) -> bool:
        """Whether a trial or a save is under way."""
        return self._work.running

    @property
    def may_change(self) -> bool:
        """Whether who sits here may."""
        return rights.may(self._ctx.desk, rights.Act.SUPERVISE)

    def _show_state(self) -> None:
        if self.is_changed:
            self.state.set_state(self.tr("belum disimpan"), "amber", "▲")
        elif self._kept == DEFAULT_RULES:
            self.state.set_state(self.tr("bawaan"))
        else:
            self.state.set_state(self.tr("aturan kantor"), "accent", "●")
        may = self.may_change
        self.try_button.setEnabled(may)
        self.save_button.setEnabled(may and self.is_changed)
        self.undo_button.setEnabled(may and self.is_changed)
        self.default_button.setEnabled(may and self.rules != DEFAULT_RULES)
        self.add_button.setEnabled(may and len(self.rules) < RULES_MAX)
        self.remove_button.setEnabled(may and self._row() >= 0)
        self.reason.setEnabled(may)
        self.form.setEnabled(may and self._row() >= 0)
        said = self.tr("ditulis ke jejak audit")
        self.reason.set_hint(said if may else self.tr("hanya pengawas yang mengubah aturan"))

    # changing

    def _row(self) -> int:
        row = self.table.currentIndex().row()
        return row if row < len(self.rules) else -1

    def _show_current(self) -> None:
        row = self._row()
        self.form.show_rule(self.rules[row] if row >= 0 else None, locked=not self.may_change)
        self._show_state()

    def _use(self, rules: Sequence[Rule], row: int | None = None) -> None:
        kept = max(self._row(), 0) if row is None else row
        self.rules = tuple(rules)
        self.model.show_rules(self.rules)
        if self.rules:
            self.table.setCurrentIndex(self.model.index(min(kept, len(self.rules) - 1), 0))
        self._show_current()

    def _take(self, rule: Rule) -> None:
        row = self._row()
        self.rules = tuple(rule if at == row else one for at, one in enumerate(self.rules))
        self.model.show_rules(self.rules)
        self._show_state()

    def add(self) -> None:
        """A further rule, made from the one that is chosen."""
        row = self._row()
        source = self.rules[row] if row >= 0 else DEFAULT_RULES[0]
        name = fresh_rule_id(self._ctx.desk)
        fresh = (*self.rules[: row + 1], replace(source, id=name), *self.rules[row + 1 :])
        self._use(fresh, row + 1)
        self.form.subject.input.setFocus()

    def remove(self) -> None:
        """Take the chosen rule out; what it moved stays moved."""
        row = self._row()
        if row >= 0 and self.may_change:
            self._use(self.rules[:row] + self.rules[row + 1 :], row)
            self.table.setFocus()

    # trying and saving

    def _is_right(self) -> bool:
        if not self.form.problem:
            return True
        wrong = self.form.start if self.form.start.error() else self.form.end
        wrong.input.setFocus()
        return False

    def try_out(self) -> None:
        """Count what these rules would move, beside the desk's work."""
        if not self._is_right() or self._work.running:
            return
        desk, rules = self._ctx.desk, self.rules
        self.trial.show_progress(0, 0)
        self._work.run(
            lambda told, stopped: would_move(desk, rules, progress=told, cancelled=stopped),
            self._tried,
            self._failed,
        )
        self._show_state()

    def _tried(self, trial: Trial) -> None:
        self.trial.show_trial(trial, self._ctx.desk.clock.now())
        self._show_state()
        if trial.moved:
            self.trial.list.setFocus()
        QTimer.singleShot(0, self, self._scroll_to_trial)  # once it has its height

    def _scroll_to_trial(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.trial)

    def save(self, *, confirmed: bool = False) -> None:
        """Set the rules of all desks, with the reason that stands beside them."""
        reason = self.reason.input.text().strip()
        self.reason.set_error("" if reason else self.tr("tulis alasannya"))
        if not reason:
            self.reason.input.setFocus()
        if not reason or not self._is_right() or self._work.running:
            return
        desk = self._ctx.desk
        rules = None if self.rules == DEFAULT_RULES else self.rules
        self.banner.hide()
        self._work.run(
            lambda _told, _stopped: save_rules(desk, rules, reason=reason, confirmed=confirmed),
            self._saved,
            self._failed,
        )
        self._show_state()

    def _saved(self, trial: Trial) -> None:
        self._kept = trial.rules  # some may have got another id
        self._use(trial.rules)
        self.reason.input.clear()
        self._show_state()
        title = self.tr("Aturan disimpan dan berlaku di semua meja")
        said = trial_title(trial, self._ctx.desk.clock.now())
        self.banner.show_message(title, said, tone="green")

    def _failed(self, error: BaseException) -> None:
        self.trial.hide()
        self._show_state()
        if isinstance(error, Cancelled):
            return
        if isinstance(error, RulesMoveTooMuch | NoRulesLeft):
            self.ask(error)
            return
        self.fail(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the fields stand beside the table, or below it where there is little room."""
        super().resizeEvent(event)
        beside = self.width() >= theme.dp(_BESIDE)
        ways = QBoxLayout.Direction
        self._side.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._right.setMinimumWidth(theme.dp(_FIELDS) if beside else 0)
        self._right.setMaximumWidth(theme.dp(_FIELDS) if beside else _ANY_WIDTH)
        hint = self.tr("Enter ubah · Del hapus · Esc tabel") if beside else ""
        self._left.set_title(self.tr("Aturan"), hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Del on the table takes the chosen rule out."""
        if (
            watched is self.table
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            self.remove()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc stops a trial or leads back from the fields to the table."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._work.running:
            self._work.stop()
        else:
            self.table.setFocus()
