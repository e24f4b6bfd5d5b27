"""What a person typed, made safe for MATCH: every token quoted, nothing of it is ever syntax."""

import re
import unicodedata

_TOKEN = re.compile(r"[^\W_]+")
_LONGEST = 16


def fold_word(text: str) -> str:
    """Lower case without accents, as the index folds its words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers in a text, folded, each once, at most 16."""
    found = dict.fromkeys(_TOKEN.findall(fold_word(unicodedata.normalize("NFKC", text))))
    return tuple(found)[:_LONGEST]


def quoted(token: str) -> str:
    """A token as an FTS5 string."""
    return '"' + token.replace('"', '""') + '"'


def match_all(text: str) -> str:
    """A MATCH that wants every word, each as the beginning of one; empty when there is no word."""
    return " AND ".join(quoted(one) + " *" for one in tokens(text))


def any_of_all(groups: list[tuple[str, ...]]) -> str:
    """A MATCH that wants of every group at least one whole word."""
    return " AND ".join("(" + " OR ".join(map(quoted, group)) + ")" for group in groups)
