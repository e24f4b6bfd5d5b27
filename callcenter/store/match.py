"""What a person typed, made safe for MATCH: every token quoted, nothing of it is ever syntax."""

import re
import unicodedata

_TOKEN = re.compile(r"[^\W_]+")
_LONGEST = 16


def fold_word(text: str) -> str:
    """Lower case without accents, as the index folds its words."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers in a text, folded, each once, at most 16."""
    found = dict.fromkeys(_TOKEN.findall(fold_word(unicodedata.normalize("NFKC", text))))
    return tuple(found)[:_LONGEST]


def every_word(text: str) -> set[str]:
    """All words and numbers of a text, folded."""
    return set(_TOKEN.findall(fold_word(text)))


def quoted(token: str) -> str:
    """A token as an FTS5 string."""
    return '"' + token.replace('"', '""') + '"'
