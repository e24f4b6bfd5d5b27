"""Texts as an event may hold them: no halves of characters, no NUL, not without end. Pure."""

from callcenter.tickets.event import Value

TEXT_MAX = 20_000
"""Characters of one text; a story of eight pages."""


def clean(value: Value) -> Value:
    """The value with every text in it encodable: lone surrogates and NUL become U+FFFD."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [clean(one) for one in value]
    if isinstance(value, dict):
        return {clean_text(name): clean(one) for name, one in value.items()}
    return value


def clean_text(text: str) -> str:
    """The text without what UTF-8 cannot hold and without NUL."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\x00", "\ufffd")


def longest(value: Value) -> int:
    """Characters of the longest text in the value, 0 when there is none."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return max((longest(one) for one in value), default=0)
    if isinstance(value, dict):
        return max((max(len(name), longest(one)) for name, one in value.items()), default=0)
    return 0
