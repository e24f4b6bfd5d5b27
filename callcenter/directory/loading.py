"""Reads the shipped reference data and the administrator's overlay folder into a Directory.

The only part of this room that touches files. It writes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from msgspec import Struct

from callcenter.directory.agencies import EMERGENCY_KIND, parse_agency
from callcenter.directory.agency_search import AgencyIndex
from callcenter.directory.bundle import Directory
from callcenter.directory.categories import Category, CategoryReader, Speech, Topic, read_speech
from callcenter.directory.guidance import SCRIPT_MOMENTS, GuidanceReader, Script
from callcenter.directory.hearing import Listener
from callcenter.directory.outlines import Outlines, parse_outlines
from callcenter.directory.places import parse_places
from callcenter.directory.routing import Routing
from callcenter.directory.rows import (
    Layered,
    Row,
    Thing,
    layer,
    read_csv,
    read_toml,
    table_rows,
)
from callcenter.errors import DataFileInvalid, FieldInvalid

_AGENCIES = "agencies.csv"
_CATEGORIES = "categories.toml"
_HOLIDAYS = "holiday_overrides.csv"


def load_directory(overlay: Path | None = None, shipped: Traversable | None = None) -> Directory:
    """The shipped data with the overlay's rows over it, by id; a bad overlay row is a warning.

    `overlay` is a folder that may hold files of the shipped names (all but places.csv and the
    maps); it need not exist. `shipped` is another folder than the package's own.
    DataFileInvalid: the shipped data itself is damaged.
    """
    files = _Files(shipped or resources.files("resources") / "data", overlay, [])
    agency_rows = files.csv(_AGENCIES)
    agencies = _merged(layer(_AGENCIES, *agency_rows, parse_agency), files)
    rules = _read_rules(files, frozenset(agencies))
    # What the shipped rows call an emergency number stays one, whatever an overlay says.
    urgent = {row.text("id") for row in agency_rows[0] if row.text("kind") == EMERGENCY_KIND}
    urgent |= {agency.id for agency in agencies.values() if agency.is_emergency}
    guide = GuidanceReader(frozenset(rules.categories), frozenset(urgent))
    emergencies = _merged(layer(*files.listed("emergency"), guide.emergency), files)
    questions = _merged(layer(*files.listed("question"), guide.question), files)
    scripts = _merged(layer(*files.listed("script"), guide.script), files)
    modules = _merged(layer(*files.listed("text_module"), guide.text_module), files)
    holidays = _merged(layer(_HOLIDAYS, *files.csv(_HOLIDAYS), _override, "date"), files)
    places = parse_places(files.shipped("places.csv"))
    topics = tuple(rules.topics.values())
    listener = Listener(rules.categories.values(), topics, emergencies.values(), rules.speech)
    return Directory(
        agencies=agencies,
        places=places,
        categories=rules.categories,
        questions=tuple(questions.values()),
        scripts=tuple(sorted(scripts.values(), key=_moment)),
        text_modules=tuple(modules.values()),
        emergencies=tuple(emergencies.values()),
        holiday_overrides=dict(holidays.values()),
        problems=tuple(files.problems),
        routing=Routing(agencies, places, rules.categories, topics, listener),
        agency_index=AgencyIndex(agencies.values()),
    )


def load_outlines(shipped: Traversable | None = None) -> Outlines:
    """The map of the province; takes some 100 ms. DataFileInvalid: the shipped map is damaged."""
    files = _Files(shipped or resources.files("resources") / "data", None, [])
    return parse_outlines(
        files.shipped("lampung-kabkota.geojson"), files.shipped("lampung-kecamatan.geojson")
    )


def read_days_off(text: str, shipped: Traversable | None = None) -> Mapping[date, bool]:
    """The shipped overrides with the rows of an overlay's text over them; True = a working day.

    A row that is not right is left out, as in `load_directory`.
    """
    folder = shipped or resources.files("resources") / "data"
    rows = read_csv((folder / _HOLIDAYS).read_text(encoding="utf-8"))
    try:
        own = read_csv(text)
    except FieldInvalid:
        own = ()
    return dict(layer(_HOLIDAYS, rows, own, _override, "date").things.values())


_LISTS = {
    "emergency": "emergency.toml",
    "question": "questions.toml",
    "script": "scripts.toml",
    "text_module": "text_modules.toml",
}
_Tables = Mapping[str, object]


class _Files(Struct, frozen=True):
    folder: Traversable
    overlay: Path | None
    problems: list[str]

    def shipped(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def overlaid(self, name: str) -> str:
        """The overlay's text of that name; empty, with a warning, when it cannot be read."""
        path = self.overlay / name if self.overlay is not None else None
        try:
            if path is None or not path.is_file():
                return ""
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as bad:
            self.problems.append(f"{name}: tidak terbaca ({type(bad).__name__}), diabaikan")
            return ""

    def csv(self, name: str) -> tuple[Sequence[Row], Sequence[Row]]:
        try:
            shipped = read_csv(self.shipped(name))
        except FieldInvalid as bad:
            raise DataFileInvalid(name, 0, bad.reason) from bad
        try:
            return shipped, read_csv(self.overlaid(name))
        except FieldInvalid as bad:
            self.problems.append(f"{name}: bukan CSV yang benar, diabaikan ({bad.reason})")
            return shipped, ()

    def toml(self, name: str) -> tuple[_Tables, _Tables]:
        try:
            shipped = read_toml(self.shipped(name))
        except FieldInvalid as bad:
            raise DataFileInvalid(name, 0, bad.reason) from bad
        try:
            return shipped, read_toml(self.overlaid(name))
        except FieldInvalid as bad:
            self.problems.append(f"{name}: bukan TOML yang benar, diabaikan ({bad.reason})")
            return shipped, {}

    def listed(self, table: str) -> tuple[str, Sequence[Row], Sequence[Row]]:
        name = _LISTS[table]
        return name, *_both(*self.toml(name), table, name, self)


