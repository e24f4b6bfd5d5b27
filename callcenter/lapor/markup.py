"""The words of a text with markup, read in one pass. Pure; raises for nothing, follows nothing.

No parser of pages: what is closed is left out, and what nobody closes stays, as words.
"""

import re
from collections.abc import Iterator
from html import unescape

_SILENT = frozenset({"script", "style", "template", "head"})
_LINES = frozenset({"br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4"})
_RAW_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")
}
"""In these nothing is a tag but their own end."""

_NAME = re.compile(r"/?[a-z][^\s/>]{0,20}", re.IGNORECASE)
_QUOTE = re.compile("=\\s*([\"'])")
_LONG_NUMBER = re.compile("&#(?:[0-9]{9,}|[xX][0-9a-fA-F]{9,});?")
"""No character has it, and Python reads no number of thousands of digits."""


def words_of(text: str) -> str:
    """What a reader of the page would read; never longer than the text."""
    return "".join(_Page(text).parts())


class _Page:
    """One text on its way from front to back; what was sought in vain is not sought again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._silent = 0
        self._quotes = True
        self._absent: dict[str, int] = {}

    def parts(self) -> Iterator[str]:
        text, at = self._text, 0
        while at < len(text):
            opened = self._find("<", at)
            if not self._silent:
                yield _read(text[at:] if opened < 0 else text[at:opened])
            if opened < 0:
                return
            end = self._end(opened)
            if end:
                yield self._line(opened, end)
                at = self._after(opened, end)
            else:
                yield "" if self._silent else "<"
                at = opened + 1

    def _end(self, opened: int) -> int:
        """Where what begins with this `<` is over, 0 when it begins nothing or has no end."""
        start = self._text[opened + 1 : opened + 9]
        if start.startswith("!--"):
            return self._past("-->", opened + 2)
        if start.upper() == "![CDATA[":
            return self._past("]]>", opened + 9)
        if start.startswith(("!", "?", "/")):
            return self._past(">", opened + 2)
        return self._tag_end(opened + 2) if _NAME.match(start) else 0

    def _tag_end(self, at: int) -> int:
        """The end of a tag; a `>` in a quoted value is none, as long as the quotes add up."""
        first = end = self._find(">", at)
        while self._quotes and (quote := _QUOTE.search(self._text, at, max(end, 0))):
            at = self._past(quote[1], quote.end())
            if at > end:
                end = self._find(">", at)
            # Once is enough: seeking the end of every tag down the whole text has no end.
            self._quotes = at > 0 and end >= 0
        return (end if self._quotes else first) + 1

    def _line(self, opened: int, end: int) -> str:
        return "\n" if self._name(opened, end).lstrip("/") in _LINES else ""

    def _after(self, opened: int, end: int) -> int:
        """Where to read on after this tag; counts what is not to be shown."""
        name = self._name(opened, end)
        if name.startswith("/"):
            self._silent -= name[1:] in _SILENT and self._silent > 0
        elif name in _SILENT and self._text[end - 2] != "/":
            self._silent += 1
            if name in _RAW_ENDS:
                closing = _RAW_ENDS[name].search(self._text, end)
                return closing.start() if closing else len(self._text)
        return end

    def _name(self, opened: int, end: int) -> str:
        found = _NAME.match(self._text, opened + 1, end)
        return found[0].lower() if found else ""

    def _past(self, sought: str, at: int) -> int:
        found = self._find(sought, at)
        return found + len(sought) if found >= 0 else 0

    def _find(self, sought: str, at: int) -> int:
        if at >= self._absent.get(sought, at + 1):
            return -1
        found = self._text.find(sought, at)
        if found < 0:
            self._absent[sought] = at
        return found


def _read(text: str) -> str:
    return unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text
