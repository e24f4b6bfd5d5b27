"""Cells of tables that leave or come: no formula, no control character (SECURITY 8). Pure."""

import re
import unicodedata

CELL_MAX = 32_000
"""Characters of one cell; XLSX takes 32,767."""

_LEADS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_GUARD = "'"


def guarded(text: str) -> str:
    """The text as a spreadsheet takes it for text: a sign that begins a formula gets a `'`.

    Full-width forms of these signs count too; control characters but line ends are left out.
    """
    plain = "".join(one for one in text if one in "\n\t" or unicodedata.category(one) != "Cc")
    short = plain if len(plain) <= CELL_MAX else plain[: CELL_MAX - 1] + "…"
    return _GUARD + short if _begins_formula(short) else short


def unguarded(text: str) -> str:
    """The text without the `'` that `guarded` set before it."""
    rest = text.removeprefix(_GUARD)
    return rest if rest != text and _begins_formula(rest) else text


def _begins_formula(text: str) -> bool:
    seen = unicodedata.normalize("NFKC", text[:1])
    first = re.sub(r"^[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+", "", text)[:1]
    return seen.startswith(_LEADS) or unicodedata.normalize("NFKC", first).startswith(_LEADS)
