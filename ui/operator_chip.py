"""The chip that says who sits here and in which shift; its menu changes seats or adds somebody."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.callers.masking import initials
from callcenter.clock import WIB
from callcenter.desk.change_settings import add_operator, sit_down
from callcenter.desk.rights import roles_of
from callcenter.errors import FieldInvalid
from callcenter.settings import Operator
from ui.context import UiContext
from ui.messages import field_text
from ui.plain_text import Choice, PlainDialog, plain_tooltip
from ui.shortcuts import key_hint
from ui.standing_words import role_words
from ui.translation import marked as _t
from ui.translation import shown
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.menu import Entry, PlainMenu

ADD = "+"
LOCK, SWITCH = "lock", "switch"
_PARTS = ((4, _t("pagi")), (11, _t("siang")), (15, _t("sore")), (21, _t("malam")))


def shift_name(starts: Sequence[str], now: datetime) -> str:
    """Return pagi, siang, sore or malam for the shift that runs at `now`; starts are `HH:MM`."""
    local = now.astimezone(WIB).strftime("%H:%M")
    ordered = sorted(starts)
    begun = [one for one in ordered if one <= local] or ordered[-1:]
    hour = int(begun[-1].partition(":")[0]) if begun else 0
    return next((name for start, name in reversed(_PARTS) if hour >= start), "malam")


class OperatorChip(Chip):
    """“Shift malam · Operator Satu”; without anybody it asks who is on duty."""

    failed = Signal(object)
    lock_asked = Signal()
    switch_asked = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent, clickable=True)
        self.setObjectName("strip.operator")
        self._ctx, self._short = ctx, False
        self._dialog: PlainDialog | None = None
        self._name: Field[QLineEdit] | None = None
        self.clicked.connect(self._offer)
        self.refresh()

    def set_short(self, short: bool) -> None:
        """Show initials instead of the name when room is short."""
        if short != self._short:
            self._short = short
            self.refresh()

    def refresh(self) -> None:
        """Show who sits here now."""
        settings = self._ctx.desk.settings
        operator = settings.current_operator
        if operator is None:
            self.set_state(self.tr("Siapa bertugas?"), "amber", "▲")
            return
        shift = shown(shift_name(settings.shift_starts, self._ctx.desk.clock.now()))
        name = operator.name
        whole = self.tr("Shift {0} · {1}").format(shift, name)
        if role := self._role():
            whole = f"{whole} · {role}"
        self.set_state(initials(name) if self._short else whole)
        self.setAccessibleName(self.tr("Yang bertugas: {0}").format(whole))
        plain_tooltip(self, whole)

    def _role(self) -> str:
        """What the centre lets them be now, in words; "" where no centre says."""
        desk = self._ctx.desk
        if not desk.standing.by_centre:
            return ""
        return role_words(roles_of(desk)) or self.tr("peran belum berlaku")

    def _offer(self) -> None:
        entries = self._people() if self._ctx.entrance is None else self._doors()
        menu = PlainMenu(entries, self)
        menu.setObjectName("strip.operators")
        menu.chosen.connect(self.choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.below(self)

    def _people(self) -> list[Entry]:
        settings = self._ctx.desk.settings
        entries = [
            Entry(one.uid, _with_role(one), checked=one.uid == settings.operator)
            for one in settings.operators
        ]
        entries += [Entry("")] if entries else []
        return [*entries, Entry(ADD, self.tr("Tambah petugas…"), "plus")]

    def _doors(self) -> list[Entry]:
        """Where a passphrase says who sits here."""
        keys = key_hint("lock")
        lock = self.tr("Kunci meja ({0})").format(keys)
        return [Entry(LOCK, lock, "lock"), Entry(SWITCH, self.tr("Ganti petugas…"), "user")]

    def choose(self, key: str) -> None:
        """Let an operator sit down by uid, ADD asks for a new name; LOCK and SWITCH are told."""
        if key in (LOCK, SWITCH):
            (self.lock_asked if key == LOCK else self.switch_asked).emit()
            return
        if key == ADD:
            self.ask_name()
            return
        desk = self._ctx.desk
        self._ctx.background.desk(lambda: sit_down(desk, key), failed=self.failed.emit, owner=self)

    def ask_name(self) -> PlainDialog:
        """Open the small box that asks for a name; it blocks nothing and Esc closes it."""
        box = PlainDialog(
            self.window(),
            self.tr("Siapa yang bertugas?"),
            self.tr("Nama ini tercatat pada setiap langkah yang Anda simpan."),
            (Choice("cancel", self.tr("Batal")),
             Choice("operator", self.tr("Duduk sebagai operator"), "primary"),
             Choice("pengawas", self.tr("Sebagai pengawas"))),
        )  # fmt: skip
        box.setObjectName("operator_box")
        name: Field[QLineEdit] = Field(self.tr("Nama petugas"), QLineEdit(), name="operator.name")
        name.input.setMaxLength(60)
        box.body.addWidget(name)
        name.input.setFocus()
        box.chosen.connect(self._named)
        self._dialog, self._name = box, name
        box.open()
        return box

    def _named(self, role: str) -> None:
        field, box = self._name, self._dialog
        if field is None or box is None:
            return
        if role in ("", "cancel"):
            box.deleteLater()
            self._dialog = self._name = None
            return
        desk, typed = self._ctx.desk, field.input.text()
        self._ctx.background.desk(
            lambda: add_operator(desk, typed, role), self._added, self._refused, owner=self
        )

    def _added(self, operator: Operator) -> None:
        del operator
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = self._name = None

    def _refused(self, error: BaseException) -> None:
        """The box comes back with what was typed and says what is wrong."""
        if isinstance(error, FieldInvalid) and self._dialog is not None and self._name is not None:
            self._dialog.open()
            self._name.set_error(field_text(error))
            return
        self.failed.emit(error)


def _with_role(operator: Operator) -> str:
    return (
        shown("{name} — pengawas").format(name=operator.name)
        if operator.role == "pengawas"
        else operator.name
    )
