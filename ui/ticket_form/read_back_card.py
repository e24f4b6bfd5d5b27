"""The card with the sentence to read back, and the way to answer the caller at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel, elide
from ui.widgets.buttons import Button
from ui.widgets.card import Card

_LONGEST = 420


class ReadBackCard(Card):
    """Shows what to say; `answer_asked` opens the answer panel."""

    answer_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setObjectName("form.read_back_card")
        self.setAccessibleName(self.tr("Bacakan kembali"))
        caption = PlainLabel(self.tr("Bacakan kembali"), role="hint", ink="muted")
        self.sentence = PlainLabel("", fit="wrap")
        self.sentence.setObjectName("form.read_back")
        self.answer = Button(self.tr("Dijawab sekarang"), small=True, quiet=True, icon="check")
        self.answer.setObjectName("form.answer_open")
        self.answer.clicked.connect(self.answer_asked)
        head = QHBoxLayout()
        head.addWidget(caption, 1)
        head.addWidget(self.answer)
        words = QVBoxLayout()
        words.setContentsMargins(*(theme.dp(n) for n in (12, 5, 5, 8)))
        words.setSpacing(theme.dp(1))
        words.addLayout(head)
        words.addWidget(self.sentence)
        self.body.addLayout(words)
        self.show_sentence("")

    def show_sentence(self, text: str) -> None:
        """The sentence in quotation marks, or what will stand here."""
        self.sentence.setText(
            f"“{elide(text, _LONGEST)}”"
            if text
            else self.tr("Ringkasan untuk dibacakan muncul setelah cerita diketik.")
        )
        self.sentence.set_ink("text" if text else "faint")
