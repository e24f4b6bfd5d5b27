"""The words with which an OPD is reminded: short for WhatsApp, formal for e-mail and letter. Pure.

Written to an office: Indonesian whatever the language of the screen.

Never names the reporter: neither name nor number nor NIK goes into a reminder (SECURITY 7).
"""

from collections.abc import Sequence
from datetime import datetime
from functools import reduce

from callcenter.callers.scrubbing import cleared
from callcenter.desk.views import TicketView
from callcenter.directory.agencies import Agency
from callcenter.directory.bundle import Directory
from callcenter.lapor.identity import NOBODY, Identity, identity_of
from callcenter.lapor.wording import confidentialities
from callcenter.tickets.deadlines import ClockKind, RunningClock
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality, Kind
from ui import formats
from ui.ticket_view.row_words import place_long

MEANS = ("whatsapp", "email", "surat", "telepon")
_BETWEEN = "\ua66e"
"""A letter of no name and no word: nothing that is taken out reaches over it."""


def reminder_text(
    means: str,
    views: Sequence[TicketView],
    agency: Agency,
    directory: Directory,
    now: datetime,
    *,
    chosen: Sequence[TicketView] = (),
) -> str:
    """Return the prepared text for one way of reminding: of one ticket, or of several in a list.

    `chosen`: all that are reminded of now, other agencies' too; no reporter of theirs is named.
    """
    matters = _without_reporters(views, (*views, *chosen))
    facts = [
        _facts(view, agency, directory, now, matter)
        for view, matter in zip(views, matters, strict=True)
    ]
    formal = means in ("email", "surat")
    if len(facts) == 1:
        return (_FORMAL if formal else _SHORT).format(**facts[0])
    lines = "\n".join(f"{n}. {_LINE.format(**one)}" for n, one in enumerate(facts, 1))
    whole = _FORMAL_SEVERAL if formal else _SHORT_SEVERAL
    return whole.format(agency=agency.name, n=len(facts), lines=lines)


def own_part(text: str, number: str, numbers: Sequence[str]) -> str:
    """Return what of a text about several tickets is kept with one: no line that names another.

    A ticket's story must not hold another's matter: who may read it or erases it is not the same.
    """
    others = [one for one in numbers if one != number]
    kept = [line for line in text.split("\n") if not any(one in line for one in others)]
    return "\n".join(kept)


def _without_reporters(views: Sequence[TicketView], known: Sequence[TicketView]) -> list[str]:
    """What each is about: a story may name who told it, or who told another of them.

    In one go: two hundred names looked for in each of two hundred lines take a minute.
    """
    told_by = reduce(Identity.with_more, (identity_of(one.ticket) for one in known), NOBODY)
    said = (one.ticket.summary.replace(_BETWEEN, "") for one in views)
    return [one.strip() for one in cleared(f"\n{_BETWEEN}\n".join(said), told_by).split(_BETWEEN)]


def _facts(
    view: TicketView, agency: Agency, directory: Directory, now: datetime, told: str
) -> dict[str, str]:
    ticket = view.ticket
    clock = _clock(view.clocks, agency.id)
    sent = formats.told_short_date(clock.start) if clock else "—"
    secret = Confidentiality.SECRET in confidentialities(ticket)
    matter = "(isi bersifat rahasia, lihat tiket)" if secret else told
    return {
        "agency": agency.name,
        "number": ticket.number,
        "matter": matter,
        "place": place_long(directory, ticket.place_code),
        "sent": sent,
        "due": _due(clock, _answered(ticket, clock), now),
        "times": _times(len(_steps(ticket, Kind.REMINDED, agency.id))),
    }


def _clock(clocks: Sequence[RunningClock], agency_id: str) -> RunningClock | None:
    """The last hand-over to this agency that waits for an answer; else the last at all."""
    mine = [c for c in clocks if c.kind is ClockKind.FOLLOW_UP and c.agency_id == agency_id]
    waiting = [c for c in mine if c.ended is None]
    return next(reversed(waiting or mine), None)


def _steps(ticket: Ticket, kind: Kind, agency_id: str) -> list[datetime]:
    """When this step was taken with this very agency, the oldest first."""
    return [
        one.at
        for one in ticket.entries
        if one.kind == kind and not one.withdrawn and one.body.get("agency_id") == agency_id
    ]


def _answered(ticket: Ticket, clock: RunningClock | None) -> datetime | None:
    """When the agency answered last, of a hand-over that no longer waits for an answer."""
    if clock is None or clock.ended is None:
        return None
    return next(reversed(_steps(ticket, Kind.FOLLOW_UP_RECORDED, clock.agency_id)), None)


def _due(clock: RunningClock | None, answered: datetime | None, now: datetime) -> str:
    if answered is not None:
        return f"jawaban terakhir {formats.told_date(answered)}, belum selesai"
    if clock is None or clock.due is None or clock.ended is not None:
        return "belum ada jawaban yang tercatat"
    if now >= clock.due:
        return f"batas jawaban sudah lewat ({formats.told_date(clock.due)})"
    return f"batas jawaban {formats.told_date(clock.due)}"


def _times(reminders: int) -> str:
    if not reminders:
        return ""
    return f" Ini pengingat ke-{reminders + 1}."


_SHORT = (
    "Yth. {agency},\n"
    "mohon jawaban atas pengaduan {number}: {matter}\n"
    "Lokasi: {place}. Diteruskan {sent}, {due}.{times}\n"
    "Call Center Pemerintah Provinsi Lampung"
)
_FORMAL = (
    "Yth. Kepala {agency}\n\n"
    "Perihal: pengingat tindak lanjut pengaduan {number}\n\n"
    "Dengan hormat, pada {sent} kami meneruskan pengaduan masyarakat nomor {number} "
    "mengenai: {matter}\nLokasi: {place}.\n\n"
    "Sampai saat ini {due}.{times} Mohon tindak lanjut atau penjelasan disampaikan kepada "
    "kami agar pelapor dapat segera dikabari. Bila bukan wewenang, mohon disebutkan instansi "
    "yang berwenang.\n\n"
    "Hormat kami,\nCall Center Pemerintah Provinsi Lampung"
)
_LINE = "{number}: {matter} (lokasi: {place}), diteruskan {sent}, {due}.{times}"
_SHORT_SEVERAL = (
    "Yth. {agency},\n"
    "mohon jawaban atas {n} pengaduan:\n"
    "{lines}\n"
    "Call Center Pemerintah Provinsi Lampung"
)
_FORMAL_SEVERAL = (
    "Yth. Kepala {agency}\n\n"
    "Perihal: pengingat tindak lanjut {n} pengaduan\n\n"
    "Dengan hormat, kami mengingatkan {n} pengaduan masyarakat yang telah kami teruskan:\n"
    "{lines}\n\n"
    "Mohon tindak lanjut atau penjelasan disampaikan kepada kami agar para pelapor dapat segera "
    "dikabari. Bila bukan wewenang, mohon disebutkan instansi yang berwenang.\n\n"
    "Hormat kami,\nCall Center Pemerintah Provinsi Lampung"
)
