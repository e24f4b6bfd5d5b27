"""What the operator says and asks: questions per category, conversation scripts, text modules,
emergency advice. Data an administrator may edit; this module only reads the rows.
"""

from msgspec import Struct

from callcenter.directory.rows import Row
from callcenter.errors import FieldInvalid

QUESTION_KINDS = frozenset({"text", "choice", "date"})
SCRIPT_MOMENTS = (
    "opening",
    "purpose",
    "anonymity",
    "emergency",
    "category",
    "outside",
    "angry",
    "crying",
    "prank",
    "closing",
)


class Choice(Struct, frozen=True):
    """One answer of a choice question: the stored value and its label."""

    value: str
    label: str


class Question(Struct, frozen=True):
    """A question the form asks; `category_ids` holds "*" for all.

    `on_oversight`: asked too, whatever the category, when misconduct is alleged.
    """

    id: str
    label: str
    kind: str
    choices: tuple[Choice, ...]
    help: str
    category_ids: tuple[str, ...]
    on_oversight: bool


class Script(Struct, frozen=True):
    """Sentences for a moment of the call; `category_id` is empty for the general ones."""

    id: str
    moment: str
    category_id: str
    title: str
    lines: tuple[str, ...]


class TextModule(Struct, frozen=True):
    """A ready text, inserted at the cursor by its `::` shortcut (kept without the colons)."""

    id: str
    shortcut: str
    title: str
    text: str


class EmergencyAdvice(Struct, frozen=True):
    """Whom to hand a call to before anything is written, heard from `words`; `say` is spoken."""

    id: str
    title: str
    words: tuple[str, ...]
    unless: tuple[str, ...]
    agency_ids: tuple[str, ...]
    say: str


class GuidanceReader(Struct, frozen=True):
    """Reads rows of the guidance files against the known categories and emergency numbers."""

    category_ids: frozenset[str]
    emergency_ids: frozenset[str]

    def question(self, row: Row) -> Question:
        """One question; a choice needs at least two choices, nothing else may have any."""
        kind = row.text("kind")
        if kind not in QUESTION_KINDS:
            raise FieldInvalid("kind", f"unknown:{kind}")
        choices = tuple(_choice(entry) for entry in row.words("choices"))
        if (kind == "choice") != (len(choices) > 1):
            raise FieldInvalid("choices", "wrong_count")
        return Question(
            id=row.text("id"),
            label=row.text("label"),
            kind=kind,
            choices=choices,
            help=row.text("help", ""),
            category_ids=row.known("categories", self.category_ids, extra="*"),
            on_oversight=row.flag("on_oversight"),
        )

    def script(self, row: Row) -> Script:
        """One script; its moment is one of SCRIPT_MOMENTS."""
        moment = row.text("moment")
        category_id = row.text("category", "")
        if moment not in SCRIPT_MOMENTS:
            raise FieldInvalid("moment", f"unknown:{moment}")
        if (moment == "category") != (category_id in self.category_ids):
            raise FieldInvalid("category", f"unknown:{category_id}")
        lines = tuple(line.strip() for line in row.text("text").splitlines() if line.strip())
        return Script(row.text("id"), moment, category_id, row.text("title"), lines)

    def text_module(self, row: Row) -> TextModule:
        """One text module; the shortcut is one word and may be written with its colons."""
        shortcut = row.text("shortcut").removeprefix("::")
        if not shortcut or any(sign.isspace() for sign in shortcut):
            raise FieldInvalid("shortcut", "not_one_word")
        return TextModule(row.text("id"), shortcut, row.text("title"), row.text("text"))

    def emergency(self, row: Row) -> EmergencyAdvice:
        """One emergency advice; every number is a known emergency agency."""
        numbers = row.known("numbers", self.emergency_ids)
        if not numbers or not row.words("words"):
            raise FieldInvalid("numbers", "empty")
        return EmergencyAdvice(
            id=row.text("id"),
            title=row.text("title"),
            words=row.words("words"),
            unless=row.words("unless"),
            agency_ids=numbers,
            say=row.text("say"),
        )


def _choice(entry: str) -> Choice:
    value, parted, label = entry.partition("=")
    if not parted or not value.strip() or not label.strip():
        raise FieldInvalid("choices", f"not_value_equals_label:{entry}")
    return Choice(value.strip(), label.strip())
