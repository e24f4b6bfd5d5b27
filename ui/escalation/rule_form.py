"""One rule as fields: what cannot be is said at its field, and nothing half right leaves here."""

from datetime import time

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.escalation_rules import (
    FACTS,
    LADDER,
    MAX_MINUTES,
    MAX_PERCENT,
    Quiet,
    Rule,
)
from callcenter.tickets.words import Reason, Whom
from ui import theme
from ui.escalation.words import COUNTED, clock_reasons, subject_key, subjects, whoms
from ui.widgets.combo import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.number_box import WholeBox

_MANY = 99
_DIGITS = 2


class RuleForm(QWidget):
    """`changed(Rule)` whenever all fields are right; `problem` tells whether one is not."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule: Rule | None = None
        self.problem = False
        self.subject = Field(self.tr("Yang dilihat"), ChoiceBox(subjects()), name="rule.subject")
        self.reason = Field(self.tr("Alasan"), ChoiceBox(clock_reasons()), name="rule.reason")
        self.percent = Field(self.tr("Bagian waktu"), _spin(1, MAX_PERCENT), name="rule.percent")
        self.percent.input.setSuffix(self.tr("% dari batas"))
        self.minutes = Field(self.tr("Setelah"), _spin(0, MAX_MINUTES), name="rule.minutes")
        self.minutes.input.setSuffix(self.tr(" menit"))
        self.minutes.input.setSpecialValueText(self.tr("seketika"))
        self.over = Field(self.tr("Batas kali"), _spin(0, _MANY), name="rule.over")
        self.level = Field(self.tr("Level"), _spin(1, len(LADDER)), name="rule.level")
        self.whom = Field(self.tr("Untuk siapa"), ChoiceBox(whoms()), name="rule.whom")
        hint = "16.00"
        self.start = Field(
            self.tr("Tenang mulai"), QLineEdit(), name="rule.start", hint=hint, slot=True
        )
        self.end = Field(self.tr("sampai"), QLineEdit(), name="rule.end", hint="07.30", slot=True)
        self.days_off = QCheckBox(self.tr("Juga tenang sepanjang hari libur"))
        self.days_off.setObjectName("rule.days_off")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.dp(10))
        grid.setVerticalSpacing(theme.dp(8))
        rung = QHBoxLayout()
        rung.setSpacing(theme.dp(10))
        rung.addWidget(self.level)
        rung.addWidget(self.whom, 1)
        self.level.setFixedWidth(theme.dp(64))
        grid.addWidget(self.subject, 0, 0, 1, 2)
        grid.addWidget(self.reason, 1, 0, 1, 2)
        grid.addWidget(self.percent, 2, 0, 1, 2)
        grid.addWidget(self.minutes, 3, 0)
        grid.addWidget(self.over, 3, 1)
        grid.addLayout(rung, 4, 0, 1, 2)
        grid.addWidget(self.start, 5, 0)
        grid.addWidget(self.end, 5, 1)
        grid.addWidget(self.days_off, 6, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for one in (self.start, self.end):
            one.input.setMaxLength(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 12)))
        column.addLayout(grid)
        column.addStretch(1)

    def _connect(self) -> None:
        self.subject.input.activated.connect(lambda _at: self._pick_subject())
        self.level.input.valueChanged.connect(self._climb)
        for box in (self.reason, self.whom):
            box.input.activated.connect(lambda _at: self._tell())
        for spin in (self.percent, self.minutes, self.over):
            spin.input.valueChanged.connect(lambda _n: self._tell())
        for line in (self.start, self.end):
            line.input.textChanged.connect(lambda _text: self._tell())
        self.days_off.toggled.connect(lambda _on: self._tell())

    def show_rule(self, rule: Rule | None, *, locked: bool = False) -> None:
        """Fill the fields; without a rule, and for who may not, nothing can be typed."""
        self._rule = None
        self.setEnabled(rule is not None and not locked)
        if rule is None:
            self.problem = False
            return
        quiet = rule.quiet
        self.subject.input.select(subject_key(rule))
        self.reason.input.select(rule.reason.value)
        self.percent.input.setValue(rule.percent)
        self.minutes.input.setValue(rule.minutes)
        self.over.input.setValue(rule.over)
        self.level.input.setValue(rule.level)
        self.whom.input.select(rule.whom.value)
        self.start.input.setText(f"{quiet.start:%H.%M}" if quiet else "")
        self.end.input.setText(f"{quiet.end:%H.%M}" if quiet else "")
        self.days_off.setChecked(quiet is not None and quiet.days_off)
        self._rule = rule
        self._show_fitting()
        self._check()

    def _pick_subject(self) -> None:
        """A clock gives the reason that fits it; a fact is its own."""
        clock = self._clock()
        if clock is ClockKind.CALLBACK:
            self.reason.input.select(Reason.CALLBACK.value)
        elif clock is not None and self.reason.input.selected() == Reason.CALLBACK:
            self.reason.input.select(Reason.OVERDUE.value)
        self._show_fitting()
        self._tell()

    def _show_fitting(self) -> None:
        clock = self._clock()
        fact = self.subject.input.selected()
        for one in (self.reason, self.percent):
            one.setVisible(clock is not None)
        self.minutes.setVisible(clock is None)
        self.over.setVisible(clock is None and fact in COUNTED)
        self.days_off.setEnabled(bool(self.start.input.text() or self.end.input.text()))

    def _climb(self, level: int) -> None:
        """Who stands on the rung is offered with it."""
        if self._rule is not None:
            self.whom.input.select(LADDER[level - 1].value)
        self._tell()

    def _clock(self) -> ClockKind | None:
        key = self.subject.input.selected()
        return next((one for one in ClockKind if one == key), None)

    def _tell(self) -> None:
        if self._rule is None:
            return
        self._show_fitting()
        found = self._check()
        if found is not None and found != self._rule:
            self._rule = found
            self.changed.emit(found)

    def _check(self) -> Rule | None:
        """The rule as it stands in the fields, None with the fault said at its field."""
        quiet = self._quiet()
        self.problem = bool(self.start.error() or self.end.error())
        if self.problem or self._rule is None:
            return None
        clock, key = self._clock(), self.subject.input.selected()
        return replace(
            self._rule,
            clock=clock,
            reason=Reason(self.reason.input.selected()) if clock else _fact(key),
            percent=self.percent.input.value() if clock else 100,
            minutes=0 if clock else self.minutes.input.value(),
            over=self.over.input.value() if key in COUNTED else 0,
            level=self.level.input.value(),
            whom=Whom(self.whom.input.selected()),
            quiet=quiet,
        )

    def _quiet(self) -> Quiet | None:
        begun, ended = self.start.input.text().strip(), self.end.input.text().strip()
        for one in (self.start, self.end):
            one.set_error("")
        if not begun and not ended:
            return None
        start, end = _time(begun), _time(ended)
        wrong = self.tr("jam, mis. 07.30")
        if start is None:
            self.start.set_error(wrong)
        if end is None:
            self.end.set_error(wrong)
        elif start == end:
            self.end.set_error(self.tr("sama dengan mulai"))
        if start is None or end is None or start == end:
            return None
        return Quiet(start, end, self.days_off.isChecked())


def _fact(key: str) -> Reason:
    return next(one for one in FACTS if one == key)


def _time(text: str) -> time | None:
    """`7.30`, `07:30` or `16`; None for what is no time of day."""
    hours, _, minutes = text.replace(":", ".").partition(".")
    digits = (hours + minutes).isascii() and (hours + minutes).isdigit()
    if not digits or len(hours) > _DIGITS or len(minutes) not in (0, _DIGITS):
        return None
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return None


def _spin(low: int, high: int) -> WholeBox:
    made = WholeBox()
    made.setRange(low, high)
    return made
