"""Who sees what: each role over the real routes, and the one table field by field."""

import io
import itertools
from typing import Any

import msgspec
import pytest
from PIL import Image

from callcenter.protocol.roles import Role
from callcenter.server import accounts, tables
from tests.contract.file_sender import Sender, sha
from tests.contract.people import Sitting, make_person
from tests.contract.speaker import IDS, Speaker, refused

REPORTER = ("Ibu Rahasia", "081299990000", "1871000000000001", "Anak Rahasia")
SENTINEL = "kolam ikan sebelah"
SEES_ALL = (Role.OPERATOR, Role.SUPERVISOR, Role.PRIVACY)


def _registered(desk: Speaker, words: str, confidentiality: str = "biasa", **more) -> dict:
    values = {
        "description": words,
        "category": "sampah",
        "confidentiality": confidentiality,
        "reporter_name": REPORTER[0],
        "reporter_phone": REPORTER[1],
        "nik": REPORTER[2],
        "on_behalf_of": REPORTER[3],
        "caller_id": IDS.new(),
        "answer.jalan": "provinsi",
    } | more
    changes = [{"field": name, "value": value} for name, value in values.items()]
    return desk.event(changes=changes, body={"number": "", "call_seconds": 61})


def _ticket(desk: Speaker, words: str, agency: str, confidentiality: str = "biasa") -> str:
    first = _registered(desk, words, confidentiality)
    ticket_id = first["subject_id"]
    rest = [
        desk.event(kind="dispatched", subject_id=ticket_id, changes=[],
                   body={"agency_ids": [agency], "note": "tolong dicek"}),
        desk.event(kind="note_added", subject_id=ticket_id, changes=[],
                   body={"text": f"catatan: {REPORTER[0]} menelepon lagi"}),
        desk.event(kind="call_logged", subject_id=ticket_id, changes=[],
                   body={"text": f"kata {REPORTER[0]}"}),
        desk.event(kind="reporter_joined", subject_id=ticket_id, changes=[],
                   body={"name": REPORTER[0], "phone": REPORTER[1], "caller_id": IDS.new()}),
        desk.event(kind="follow_up_recorded", subject_id=ticket_id, changes=[],
                   body={"agency_id": agency, "outcome": "progres", "text": "sudah dilihat"}),
        desk.event(kind="kelak_baru", subject_id=ticket_id, changes=[],
                   body={"text": REPORTER[0]}),
    ]  # fmt: skip
    assert desk.push(first, *rest).status_code == 200
    return ticket_id


@pytest.fixture
def desk(centre) -> Sender:
    return Sender(centre)


@pytest.fixture
def sit(centre, desk):
    """Signs somebody of this role in."""
    names = itertools.count()

    def make(*roles: Role, agency: str = "") -> Sitting:
        uid = make_person(centre, f"orang-{next(names)}", *roles, agency=agency)
        one = Sitting(desk, uid)
        assert one.sign_in().status_code == 200
        return one

    return make


def _events(one: Sitting, *ids: str) -> list[dict]:
    answer = one.post("/v1/sync/subjects", {"ids": list(ids)})
    assert answer.status_code == 200
    return [each["event"] for each in answer.json()["events"]]


# ---- over the wire ----


def test_an_officer_finds_and_reads_the_tickets_of_the_own_agency_alone(desk, sit):
    mine = _ticket(desk, "sampah di pasar", "dlh")
    other = _ticket(desk, f"sampah dekat {SENTINEL}", "dinkes")
    officer = sit(Role.OFFICER, agency="dlh")
    found = officer.get("/v1/search", q="sampah")
    assert [each["ticket_id"] for each in found.json()["hits"]] == [mine]
    assert found.json()["more"] is False
    assert SENTINEL not in found.text
    assert {each["subject_id"] for each in _events(officer, mine, other)} == {mine}
    answer = officer.post("/v1/sync/subjects", {"ids": [other]})
    assert (answer.json()["events"], answer.json()["rest"]) == ([], [])
    assert SENTINEL not in answer.text


