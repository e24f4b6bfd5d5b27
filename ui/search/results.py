"""What a search found, as lines of the list: callers, agencies, then tickets. Pure.

Callers' names and numbers are masked, but for the person who is on the line.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from callcenter.callers.caller import CallerCard
from callcenter.callers.masking import mask_name, mask_phone
from callcenter.desk.views import SearchHit, TicketRow
from callcenter.directory.agencies import Agency
from callcenter.directory.bundle import Directory
from ui import formats
from ui.lapor_words import row_chip
from ui.search.section_list import Line, heading
from ui.ticket_view.reminder_way import pretty_phone
from ui.ticket_view.row_words import agencies_short, place_short, state_chip
from ui.ticket_view.side_cards import pretty_key
from ui.widgets.paint import ChipLook

translate = QCoreApplication.translate
TICKET, CALLER, AGENCY = "t:", "c:", "a:"


class Found(Struct, frozen=True):
    """Everything one search gave."""

    text: str
    hits: tuple[SearchHit, ...] = ()
    callers: tuple[CallerCard, ...] = ()
    agencies: tuple[Agency, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was found at all."""
        return not (self.hits or self.callers or self.agencies)


def with_rows(found: Found, rows: dict[str, TicketRow]) -> Found:
    """Return the same hits with newer rows where there are some."""
    hits = tuple(
        replace(hit, row=rows[hit.ticket_id]) if hit.ticket_id in rows else hit
        for hit in found.hits
    )
    return replace(found, hits=hits)


def lines_of(found: Found, directory: Directory, now: datetime, *, on_line: str = "") -> list[Line]:
    """Return headings and rows in the order they are shown.

    Only whoever has the number `on_line`, the key of the call in progress, is shown plain.
    """
    lines: list[Line] = []
    if found.callers:
        lines.append(heading(translate("search", "Penelepon")))
        lines += [
            _caller(one, now, masked=not on_line or on_line not in one.phones)
            for one in found.callers
        ]
    if found.agencies:
        lines.append(heading(translate("search", "OPD dan instansi")))
        lines += [_agency(one) for one in found.agencies]
    if found.hits:
        if found.text.strip():
            title = translate("search", "Tiket, yang terbaru di atas")
        else:
            title = translate("search", "Tiket terbaru")
        lines.append(heading(title))
        lines += [_ticket(hit, found.text, directory, now) for hit in found.hits]
    return lines


def phones_of(found: Found, caller_id: str) -> tuple[str, ...]:
    """Return a caller's numbers, none when none is known."""
    card = next((one for one in found.callers if one.id == caller_id), None)
    return tuple(card.phones) if card is not None else ()


def _ticket(hit: SearchHit, text: str, directory: Directory, now: datetime) -> Line:
    row = hit.row
    chip = state_chip(row.state, small=True)
    parts = (
        place_short(directory, row.place),
        agencies_short(directory, row.agency_ids or row.referred_to),
        formats.short_date(row.registered_at, now),
        translate("search", "{n} pelapor").format(n=row.reporters) if row.reporters > 1 else "",
        _at_lapor(row),
    )
    title: str = row.summary
    marks: tuple[tuple[int, int], ...] = ()
    if hit.marks:
        title, marks = hit.snippet, hit.marks
    elif row.lapor_id and text.strip().removeprefix("#") == row.lapor_id:
        lead = f"LAPOR #{row.lapor_id}"
        title, marks = f"{lead} · {title}", ((len(lead) - len(row.lapor_id), len(lead)),)
    if row.lapor_person:
        chip = row_chip(row) or chip
    unsent = translate("search", "belum terkirim") if row.unsent else ""
    meta = " · ".join(part for part in (*parts, unsent) if part)
    return Line(f"{TICKET}{hit.ticket_id}", title, marks, row.number, chip, meta)


def _at_lapor(row: TicketRow) -> str:
    """Where it stands at LAPOR; what a person has to settle there is the row's chip instead."""
    look = row_chip(row)
    return look.text if look is not None and not row.lapor_person else ""


def _caller(card: CallerCard, now: datetime, *, masked: bool) -> Line:
    name = card.name or translate("search", "tanpa nama")
    phones = [mask_phone(one) if masked else pretty_key(one) for one in card.phones[:2]]
    if masked and card.name:
        name = mask_name(card.name)
    tickets = translate("search", "{n} tiket, {open} terbuka").format(
        n=card.ticket_count, open=card.open_count
    )
    last = formats.short_date(card.last_contact, now) if card.last_contact else ""
    pranks = ""
    if card.prank_count:
        pranks = translate("search", "{n}× ditandai iseng").format(n=card.prank_count)
    meta = " · ".join(part for part in (", ".join(phones), tickets, last, pranks) if part)
    action = translate("search", "Enter: tiket baru untuk nomor ini") if card.phones else ""
    return Line(f"{CALLER}{card.id}", name, meta=meta, action=action)


def _agency(agency: Agency) -> Line:
    phone = pretty_phone(agency.phone) or translate("search", "belum ada nomor")
    chip = None
    if agency.needs_checking:
        chip = ChipLook(translate("search", "periksa ulang"), "amber", "▲", small=True)
    meta = " · ".join((phone, ", ".join(agency.scope[:4])))
    return Line(f"{AGENCY}{agency.id}", agency.name, (), agency.abbreviation, chip, meta)
