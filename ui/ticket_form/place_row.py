"""Where it happened: any part of a place's name, and a landmark in the caller's own words."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callcenter.directory.bundle import Directory
from callcenter.directory.places import PlaceHit
from ui.ticket_form.layouts import Row
from ui.ticket_form.option_list import Option
from ui.ticket_form.pick_line import PickLine
from ui.widgets.field import Field

_PAUSE = 90


class PlaceRow(QWidget):
    """`searched` asks for places (answer with `offer`); `changed` on a choice or a keystroke."""

    changed = Signal()
    searched = Signal(str)

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = directory
        self._wanted = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(lambda: self.searched.emit(self._wanted))
        self.place = Field(self.tr("Tempat"), PickLine(keeps_text=True), name="form.place")
        self.place.input.setPlaceholderText(
            self.tr("desa, kecamatan, atau kab/kota: ketik sebagian")
        )
        self.place.input.label_of = lambda option: option.key and self._path(option.key)
        self.landmark = Field(self.tr("Patokan"), QLineEdit(), name="form.landmark")
        self.landmark.input.setPlaceholderText(self.tr("depan pasar, arah SPBU"))
        self.place.input.asked.connect(self._ask)
        self.place.input.textEdited.connect(lambda _text: self.changed.emit())
        self.place.input.picked.connect(self._picked)
        self.place.input.left.connect(self._check)
        self.landmark.input.textEdited.connect(lambda _text: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Row((self.place, 16), (self.landmark, 10)))

    def tab_stops(self) -> list[QWidget]:
        """In speech order."""
        return [self.place.input, self.landmark.input]

    def code(self) -> str:
        """The place's code, "" while none is chosen."""
        return self.place.input.key()

    def free_text(self) -> str:
        """What was typed as a place and is none yet."""
        return self.place.input.free_text().strip()

    def write(self, code: str, landmark: str, free_text: str = "") -> None:
        """A draft's values."""
        known = code if code in self._directory.places else ""
        self.place.input.set_choice(known, self._path(known))
        if free_text and not known:
            self.place.input.setText(free_text)
        self.landmark.input.setText(landmark)
        self.place.set_error("")
        self._check()

    def offer(self, hits: Sequence[PlaceHit]) -> None:
        """Answers `searched`."""
        rows = []
        for hit in hits:
            around = hit.path.partition(", ")[2]
            rows.append(Option(hit.place.code, hit.place.name, around))
        self.place.input.offer(rows)
        if not hits and self._wanted.strip():
            self.place.set_error(self.tr("tidak ditemukan; coba nama kecamatan"))
        else:
            self.place.set_error("")

    def _path(self, code: str) -> str:
        return self._directory.places.path(code) if code else ""

    def _ask(self, typed: str) -> None:
        self._wanted = typed
        self._timer.start()

    def _picked(self, code: str) -> None:
        del code
        self.place.set_error("")
        self.changed.emit()

    def _check(self) -> None:
        if self.free_text():
            self.place.set_error(self.tr("pilih dari daftar agar tempatnya tercatat"))