def test_a_ticket_that_was_taken_from_an_agency_is_gone_there(desk, sit):
    ticket_id = _ticket(desk, "sampah", "dlh")
    officer = sit(Role.OFFICER, agency="dlh")
    assert _events(officer, ticket_id)
    desk.push(
        desk.event(
            kind="dispatched",
            subject_id=ticket_id,
            changes=[],
            body={"agency_ids": ["dinkes"], "replaces": ["dlh"]},
        )
    )
    assert _events(officer, ticket_id) == []
    assert officer.get("/v1/search", q="sampah").json()["hits"] == []


@pytest.mark.parametrize("word", ["anonim", "rahasia", "tanpa_identitas", "kata_baru"])
def test_a_reporter_who_hides_is_omitted_for_an_officer(desk, sit, word):
    ticket_id = _ticket(desk, "pungutan di sekolah", "dlh", word)
    officer = sit(Role.OFFICER, agency="dlh")
    answer = officer.post("/v1/sync/subjects", {"ids": [ticket_id]})
    for hidden in (*REPORTER, "reporter_name", "nik", "caller_id", "note_added", "kelak_baru"):
        assert hidden not in answer.text
    kinds = [each["event"]["kind"] for each in answer.json()["events"]]
    assert kinds == ["registered", "dispatched", "follow_up_recorded"]
    fields = {one["field"] for one in answer.json()["events"][0]["event"]["changes"]}
    assert fields == {"description", "category", "confidentiality", "answer.jalan"}


@pytest.mark.parametrize("word", ["anonim", "rahasia", "kata_baru"])
def test_a_hidden_reporter_is_taken_out_of_the_story_too(desk, sit, word):
    story = f"Pungutan di sekolah, kata {REPORTER[0]} di {REPORTER[1]}"
    first = _registered(desk, story, word)
    ticket_id = first["subject_id"]
    sent = desk.event(kind="dispatched", subject_id=ticket_id, changes=[],
                      body={"agency_ids": ["dlh"], "note": f"hubungi {REPORTER[0]}"})  # fmt: skip
    assert desk.push(first, sent).status_code == 200
    officer = sit(Role.OFFICER, agency="dlh")
    told = msgspec.json.encode(_events(officer, ticket_id)).decode()
    hits = officer.get("/v1/search", q="pungutan").text
    for text in (told, hits):
        assert "Pungutan di sekolah" in text
        assert not [one for one in REPORTER if one in text]
    assert officer.get("/v1/search", q=REPORTER[0]).json()["hits"] == []


def test_a_wish_to_hide_that_is_still_in_conflict_hides(desk, sit):
    ticket_id = _ticket(desk, "pungutan", "dlh")
    officer = sit(Role.OFFICER, agency="dlh")
    change = {"field": "confidentiality", "value": "rahasia", "base": IDS.new()}
    desk.push(desk.event(kind="edited", subject_id=ticket_id, changes=[change]))
    told = msgspec.json.encode(_events(officer, ticket_id)).decode()
    assert not [hidden for hidden in REPORTER if hidden in told]
    assert officer.get("/v1/search", q=REPORTER[1]).json()["hits"] == []


def test_hiding_later_hides_what_was_told_before(desk, sit):
    ticket_id = _ticket(desk, "pungutan", "dlh")
    officer = sit(Role.OFFICER, agency="dlh")
    told = msgspec.json.encode(_events(officer, ticket_id)).decode()
    assert REPORTER[0] in told
    assert REPORTER[1] in told
    for never in (REPORTER[2], "caller_id", "call_logged", "kelak_baru", "call_seconds"):
        assert never not in told
    first = next(each for each in desk.pull().json()["events"])
    change = {"field": "confidentiality", "value": "anonim", "base": first["event"]["eid"]}
    desk.push(desk.event(kind="edited", subject_id=ticket_id, changes=[change]))
    told = msgspec.json.encode(_events(officer, ticket_id)).decode()
    assert not [hidden for hidden in REPORTER if hidden in told]


