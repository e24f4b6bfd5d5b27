"""What is told of a ticket's way to SP4N-LAPOR!, the same on every screen. Pure.

What LAPOR said itself (reasons of a refusal, status names) is shown as it came, as plain text.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from callcenter import errors
from callcenter.desk.lapor_terms import LaporTerms
from callcenter.desk.views import TicketRow
from callcenter.lapor.mapping import MapKind
from callcenter.lapor.polling import GONE, GONE_NAME
from callcenter.tickets.lapor import LaporState, Reply
from callcenter.tickets.words import Push, ReplyPush
from ui import message_tables
from ui.theme import Tone
from ui.translation import marked as _t
from ui.translation import shown
from ui.widgets.paint import ChipLook, Shape
from ui.words_on_screen import label

STATUS_MAX = 40
"""Characters of LAPOR's status name in a chip."""


class StateLine(Struct, frozen=True):
    """One honest state: the word, what it means in a sentence, tone and shape."""

    text: str
    meaning: str = ""
    tone: Tone = "neutral"
    shape: Shape = ""


NOT_PUSHED: Mapping[str, str] = {
    "policy_none": _t("Kantor ini tidak mengirim tiket ke SP4N-LAPOR!."),
    "restricted": _t("Seorang pelapor meminta datanya tidak dipakai: tiketnya tidak dikirim."),
    "not_chosen": _t("Hanya tiket yang dipilih yang dikirim."),
    "no_number": _t("Tiket belum punya nomor."),
    "empty": _t("Uraiannya kosong."),
    "duplicate": _t("Tiket ini digabung ke tiket lain."),
    "rejected": _t("Laporan ini ditolak di sini."),
    "not_complaint": _t("Bukan pengaduan."),
    "outside_authority": _t("Di luar kewenangan provinsi."),
    "mapping": _t("Pemetaannya belum lengkap."),
}

DOUBTS: Mapping[str, str] = {
    "crash": _t("Aplikasi berhenti saat mengirim."),
    "person": _t("Diputuskan petugas."),
}

MAP_KINDS: Mapping[MapKind, str] = {
    MapKind.CATEGORY: _t("Kategori"),
    MapKind.LOCATION: _t("Lokasi"),
    MapKind.CLASSIFICATION: _t("Klasifikasi"),
    MapKind.INSTITUTION: _t("Instansi"),
}

_OPENED = _t("Dibuka dari SP4N-LAPOR!; tidak pernah dikirim lagi ke sana.")
_MEANINGS: Mapping[Push, str] = {
    Push.RESERVED: _t("Hasilnya diketahui sebentar lagi."),
    Push.SENT: _t("Sudah ada di SP4N-LAPOR!."),
    Push.REFUSED: _t("SP4N-LAPOR! tidak menerimanya. Perbaiki, lalu kirim lagi."),
    Push.UNCERTAIN: _t(
        "Kiriman mungkin sudah sampai, mungkin tidak. Petugas yang memutuskan; tidak dikirim dua "
        "kali dengan sendirinya."
    ),
    Push.NOT_PUSHED: _t("Tidak dikirim karena alasan ini:"),
    Push.CANCELLED: _t("Petugas memutuskan tidak mengirimnya."),
}
_LOOKS: Mapping[Push, tuple[Tone, Shape]] = {
    Push.READY: ("neutral", ""),
    Push.RESERVED: ("amber", "●"),
    Push.SENT: ("green", "✓"),
    Push.REFUSED: ("red", "■"),
    Push.UNCERTAIN: ("red", "?"),
    Push.NOT_PUSHED: ("neutral", "▲"),
    Push.CANCELLED: ("neutral", ""),
}
REPLY_LOOKS: Mapping[ReplyPush, tuple[Tone, Shape]] = {
    ReplyPush.WAITING: ("amber", "●"),
    ReplyPush.TRYING: ("amber", "●"),
    ReplyPush.SENT: ("green", "✓"),
    ReplyPush.REFUSED: ("red", "■"),
    ReplyPush.UNCERTAIN: ("red", "?"),
    ReplyPush.CANCELLED: ("neutral", ""),
}


def state_line(state: LaporState, terms: LaporTerms, *, opened: bool = False) -> StateLine:
    """Return the one state of a ticket; `opened`: it was made from a complaint of LAPOR."""
    if state.state is Push.READY or (state.state is Push.NOT_PUSHED and terms.is_on):
        return _ready(state, terms)
    tone, shape = _LOOKS[state.state]
    if is_gone(state):
        return StateLine(shown(_t("Hilang di sana")), shown(_t(
            "SP4N-LAPOR! tidak mengenal nomor ini lagi. Cari nomor barunya, atau kirim lagi."
        )), "red", "?")  # fmt: skip
    if state.state is Push.SENT and (state.others or state.strays):
        return StateLine(shown(_t("Mungkin lebih dari satu")), shown(_t(
            "Di SP4N-LAPOR! mungkin ada lebih dari satu laporan dengan nomor tiket ini."
        )), "red", "?")  # fmt: skip
    meaning = _OPENED if opened and state.state is Push.SENT else _MEANINGS[state.state]
    return StateLine(label(state.state), shown(meaning), tone, shape)


