"""Which id at LAPOR is meant by a category, place, kind of report or agency of ours.

The ids belong to the institution's account (DOMAIN 5): an administrator fills them, seeded by
name from LAPOR's masters. Guesses nothing: what is not surely the same stays empty. Pure.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from callcenter.directory.bundle import Directory
from callcenter.directory.words import fold
from callcenter.lapor.client import Item, Masters
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Classification

ANY = "*"
"""Ours in a row that holds for all of its kind that have no row of their own."""

PROVINCE = "18"
"""Ours in the row for a ticket whose kabupaten or kota is not known."""


class MapKind(StrEnum):
    """What a row maps."""

    CATEGORY = "kategori"
    LOCATION = "lokasi"
    CLASSIFICATION = "klasifikasi"
    INSTITUTION = "instansi"


class MapRow(Struct, frozen=True):
    """One row: `ours` is our id (or ANY), `theirs_id` LAPOR's, "" while it is not known."""

    kind: MapKind
    ours: str
    theirs_id: str = ""
    theirs_name: str = ""


class MissingRow(Struct, frozen=True):
    """A row that a ticket needs and that has no id; `name` is ours, in words."""

    kind: MapKind
    ours: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.name}" if self.name else self.kind.value


class Mapping(Struct, frozen=True):
    """The whole table, by kind and our id."""

    rows: ReadOnly[tuple[MapKind, str], MapRow] = field(default_factory=dict)

    def get(self, kind: MapKind, ours: str) -> MapRow | None:
        """The row with an id for it: its own, else the one for all; None when there is none."""
        for key in ((kind, ours), (kind, ANY)):
            row = self.rows.get(key)
            if row is not None and row.theirs_id:
                return row
        return None

    def id_of(self, kind: MapKind, ours: str) -> str:
        """LAPOR's id, "" when there is none."""
        row = self.get(kind, ours)
        return "" if row is None else row.theirs_id

    def having(self, rows: Iterable[MapRow]) -> "Mapping":
        """The table with these rows put in the place of those of the same kind and id."""
        return Mapping({**self.rows, **{(row.kind, row.ours): row for row in rows}})


class Needs(Struct, frozen=True):
    """What a ticket has to say at LAPOR, as ids of ours; "" where it says nothing."""

    category: str
    location: str
    classification: str
    institution: str


def our_names(directory: Directory) -> dict[tuple[MapKind, str], str]:
    """Everything that can be mapped, with its name, in the order of the table."""
    names: dict[tuple[MapKind, str], str] = {
        (MapKind.CATEGORY, one.id): one.name for one in directory.categories.values()
    }
    places = (PROVINCE, *(one.code for one in directory.places.children(PROVINCE)))
    names |= {(MapKind.LOCATION, code): directory.places.get(code).name for code in places}
    names |= {(MapKind.CLASSIFICATION, kind.value): name for kind, name in _KINDS.items()}
    names |= {
        (MapKind.INSTITUTION, one.id): one.name
        for one in directory.agencies.values()
        if not one.is_emergency
    }
    return names


_KINDS = {
    Classification.COMPLAINT: "Pengaduan",
    Classification.ASPIRATION: "Aspirasi",
    Classification.INFORMATION: "Permintaan Informasi",
}


def blank(directory: Directory) -> Mapping:
    """The table with a row for everything of ours and no id yet."""
    return Mapping({key: MapRow(*key) for key in our_names(directory)})


def seeded(mapping: Mapping, masters: Masters, directory: Directory) -> Mapping:
    """The table with the ids that LAPOR's masters give under the same name.

    A row that has an id keeps it. Two entries of one name say nothing.
    """
    offered = {
        MapKind.CATEGORY: _by_name(
            (*masters.categories, *(Item(one.id, one.name) for one in masters.topics))
        ),
        MapKind.LOCATION: _by_name(masters.locations),
        MapKind.INSTITUTION: _by_name(masters.institutions),
    }
    fresh = []
    for (kind, ours), name in our_names(directory).items():
        row = mapping.rows.get((kind, ours), MapRow(kind, ours))
        found = offered.get(kind, {}).get(same_name(name))
        if found is not None and not row.theirs_id:
            row = replace(row, theirs_id=found.id, theirs_name=found.name)
        fresh.append(row)
    return mapping.having(fresh)


def _by_name(items: Iterable[Item]) -> dict[str, Item | None]:
    found: dict[str, Item | None] = {}
    for item in items:
        key = same_name(item.name)
        twin = key in found and (known := found[key]) is not None and known.id != item.id
        found[key] = None if twin else found.get(key, item)
    return found


_SPELT = (
    (re.compile(r"\b(?:pemkab|pemerintah kab)\b"), "pemerintah kabupaten"),
    (re.compile(r"\bpemkot\b"), "pemerintah kota"),
    (re.compile(r"\b(?:pemprov|pemda prov)\b"), "pemerintah provinsi"),
    (re.compile(r"\b(?:kab|kabupate)\b"), "kabupaten"),
    (re.compile(r"\b(?:prov|propinsi|prop)\b"), "provinsi"),
    (re.compile(r"\bprovinsi lampung$"), ""),
    (re.compile(r"\bketenteraman\b"), "ketentraman"),
    (re.compile(r"\b(?:dan|serta)\b"), ""),
    (re.compile(r"\bri\b"), "republik indonesia"),
)


def same_name(name: str) -> str:
    """A name as it is compared: no case, signs, "dan", and one spelling of what is shortened."""
    text = fold(name)
    if text.removeprefix("provinsi ") == "lampung":
        return "provinsi lampung"
    for pattern, spelling in _SPELT:
        text = pattern.sub(spelling, text)
    return "".join(text.split())


def needs(ticket: Ticket, directory: Directory, agency_ids: tuple[str, ...] = ()) -> Needs:
    """What the ticket has to say; `agency_ids` are the agencies it goes to when none holds it."""
    code = ticket.place_code
    kabkota = directory.places.kabkota_of(code) if code in directory.places else None
    held = ticket.agency_ids or agency_ids
    return Needs(
        category=ticket.category_id,
        location=kabkota.code if kabkota is not None else PROVINCE,
        classification=ticket.classification.value,
        institution=held[0] if held else "",
    )


def missing(
    mapping: Mapping, wanted: Needs, directory: Directory, *, own_institution: str = ""
) -> tuple[MissingRow, ...]:
    """The rows without an id that this ticket needs, in the order of the table.

    With an institution of our own at LAPOR a ticket goes there and needs no row for its agency.
    """
    asked = [
        (MapKind.CATEGORY, wanted.category),
        (MapKind.LOCATION, wanted.location),
        (MapKind.CLASSIFICATION, wanted.classification),
    ]
    if not own_institution:
        asked.append((MapKind.INSTITUTION, wanted.institution))
    names = our_names(directory)
    return tuple(
        MissingRow(kind, ours, names.get((kind, ours), ours))
        for kind, ours in asked
        if not mapping.id_of(kind, ours)
    )
