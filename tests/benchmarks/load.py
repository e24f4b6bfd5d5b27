"""`load`: many desks that wait at one centre while a few save: 200 and 20 saves a second.

The desks are as light as they can be, sockets of this one process that speak the protocol: each
asks for changes and waits, takes the page that comes, and waits again. `load_save` is
the answer to a push of one ticket of 1 KB (it is on the centre's disk then), over the floor of one
raw transaction with that row; `load_heard` is from the sending of that push to the page that
brings it, for each desk; its floor is the same. `server_cpu` is how many processors the centre
used meanwhile. `runs` are seconds of saving, 20 unless said otherwise; `tickets` how many desks.
"""

import asyncio
import itertools
import time
from dataclasses import dataclass, field

import msgspec

from callcenter.ids import Ids
from callcenter.protocol.events import encode_event
from callcenter.protocol.limits import PROTOCOL, WAIT_SECONDS
from callcenter.protocol.messages import ChangesAnswer, EnrolRequest, PushRequest
from callcenter.protocol.packing import pack, unpack
from callcenter.tickets.event import Event
from callcenter.tickets.words import Kind
from tests.benchmarks import floor
from tests.benchmarks.figures import Figures, against_baseline
from tests.benchmarks.options import Options, work_folder
from tests.benchmarks.parties import AUTHOR, CLOCK, CentreProcess, databases, running
from tests.benchmarks.samples import registrations

DESKS = 200
SECONDS = 20
PER_SECOND = 20
_WRITERS = 4
"""Desks that take turns saving."""
_FLOORS = 40
_SECRET = "s" * 43
_MAX = 64 << 20
_PATIENCE = 60.0


@dataclass(slots=True)
class _Line:
    """One kept connection of one device."""

    centre: CentreProcess
    ids: Ids
    client_id: str = ""
    n: int = 0
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    def __post_init__(self) -> None:
        self.client_id = self.ids.new()

    async def enrol(self) -> None:
        request = EnrolRequest(
            protocol=PROTOCOL,
            code=self.centre.code(),
            client_id=self.client_id,
            incarnation=1,
            secret=_SECRET,
            device_name="Meja beban",
        )
        await self.ask("POST", "/v1/enrol", msgspec.json.encode(request))

    async def ask(self, method: str, path: str, plain: bytes = b"") -> bytes:
        """The answer's body; raises for any status but 200."""
        if self.streams is None:
            host, port = self.centre.url.removeprefix("http://").rsplit(":", 1)
            self.streams = await asyncio.open_connection(host, int(port))
        reader, writer = self.streams
        body = pack(plain) if plain else b""
        writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: centre\r\nAccept-Encoding: zstd\r\n"
            f"Authorization: Bearer {self.client_id}.{_SECRET}\r\nContent-Encoding: zstd\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(head.split("content-length:")[1].split("\r\n")[0])
        answer = await reader.readexactly(length)
        if " 200 " not in head.split("\r\n")[0]:
            raise AssertionError(f"{path}: {head.splitlines()[0]} {answer[:200]!r}")
        return unpack(answer, _MAX) if "content-encoding: zstd" in head else answer

    def close(self) -> None:
        if self.streams is not None:
            self.streams[1].close()


@dataclass(slots=True)
class _Scene:
    """What the desks and the writers share: when each event was sent, and when it was heard."""

    sent: dict[str, float] = field(default_factory=dict)
    saves: list[float] = field(default_factory=list)
    heard: list[float] = field(default_factory=list)
    waiting: set[str] = field(default_factory=set)
    all_wait: asyncio.Event = field(default_factory=asyncio.Event)
    all_heard: asyncio.Event = field(default_factory=asyncio.Event)


class _Eid(msgspec.Struct):
    eid: str


_eid = msgspec.json.Decoder(_Eid)


