"""The Indonesian words for everything the domain names: one table, the same word everywhere.

`label(value)` takes any enum member of the domain or its stored text with the enum's type; an
unknown word of a newer desk is shown as it came. Must hold no widget and no error prose.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from callcenter.tickets.deadlines import ClockKind, Standing
from callcenter.tickets.words import (
    Channel,
    Classification,
    Confidentiality,
    Kind,
    Look,
    Outcome,
    Push,
    Reason,
    ReplyPush,
    State,
    Urgency,
    Whom,
)
from ui.theme import Tone
from ui.translation import marked as _t
from ui.translation import shown


class OutboxState(StrEnum):
    """How far an event has come on its way to the centre, as the store keeps it."""

    NEW = "new"
    SENT = "sent"
    ACKED = "acked"
    OFFERED = "offered"
    QUARANTINED = "quarantined"
    SETTLED = "settled"


STATES: Mapping[State, str] = {
    State.RECEIVED: _t("Diterima"),
    State.VERIFIED: _t("Terverifikasi"),
    State.DISPATCHED: _t("Disposisi"),
    State.FOLLOWED_UP: _t("Ditindaklanjuti"),
    State.RESOLVED: _t("Selesai"),
    State.CLOSED: _t("Ditutup"),
    State.WAITING: _t("Menunggu data pelapor"),
    State.REFERRED: _t("Dirujuk"),
    State.REJECTED: _t("Ditolak"),
    State.DUPLICATE: _t("Digabung"),
}

KINDS: Mapping[Kind, str] = {
    Kind.REGISTERED: _t("Laporan dicatat"),
    Kind.EDITED: _t("Isi diubah"),
    Kind.VERIFIED: _t("Diverifikasi"),
    Kind.NOTE_ADDED: _t("Catatan"),
    Kind.CALL_LOGGED: _t("Percakapan telepon"),
    Kind.CONTACT_ATTEMPTED: _t("Mencoba menghubungi pelapor"),
    Kind.ATTACHMENT_ADDED: _t("Lampiran ditambahkan"),
    Kind.ATTACHMENT_AVAILABLE: _t("Lampiran ada di pusat"),
    Kind.LAPOR_RESERVED: _t("Akan dikirim ke SP4N-LAPOR!"),
    Kind.LAPOR_RELEASED: _t("Belum terkirim ke SP4N-LAPOR!, dicoba lagi"),
    Kind.LAPOR_SENT: _t("Diterima SP4N-LAPOR!"),
    Kind.LAPOR_REFUSED: _t("Ditolak SP4N-LAPOR!"),
    Kind.LAPOR_UNCERTAIN: _t("Tidak pasti ada di SP4N-LAPOR!"),
    Kind.LAPOR_NOT_PUSHED: _t("Tidak dikirim ke SP4N-LAPOR!"),
    Kind.LAPOR_SETTLED: _t("Keadaan di SP4N-LAPOR! dipastikan"),
    Kind.LAPOR_STATUS: _t("Status di SP4N-LAPOR!"),
    Kind.LAPOR_ANSWER: _t("Jawaban dari SP4N-LAPOR!"),
    Kind.LAPOR_REPLY: _t("Balasan untuk SP4N-LAPOR!"),
    Kind.LAPOR_REPLY_SENT: _t("Balasan diterima SP4N-LAPOR!"),
    Kind.DISPATCHED: _t("Diteruskan ke OPD"),
    Kind.FOLLOW_UP_RECORDED: _t("Jawaban OPD"),
    Kind.DATA_REQUESTED: _t("Meminta data ke pelapor"),
    Kind.DATA_RECEIVED: _t("Data dari pelapor diterima"),
    Kind.REFERRED: _t("Dirujuk ke luar kewenangan"),
    Kind.EMERGENCY_HANDED: _t("Diserahkan ke layanan darurat"),
    Kind.RESOLVED: _t("Dinyatakan selesai"),
    Kind.CLOSED: _t("Ditutup"),
    Kind.REOPENED: _t("Dibuka lagi"),
    Kind.REJECTED: _t("Ditolak"),
    Kind.ARCHIVED_DUPLICATE: _t("Digabung ke tiket lain"),
    Kind.DUPLICATE_UNDONE: _t("Penggabungan tiket dibatalkan"),
    Kind.REPORTER_JOINED: _t("Pelapor ditambahkan"),
    Kind.REPORTER_LEFT: _t("Pelapor dilepas"),
    Kind.TAKEN: _t("Diambil alih"),
    Kind.REMINDED: _t("OPD diingatkan"),
    Kind.LEVEL_RAISED: _t("Dinaikkan"),
    Kind.ESCALATED: _t("Naik menurut aturan"),
    Kind.SNOOZED: _t("Ditunda"),
    Kind.CALLBACK_PROMISED: _t("Telepon balik dijanjikan"),
    Kind.CALLBACK_DONE: _t("Telepon balik dilakukan"),
    Kind.SURVEYED: _t("Survei kepuasan diisi"),
    Kind.WITHDRAWN: _t("Langkah ditarik kembali"),
    Kind.RENUMBERED: _t("Nomor tiket diganti"),
    Kind.CALLER_ADDED: _t("Penelepon dicatat"),
    Kind.CALLER_EDITED: _t("Data penelepon diubah"),
    Kind.REVEAL_ALARM: _t("Data pribadi terlalu sering dibuka"),
    Kind.REVEAL_ALARM_SEEN: _t("Peringatan sudah dilihat"),
    Kind.PHONE_ADDED: _t("Nomor telepon ditambahkan"),
    Kind.PHONE_REMOVED: _t("Nomor telepon dihapus"),
    Kind.CALLERS_MERGED: _t("Pelapor digabung"),
    Kind.CALLERS_UNMERGED: _t("Gabungan pelapor dibatalkan"),
    Kind.IDENTITY_ERASED: _t("Identitas pelapor dihapus"),
    Kind.PRANK_MARKED: _t("Ditandai telepon iseng"),
    Kind.OFFICE_SET: _t("Pengaturan kantor diubah"),
    Kind.PRIVACY_REQUESTED: _t("Permohonan data pribadi"),
    Kind.PRIVACY_PREPARED: _t("Data untuk permohonan dicari"),
    Kind.PRIVACY_APPROVED: _t("Permohonan disetujui"),
    Kind.PRIVACY_DONE: _t("Permohonan dilaksanakan"),
    Kind.PRIVACY_REFUSED: _t("Permohonan ditolak"),
    Kind.PRIVACY_CONFIRMED: _t("Meja melapor sudah menghapus"),
    Kind.RETENTION_PROPOSED: _t("Usulan penghapusan"),
    Kind.BREACH_OPENED: _t("Insiden data pribadi dicatat"),
    Kind.BREACH_NOTED: _t("Penanganan insiden dicatat"),
    Kind.BREACH_COUNTED: _t("Yang terdampak dihitung"),
    Kind.BREACH_NOTIFIED: _t("Pemberitahuan insiden dicatat"),
    Kind.BREACH_DESK_RETIRED: _t("Meja yang hilang dicabut"),
    Kind.BREACH_SIGNED: _t("Insiden ditandatangani"),
    Kind.SHIFT_COUNTED: _t("Lembar serah terima dihitung"),
    Kind.SHIFT_NOTED: _t("Catatan serah terima"),
    Kind.SHIFT_SIGNED_ON: _t("Mulai bertugas"),
    Kind.SHIFT_SIGNED_OFF: _t("Selesai bertugas"),
    Kind.SHIFT_DESK_TOLD: _t("Kabar meja di akhir giliran"),
    Kind.SHIFT_SIGNED: _t("Serah terima ditandatangani"),
    Kind.ROSTER_SET: _t("Jadwal jaga dimuat"),
}

CLASSIFICATIONS: Mapping[Classification, str] = {
    Classification.COMPLAINT: _t("Pengaduan"),
    Classification.ASPIRATION: _t("Aspirasi"),
    Classification.INFORMATION: _t("Permintaan informasi"),
}

URGENCIES: Mapping[Urgency, str] = {
    Urgency.EMERGENCY: _t("Darurat"),
    Urgency.NORMAL: _t("Normal"),
    Urgency.SOON: _t("Segera"),
}

CONSEQUENCES: Mapping[Urgency, str] = {
    Urgency.EMERGENCY: _t("serahkan ke 112/110/113/119"),
    Urgency.NORMAL: _t("sesuai batas waktu kategori"),
    Urgency.SOON: _t("bahaya, belum ada korban"),
}

CHANNELS: Mapping[Channel, str] = {
    Channel.PHONE: _t("Telepon"),
    Channel.SMS: _t("SMS"),
    Channel.WHATSAPP: _t("WhatsApp"),
    Channel.WALK_IN: _t("Datang langsung"),
    Channel.LAMPUNG_IN: _t("Lampung-In"),
    Channel.LETTER: _t("Surat"),
    Channel.LAPOR: _t("SP4N-LAPOR!"),
}

CONFIDENTIALITIES: Mapping[Confidentiality, str] = {
    Confidentiality.NORMAL: _t("Biasa"),
    Confidentiality.ANONYMOUS: _t("Anonim"),
    Confidentiality.SECRET: _t("Rahasia"),
    Confidentiality.NO_IDENTITY: _t("Tanpa identitas"),
}

CONFIDENTIALITY_MEANINGS: Mapping[Confidentiality, str] = {
    Confidentiality.NORMAL: _t("identitas terlihat oleh OPD yang menangani"),
    Confidentiality.ANONYMOUS: _t("identitas disimpan, tidak diteruskan ke OPD"),
    Confidentiality.SECRET: _t("isi dan identitas hanya untuk yang berwenang"),
    Confidentiality.NO_IDENTITY: _t("nama dan nomor tidak disimpan sama sekali"),
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.PROGRESS: _t("Sedang dikerjakan"),
    Outcome.DONE: _t("Tuntas"),
    Outcome.NOT_COMPETENT: _t("Bukan wewenang"),
    Outcome.TRANSFERRED: _t("Dialihkan"),
}

REASONS: Mapping[Reason, str] = {
    Reason.OVERDUE: _t("Lewat batas"),
    Reason.NEAR: _t("Hampir batas"),
    Reason.SILENT: _t("OPD diam"),
    Reason.PING_PONG: _t("Saling lempar"),
    Reason.REPEATED: _t("Berulang"),
    Reason.REOPENED: _t("Dibuka lagi"),
    Reason.SENSITIVE: _t("Sensitif"),
    Reason.CALLBACK: _t("Telepon balik"),
    Reason.SOON: _t("Segera"),
    Reason.CONFLICT: _t("Konflik"),
    Reason.LAPOR: _t("SP4N-LAPOR!"),
    Reason.SET_ASIDE: _t("Disisihkan pusat"),
    Reason.RUNNING: _t("Berjalan"),
}

PUSHES: Mapping[Push, str] = {
    Push.READY: _t("Belum dikirim"),
    Push.RESERVED: _t("Sedang dikirim"),
    Push.SENT: _t("Terkirim"),
    Push.REFUSED: _t("Ditolak SP4N-LAPOR!"),
    Push.UNCERTAIN: _t("Tidak pasti"),
    Push.NOT_PUSHED: _t("Tidak dikirim"),
    Push.CANCELLED: _t("Dibatalkan"),
}

REPLY_PUSHES: Mapping[ReplyPush, str] = {
    ReplyPush.WAITING: _t("menunggu dikirim"),
    ReplyPush.TRYING: _t("sedang dikirim"),
    ReplyPush.SENT: _t("terkirim"),
    ReplyPush.REFUSED: _t("ditolak SP4N-LAPOR!"),
    ReplyPush.UNCERTAIN: _t("tidak pasti sampai"),
    ReplyPush.CANCELLED: _t("dibatalkan"),
}

LOOKS: Mapping[Look, str] = {
    Look.ABSENT: _t("tidak ada di sana"),
    Look.PARTIAL: _t("daftarnya tidak lengkap"),
}

CLOCKS: Mapping[ClockKind, str] = {
    ClockKind.FIRST_DISPATCH: _t("Penerusan pertama"),
    ClockKind.VERIFY: _t("Verifikasi"),
    ClockKind.FOLLOW_UP: _t("Jawaban OPD"),
    ClockKind.WHOLE: _t("Penyelesaian"),
    ClockKind.REPORTER: _t("Jawaban pelapor"),
    ClockKind.CALLBACK: _t("Telepon balik"),
}

STANDINGS: Mapping[Standing, str] = {
    Standing.OVER: _t("Lewat"),
    Standing.NEAR: _t("Hampir"),
    Standing.RUNNING: _t("Berjalan"),
    Standing.PAUSED: _t("Jeda"),
    Standing.ENDED: _t("Selesai"),
}

OUTBOX_STATES: Mapping[OutboxState, str] = {
    OutboxState.NEW: _t("tersimpan di sini"),
    OutboxState.SENT: _t("dikirim, menunggu jawaban pusat"),
    OutboxState.ACKED: _t("terkirim, menunggu gema pusat"),
    OutboxState.OFFERED: _t("akan diserahkan ulang"),
    OutboxState.QUARANTINED: _t("ditahan, perlu dilihat"),
    OutboxState.SETTLED: _t("diterima pusat"),
}

STATE_TONES: Mapping[State, Tone] = {
    State.RECEIVED: "accent",
    State.VERIFIED: "accent",
    State.DISPATCHED: "amber",
    State.FOLLOWED_UP: "amber",
    State.RESOLVED: "green",
    State.CLOSED: "neutral",
    State.WAITING: "violet",
    State.REFERRED: "neutral",
    State.REJECTED: "neutral",
    State.DUPLICATE: "neutral",
}

WHOMS: Mapping[Whom, str] = {
    Whom.OPERATOR: _t("operator"),
    Whom.SUPERVISOR: _t("pengawas"),
    Whom.LIAISON: _t("pejabat penghubung OPD"),
    Whom.HEAD: _t("kepala OPD"),
    Whom.SECRETARY: _t("Sekda / Inspektorat"),
    Whom.OMBUDSMAN: _t("Ombudsman (ditawarkan kepada pelapor)"),
}

_TABLES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    State: STATES,
    Kind: KINDS,
    Classification: CLASSIFICATIONS,
    Urgency: URGENCIES,
    Channel: CHANNELS,
    Confidentiality: CONFIDENTIALITIES,
    Outcome: OUTCOMES,
    Reason: REASONS,
    Whom: WHOMS,
    Push: PUSHES,
    ReplyPush: REPLY_PUSHES,
    Look: LOOKS,
    ClockKind: CLOCKS,
    Standing: STANDINGS,
    OutboxState: OUTBOX_STATES,
}


def label(value: StrEnum) -> str:
    """Return the word for a member of any enum of the domain; KeyError for a foreign enum."""
    return shown(_TABLES[type(value)][value])


def label_of(kind: type[StrEnum], value: str) -> str:
    """Return the word for a stored text of an enum; one that is not known is shown as it came."""
    try:
        return label(kind(value))
    except ValueError:
        return value


def consequence(urgency: Urgency) -> str:
    """Return what an urgency leads to."""
    return shown(CONSEQUENCES[urgency])


def confidentiality_meaning(value: Confidentiality) -> str:
    """Return in a line who learns what."""
    return shown(CONFIDENTIALITY_MEANINGS[value])


def state_tone(state: State) -> Tone:
    """Return the tone a state's chip has."""
    return STATE_TONES[state]
