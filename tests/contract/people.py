"""People at a desk, for the tests: accounts whose passphrase is quick to check, and tokens."""

import secrets
from datetime import datetime

import pytest
import requests
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from callcenter.protocol.account_messages import Revocation
from callcenter.protocol.grant import Grant, SeenTime, read_grant
from callcenter.protocol.roles import Role
from callcenter.server import accounts
from tests.contract.speaker import Speaker
from tests.fakes import FakeClock
from tests.sync.rig import CentreRig

PASSPHRASE = "kuda lumping hijau"


def quick_hash(passphrase: str) -> str:
    """Like the centre's own, with the least cost: the cost itself has a test of its own."""
    derive = Argon2id(salt=secrets.token_bytes(16), length=32, iterations=1, lanes=1, memory_cost=8)
    return derive.derive_phc_encoded(passphrase.encode())


def make_person(centre, uid: str, *roles: Role, agency: str = "") -> str:
    """An account with PASSPHRASE; its uid."""
    accounts.create_account(centre.centre, uid, f"Petugas {uid}", roles, agency)
    with centre.database.write() as tx:
        account = accounts.find_account(tx, uid)
        assert account is not None
        accounts.set_passphrase(tx, account, quick_hash(PASSPHRASE), centre.centre.now_us())
    return uid


class Sitting:
    """Somebody at an enrolled desk."""

    def __init__(self, speaker: Speaker, uid: str) -> None:
        self.speaker, self.uid = speaker, uid
        self.said: dict = {}

    def sign_in(self, passphrase: str = PASSPHRASE) -> requests.Response:
        return self._kept(
            self.speaker.post("/v1/session", {"uid": self.uid, "passphrase": passphrase})
        )

    def choose(self, current: str, fresh: str) -> requests.Response:
        asked = {"uid": self.uid, "current": current, "fresh": fresh}
        return self._kept(self.speaker.post("/v1/session/passphrase", asked))

    def refresh(self, token: str = "", key: str = "", *, at: Speaker | None = None):
        asked = {"refresh": token or self.said["refresh"], "key": key or secrets.token_hex(16)}
        return self._kept((at or self.speaker).post("/v1/session/refresh", asked))

    def get(self, path: str, token: str = "", **query) -> requests.Response:
        return self.speaker.get(path, credential=token or self.said["access"], **query)

    def post(self, path: str, message: dict) -> requests.Response:
        return self.speaker.post(path, message, credential=self.said["access"])

    def grant(self, centre) -> Grant:
        at = SeenTime(centre.clock.now())
        return read_grant(
            self.said["grant"],
            centre.centre.grant_key,
            device=self.speaker.client_id,
            centre=centre.centre.server_id,
            at=at,
        )

    def _kept(self, answer: requests.Response) -> requests.Response:
        if answer.status_code == 200:
            self.said = answer.json()
        return answer


def revoked(speaker: Speaker, since: int = 0) -> tuple[list[Revocation], int]:
    """What a desk hears was taken back after `since`, and the newest number."""
    said = speaker.get("/v1/revocations", since=since).json()
    return [
        Revocation(**{**one, "at": datetime.fromisoformat(one["at"])})
        for one in said["revocations"]
    ], said["head"]


@pytest.fixture
def clock() -> FakeClock:
    """Moves when it is told to."""
    return FakeClock()


@pytest.fixture
def centre(tmp_path, place, clock, stop_aside):
    """A centre whose time a test can move."""
    rig = CentreRig(tmp_path / "centre", clock, place=place)
    yield rig
    stop_aside(rig)


@pytest.fixture
def desk(centre) -> Speaker:
    """An enrolled desk."""
    return Speaker(centre)


@pytest.fixture
def one(centre, desk) -> Sitting:
    """An operator at that desk, not signed in yet."""
    return Sitting(desk, make_person(centre, "op-1", Role.OPERATOR))
