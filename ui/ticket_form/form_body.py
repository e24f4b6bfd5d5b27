"""The left side of the form: every part in speech order, read into an Intake and written from one.

Knows the directory, but neither the desk nor the store; what it learns is brought by the form.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from callcenter.directory.bundle import Directory
from callcenter.directory.guidance import Question
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Channel, Confidentiality, Urgency
from ui import shortcuts, theme
from ui.ticket_form.agency_chips import AgencyChips
from ui.ticket_form.caller_row import CallerRow
from ui.ticket_form.category_row import CategoryRow
from ui.ticket_form.description_box import DescriptionBox, DescriptionField
from ui.ticket_form.draft_chips import DraftChips
from ui.ticket_form.emergency_card import EmergencyCard
from ui.ticket_form.evidence_row import EvidenceRow
from ui.ticket_form.identity_note import IdentityNote
from ui.ticket_form.inline_panels import AnswerPanel, PrankPanel
from ui.ticket_form.lapor_opening import LaporOrigin, LaporPanel
from ui.ticket_form.layouts import FlowBox
from ui.ticket_form.place_row import PlaceRow
from ui.ticket_form.questions_row import QuestionsRow
from ui.ticket_form.read_back_card import ReadBackCard
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.field import Field
from ui.widgets.menu import Entry, PlainMenu
from ui.widgets.radio_cards import RadioCards, RadioChoice
from ui.words_on_screen import consequence, label

PRIVATE = "_"
"""Answers whose id begins so live in the draft alone, never in a ticket."""
FREE_PLACE = "_tempat"


class FormBody(QWidget):
    """`changed` after anything a person typed or chose that a draft must keep."""

    changed = Signal()

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = directory
        self._writing = False
        districts = frozenset(_districts(directory))
        self.caller = CallerRow(districts)
        self.evidence = EvidenceRow()
        self.description = DescriptionField(
            self.tr("Apa yang terjadi?"),
            DescriptionBox(directory.text_modules_for),
            self.evidence,
            "form.description",
        )
        self.identity_note = IdentityNote(self.description.input)
        self.category = CategoryRow(directory)
        self.agencies = AgencyChips(directory)
        self.place = PlaceRow(directory)
        self.questions = QuestionsRow()
        self.urgency = Field(self.tr("Mendesak?"), _urgency_cards(), name="form.urgency")
        self.read_back = ReadBackCard()
        self.answer = AnswerPanel(directory.text_modules_for)
        self.prank = PrankPanel()
        self.lapor_panel = LaporPanel()
        self.lapor = LaporOrigin()
        self.emergency = EmergencyCard()
        self.banner = Banner()
        self.banner.setObjectName("form.banner")
        self.drafts = DraftChips()
        self._build_buttons()
        self._build()
        self._connect()

    def _build_buttons(self) -> None:
        self.save = PrimaryButton(self.tr("Simpan"), key_hint=shortcuts.key_hint("save"))
        self.save_next = Button(self.tr("Simpan & berikutnya"))
        self.outside = Button(self.tr("Di luar kewenangan"), key_hint=shortcuts.key_hint("outside"))
        self.more = Button(self.tr("Lainnya"), quiet=True, menu=True)
        names = {"save": self.save, "save_next": self.save_next, "outside_open": self.outside}
        for name, button in {**names, "more": self.more}.items():
            button.setObjectName(f"form.{name}")
        self.menu = PlainMenu(
            [
                Entry("prank", self.tr("Panggilan iseng…")),
                Entry("new", self.tr("Tiket baru, draf ini disimpan")),
                Entry("lapor", self.tr("Buka laporan dari SP4N-LAPOR!…")),
                Entry("", ""),
                Entry("discard", self.tr("Buang draf ini")),
            ],
            self,
        )
        self.more.clicked.connect(lambda: self.menu.below(self.more))

    def put_under_drafts(self, widget: QWidget) -> None:
        """What is asked about a draft stands under the chips."""
        self._column.insertWidget(self._column.indexOf(self.drafts) + 1, widget)

    def _build(self) -> None:
        self.setObjectName("form.body")
        inside = _Column()
        inside.setObjectName("scroll_body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(theme.dp(n) for n in (18, 12, 18, 4)))
        column.setSpacing(theme.dp(8))
        self.evidence.add_tail(self.caller.nik_button)
        parts = (
            self.drafts, self.banner, self.lapor, self.emergency, self.caller, self.description,
            self.identity_note, self.category,
            self.agencies, self.place, self.questions, self.caller.nik_box,
            self.urgency, self.read_back,
        )  # fmt: skip
        for part in parts:
            column.addWidget(part, 1 if part is self.description else 0)
        self.description.setMaximumHeight(theme.dp(200))
        self._column = column
        self.area = QScrollArea()
        self.area.setObjectName("form.scroll")
        self.area.setFocusPolicy(self.area.focusPolicy().NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(
            self.area.horizontalScrollBarPolicy().ScrollBarAlwaysOff
        )
        self.area.setWidget(inside)
        buttons = FlowBox(gap=8)
        for button in (self.save, self.save_next, self.outside, self.more):
            buttons.add(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(*(theme.dp(n) for n in (18, 6, 18, 12)))
        foot.setSpacing(theme.dp(8))
        for low in (self.answer, self.prank, self.lapor_panel, buttons):
            foot.addWidget(low)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def _connect(self) -> None:
        for signal in (
            self.caller.changed, self.category.changed, self.agencies.changed, self.place.changed,
            self.questions.changed, self.evidence.changed, self.answer.changed,
        ):  # fmt: skip
            signal.connect(self._tell)
        self.description.input.textChanged.connect(self._tell)
        for panel in (self.emergency, self.answer, self.prank, self.lapor_panel):
            panel.installEventFilter(self)
        self.urgency.input.changed.connect(lambda _key: self._tell())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a panel comes or goes."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """The sentence to read back gives way while a panel needs its room."""
        panels = (self.emergency, self.answer, self.prank, self.lapor_panel)
        self.read_back.setVisible(all(panel.isHidden() for panel in panels))

    def _tell(self) -> None:
        if not self._writing:
            self.changed.emit()

    def add_below(self, widget: QWidget) -> None:
        """Takes a widget in under the form, where there is no room beside it."""
        self._column.addWidget(widget)

    def settle(self) -> None:
        """Gives every part its place now, before something is scrolled to."""
        self._column.activate()

    def bring_to_view(self, widget: QWidget) -> None:
        """Scrolls to a widget of the form when it stands out of sight."""
        if self.isAncestorOf(widget):
            self.area.ensureWidgetVisible(widget)

    def tab_stops(self) -> list[QWidget]:
        """Every input in speech order, then the buttons."""
        return [
            *self.drafts.tab_stops(),
            *self.emergency.tab_stops(),
            *self.caller.tab_stops(),
            self.description.input,
            self.identity_note.button,
            *self.category.tab_stops(),
            *self.agencies.tab_stops(),
            *self.place.tab_stops(),
            *self.questions.tab_stops(),
            *self.evidence.tab_stops(),
            self.caller.nik_button,
            self.caller.nik.input,
            *self.urgency.input.cards.values(),
            self.read_back.answer,
            *self.answer.tab_stops(),
            *self.prank.tab_stops(),
            *self.lapor_panel.tab_stops(),
            self.save, self.save_next, self.outside, self.more,
        ]  # fmt: skip

    def read(
        self, channel: Channel, confidentiality: Confidentiality, call_seconds: int | None
    ) -> Intake:
        """What stands in the form; answers of other categories are left out."""
        return Intake(
            phone=self.caller.phone.input.text().strip(),
            caller_id=self.caller.caller_id,
            name=self.caller.name.input.text(),
            on_behalf_of=self.caller.behalf.input.text(),
            nik=self.caller.nik.input.text().strip(),
            description=self.description.input.toPlainText(),
            category=self.category.category_id(),
            classification=self.category.classification_value(),
            oversight=self.evidence.oversight.isChecked(),
            place=self.place.code(),
            landmark=self.place.landmark.input.text(),
            pin=self.place.pin(),
            answers=self.questions.answers(),
            urgency=Urgency(self.urgency.input.selected()),
            channel=channel,
            confidentiality=confidentiality,
            agency_ids=self.agencies.selected(),
            answered=self.answer.answer(),
            call_seconds=call_seconds,
            lapor_id=self.lapor.complaint_id,
        )

    def private_answers(self) -> dict[str, str]:
        """What only the draft keeps: answers of other categories and a place not found yet."""
        kept = {one: text for one, text in self.questions.kept().items() if one[:1] != PRIVATE}
        if self.place.free_text():
            kept[FREE_PLACE] = self.place.free_text()
        return kept

    def write(self, intake: Intake) -> None:
        """Puts a draft (or an empty form) in place; tells nobody."""
        self._writing = True
        self.caller.write(
            phone=intake.phone,
            name=intake.name,
            behalf=intake.on_behalf_of,
            nik=intake.nik,
            caller_id=intake.caller_id,
        )
        self.identity_note.forget()
        self.description.input.set_text(intake.description)
        self.description.set_error("")
        self.description.refused.hide()
        self.description.input.set_corner_note("")
        self.category.write(intake.category, intake.classification)
        self.agencies.write(intake.agency_ids)
        free_place = intake.answers.get(FREE_PLACE, "")
        self.place.write(intake.place, intake.landmark, free_place, intake.pin)
        self.questions.write(_public(intake.answers))
        self.show_questions(intake.category, oversight=intake.oversight)
        self.evidence.write((), oversight=intake.oversight)
        self.urgency.input.select(intake.urgency.value)
        self.answer.text.set_text(intake.answered)
        self.answer.setVisible(bool(intake.answered))
        self.prank.note.clear()
        self.prank.hide()
        self.lapor_panel.hide()
        self.lapor.write(intake.lapor_id)
        self.emergency.hide()
        self.banner.hide()
        self.read_back.show_sentence("")
        self._writing = False

    def show_questions(self, category_id: str, *, oversight: bool) -> None:
        """The questions of a category; none while there is no category."""
        questions: tuple[Question, ...] = ()
        if category_id:
            questions = self._directory.questions_for(category_id, oversight=oversight)
        self.questions.show_questions(questions)


class _Column(QWidget):
    """The parts of the form; as high as its width asks for, the story takes what is left over."""

    def minimumSizeHint(self) -> QSize:
        """Qt: the height for the width counts, not that of texts broken elsewhere."""
        return QSize(theme.dp(240), theme.dp(120))


def _public(answers: Mapping[str, str]) -> dict[str, str]:
    return {one: text for one, text in answers.items() if not one.startswith(PRIVATE)}


def _districts(directory: Directory) -> list[str]:
    """Codes of every kecamatan, as a NIK begins with them."""
    places = directory.places
    return [
        kecamatan.code
        for kabkota in places.children("18")
        for kecamatan in places.children(kabkota.code)
    ]


def _urgency_cards() -> RadioCards:
    tones: dict[Urgency, theme.Tone] = {Urgency.EMERGENCY: "red", Urgency.SOON: "amber"}
    choices = [
        RadioChoice(one.value, label(one), consequence(one), tones.get(one, "accent"))
        for one in (Urgency.EMERGENCY, Urgency.NORMAL, Urgency.SOON)
    ]
    return RadioCards(choices, Urgency.NORMAL.value)