class _Rules(Struct, frozen=True):
    categories: dict[str, Category]
    topics: dict[str, Topic]
    speech: Speech


def _read_rules(files: _Files, agency_ids: frozenset[str]) -> _Rules:
    shipped, extra = files.toml(_CATEGORIES)
    reader = CategoryReader(agency_ids)
    rows = _both(shipped, extra, "category", _CATEGORIES, files)
    categories = _merged(layer(_CATEGORIES, *rows, reader.category, removable=False), files)
    reader = CategoryReader(agency_ids, frozenset(categories))
    rows = _both(shipped, extra, "topic", _CATEGORIES, files)
    topics = _merged(layer(_CATEGORIES, *rows, reader.topic), files)
    return _Rules(categories, topics, _speech(shipped, extra, files))


def _both(
    shipped: _Tables, extra: _Tables, table: str, name: str, files: _Files
) -> tuple[Sequence[Row], Sequence[Row]]:
    try:
        base = table_rows(shipped.get(table, []), table)
    except FieldInvalid as bad:
        raise DataFileInvalid(name, 0, bad.reason) from bad
    try:
        return base, table_rows(extra.get(table, []), table)
    except FieldInvalid:
        files.problems.append(f"{name}: “{table}” harus ditulis sebagai [[{table}]], diabaikan")
        return base, ()


def _speech(shipped: _Tables, extra: _Tables, files: _Files) -> Speech:
    try:
        base = read_speech(shipped)
    except FieldInvalid as bad:
        raise DataFileInvalid(_CATEGORIES, 0, f"{bad.field}: {bad.reason}") from bad
    try:
        more = read_speech(extra)
    except FieldInvalid as bad:
        files.problems.append(f"{_CATEGORIES}: isian “{bad.field}” salah ({bad.reason})")
        return base
    signals = {
        kind: (*base.signals.get(kind, ()), *more.signals.get(kind, ()))
        for kind in {**base.signals, **more.signals}
    }
    return Speech(signals, {**base.abbreviations, **more.abbreviations})


def _merged(layered: Layered[Thing], files: _Files) -> dict[str, Thing]:
    files.problems.extend(layered.problems)
    return layered.things


def _override(row: Row) -> tuple[date, bool]:
    kind = row.text("kind")
    if kind not in ("add", "remove"):
        raise FieldInvalid("kind", f"unknown:{kind}")
    try:
        return date.fromisoformat(row.text("date")), kind == "remove"
    except ValueError as bad:
        raise FieldInvalid("date", "not_yyyy_mm_dd") from bad


def _moment(script: Script) -> int:
    return SCRIPT_MOMENTS.index(script.moment)
