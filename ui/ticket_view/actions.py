"""What may be done with a ticket now, as its life allows: one table of the buttons. Pure."""

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from callcenter.desk.survey import may_survey
from callcenter.tickets import life
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind, State


class Action(Struct, frozen=True):
    """One button: `kind` is the step it takes, None for what is always allowed."""

    key: str
    text: str
    kind: Kind | None = None

    @property
    def shown(self) -> str:
        """The text in the language of the screen."""
        return QCoreApplication.translate("actions", self.text)


def _action(key: str, kind: Kind | None, text: object) -> Action:
    return Action(key, str(text), kind)


ACTIONS: tuple[Action, ...] = (
    _action(
        "follow_up", Kind.FOLLOW_UP_RECORDED, QT_TRANSLATE_NOOP("actions", "Catat tindak lanjut")
    ),
    _action("receive", Kind.DATA_RECEIVED, QT_TRANSLATE_NOOP("actions", "Data diterima")),
    _action("verify", Kind.VERIFIED, QT_TRANSLATE_NOOP("actions", "Verifikasi")),
    _action("note", None, QT_TRANSLATE_NOOP("actions", "Catatan")),
    _action("contact", None, QT_TRANSLATE_NOOP("actions", "Hubungi pelapor")),
    _action("remind", None, QT_TRANSLATE_NOOP("actions", "Ingatkan OPD")),
    _action("resolve", Kind.RESOLVED, QT_TRANSLATE_NOOP("actions", "Selesaikan")),
    _action("close", Kind.CLOSED, QT_TRANSLATE_NOOP("actions", "Tutup tiket")),
    _action("survey", None, QT_TRANSLATE_NOOP("actions", "Survei kepuasan")),
    _action("reopen", Kind.REOPENED, QT_TRANSLATE_NOOP("actions", "Buka lagi")),
    _action("dispatch", Kind.DISPATCHED, QT_TRANSLATE_NOOP("actions", "Disposisi")),
    _action("transfer", Kind.DISPATCHED, QT_TRANSLATE_NOOP("actions", "Alihkan")),
    _action("request", Kind.DATA_REQUESTED, QT_TRANSLATE_NOOP("actions", "Minta data")),
    _action("refer", Kind.REFERRED, QT_TRANSLATE_NOOP("actions", "Rujuk")),
    _action("duplicate", Kind.ARCHIVED_DUPLICATE, QT_TRANSLATE_NOOP("actions", "Gabung…")),
    _action("attach", None, QT_TRANSLATE_NOOP("actions", "Lampiran")),
    _action("description", None, QT_TRANSLATE_NOOP("actions", "Ubah uraian")),
    _action("reject", Kind.REJECTED, QT_TRANSLATE_NOOP("actions", "Tolak")),
)
"""In the order of the buttons; what does not fit goes behind "Lainnya"."""

_PRIMARY = {
    State.RECEIVED: "dispatch",
    State.VERIFIED: "dispatch",
    State.DISPATCHED: "follow_up",
    State.FOLLOWED_UP: "follow_up",
    State.REFERRED: "follow_up",
    State.WAITING: "receive",
    State.RESOLVED: "close",
    State.CLOSED: "reopen",
    State.REJECTED: "reopen",
}


def actions_for(ticket: Ticket) -> tuple[Action, ...]:
    """Return the actions that are allowed now, the main one first."""
    found = [one for one in ACTIONS if _allowed(one, ticket)]
    main = _PRIMARY.get(ticket.state)
    return tuple(sorted(found, key=lambda one: one.key != main))


def primary_action(ticket: Ticket) -> str:
    """Return the key of the main action, "" when nothing is the next step."""
    return _PRIMARY.get(ticket.state, "")


def _allowed(action: Action, ticket: Ticket) -> bool:
    if action.key == "transfer" and not ticket.agency_ids:
        return False
    if action.kind is not None:
        return action.kind in life.actions(ticket.state)
    if action.key == "survey":
        return may_survey(ticket)
    if action.key == "remind":
        return bool(ticket.agency_ids) and (ticket.is_open or ticket.state is State.REFERRED)
    return True
