"""Text written elsewhere, made plain: no markup, no invisible signs, not without end. Pure.

What comes out still says what a stranger wrote: it is shown as untrusted text, never as markup.
"""

import re
import unicodedata
from collections.abc import Mapping

from callcenter.lapor.markup import words_of
from callcenter.tickets.texts import TEXT_MAX, clean_text

SENTENCE_MAX = 300
"""Characters of one sentence of a refusal, of a name, of a code."""

_RAW_MAX = 2 * TEXT_MAX
_FIELDS_MAX = 40
_SENTENCES_MAX = 8
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*")
_PLACEHOLDER = re.compile(r"\{\{\s*([a-z_]{1,40})\s*\}\}", re.IGNORECASE)


def plain(value: object, limit: int = TEXT_MAX) -> str:
    """The words of a text or number, markup left out, at most `limit` characters; else ""."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    raw = value if isinstance(value, str) else _number(value)
    text = _visible(words_of(clean_text(raw[:_RAW_MAX])))
    text = _EMPTY_LINES.sub("\n", _SPACES.sub(" ", text)).strip()
    is_whole = len(raw) <= _RAW_MAX and len(text) <= limit
    return text if is_whole else text[: limit - 1] + "…"


def line(value: object) -> str:
    """The same on one line, for names and codes."""
    return " ".join(plain(value, SENTENCE_MAX).split())


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with `{{name}}` replaced, once: what is put in is not looked at again."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1].lower(), "") or "…", text)


def sentences(value: object) -> dict[str, tuple[str, ...]]:
    """What a refusal says of each field: `{field: [sentence]}`, bounded; {} when it is none."""
    if not isinstance(value, dict):
        return {}
    return {
        line(name): _several(said)
        for name, said in list(value.items())[:_FIELDS_MAX]
        if _several(said)
    }


def _several(said: object) -> tuple[str, ...]:
    given = said if isinstance(said, list) else [said]
    found = (plain(one, SENTENCE_MAX) for one in given[:_SENTENCES_MAX])
    return tuple(one for one in found if one)


def _number(value: float) -> str:
    try:
        return str(value)
    except ValueError:  # an int of thousands of digits
        return ""


def _visible(text: str) -> str:
    """Without control, bidi, zero-width and unassigned characters; lines stay lines."""
    flat = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        one
        for one in flat
        if one == "\n" or unicodedata.category(one) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