@pytest.mark.parametrize("role", SEES_ALL)
def test_who_works_with_all_tickets_gets_the_very_bytes_of_the_desks(desk, sit, role):
    ids = [_ticket(desk, "satu", "dlh", "rahasia"), _ticket(desk, "dua", "dinkes")]
    one = sit(role)
    assert _events(one, *ids) == [
        each["event"] for each in desk.post("/v1/sync/subjects", {"ids": ids}).json()["events"]
    ]
    assert len(one.get("/v1/search", q="dua").json()["hits"]) == 1


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMIN])
def test_who_looks_after_the_house_sees_no_content(desk, sit, role):
    ticket_id = _ticket(desk, SENTINEL, "dlh")
    one = sit(role)
    for answer in (
        one.get("/v1/search", q=SENTINEL),
        one.post("/v1/sync/subjects", {"ids": [ticket_id]}),
        one.get(f"/v1/files/{'a' * 64}"),
        one.get(f"/v1/files/{'a' * 64}/thumbnail"),
    ):
        refused(answer, 403, "not_allowed")
        assert SENTINEL not in answer.text


def test_callers_and_the_office_are_no_officers_matter(desk, sit):
    caller = desk.event(
        subject="caller",
        kind="caller_added",
        changes=[{"field": "name", "value": REPORTER[0]}],
        body={"phones": [REPORTER[1]]},
    )
    office = desk.event(subject="office", kind="office_set")
    desk.push(caller, office)
    ids = (caller["subject_id"], office["subject_id"])
    assert len(_events(sit(Role.OPERATOR), *ids)) == 2
    assert _events(sit(Role.OFFICER, agency="dlh"), *ids) == []


def test_a_large_ticket_comes_in_parts_and_of_another_agency_not_at_all(desk, sit):
    ids = []
    for agency in ("dinkes", "dlh"):
        ticket_id = _ticket(desk, "banyak catatan", agency)
        ids.append(ticket_id)
        for _ in range(3):
            text = "x" * 250_000
            notes = [
                desk.event(kind="note_added", subject_id=ticket_id, changes=[], body={"text": text})
                for _ in range(4)
            ]
            assert desk.push(*notes).status_code == 200
    officer = sit(Role.OFFICER, agency="dlh")
    found: list[dict] = []
    asked: dict[str, Any] = {"ids": ids, "after": 0}
    for _ in range(10):
        said = officer.post("/v1/sync/subjects", asked).json()
        found += [each["event"] for each in said["events"]]
        asked = {"ids": said["rest"], "after": said["after"]}
        if not said["rest"]:
            break
    assert {each["subject_id"] for each in found} == {ids[1]}
    assert len([each for each in found if each["kind"] == "note_added"]) == 13
    between = officer.post("/v1/sync/subjects", {"ids": ids, "after": 10_000}).json()
    assert len(between["events"]) > 0


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()


def test_a_file_that_was_withdrawn_is_shown_no_more_unless_another_entry_names_it(desk, sit):
    data = _picture()
    ticket_id = _ticket(desk, "satu", "dlh")
    officer = sit(Role.OFFICER, agency="dlh")
    twice = [
        desk.event(kind="attachment_added", subject_id=ticket_id, changes=[],
                   body={"sha256": sha(data), "name": "foto.png"})
        for _ in range(2)
    ]  # fmt: skip
    desk.push(*twice)
    assert desk.send_file(data, ticket_id)["announced"]
    other = _ticket(desk, "dua", "dinkes")
    desk.push(
        desk.event(kind="attachment_added", subject_id=other, changes=[],
                   body={"sha256": sha(data), "name": "foto.png"})
    )  # fmt: skip
    assert desk.send_file(data, other)["announced"]

    def withdraw(eid: Any, subject_id: str = ticket_id) -> list[int]:
        gone = desk.event(kind="withdrawn", subject_id=subject_id, changes=[], body={"eid": eid})
        assert desk.push(gone).status_code == 200
        path = f"/v1/files/{sha(data)}"
        return [officer.get(one).status_code for one in (path, f"{path}/thumbnail")]

    assert withdraw(twice[0]["eid"]) == [200, 200]
    assert withdraw(twice[1]["eid"], other) == [200, 200]  # no step of this ticket
    assert withdraw([twice[1]["eid"]]) == [200, 200]  # nonsense
    assert withdraw(twice[1]["eid"]) == [404, 404]
    assert sit(Role.OPERATOR).get(f"/v1/files/{sha(data)}").status_code == 200


