"""The words a ticket is described with; the values stand in events for ever and never change."""

from enum import StrEnum


class Classification(StrEnum):
    """SP4N-LAPOR!'s three kinds of report (DOMAIN 2)."""

    COMPLAINT = "pengaduan"
    ASPIRATION = "aspirasi"
    INFORMATION = "permintaan_informasi"


class Urgency(StrEnum):
    """How soon; an emergency is handed over before the form is filled."""

    EMERGENCY = "darurat"
    NORMAL = "normal"
    SOON = "segera"


class Channel(StrEnum):
    """How the report came in."""

    PHONE = "telepon"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    WALK_IN = "datang_langsung"
    LAMPUNG_IN = "lampung_in"
    LETTER = "surat"
    LAPOR = "lapor"


class Confidentiality(StrEnum):
    """Who may learn what (SECURITY 7)."""

    NORMAL = "biasa"
    ANONYMOUS = "anonim"
    SECRET = "rahasia"  # noqa: S105 - a kind of report, no password
    NO_IDENTITY = "tanpa_identitas"


class State(StrEnum):
    """The ticket's life (DOMAIN 4)."""

    RECEIVED = "diterima"
    VERIFIED = "terverifikasi"
    DISPATCHED = "disposisi"
    FOLLOWED_UP = "ditindaklanjuti"
    RESOLVED = "selesai"
    CLOSED = "ditutup"
    WAITING = "menunggu_data"
    REFERRED = "dirujuk"
    REJECTED = "ditolak"
    DUPLICATE = "gabungan"


OPEN_STATES = frozenset(
    {State.RECEIVED, State.VERIFIED, State.DISPATCHED, State.FOLLOWED_UP, State.WAITING}
)
"""States in which the desk still owes somebody something."""


class Kind(StrEnum):
    """What an event says happened. Unknown kinds are kept and passed on, never dropped."""

    REGISTERED = "registered"
    EDITED = "edited"
    VERIFIED = "verified"
    NOTE_ADDED = "note_added"
    CALL_LOGGED = "call_logged"
    CONTACT_ATTEMPTED = "contact_attempted"
    ATTACHMENT_ADDED = "attachment_added"
    ATTACHMENT_AVAILABLE = "attachment_available"
    DISPATCHED = "dispatched"
    FOLLOW_UP_RECORDED = "follow_up_recorded"
    DATA_REQUESTED = "data_requested"
    DATA_RECEIVED = "data_received"
    REFERRED = "referred"
    EMERGENCY_HANDED = "emergency_handed"
    RESOLVED = "resolved"
    CLOSED = "closed"
    REOPENED = "reopened"
    REJECTED = "rejected"
    ARCHIVED_DUPLICATE = "archived_duplicate"
    DUPLICATE_UNDONE = "duplicate_undone"
    REPORTER_JOINED = "reporter_joined"
    REPORTER_LEFT = "reporter_left"
    TAKEN = "taken"
    REMINDED = "reminded"
    LEVEL_RAISED = "level_raised"
    ESCALATED = "escalated"
    SNOOZED = "snoozed"
    CALLBACK_PROMISED = "callback_promised"
    CALLBACK_DONE = "callback_done"
    SURVEYED = "surveyed"
    WITHDRAWN = "withdrawn"
    RENUMBERED = "renumbered"
    # about the national system (SYNC 12)
    LAPOR_RESERVED = "lapor_reserved"
    LAPOR_RELEASED = "lapor_released"
    LAPOR_SENT = "lapor_sent"
    LAPOR_REFUSED = "lapor_refused"
    LAPOR_UNCERTAIN = "lapor_uncertain"
    LAPOR_NOT_PUSHED = "lapor_not_pushed"
    LAPOR_SETTLED = "lapor_settled"
    LAPOR_STATUS = "lapor_status"
    LAPOR_ANSWER = "lapor_answer"
    LAPOR_REPLY = "lapor_reply"
    LAPOR_REPLY_SENT = "lapor_reply_sent"
    # about a caller
    CALLER_ADDED = "caller_added"
    CALLER_EDITED = "caller_edited"
    PHONE_ADDED = "phone_added"
    PHONE_REMOVED = "phone_removed"
    CALLERS_MERGED = "callers_merged"
    CALLERS_UNMERGED = "callers_unmerged"
    PRANK_MARKED = "prank_marked"
    # about a ticket or a caller
    IDENTITY_ERASED = "identity_erased"
    # about the office
    OFFICE_SET = "office_set"
    # about the privacy office
    REVEAL_ALARM = "reveal_alarm"
    REVEAL_ALARM_SEEN = "reveal_alarm_seen"
    PRIVACY_REQUESTED = "privacy_requested"
    PRIVACY_PREPARED = "privacy_prepared"
    PRIVACY_APPROVED = "privacy_approved"
    PRIVACY_DONE = "privacy_done"
    PRIVACY_REFUSED = "privacy_refused"
    PRIVACY_CONFIRMED = "privacy_confirmed"
    RETENTION_PROPOSED = "retention_proposed"
    BREACH_OPENED = "breach_opened"
    BREACH_NOTED = "breach_noted"
    BREACH_COUNTED = "breach_counted"
    BREACH_NOTIFIED = "breach_notified"
    BREACH_DESK_RETIRED = "breach_desk_retired"
    BREACH_SIGNED = "breach_signed"
    # about a shift
    SHIFT_COUNTED = "shift_counted"
    SHIFT_NOTED = "shift_noted"
    SHIFT_SIGNED_ON = "shift_signed_on"
    SHIFT_SIGNED_OFF = "shift_signed_off"
    SHIFT_DESK_TOLD = "shift_desk_told"
    SHIFT_SIGNED = "shift_signed"
    ROSTER_SET = "roster_set"


