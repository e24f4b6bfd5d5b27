"""LAPOR's 29 categories and the topics inside them: which words mean what, and who answers.

Holds the rules as read from categories.toml; `routing` applies them.
"""

from collections.abc import Mapping

from msgspec import Struct

from callcenter.directory.rows import Row
from callcenter.errors import FieldInvalid

MUNICIPALITY = "@kabkota"
ANY_CATEGORY = "*"
PENGADUAN = "pengaduan"
ASPIRASI = "aspirasi"
PERMINTAAN_INFORMASI = "permintaan_informasi"
CLASSIFICATIONS = frozenset({PENGADUAN, ASPIRASI, PERMINTAAN_INFORMASI})


class Category(Struct, frozen=True):
    """A LAPOR category under its exact name, with the agencies that answer when no topic fits.

    `agency_ids` may hold "@kabkota": the kabupaten/kota of the place.
    """

    id: str
    name: str
    keywords: tuple[str, ...]
    agency_ids: tuple[str, ...]
    alternative_ids: tuple[str, ...]
    classification: str
    oversight: bool


class Case(Struct, frozen=True):
    """A turn in a topic: taken when a question was answered so, or when one of `words` is said."""

    question_id: str
    answer: str
    words: tuple[str, ...]
    agency_ids: tuple[str, ...]
    alternative_ids: tuple[str, ...]


class Topic(Struct, frozen=True):
    """A matter with its own competence, such as a broken road or a stolen motorcycle.

    `category_ids`: the first is where it is suggested, "*" lets it speak in every category.
    `priority` beats the score where two topics are heard; `classification` is empty when the
    category's holds; `reason` is a sentence for the screen, empty for the usual one.
    """

    id: str
    category_ids: tuple[str, ...]
    words: tuple[str, ...]
    agency_ids: tuple[str, ...]
    alternative_ids: tuple[str, ...]
    cases: tuple[Case, ...]
    emergency_ids: tuple[str, ...]
    classification: str
    oversight: bool
    priority: int
    reason: str

    def speaks_in(self, category_id: str) -> bool:
        """Whether this topic decides for a ticket of the category."""
        return category_id in self.category_ids or ANY_CATEGORY in self.category_ids


class Speech(Struct, frozen=True):
    """What words tell beside the topic: the classification they signal, spoken short forms."""

    signals: Mapping[str, tuple[str, ...]]
    abbreviations: Mapping[str, str]


class CategoryReader(Struct, frozen=True):
    """Reads rows of categories.toml against the agencies (and categories) already known."""

    agency_ids: frozenset[str]
    category_ids: frozenset[str] = frozenset()

    def category(self, row: Row) -> Category:
        """One category; FieldInvalid when a field is bad or no agency answers for it."""
        agencies = self._agencies(row, "agencies")
        if not agencies:
            raise FieldInvalid("agencies", "empty")
        return Category(
            id=row.text("id"),
            name=row.text("name"),
            keywords=row.words("keywords"),
            agency_ids=agencies,
            alternative_ids=self._agencies(row, "alternatives"),
            classification=_classification(row, PENGADUAN),
            oversight=row.flag("oversight"),
        )

    def topic(self, row: Row) -> Topic:
        """One topic with its cases; FieldInvalid when it names what is not there."""
        priority = row.values.get("priority", 0)
        if not isinstance(priority, int):
            raise FieldInvalid("priority", "not_a_number")
        return Topic(
            id=row.text("id"),
            category_ids=row.known("categories", self.category_ids, extra=ANY_CATEGORY),
            words=row.words("words"),
            agency_ids=self._agencies(row, "agencies"),
            alternative_ids=self._agencies(row, "alternatives"),
            cases=tuple(self._case(case) for case in row.rows("case")),
            emergency_ids=row.known("emergency", self.agency_ids),
            classification=_classification(row, ""),
            oversight=row.flag("oversight"),
            priority=priority,
            reason=row.text("reason", ""),
        )

    def _case(self, row: Row) -> Case:
        question_id, _, answer = row.text("answer", "").partition("=")
        words = row.words("words")
        if not words and not answer:
            raise FieldInvalid("answer", "case_without_condition")
        return Case(
            question_id.strip(),
            answer.strip(),
            words,
            self._agencies(row, "agencies"),
            self._agencies(row, "alternatives"),
        )

    def _agencies(self, row: Row, field: str) -> tuple[str, ...]:
        return row.known(field, self.agency_ids, extra=MUNICIPALITY)


def read_speech(tables: Mapping[str, object]) -> Speech:
    """The `signals` and `abbreviations` tables of categories.toml."""
    signals = _text_table(tables, "signals")
    if not signals.keys() <= CLASSIFICATIONS:
        raise FieldInvalid("signals", "unknown_classification")
    rows = Row(0, signals)
    return Speech({key: rows.words(key) for key in signals}, _text_table(tables, "abbreviations"))


def _text_table(tables: Mapping[str, object], name: str) -> dict[str, str]:
    table = tables.get(name, {})
    if not isinstance(table, dict):
        raise FieldInvalid(name, "not_a_table")
    row = Row(0, table)
    return {key: row.text(key) for key in table}


def _classification(row: Row, default: str) -> str:
    value = row.text("classification", default)
    if value and value not in CLASSIFICATIONS:
        raise FieldInvalid("classification", f"unknown:{value}")
    return value
