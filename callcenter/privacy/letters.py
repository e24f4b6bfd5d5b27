"""What the privacy office hands out on paper: certificate, answers, notices. Pure.

Indonesian like everything a citizen hears, whatever the language of the screen. Nothing in it names
a person: the number of the matter stands for it, and who gets it is written by hand.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from callcenter.privacy.breach import Breach
from callcenter.privacy.course import Course, Found
from callcenter.privacy.request import Request
from callcenter.privacy.retention import Proposal
from callcenter.privacy.words import Ask, BreachSort, NoticeTo, Refusal
from callcenter.tickets.working_calendar import WIB

OFFICE: Final = "Call Center Pengaduan Provinsi Lampung"

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip

KEPT: Final = (
    "Isi laporan tanpa identitas pelapor, sebagai catatan pelayanan publik.",
    "Jejak audit: siapa, kapan, tindakan apa, dan nama kolomnya; tanpa isi.",
    "Catatan permohonan ini, yang hanya memuat nomornya.",
)
"""What the law has the office keep."""

BACKUPS: Final = (
    "Cadangan terenkripsi tidak diubah: tiap meja menyimpan tiga, dan yang terlama berganti "
    "sendiri setiap hari meja dipakai. Cadangan dari sebelum tanggal ini tidak dipulihkan tanpa "
    "penghapusan dijalankan ulang."
)

_REFUSALS = {
    Refusal.NOT_PROVEN: "identitas pemohon sebagai pemilik data belum terbukti",
    Refusal.NOTHING_HERE: "tidak ditemukan data pribadi pemohon pada sistem kami",
    Refusal.DUTY: "data wajib disimpan menurut peraturan perundang-undangan",
    Refusal.CASE_RUNS: "laporan yang bersangkutan masih dalam penanganan",
    Refusal.OTHERS: "pemenuhannya akan membuka data pribadi orang lain",
    Refusal.MISTAKE: "permohonan tercatat karena kekeliruan",
}
_ASKS = {
    Ask.ACCESS: "akses atas data pribadi",
    Ask.CORRECTION: "perbaikan data pribadi",
    Ask.RESTRICTION: "pembatasan pemrosesan data pribadi",
    Ask.ERASURE: "penghapusan data pribadi",
}
_BREACHES = {
    BreachSort.LOST_DESK: "hilangnya komputer kerja yang menyimpan data pengaduan secara "
    "terenkripsi",
    BreachSort.MISDIRECTED: "terkirimnya data pengaduan kepada pihak yang tidak berhak",
    BreachSort.INTRUSION: "akses tidak sah ke sistem pengaduan",
    BreachSort.EXPOSED: "tersebarnya data pengaduan",
    BreachSort.OTHER: "kegagalan pelindungan data pribadi",
}
_RIGHTS = (
    "Saudara berhak meminta akses, perbaikan, pembatasan, atau penghapusan data pribadi; kami "
    "menjawab paling lambat 3 x 24 jam."
)


class Letter(Struct, frozen=True):
    """A page to be printed: a title, lines of name and value, then paragraphs."""

    title: str
    lines: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...] = ()


class DeskName(Struct, frozen=True):
    """A desk that has the office's data, by client id; `name` is "" while nobody knows it."""

    id: str
    name: str = ""


def dated(moment: datetime) -> str:
    """A time on paper: `22 November 2026 pukul 14.05 WIB`."""
    at = moment.astimezone(WIB)
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year} pukul {at:%H.%M} WIB"


def certificate(matter: Request | Proposal, desks: Iterable[DeskName]) -> Letter | None:
    """What was erased, where, when each desk said so, and what is kept; None before it is done."""
    course = matter.course
    if course.done is None:
        return None
    done = course.done
    lines = [
        ("Nomor", matter.number),
        ("Dicatat", dated(matter.at)),
        ("Dihapus", dated(done.signed.at)),
        ("Disetujui oleh", f"{len(course.signers)} petugas yang berbeda"),
        ("Cakupan", _scope(done.found)),
        *_places(course, desks),
    ]
    return Letter(
        "Surat Keterangan Penghapusan Data Pribadi",
        tuple(lines),
        ("Yang tetap disimpan menurut hukum:", *(f"- {one}" for one in KEPT), BACKUPS),
    )


def _scope(found: Found) -> str:
    return f"{found.tickets} tiket, {found.fields} isian identitas, {found.files} lampiran"


def _places(course: Course, desks: Iterable[DeskName]) -> list[tuple[str, str]]:
    told = {one.desk: one for one in course.confirmed}
    known = {one.id: one.name for one in desks}
    names = {**known, **{one.desk: one.name or known.get(one.desk, "") for one in told.values()}}
    rows = []
    for desk, name in sorted(names.items(), key=lambda it: (it[1] == "", it[1], it[0])):
        said = told.get(desk)
        when = f"terhapus {dated(said.at)}" if said else "belum melapor"
        rows.append((_desk(desk, name), when))
    return rows


def _desk(desk: str, name: str) -> str:
    return name if name.lower().startswith("meja") else f"Meja {name or desk[-8:]}"


def refusal(request: Request) -> Letter | None:
    """The answer to a request that is not followed; None while it was not refused."""
    refused = request.course.refused
    if refused is None:
        return None
    reason = f"Alasannya: {_REFUSALS[refused.reason]}."
    return Letter(
        "Jawaban atas Permohonan Data Pribadi",
        (
            ("Nomor", request.number),
            ("Permohonan", _ASKS[request.ask]),
            ("Dicatat", dated(request.at)),
            ("Dijawab", dated(refused.signed.at)),
        ),
        (
            "Permohonan tidak dapat kami penuhi.",
            " ".join(filter(None, (reason, refused.text))),
            "Keberatan dapat disampaikan kepada pejabat pelindungan data pribadi kami.",
        ),
    )


def notice(breach: Breach, to: NoticeTo) -> Letter:
    """The notice of a breach, to be completed by hand where it names nobody."""
    lines = (
        ("Nomor", breach.number),
        ("Diketahui", dated(breach.t0)),
        ("Kejadian", _BREACHES[breach.sort]),
    )
    measures = breach.measures or "…"
    if to is NoticeTo.AUTHORITY:
        return Letter(
            "Pemberitahuan Kegagalan Pelindungan Data Pribadi kepada Lembaga",
            (*lines, ("Terdampak", f"{breach.concerned.people} subjek data, "
                                   f"{breach.concerned.tickets} laporan")),
            ("Data yang terdampak: nama, nomor telepon, alamat, dan isi laporan.",
             f"Uraian: {breach.text or '…'}",
             f"Penanganan dan pemulihan: {measures}",
             "Pemberitahuan kepada subjek data: dilakukan bersamaan, paling lambat "
             f"{dated(breach.clock.due)}."),
        )  # fmt: skip
    return Letter(
        "Pemberitahuan kepada Pemilik Data Pribadi",
        lines,
        ("Data Saudara yang mungkin terdampak: nama, nomor telepon, alamat, dan isi laporan.",
         f"Yang kami lakukan: {measures}",
         "Waspadai telepon atau pesan yang mengatasnamakan kami dan meminta uang atau kata sandi. "
         "Kami tidak pernah memintanya.",
         _RIGHTS),
    )  # fmt: skip


def plain(letter: Letter) -> str:
    """The letter as text, to be copied or sent."""
    rows: Sequence[str] = [f"{name}: {value}" for name, value in letter.lines]
    return "\n".join((OFFICE, "", letter.title, "", *rows, "", *letter.paragraphs, ""))
