"""Two supervisors and an operator of one office, plainly invented, and how their tests read it."""

from msgspec.structs import replace

from callcenter.desk.change_settings import change_settings
from callcenter.desk.context import Desk
from callcenter.settings import Operator

ANA, BUDI = Operator("ana", "Ana Contoh", "pengawas"), Operator("budi", "Budi Contoh", "pengawas")
CITRA = Operator("citra", "Citra Contoh")


def watched_over(desk: Desk, desk_name: str | None = None) -> Desk:
    """The desk, once Ana and Budi watch over the office and Ana sits here."""
    settings = replace(desk.settings, operators=(ANA, BUDI, CITRA), operator=ANA.uid)
    if desk_name is not None:
        settings = replace(settings, desk_name=desk_name)
    change_settings(desk, settings)
    return desk


def reason(caught) -> tuple[str, str]:
    """What was refused and why, of a `pytest.raises` that caught it."""
    return (caught.value.field, caught.value.reason)
