"""Which words help now, and what fills their braces. Pure."""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from callcenter.directory.bundle import Directory
from callcenter.directory.guidance import Script
from callcenter.tickets.intake import Intake
from ui import formats
from ui.ticket_form.agency_words import phone_shown
from ui.ticket_form.read_back import Route

_HOURS = ((4, "malam"), (11, "pagi"), (15, "siang"), (18, "sore"), (24, "malam"))


def scripts_now(
    directory: Directory, intake: Intake, route: Route, *, emergency: bool
) -> tuple[Script, ...]:
    """The greeting at first; then what the category asks for, with the purpose of the data."""
    moments = ["emergency"] if emergency else []
    if not intake.description.strip():
        moments += ["opening", "purpose"]
    else:
        moments += ["outside"] if route.all_outside else []
        moments += ["category", "purpose"]
    scripts = directory.scripts_for(intake.category or None)
    return tuple(one for moment in moments for one in scripts if one.moment == moment)


def guide_values(route: Route, sentence: str, now: datetime, operator: str) -> dict[str, str]:
    """Values by the name in the braces; "" leaves the braces as they are."""
    first = route.agencies[0] if route.agencies else None
    hour = formats.wib(now).hour
    return {
        "pagi/siang/malam": next(word for until, word in _HOURS if hour < until),
        "nama operator": operator,
        "instansi": first.name if first else "",
        "nomor": phone_shown(first.phone) if first else "",
        "batas waktu": formats.told_date(route.promise) if route.promise else "",
        "ringkasan": sentence,
        "inti laporan": "",
    }


def sayable(script: Script, values: Mapping[str, str]) -> Script:
    """The script without the sentences whose braces stay empty: after saving nothing fills them."""
    empty = ["{" + name + "}" for name, value in values.items() if not value]
    lines = tuple(line for line in script.lines if not any(one in line for one in empty))
    return replace(script, lines=lines)