def is_gone(state: LaporState) -> bool:
    """Return whether LAPOR knows the complaint no longer."""
    return state.state is Push.SENT and state.status_code == GONE


def _ready(state: LaporState, terms: LaporTerms) -> StateLine:
    """Nothing was handed over: whether it will be depends on the office and on the person."""
    if not terms.is_on:
        return StateLine(label(Push.READY), shown(_t("SP4N-LAPOR! belum disambungkan.")))
    if terms.hindrance:
        why = shown(NOT_PUSHED.get(terms.hindrance, terms.hindrance))
        if terms.hindrance == "mapping":
            return StateLine(label(Push.NOT_PUSHED), why, "neutral", "▲")
        return StateLine(label(Push.READY), why)
    if not state.chosen and terms.is_old:
        return StateLine(label(Push.READY), shown(_t("Dicatat sebelum sambungan dibuka.")))
    meaning = _t("Dikirim sendiri begitu SP4N-LAPOR! terjangkau.")
    return StateLine(shown(_t("Akan dikirim")), shown(meaning), "amber", "●")


def details_of(state: LaporState, terms: LaporTerms) -> tuple[str, ...]:
    """Return what is missing or was refused, a line each; the mapping's rows as they lack now."""
    if state.state in (Push.READY, Push.NOT_PUSHED) and terms.is_on:
        return tuple(map(missing_text, terms.details))
    return state.details


def reason_text(state: LaporState, terms: LaporTerms) -> str:
    """Return why it is so, in words; what LAPOR or a person said stands as it came."""
    if state.state is Push.NOT_PUSHED:
        return "" if terms.is_on else shown(NOT_PUSHED.get(state.reason, state.reason))
    if state.state is Push.UNCERTAIN:
        return doubt_text(state.reason)
    if state.state is Push.READY:
        return released_text(state.reason)
    return state.reason


def doubt_text(reason: str) -> str:
    """Return why nobody knows whether it arrived."""
    known = message_tables.REASONS.get((errors.LaporUncertain, reason)) or DOUBTS.get(reason)
    if known and "{status}" not in known:
        return shown(known)
    return shown(_t("Tidak ada jawaban yang jelas ({x}).")).replace("{x}", reason) if reason else ""


def released_text(reason: str) -> str:
    """Return why nothing left the desk."""
    if not reason:
        return ""
    known = message_tables.REASONS.get((errors.LaporNotSent, reason))
    if known:
        return shown(known)
    return shown(_t("Belum terkirim ({x}); dicoba lagi.")).replace("{x}", reason)


def missing_text(detail: str) -> str:
    """Return a row that the mapping lacks (`kategori: Agama`) in words."""
    kind, _, name = detail.partition(": ")
    known = next((text for one, text in MAP_KINDS.items() if one == kind), "")
    if not known:
        return detail
    lacking = shown(_t("{kind} “{name}” belum punya padanan"))
    return lacking.replace("{kind}", shown(known)).replace("{name}", name or "?")


def reply_text(reply: Reply) -> str:
    """Return how far an answer of ours is, with LAPOR's reason when it gave one."""
    said = label(reply.state)
    if reply.state is ReplyPush.UNCERTAIN:
        return said
    given = reply.reason if reply.reason not in ("", "person") else ""
    return f"{said}: {given}" if given else said


def row_chip(row: TicketRow, *, small: bool = True) -> ChipLook | None:
    """Return how far a ticket of a list is; None while LAPOR has nothing to do with it."""
    try:
        state = Push(row.lapor_state)
    except ValueError:
        return ChipLook(shown("LAPOR · {0}").replace("{0}", row.lapor_state), "neutral", "", small)
    text = row_words(row, state)
    if not text:
        return None
    tone, shape = _LOOKS[state]
    gone = state is Push.SENT and row.lapor_status == GONE_NAME
    if (row.lapor_person or gone) and tone != "red":
        tone, shape = "red", "?"
    return ChipLook(text, tone, shape, small)


def cell_chip(row: TicketRow) -> ChipLook | None:
    """Return the same for a narrow column that is called LAPOR: the status, else the number."""
    look = row_chip(row)
    if look is None:
        return None
    short = look.text.removeprefix("LAPOR · ").removeprefix("LAPOR ")
    if row.lapor_state == Push.SENT and row.lapor_status:
        short = row.lapor_status[:STATUS_MAX]
    return replace(look, text=short)


def row_words(row: TicketRow, state: Push) -> str:
    """Return `LAPOR #1916449 · Dalam Proses`, `LAPOR · Tidak pasti`, or nothing."""
    if state is Push.SENT:
        status = row.lapor_status
        cut = status if len(status) <= STATUS_MAX else f"{status[: STATUS_MAX - 1]}…"
        return " · ".join(part for part in (f"LAPOR #{row.lapor_id}", cut) if part)
    quiet = (Push.READY, Push.NOT_PUSHED, Push.CANCELLED)
    if state in quiet and not row.lapor_person:
        return ""
    return f"LAPOR · {shown(_SHORT.get(state, '')) or label(state)}"


_SHORT: Mapping[Push, str] = {Push.REFUSED: _t("Ditolak")}
