"""Whole desks beside a centre: supervisors who sit at them, and the exchange that all then have."""

from collections.abc import Callable

from msgspec.structs import replace

from callcenter.clock import Clock
from callcenter.desk.change_settings import change_settings
from callcenter.settings import Operator
from callcenter.workstation import Workstation

PEOPLE = (
    Operator("ana", "Ana Contoh", "pengawas"),
    Operator("budi", "Budi Contoh", "pengawas"),
)


def supervised(
    new_station: Callable[..., Workstation],
    name: str,
    uid: str,
    block: int,
    clock: Clock | None = None,
) -> Workstation:
    """A desk of this name where Ana and Budi watch over the office; `uid` sits there."""

    def sit(station: Workstation) -> None:
        settings = replace(station.desk.settings, operators=PEOPLE, operator=uid, desk_name=name)
        change_settings(station.desk, settings)

    return new_station(name, block, clock=clock, prepare=sit)


def settle(*stations: Workstation) -> None:
    """Everybody syncs until all have what each has said and what follows from it."""
    for _ in range(3):
        for one in stations:
            report = one.sync.run_once()
            assert report.error is None, report.error
