"""A quiet warning that the story still names a person who wants no identity kept, and a way out.

Holds nothing of the person but what stands in the texts of this form; on screen the story is
changed on request alone, and undo brings it back. What leaves the form, be it to a draft or to a
ticket, leaves it without the person (`without`).
"""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callcenter.callers.identity import NOBODY, Identity
from callcenter.callers.scrubbing import unnamed
from callcenter.callers.traces import Known, Trace, find_traces
from callcenter.tickets.intake import Intake
from ui import theme
from ui.plain_text import PlainLabel, PlainTextEdit
from ui.widgets.buttons import Button

_GAP = "…"


class IdentityNote(QWidget):
    """Hidden until `watch` finds something in the text; follows the text from then on."""

    def __init__(self, box: PlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self._known: tuple[Known, ...] = ()
        self._identity = NOBODY
        self.setObjectName("form.identity_note")
        self.words = PlainLabel("", fit="wrap", role="label", ink="amber")
        self.words.setObjectName("form.identity_traces")
        self.button = Button(self.tr("Hapus dari cerita"), small=True)
        self.button.setObjectName("form.identity_remove")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._remove)
        box.textChanged.connect(self._look)
        self.hide()

    def watch(self, known: Sequence[Known]) -> None:
        """Warns of what stands in the text now; what does not stand there is not remembered."""
        text = self._box.toPlainText()
        self._known += tuple(one for one in known if find_traces(text, (one,)))
        self._look()

    def hide_in(self, identity: Identity, texts: Sequence[str]) -> None:
        """From now on nothing leaves that names this person; remembered only if a text does."""
        if any(unnamed(one, identity) != one for one in texts):
            self._identity = self._identity.with_more(identity)

    def without(self, text: str) -> str:
        """The text as it may leave the form."""
        return unnamed(text, self._identity) if self._identity else text

    def cleared(self, intake: Intake) -> Intake:
        """What stands in the form, as it may leave it."""
        if not self._identity:
            return intake
        return replace(
            intake,
            description=self.without(intake.description),
            landmark=self.without(intake.landmark),
            answered=self.without(intake.answered),
            answers={name: self.without(text) for name, text in intake.answers.items()},
        )

    def forget(self) -> None:
        """Another form stands there, or the person may be named again."""
        self._known, self._identity = (), NOBODY
        self._look()

    def _traces(self) -> tuple[Trace, ...]:
        return find_traces(self._box.toPlainText(), self._known)

    def _look(self) -> None:
        found = {one.what for one in self._traces()}
        names = {
            "name": self.tr("nama"),
            "phone": self.tr("nomor telepon"),
            "nik": self.tr("NIK"),
        }
        told = ", ".join(text for what, text in names.items() if what in found)
        self.words.setText(self.tr("▲ Di cerita masih tertulis: {x}.").replace("{x}", told))
        self.setVisible(bool(found))

    def _remove(self) -> None:
        """Puts a gap in place of each, as one step that undo takes back."""
        text = self._box.toPlainText()
        cursor = QTextCursor(self._box.document())
        cursor.beginEditBlock()
        for trace in reversed(self._traces()):
            cursor.setPosition(_units(text[: trace.start]))
            cursor.setPosition(_units(text[: trace.end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(_GAP)
        cursor.endEditBlock()
        self._box.setFocus()


def _units(text: str) -> int:
    """The length as Qt counts it: signs beyond the first plane are two."""
    return len(text.encode("utf-16-le")) // 2
