"""The audit at the centre, by hand: what is refused, who reads it, what the centre notes itself."""

import secrets
from datetime import datetime

import msgspec
import pytest

from callcenter.protocol.audit import (
    AUDIT_ENTRIES,
    Act,
    Entry,
    encode_entry,
    link,
    read_checkpoint,
    read_entry,
    start_of,
)
from callcenter.protocol.roles import Role
from callcenter.server.audit_tables import audit_chains, audit_entries
from tests.contract.people import Sitting, make_person
from tests.contract.speaker import IDS, Speaker, refused

NOON = msgspec.json.decode(b'"2026-11-20T05:00:00Z"', type=datetime)


class Chain:
    """A desk's chain, written by hand."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.chain = speaker, IDS.new()
        self.raws: list[bytes] = []

    def add(self, *reasons: str, act: str = Act.SETTINGS) -> None:
        for reason in reasons:
            n = len(self.raws) + 1
            one = Entry(n=n, at=NOON, wall=NOON, uid="op-1", act=act, reason=reason)
            self.raws.append(encode_entry(one))

    def hash_at(self, n: int) -> str:
        found = start_of(self.chain)
        for raw in self.raws[:n]:
            found = link(found, raw)
        return found.hex()

    def send(self, known: int = 0, **more):
        asked = {
            "protocol": 1,
            "client_id": self.speaker.client_id,
            "chain": self.chain,
            "before_n": known,
            "before": self.hash_at(known),
            "entries": [msgspec.json.decode(raw) for raw in self.raws[known:]],
        } | more
        return self.speaker.post("/v1/audit", asked)


@pytest.fixture
def speaker(centre) -> Speaker:
    return Speaker(centre)


def told(centre) -> list[tuple[str, str, str, str]]:
    """What the centre noted of its own: act, who, object, reason."""
    own = centre.centre.client_id
    found = [
        read_entry(bytes(one.raw)) for one in centre.rows(audit_entries) if one.client_id == own
    ]
    return [(one.act, one.uid, one.object_id, one.reason) for one in found]


def test_a_chain_is_taken_and_its_end_is_signed(centre, speaker):
    chain = Chain(speaker)
    chain.add("a", "b")
    said = chain.send().json()
    assert said["have"] == 2
    word = read_checkpoint(
        said["checkpoint"],
        centre.centre.grant_key,
        device=speaker.client_id,
        centre=centre.centre.server_id,
    )
    assert (word.n, word.hash, word.chain) == (2, chain.hash_at(2), chain.chain)
    chain.add("c")
    assert chain.send(2).json()["have"] == 3
    assert chain.send().json()["have"] == 3, "the same again changes nothing"
    assert chain.send(3, entries=[]).json()["have"] == 3
    assert len([one for one in centre.rows(audit_entries) if one.uid == "op-1"]) == 3


def test_what_does_not_follow_is_refused_and_marked(centre, speaker):
    chain = Chain(speaker)
    chain.add("a", "b", "c")
    assert chain.send().status_code == 200
    said = refused(chain.send(3, before_n=9), 409, "audit_gap")
    assert said == {"same": 3}
    said = refused(chain.send(2, before="0" * 64), 409, "audit_fork")
    assert said == {"same": -1}
    forged = Chain(speaker)
    forged.chain = chain.chain
    forged.add("a", "x", "c", "d")
    said = refused(forged.send(), 409, "audit_fork")
    assert said == {"same": 1}
    assert [one.trouble for one in centre.rows(audit_chains) if one.trouble] == ["fork"]
    again = Chain(speaker)
    again.add("a")
    assert again.send().status_code == 200
    marks = [one.trouble for one in centre.rows(audit_chains) if one.chain == again.chain]
    assert marks == ["fork"], "another chain that does not say why"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"chain": "x"}, 422),
        ({"before": "zz" * 32}, 422),
        ({"before": "00"}, 422),
        ({"before_n": -1}, 422),
        ({"entries": [{"n": 2}]}, 422),
        ({"entries": [{"n": 1, "at": "x"}]}, 422),
        ({"entries": [{}] * (AUDIT_ENTRIES + 1)}, 413),
        ({"protocol": 0}, 426),
    ],
)
def test_what_is_no_chain_is_refused(speaker, more, status):
    chain = Chain(speaker)
    chain.add("a")
    assert chain.send(**more).status_code == status


def test_nobody_adds_to_the_chain_of_another_desk_or_of_the_centre(centre, speaker):
    chain = Chain(speaker)
    chain.add("a")
    for other in (Speaker(centre).client_id, centre.centre.client_id):
        refused(chain.send(client_id=other), 403, "other_device")


def test_an_auditor_alone_reads_it_and_that_is_noted(centre, speaker):
    chain = Chain(speaker)
    chain.add("a", "b")
    chain.send()
    for uid, role in (("sri", Role.SUPERVISOR), ("adm", Role.ADMIN), ("pri", Role.PRIVACY)):
        person = Sitting(speaker, make_person(centre, uid, role))
        person.sign_in()
        refused(person.get("/v1/audit"), 403, "not_allowed")
    assert speaker.get("/v1/audit").status_code == 401
    auditor = Sitting(speaker, make_person(centre, "aud", Role.AUDITOR))
    auditor.sign_in()
    page = auditor.get("/v1/audit", uid="op-1").json()
    assert [one["entry"]["reason"] for one in page["lines"]] == ["b", "a"]
    assert (page["more"], page["troubles"]) == (False, 0)
    assert page["lines"][0]["device_name"] == "Meja uji"
    first = auditor.get("/v1/audit", uid="op-1", limit=1).json()
    assert first["more"]
    before = first["lines"][-1]["place"]
    rest = auditor.get("/v1/audit", uid="op-1", before=before).json()
    assert [one["entry"]["reason"] for one in rest["lines"]] == ["a"]
    assert (
        auditor.get("/v1/audit", since="2027-01-01T00:00:00Z", act="settings").json()["lines"] == []
    )
    assert len(auditor.get("/v1/audit", until="2026-11-20T05:00:01Z").json()["lines"]) == 2
    assert auditor.get("/v1/audit", since="gestern").status_code == 422
    assert auditor.get("/v1/audit", since="2026-11-20T05:00:00").status_code == 422
    assert ("read", "aud", "", "") in told(centre)


def test_the_centre_notes_its_own_acts_and_whom_it_refused(centre, speaker):
    admin = Sitting(speaker, make_person(centre, "adm", Role.ADMIN))
    make_person(centre, "sri", Role.OPERATOR)
    refused(admin.sign_in("salah sama sekali"), 403, "sign_in_refused")
    refused(Sitting(speaker, "siapa").sign_in(), 403, "sign_in_refused")
    admin.sign_in()
    assert admin.post("/v1/accounts/sri/close", {}).status_code == 200
    other = Speaker(centre)
    assert admin.post(f"/v1/devices/{other.client_id}/retire", {"now": True}).status_code == 200
    for _ in range(3):
        refused(admin.get("/v1/audit"), 403, "not_allowed")
        assert other.pull().status_code == 401
    desk, gone = speaker.client_id, other.client_id
    assert told(centre) == [
        ("account", "", "adm", "created"),
        ("account", "", "sri", "created"),
        ("sign_in_failed", "adm", desk, ""),
        ("sign_in_failed", "", desk, ""),
        ("sign_in", "adm", desk, ""),
        ("account", "adm", "sri", "closed"),
        ("device", "adm", gone, "retired"),
        ("refused", "adm", desk, "403 not_allowed"),
        ("refused", "", gone, "401 device_retired"),
    ]


def test_a_person_who_is_not_known_is_not_written_down(centre, speaker):
    typed = secrets.token_hex(8)
    refused(Sitting(speaker, typed).sign_in(), 403, "sign_in_refused")
    assert all(typed.encode() not in bytes(one.raw) for one in centre.rows(audit_entries))


def test_a_figure_tells_of_trouble(speaker):
    chain = Chain(speaker)
    chain.add("a")
    chain.add("edited", act=Act.BROKEN)
    chain.send()
    said = speaker.get("/metrics").text
    assert "callcenter_audit_entries 2.0" in said
    assert "callcenter_audit_troubles 1.0" in said
