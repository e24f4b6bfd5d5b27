"""How many tickets wait for a row of the mapping table that has no id. Reads, changes nothing."""

from collections import Counter

from callcenter.desk.context import Desk
from callcenter.lapor.mapping import PROVINCE, MapKind, Mapping
from callcenter.lapor.settings import Interface, LaporSettings, Policy
from callcenter.store.lapor_needs import WaitingRow, waiting_rows
from callcenter.tickets.words import Classification

Key = tuple[MapKind, str]


def asked_for(settings: LaporSettings | None) -> frozenset[MapKind]:
    """The kinds of which a ticket needs an id: the older interfaces take none."""
    kinds = frozenset(MapKind)
    if settings is None:
        return kinds
    if settings.interface is not Interface.V3:
        return frozenset()
    return kinds - {MapKind.INSTITUTION} if settings.institution_id else kinds


def waiting_for(desk: Desk, mapping: Mapping, settings: LaporSettings | None) -> Counter[Key]:
    """The tickets that wait, by the row they lack; nothing waits while nothing is set.

    An agency is counted only where somebody holds the ticket: whose matter it is else takes the
    whole ticket to say.
    """
    counts: Counter[Key] = Counter()
    if settings is None or settings.policy is Policy.NONE:
        return counts
    with desk.store.read() as tx:
        rows = waiting_rows(tx, settings.since)
    for row in rows:
        if row.chosen or (settings.policy is Policy.ALL and _goes_by_itself(desk, row)):
            for kind, ours in _needs(desk, row).items():
                lacks = kind in asked_for(settings) and ours and not mapping.id_of(kind, ours)
                counts[kind, ours] += row.tickets if lacks else 0
    return +counts


def _goes_by_itself(desk: Desk, row: WaitingRow) -> bool:
    """Whether "all within the authority" may mean it."""
    known = desk.directory.agencies
    held = [known[one] for one in row.agency_ids if one in known]
    ours = any(one.within_authority for one in held)
    return row.classification == Classification.COMPLAINT and (ours or not row.agency_ids)


def _needs(desk: Desk, row: WaitingRow) -> dict[MapKind, str]:
    places = desk.directory.places
    kabkota = places.kabkota_of(row.place) if row.place in places else None
    return {
        MapKind.CATEGORY: row.category,
        MapKind.LOCATION: PROVINCE if kabkota is None else kabkota.code,
        MapKind.CLASSIFICATION: row.classification,
        MapKind.INSTITUTION: row.agency_ids[0] if row.agency_ids else "",
    }
