"""What an error says on screen: what happened, what is safe, what to do. The only prose for errors.

Nothing of what a person typed goes into a message: not the number, not the name, not the text.
"""

from pathlib import PurePath

from msgspec import Struct

from callcenter import errors
from callcenter.tickets.words import Kind, State
from ui import message_tables as tables
from ui.formats import file_size
from ui.lapor_messages import Texts
from ui.translation import shown
from ui.words_on_screen import label_of


class Message(Struct, frozen=True):
    """A title and three sentences; `field` names the input it belongs to, None for none."""

    title: str
    what: str
    safe: str
    todo: str
    field: str | None = None

    @property
    def text(self) -> str:
        """Return the three sentences as one text for a banner."""
        return " ".join(part for part in (self.what, self.safe, self.todo) if part)


def explain(error: BaseException) -> Message:
    """Return the message of any error; one nobody foresaw gets the text for the unexpected."""
    title, what, safe, todo = _texts(error)
    reason = _reason(error)
    filled = _values(error)
    parts = (title, reason or what, safe, todo)
    said = tuple(_fill(shown(part), filled) for part in parts)
    field = error.field if isinstance(error, errors.FieldInvalid) else None
    return Message(said[0], said[1], said[2], said[3], field)


def field_text(error: errors.FieldInvalid) -> str:
    """Return the one line shown at the field itself."""
    return explain(error).what


def _texts(error: BaseException) -> Texts:
    for kind in type(error).__mro__:
        if kind in tables.ERRORS:
            return tables.ERRORS[kind]
    return tables.UNEXPECTED


def _reason(error: BaseException) -> str:
    """The sentence for the error's own reason code, "" when there is none."""
    if isinstance(error, errors.FieldInvalid):
        return _field_reason(error)
    code = next((found for one in _CODES if (found := getattr(error, one, ""))), "")
    for kind in type(error).__mro__:
        found = tables.REASONS.get((kind, code))
        if found:
            return found
    return ""


_CODES = ("reason", "code", "what", "why")
"""Where an error keeps its short code."""


def _field_reason(error: errors.FieldInvalid) -> str:
    code = error.reason.partition(":")[0]
    for key in (f"{error.field}:{code}", code, "*"):
        if key in tables.FIELD_REASONS:
            return tables.FIELD_REASONS[key]
    raise KeyError(code)


_SHOWN = (
    *("status", "code", "minimum", "found", "known", "line", "path", "what", "call"),
    *("complaint_id", "number", "moved", "open_tickets", "later", "other"),
)


def _values(error: BaseException) -> dict[str, str]:
    """What may be put into a sentence: names of files, codes and versions, nothing personal."""
    values = {"error": type(error).__name__, "value": _columns(error)}
    for name in _SHOWN:
        if hasattr(error, name):
            values[name] = str(getattr(error, name))
    values |= _sizes(error)
    if isinstance(error, errors.FieldInvalid):
        values["field"] = shown(tables.FIELDS.get(error.field, error.field))
    if isinstance(error, errors.NotFound):
        values["kind"] = shown(tables.NOUNS.get(error.kind, tables.OTHER_NOUN))
    if isinstance(error, errors.TransitionRefused):
        values["state"] = label_of(State, error.state)
        values["action"] = label_of(Kind, error.action)
    if isinstance(error, errors.DataFileInvalid):
        values["file"], values["reason"] = PurePath(error.path).name, error.reason
    if isinstance(error, errors.KeychainMissing):
        values["found"] = ", ".join(map(_keychain, error.found)) or shown(tables.NO_KEYCHAIN)
    return values


def _sizes(error: BaseException) -> dict[str, str]:
    if not isinstance(error, errors.BackupNeedsRoom):
        return {}
    return {"needed": file_size(error.needed), "free": file_size(error.free)}


def _columns(error: BaseException) -> str:
    """The columns a spreadsheet lacks: names of LAPOR's, nothing a person typed."""
    lacks = isinstance(error, errors.SheetRefused) and error.reason == "header"
    return str(getattr(error, "value", "")) if lacks else ""


def keychain_name(label: str) -> str:
    """Return what people call a keychain."""
    return tables.KEYCHAINS.get(label, label)


def _keychain(label: str) -> str:
    return _fill(shown(tables.LOCKED_KEYCHAIN), {"name": keychain_name(label)})


def _fill(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
