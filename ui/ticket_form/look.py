"""Everything the form learns from what was typed so far, asked in one go off the GUI thread."""

from datetime import datetime

from msgspec import Struct

from callcenter.desk.context import Desk
from callcenter.directory.guidance import EmergencyAdvice
from callcenter.directory.routing import Competence
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Classification


class Chosen(Struct, frozen=True):
    """What a person has decided already; suggestions leave it alone."""

    category: bool
    classification: bool
    oversight: bool


class Look(Struct, frozen=True):
    """Suggestions for one state of the form; `promise` is the time (UTC) an answer is due."""

    suggested: tuple[str, ...]
    category: str
    classification: Classification
    oversight: bool
    competence: Competence | None
    emergencies: tuple[EmergencyAdvice, ...]
    promise: datetime
    days: int


def look(desk: Desk, intake: Intake, chosen: Chosen) -> Look:
    """Categories, agencies, deadline and emergencies for what was typed; writes nothing."""
    directory = desk.directory
    text, place = intake.description, intake.place or None
    suggested = tuple(one.category_id for one in directory.suggest_categories(text, place))
    category = intake.category
    if not chosen.category and suggested:
        category = suggested[0]
    classification = intake.classification
    if category in directory.categories and not chosen.classification:
        classification = Classification(directory.classification_for(category, text))
    competence = None
    if category:
        competence = directory.competent_agencies(category, text, place, intake.answers)
    oversight = intake.oversight
    if not chosen.oversight:
        oversight = competence is not None and competence.oversight
    return Look(
        suggested=suggested,
        category=category,
        classification=classification,
        oversight=oversight,
        competence=competence,
        emergencies=directory.emergency_for(text),
        promise=desk.deadlines.promise(desk.clock.now(), classification, oversight),
        days=desk.deadlines.whole_days(classification, oversight),
    )
