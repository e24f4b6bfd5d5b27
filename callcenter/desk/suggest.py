"""Suggests category, agency and emergency numbers from what has been typed so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from callcenter.desk.context import Desk
from callcenter.directory.routing import Competence, Suggestion
from callcenter.tickets.words import Classification


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the form offers; `promise` is the time (UTC) an answer would be due."""

    categories: tuple[Suggestion, ...]
    competence: Competence | None
    promise: datetime
    days: int


def suggest(
    desk: Desk,
    text: str,
    *,
    category: str = "",
    place: str = "",
    answers: Mapping[str, str] | None = None,
    classification: Classification = Classification.COMPLAINT,
    oversight: bool = False,
) -> Suggestions:
    """Categories for the text, and who is competent for the chosen (or best) one."""
    directory = desk.directory
    found = tuple(directory.suggest_categories(text, place or None))
    chosen = category or (found[0].category_id if found else "")
    competence = None
    if chosen:
        competence = directory.competent_agencies(chosen, text, place or None, answers or {})
    deadlines = desk.deadlines
    return Suggestions(
        found,
        competence,
        deadlines.promise(desk.clock.now(), classification, oversight),
        deadlines.whole_days(classification, oversight),
    )
