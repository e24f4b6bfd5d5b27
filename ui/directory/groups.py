"""The agencies under their headings: OPD, kabupaten/kota, outside, emergency. Pure."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from callcenter.directory.agencies import MUNICIPAL_KIND, Agency
from ui.search.section_list import Line, heading
from ui.ticket_view.reminder_way import pretty_phone
from ui.widgets.paint import ChipLook

translate = QCoreApplication.translate
OWN, MUNICIPAL, OUTSIDE, EMERGENCY = "opd", "kabkota", "luar", "darurat"
_ORDER = (OWN, MUNICIPAL, OUTSIDE, EMERGENCY)


def group_of(agency: Agency) -> str:
    """Return the group an agency stands in."""
    if agency.is_emergency:
        return EMERGENCY
    if agency.kind == MUNICIPAL_KIND:
        return MUNICIPAL
    return OWN if agency.within_authority else OUTSIDE


def group_name(group: str) -> str:
    """Return the heading of a group."""
    return {
        OWN: translate("directory", "OPD Pemerintah Provinsi"),
        MUNICIPAL: translate("directory", "Kabupaten dan kota"),
        OUTSIDE: translate("directory", "Di luar kewenangan provinsi"),
        EMERGENCY: translate("directory", "Darurat"),
    }[group]


def kind_name(kind: str) -> str:
    """Return what sort of institution it is."""
    words = {
        "sekretariat": translate("directory", "Sekretariat"),
        "biro": translate("directory", "Biro"),
        "badan": translate("directory", "Badan"),
        "dinas": translate("directory", "Dinas"),
        "rumah-sakit": translate("directory", "Rumah sakit"),
        "kabupaten-kota": translate("directory", "Kabupaten/kota"),
        "vertikal": translate("directory", "Instansi vertikal"),
        "pengawas": translate("directory", "Pengawas"),
        "darurat": translate("directory", "Nomor darurat"),
    }
    return words.get(kind, kind)


def lines_of(agencies: Iterable[Agency], *, best_first: bool) -> list[Line]:
    """Return headings and rows; with `best_first` the group of the best match stands on top."""
    grouped: dict[str, list[Agency]] = {} if best_first else {one: [] for one in _ORDER}
    for agency in agencies:
        grouped.setdefault(group_of(agency), []).append(agency)
    lines: list[Line] = []
    for group, found in grouped.items():
        if found:
            lines.append(heading(f"{group_name(group)} · {len(found)}"))
            lines += [_line(one) for one in found]
    return lines


def _line(agency: Agency) -> Line:
    phone = pretty_phone(agency.phone) or translate("directory", "belum ada nomor")
    chip = None
    if agency.needs_checking:
        chip = ChipLook(translate("directory", "periksa ulang"), "amber", "▲", small=True)
    lead = agency.abbreviation if agency.abbreviation != agency.name else ""
    meta = " · ".join(part for part in (phone, ", ".join(agency.scope[:4])) if part)
    return Line(agency.id, agency.name, (), lead, chip, meta)
