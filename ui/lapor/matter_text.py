"""Why a person is needed and what was tried, in words. Pure; what LAPOR said stands as it came."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from callcenter.desk.read_lapor_work import Attempt, Leaving, Matter, WorkDetail, WorkRow
from callcenter.lapor.states import LookFor, Person, Reserve, Wait
from callcenter.tickets.words import Kind, Look
from ui import theme
from ui.formats import ago, moment_text, number
from ui.lapor_words import NOT_PUSHED, doubt_text, missing_text
from ui.translation import marked as _t
from ui.translation import shown
from ui.visible_text import elide
from ui.widgets.key_list import Row
from ui.widgets.paint import ChipLook, Shape

TITLE_MAX = 160

MATTERS: Mapping[Matter, tuple[str, theme.Tone, Shape]] = {
    Matter.UNCERTAIN: (_t("Tidak pasti"), "red", "?"),
    Matter.SILENT: (_t("Meja pengirim diam"), "amber", "▲"),
    Matter.REFUSED: (_t("Ditolak LAPOR"), "red", "■"),
    Matter.OTHERS: (_t("Lebih dari satu di sana"), "violet", "?"),
    Matter.STRAYS: (_t("Mungkin terkirim dua kali"), "violet", "?"),
    Matter.REPLY: (_t("Jawaban gagal"), "red", "?"),
    Matter.GONE: (_t("Hilang dari LAPOR"), "amber", "▲"),
    Matter.SHARED: (_t("Dua tiket satu laporan"), "violet", "?"),
}

_WHY: Mapping[Matter, str] = {
    Matter.UNCERTAIN: _t(
        "Kiriman sudah berangkat dan hasilnya tidak diketahui; mengirim lagi bisa membuatnya dua "
        "kali di SP4N-LAPOR!."
    ),
    Matter.SILENT: _t(
        "Meja lain sedang mengirimnya lalu tidak memberi kabar lebih dari sehari; hanya orang yang "
        "tahu apakah sempat terkirim."
    ),
    Matter.REFUSED: _t("SP4N-LAPOR! menolaknya; ada yang perlu diperbaiki sebelum dikirim lagi."),
    Matter.OTHERS: _t(
        "Nomor tiket ini ada pada lebih dari satu laporan di SP4N-LAPOR!; sebutkan mana yang benar."
    ),
    Matter.STRAYS: _t(
        "Dua meja mungkin sama-sama mengirimnya; lihat di SP4N-LAPOR!, lalu sebutkan nomor yang "
        "benar."
    ),
    Matter.REPLY: _t(
        "Jawaban kita belum tentu sampai, atau ditolak; lihat di SP4N-LAPOR!, lalu putuskan."
    ),
    Matter.GONE: _t(
        "SP4N-LAPOR! tidak lagi mengenal nomor laporannya; mungkin digabung atau dihapus di sana."
    ),
    Matter.SHARED: _t(
        "Tiket lain memegang nomor laporan SP4N-LAPOR! yang sama. Buka keduanya: bila perkaranya "
        "satu, pilih Gabung pada salah satunya; bila bukan, sebutkan nomor yang benar."
    ),
}
_PERSONS: Mapping[str, str] = {
    "no_search": _t("SP4N-LAPOR! tidak bisa dicari dari sini, jadi aplikasi tidak bisa "
                    "memastikannya sendiri."),
    "absent": _t("Sudah dicari dan tidak ada; pengiriman ulang otomatis sudah terpakai."),
    "unclear": _t("Sudah dicari berulang kali dan daftar SP4N-LAPOR! tidak memberi jawaban jelas."),
    "clock": _t("Jam komputer pengirim meleset jauh, jadi waktunya tidak bisa dipercaya."),
}  # fmt: skip
_ENDS: Mapping[str, str] = {
    Kind.LAPOR_SENT: _t("diterima SP4N-LAPOR!"),
    Kind.LAPOR_REFUSED: _t("ditolak SP4N-LAPOR!"),
    Kind.LAPOR_RELEASED: _t("tidak jadi berangkat"),
    Kind.LAPOR_UNCERTAIN: _t("hasilnya tidak diketahui"),
    "": _t("hasilnya belum diketahui"),
}
_LOOKS: Mapping[Look, str] = {
    Look.ABSENT: _t("nomor tiket ini tidak ada di daftarnya"),
    Look.PARTIAL: _t("daftarnya tidak terbaca seluruhnya"),
}


class Fact(Struct, frozen=True):
    """One line of what happened; the time as shown."""

    at: str
    text: str


def chip_of(matter: Matter, *, small: bool = False) -> ChipLook:
    """Return how a matter looks."""
    words, tone, shape = MATTERS[matter]
    return ChipLook(shown(words), tone, shape, small)


def list_row(row: WorkRow, now: datetime) -> Row:
    """Return the two lines of the list."""
    return Row(
        key=row.ticket_id,
        title=elide(row.summary.strip(), TITLE_MAX) or shown("Tiket tanpa uraian"),
        number=row.number,
        chip=chip_of(row.matter, small=True),
        meta=ago(row.at, now) if row.at else "",
    )


def why(detail: WorkDetail) -> str:
    """Return in a sentence or two why a person is needed, and what the application does itself."""
    said = shown(_WHY[detail.row.matter])
    step = detail.step
    if detail.row.matter is not Matter.UNCERTAIN:
        return said
    if isinstance(step, Person):
        return " ".join(part for part in (said, shown(_PERSONS.get(step.reason, ""))) if part)
    if isinstance(step, (Wait, LookFor)):
        then = shown("Aplikasi masih mencarinya; Anda boleh memutuskan lebih dulu.")
    elif isinstance(step, Reserve):
        then = shown("Sudah pasti tidak ada; dikirim ulang sendiri satu kali.")
    else:
        then = shown("Meja pengirimnya masih mencarinya.")
    return f"{said} {then}"


def refusal(detail: WorkDetail) -> tuple[str, ...]:
    """Return LAPOR's own words of a refusal: the message, then what it says of the fields."""
    if detail.row.matter is not Matter.REFUSED:
        return ()
    state = detail.row.state
    return tuple(part for part in (state.reason, *state.details) if part)


