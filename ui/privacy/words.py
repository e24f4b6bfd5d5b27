"""What the screen of the privacy office calls things. Texts alone; nothing is asked or decided."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from callcenter.privacy.breach import Breach
from callcenter.privacy.countdown import Countdown
from callcenter.privacy.course import Course, Found
from callcenter.privacy.request import Request
from callcenter.privacy.retention import Proposal
from callcenter.privacy.words import (
    Ask,
    BreachSort,
    NoticeTo,
    NoticeWay,
    Proof,
    Refusal,
    Stage,
)
from callcenter.tickets.deadlines import Standing
from ui.formats import moment_text, number, remaining_text
from ui.translation import marked as _t
from ui.translation import shown
from ui.widgets.paint import ChipLook

ASKS: Mapping[str, str] = {
    Ask.ACCESS: _t("Akses"),
    Ask.CORRECTION: _t("Perbaikan"),
    Ask.RESTRICTION: _t("Pembatasan"),
    Ask.ERASURE: _t("Penghapusan"),
}
PROOFS: Mapping[str, str] = {
    Proof.ID_CARD: _t("KTP diperlihatkan"),
    Proof.CALL_BACK: _t("Ditelepon balik ke nomor yang tercatat"),
    Proof.TICKET: _t("Menyebut nomor dan isi tiketnya"),
    Proof.AUTHORITY: _t("Surat kuasa diperlihatkan"),
}
REFUSALS: Mapping[str, str] = {
    Refusal.NOT_PROVEN: _t("Identitas tidak terbukti"),
    Refusal.NOTHING_HERE: _t("Tidak ada datanya"),
    Refusal.DUTY: _t("Wajib disimpan menurut hukum"),
    Refusal.CASE_RUNS: _t("Laporannya masih ditangani"),
    Refusal.OTHERS: _t("Akan membuka data orang lain"),
    Refusal.MISTAKE: _t("Tercatat karena keliru"),
}
STAGES: Mapping[str, str] = {
    Stage.OPEN: _t("datanya belum dicari"),
    Stage.PREPARED: _t("menunggu orang kedua"),
    Stage.APPROVED: _t("disetujui dua orang"),
    Stage.DONE: _t("selesai"),
    Stage.REFUSED: _t("ditolak"),
}
FOUND = _t("datanya sudah dicari")
SORTS: Mapping[str, str] = {
    BreachSort.LOST_DESK: _t("Komputer meja hilang atau dicuri"),
    BreachSort.MISDIRECTED: _t("Data terkirim ke orang yang salah"),
    BreachSort.INTRUSION: _t("Ada yang masuk tanpa hak"),
    BreachSort.EXPOSED: _t("Data tersebar"),
    BreachSort.OTHER: _t("Lainnya"),
}
RECEIVERS: Mapping[str, str] = {
    NoticeTo.SUBJECTS: _t("Pemilik data"),
    NoticeTo.AUTHORITY: _t("Lembaga pelindungan data pribadi"),
}
WAYS: Mapping[str, str] = {
    NoticeWay.LETTER: _t("Surat"),
    NoticeWay.MAIL: _t("Surel"),
    NoticeWay.PHONE: _t("Telepon"),
    NoticeWay.PUBLIC: _t("Pengumuman"),
    NoticeWay.NOT_NEEDED: _t("Tidak perlu (tulis alasannya)"),
}
KEEP_NAMES: Mapping[str, str] = {
    "pengaduan": _t("Pengaduan"),
    "aspirasi": _t("Aspirasi"),
    "permintaan_informasi": _t("Permintaan informasi"),
    "pengawasan": _t("Berkadar pengawasan"),
    "files": _t("Lampiran"),
}
MISSING: Mapping[str, str] = {
    "measures": _t("penanganan"),
    "concerned": _t("jumlah yang terdampak"),
    NoticeTo.SUBJECTS: _t("pemberitahuan kepada pemilik data"),
    NoticeTo.AUTHORITY: _t("pemberitahuan kepada lembaga"),
}

Fact = tuple[str, str]


def choices(words: Mapping[str, str]) -> list[tuple[str, str]]:
    """A table as a choice box takes it."""
    return [
        (key.value if isinstance(key, StrEnum) else key, shown(text)) for key, text in words.items()
    ]


def chip(clock: Countdown, now: datetime, *, small: bool = False) -> ChipLook:
    """How a clock of 3 x 24 hours stands, in the colours of the queue."""
    standing = clock.standing(now)
    if standing is Standing.ENDED:
        late = clock.was_late
        text = shown("lewat 3 x 24 jam") if late else shown("tepat waktu")
        return ChipLook(text, "amber" if late else "green", "▲" if late else "✓", small)
    left = remaining_text(clock.due, now, near=standing is Standing.NEAR)
    return ChipLook(left.text, left.tone, left.shape, small)


def stage_text(matter: Request | Proposal) -> str:
    """How far it is."""
    alone = isinstance(matter, Request) and not matter.needs_two
    if alone and matter.stage is Stage.PREPARED:
        return shown(FOUND)
    return shown(STAGES[matter.stage])


def request_facts(request: Request, now: datetime) -> list[Fact]:
    """What stands in a request, as lines of name and value."""
    facts = [
        (shown("Permohonan"), shown(ASKS[request.ask])),
        (shown("Identitas"), shown(PROOFS[request.proof])),
        (shown("Dicatat"), f"{moment_text(request.at, now)} · {request.by.name}"),
        (shown("Jawaban paling lambat"), moment_text(request.clock.due, now)),
        (shown("Catatan"), request.note),
    ]
    return [*facts, *course_facts(request.course, now, signed=request.needs_two)]


def course_facts(course: Course, now: datetime, *, signed: bool = True) -> list[Fact]:
    """How far it went: what was found, who signed, what was done, which desks said so."""
    facts: list[Fact] = []
    if course.prepared is not None:
        facts.append((shown("Ditemukan"), found_text(course.prepared.found)))
        people = course.signers if signed else ()
        facts.append((shown("Disetujui"), ", ".join(one.name for one in people)))
    if course.done is not None:
        when = moment_text(course.done.signed.at, now)
        facts.append((shown("Selesai"), f"{when} · {found_text(course.done.found)}"))
    if course.refused is not None:
        why = shown(REFUSALS[course.refused.reason])
        said = " · ".join(filter(None, (why, course.refused.text)))
        facts.append((shown("Ditolak"), f"{moment_text(course.refused.signed.at, now)} · {said}"))
    facts += [
        (shown("Meja sudah menghapus"), f"{one.name or one.desk[-8:]} · {moment_text(one.at, now)}")
        for one in course.confirmed
    ]
    return facts


def found_text(found: Found) -> str:
    """Counts as words: only those that count something."""
    words: Sequence[tuple[int, str]] = (
        (found.tickets, _t("{n} tiket")),
        (found.fields, _t("{n} isian")),
        (found.files, _t("{n} lampiran")),
        (found.backups, _t("{n} cadangan")),
        (found.desks, _t("{n} meja")),
    )
    parts = [shown(text).replace("{n}", number(count)) for count, text in words if count]
    return ", ".join(parts) or shown("tidak ada")


def breach_facts(breach: Breach, now: datetime) -> list[Fact]:
    """What stands in a breach, as lines of name and value."""
    concerned = breach.concerned
    counted = shown("{n} orang").replace("{n}", number(concerned.people))
    named = shown("{n} tiket").replace("{n}", number(concerned.tickets))
    facts = [
        (shown("Kejadian"), shown(SORTS[breach.sort])),
        (shown("Diketahui (T0)"), moment_text(breach.t0, now)),
        (shown("Pemberitahuan paling lambat"), moment_text(breach.clock.due, now)),
        (shown("Uraian"), breach.text),
        (shown("Penanganan"), breach.measures),
        (shown("Meja yang hilang"), breach.desk),
        (shown("Dicabut"), moment_text(breach.retired_at, now) if breach.retired_at else ""),
        (shown("Terdampak"), f"{counted}, {named}" if concerned.at else ""),
    ]
    for one in breach.notices:
        said = " · ".join(filter(None, (shown(WAYS[one.way]), moment_text(one.at, now), one.text)))
        facts.append((shown(RECEIVERS[one.to]), said))
    signed = ", ".join(one.name for one in breach.signers)
    facts.append((shown("Ditandatangani"), signed))
    lacking = ", ".join(shown(MISSING[one]) for one in breach.missing)
    facts.append((shown("Belum ada"), lacking if not breach.is_closed else ""))
    return facts
