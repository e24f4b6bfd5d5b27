"""A device that sends files, as the tests of the centre want it."""

import hashlib

import requests

from tests.contract.speaker import IDS, Speaker
from tests.samples_of_files import CHUNK, noise

PDF = noise(2 * CHUNK + 1000)


class Sender(Speaker):
    """A device that knows how to send files."""

    def name(self, data: bytes, ticket_id: str = "", kind: str = "application/pdf") -> str:
        """Pushes a ticket that names the file; its id."""
        ticket_id = ticket_id or IDS.new()
        body = {"sha256": sha(data), "size": len(data), "type": kind, "name": "bukti"}
        opened = self.event(subject_id=ticket_id)
        named = self.event(subject_id=ticket_id, kind="attachment_added", body=body, changes=[])
        assert self.push(opened, named).status_code == 200
        return ticket_id

    def begin(self, data: bytes, ticket_id: str | None = None, **more) -> requests.Response:
        message = {
            "protocol": 2,
            "sha256": sha(data),
            "size": len(data),
            "type": "application/pdf",
            "ticket_id": ticket_id or IDS.new(),
        } | more
        return self.post("/v1/files", message)

    def patch(self, sha256: str, offset: int | str, chunk, **headers) -> requests.Response:
        place = {} if offset == "" else {"Upload-Offset": str(offset)}
        return requests.patch(
            f"{self.url}/v1/files/{sha256}",
            data=chunk,
            headers=self._auth("own") | place | headers,
            timeout=20,
        )

    def ask(self, method: str, path: str, **headers) -> requests.Response:
        return requests.request(
            method, f"{self.url}/v1/files/{path}", headers=self._auth("own") | headers, timeout=20
        )

    def send_file(self, data: bytes, ticket_id: str | None = None) -> dict:
        state = self.begin(data, ticket_id).json()
        while not state["complete"]:
            at = state["stored"]
            answer = self.patch(sha(data), at, data[at : at + CHUNK])
            if answer.status_code == 409:
                state = state | answer.json()["details"]
                continue
            assert answer.status_code == 200, answer.text
            state = answer.json()
        return self.begin(data, ticket_id).json()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def said(speaker: Speaker) -> list:
    events = speaker.pull().json()["events"]
    return [one["event"] for one in events if one["event"]["kind"] == "attachment_available"]