def test_a_file_is_shown_as_the_tickets_it_belongs_to_are(desk, sit):
    data = _picture()
    sha256 = sha(data)
    tickets = {
        "dlh": _ticket(desk, "satu", "dlh"),
        "dinkes": _ticket(desk, "dua", "dinkes", "rahasia"),
    }
    for one in tickets.values():
        desk.push(
            desk.event(kind="attachment_added", subject_id=one, changes=[],
                       body={"sha256": sha256, "name": "foto.png"})
        )  # fmt: skip
        assert desk.send_file(data, one)["announced"]
    desk.begin(data, _ticket(desk, "tidak menyebut berkas", "psda"))

    def told(who: Sitting) -> tuple[int, int]:
        path = f"/v1/files/{sha256}"
        return who.get(path).status_code, who.get(f"{path}/thumbnail").status_code

    assert told(sit(Role.OPERATOR)) == (200, 200)
    assert told(sit(Role.OFFICER, agency="dlh")) == (200, 200)
    assert told(sit(Role.OFFICER, agency="dinkes")) == (404, 200)
    assert told(sit(Role.OFFICER, agency="psda")) == (404, 404)
    assert told(sit(Role.OFFICER, agency="bpbd")) == (404, 404)
    stranger = sit(Role.OFFICER, agency="bpbd")
    unknown = stranger.get(f"/v1/files/{'a' * 64}")
    assert unknown.json() == stranger.get(f"/v1/files/{sha256}").json()
    asked = {"protocol": 2, "sha256": sha256, "size": 9, "type": "x", "ticket_id": IDS.new()}
    refused(sit(Role.OPERATOR).post("/v1/files", asked), 401, "not_enrolled")


def test_an_officer_whose_agency_changes_sees_the_new_one_alone(centre, desk, sit):
    _ticket(desk, "sampah", "dlh")
    two = _ticket(desk, "sampah", "dinkes")
    officer = sit(Role.OFFICER, agency="dlh")
    accounts.set_roles(centre.centre, officer.uid, [Role.OFFICER], "dinkes")
    refused(officer.get("/v1/search", q="sampah"), 401, "session_ended")
    officer.sign_in()
    hits = officer.get("/v1/search", q="sampah").json()["hits"]
    assert [each["ticket_id"] for each in hits] == [two]


def test_more_is_said_of_the_own_tickets_alone(desk, sit):
    own = [_ticket(desk, "genangan", "dlh") for _ in range(3)]
    for _ in range(3):
        _ticket(desk, "genangan", "dinkes")
    officer = sit(Role.OFFICER, agency="dlh")
    page = officer.get("/v1/search", q="genangan", limit=2).json()
    assert ([each["ticket_id"] for each in page["hits"]], page["more"]) == (own[:0:-1], True)
    page = officer.get("/v1/search", q="genangan", limit=3).json()
    assert (len(page["hits"]), page["more"]) == (3, False)


# ---- the table itself ----


def test_the_row_of_a_ticket_says_what_the_policy_asks(centre, desk):
    _ticket(desk, "sampah", "dlh", "rahasia")
    row = centre.rows(tables.tickets)[0]
    assert (row.agencies, row.summary["confidentiality"]) == (["dlh"], "rahasia")
