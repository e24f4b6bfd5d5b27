"""Make a stranger's text harmless and honest to read: nothing hidden, nothing endless.

Pure string work; `ui.plain_text` shows the result. Must not know any widget.
"""

import re
import unicodedata
from typing import Literal
from urllib.parse import urlsplit

Newlines = Literal["keep", "space", "mark"]

_MARKED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_BLANK = {0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F, 0x17B4, 0x17B5}
_TOWER = 4  # combining marks kept on one letter
_TAGS = range(0xE0000, 0xE1000)
_PICTURES = {**{n: chr(0x2400 + n) for n in range(0x20)}, 0x7F: "␡", 0x09: " "}
_NEWLINE = {"keep": "\n", "space": " ", "mark": "⏎"}
# Signs that stay as they are wherever they stand: Latin, quotes, dashes, arrows, figures, shapes.
_PLAIN = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2500-\u27bf]*"
)
# Second levels under which the public registers names: the registrable domain has three parts.
_SECOND_LEVELS = {
    "ac", "biz", "co", "com", "desa", "edu", "go", "gov", "mil", "my", "net", "or", "org",
    "ponpes", "sch", "web",
}  # fmt: skip


def visible(text: str, newlines: Newlines = "keep") -> str:
    """Return the text with control, bidi, zero-width and private characters as visible marks.

    Tabs become a space; line ends follow `newlines`; combining towers are cut after four marks.
    """
    if _PLAIN.fullmatch(text):
        return text  # nearly every one, and each label of a screen asks
    return _made_visible(text, newlines)


def _made_visible(text: str, newlines: Newlines) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    plain = plain.replace("\u2029", "\n").replace("\x85", "\n")
    out: list[str] = []
    tower = 0
    for position, sign in enumerate(plain):
        tower = tower + 1 if unicodedata.combining(sign) else 0
        if tower <= _TOWER:
            out.append(_mark(sign, plain, position, newlines))
    return "".join(out)


def _mark(sign: str, text: str, position: int, newlines: Newlines) -> str:
    if sign == "\n":
        return _NEWLINE[newlines]
    if sign == "\u200d" and _joins_emoji(text, position):
        return sign
    code = ord(sign)
    if code in _PICTURES:
        return _PICTURES[code]
    hidden = unicodedata.category(sign) in _MARKED or code in _BLANK or code in _TAGS
    return f"⟦U+{code:04X}⟧" if hidden else sign


def _joins_emoji(text: str, position: int) -> bool:
    around = text[max(0, position - 2) : position] + text[position + 1 : position + 2]
    symbols = [s for s in around if unicodedata.category(s) in {"So", "Sk"}]
    return len(symbols) > 1


def elide(text: str, length: int) -> str:
    """Return at most `length` characters of a text, with … at the end where something is cut."""
    if len(text) <= length:
        return text
    return text[: max(0, length - 1)].rstrip() + "…"


def one_line(text: str, length: int = 200) -> str:
    """Return a text on one line, visible and cut: for titles, buttons, items, completers."""
    return elide(" ".join(visible(text, "space").split()), length)


def safe_link_text(url: str) -> str:
    """Return a link as text that cannot lie: its registrable domain first, then all in punycode.

    A text that is no link comes back as visible text.
    """
    shown = visible(url.strip(), "mark")
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return elide(shown, 300)
    if not host or not parts.scheme:
        return elide(shown, 300)
    ascii_host = ".".join(_punycode(label) for label in host.split("."))
    rest = _percent(parts.path) + ("?…" if parts.query else "")
    return elide(f"{registrable(ascii_host)} · {parts.scheme}://{ascii_host}{rest}", 300)


def registrable(host: str) -> str:
    """Return the part of a host name somebody registered (`go.id`, `co.id` count as endings)."""
    labels = host.lower().strip(".").split(".")
    if all(label.isdigit() for label in labels) or ":" in host:
        return host
    two_part_ending = len("".join(labels[-1:])) == len("id") and labels[-2:-1] != []
    deep = two_part_ending and labels[-2] in _SECOND_LEVELS
    return ".".join(labels[-3:] if deep else labels[-2:])


def _punycode(label: str) -> str:
    if label.isascii():
        return visible(label)
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return "xn--" + label.encode("punycode").decode("ascii")


def _percent(path: str) -> str:
    return "".join(
        s if s.isascii() and s.isprintable() else "".join(f"%{b:02X}" for b in s.encode())
        for s in path
    )
