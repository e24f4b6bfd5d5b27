"""The one-time code a person types to enrol a desk: XXXX-XXXX without look-alikes. Pure."""

from collections.abc import Callable

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No I, L, O, 0, 1."""

LENGTH = 8
_GROUP = 4


def make_code(below: Callable[[int], int]) -> str:
    """A fresh code, grouped; `below(k)` gives an unguessable number in 0..k-1."""
    text = "".join(ALPHABET[below(len(ALPHABET))] for _ in range(LENGTH))
    return f"{text[:_GROUP]}-{text[_GROUP:]}"


def read_code(typed: str) -> str | None:
    """The code as made, from any case and grouping; None when it cannot be one."""
    text = "".join(one for one in typed.upper() if one not in " -–.\u00a0\t")
    if len(text) != LENGTH or any(one not in ALPHABET for one in text):
        return None
    return f"{text[:_GROUP]}-{text[_GROUP:]}"
