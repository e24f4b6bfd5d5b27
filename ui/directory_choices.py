"""What of the directory may be chosen in a filter: agencies, kabupaten and kota, categories."""

from collections.abc import Sequence

from callcenter.directory.bundle import Directory
from callcenter.directory.places import KABKOTA

PROVINCE = "18"


def agency_choices(directory: Directory) -> Sequence[tuple[str, str]]:
    """Return ids and short names of the agencies, by name."""
    named = [(one.id, one.abbreviation or one.name) for one in directory.agencies.values()]
    return sorted(named, key=lambda pair: pair[1].casefold())


def place_choices(directory: Directory) -> Sequence[tuple[str, str]]:
    """Return codes and names of the kabupaten and kota, as the directory orders them."""
    inside = directory.places.children(PROVINCE)
    return [(one.code, one.short_name) for one in inside if one.level == KABKOTA]


def category_choices(directory: Directory) -> Sequence[tuple[str, str]]:
    """Return ids and names of the categories, by name."""
    known = directory.categories.values()
    return sorted(((one.id, one.name) for one in known), key=lambda pair: pair[1])
