"""Asks a reporter the nine questions of the survey (SKM) by telephone; discontent opens again."""

from PySide6.QtWidgets import QWidget

from callcenter.desk.survey import survey
from callcenter.errors import FieldInvalid
from callcenter.tickets.survey import ELEMENTS, check_scores
from callcenter.tickets.ticket import Ticket
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.survey_words import NAMES, asked
from ui.ticket_view.composer import Composer, Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.score_sheet import ScoreSheet
from ui.translation import shown
from ui.widgets.radio_cards import RadioCards, RadioChoice

CONTENT, DISCONTENT = "content", "discontent"


class SurveyComposer(Composer):
    """Nine marks by the keys 1 to 4, then whether the reporter is content with the outcome."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self.name_it(self.tr("Survei kepuasan"), self.tr("Simpan survei"))
        self._ticket_id = ticket.id
        self._asked = asked({key: shown(name) for key, name in NAMES.items()})
        self.sheet = ScoreSheet(self._asked)
        self.sheet.setObjectName("composer.scores")
        self.question = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.question.setObjectName("composer.question")
        self.outcome = RadioCards(
            [
                RadioChoice(CONTENT, self.tr("Puas"), self.tr("tiket tetap selesai")),
                RadioChoice(
                    DISCONTENT, self.tr("Belum puas"), self.tr("tiket dibuka lagi"), "amber"
                ),
            ]
        )  # none is chosen: what nobody was asked is not kept
        self.text = text_box(2)
        self.form.addWidget(self.question)
        self.form.addWidget(self.sheet)
        self.add_field("outcome", self.tr("Menurut pelapor, hasilnya"), self.outcome)
        self.outcome.setObjectName("composer.outcome")
        self._reason = self.add_field(
            "reason", self.tr("Apa yang belum beres menurut pelapor"), self.text
        )
        self.sheet.moved.connect(self._ask)
        self.outcome.changed.connect(self._arrange)
        self._ask(0)
        self._arrange("")
        self.finish_form()

    def _ask(self, row: int) -> None:
        self.question.setText(f"“{self._asked[row].aloud()}”")

    def _arrange(self, outcome: str) -> None:
        self._reason.setVisible(outcome == DISCONTENT)

    def focus_first(self) -> None:
        """The marks: the first question is read aloud at once."""
        self.sheet.setFocus()

    def parts(self) -> dict[str, QWidget]:
        """The marks too."""
        return {**super().parts(), "scores": self.sheet}

    def collect(self) -> Work:
        """The nine marks, and the reason of who is not content."""
        scores = check_scores(self.sheet.scores())
        outcome = self.outcome.selected()
        if not outcome:
            raise FieldInvalid("outcome", "missing")
        discontent = self.text.toPlainText() if outcome == DISCONTENT else None
        desk, ticket_id = self.ctx.desk, self._ticket_id
        return lambda: survey(desk, ticket_id, scores, discontent=discontent)

    def show_error(self, error: BaseException) -> None:
        """What has no answer is asked again, and named beside the buttons."""
        if isinstance(error, FieldInvalid) and error.field in ELEMENTS:
            self.sheet.go_to_element(error.field)
            self.sheet.setFocus()
            missing = self.tr("“{0}” belum dijawab. Jawaban lain tetap ada.")
            self.say_missing(missing.format(shown(NAMES[error.field])))
            return
        if isinstance(error, FieldInvalid) and error.field == "outcome":
            self.outcome.setFocus()
            self.say_missing(self.tr("Tanyakan dulu: puas atau belum puas?"))
            return
        super().show_error(error)

    def said(self) -> str:
        """What was done."""
        if self.outcome.selected() == DISCONTENT:
            return self.tr("Survei disimpan dan tiket dibuka lagi")
        return self.tr("Survei disimpan")

    def is_dirty(self) -> bool:
        """Something was marked or written."""
        marked = any(one is not None for one in self.sheet.scores())
        return marked or bool(self.outcome.selected() or self.text.toPlainText().strip())