def facts(detail: WorkDetail, now: datetime) -> tuple[Fact, ...]:
    """Return each attempt and each look into LAPOR's list, the oldest first."""
    found = [(one.at, _attempt(one)) for one in detail.attempts]
    looked = shown("Dicari di SP4N-LAPOR!: {0}.")
    for look in detail.row.state.looks:
        found.append((look.at, looked.replace("{0}", shown(_LOOKS[look.result]))))
    found.sort(key=lambda one: one[0])
    return tuple(Fact(moment_text(at, now), text) for at, text in found)


def numbers(detail: WorkDetail) -> str:
    """Return the ids there that speak of this ticket and who else has them, "" without any."""
    state = detail.row.state
    ids = [one for one in (state.complaint_id, *state.others) if one]
    listed = ", ".join(f"#{one}" for one in ids)
    said = shown("Di SP4N-LAPOR!: {0}").replace("{0}", listed) if ids else ""
    if not detail.row.shared:
        return said
    others = shown("Juga pada tiket {0}").replace("{0}", ", ".join(detail.row.shared))
    return f"{said}\n{others}"


def kept(detail: WorkDetail) -> str:
    """Return why nothing of the ticket would leave now."""
    if detail.kept is None:
        return ""
    lacking = [missing_text(one) for one in detail.kept.details]
    said = shown("Saat ini tiket ini tidak akan dikirim: {0}")
    return said.replace("{0}", "; ".join(lacking) or _not_pushed(detail.kept.reason))


def changed(detail: WorkDetail) -> str:
    """Return whether what would leave is still what was posted."""
    if detail.same is None:
        return ""
    if detail.same:
        return shown("Sama persis dengan yang dikirim.")
    return shown("Tiketnya berubah sesudah dikirim; inilah isinya sekarang.")


def about(leaving: Leaving) -> str:
    """Return one line beside the text: where to, of when, how confidential, how many pictures."""
    parts = [leaving.institution, leaving.category, leaving.location, leaving.incident]
    parts += [shown("anonim")] if leaving.anonymous else []
    parts += [shown("rahasia")] if leaving.secret else []
    if leaving.files:
        parts.append(shown("{0} foto").replace("{0}", number(leaving.files)))
    return " · ".join(part for part in parts if part)


def _not_pushed(reason: str) -> str:
    return shown(NOT_PUSHED.get(reason, reason))


def _attempt(one: Attempt) -> str:
    said = shown("Dikirim; {0}.").replace("{0}", shown(_ENDS.get(one.result, _ENDS[""])))
    if one.result == Kind.LAPOR_UNCERTAIN and one.reason:
        return f"{said} {doubt_text(one.reason)}"
    return said
