"""What is heard in a told story: topics, emergencies, the tone (wish, question, complaint).

Only listens; who is competent for what was heard is decided in `routing`.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from callcenter.directory.categories import Case, Category, Speech, Topic
from callcenter.directory.guidance import EmergencyAdvice
from callcenter.directory.words import PhraseBook, PhraseHit, Vocabulary


class HeardTopic(Struct, frozen=True):
    """A topic with the phrases that told of it."""

    topic: Topic
    hits: tuple[PhraseHit, ...]

    @property
    def rank(self) -> tuple[int, float]:
        """Priority first, then how much was heard."""
        return self.topic.priority, total(self.hits)


class Story(Struct, frozen=True):
    """A text as understood: its known words (with positions) and the topics in it."""

    positions: Mapping[str, list[int]]
    topics: tuple[HeardTopic, ...]


def total(hits: Iterable[PhraseHit]) -> float:
    """The weight of all hits together."""
    return sum(hit.score for hit in hits)


def loudest(topics: Iterable[HeardTopic]) -> HeardTopic | None:
    """The topic that decides among several; None among none."""
    return max(topics, key=lambda heard: heard.rank, default=None)


class Listener:
    """The phrases of all rules, ready to be heard; built when the first story is told."""

    def __init__(
        self,
        categories: Iterable[Category],
        topics: Iterable[Topic],
        emergencies: Iterable[EmergencyAdvice],
        speech: Speech,
    ) -> None:
        self._categories = tuple(categories)
        self._topics = tuple(topics)
        self._emergencies = tuple(emergencies)
        self._speech = speech

    def listen(self, text: str) -> Story:
        """The story in the text; without topics when nothing is recognised."""
        positions = self._vocabulary.positions(text)
        found = (HeardTopic(topic, book.find(positions)) for topic, book in self._topic_books)
        return Story(positions, tuple(heard for heard in found if heard.hits))

    def keywords(self, category_id: str, story: Story) -> tuple[PhraseHit, ...]:
        """The category's own keywords heard in the story."""
        return self._category_books[category_id].find(story.positions)

    def tells(self, case: Case, story: Story) -> bool:
        """Whether the words of a case were said."""
        return bool(self._case_books[case].find(story.positions))

    def tone(self, story: Story, usual: str) -> str:
        """The classification the wording signals most; `usual` on a tie or without a signal."""
        weights = {kind: total(book.find(story.positions)) for kind, book in self._signal_books}
        most = max(weights.values(), default=0.0)
        if most == weights.get(usual, 0.0):
            return usual
        return next(kind for kind, weight in weights.items() if weight == most)

    def emergencies(self, story: Story) -> tuple[EmergencyAdvice, ...]:
        """The emergencies heard, the surest first; one told as long past is none."""
        heard = []
        for advice, book, unless in self._emergency_books:
            hits = book.find(story.positions)
            if hits and not unless.find(story.positions):
                heard.append((total(hits), advice))
        heard.sort(key=lambda pair: -pair[0])
        return tuple(advice for _, advice in heard)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        phrases = [phrase for topic in self._topics for phrase in topic.words]
        phrases += [w for topic in self._topics for case in topic.cases for w in case.words]
        phrases += [word for category in self._categories for word in category.keywords]
        phrases += [w for advice in self._emergencies for w in (*advice.words, *advice.unless)]
        phrases += [word for words in self._speech.signals.values() for word in words]
        return Vocabulary(phrases, self._speech.abbreviations)

    @cached_property
    def _topic_books(self) -> tuple[tuple[Topic, PhraseBook], ...]:
        return tuple((topic, PhraseBook(topic.words)) for topic in self._topics)

    @cached_property
    def _case_books(self) -> dict[Case, PhraseBook]:
        return {case: PhraseBook(case.words) for topic in self._topics for case in topic.cases}

    @cached_property
    def _category_books(self) -> dict[str, PhraseBook]:
        return {category.id: PhraseBook(category.keywords) for category in self._categories}

    @cached_property
    def _signal_books(self) -> tuple[tuple[str, PhraseBook], ...]:
        return tuple((kind, PhraseBook(words)) for kind, words in self._speech.signals.items())

    @cached_property
    def _emergency_books(self) -> tuple[tuple[EmergencyAdvice, PhraseBook, PhraseBook], ...]:
        return tuple(
            (advice, PhraseBook(advice.words), PhraseBook(advice.unless))
            for advice in self._emergencies
        )
