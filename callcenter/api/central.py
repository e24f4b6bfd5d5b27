"""The central server over HTTP: one method per message, typed errors, nothing else.

Never retries, waits or keeps state between calls but the connection; one thread per object.
"""

from pathlib import Path
from typing import TypeVar

import msgspec
import requests
import urllib3.exceptions

from callcenter.api.failures import from_answer
from callcenter.errors import NotOurServer
from callcenter.protocol.account_messages import (
    DoneAnswer,
    EndRequest,
    PassphraseRequest,
    RefreshRequest,
    RevocationsAnswer,
    SessionAnswer,
    SignInRequest,
)
from callcenter.protocol.audit import AuditAnswer, AuditRequest
from callcenter.protocol.history_messages import (
    HeadAnswer,
    HistoryAnswer,
    SearchAnswer,
    SearchRequest,
    SubjectsAnswer,
    SubjectsRequest,
)
from callcenter.protocol.limits import ANSWER_BYTES, PROTOCOL, WAIT_SECONDS
from callcenter.protocol.messages import (
    SERVICE,
    ChangesAnswer,
    EnrolAnswer,
    EnrolRequest,
    LeaseAnswer,
    LeaseRequest,
    LineageAnswer,
    LineageRequest,
    OfferAnswer,
    OfferRequest,
    PushAnswer,
    PushRequest,
    ServerInfo,
)
from callcenter.protocol.packing import PackedInvalid, pack, unpack
from callcenter.protocol.presence import PresenceAnswer, PresenceRequest
from callcenter.web.address import checked_url
from callcenter.web.failures import from_exception
from callcenter.web.session import ANSWER_SECONDS, open_session

CONNECT_SECONDS = 5.0
READ_SECONDS = 30.0
WAIT_GRACE_SECONDS = 10.0
_CHUNK = 64 << 10
_T = TypeVar("_T", bound=msgspec.Struct)
_encoder = msgspec.json.Encoder()


