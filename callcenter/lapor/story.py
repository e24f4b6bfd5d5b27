"""What LAPOR tells of a complaint, as events of the ticket: its status, and each entry once. Pure.

The texts are plain and bounded already (`log_entries`), yet written elsewhere: shown as untrusted.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from callcenter.directory.words import fold
from callcenter.lapor.bodies import Body
from callcenter.lapor.client import LogEntry, Remote
from callcenter.tickets.event import Value
from callcenter.tickets.lapor import LaporState
from callcenter.tickets.texts import TEXT_MAX
from callcenter.tickets.words import State

KEY_MAX = 120
FILES_MAX = 20
ENTRIES_MAX = 200
"""New entries that one poll takes in; the next one takes the rest."""

STATUS_WORDS = {
    "belum terverifikasi": State.RECEIVED,
    "terverifikasi": State.VERIFIED,
    "dalam proses": State.FOLLOWED_UP,
    "proses": State.FOLLOWED_UP,
    "selesai": State.RESOLVED,
    "diarsipkan": State.CLOSED,
    "ditolak": State.REJECTED,
}
"""LAPOR's status names as words of ours. They are shown beside the ticket's own state; LAPOR's
word never moves a ticket."""

_NOT_OURS = re.compile(r"\b(?:bukan|diluar|di luar|not)\s+(?:merupakan\s+)?(?:ke|we)wenang")
_NOT_OURS_CODES = re.compile(r"not_?authority|bukan_?(?:ke|we)wenang|reject_?request", re.I)


class News(Struct, frozen=True):
    """What a poll brought that the ticket does not say yet; `status` is None when it is the same.

    `answers` are bodies of `lapor_answer`, the oldest first.
    """

    status: Body | None
    answers: tuple[Body, ...]


def status_word(name: str) -> State | None:
    """The state of ours that LAPOR's status name means, None for one we do not know."""
    return STATUS_WORDS.get(fold(name))


def news(state: LaporState, remote: Remote, followups: Iterable[LogEntry] = ()) -> News:
    """What a poll brought, for a ticket that is so far."""
    status = status_body(remote)
    same = (state.status_code, state.status_name, state.institution) == (
        status["status_code"],
        status["status_name"],
        status["institution"],
    )
    known = same and state.status_at is not None
    entries = sorted_entries((*remote.logs, *followups))
    fresh = [one for one in entries if one.key[:KEY_MAX] not in state.seen]
    return News(None if known else status, tuple(map(answer_body, fresh[:ENTRIES_MAX])))


def sorted_entries(entries: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
    """By time, undated ones last, each key once."""
    each = {one.key: one for one in reversed(entries)}
    far = datetime.max.replace(tzinfo=UTC)
    return tuple(sorted(each.values(), key=lambda one: (one.at or far, one.key)))


def status_body(remote: Remote) -> Body:
    """The body of lapor_status."""
    return {
        "status_code": remote.status_code,
        "status_name": remote.status_name,
        "institution": remote.disposition_name,
        "institution_id": remote.disposition_id,
    }


def answer_body(entry: LogEntry) -> Body:
    """The body of lapor_answer; `said_at` is LAPOR's time (ISO, UTC), "" when it named none."""
    body: Body = {
        "key": entry.key[:KEY_MAX],
        "said_at": entry.at.isoformat() if entry.at else "",
        "text": entry.text[:TEXT_MAX],
        "from": entry.from_name,
        "to": entry.to_name,
        "status_old": entry.status_old,
        "status_new": entry.status_new,
        "files": [_file(one.name, one.path) for one in entry.files[:FILES_MAX]],
    }
    target = not_ours(entry)
    if target:
        body["not_ours"] = target
    return body


def not_ours(entry: LogEntry) -> str:
    """The institution it should go to when the entry says "bukan wewenang"; "" when it does not.

    "?" when it says so and names none.
    """
    flagged = str(entry.data.get("not_authority", "")).strip().lower() in ("1", "true")
    said = _NOT_OURS.search(fold(entry.text)) or _NOT_OURS_CODES.search(entry.template_code)
    if not (flagged or said):
        return ""
    return entry.to_name or entry.to_id or "?"


def _file(name: str, path: str) -> Value:
    return {"name": name, "path": path}
