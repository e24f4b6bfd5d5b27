"""A roster's file of either form, told by what stands in it and not by its name. Pure."""

from callcenter.shifts.roster import Duty
from callcenter.shifts.roster_csv import read_csv
from callcenter.shifts.roster_ical import read_ical

_MARK = b"BEGIN:VCALENDAR"
_BOM = b"\xef\xbb\xbf"


def read_roster_file(data: bytes) -> tuple[Duty, ...]:
    """The turns in a CSV or iCalendar file. Raises RosterRefused."""
    begun = data.removeprefix(_BOM).lstrip()[: len(_MARK)].upper()
    return read_ical(data) if begun == _MARK else read_csv(data)