class Push(StrEnum):
    """How far a ticket is on its way to the national system (SYNC 12)."""

    READY = "siap"
    RESERVED = "dipesan"
    SENT = "terkirim"
    REFUSED = "ditolak"
    UNCERTAIN = "ragu"
    NOT_PUSHED = "tidak_dikirim"
    CANCELLED = "dibatalkan"


class ReplyPush(StrEnum):
    """How far an answer of ours is on its way there."""

    WAITING = "menunggu"
    TRYING = "dikirim"
    SENT = "terkirim"
    REFUSED = "ditolak"
    UNCERTAIN = "ragu"
    CANCELLED = "dibatalkan"  # a person's word


class Look(StrEnum):
    """What LAPOR's list said when our number was looked for in it."""

    ABSENT = "tidak_ada"
    PARTIAL = "tidak_lengkap"


class Outcome(StrEnum):
    """What an OPD's answer amounts to."""

    PROGRESS = "proses"
    DONE = "tuntas"
    NOT_COMPETENT = "bukan_wewenang"
    TRANSFERRED = "dialihkan"  # no answer: the desk took the matter to another agency


GONE_OUTCOMES = frozenset({Outcome.NOT_COMPETENT, Outcome.TRANSFERRED})
"""With these the agency holds the matter no longer and its clock is none."""


class Reason(StrEnum):
    """Why a ticket stands in the escalation queue (DESK 5)."""

    OVERDUE = "lewat"
    NEAR = "hampir"
    SILENT = "opd_diam"
    PING_PONG = "saling_lempar"
    REPEATED = "berulang"
    REOPENED = "dibuka_lagi"
    SENSITIVE = "sensitif"
    CALLBACK = "telepon_balik"
    SOON = "segera"
    CONFLICT = "dua_nilai"
    LAPOR = "lapor"
    SET_ASIDE = "disisihkan"  # an event of it that the centre does not take
    RUNNING = "berjalan"


class Whom(StrEnum):
    """Whom a move concerns: the rungs of the ladder (DOMAIN 4), the first is level 1."""

    OPERATOR = "operator"
    SUPERVISOR = "pengawas"
    LIAISON = "pejabat_penghubung"
    HEAD = "kepala_opd"
    SECRETARY = "sekda_inspektorat"
    OMBUDSMAN = "ombudsman"