def measure(options: Options) -> list[Figures]:
    """As many desks as `tickets` says, for as many seconds as `runs` says."""
    desks = options.tickets or DESKS
    seconds = options.runs or SECONDS
    with work_folder() as folder, databases(options.database, folder) as places:
        with running(next(places), folder) as centre:
            scene, cpu = asyncio.run(_load(centre, desks, seconds))
            rows = floor.centre_rows(centre.database)
        one = {text: some[:_FLOORS] for text, some in rows.items()}
        spare = next(places)
        raw = [floor.write_centre(spare, part, 1) for part in floor.batches(one, 1)]
    return [
        against_baseline(
            name, ours, raw, tickets=len(scene.sent), database=options.database, server_cpu=cpu
        )
        for name, ours in (("load_save", scene.saves), ("load_heard", scene.heard))
    ]


async def _load(centre: CentreProcess, desks: int, seconds: int) -> tuple[_Scene, float]:
    scene, ids = _Scene(), Ids(CLOCK)
    writers = [_Line(centre, ids) for _ in range(_WRITERS)]
    listeners = [_Line(centre, ids) for _ in range(desks)]
    for one in (*writers, *listeners):
        await one.enrol()
    expected = desks * seconds * PER_SECOND
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_listen(one, scene, desks, expected)) for one in listeners]
        await asyncio.wait_for(scene.all_wait.wait(), _PATIENCE)
        cpu, began = centre.cpu_seconds(), time.perf_counter()
        await _save(writers, scene, seconds)
        used = (centre.cpu_seconds() - cpu) / (time.perf_counter() - began)
        await asyncio.wait_for(scene.all_heard.wait(), _PATIENCE)
        for task in tasks:
            task.cancel()
    for one in (*writers, *listeners):
        one.close()
    return scene, used


async def _save(writers: list[_Line], scene: _Scene, seconds: int) -> None:
    turns = itertools.cycle(writers)
    made = registrations(seconds * PER_SECOND)
    began = time.perf_counter()
    for k, (changes, number, at) in enumerate(made):
        # A fixed rate, whatever the answers take: who is late sends at once.
        await asyncio.sleep(max(0.0, began + k / PER_SECOND - time.perf_counter()))
        line = next(turns)
        line.n += 1
        event = Event(
            eid=line.ids.new(),
            subject="ticket",
            subject_id=line.ids.new(),
            kind=Kind.REGISTERED.value,
            author=AUTHOR,
            client_id=line.client_id,
            incarnation=1,
            n=line.n,
            wall_at=at,
            changes=changes,
            body={"number": number},
            offset_ms=12,
        )
        request = PushRequest(
            protocol=PROTOCOL,
            client_id=line.client_id,
            incarnation=1,
            first_n=line.n,
            events=[msgspec.Raw(encode_event(event))],
        )
        sent = scene.sent[event.eid] = time.perf_counter()
        await line.ask("POST", "/v1/sync/push", msgspec.json.encode(request))
        scene.saves.append(time.perf_counter() - sent)


async def _listen(line: _Line, scene: _Scene, desks: int, expected: int) -> None:
    cursor = ""
    while True:
        # Without waiting at first: then it stands at the end of the feed.
        page = await _changes(line, cursor, WAIT_SECONDS if cursor else 0)
        now = time.perf_counter()
        scene.heard += [now - scene.sent[_eid.decode(one.event).eid] for one in page.events]
        if len(scene.heard) == expected:
            scene.all_heard.set()
        cursor = page.cursor
        scene.waiting.add(line.client_id)
        if len(scene.waiting) == desks:
            scene.all_wait.set()


async def _changes(line: _Line, cursor: str, wait: int) -> ChangesAnswer:
    query = f"cursor={cursor}&protocol={PROTOCOL}"
    query += f"&wait={wait}" if wait else ""
    return msgspec.json.decode(
        await line.ask("GET", f"/v1/sync/changes?{query}"), type=ChangesAnswer
    )
