"""Connects a demo desk to the simulator of SP4N-LAPOR!: settings, mapping and token of the office.

What a person has changed since stays; only the address follows the simulator, which may listen
elsewhere with each start.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from msgspec.structs import replace

from callcenter.demo.simulator_process import SimulatorProcess
from callcenter.desk.context import Desk
from callcenter.desk.office import read_office, set_office
from callcenter.lapor.connect import connect
from callcenter.lapor.mapping import MapKind, Mapping, MapRow, blank, seeded
from callcenter.lapor.office_values import settings_of, values_of, values_of_rows
from callcenter.lapor.settings import LaporSettings
from callcenter.lapor.simulator.account import TOKEN, settings_for
from callcenter.lapor.simulator.masters import CLASSIFICATIONS
from callcenter.tickets.words import Classification
from callcenter.workstation import Workstation

SINCE = timedelta(days=5)
"""Samples older than this stay at home."""

_BASE = "lapor.base_url"
_CLASSIFICATIONS = {
    Classification.COMPLAINT: "Pengaduan",
    Classification.ASPIRATION: "Aspirasi",
    Classification.INFORMATION: "Permintaan Informasi",
}


def known_port(desk: Desk) -> int:
    """Where the simulator listened last, 0 when there was none: it takes that place again."""
    settings = settings_of(read_office(desk))
    return (urlsplit(settings.base_url).port or 0) if settings else 0


def join_simulator(station: Workstation, simulator: SimulatorProcess) -> None:
    """Tells the office where the simulator is; all the rest only the first time.

    Raises LaporError when the simulator does not say what can be chosen; nothing is set then.
    """
    desk = station.desk
    fresh = replace(
        settings_for(simulator.url),
        since=desk.clock.now() - SINCE,
        poll_hours=0.01,
        lag_minutes=1.0,
        rate_per_minute=120,
    )
    station.token.write(TOKEN, fresh.base_url)
    if settings_of(read_office(desk)) is not None:
        set_office(desk, {_BASE: fresh.base_url})
        return
    mapping = _mapping(desk, fresh)
    set_office(desk, values_of(fresh) | values_of_rows(mapping.rows.values()))


def _mapping(desk: Desk, settings: LaporSettings) -> Mapping:
    client = connect(settings, TOKEN)
    try:
        masters = client.masters()
    finally:
        client.close()
    named = {name: number for number, name in CLASSIFICATIONS.items()}
    table = seeded(blank(desk.directory), masters, desk.directory)
    kinds = [
        MapRow(MapKind.CLASSIFICATION, ours.value, named[name], name)
        for ours, name in _CLASSIFICATIONS.items()
    ]
    known = [row for row in table.having(kinds).rows.values() if row.theirs_id]
    return Mapping().having(known)
