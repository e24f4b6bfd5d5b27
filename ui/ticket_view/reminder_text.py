"""The words with which an OPD is reminded: short for WhatsApp, formal for e-mail and letter. Pure.

Written to an office: Indonesian whatever the language of the screen.

Never names the reporter: neither name nor number nor NIK goes into a reminder (SECURITY 7).
"""

from datetime import datetime

from callcenter.callers.scrubbing import cleared
from callcenter.desk.views import TicketView
from callcenter.directory.agencies import Agency
from callcenter.directory.bundle import Directory
from callcenter.lapor.identity import identity_of
from callcenter.lapor.wording import confidentialities
from callcenter.tickets.deadlines import ClockKind, RunningClock
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality
from ui import formats
from ui.ticket_view.row_words import place_long

MEANS = ("whatsapp", "email", "surat", "telepon")


def reminder_text(
    means: str, view: TicketView, agency: Agency, directory: Directory, now: datetime
) -> str:
    """Return the prepared text for one way of reminding."""
    facts = _facts(view.ticket, agency, view.clocks, directory, now)
    template = _formal() if means in ("email", "surat") else _short()
    return template.format(**facts)


def _facts(
    ticket: Ticket,
    agency: Agency,
    clocks: tuple[RunningClock, ...],
    directory: Directory,
    now: datetime,
) -> dict[str, str]:
    clock = next(
        (c for c in clocks if c.kind is ClockKind.FOLLOW_UP and c.agency_id == agency.id), None
    )
    sent = formats.told_short_date(clock.start) if clock else "—"
    secret = Confidentiality.SECRET in confidentialities(ticket)
    # The story may name who told it: what leaves does not.
    told = cleared(ticket.summary, identity_of(ticket))
    matter = "(isi bersifat rahasia, lihat tiket)" if secret else told
    return {
        "agency": agency.name,
        "number": ticket.number,
        "matter": matter,
        "place": place_long(directory, ticket.place_code),
        "sent": sent,
        "due": _due(clock, now),
        "times": _times(ticket.reminders),
    }


def _due(clock: RunningClock | None, now: datetime) -> str:
    if clock is None or clock.due is None:
        return "belum ada jawaban yang tercatat"
    day = formats.told_date(clock.due)
    if now >= clock.due:
        return f"batas jawaban sudah lewat ({day})"
    return f"batas jawaban {day}"


def _times(reminders: int) -> str:
    if not reminders:
        return ""
    return f" Ini pengingat ke-{reminders + 1}."


def _short() -> str:
    return (
        "Yth. {agency},\n"
        "mohon jawaban atas pengaduan {number}: {matter}\n"
        "Lokasi: {place}. Diteruskan {sent}, {due}.{times}\n"
        "Call Center Pemerintah Provinsi Lampung"
    )


def _formal() -> str:
    return (
        "Yth. Kepala {agency}\n\n"
        "Perihal: pengingat tindak lanjut pengaduan {number}\n\n"
        "Dengan hormat, pada {sent} kami meneruskan pengaduan masyarakat nomor {number} "
        "mengenai: {matter}\nLokasi: {place}.\n\n"
        "Sampai saat ini {due}.{times} Mohon tindak lanjut atau penjelasan disampaikan kepada "
        "kami agar pelapor dapat segera dikabari. Bila bukan wewenang, mohon disebutkan instansi "
        "yang berwenang.\n\n"
        "Hormat kami,\nCall Center Pemerintah Provinsi Lampung"
    )
