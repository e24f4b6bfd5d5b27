"""What the screen of hand-overs calls things. Texts alone; nothing is asked or decided."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from callcenter.shifts.handover import (
    DeskWord,
    Handover,
    Note,
    NoteSort,
    OnDuty,
)
from callcenter.shifts.signing import Side
from callcenter.shifts.spans import Span
from ui.formats import moment_text, number, short_date, time_text, wib
from ui.operator_chip import shift_name
from ui.translation import marked as _t
from ui.translation import shown
from ui.widgets.paint import ChipLook

Fact = tuple[str, str]

LATER = timedelta(minutes=15)
"""A sheet that was counted so long after its time says when."""

FIGURES: Mapping[str, str] = {
    "registered": _t("Baru"),
    "closed": _t("Ditutup"),
    "emergencies": _t("Darurat"),
    "open": _t("Terbuka"),
    "red": _t("Lewat batas"),
    "near": _t("Hampir lewat"),
    "callbacks": _t("Janji telepon"),
    "conflicts": _t("Konflik"),
    "lapor": _t("LAPOR! ragu"),
    "aside": _t("Disisihkan"),
    "breaches": _t("Insiden data"),
}
"""The figures of a sheet, in the order they are shown."""

BAD = frozenset({"red", "conflicts", "lapor", "aside", "breaches"})
"""Figures that should be 0."""

SIDES: Mapping[str, str] = {
    Side.LEAVING: _t("Yang menyerahkan"),
    Side.COMING: _t("Yang menerima"),
}
SORTS: Mapping[str, str] = {
    NoteSort.NOTE: _t("Catatan"),
    NoteSort.INCIDENT: _t("Insiden"),
}
NOT_SIGNED = _t("belum ditandatangani")
NOT_COUNTED = _t("Belum dihitung: lembar dibuat sendiri saat giliran berakhir.")


def name_of(span: Span) -> str:
    """`Malam`."""
    return shown(shift_name((wib(span.begin).strftime("%H:%M"),), span.begin)).capitalize()


def hours_of(span: Span) -> str:
    """`23.00–07.00`."""
    return f"{time_text(span.begin)}–{time_text(span.end)}"


def title_of(span: Span, now: datetime) -> str:
    """`Malam, 20 Nov`."""
    return f"{name_of(span)}, {short_date(span.begin, now)}"


def state_of(one: Handover, now: datetime) -> str:
    """How far it is, in a few words."""
    if one.is_signed:
        return shown("ditandatangani kedua pengawas")
    if one.span.holds(now):
        return shown("sedang berjalan")
    if one.sheet is None:
        return shown("lembarnya belum dihitung")
    if one.signatures:
        return shown("menunggu tanda tangan kedua")
    return shown("menunggu dua tanda tangan")


def chip_of(one: Handover, now: datetime, *, small: bool = False) -> ChipLook:
    """Signed, running, waiting, or late for want of a signature."""
    if one.is_signed:
        return ChipLook(shown("Lengkap"), "green", "●", small)
    if one.is_late(now):
        text = shown("Kurang {0} ttd") if small else shown("Kurang {0} tanda tangan")
        return ChipLook(text.format(len(one.missing)), "red", "■", small)
    if one.span.holds(now):
        return ChipLook(shown("Berjalan"), "accent", "", small)
    return ChipLook(shown("Menunggu"), "amber", "▲", small)


def note_line(note: Note, now: datetime, *, after: bool) -> str:
    """`21.14 Ana Contoh: Jalur dua mati`."""
    late = shown(" (sesudah ditandatangani)") if after else ""
    return f"{moment_text(note.at, now)} {note.author.name}{late}: {note.text}"


def notes_text(one: Handover, sort: NoteSort, now: datetime) -> str:
    """All notes of a sort, one a paragraph."""
    found = (it for it in one.notes if it.sort is sort)
    return "\n".join(note_line(it, now, after=one.said_after(it)) for it in found)


def people_text(people: Sequence[OnDuty], now: datetime) -> str:
    """Who was here, from when to when."""
    lines = []
    for one in people:
        end = moment_text(one.until, now) if one.until is not None else "…"
        lines.append(f"{one.author.name}: {moment_text(one.since, now)}–{end}")
    return "\n".join(lines)


def desk_line(one: DeskWord, now: datetime) -> str:
    """`Meja satu: 4 belum terkirim, tertua 21.14`."""
    name = one.name or one.client_id[:8]
    if not one.unsent:
        return f"{name}: " + shown("semua terkirim")
    text = shown("{0} belum terkirim").format(number(one.unsent))
    if one.oldest is not None:
        text += shown(", tertua {0}").format(moment_text(one.oldest, now))
    return f"{name}: {text}"


def signed_text(one: Handover, side: Side, now: datetime) -> str:
    """Who signed a side and when; who signed another sheet than this one reads that."""
    found, other = one.signatures.get(side), one.elsewhere(side)
    if found is not None:
        return f"{found.author.name}, {moment_text(found.at, now)}"
    if other is None:
        return shown(NOT_SIGNED)
    said = shown("{0} menandatangani lembar lain, {1}; lembar ini belum")
    return said.format(other.author.name, moment_text(other.at, now))


def facts_of(one: Handover, now: datetime, *, rostered: Sequence[str] = ()) -> list[Fact]:
    """The lines under the figures."""
    desks = "\n".join(desk_line(it, now) for it in one.desks)
    return [
        (shown("Insiden"), notes_text(one, NoteSort.INCIDENT, now)),
        (shown("Catatan"), notes_text(one, NoteSort.NOTE, now)),
        (shown("Bertugas"), people_text(one.people, now)),
        (shown("Menurut jadwal"), ", ".join(rostered)),
        (shown("Meja"), desks),
        *((shown(SIDES[side]), signed_text(one, side, now)) for side in Side),
    ]


def counted_text(one: Handover, now: datetime) -> str:
    """Who counted it up to when; of one that was counted later also when, and as of when."""
    sheet = one.sheet
    if sheet is None:
        return shown(NOT_COUNTED)
    until, at = moment_text(sheet.until, now), moment_text(sheet.at, now)
    if sheet.at - sheet.until < LATER:
        return shown("Dihitung sampai {0} oleh {1}").format(until, sheet.author.name)
    if sheet.as_of > sheet.until:
        text = shown("Dihitung sampai {0} oleh {1}; yang masih menunggu: keadaan {2}")
    else:
        text = shown("Keadaan pada {0}, dihitung oleh {1} pada {2}")
    return text.format(until, sheet.author.name, at)
