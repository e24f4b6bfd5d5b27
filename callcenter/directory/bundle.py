"""Everything the desk knows by heart, in one frozen bundle. Reads no file; `loading` fills it."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from callcenter.directory.agencies import Agency
from callcenter.directory.agency_search import AgencyIndex
from callcenter.directory.categories import ANY_CATEGORY, Category
from callcenter.directory.guidance import EmergencyAdvice, Question, Script, TextModule
from callcenter.directory.places import Places
from callcenter.directory.routing import Competence, Routing, Suggestion
from callcenter.errors import NotFound


class Directory(Struct, frozen=True):
    """Agencies, places, categories and texts with the questions one may ask of them.

    `agencies` and `categories` are by id in file order. `holiday_overrides`: True = a working day.
    `problems` are warnings in Indonesian about overlay rows that were not taken.
    """

    agencies: Mapping[str, Agency]
    places: Places
    categories: Mapping[str, Category]
    questions: tuple[Question, ...]
    scripts: tuple[Script, ...]
    text_modules: tuple[TextModule, ...]
    emergencies: tuple[EmergencyAdvice, ...]
    holiday_overrides: Mapping[date, bool]
    problems: tuple[str, ...]
    routing: Routing
    agency_index: AgencyIndex

    def agency(self, agency_id: str) -> Agency:
        """The agency of this id; NotFound when there is none."""
        try:
            return self.agencies[agency_id]
        except KeyError:
            raise NotFound("agency", agency_id) from None

    def category(self, category_id: str) -> Category:
        """The category of this id; NotFound when there is none."""
        try:
            return self.categories[category_id]
        except KeyError:
            raise NotFound("category", category_id) from None

    def suggest_categories(
        self, text: str, place_code: str | None = None, limit: int = 3
    ) -> tuple[Suggestion, ...]:
        """Categories the told story points to, best first; empty when nothing is recognised."""
        return self.routing.suggest(text, place_code, limit)

    def competent_agencies(
        self,
        category_id: str,
        text: str,
        place_code: str | None,
        answers: Mapping[str, str],
    ) -> Competence:
        """Who answers for it; `answers` are values by question id. NotFound: unknown category."""
        return self.routing.competence(category_id, text, place_code, answers)

    def classification_for(self, category_id: str, text: str) -> str:
        """pengaduan, aspirasi or permintaan_informasi, as the wording signals."""
        return self.routing.classification(category_id, text)

    def emergency_for(self, text: str) -> tuple[EmergencyAdvice, ...]:
        """The emergencies heard in the text, the surest first; mostly empty."""
        return self.routing.emergencies(text)

    def search_agencies(self, text: str) -> tuple[Agency, ...]:
        """Agencies by name, short name or competence; all of them for an empty text."""
        return self.agency_index.search(text)

    def questions_for(self, category_id: str, *, oversight: bool = False) -> tuple[Question, ...]:
        """The questions of a category in file order, with those on misconduct when alleged."""
        return tuple(
            question
            for question in self.questions
            if category_id in question.category_ids
            or ANY_CATEGORY in question.category_ids
            or (oversight and question.on_oversight)
        )

    def scripts_for(self, category_id: str | None = None) -> tuple[Script, ...]:
        """The general scripts in the order of a call, with the category's own in their midst."""
        return tuple(
            script for script in self.scripts if script.category_id in ("", category_id or "")
        )

    def text_modules_for(self, typed: str) -> tuple[TextModule, ...]:
        """The modules whose shortcut begins as typed after `::`, the exact one first."""
        wanted = typed.removeprefix("::").lower()
        found = [m for m in self.text_modules if m.shortcut.lower().startswith(wanted)]
        return tuple(sorted(found, key=lambda module: (len(module.shortcut), module.shortcut)))
