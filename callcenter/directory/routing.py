"""Which category a story belongs to and who is competent for it, by words, place and answers.

Pure judgement over given rules: suggests, never decides; an operator may always choose otherwise.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from callcenter.directory.agencies import MUNICIPAL_KIND, Agency
from callcenter.directory.categories import MUNICIPALITY, PENGADUAN, Case, Category, Topic
from callcenter.directory.guidance import EmergencyAdvice
from callcenter.directory.hearing import HeardTopic, Listener, Story, loudest, total
from callcenter.directory.places import Places
from callcenter.directory.words import PhraseHit
from callcenter.errors import NotFound

# Beside the deciding topic, other topics and the category's plain keywords weigh half.
_ASIDE = 0.5


class Suggestion(Struct, frozen=True):
    """A category a text points to, who would answer, and the words that say so."""

    category_id: str
    agency_ids: tuple[str, ...]
    score: float
    matched: tuple[str, ...]
    classification: str
    oversight: bool


class Competence(Struct, frozen=True):
    """Whom a ticket goes to. `outside_authority`: none of the primaries is the province's.

    `primary` are dispatched together; `alternatives` are offered in order. `emergency_ids` are
    numbers to call first. `reason` is a sentence for the screen.
    """

    primary: tuple[str, ...]
    alternatives: tuple[str, ...]
    outside_authority: bool
    oversight: bool
    emergency_ids: tuple[str, ...]
    reason: str


class _Rule(Struct, frozen=True):
    """What was found to hold, before the place is known: ids may still be "@kabkota"."""

    agency_ids: tuple[str, ...]
    alternative_ids: tuple[str, ...]
    oversight: bool
    emergency_ids: tuple[str, ...] = ()
    reason: str = ""


class Routing:
    """The rules of competence over agencies, places and what is heard in a story."""

    def __init__(
        self,
        agencies: Mapping[str, Agency],
        places: Places,
        categories: Mapping[str, Category],
        topics: Iterable[Topic],
        listener: Listener,
    ) -> None:
        self._agencies = agencies
        self._places = places
        self._categories = categories
        self._topics = tuple(topics)
        self._listener = listener
        self._municipality = {
            agency.region_code: agency.id
            for agency in agencies.values()
            if agency.kind == MUNICIPAL_KIND
        }

    def suggest(self, text: str, place_code: str | None, limit: int) -> tuple[Suggestion, ...]:
        """The categories the text points to, best first; empty when nothing is recognised."""
        story = self._listener.listen(text)
        ranked: list[tuple[tuple[int, float], Suggestion]] = []
        for category in self._categories.values():
            inside = [h for h in story.topics if h.topic.category_ids[0] == category.id]
            plain = self._listener.keywords(category.id, story)
            if inside or plain:
                ranked.append(self._suggestion(category, inside, plain, story, place_code))
        ranked.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(found for _, found in ranked[:limit])

    def competence(
        self, category_id: str, text: str, place_code: str | None, answers: Mapping[str, str]
    ) -> Competence:
        """Who answers for a ticket of this category; NotFound for an unknown category."""
        category = self._category(category_id)
        return self._competence(category, self._listener.listen(text), place_code, answers)

    def classification(self, category_id: str, text: str) -> str:
        """The classification the wording signals, else the topic's, else the category's."""
        category = self._category(category_id)
        story = self._listener.listen(text)
        inside = [h for h in story.topics if h.topic.speaks_in(category_id)]
        return self._classify(category, loudest(inside), story)

    def emergencies(self, text: str) -> tuple[EmergencyAdvice, ...]:
        """The emergencies heard in the text, the surest first."""
        return self._listener.emergencies(self._listener.listen(text))

    def _category(self, category_id: str) -> Category:
        try:
            return self._categories[category_id]
        except KeyError:
            raise NotFound("category", category_id) from None

    def _suggestion(
        self,
        category: Category,
        inside: list[HeardTopic],
        plain: tuple[PhraseHit, ...],
        story: Story,
        place_code: str | None,
    ) -> tuple[tuple[int, float], Suggestion]:
        """A suggestion with its rank among the others."""
        best = loudest(inside)
        priority, decisive = best.rank if best else (0, 0.0)
        hits = [hit for heard in inside for hit in heard.hits]
        known = {hit.phrase for hit in hits}
        fresh = [hit for hit in plain if hit.phrase not in known]
        score = decisive + _ASIDE * (total(hits) - decisive + total(fresh))
        competence = self._competence(category, story, place_code, {})
        suggestion = Suggestion(
            category.id,
            (*competence.primary, *competence.alternatives),
            round(score, 2),
            tuple(dict.fromkeys(hit.phrase for hit in (*hits, *fresh))),
            self._classify(category, best, story),
            competence.oversight,
        )
        return (priority, score), suggestion

    def _competence(
        self, category: Category, story: Story, place_code: str | None, answers: Mapping[str, str]
    ) -> Competence:
        rule = self._rule(category, story, answers)
        primary = self._settle(rule.agency_ids, place_code)
        rest = tuple(i for i in self._settle(rule.alternative_ids, place_code) if i not in primary)
        if not primary:
            primary, rest = rest[:1], rest[1:]
        urgent = [i for one in self._listener.emergencies(story) for i in one.agency_ids]
        outside = bool(primary) and not any(self._agencies[i].within_authority for i in primary)
        return Competence(
            primary,
            rest,
            outside,
            rule.oversight,
            tuple(dict.fromkeys((*urgent, *rule.emergency_ids))),
            self._reason(rule, primary, outside, place_code),
        )

    def _rule(self, category: Category, story: Story, answers: Mapping[str, str]) -> _Rule:
        heard = loudest(h for h in story.topics if h.topic.speaks_in(category.id))
        topic = heard.topic if heard else self._answered(category, answers)
        if topic is None:
            return _Rule(category.agency_ids, category.alternative_ids, category.oversight)
        turn = self._turn(topic, story, answers)
        alternatives = turn.alternative_ids if turn else topic.alternative_ids
        if topic.oversight:
            matter = loudest(h for h in story.topics if not h.topic.oversight)
            alternatives += matter.topic.agency_ids if matter else ()
        return _Rule(
            turn.agency_ids if turn else topic.agency_ids,
            alternatives,
            category.oversight or topic.oversight,
            topic.emergency_ids,
            topic.reason,
        )

    def _answered(self, category: Category, answers: Mapping[str, str]) -> Topic | None:
        """The topic an answer tells of when no words do, such as the status of a road."""
        for topic in self._topics:
            if topic.speaks_in(category.id) and any(_holds(case, answers) for case in topic.cases):
                return topic
        return None

    def _turn(self, topic: Topic, story: Story, answers: Mapping[str, str]) -> Case | None:
        """The first case that holds, answers before words."""
        for case in topic.cases:
            if _holds(case, answers):
                return case
        return next((c for c in topic.cases if c.words and self._listener.tells(c, story)), None)

    def _settle(self, agency_ids: Iterable[str], place_code: str | None) -> tuple[str, ...]:
        """The ids with "@kabkota" turned into the municipality of the place, or left out."""
        here = self._municipality_of(place_code)
        settled = (here if one == MUNICIPALITY else one for one in agency_ids)
        return tuple(dict.fromkeys(one for one in settled if one is not None))

    def _municipality_of(self, place_code: str | None) -> str | None:
        if place_code is None or place_code not in self._places:
            return None
        around = self._places.kabkota_of(place_code)
        return self._municipality.get(around.code) if around else None

    def _reason(
        self, rule: _Rule, primary: tuple[str, ...], outside: bool, place_code: str | None
    ) -> str:
        if MUNICIPALITY in rule.agency_ids and self._municipality_of(place_code) is None:
            return "Urusan kabupaten/kota: isi tempat kejadian untuk menentukan instansinya."
        if rule.reason:
            return rule.reason
        names = " dan ".join(self._agencies[one].abbreviation for one in primary)
        return f"Di luar kewenangan provinsi: urusan {names}." if outside else f"Urusan {names}."

    def _classify(self, category: Category, best: HeardTopic | None, story: Story) -> str:
        if category.oversight or (best is not None and best.topic.oversight):
            return PENGADUAN
        usual = best.topic.classification if best else ""
        return self._listener.tone(story, usual or category.classification)


def _holds(case: Case, answers: Mapping[str, str]) -> bool:
    return bool(case.answer) and answers.get(case.question_id) == case.answer
