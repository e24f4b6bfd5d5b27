"""A centre in memory, written from PROTOCOL.md with lists and dicts: no database, no product rule.

It answers the same HTTP as the real one, so the contract suite runs over both: where they differ,
either one of them or the page is wrong. Of the product it uses the wire alone: the messages, what
is well-formed, the chain, and how a body is read. One request at a time; nothing survives a stop.
"""

import base64
import copy
import hmac
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import msgspec

from callcenter.clock import SystemClock
from callcenter.errors import TicketNumberInvalid
from callcenter.ids import Ids
from callcenter.protocol import messages as m
from callcenter.protocol.chain import START, link
from callcenter.protocol.limits import (
    EVENT_BYTES,
    PROTOCOL_MIN,
    PUSH_BYTES,
    PUSH_EVENTS,
    WITHHELD_MAX,
)
from callcenter.protocol.wellformed import EventMalformed, is_uuid, read_event, same_content
from callcenter.server.refusal import Refused
from callcenter.tickets.event import Event
from callcenter.tickets.number import make_number, parse_number

_IDS = Ids(SystemClock())
_SECRET = re.compile(r"[A-Za-z0-9_-]{43,86}")


class FakeCentre:
    """What a centre knows, and what it answers."""

    def __init__(self) -> None:
        self.clock = SystemClock()
        self.server_id, self.me, self.epoch = _IDS.new(), _IDS.new(), _IDS.new()
        self.secret = _IDS.new().encode()
        self.devices: dict[str, bytes] = {}
        self.codes: dict[str, str] = {}
        self.log: list[dict[str, Any]] = []
        self.aside: list[dict[str, Any]] = []
        self.acked: dict[tuple[str, int], int] = {}
        self.withheld: dict[tuple[str, int, int], str] = {}
        self.blocks: dict[int, tuple[str, int]] = {}
        self.numbers: dict[str, str] = {}
        self.aliases: list[tuple[str, str]] = []

    # ---- what is asked ----

    def enrol(self, _: str, asked: m.EnrolRequest) -> m.EnrolAnswer:
        _check_desk(asked)
        if not _SECRET.fullmatch(asked.secret):
            raise Refused(422, "field_invalid", {"field": "secret"})
        if not asked.device_name.strip() or not asked.device_name.isprintable():
            raise Refused(422, "field_invalid", {"field": "device_name"})
        code = re.sub(r"[\s-]", "", asked.code.upper())
        if code not in self.codes:
            raise Refused(403, "code_wrong")
        if self.codes[code] not in ("", asked.client_id):
            raise Refused(403, "code_expired")
        self.codes[code] = asked.client_id
        self.devices[asked.client_id] = sha256(asked.secret.encode()).digest()
        return m.EnrolAnswer(
            client_id=asked.client_id,
            server_id=self.server_id,
            name="Pusat Uji",
            server_time=self.clock.now(),
            number_blocks=self._lease(asked, m.BlockNeed(unused=0), keep=3),
        )

    def lease(self, who: str, asked: m.LeaseRequest) -> m.LeaseAnswer:
        _check_desk(asked)
        self._same(who, asked.client_id)
        return m.LeaseAnswer(
            number_blocks=self._lease(asked, asked.blocks), server_time=self.clock.now()
        )

    def push(self, who: str, asked: m.PushRequest) -> m.PushAnswer:
        events = self._read(asked)
        if len(asked.withheld) > WITHHELD_MAX:
            raise Refused(413, "withheld_too_many")
        for event, _raw in events:
            if (event.client_id, event.incarnation) != (asked.client_id, asked.incarnation):
                raise Refused(422, "event_malformed", {"reason": "client_id"})
        if events and events[0][0].n != asked.first_n:
            raise Refused(400, "first_n_wrong")
        self._same(who, asked.client_id)
        key = (asked.client_id, asked.incarnation)
        self.acked.setdefault(key, 0)
        present = {event.n for event, _ in events}
        told = {one.n: one.reason for one in asked.withheld if one.n not in present}
        results = [self._take(event, raw, key, told) for event, raw in events]
        self._step_over(key, told)
        return m.PushAnswer(
            acked_n=self.acked[key],
            results=results,
            head=len(self.log),
            chain=self._chain().hex(),
            server_time=self.clock.now(),
            number_blocks=self._lease(asked, asked.blocks) if asked.blocks else [],
        )

    def offer(self, who: str, asked: m.OfferRequest) -> m.OfferAnswer:
        raws = [one.event for one in asked.events]
        events = self._read(asked, raws)
        self._same(who, asked.client_id)
        results = []
        for (event, raw), offered in zip(events, asked.events, strict=True):
            known = self._known(event, raw)
            if known is None:
                kind = "centre_only" if event.kind == "renumbered" and not self._mine(event) else ""
                known = self._keep(event, raw, kind, offered.received_at)
            results.append(known)
            key = (event.client_id, event.incarnation)
            filled = {one["n"] for one in self.log if (one["client_id"], one["incarnation"]) == key}
            while self.acked.setdefault(key, 0) + 1 in filled:
                self.acked[key] += 1
        return m.OfferAnswer(
            results=results,
            head=len(self.log),
            chain=self._chain().hex(),
            server_time=self.clock.now(),
        )

    def lineage(self, who: str, asked: m.LineageRequest) -> m.LineageAnswer:
        _check_desk(asked)
        self._same(who, asked.client_id)
        self._notice(asked.last_block)
        agreeing = [one.seq for one in asked.marks if self._chain(one.seq).hex() == one.chain]
        seq = max(agreeing, default=0)
        return m.LineageAnswer(
            seq=seq,
            chain=self._chain(seq).hex(),
            cursor=self._cursor(seq),
            head=len(self.log),
            epoch=self.epoch,
            server_id=self.server_id,
            server_time=self.clock.now(),
        )

    def changes(self, who: str, cursor: str, limit: int) -> m.ChangesAnswer:
        self._device(who)
        start = self._place(cursor)
        end, size = start, 0
        while end < min(len(self.log), start + limit):
            size += len(self.log[end]["raw"])
            if size > PUSH_BYTES and end > start:
                break
            end += 1
        rows = self.log[start:end]
        return m.ChangesAnswer(
            events=[
                m.ChangedEvent(
                    seq=r["seq"], received_at=r["received_at"], event=msgspec.Raw(r["raw"])
                )
                for r in rows
            ],
            chain_start=self._chain(start).hex(),
            chain_end=self._chain(end).hex(),
            cursor=self._cursor(end),
            more=end < len(self.log),
            head=len(self.log),
            server_time=self.clock.now(),
        )

    # ---- rules ----

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """A refusal leaves everything as it was."""
        before = copy.deepcopy({k: v for k, v in vars(self).items() if k != "clock"})
        try:
            yield
        except Refused:
            vars(self).update(before)
            raise

    def _take(self, event: Event, raw: bytes, key: Any, told: dict[int, str]) -> m.PushResult:
        known = self._known(event, raw)
        self._step_over(key, told)
        is_next = event.n == self.acked[key] + 1
        if known is not None:
            self.acked[key] += is_next
            return known
        if event.n <= self.acked[key] and (*key, event.n) not in self.withheld:
            raise self._conflict("incarnation", key)
        if event.n > self.acked[key] and not is_next:
            raise self._conflict("gap", key)
        self.withheld.pop((*key, event.n), None)
        self.acked[key] += is_next
        return self._keep(event, raw, "centre_only" if event.kind == "renumbered" else "")

    def _step_over(self, key: Any, told: dict[int, str]) -> None:
        while (n := self.acked[key] + 1) in told:
            self.withheld[(*key, n)] = told[n]
            self.acked[key] = n

    def _conflict(self, code: str, key: tuple[str, int]) -> Refused:
        latest = max(i for client, i in self.acked if client == key[0])
        return Refused(409, code, {"have": self.acked[key], "latest": latest})

    def _known(self, event: Event, raw: bytes) -> m.PushResult | None:
        for row in self.log:
            if row["eid"] == event.eid and same_content(row["raw"], raw):
                return m.PushResult(eid=event.eid, state="known", seq=row["seq"])
        for row in self.aside:
            if row["eid"] == event.eid and same_content(row["raw"], raw):
                return m.PushResult(eid=event.eid, state="quarantined", reason=row["reason"])
        return None

    def _keep(self, event: Event, raw: bytes, reason: str, at: Any = None) -> m.PushResult:
        if any(row["eid"] == event.eid for row in self.log):
            reason = "eid_reused"
        subjects = {row["subject_id"]: row["subject"] for row in self.log}
        if subjects.get(event.subject_id, event.subject) != event.subject:
            reason = "subject_mismatch"
        row = {name: getattr(event, name) for name in _COLUMNS} | {"raw": raw}
        if reason:
            self.aside.append(row | {"reason": reason})
            return m.PushResult(eid=event.eid, state="quarantined", reason=reason)
        now = self.clock.now()
        self._append(row, at if at is not None and at <= now else now)
        self._number(event)
        return m.PushResult(eid=event.eid, state="ok", seq=row["seq"])

    def _append(self, row: dict[str, Any], at: Any) -> None:
        row |= {"seq": len(self.log) + 1, "received_at": at}
        row["chain"] = link(self._chain(), row["eid"])
        self.log.append(row)

    def _number(self, event: Event) -> None:
        """The first keeps its number; what is taken or none is replaced."""
        number = str(event.body.get("number", ""))
        if event.kind == "renumbered":
            self.numbers[event.subject_id] = number
            return
        if event.kind != "registered" or not number:
            return
        held = [key for key, one in self.numbers.items() if one == number]
        self.numbers[event.subject_id] = number
        if _canonical(number) and held in ([], [event.subject_id]):
            return
        block = max(self.blocks, default=0) + 1
        self.blocks[block] = (self.me, 1)
        fresh = make_number(event.wall_at.year, block, 0)
        self.numbers[event.subject_id] = fresh
        if _canonical(number):
            self.aliases.append((number, event.subject_id))
        self._renumber(event, {"number": fresh, "old": number})

    def _renumber(self, event: Event, body: dict[str, str]) -> None:
        said = {
            "eid": _IDS.new(),
            "subject": "ticket",
            "subject_id": event.subject_id,
            "kind": "renumbered",
            "author": {"uid": "pusat", "name": "Pusat"},
            "client_id": self.me,
            "incarnation": 1,
            "n": len(self.log) + 1,
            "wall_at": self.clock.now().isoformat(),
        }
        said["body"] = body | {"mac": self._mac(said["eid"], event.subject_id, body)}
        self._append(
            {name: said[name] for name in _COLUMNS} | {"raw": json.dumps(said).encode()},
            self.clock.now(),
        )

    def _mine(self, event: Event) -> bool:
        body = {name: value for name, value in event.body.items() if name != "mac"}
        return event.body.get("mac") == self._mac(event.eid, event.subject_id, body)

    def _mac(self, *said: Any) -> str:
        return hmac.new(self.secret, json.dumps(said).encode(), sha256).hexdigest()[:32]

    def _lease(self, asked: Any, need: m.BlockNeed, keep: int = 2) -> list[int]:
        self._notice(need.last_block)
        key = (asked.client_id, asked.incarnation)
        mine = sorted(b for b, who in self.blocks.items() if who == key and b > need.last_block)
        while keep - max(0, need.unused) - len(mine) > 0:
            mine.append(max(self.blocks, default=0) + 1)
            self.blocks[mine[-1]] = key
        return mine

    def _notice(self, seen: int) -> None:
        if seen > max(self.blocks, default=0):
            self.blocks[seen + 100] = ("", 0)

    # ---- who and where ----

    def _read(self, asked: Any, raws: Any = None) -> list[tuple[Event, bytes]]:
        _check_desk(asked)
        found = [bytes(one) for one in (asked.events if raws is None else raws)]
        if len(found) > PUSH_EVENTS or sum(map(len, found)) > PUSH_BYTES:
            raise Refused(413, "batch_too_large")
        if any(len(one) > EVENT_BYTES for one in found):
            raise Refused(413, "event_too_large")
        try:
            return [(read_event(one), one) for one in found]
        except EventMalformed as error:
            raise Refused(422, "event_malformed", {"reason": error.reason}) from error

    def _device(self, who: str) -> str:
        client_id, _, secret = who.removeprefix("Bearer ").partition(".")
        if not secret or self.devices.get(client_id) != sha256(secret.encode()).digest():
            raise Refused(401, "not_enrolled")
        return client_id

    def _same(self, who: str, client_id: str) -> None:
        if self._device(who) != client_id:
            raise Refused(403, "other_device")

    def _chain(self, seq: int | None = None) -> bytes:
        seq = len(self.log) if seq is None else seq
        if seq > len(self.log):
            return b""
        return self.log[seq - 1]["chain"] if seq else START

    def _cursor(self, seq: int) -> str:
        body = json.dumps([self.epoch, seq, self._chain(seq).hex()])
        return base64.urlsafe_b64encode(f"{self._mac(body)}{body}".encode()).decode().rstrip("=")

    def _place(self, cursor: str) -> int:
        if not cursor:
            return 0
        try:
            text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", True).decode()
        except ValueError as error:
            raise Refused(400, "cursor_invalid") from error
        if self._mac(text[32:]) != text[:32]:
            raise Refused(400, "cursor_invalid")
        epoch, seq, chain = json.loads(text[32:])
        if epoch != self.epoch or self._chain(seq).hex() != chain:
            raise Refused(410, "lineage", {"head": len(self.log)})
        return int(seq)


_COLUMNS = ("eid", "subject", "subject_id", "kind", "client_id", "incarnation", "n")


def _check_desk(asked: Any) -> None:
    if asked.protocol < PROTOCOL_MIN:
        raise Refused(426, "client_too_old", {"minimum": PROTOCOL_MIN})
    if not is_uuid(asked.client_id):
        raise Refused(422, "field_invalid", {"field": "client_id"})
    if not 1 <= asked.incarnation < 2**31:
        raise Refused(422, "field_invalid", {"field": "incarnation"})


def _canonical(number: str) -> bool:
    try:
        return parse_number(number) == number
    except TicketNumberInvalid:
        return False
