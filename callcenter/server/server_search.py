"""Search at the centre, beyond what a desk holds: number, phone, name, words; newest first.

Who wants not to be known is never found by name or number, and no hit shows either of anybody.
The index follows the log in batches after the commits, so that a push never pays for it; a search
catches up first, for a second at most.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, insert, or_, select, text

from callcenter.callers.phone import PART_DIGITS, phone_digits, phone_parts
from callcenter.callers.scrubbing import cleared
from callcenter.errors import TicketNumberInvalid
from callcenter.lapor.identity import identity_of
from callcenter.protocol.events import decode_event
from callcenter.protocol.history_messages import CentreHit, SearchAnswer
from callcenter.server import tables
from callcenter.server.askers import asker_of, sights
from callcenter.server.bulk import among
from callcenter.server.centre import Centre, from_us
from callcenter.server.policy import Act, Sight, body_keys, sees_everything
from callcenter.server.projection import confidentiality_of
from callcenter.server.search_tables import Wanted, Words, words_of
from callcenter.tickets.apply import fold
from callcenter.tickets.event import TICKET
from callcenter.tickets.number import parse_number
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality

BATCH = 200
"""Events that one transaction of the index looks at: writers wait for it so long and no longer."""

CANDIDATES = 2_000
CATCH_UP_SECONDS = 1.0
_NUMBER_DIGITS, _LONGEST_TOKEN, _MOST_TOKENS = 6, 40, 4_000
_QUESTION_TOKENS = 16
_TOKEN = re.compile(r"[^\W_]+")
_TEXTS = ("text", "note", "notes", "summary", "reason", "answer", "result")
_TAKE = text("UPDATE search_state SET words_seq = :to WHERE words_seq = :was")


def search(centre: Centre, authorization: str, question: str, *, limit: int) -> SearchAnswer:
    """At most `limit` tickets, those of that number first; Refused 401, 403.

    Who sees some tickets alone finds those among the newest `CANDIDATES` that match.
    """
    with centre.database.read() as tx:
        asker = asker_of(tx, centre, authorization, Act.SEARCH)
    behind = _catch_up_for_a_while(centre)
    with centre.database.read() as tx:
        if sees_everything(asker):
            ids = _find(tx, question, limit + 1)
        else:
            found = _find(tx, question, CANDIDATES)
            seen = sights(tx, asker, found)
            ids = [one for one in found if seen.get(one)][: limit + 1]
        hits = _hits(tx, ids[:limit])
    return SearchAnswer(
        hits=hits, more=len(ids) > limit, behind=behind, server_time=centre.clock.now()
    )


def catch_up(centre: Centre, batch: int = BATCH) -> int:
    """Takes the next events into the index; how many are still to come."""
    with centre.database.read() as tx:
        was, head = _standing(tx)
        if was >= head:
            return 0
        to = min(head, was + batch)
        rows = [_words(log) for log in _touched(tx, was, to)]
    with centre.database.write() as tx:
        if not tx.execute(_TAKE, {"to": to, "was": was}).rowcount:
            return head - to  # another worker was faster
        if rows:
            words_of(tx).put(tx, rows)
    return head - to


def index_now(tx: Connection, ids: Iterable[str]) -> None:
    """Writes the words of these tickets anew, in this very transaction: somebody was erased."""
    log, index = tables.events, words_of(tx)
    rows = tx.execute(
        select(log.c.subject_id, log.c.seq, log.c.received_at, log.c.raw)
        .where(among(tx, log.c.subject_id, ids))
        .order_by(log.c.subject_id, log.c.seq)
    )
    made = [_words(list(part)) for _, part in groupby(rows, key=lambda row: str(row.subject_id))]
    if made:
        index.put(tx, made)
        index.forget(tx)


def forget_words(tx: Connection) -> None:
    """The index begins anew, at its own pace: the log was restored or a fold has changed."""
    words_of(tx).clear(tx)
    if not tx.execute(text("UPDATE search_state SET words_seq = 0")).rowcount:
        tx.execute(insert(tables.search_state).values(id=1, words_seq=0))


def tokens(words: str) -> list[str]:
    """The words and numbers of a text, folded as the index has them, each once."""
    decomposed = unicodedata.normalize("NFKD", words.replace("\x00", " ").casefold())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return list(dict.fromkeys(one[:_LONGEST_TOKEN] for one in _TOKEN.findall(plain)))


def _catch_up_for_a_while(centre: Centre) -> int:
    until = centre.clock.monotonic() + CATCH_UP_SECONDS
    behind = catch_up(centre)
    while behind and centre.clock.monotonic() < until:
        behind = catch_up(centre)
    return behind


def _standing(tx: Connection) -> tuple[int, int]:
    was = tx.execute(select(tables.search_state.c.words_seq)).scalar_one()
    return was, tx.execute(select(tables.clock.c.seq)).scalar_one()


def _touched(tx: Connection, was: int, to: int) -> Iterator[list[Any]]:
    """The whole log of each ticket that has an event after `was`, up to `to`."""
    log = tables.events
    changed = select(log.c.subject_id).where(
        log.c.seq > was, log.c.seq <= to, log.c.subject == TICKET
    )
    rows = tx.execute(
        select(log.c.subject_id, log.c.seq, log.c.received_at, log.c.raw)
        .where(log.c.subject_id.in_(changed.distinct()))
        .order_by(log.c.subject_id, log.c.seq)
    )
    for _, part in groupby(rows, key=lambda row: str(row.subject_id)):
        yield list(part)


def _words(log: Sequence[Any]) -> Words:
    events = [decode_event(row.raw, row.seq, from_us(row.received_at)) for row in log]
    ticket = fold(log[0].subject_id, events)
    found: list[str] = []
    plain = confidentiality_of(ticket) == Confidentiality.NORMAL.value
    if plain:
        found = [*_phone_tokens(_phones(ticket)), *tokens("\n".join(_names(ticket)))]
    said = _said(ticket, Sight.REPORTER if plain else Sight.CONTENT)
    if not plain:  # nor by what somebody wrote of the reporter in the story
        known = identity_of(ticket)
        said = [cleared(one, known) for one in said]
    found += tokens("\n".join(said))
    return Words(log[0].seq, tuple(dict.fromkeys(found))[:_MOST_TOKENS])


def _said(ticket: Ticket, seen: Sight) -> list[str]:
    """What was said, where and since: only what an officer of its agency may read is found by."""
    pieces = [ticket.description, ticket.text("landmark"), *ticket.answers.values()]
    pieces += [ticket.number, *ticket.aliases, ticket.text("lapor_id")]
    pieces += [
        value
        for entry in ticket.entries
        if not entry.withdrawn
        for name in _TEXTS
        if name in (body_keys(entry.kind, seen) or ())
        and isinstance(value := entry.body.get(name), str)
    ]
    return pieces


def _names(ticket: Ticket) -> Iterable[str]:
    own = (ticket.text("reporter_name"), ticket.text("on_behalf_of"))
    return (*own, *(one.name for one in ticket.reporters))


def _phones(ticket: Ticket) -> Iterable[str]:
    return (ticket.text("reporter_phone"), *(one.phone for one in ticket.reporters))


def _phone_tokens(phones: Iterable[str]) -> list[str]:
    """Each number from its beginning and from its end: either part of it finds it."""
    digits = [one for one in map(phone_digits, phones) if len(one) >= PART_DIGITS]
    return [sign + part for one in digits for sign, part in (("tp", one), ("tr", one[::-1]))]


def _find(tx: Connection, question: str, limit: int) -> list[str]:
    exact = _by_number(tx, question, limit)
    if exact is not None:
        return exact
    wanted = _wanted(question)
    found = _begun_number(tx, question, limit)
    if wanted.groups:
        docs = words_of(tx).find(tx, wanted, limit)
        log = tables.events
        owners = tx.execute(select(log.c.seq, log.c.subject_id).where(log.c.seq.in_(docs)))
        by_doc = {row.seq: row.subject_id for row in owners}
        found += [by_doc[doc] for doc in docs if doc in by_doc]
    return list(dict.fromkeys(found))[:limit]


def _wanted(question: str) -> Wanted:
    """The beginning or the end of a telephone, else every word; digits in one piece may be both."""
    typed = tokens(question)[:_QUESTION_TOKENS]
    ends = [sign for part in phone_parts(question) for sign in (f"tp{part}", f"tr{part[::-1]}")]
    if not ends:
        return Wanted(tuple((one,) for one in typed))
    return Wanted(((*ends, *(typed if len(typed) == 1 else ())),))


def _by_number(tx: Connection, question: str, limit: int) -> list[str] | None:
    """The tickets that have this whole number or had it; None when it is no whole number."""
    with suppress(TicketNumberInvalid):
        number = parse_number(question)
        table, former = tables.tickets, tables.number_aliases
        asked = select(table.c.id).where(
            or_(
                table.c.number == number,
                table.c.id.in_(select(former.c.ticket_id).where(former.c.number == number)),
            )
        )
        return list(tx.execute(asked.limit(limit)).scalars())
    return None


def _begun_number(tx: Connection, question: str, limit: int) -> list[str]:
    digits = "".join(sign for sign in question if sign.isascii() and sign.isdigit())
    if len(digits) < _NUMBER_DIGITS or any(sign.isalpha() for sign in question):
        return []
    start = "-".join(filter(None, (digits[:2], digits[2:6], digits[6:9], digits[9:11])))
    number = tables.tickets.c.number
    asked = select(tables.tickets.c.id).where(number >= start, number < start + ":")
    return list(tx.execute(asked.order_by(number.desc()).limit(limit)).scalars())


def _hits(tx: Connection, ids: list[str]) -> list[CentreHit]:
    table = tables.tickets
    rows = tx.execute(select(table).where(table.c.id.in_(ids))).mappings()
    found = {row["id"]: _hit(row) for row in rows}
    return [found[one] for one in ids if one in found]


def _hit(row: Mapping[Any, Any]) -> CentreHit:
    at, said = row["registered_at"], row["summary"]
    return CentreHit(
        ticket_id=row["id"],
        number=row["number"] or "",
        state=row["state"],
        classification=row["classification"],
        category=row["category"],
        place=row["place"],
        agencies=row["agencies"],
        summary=said["summary"],
        urgency=said["urgency"],
        oversight=said["oversight"],
        registered_at=None if at is None else from_us(at),
    )
