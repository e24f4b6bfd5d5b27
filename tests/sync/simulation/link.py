"""The wire between one desk and the centre: bytes in, bytes out, and a fate for each request."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests
import urllib3.exceptions

from callcenter.api.central import CentralApi
from callcenter.api.files import FileApi


class Fate(StrEnum):
    """What happens to one request."""

    GOOD = "good"
    LOST = "lost"
    """It never arrives."""
    ANSWER_LOST = "answer_lost"
    """The centre did its work; its answer never arrives."""
    DUPLICATED = "duplicated"
    """It arrives twice; the second answer is read."""
    STALE = "stale"
    """The desk's request before it arrives once more, right before this one."""
    BUSY_BEFORE = "busy_before"
    """503 from something in front of the centre, which saw nothing."""
    BUSY_AFTER = "busy_after"
    """504 although the centre did its work."""
    PATIENCE = "patience"
    """429 with Retry-After."""
    CUT = "cut"
    """Half of the answer arrives."""
    REPLAYED = "replayed"
    """An answer of before, as from a cache on the way; the centre sees nothing."""
    PORTAL = "portal"
    """200 and a page of HTML from somebody else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it travels."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer as it travels."""

    status: int
    headers: Mapping[str, str]
    body: bytes


_IN_BETWEEN = {
    Fate.BUSY_BEFORE: Answered(503, {}, b""),
    Fate.PATIENCE: Answered(429, {"Retry-After": "7"}, b""),
    Fate.PORTAL: Answered(200, {"Content-Type": "text/html"}, b"<html>Masuk dahulu</html>"),
}
"""Answers of something in front of the centre."""

Deliver = Callable[[Asked], Answered]
_KEPT = 12


@dataclass
class Link:
    """One desk's way to the centre; fates are used up in order, then all is good.

    `point` hears "request:<path>" and "answer:<path>" (a desk may be killed there); `wire` sees
    every answer that a desk reads, for tests that count.
    """

    deliver: Deliver
    fates: deque[Fate] = field(default_factory=deque)
    sent: deque[Asked] = field(default_factory=lambda: deque(maxlen=_KEPT))
    told: dict[str, Answered] = field(default_factory=dict)
    point: Callable[[str], None] = lambda _name: None
    up: bool = True
    requests: int = 0
    used: list[tuple[str, Fate]] = field(default_factory=list)

    def connect(self, url: str, credential: str | None) -> CentralApi:
        """The desk's own client, with this wire under it."""
        return _Wired(url, credential, _Session(self))

    def connect_files(self, url: str, credential: str) -> FileApi:
        """The same for its attached files."""
        return _WiredFiles(url, credential, _Session(self))

    def ask(self, asked: Asked) -> Answered:
        """One request on its way; raises what the HTTP library would."""
        self.requests += 1
        self.point(f"request:{asked.path}")
        fate = self.fates.popleft() if self.fates else Fate.GOOD
        if not self.up:
            fate = Fate.LOST
        self.used.append((asked.path, fate))
        answer = self._meet(fate, asked)
        self.sent.append(asked)
        self.point(f"answer:{asked.path}")
        return answer

    def _meet(self, fate: Fate, asked: Asked) -> Answered:
        if fate is Fate.LOST:
            raise requests.ConnectionError("lost on the way")
        if fate in _IN_BETWEEN:
            return _IN_BETWEEN[fate]
        if fate is Fate.REPLAYED and asked.path in self.told:
            return self.told[asked.path]
        if fate is Fate.STALE and self.sent:
            self.deliver(self.sent[-1])
        if fate is Fate.DUPLICATED:
            self.deliver(asked)
        return self._answer(fate, asked)

    def _answer(self, fate: Fate, asked: Asked) -> Answered:
        answer = self.deliver(asked)
        self.told.setdefault(asked.path, answer)
        if fate is Fate.ANSWER_LOST:
            self.sent.append(asked)
            raise requests.ReadTimeout("no answer")
        if fate is Fate.BUSY_AFTER:
            return Answered(504, {}, b"")
        if fate is Fate.CUT:
            return Answered(answer.status, {**answer.headers, "x-cut": "1"}, answer.body)
        return answer


class _Wired(CentralApi):
    """The product's client over a session of ours: nothing else of it is replaced."""

    def __init__(self, url: str, credential: str | None, session: "_Session") -> None:
        self.base_url = url
        self._credential = credential
        self._connect_seconds = self._read_seconds = 1.0
        self._session = session  # type: ignore[assignment]


class _WiredFiles(FileApi):
    def __init__(self, url: str, credential: str, session: "_Session") -> None:
        self.base_url = url
        self._credential = credential
        self._limits = (1.0, 1.0)
        self._session = session  # type: ignore[assignment]


class _Session:
    def __init__(self, link: Link) -> None:
        self._link = link

    def request(self, method: str, url: str, **more: Any) -> "_Response":
        parts = urlsplit(url)
        query = urlencode(more.get("params") or {})
        target = parts.path + (f"?{query}" if query else "")
        data = more.get("data") or b""
        asked = Asked(method, target, dict(more.get("headers") or {}), bytes(data))
        return _Response(self._link.ask(asked))

    def close(self) -> None:
        pass


class _Response:
    def __init__(self, answer: Answered) -> None:
        self.status_code = answer.status
        self.headers = requests.structures.CaseInsensitiveDict(answer.headers)
        self.raw = self
        self._body = answer.body

    def __enter__(self) -> "_Response":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def stream(self, amount: int = 1 << 16, **_: object) -> Iterator[bytes]:
        if "x-cut" in self.headers:
            yield self._body[: len(self._body) // 2]
            raise urllib3.exceptions.ProtocolError("cut")
        for at in range(0, len(self._body), amount):
            yield self._body[at : at + amount]
