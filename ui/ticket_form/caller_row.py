"""Who calls: number, name, on whose behalf, NIK when needed, and a choice among known persons.

`nik_button` and `nik_box` belong to this row but stand where the form puts them: lower, because
a NIK is asked for last and seldom.
"""

from PySide6.QtCore import QDate, QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from callcenter.callers.caller import CallerCard
from callcenter.callers.identity import Identity, each
from callcenter.callers.nik import read_nik
from callcenter.callers.phone import parse_phone, refused_letter
from callcenter.callers.traces import Known, known_names, known_nik, known_phones
from callcenter.desk.views import CallerView
from callcenter.errors import NikInvalid, PhoneInvalid
from ui import theme
from ui.messages import explain
from ui.plain_text import PlainLabel, elide, one_line, plain_tooltip
from ui.ticket_form.layouts import FlowBox, Row
from ui.ticket_form.tidy_line import NAME, PHONE, TidyLine
from ui.translation import shown
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.field import Field

_PAUSE = 150
_NEW = "new"


class CallerRow(QWidget):
    """`changed` on every keystroke, `looked_for` when a look-up is due: answer by `show_view`."""

    changed = Signal()
    looked_for = Signal()

    def __init__(self, districts: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._districts = districts
        self.caller_id: str | None = None
        self._name_from_book = ""
        self._someone_else = False
        self._view: CallerView | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.looked_for)
        self.phone = Field(self.tr("Nomor penelepon"), _line(PHONE), name="form.phone")
        self.name = Field(self.tr("Nama pelapor"), _line(NAME), name="form.name")
        self.behalf = Field(self.tr("Atas nama"), _line(NAME), name="form.on_behalf_of")
        self.phone.input.setFont(theme.tabular_font())
        self.phone.input.setPlaceholderText(self.tr("0812-3456-7890"))
        self.name.input.setPlaceholderText(self.tr("boleh kosong"))
        self.behalf.input.setPlaceholderText(self.tr("diri sendiri"))
        self._build()
        for field in self._fields():
            field.input.textEdited.connect(self._typed)
        self.phone.input.textEdited.connect(self._number_typed)
        self.name.input.textEdited.connect(self._name_typed)
        self.phone.input.editingFinished.connect(self._prettify)
        self.nik.input.editingFinished.connect(self.check_nik)

    def _build(self) -> None:
        self.nik_button = Button(self.tr("NIK"), small=True, quiet=True, icon="plus")
        self.nik_button.setObjectName("form.nik_open")
        self.nik_button.setAccessibleName(self.tr("Tambah NIK bila memang diperlukan"))
        plain_tooltip(self.nik_button, self.tr("Hanya bila instansi memerlukannya"))
        self.nik_button.clicked.connect(lambda: self.open_nik(focus=True))
        self.nik = Field(self.tr("NIK"), _line(PHONE), name="form.nik")
        self.nik.input.setFont(theme.tabular_font())
        self._purpose = PlainLabel(self._why_nik(), fit="wrap", role="hint", ink="muted")
        self.nik_box = Row((self.nik, 2), (self._purpose, 5))
        self.nik_box.hide()
        self.choices = FlowBox()
        self.choices.setObjectName("form.caller_choices")
        self.choices.setAccessibleName(self.tr("Pilih orang dari nomor ini"))
        self.choices.hide()
        self.problem = PlainLabel("", fit="wrap", role="label", ink="red")
        self.problem.setObjectName("form.phone_problem")
        self.problem.hide()
        self.explanation = PlainLabel("", fit="wrap", role="label", ink="violet")
        self.explanation.setObjectName("form.identity_explained")
        self.explanation.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        column.addWidget(Row((self.phone, 20), (self.name, 28), (self.behalf, 18)))
        column.addWidget(self.problem)
        column.addWidget(self.choices)
        column.addWidget(self.explanation)

    def _fields(self) -> tuple[Field[QLineEdit], ...]:
        return self.phone, self.name, self.behalf, self.nik

    def tab_stops(self) -> list[QWidget]:
        """The inputs in speech order."""
        chips: list[QWidget] = list(self.choices.findChildren(Chip))
        return [self.phone.input, self.name.input, self.behalf.input, *chips]

    def write(self, *, phone: str, name: str, behalf: str, nik: str, caller_id: str | None) -> None:
        """Puts values in, without undo and without telling; the look-up follows."""
        texts = (phone, name, behalf, nik)
        for field, text in zip(self._fields(), texts, strict=True):
            field.input.setText(text)
            field.set_error("")
        self.caller_id = caller_id
        self._name_from_book, self._someone_else, self._view = "", False, None
        self._no_problem()
        self.nik_box.setVisible(bool(nik))
        self.nik_button.setVisible(not nik)
        self._show_choices(())
        self._check_letter()

    def open_nik(self, *, focus: bool) -> None:
        """Shows the NIK with the sentence why it is asked for."""
        self.nik_box.show()
        self.nik_button.hide()
        if focus:
            self.nik.input.setFocus()

    def _why_nik(self) -> str:
        return self.tr(
            "Hanya dicatat bila instansi memerlukannya untuk menemukan berkas pelapor. "
            "“NIK Bapak/Ibu hanya kami pakai untuk menindaklanjuti laporan ini.”"
        )

    def check_nik(self) -> bool:
        """False when what stands in the NIK field is none; doubts are shown and let pass."""
        raw = self.nik.input.text()
        if not raw.strip():
            self.nik.set_hint("")
            return True
        self._purpose.setText(self._why_nik())
        self._purpose.set_ink("muted")
        today = QDate.currentDate().toPython()
        try:
            reading = read_nik(raw, self._districts, today)  # type: ignore[arg-type]
        except NikInvalid as error:
            message = explain(error)
            self.nik.set_error(self.tr("periksa"))
            self._purpose.setText(f"▲ {message.what} {message.todo}")
            self._purpose.set_ink("red")
            return False
        doubts = {
            "date": self.tr("tanggal lahir janggal"),
            "district": self.tr("wilayah tak dikenal"),
        }
        texts = ", ".join(doubts[one] for one in reading.warnings if one in doubts)
        self.nik.set_hint(f"? {texts}" if texts else "✓")
        return True

    def show_view(self, view: CallerView) -> None:
        """What the book says about the number; fills the name only where none was typed."""
        self._view = view
        self._explain_number(view)
        card = view.caller
        if view.certainty == "pasti" and card is not None:
            self._show_choices(())
            if not self.name.input.text().strip() and card.name:
                self._name_from_book = card.name
                self.name.input.setText(card.name)
                self.changed.emit()
        elif view.certainty == "mungkin" and not self._someone_else:
            self._show_choices((card, *view.others) if card else view.others)
        else:
            self._show_choices(())

    def _explain_number(self, view: CallerView) -> None:
        if view.problem:
            self._show_problem(view.raw, view.problem)
            return
        self._no_problem()
        notes = []
        if view.certainty == "pasti":
            notes.append(self.tr("✓ pasti"))
        if view.prank_count:
            notes.append(self.tr("▲ {n}× iseng").replace("{n}", str(view.prank_count)))
        self.phone.set_hint(" · ".join(notes))

    def _show_problem(self, raw: str, reason: str) -> None:
        letter = refused_letter(raw) if reason == "letter" else ""
        short = self.tr("periksa")
        message = explain(PhoneInvalid(raw, reason))
        text = message.what
        if letter:
            text = self.tr("Ada huruf “{x}” di nomor ini, mestinya angka.").replace("{x}", letter)
            short = self.tr("huruf “{x}”").replace("{x}", letter)
        # While the number is still growing, "too short" is no news.
        growing = reason == "too_short" and self.phone.input.hasFocus()
        self.phone.set_error("" if growing else short)
        self.problem.setText("" if growing else f"▲ {text} {message.todo}")
        self.problem.setVisible(not growing)
        self.phone.input.setAccessibleDescription("" if growing else text)

    def show_error(self, error: PhoneInvalid) -> None:
        """The number cannot be read: says why, at the field."""
        self._show_problem(error.raw, error.reason)
        self.phone.input.setFocus()

    def _show_choices(self, cards: tuple[CallerCard, ...]) -> None:
        focused = self.choices.isAncestorOf(QApplication.focusWidget() or self.phone)
        self.choices.clear()
        self.choices.setVisible(bool(cards))
        if not cards:
            if focused:
                self.name.input.setFocus()
            return
        self.choices.add(_Caption(self.tr("Mungkin:")))
        for card in cards[:6]:
            self._add_choice(card.id, _card_text(card), "accent")
        self._add_choice(_NEW, self.tr("+ orang lain"), "neutral")

    def _add_choice(self, key: str, text: str, tone: theme.Tone) -> None:
        chip = Chip(text, tone=tone, clickable=True)
        chip.setObjectName(f"form.caller_{key}")
        chip.clicked.connect(lambda: self._choose(key))
        self.choices.add(chip)

    def _choose(self, key: str) -> None:
        view = self._view
        cards = [one for one in ((view.caller, *view.others) if view else ()) if one is not None]
        chosen = next((one for one in cards if one.id == key), None)
        if chosen is None:
            self._someone_else, self.caller_id = True, None
            if self.name.input.text() == self._name_from_book:
                self.name.input.clear()
            self._show_choices(())
            self.name.input.setFocus()
        else:
            self.caller_id = chosen.id
            if chosen.name:
                self._name_from_book = chosen.name
                self.name.input.setText(chosen.name)
            self._show_choices(())
            self.looked_for.emit()
        self.changed.emit()

    def known(self) -> tuple[Known, ...]:
        """Everything that names the reporter here, to be looked for elsewhere."""
        numbers = [self.phone.input.text(), self._view.raw if self._view is not None else ""]
        names = [self.name.input.text(), self.behalf.input.text()]
        return (*known_names(names), *known_phones(numbers), *known_nik(self.nik.input.text()))

    def identity(self) -> Identity:
        """The same, as texts are cleared of it."""
        raw = self._view.raw if self._view is not None else ""
        return Identity(
            names=each((self.name.input.text(), self.behalf.input.text())),
            phones=each((self.phone.input.text(), raw)),
            niks=each((self.nik.input.text(),)),
        )

    def wipe(self) -> None:
        """Takes everything that names the reporter out of fields, undo and clipboard."""
        values = {field.input.text().strip() for field in self._fields()} - {""}
        if self._view is not None and self._view.phone is not None:
            values |= {self._view.phone.key, self._view.phone.pretty}
        if self._view is not None:
            values |= {self._view.raw.strip()} - {""}
        self.write(phone="", name="", behalf="", nik="", caller_id=None)
        self._timer.stop()
        clipboard = QApplication.clipboard()
        for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
            held = clipboard.text(mode)
            if any(value in held or _digits(value) == _digits(held) != "" for value in values):
                clipboard.clear(mode)

    def set_allowed(self, allowed: bool) -> None:
        """Closes the fields for a report without identity, and says why; opens them again."""
        for field in self._fields():
            field.input.setEnabled(allowed)
        self.nik_button.setEnabled(allowed)
        self.explanation.setText(
            "" if allowed else self.tr(
                "Tanpa identitas: nama, nomor, dan NIK tidak disimpan di mana pun. "
                "Beri nomor tiket kepada pelapor; itu satu-satunya cara menanyakan kabar."
            )
        )  # fmt: skip
        self.explanation.setVisible(not allowed)

    def _typed(self) -> None:
        self.changed.emit()
        self._timer.start()

    def _number_typed(self) -> None:
        self.caller_id, self._someone_else = None, False
        self._no_problem()
        if self._name_from_book and self.name.input.text() == self._name_from_book:
            self.name.input.setText("")
        self._name_from_book = ""
        self._check_letter()

    def _name_typed(self) -> None:
        if self.caller_id is not None and self.name.input.text() != self._name_from_book:
            self.caller_id = None

    def _no_problem(self) -> None:
        self.phone.set_hint("")
        self.problem.hide()

    def _check_letter(self) -> None:
        """A letter is told at once; everything else waits for the look-up."""
        raw = self.phone.input.text()
        if raw.strip() and refused_letter(raw):
            self._show_problem(raw, "letter")

    def _prettify(self) -> None:
        raw = self.phone.input.text()
        try:
            pretty = parse_phone(raw).pretty if raw.strip() else raw
        except PhoneInvalid as error:
            self._show_problem(raw, error.reason)
            return
        if pretty != raw:
            self.phone.input.setText(pretty)
            self.changed.emit()


class _Caption(PlainLabel):
    """A word in front of chips, as high as they are."""

    def __init__(self, text: str) -> None:
        super().__init__(text, role="label", ink="muted")

    def sizeHint(self) -> QSize:
        """Qt: 24 px high."""
        return QSize(super().sizeHint().width(), theme.dp(24))


def _line(longest: int) -> QLineEdit:
    return TidyLine(longest)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _card_text(card: CallerCard) -> str:
    name = elide(one_line(card.name), 32) or shown("tanpa nama")
    count = shown("{n} tiket").replace("{n}", str(card.ticket_count))
    return f"{name} · {count}"
