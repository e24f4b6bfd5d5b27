"""Who may come in: codes that are wrong, late, used or guessed; numbers that are leased once."""

from contextlib import closing
from pathlib import Path

import msgspec
import pytest
import requests

from callcenter.protocol.enrolment_code import ALPHABET, read_code
from callcenter.server import tables
from callcenter.server.database import Database
from tests.contract.conftest import any_kind as kind
from tests.contract.speaker import IDS, Speaker, refused
from tests.fakes import FakeClock
from tests.sync.rig import CentreRig

__all__ = ["kind"]
STORED = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
"""Looks into the database itself."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def slow_centre(tmp_path, clock):
    rig = CentreRig(tmp_path / "slow", clock)
    yield rig
    rig.stop()


def test_info_says_who_is_there(centre):
    info = requests.get(centre.url + "/v1/info", timeout=5).json()
    assert (info["service"], info["name"]) == ("lampung-callcenter", "Pusat Uji")
    assert requests.get(centre.url + "/healthz", timeout=5).json() == {"status": "ok"}


def test_a_code_is_taken_in_any_case_and_grouping(centre):
    one = Speaker(centre)
    code = centre.code().lower().replace("-", " ")
    assert one.post("/v1/enrol", one.enrolment(code), credential=None).status_code == 200


def test_the_first_blocks_come_with_the_enrolment_and_are_nobody_elses(centre):
    one, two = Speaker(centre), Speaker(centre)
    assert (len(one.blocks), len(two.blocks)) == (3, 3)
    assert not set(one.blocks) & set(two.blocks)


def test_a_used_code_lets_nobody_else_in(centre):
    code = centre.code()
    one = Speaker(centre)
    assert one.post("/v1/enrol", one.enrolment(code), credential=None).status_code == 200
    stranger = one.enrolment(code, client_id=IDS.new())
    refused(one.post("/v1/enrol", stranger, credential=None), 403, "code_expired")


def test_the_same_enrolment_again_gives_the_same_answer(centre):
    code = centre.code()
    one = Speaker(centre)
    first = one.post("/v1/enrol", one.enrolment(code), credential=None).json()
    again = one.post("/v1/enrol", one.enrolment(code), credential=None).json()
    assert again["number_blocks"] == first["number_blocks"] == one.blocks


def test_a_code_dies_after_ten_minutes(slow_centre, clock):
    one = Speaker(slow_centre)
    code = slow_centre.code()
    clock.advance(minutes=9, seconds=59)
    assert one.post("/v1/enrol", one.enrolment(code), credential=None).status_code == 200
    late = slow_centre.code()
    clock.advance(minutes=10)
    refused(one.post("/v1/enrol", one.enrolment(late), credential=None), 403, "code_expired")


def test_guessing_is_slowed_down_and_then_kills_the_code(slow_centre, clock):
    one = Speaker(slow_centre)
    code = slow_centre.code()
    for _ in range(2):
        for _ in range(5):
            wrong = one.post("/v1/enrol", one.enrolment("AAAA-AAAA"), credential=None)
            refused(wrong, 403, "code_wrong")
        held = one.post("/v1/enrol", one.enrolment(code), credential=None)
        refused(held, 429, "too_many_tries")
        assert 1 <= int(held.headers["Retry-After"]) <= 61
        clock.advance(seconds=61)
    refused(one.post("/v1/enrol", one.enrolment(code), credential=None), 403, "code_expired")
    assert (
        one.post("/v1/enrol", one.enrolment(slow_centre.code()), credential=None).status_code == 200
    )


@pytest.mark.parametrize(
    "change",
    [{"client_id": "x"}, {"secret": "short"}, {"incarnation": 0}, {"device_name": "a\nb"}],
)
def test_a_strange_enrolment_uses_no_code(centre, change):
    one = Speaker(centre)
    code = centre.code()
    bad = one.post("/v1/enrol", one.enrolment(code, **change), credential=None)
    refused(bad, 422, "field_invalid")
    assert one.post("/v1/enrol", one.enrolment(code), credential=None).status_code == 200


@STORED
def test_neither_code_nor_secret_stand_in_the_database(centre):
    code = centre.code()
    one = Speaker(centre)
    one.post("/v1/enrol", one.enrolment(code), credential=None)
    centre.stop()
    data = _everything(centre)
    assert one.client_id.encode() in data
    assert one.secret.encode() not in data
    assert code.encode() not in data
    centre.start()


def test_a_new_credential_replaces_the_old_one(centre):
    one = Speaker(centre)
    old = one.credential
    one.secret = "n" * 43
    one.post("/v1/enrol", one.enrolment(centre.code()), credential=None)
    refused(one.pull(credential=old), 401, "not_enrolled")
    assert one.pull().status_code == 200


def test_blocks_lost_on_the_way_are_given_again(centre):
    one = Speaker(centre)

    def lease(unused: int, last: int) -> list[int]:
        message = {
            "protocol": 1,
            "client_id": one.client_id,
            "incarnation": 1,
            "blocks": {"unused": unused, "last_block": last},
        }
        return one.post("/v1/numbers/lease", message).json()["number_blocks"]

    last = one.blocks[-1]
    assert lease(2, last) == []
    fresh = lease(1, last)
    assert len(fresh) == 1
    assert lease(1, last) == fresh
    assert lease(2, fresh[0]) == []
    assert len(centre.rows(tables.number_blocks)) == 4


def test_a_code_has_no_look_alikes():
    assert not set(ALPHABET) & set("ILO01")
    assert read_code(" abcd efgh ") == "ABCD-EFGH"
    assert read_code("ABCD-EFG0") is None
    assert read_code("ABCD") is None


def test_errors_read_as_the_protocol_says(centre):
    from callcenter.protocol.messages import ErrorBody

    answer = requests.post(centre.url + "/v1/enrol", data=b"{", timeout=5)
    assert msgspec.json.decode(answer.content, type=ErrorBody).code == "json_invalid"


def _everything(centre) -> bytes:
    if isinstance(centre.place, Path):
        return b"".join(path.read_bytes() for path in centre.place.iterdir())
    with closing(Database(centre.place)) as database, database.read() as tx:
        rows = [tx.execute(one.select()).all() for one in tables.metadata.sorted_tables]
    return repr(rows).encode()
