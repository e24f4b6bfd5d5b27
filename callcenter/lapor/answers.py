"""The bodies of LAPOR's answers, in each shape DOMAIN 5 knows. Pure; LaporShape for any other."""

import re

from callcenter.errors import LaporShape
from callcenter.lapor.client import Found, Item, LogEntry, Remote, Template, Topic
from callcenter.lapor.log_entries import read_entries
from callcenter.lapor.plain import SENTENCE_MAX, line, plain

_ROWS_MAX = 5000
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_DEPTH = 4


def complaint_id(body: object) -> str:
    """The id from `complaint_id`, `data.complaint_id` or `data.results.complaint.id`; "" if none.

    LaporShape when the answer is no object.
    """
    if not isinstance(body, dict):
        raise LaporShape("answer")
    places = (("complaint_id",), ("data", "complaint_id"), ("data", "results", "complaint", "id"))
    return next((found for place in places if (found := read_id(_at(body, *place)))), "")


def document_id(body: object) -> str:
    """The first of `results.docs[].id`."""
    docs = _at(body, "results", "docs")
    if not isinstance(docs, list) or not docs:
        raise LaporShape("docs", said(body))
    found = read_id(_at(docs[0], "id"))
    if not found:
        raise LaporShape("docs", said(body))
    return found


def items(body: object) -> tuple[Item, ...]:
    """`results.data[] {id, name}`; a row without either is left out."""
    pairs = ((read_id(_at(row, "id")), line(_at(row, "name"))) for row in rows(body))
    return tuple(Item(number, name) for number, name in pairs if number and name)


def templates(body: object) -> tuple[Template, ...]:
    """`results.data[]`: a code (or id) and a text (or name)."""
    found = []
    for row in rows(body):
        code = line(_at(row, "code")) or line(_at(row, "template_code")) or line(_at(row, "id"))
        text = plain(_at(row, "content")) or plain(_at(row, "template_content"))
        if code:
            found.append(Template(code, text or line(_at(row, "name"))))
    return tuple(found)


def topics(body: object) -> tuple[Topic, ...]:
    """`[{"id","parent","topic_name"}]` of f01."""
    if not isinstance(body, list):
        raise LaporShape("topics", said(body))
    found = []
    for row in body[:_ROWS_MAX]:
        number, name = read_id(_at(row, "id")), line(_at(row, "topic_name"))
        if number and name:
            found.append(Topic(number, read_id(_at(row, "parent")) or "0", name))
    if body and not found:
        raise LaporShape("topics")
    return tuple(found)


def remote(body: object) -> Remote:
    """`results.data {status_code, status_name, disposition_…}` and `results.data_logs[]`."""
    data = _at(body, "results", "data")
    if not isinstance(data, dict):
        raise LaporShape("results", said(body))
    code, name = line(data.get("status_code")), line(data.get("status_name"))
    if not (code or name):
        raise LaporShape("status", said(body))
    logs = _at(body, "results", "data_logs")
    if not isinstance(logs, list | None):
        raise LaporShape("data_logs", said(body))
    return Remote(
        status_code=code,
        status_name=name,
        disposition_id=read_id(data.get("disposition_id")),
        disposition_name=line(data.get("disposition_name")),
        logs=read_entries(logs or [], "log"),
    )


def followups(body: object) -> tuple[LogEntry, ...]:
    """`results.data[]`."""
    return read_entries(rows(body), "followup")


def found(body: object, number: str) -> Found:
    """The complaints of `results.data[]` in whose texts our number stands, as digits or grouped.

    Complete when `results.total` says so or, without a total, when every row is a hit.
    """
    listed = rows(body)
    wanted = number_in_text(number)
    hits = []
    for row in listed:
        known = read_id(_at(row, "complaint_id")) or read_id(_at(row, "id"))
        if known and any(wanted.search(text) for text in _texts(row, _DEPTH)):
            hits.append(known)
    total = _at(body, "results", "total")
    if isinstance(total, int) and not isinstance(total, bool):
        complete = total <= len(listed)
    else:
        complete = len(hits) == len(listed)
    return Found(tuple(dict.fromkeys(hits)), complete)


def number_in_text(number: str) -> re.Pattern[str]:
    """Finds our ticket number however its digits are grouped, never as part of a longer one."""
    digits = [one for one in number if one.isascii() and one.isdigit()]
    return re.compile(r"(?<![0-9])" + r"[\s.\-\u2010-\u2015]?".join(digits) + r"(?![0-9])")


def rows(body: object) -> list[object]:
    """`results.data[]`, bounded; LaporShape when there is no such list."""
    listed = _at(body, "results", "data")
    if not isinstance(listed, list):
        raise LaporShape("results", said(body))
    return listed[:_ROWS_MAX]


def read_id(value: object) -> str:
    """An id as text; "" for what could not stand in an address."""
    text = line(value) if isinstance(value, str | int) else ""
    return text if _ID.fullmatch(text) else ""


def said(body: object) -> str:
    """The `message` of an answer, plain and bounded."""
    return plain(_at(body, "message"), SENTENCE_MAX)


def _at(body: object, *names: str) -> object:
    for name in names:
        body = body.get(name) if isinstance(body, dict) else None
    return body


def _texts(value: object, depth: int) -> list[str]:
    if isinstance(value, str):
        return [plain(value)]
    inner: list[object] = []
    if depth and isinstance(value, dict):
        inner = list(value.values())
    elif depth and isinstance(value, list):
        inner = value
    return [text for one in inner for text in _texts(one, depth - 1)]
