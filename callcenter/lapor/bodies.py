"""The bodies of the events about LAPOR, in one place, so that writer and fold agree on names.

Pure. Bodies travel to every desk: no token, no payload, nothing that was kept from LAPOR.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from callcenter.tickets.event import Value
from callcenter.tickets.words import Look, ReplyPush

Body = dict[str, Value]
REASON_MAX = 500
DETAILS_MAX = 20
"""Sentences of LAPOR's (or of ours) that are kept with an event."""


def reserved(payload_hash: str, *, resend: bool = False) -> Body:
    """lapor_reserved; its eid is the attempt's id from now on."""
    return {"payload_hash": payload_hash, "resend": resend}


def released(attempt: str, reason: str) -> Body:
    """lapor_released: nothing left, or LAPOR clearly took nothing (429, 401, 403)."""
    return {"attempt": attempt, "reason": _short(reason)}


def sent(attempt: str, complaint_id: str, by: str, others: Iterable[str] = ()) -> Body:
    """lapor_sent; `by`: answer, search or opened; `others` more complaints with our number.

    Opened: the ticket was made from the complaint, there was no attempt ("").
    """
    return {
        "attempt": attempt,
        "complaint_id": complaint_id,
        "by": by,
        "others": list(others),
    }


def refused(attempt: str, status: int, message: str, fields: Mapping[str, tuple[str, ...]]) -> Body:
    """lapor_refused; `message` and `fields` as LAPOR said them, untrusted."""
    said = [_short(f"{name}: {text}") for name, texts in fields.items() for text in texts]
    return {
        "attempt": attempt,
        "status": status,
        "message": _short(message),
        "reason": f"status {status}",
        "details": list[Value](said[:DETAILS_MAX]),
    }


def uncertain(attempt: str, reason: str) -> Body:
    """lapor_uncertain: a post that may have been made."""
    return {"attempt": attempt, "reason": _short(reason)}


def looked(attempt: str, result: Look) -> Body:
    """lapor_uncertain again: what LAPOR's list said; a hit is a lapor_sent instead."""
    return {"attempt": attempt, "look": result.value}


def not_pushed(reason: str, details: Iterable[str]) -> Body:
    """lapor_not_pushed."""
    said = [_short(one) for one in details]
    return {"reason": _short(reason), "details": list[Value](said[:DETAILS_MAX])}


def settled(
    choice: Literal["sent", "again", "cancel", "rest"],
    attempt: str,
    complaint_id: str = "",
    reason: str = "",
) -> Body:
    """lapor_settled; `attempt` is the one the person saw.

    `complaint_id`: where it is (sent), or the one that is gone at LAPOR (again, of a sent one).
    "rest" takes a choice back before anything was posted.
    """
    return {
        "choice": choice,
        "attempt": attempt,
        "complaint_id": complaint_id,
        "reason": _short(reason),
    }


def replied(text: str, institution_id: str = "", files: Iterable[str] = ()) -> Body:
    """lapor_reply: an answer of ours; `files` are SHA-256 (hex) of files of the ticket."""
    return {"text": text, "institution_id": institution_id, "files": list(files)}


def reply_sent(reply: str, result: ReplyPush, reason: str = "") -> Body:
    """lapor_reply_sent: what became of the answer with this eid."""
    return {"reply": reply, "result": result.value, "reason": _short(reason)}


def _short(text: str) -> str:
    return text if len(text) <= REASON_MAX else text[: REASON_MAX - 1] + "…"
