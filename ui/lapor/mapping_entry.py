"""What a person types into the table, and which rows are shown in which order. Pure.

Ids and names are LAPOR's: a name alone finds its id among what LAPOR offered, or changes nothing.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.desk.lapor_setup import TableRow
from callcenter.directory.words import fold
from callcenter.lapor.client import Item, Masters
from callcenter.lapor.mapping import MapKind, MapRow, same_name

LACKING = "lacking"
"""The filter that shows only rows without an id; the others are values of MapKind."""


class Typed(Struct, frozen=True):
    """What an entry makes of a row, or why it makes nothing: `id`, `name`, `twice`.

    `stranger`: LAPOR offered ids of this kind, and this is none of them.
    """

    row: MapRow
    fault: str = ""
    stranger: bool = False


def offered(masters: Masters | None, kind: MapKind) -> tuple[Item, ...]:
    """What LAPOR offered for a kind, by name; nothing while it was not asked."""
    if masters is None:
        return ()
    found = {
        MapKind.CATEGORY: (*masters.categories, *(Item(o.id, o.name) for o in masters.topics)),
        MapKind.LOCATION: masters.locations,
        MapKind.INSTITUTION: masters.institutions,
    }.get(kind, ())
    return tuple(sorted(set(found), key=lambda one: (one.name.casefold(), one.id)))


def words_of(item: Item) -> str:
    """An offer as it is chosen from a list."""
    return f"{item.name} · {item.id}"


def with_id(row: MapRow, typed: str, items: Sequence[Item]) -> Typed:
    """The row with a typed id, named as LAPOR names it; an empty one clears the row."""
    text = typed.strip()
    if not text:
        return Typed(replace(row, theirs_id="", theirs_name=""))
    found = next((one for one in items if one.id == text), None)
    if found is not None:
        return Typed(replace(row, theirs_id=found.id, theirs_name=found.name))
    signs = all(one.isalnum() or one in "-_" for one in text)
    if not (text.isascii() and signs and len(text) <= 64):  # noqa: PLR2004 - as LAPOR's ids are
        return Typed(row, "id")
    name = row.theirs_name if row.theirs_id == text else ""
    return Typed(replace(row, theirs_id=text, theirs_name=name), stranger=bool(items))


def with_name(row: MapRow, typed: str, items: Sequence[Item]) -> Typed:
    """The row with the offer of this name (or these words); without any an id keeps a new name."""
    text = " ".join(typed.split())
    if text == row.theirs_name:
        return Typed(row)
    exact = [one for one in items if words_of(one) == text]
    alike = exact or [one for one in items if same_name(one.name) == same_name(text)]
    if len(alike) == 1:
        return Typed(replace(row, theirs_id=alike[0].id, theirs_name=alike[0].name))
    if alike:
        return Typed(row, "twice")
    if row.theirs_id:
        return Typed(replace(row, theirs_name=text))
    return Typed(row, "name") if text else Typed(row)


def in_order(rows: Iterable[TableRow]) -> list[TableRow]:
    """What tickets wait for first, then what lacks an id, then the table as it is."""
    return sorted(rows, key=lambda one: (not one.lacking, -one.waiting))


def matches(row: TableRow, shown: str, text: str) -> bool:
    """Whether a row passes the filter (LACKING, a kind, "") and has every word of the search."""
    if shown == LACKING and not row.lacking:
        return False
    if shown not in ("", LACKING) and row.row.kind.value != shown:
        return False
    whole = fold(f"{row.name} {row.row.ours} {row.row.theirs_id} {row.row.theirs_name}")
    return all(word in whole for word in fold(text).split())