class CentralApi:
    """One desk's way to one centre.

    `base_url` is http(s)://host[:port]; plain http only to this machine itself: FieldInvalid
    ("server_url", reason url or insecure) otherwise. `credential` is `<client_id>.<secret>`.
    `extra_ca` is a PEM file trusted beside the system's certificates: FieldInvalid ("extra_ca",
    "file") when it is none; `proxy` is as `open_session` takes it. The limits are seconds: to
    connect, between two bytes, and for a whole answer. Every method raises a NetworkError of
    `callcenter.errors`.
    """

    def __init__(
        self,
        base_url: str,
        credential: str | None = None,
        *,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
        answer_seconds: float = ANSWER_SECONDS,
        extra_ca: Path | None = None,
        proxy: str = "",
    ) -> None:
        self.base_url = checked_url(base_url)
        self._credential = credential
        self._connect_seconds = connect_seconds
        self._read_seconds = read_seconds
        self._session = open_session(extra_ca=extra_ca, proxy=proxy, answer_seconds=answer_seconds)

    def close(self) -> None:
        """Closes the connection."""
        self._session.close()

    def info(self) -> ServerInfo:
        """Who answers at this address; NotOurServer when it is something else."""
        found = self._ask("GET", "/v1/info", ServerInfo)
        if found.service != SERVICE:
            raise NotOurServer("garbage")
        return found

    def enrol(self, request: EnrolRequest) -> EnrolAnswer:
        """Makes this desk known with a one-time code."""
        return self._ask("POST", "/v1/enrol", EnrolAnswer, request)

    def push(self, request: PushRequest) -> PushAnswer:
        """Hands over events; an answer means they are on the centre's disk."""
        return self._ask("POST", "/v1/sync/push", PushAnswer, request)

    def lineage(self, request: LineageRequest) -> LineageAnswer:
        """Up to where the centre's past and the desk's are the same."""
        return self._ask("POST", "/v1/sync/lineage", LineageAnswer, request)

    def offer(self, request: OfferRequest) -> OfferAnswer:
        """Hands over events the centre has lost; an answer means they are on its disk."""
        return self._ask("POST", "/v1/sync/offer", OfferAnswer, request)

    def changes(self, cursor: str, *, wait: int = 0, limit: int | None = None) -> ChangesAnswer:
        """The page after `cursor`; the centre may hold the question open `wait` seconds."""
        query = {"cursor": cursor, "protocol": str(PROTOCOL)}
        if wait:
            query["wait"] = str(min(wait, WAIT_SECONDS))
        if limit is not None:
            query["limit"] = str(limit)
        grace = wait + WAIT_GRACE_SECONDS if wait else 0.0
        return self._ask("GET", "/v1/sync/changes", ChangesAnswer, query=query, grace=grace)

    def head(self) -> HeadAnswer:
        """Where the feed ends; RequestRefused 404 from a centre that does not know the question."""
        return self._ask("GET", "/v1/sync/head", HeadAnswer)

    def history(self, token: str, *, days: int, limit: int) -> HistoryAnswer:
        """The page of history after `token`, back to `days`; 0 means everything."""
        query = {"token": token, "days": str(days), "limit": str(limit)}
        return self._ask("GET", "/v1/sync/history", HistoryAnswer, query=query)

    def subjects(self, request: SubjectsRequest) -> SubjectsAnswer:
        """All events of some subjects."""
        return self._ask("POST", "/v1/sync/subjects", SubjectsAnswer, request)

    def search(self, text: str, *, limit: int) -> SearchAnswer:
        """Tickets the centre finds. A name stands in no address, or every log on the way has it.

        RequestRefused 405 from an older centre that reads it only there: it is not asked so.
        """
        return self._ask("POST", "/v1/search", SearchAnswer, SearchRequest(q=text, limit=limit))

    def revocations(self, since: int) -> RevocationsAnswer:
        """What was taken back after this number; RequestRefused 404 from an older centre."""
        return self._ask("GET", "/v1/revocations", RevocationsAnswer, query={"since": str(since)})

    def sign_in(self, request: SignInRequest) -> SessionAnswer:
        """A session for a person at this desk; AccountRefused when it is not given."""
        return self._ask("POST", "/v1/session", SessionAnswer, request)

    def choose_passphrase(self, request: PassphraseRequest) -> SessionAnswer:
        """A new passphrase at the centre, and a session."""
        return self._ask("POST", "/v1/session/passphrase", SessionAnswer, request)

    def refresh(self, request: RefreshRequest) -> SessionAnswer:
        """The next pair of tokens and a fresh grant; SessionEnded when there is none."""
        return self._ask("POST", "/v1/session/refresh", SessionAnswer, request)

    def end_session(self, request: EndRequest) -> DoneAnswer:
        """A person leaves this desk."""
        return self._ask("POST", "/v1/session/end", DoneAnswer, request)

    def drained(self) -> DoneAnswer:
        """A desk that is to go has nothing left to send: it is over."""
        return self._ask("POST", "/v1/devices/drained", DoneAnswer)

    def audit(self, request: AuditRequest) -> AuditAnswer:
        """Hands over what was noted here; ProtocolConflict where the centre has another past."""
        return self._ask("POST", "/v1/audit", AuditAnswer, request)

    def presence(self, told: PresenceRequest) -> PresenceAnswer:
        """Tells what this desk is now, and hears of the others."""
        return self._ask("POST", "/v1/presence", PresenceAnswer, told)

    def lease(self, request: LeaseRequest) -> LeaseAnswer:
        """Asks for blocks of ticket numbers."""
        return self._ask("POST", "/v1/numbers/lease", LeaseAnswer, request)

    def _ask(
        self,
        method: str,
        path: str,
        kind: type[_T],
        message: msgspec.Struct | None = None,
        *,
        query: dict[str, str] | None = None,
        grace: float = 0.0,
    ) -> _T:
        headers = {"Accept": "application/json", "Accept-Encoding": "zstd"}
        if self._credential is not None:
            headers["Authorization"] = f"Bearer {self._credential}"
        body = None
        if message is not None:
            body = pack(_encoder.encode(message))
            headers |= {"Content-Type": "application/json", "Content-Encoding": "zstd"}
        try:
            with self._session.request(
                method,
                self.base_url + path,
                params=query,
                data=body,
                headers=headers,
                timeout=(self._connect_seconds, max(self._read_seconds, grace)),
                allow_redirects=False,
                stream=True,
            ) as response:
                return _read(response, kind)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise from_exception(error) from error
        except ValueError as error:  # a length below nothing, letters that are none
            raise NotOurServer("garbage") from error


def _read(response: requests.Response, kind: type[_T]) -> _T:
    is_json = response.headers.get("Content-Type", "").startswith("application/json")
    good = response.status_code == 200  # noqa: PLR2004 - the only good answer there is
    if good and not is_json:
        raise NotOurServer("html")
    body = _body(response) if is_json else b""
    if not good:
        raise from_answer(response.status_code, response.headers, body, is_json=is_json)
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotOurServer("garbage") from error


def _body(response: requests.Response) -> bytes:
    parts: list[bytes] = []
    size = 0
    # Undecoded: requests would unpack without a limit.
    for part in response.raw.stream(_CHUNK, decode_content=False):
        size += len(part)
        if size > ANSWER_BYTES:
            raise NotOurServer("too_large")
        parts.append(part)
    data = b"".join(parts)
    encoding = response.headers.get("Content-Encoding", "")
    if encoding in ("", "identity"):
        return data
    if encoding != "zstd":
        raise NotOurServer("garbage")
    try:
        return unpack(data, ANSWER_BYTES)
    except PackedInvalid as error:
        raise NotOurServer("too_large" if error.too_large else "garbage") from error
