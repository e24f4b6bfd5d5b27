"""What the centre answers about the erased: known by its eid, refused when written in ignorance."""

import pytest

from callcenter.server import tables
from tests.contract.speaker import Speaker


@pytest.fixture
def speaker(centre):
    return Speaker(centre)


@pytest.fixture
def erased(speaker):
    """An event whose reporter was erased, as it was pushed first."""
    values = {"description": "Lampu padam", "reporter_name": "Rosmala Contoh"}
    changes = [{"field": name, "value": value} for name, value in values.items()]
    one = speaker.event(changes=changes, body={"number": ""})
    body = {"act": "a", "why": "tanpa_identitas", "callers": [], "texts": "identifiers"}
    act = speaker.event(kind="identity_erased", subject_id=one["subject_id"], changes=[], body=body)
    assert speaker.push(one, act).status_code == 200
    return one


def test_old_bytes_and_other_redactions_are_known_by_their_eid(centre, speaker, erased):
    before = centre.rows()
    assert not [row for row in before if b"Rosmala" in row.raw]
    for again in (erased, erased | {"redacted": True, "obeys": ["a"], "changes": []}):
        answer = speaker.push(again)
        assert answer.status_code == 200
        assert [one["state"] for one in answer.json()["results"]] == ["known"]
    assert centre.rows() == before
    assert centre.rows(tables.quarantine) == []


def test_what_does_not_know_of_the_erasure_is_not_let_in(centre, speaker, erased):
    late = speaker.event(
        kind="note_added", subject_id=erased["subject_id"], changes=[], body={"text": "Rosmala"}
    )
    answer = speaker.push(late)
    assert (answer.status_code, answer.json()["code"]) == (409, "erased_since")
    assert not [row for row in centre.rows() if row.eid == late["eid"]]
    told = late | {"obeys": ["a"], "body": {"text": "sesudahnya"}}
    assert speaker.push(told).status_code == 200
