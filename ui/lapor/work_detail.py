"""One ticket that needs a person: why, what would leave, what was tried. Shows; decides nothing."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from callcenter.desk.read_lapor_work import Matter, WorkDetail
from ui import theme
from ui.lapor import matter_text
from ui.plain_text import PlainLabel
from ui.widgets.chip import Chip


class WorkDetailView(QScrollArea):
    """`show_detail` replaces everything; the place it was scrolled to stays for the same ticket."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lapor.work_detail")
        self.setAccessibleName(self.tr("Yang perlu diputuskan tentang tiket ini"))
        self.setWidgetResizable(True)
        self._shown = ""
        self.chip = Chip()
        self.chip.setObjectName("lapor.matter")
        self.number = PlainLabel(role="strong", tabular=True, selectable=True)
        self.number.setObjectName("lapor.ticket_number")
        self.ids = self._label("ids", selectable=True)
        self.why = self._label("why")
        self.refusal = self._label("refusal", selectable=True)
        self.refusal.set_ink("red")
        self.changed = self._label("changed", muted=True)
        self.about = self._label("about", muted=True)
        self.payload = self._label("payload", selectable=True)
        self.facts = self._label("facts", muted=True)
        self.setWidget(self._body())

    def _label(self, name: str, *, muted: bool = False, selectable: bool = False) -> PlainLabel:
        label = PlainLabel(
            fit="wrap",
            role="label" if muted else "body",
            ink="muted" if muted else "text",
            selectable=selectable,
        )
        label.setObjectName(f"lapor.{name}")
        return label

    def _body(self) -> QWidget:
        body = QWidget()
        body.setObjectName("scroll_body")
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        head.addWidget(self.chip)
        head.addWidget(self.number)
        head.addStretch(1)
        self.payload_title = PlainLabel(role="section")
        self.payload_title.setObjectName("lapor.payload_title")
        self.facts_title = PlainLabel(self.tr("Yang sudah dicoba"), role="section")
        column = QVBoxLayout(body)
        column.setContentsMargins(*(theme.dp(n) for n in (14, 12, 14, 12)))
        column.setSpacing(theme.dp(6))
        column.addLayout(head)
        for widget in (self.why, self.refusal, self.ids):
            column.addWidget(widget)
        column.addSpacing(theme.dp(6))
        for widget in (self.payload_title, self.changed, self.payload, self.about):
            column.addWidget(widget)
        column.addSpacing(theme.dp(6))
        column.addWidget(self.facts_title)
        column.addWidget(self.facts)
        column.addStretch(1)
        return body

    def show_detail(self, detail: WorkDetail, now: datetime) -> None:
        """Show a ticket."""
        look = matter_text.chip_of(detail.row.matter)
        self.chip.set_state(look.text, look.tone, look.shape)
        self.number.setText(detail.row.number)
        self._say(self.why, matter_text.why(detail))
        self._say(self.refusal, "\n".join(matter_text.refusal(detail)))
        self._say(self.ids, matter_text.numbers(detail))
        self._show_payload(detail)
        lines = matter_text.facts(detail, now)
        self._say(self.facts, "\n".join(f"{one.at}  {one.text}" for one in lines))
        self.facts_title.setVisible(bool(lines))
        if detail.row.ticket_id != self._shown:
            self._shown = detail.row.ticket_id
            self.verticalScrollBar().setValue(0)

    def _show_payload(self, detail: WorkDetail) -> None:
        if detail.row.matter is Matter.REPLY:
            self.payload_title.setText(self.tr("Jawaban kita"))
            said = "\n\n".join(part for one in detail.replies for part in (one.text, one.reason))
            self._say(self.payload, said.strip())
            self._say(self.changed, "")
            self._say(self.about, "")
            return
        leaving = detail.leaving
        self.payload_title.setText(self.tr("Yang dikirim ke SP4N-LAPOR!"))
        self._say(self.changed, matter_text.kept(detail) or matter_text.changed(detail))
        self._say(self.payload, f"{leaving.title}\n\n{leaving.content}" if leaving else "")
        self._say(self.about, matter_text.about(leaving) if leaving else "")

    @staticmethod
    def _say(label: PlainLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
