"""Which composer an action opens. Knows every composer and nothing of the screen around them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from callcenter.desk.views import TicketView
from ui.context import UiContext
from ui.ticket_view import composers
from ui.ticket_view.attach_composer import AttachComposer
from ui.ticket_view.composer import Composer
from ui.ticket_view.composers import FollowUpComposer, HandOnComposer, TextComposer, TextVerb
from ui.ticket_view.contact_composer import ContactComposer
from ui.ticket_view.duplicate_composer import DuplicateComposer
from ui.ticket_view.field_editor import FieldEditor
from ui.ticket_view.merge_composer import MergeComposer
from ui.ticket_view.remind_composer import RemindComposer
from ui.ticket_view.transfer_composer import TransferComposer


def _t(*texts: object) -> tuple[str, ...]:
    return tuple(str(one) for one in texts)


_TEXTS: Mapping[str, tuple[tuple[str, ...], str, TextVerb]] = {
    "note": (
        _t(
            QT_TRANSLATE_NOOP("composers", "Catatan"),
            QT_TRANSLATE_NOOP("composers", "Simpan"),
            QT_TRANSLATE_NOOP("composers", "Hanya dibaca petugas"),
            QT_TRANSLATE_NOOP("composers", "Catatan disimpan"),
        ),
        "note",
        composers.write_note,
    ),
    "request": (
        _t(
            QT_TRANSLATE_NOOP("composers", "Minta data ke pelapor"),
            QT_TRANSLATE_NOOP("composers", "Minta data"),
            QT_TRANSLATE_NOOP("composers", "Apa yang ditanyakan; jam berhenti sampai dijawab"),
            QT_TRANSLATE_NOOP("composers", "Menunggu data pelapor"),
        ),
        "question",
        composers.REQUEST_DATA,
    ),
    "receive": (
        _t(
            QT_TRANSLATE_NOOP("composers", "Data dari pelapor"),
            QT_TRANSLATE_NOOP("composers", "Simpan"),
            QT_TRANSLATE_NOOP("composers", "Jawaban pelapor; jam berjalan lagi"),
            QT_TRANSLATE_NOOP("composers", "Data diterima"),
        ),
        "answer",
        composers.RECEIVE_DATA,
    ),
    "resolve": (
        _t(
            QT_TRANSLATE_NOOP("composers", "Selesaikan"),
            QT_TRANSLATE_NOOP("composers", "Selesaikan"),
            QT_TRANSLATE_NOOP("composers", "Bagaimana diselesaikan; disampaikan kepada pelapor"),
            QT_TRANSLATE_NOOP("composers", "Tiket dinyatakan selesai"),
        ),
        "text",
        composers.RESOLVE,
    ),
    "close": (
        _t(
            QT_TRANSLATE_NOOP("composers", "Tutup tiket"),
            QT_TRANSLATE_NOOP("composers", "Tutup tiket"),
            QT_TRANSLATE_NOOP("composers", "Alasan ditutup"),
            QT_TRANSLATE_NOOP("composers", "Tiket ditutup"),
        ),
        "reason",
        composers.CLOSE,
    ),
    "reopen": (
        _t(
            QT_TRANSLATE_NOOP("composers", "Buka lagi"),
            QT_TRANSLATE_NOOP("composers", "Buka lagi"),
            QT_TRANSLATE_NOOP("composers", "Apa yang belum beres menurut pelapor"),
            QT_TRANSLATE_NOOP("composers", "Tiket dibuka lagi"),
        ),
        "reason",
        composers.REOPEN,
    ),
    "reject": (
        _t(
            QT_TRANSLATE_NOOP("composers", "Tolak laporan"),
            QT_TRANSLATE_NOOP("composers", "Tolak"),
            QT_TRANSLATE_NOOP("composers", "Alasan yang disampaikan kepada pelapor"),
            QT_TRANSLATE_NOOP("composers", "Laporan ditolak"),
        ),
        "reason",
        composers.REJECT,
    ),
}


def is_composer(key: str) -> bool:
    """Return whether an action opens a composer whatever the ticket is."""
    return key in _TEXTS or key in _MAKERS


def make_composer(ctx: UiContext, key: str, view: TicketView) -> Composer:
    """Return the composer of an action for a ticket; KeyError for an action without one."""
    if key in _TEXTS:
        return _text_composer(ctx, key, view.ticket.id)
    if key == "merge" and view.caller is not None:
        return MergeComposer(ctx, view.caller, view.ticket.text("reporter_phone"))
    return _MAKERS[key](ctx, view)


def _text_composer(ctx: UiContext, key: str, ticket_id: str) -> Composer:
    texts, field, verb = _TEXTS[key]
    title, save, question, done = (QCoreApplication.translate("composers", one) for one in texts)
    return TextComposer(
        ctx,
        ticket_id,
        title=title,
        save_text=save,
        field=field,
        question=question,
        done_text=done,
        verb=verb,
    )


_MAKERS: Mapping[str, Callable[[UiContext, TicketView], Composer]] = {
    "follow_up": lambda ctx, view: FollowUpComposer(ctx, view.ticket),
    "transfer": lambda ctx, view: TransferComposer(ctx, view.ticket),
    "dispatch": lambda ctx, view: HandOnComposer(ctx, view.ticket, outside=False),
    "refer": lambda ctx, view: HandOnComposer(ctx, view.ticket, outside=True),
    "contact": lambda ctx, view: ContactComposer(ctx, view.ticket),
    "remind": RemindComposer,
    "duplicate": lambda ctx, view: DuplicateComposer(ctx, view.ticket),
    "attach": lambda ctx, view: AttachComposer(ctx, view.ticket),
    "description": lambda ctx, view: FieldEditor(ctx, view.ticket, "description"),
}
