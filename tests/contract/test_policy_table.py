"""Which role may do and see what, asked of the policy itself: a table, and no server."""

import msgspec
import pytest

from callcenter.protocol.roles import Role, read_roles
from callcenter.server import policy
from callcenter.server.policy import Act, Device, Person, Sight, TicketFacts, shown, sight
from callcenter.tickets.words import Confidentiality, Kind

SEES_ALL = (Role.OPERATOR, Role.SUPERVISOR, Role.PRIVACY)


def _person(*roles: Role, agency: str = "") -> Person:
    return Person("u", "U", frozenset(roles), agency, "meja")


EVERY_ACT = tuple(Act)
CONTENT = {Act.SEARCH, Act.READ_TICKETS, Act.READ_FILES}
HOUSE = {Act.LOOK_AFTER_PEOPLE, Act.LOOK_AFTER_DEVICES}


@pytest.mark.parametrize(
    ("asker", "acts"),
    [
        (Device("meja"), CONTENT),
        (_person(Role.OPERATOR), CONTENT),
        (_person(Role.SUPERVISOR), CONTENT),
        (_person(Role.PRIVACY), CONTENT),
        (_person(Role.OFFICER, agency="dlh"), CONTENT),
        (_person(Role.AUDITOR), {Act.READ_AUDIT}),
        (_person(Role.ADMIN), HOUSE),
        (_person(Role.ADMIN, Role.AUDITOR), HOUSE | {Act.READ_AUDIT}),
        (_person(), set()),
    ],
)
def test_what_is_open_to_whom(asker, acts):
    assert {act for act in EVERY_ACT if policy.may(asker, act)} == acts


def test_every_role_stands_in_the_table():
    for role in Role:
        assert any(policy.may(_person(role), act) for act in EVERY_ACT), role


def test_a_role_nobody_knows_gives_nothing():
    assert read_roles(["kepala", "", "ADMIN"]) == frozenset()


@pytest.mark.parametrize("word", [*Confidentiality, "kata_baru", ""])
def test_how_much_of_a_ticket_each_role_sees(word):
    ticket = TicketFacts(frozenset({"dlh", "dinkes"}), word)
    for role in SEES_ALL:
        assert sight(_person(role), ticket) is Sight.WHOLE
    assert sight(Device("meja"), ticket) is Sight.WHOLE
    assert sight(_person(Role.OFFICER, Role.OPERATOR), ticket) is Sight.WHOLE
    for role in (Role.ADMIN, Role.AUDITOR):
        assert sight(_person(role, agency="dlh"), ticket) is Sight.NOTHING
    mine = Sight.REPORTER if word == "biasa" else Sight.CONTENT
    assert sight(_person(Role.OFFICER, agency="dlh"), ticket) is mine
    for strange in ("", "dl", "dlh2"):
        assert sight(_person(Role.OFFICER, agency=strange), ticket) is Sight.NOTHING


PERSONAL_FIELDS = ("reporter_name", "reporter_phone", "on_behalf_of", "nik", "caller_id", "baru")


@pytest.mark.parametrize("kind", [*Kind, "kelak_baru"])
@pytest.mark.parametrize("seen", [Sight.NOTHING, Sight.CONTENT, Sight.REPORTER])
def test_no_kind_of_event_lets_more_through_than_its_line_says(kind, seen):
    changes = [{"field": name, "value": f"nilai-{name}"} for name in PERSONAL_FIELDS]
    body = {name: f"isi-{name}" for name in ("caller_id", "phones", "x", "name", "phone", "nik")}
    raw = msgspec.json.encode(
        {"eid": "e", "subject_id": "t", "kind": kind, "changes": changes, "body": body, "x": "isi"}
    )
    view = shown(raw, seen)
    if view is None:
        return
    text = view.decode()
    for never in ("nilai-nik", "nilai-caller_id", "nilai-baru", "isi-caller_id", "isi-phones",
                  "isi-x", "isi-nik", '"isi"'):  # fmt: skip
        assert never not in text
    if seen is Sight.CONTENT:
        assert "nilai-" not in text
        assert "isi-" not in text


def test_who_sees_the_whole_gets_the_bytes_untouched():
    raw = b'{"kind": "kelak_baru",   "x": 1}'
    assert shown(raw, Sight.WHOLE) is raw
    assert shown(raw, Sight.NOTHING) is None


@pytest.mark.parametrize(
    "strange",
    [
        {"kind": "note_added", "body": None, "changes": None},
        {"kind": "registered", "changes": [{}]},
        {"kind": "edited", "changes": [{"field": None}]},
    ],
)
def test_an_event_of_an_odd_shape_harms_nobody(strange):
    assert shown(msgspec.json.encode(strange), Sight.REPORTER) is not None
