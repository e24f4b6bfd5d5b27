"""What stands in a composer's inputs as plain texts, and back again. Knows the inputs, no verb."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.plain_text import PlainTextEdit
from ui.ticket_view.agency_picker import AgencyPicker
from ui.ticket_view.file_choice import FileChoice
from ui.ticket_view.moment_field import OWN, MomentField
from ui.ticket_view.score_sheet import ScoreSheet
from ui.widgets.combo import ChoiceBox
from ui.widgets.radio_cards import RadioCards


def read_input(widget: QWidget) -> str | None:
    """Return what stands in an input, None for one that is not kept."""
    for kind, (read, _write) in _KINDS.items():
        if isinstance(widget, kind):
            return read(widget)
    return None


def fill_input(widget: QWidget, text: str) -> None:
    """Put a text back; what does not fit any more (an agency that is gone) is left out."""
    for kind, (_read, write) in _KINDS.items():
        if isinstance(widget, kind):
            write(widget, text)
            return


def _choose_agencies(picker: AgencyPicker, text: str) -> None:
    for one in filter(None, text.split(",")):
        picker.choose(one)


def _pick(cards: RadioCards, key: str) -> None:
    if key in cards.cards:
        cards.cards[key].click()  # as a person would: what depends on it is shown


def _moment(field: MomentField) -> str:
    chosen = field.cards.selected()
    return field.value().isoformat() if chosen == OWN else chosen


def _choose_moment(field: MomentField, text: str) -> None:
    try:
        field.choose_own(datetime.fromisoformat(text))
    except ValueError:
        _pick(field.cards, text)


_KINDS: Mapping[type[QWidget], tuple[Callable[[Any], str], Callable[[Any, str], None]]] = {
    PlainTextEdit: (PlainTextEdit.toPlainText, PlainTextEdit.setPlainText),
    QLineEdit: (QLineEdit.text, QLineEdit.setText),
    ChoiceBox: (ChoiceBox.selected, ChoiceBox.select),
    RadioCards: (RadioCards.selected, _pick),
    AgencyPicker: (lambda one: ",".join(one.chosen()), _choose_agencies),
    MomentField: (_moment, _choose_moment),
    ScoreSheet: (ScoreSheet.typed, ScoreSheet.restore),
    FileChoice: (
        lambda one: ",".join(one.chosen()),
        lambda one, text: one.choose(text.split(",")),
    ),
}
