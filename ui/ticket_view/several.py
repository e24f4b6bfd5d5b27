"""What composers share that serve one ticket or several at once: whom it is for, who was refused.

One text, one press; each ticket is judged by itself. Every ticket that stays as it was is named
with the reason, and the card stays until somebody has read it.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from callcenter.desk.each_ticket import Carried, Refused
from callcenter.errors import ReporterNamed
from ui import theme
from ui.context import UiContext
from ui.messages import explain
from ui.plain_text import PlainLabel, PlainTextView
from ui.ticket_view.composer import Composer, Saved, Undo

_SHOWN = 6
_LINES = 4


def several(one: str, many: str, count: int) -> str:
    """Return the text for one ticket, or for so many."""
    return one if count == 1 else many.format(n=count)


def numbers_text(numbers: Sequence[str]) -> str:
    """Return `26-…, 26-… dan 4 lainnya`."""
    text = ", ".join(numbers[:_SHOWN])
    left = len(numbers) - _SHOWN
    if left <= 0:
        return text
    more = QCoreApplication.translate("several", "{numbers} dan {n} lainnya")
    return more.format(numbers=text, n=left)


def refusals_text(refused: Sequence[Refused], numbers: Mapping[str, str]) -> str:
    """Return `26-…: why · 26-…: why`, "" for none."""
    return " · ".join(f"{numbers[one.ticket_id]}: {explain(one.error).what}" for one in refused)


def undone_note(found: object, numbers: Mapping[str, str]) -> tuple[str, theme.Tone]:
    """Return what is said after an undo, and in which tone: who was left as it is is named."""
    refused = found.refused if isinstance(found, Carried) else ()
    said = QCoreApplication.translate("several", "Dibatalkan")
    if isinstance(found, Carried) and not found.done:
        said = QCoreApplication.translate("several", "Tidak dibatalkan")
    text = " · ".join(filter(None, (said, refusals_text(refused, numbers))))
    return text, "amber" if refused else "green"


class SeveralComposer(Composer):
    """Tells `partly` when something was done and the card stays because of what was not.

    `tickets` are numbers by id; who takes no part from the start is named by `leave_out`.
    """

    def __init__(
        self, ctx: UiContext, tickets: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, parent=parent)
        self._numbers = dict(tickets)
        self._ids = tuple(tickets)
        self._ended = False
        self.preview = PlainLabel("", fit="wrap", role="label", ink="muted", tabular=True)
        self.preview.setObjectName("composer.preview")
        self.refused = PlainTextView()
        self.refused.setObjectName("composer.refused")
        self.refused.setAccessibleName(self.tr("Tiket yang tidak ikut, dan sebabnya"))
        self._frame = self._children()
        for one in (self.preview, self.refused):
            self.form.addWidget(one)
            one.hide()
        if len(tickets) > 1:
            self.show_whom(self._ids)

    @property
    def ids(self) -> tuple[str, ...]:
        """Whom it is for, without those who take no part."""
        return self._ids

    @property
    def beside(self) -> tuple[str, ...]:
        """Who was chosen with them and takes no part."""
        return tuple(one for one in self._numbers if one not in self._ids)

    @property
    def count(self) -> int:
        """How many tickets it is for."""
        return len(self._ids)

    def show_whom(self, ids: Sequence[str], hint: str = "") -> None:
        """Say how many tickets it is for, and which."""
        numbers = [self._numbers[one] for one in ids]
        text = self.tr("Berlaku untuk {n} tiket: {numbers}")
        line = text.format(n=len(numbers), numbers=numbers_text(numbers))
        self.preview.setText(f"{line} · {hint}" if hint else line)
        self.preview.show()

    def leave_out(self, why: Mapping[str, str]) -> None:
        """These tickets take no part from the start, and why."""
        self._ids = tuple(one for one in self._numbers if one not in why)
        self.show_whom(self._ids)
        self._name(why)

    def said_of(self, count: int) -> str:
        """Return what the note says when so many tickets took the step."""
        raise NotImplementedError

    def undo_of(self, found: Carried) -> Undo | None:
        """Return how what was done is undone, None when it cannot be."""
        del found
        return None

    def begun(self) -> bool:
        """Return whether something was written that must not be lost."""
        return False

    def said(self) -> str:
        """What was done to all of them."""
        return self.said_of(self.count)

    def is_dirty(self) -> bool:
        """Something was begun and has not been told yet."""
        return not self._ended and self.begun()

    def save(self) -> None:
        """Once, and never again for those who were refused: who was told closes the card."""
        if self._ended:
            self.put_away()
        elif not self._ids:
            self.say_missing(self.tr("Tidak satu pun bisa; tidak ada yang berubah"))
        else:
            super().save()

    def _done(self, found: Undo | Carried | None) -> None:
        if not isinstance(found, Carried):
            super()._done(found)
            return
        self._set_busy(False)
        if not found.refused:
            self.saved.emit(Saved(self.said(), self.undo_of(found), self._numbers))
            return
        self.name_refused(found.refused)
        if not found.done:
            self.say_missing(self.tr("Tidak satu pun bisa; tidak ada yang berubah"))
            return
        saved = Saved(self.said_of(len(found.done)), self.undo_of(found), self._numbers)
        self._stand_ended(len(found.done), len(found.refused))
        self.partly.emit(saved)

    def show_error(self, error: BaseException) -> None:
        """What a text names is said at its field, and beside the buttons what can be done."""
        super().show_error(error)
        if isinstance(error, ReporterNamed):
            self.say_missing(explain(error).todo)

    def name_refused(self, refused: Sequence[Refused]) -> None:
        """Name each ticket that stayed as it was, with the reason."""
        self._name({one.ticket_id: explain(one.error).what for one in refused})

    def _name(self, why: Mapping[str, str]) -> None:
        lines = [f"▲ {self._numbers[one]}: {text}" for one, text in why.items()]
        self.refused.set_text("\n".join(lines))
        self.refused.setFixedHeight(theme.dp(18 * min(len(lines), _LINES) + 14))
        self.refused.setVisible(bool(lines))

    def _stand_ended(self, done: int, refused: int) -> None:
        """What was asked is done; only who was left out is still told."""
        self._ended = True
        stay = {*self._frame, self.refused, self.close_button}
        for one in self._children() - stay:
            one.hide()
        title = self.tr("{done} tiket berubah, {refused} tidak")
        self.set_title(title.format(done=done, refused=refused))
        self.close_button.setFocus()

    def _children(self) -> set[QWidget]:
        return set(self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly))
