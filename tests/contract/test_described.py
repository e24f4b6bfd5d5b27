"""The description is true: schemathesis asks everything it allows and forbids, as everybody.

Whoever must not see a ticket of another agency never finds a word of it in any answer, nor who
reported one of their own agency and wished to hide, nor anybody's NIK; an auditor and an
administrator find no content at all.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from callcenter.protocol.roles import Role
from tests.contract.file_sender import Sender, sha
from tests.contract.people import Sitting, make_person
from tests.sync.rig import CentreRig

CONFIG = Path(__file__).with_name("schemathesis.toml")
PROGRAM = Path(sys.executable).with_name("schemathesis")
HOOKS = "tests.contract.described_hooks"
ROOT = Path(__file__).parents[2]
HIDDEN = "kolamikansebelah"
SHY = "wanitacontohpemalu"
OPEN = "kolamikansendiri"
NIK = "1871995512990017"
ALL_SEEING = ("desk", Role.OPERATOR, Role.SUPERVISOR, Role.PRIVACY)
FOR_PEOPLE = "^/v1/(session|revocations|accounts|devices|search|files|audit|sync/(subjects|head))"
"""Where a person's token is asked with: everywhere else only a desk is known."""

SAMPLE = b"%PDF-1.4\n" + HIDDEN.encode()


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A centre with some events, a desk, a person of each role, and what is hidden from some.

    That is a ticket of another agency with a file, a reporter of the officer's own who hides, and
    a NIK. Questions are never held open.
    """
    centre = CentreRig(tmp_path_factory.mktemp("described"))
    centre.waiting.close()
    desk = Sender(centre)
    desk.push(*[desk.event() for _ in range(5)])
    hidden = [_hidden(desk), *_own(desk)]
    people, elsewhere = {}, Sender(centre)  # the first desk is held after what is tried there
    for role in Role:
        uid = make_person(centre, role, role, agency="dlh" if role is Role.OFFICER else "")
        people[role.value] = Sitting(elsewhere, uid)
    yield centre, desk, people, hidden
    centre.stop()


def _hidden(desk: Sender) -> str:
    """A ticket of one agency alone, which nobody of another may see."""
    ticket_id = desk.name(SAMPLE)
    changes = [{"field": "landmark", "value": HIDDEN}, {"field": "category", "value": HIDDEN}]
    held = {"agency_ids": ["dinkes"], "note": HIDDEN}
    desk.push(
        desk.event(kind="edited", subject_id=ticket_id, changes=changes),
        desk.event(kind="dispatched", subject_id=ticket_id, changes=[], body=held),
    )
    desk.send_file(SAMPLE, ticket_id)
    return ticket_id


def _own(desk: Sender) -> list[str]:
    """A ticket of the officer's own agency whose reporter hides, and one of an open reporter."""
    made = []
    for confidentiality, name in (("anonim", SHY), ("biasa", "Contoh Terbuka")):
        ticket_id = desk.name(SAMPLE + confidentiality.encode())
        phone = f"+62812{NIK[-8:]}"
        values = {"description": OPEN, "confidentiality": confidentiality, "nik": NIK}
        values |= {"reporter_name": name, "reporter_phone": phone}
        changes = [{"field": field, "value": value} for field, value in values.items()]
        told = (
            ("dispatched", {"agency_ids": ["dlh"], "note": OPEN}),
            ("note_added", {"text": name}),
            ("reporter_joined", {"name": name, "phone": phone}),
        )
        desk.push(
            desk.event(kind="edited", subject_id=ticket_id, changes=changes),
            *(desk.event(kind=k, subject_id=ticket_id, changes=[], body=b) for k, b in told),
        )
        made.append(ticket_id)
    return made


def _words(role: str) -> str:
    """What must stand in no answer to this role."""
    if role in ALL_SEEING:
        return ""
    return ",".join((HIDDEN, SHY, NIK) if role == Role.OFFICER else (HIDDEN, SHY, NIK, OPEN))


def _header(desk: Sender, people: dict[str, Sitting], role: str) -> list[str]:
    if role == "nobody":
        return []
    shown = {"desk": desk.credential, "stranger": f"{desk.client_id}.{'x' * 43}"}
    if role in people:
        assert people[role].sign_in().status_code == 200
        shown[role] = people[role].said["access"]
    return ["--header", f"Authorization: Bearer {shown[role]}"]


@pytest.mark.parametrize(
    "role",
    ["nobody", "desk", "stranger", *Role],
)
def test_every_operation_answers_as_described(filled, role, tmp_path):
    centre, desk, people, tickets = filled
    words = _words(role)
    chosen = ["--include-path-regex", FOR_PEOPLE] if isinstance(role, Role) else []
    looked_for = {"HIDDEN": words, "ASKED_TICKETS": ",".join(tickets), "HIDDEN_FILE": sha(SAMPLE)}
    done = subprocess.run(
        [
            str(PROGRAM),
            *("--config-file", str(CONFIG)),
            *("run", centre.url + "/openapi.json"),
            *("--checks", "all", "--phases", "examples,coverage,fuzzing"),
            *("--max-examples", "15", "--seed", "1", "--generation-database", "none"),
            "--continue-on-failure",
            *chosen,
            *_header(desk, people, role),
        ],
        cwd=tmp_path,
        env=os.environ
        | {"SCHEMATHESIS_HOOKS": HOOKS, "PYTHONPATH": str(ROOT)}
        | (looked_for if words else {}),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
