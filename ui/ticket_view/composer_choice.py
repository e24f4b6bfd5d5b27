"""Which composer an action opens. Knows every composer and nothing of the screen around them."""

from collections.abc import Callable, Mapping

from callcenter.desk.views import TicketView
from ui.context import UiContext
from ui.ticket_view import composers
from ui.ticket_view.attach_composer import AttachComposer
from ui.ticket_view.composer import Composer
from ui.ticket_view.composers import FollowUpComposer, HandOnComposer, TextComposer, TextVerb
from ui.ticket_view.contact_composer import ContactComposer
from ui.ticket_view.duplicate_composer import DuplicateComposer
from ui.ticket_view.field_editor import FieldEditor
from ui.ticket_view.lapor_composers import (
    AgainComposer,
    CancelComposer,
    KeepComposer,
    ThereComposer,
)
from ui.ticket_view.lapor_reply_composer import LaporReplyComposer
from ui.ticket_view.merge_composer import MergeComposer
from ui.ticket_view.remind_composer import RemindComposer
from ui.ticket_view.survey_composer import SurveyComposer
from ui.ticket_view.transfer_composer import TransferComposer
from ui.translation import marked as _t
from ui.translation import shown

_TEXTS: Mapping[str, tuple[tuple[str, ...], str, TextVerb]] = {
    "note": (
        (
            _t("Catatan"),
            _t("Simpan"),
            _t("Hanya dibaca petugas"),
            _t("Catatan disimpan"),
        ),
        "note",
        composers.write_note,
    ),
    "request": (
        (
            _t("Minta data ke pelapor"),
            _t("Minta data"),
            _t("Apa yang ditanyakan; jam berhenti sampai dijawab"),
            _t("Menunggu data pelapor"),
        ),
        "question",
        composers.REQUEST_DATA,
    ),
    "receive": (
        (
            _t("Data dari pelapor"),
            _t("Simpan"),
            _t("Jawaban pelapor; jam berjalan lagi"),
            _t("Data diterima"),
        ),
        "answer",
        composers.RECEIVE_DATA,
    ),
    "resolve": (
        (
            _t("Selesaikan"),
            _t("Selesaikan"),
            _t("Bagaimana diselesaikan; disampaikan kepada pelapor"),
            _t("Tiket dinyatakan selesai"),
        ),
        "text",
        composers.RESOLVE,
    ),
    "close": (
        (
            _t("Tutup tiket"),
            _t("Tutup tiket"),
            _t("Alasan ditutup"),
            _t("Tiket ditutup"),
        ),
        "reason",
        composers.CLOSE,
    ),
    "reopen": (
        (
            _t("Buka lagi"),
            _t("Buka lagi"),
            _t("Apa yang belum beres menurut pelapor"),
            _t("Tiket dibuka lagi"),
        ),
        "reason",
        composers.REOPEN,
    ),
    "reject": (
        (
            _t("Tolak laporan"),
            _t("Tolak"),
            _t("Alasan yang disampaikan kepada pelapor"),
            _t("Laporan ditolak"),
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
    title, save, question, done = (shown(one) for one in texts)
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
    "survey": lambda ctx, view: SurveyComposer(ctx, view.ticket),
    "attach": lambda ctx, view: AttachComposer(ctx, view.ticket),
    "lapor_keep": lambda ctx, view: KeepComposer(ctx, view.ticket),
    "lapor_there": lambda ctx, view: ThereComposer(ctx, view.ticket),
    "lapor_again": lambda ctx, view: AgainComposer(ctx, view.ticket),
    "lapor_cancel": lambda ctx, view: CancelComposer(ctx, view.ticket),
    "lapor_reply": LaporReplyComposer,
    "description": lambda ctx, view: FieldEditor(ctx, view.ticket, "description"),
}
