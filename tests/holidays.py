"""`python -m tests.holidays`: does the desk's table say what the package `holidays` says?

`--update` writes the table anew: after the package was raised, and when a year is to be added.
"""

import sys
from pathlib import Path

from callcenter.tickets import national_holidays
from callcenter.tickets.national_holidays import reckoned

PLACE = Path(national_holidays.__file__)
FIRST, LAST = 2018, 2036
_WIDTH = 100
_BEGINS, _ENDS = "TOLD = {\n", "}\n"


def table() -> str:
    """The lines of all years as they are to stand in the module."""
    lines = []
    for year in range(FIRST, LAST + 1):
        days = [f"{day:%m%d}" for day in sorted(reckoned(year))]
        line = f'    {year}: "{" ".join(days)}",\n'
        if len(line) > _WIDTH:
            line = f'    {year}: "{" ".join(days[:14])}"\n    " {" ".join(days[14:])}",\n'
        lines.append(line)
    return "".join(lines)


def written() -> str:
    """The module with the table anew."""
    before, rest = PLACE.read_text("utf-8").split(_BEGINS)
    return before + _BEGINS + table() + _ENDS + rest.split(_ENDS, 1)[1]


def main(arguments: list[str]) -> int:
    """0 when the table is right, or was made so."""
    right = written()
    if "--update" in arguments:
        PLACE.write_text(right, "utf-8")
        return 0
    return 0 if PLACE.read_text("utf-8") == right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
