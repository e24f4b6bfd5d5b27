"""A centre with very many tickets, quickly: one real ticket, written again and again by its bytes.

Each ticket has a caller of its own and about 1 KB of JSON: `caller_added`, `registered`, and for
all but one in `OPEN_EVERY` a `referred` that ends it. Receive times rise evenly over `YEARS` and
end now. A pattern goes through `encode_event` and the server's fold once; then only ids, numbers,
names, words and times are put in, so the rows are those that `append` would have written (a test
rebuilds them from the log and compares). Everything is invented.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, text, update

from callcenter.protocol.chain import START, link
from callcenter.protocol.events import encode_event
from callcenter.server import projection, tables
from callcenter.server.centre import Centre, from_us
from callcenter.tickets.apply import fold
from callcenter.tickets.event import CALLER, TICKET, Author, Change, Event
from callcenter.tickets.number import make_number
from callcenter.tickets.words import Kind

OPEN_EVERY = 200
YEARS = 5
BATCH = 5_000
"""Tickets of one transaction."""

_AUTHOR = Author("op-1", "Operator Contoh")
_CLIENT = "00000000-0000-7000-8000-00000000b16c"
_PER_BLOCK, _BLOCKS = 1_000, 9_000
_AT = datetime(2020, 1, 1, tzinfo=UTC)
_CALLER, _TICKET = (f"00000000-0000-7000-8000-{one:012}" for one in (1, 2))
_EIDS = tuple(f"00000000-0000-7000-9000-{one:012}" for one in (1, 2, 3))
_NS = (990_000_001, 990_000_002, 990_000_003)
_NUMBER, _PHONE, _NAME, _SAID = "20-0001-001-00", "+6281200000000", "Warga Contoh", "Laporan"
_WORDS = (
    *("jalan", "berlubang", "depan", "pasar", "motor", "jatuh", "kemarin", "sore", "lampu"),
    *("padam", "gelap", "sampah", "menumpuk", "diangkut", "baunya", "rumah", "drainase"),
    *("tersumbat", "air", "masuk", "ruko", "hujan", "warga", "minta", "diperbaiki", "sekolah"),
)

Row = dict[str, Any]


def fill(centre: Centre, tickets: int, told: Callable[[int], None] = lambda _done: None) -> int:
    """Writes that many tickets into an empty centre; how many events that made.

    The search index is not filled: the centre does that by itself afterwards.
    """
    chance, pattern = random.Random(11), _Pattern.make()
    end, span = centre.now_us(), YEARS * 365 * 86_400_000_000
    seq, chain = 0, START
    for start in range(0, tickets, BATCH):
        log: list[Row] = []
        rows: list[Row] = []
        callers: list[Row] = []
        for k in range(start, min(start + BATCH, tickets)):
            at = end - span * (tickets - k) // tickets
            one = pattern.ticket(k, at, chance, seq)
            for event in one:
                seq += 1
                chain = link(chain, event["eid"])
                log.append({**event, "seq": seq, "chain": chain})
            callers.append({"id": one[0]["subject_id"], "head_seq": seq - len(one) + 1})
            rows.append({**pattern.row(one, seq), "id": one[1]["subject_id"]})
        with centre.database.write() as tx:
            _write(tx, log, rows, callers)
            tx.execute(update(tables.clock).values(seq=seq, chain=chain))
        told(min(start + BATCH, tickets))
    return seq


def _write(tx: Connection, log: list[Row], rows: list[Row], callers: list[Row]) -> None:
    if tx.dialect.name == "postgresql":
        tx.execute(text("SET LOCAL synchronous_commit = off"))
    tx.execute(insert(tables.events), log)
    tx.execute(insert(tables.tickets), rows)
    tx.execute(insert(tables.callers), callers)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The bytes of one ticket's events, and its rows while open and when ended."""

    raws: tuple[bytes, bytes, bytes]
    open_row: Mapping[str, Any]
    ended_row: Mapping[str, Any]

    @classmethod
    def make(cls) -> "_Pattern":
        events = _events()
        opened, ended = fold(_TICKET, events[1:2]), fold(_TICKET, events[1:])
        raws = tuple(encode_event(one) for one in events)
        return cls(
            (raws[0], raws[1], raws[2]), projection.row_of(opened, 0), projection.row_of(ended, 0)
        )

    def ticket(self, k: int, at: int, chance: random.Random, seq: int) -> list[Row]:
        said = f"Laporan {k} {' '.join(chance.choices(_WORDS, k=70))}"
        ids = {
            _CALLER: f"{at // 1000:012x}"[:8] + f"-{at // 1000 & 0xFFFF:04x}-7000-8000-{k:012x}",
            _TICKET: f"{at // 1000:012x}"[:8] + f"-{at // 1000 & 0xFFFF:04x}-7000-9000-{k:012x}",
        }
        number = make_number(2020 + k // (_BLOCKS * _PER_BLOCK), *_serial(k))
        wall = from_us(at - at % 1_000_000).isoformat().replace("+00:00", "Z")
        fill_in = {
            **ids, _NUMBER: number, _PHONE: f"+62812{k:08}", _NAME: f"Warga Contoh {k}",
            _SAID: said, "2020-01-01T00:00:00Z": wall,
        }  # fmt: skip
        made: list[Row] = []
        for place in range(2 if k % OPEN_EVERY == 0 else 3):
            eid = f"{at // 1000:012x}"[:8] + f"-{at // 1000 & 0xFFFF:04x}-7{place:03}-a000-{k:012x}"
            raw = self.raws[place]
            for was, now in (*fill_in.items(), (_EIDS[place], eid)):
                raw = raw.replace(was.encode(), now.encode())
            raw = raw.replace(str(_NS[place]).encode(), str(seq + place + 1).encode())
            made.append(_log_row(raw, place, eid, ids, n=seq + place + 1, at=at + place))
        return made

    def row(self, events: list[Row], seq: int) -> Row:
        raw = events[1]["raw"]
        start = raw.index(b'"value":"Laporan') + 9
        said = raw[start : raw.index(b'"', start)].decode()
        line = said if len(said) <= 120 else said[:119].rstrip() + "…"
        like = self.open_row if len(events) == 2 else self.ended_row
        at = events[1]["received_at"]
        number = raw[raw.index(b'"number":"') + 10 :][:14].decode()
        wall = at - at % 1_000_000
        return {
            **like,
            "number": number,
            "summary": {**like["summary"], "summary": line},
            "registered_at": wall,
            "head_seq": seq,
            "caller_ids": [events[0]["subject_id"]],
        }


def _log_row(raw: bytes, place: int, eid: str, ids: Mapping[str, str], *, n: int, at: int) -> Row:
    return {
        "eid": eid,
        "subject": (CALLER, TICKET, TICKET)[place],
        "subject_id": ids[(_CALLER, _TICKET, _TICKET)[place]],
        "kind": (Kind.CALLER_ADDED, Kind.REGISTERED, Kind.REFERRED)[place].value,
        "client_id": _CLIENT,
        "incarnation": 1,
        "n": n,
        "raw": raw,
        "raw_hash": sha256(raw).digest(),
        "received_at": at,
    }


def _events() -> list[Event]:
    fields = {
        "description": _SAID, "landmark": "dekat pasar", "place": "18.71", "category": "jalan",
        "caller_id": _CALLER, "reporter_name": _NAME, "reporter_phone": _PHONE,
    }  # fmt: skip
    changes = tuple(Change(name, value) for name, value in fields.items())
    body = {"phones": [_PHONE]}
    return [
        _event(0, CALLER, Kind.CALLER_ADDED, changes=(Change("name", _NAME),), body=body),
        _event(1, TICKET, Kind.REGISTERED, changes=changes, body={"number": _NUMBER}),
        _event(2, TICKET, Kind.REFERRED, body={"agency_ids": ["pln"]}),
    ]


def _event(place: int, subject: str, kind: Kind, **more: Any) -> Event:
    return Event(
        eid=_EIDS[place],
        subject=subject,
        subject_id=_CALLER if subject == CALLER else _TICKET,
        kind=kind.value,
        author=_AUTHOR,
        client_id=_CLIENT,
        incarnation=1,
        n=_NS[place],
        wall_at=_AT,
        offset_ms=0,
        **more,
    )


def _serial(k: int) -> tuple[int, int]:
    return k // _PER_BLOCK % _BLOCKS, k % _PER_BLOCK
