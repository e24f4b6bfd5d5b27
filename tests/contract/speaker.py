"""A client written from PROTOCOL.md alone: raw requests, so that wrong ones can be sent too."""

import secrets

import msgspec
import requests

from callcenter.clock import SystemClock
from callcenter.ids import Ids
from callcenter.protocol.packing import pack, unpack

IDS = Ids(SystemClock())


class Speaker:
    """One enrolled device."""

    def __init__(self, centre) -> None:
        self.url = centre.url
        self.client_id = IDS.new()
        self.secret = secrets.token_urlsafe(32)
        self.n = 0
        self.incarnation = 1
        self.blocks: list[int] = []
        answer = self.post("/v1/enrol", self.enrolment(centre.code()), credential=None)
        assert answer.status_code == 200, answer.text
        self.blocks = answer.json()["number_blocks"]

    @property
    def credential(self) -> str:
        return f"{self.client_id}.{self.secret}"

    def enrolment(self, code: str, **more) -> dict:
        return {
            "protocol": 1,
            "code": code,
            "client_id": self.client_id,
            "incarnation": self.incarnation,
            "secret": self.secret,
            "device_name": "Meja uji",
        } | more

    def event(self, **more) -> dict:
        self.n += 1
        return {
            "eid": IDS.new(),
            "subject": "ticket",
            "subject_id": IDS.new(),
            "kind": "registered",
            "author": {"uid": "op-1", "name": "Operator Contoh"},
            "client_id": self.client_id,
            "incarnation": self.incarnation,
            "n": self.n,
            "wall_at": "2026-11-20T14:14:00Z",
            "changes": [{"field": "description", "value": "Lampu jalan padam"}],
        } | more

    def request(self, *events: dict, **more) -> dict:
        return {
            "protocol": 1,
            "client_id": self.client_id,
            "incarnation": self.incarnation,
            "first_n": events[0]["n"] if events else 0,
            "events": list(events),
        } | more

    def push(self, *events: dict, **more) -> requests.Response:
        return self.post("/v1/sync/push", self.request(*events, **more))

    def post(self, path: str, message, *, credential: str | None = "own") -> requests.Response:
        return self.send(path, pack(msgspec.json.encode(message)), credential=credential)

    def send(
        self, path: str, body: bytes, *, credential: str | None = "own", encoding: str = "zstd"
    ) -> requests.Response:
        headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
        return requests.post(
            self.url + path, data=body, headers=headers | self._auth(credential), timeout=10
        )

    def pull(self, cursor: str = "", *, credential: str | None = "own", **query):
        return requests.get(
            f"{self.url}/v1/sync/changes",
            params={"cursor": cursor, **query},
            headers={"Accept-Encoding": "identity"} | self._auth(credential),
            timeout=40,
        )

    def get(self, path: str, *, credential: str | None = "own", **query) -> requests.Response:
        return requests.get(
            self.url + path, params=query, headers=self._auth(credential), timeout=40
        )

    def _auth(self, credential: str | None) -> dict[str, str]:
        if credential is None:
            return {}
        return {"Authorization": f"Bearer {self.credential if credential == 'own' else credential}"}


def refused(answer: requests.Response, status: int, code: str) -> dict:
    """Asserts one clear refusal and returns its details."""
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert "Traceback" not in answer.text
    return answer.json().get("details", {})


__all__ = ["IDS", "Speaker", "refused", "unpack"]
