"""What the centre obeys of an erasure: whole ids, and what two persons signed, no more."""

from dataclasses import dataclass

import pytest

from callcenter.protocol.audit import start_of
from callcenter.protocol.roles import Role
from callcenter.server import accounts, tables
from callcenter.server.audit_tables import audit_entries
from tests.contract.people import make_person
from tests.contract.speaker import IDS, Speaker
from tests.contract.test_authors import by, results
from tests.sync.rig import CentreRig

NAME = "Contohwati Zyqxulindra"
KEPT, ASIDE = [("ok", "")], [("quarantined", "not_allowed")]


@dataclass
class Office:
    """Two desks of one centre, a caller with a ticket, and somebody else's ticket."""

    centre: CentreRig
    desk: Speaker
    caller: str
    ticket: str
    other: str

    def texts(self) -> str:
        return "".join(bytes(row.raw).decode() for row in self.centre.rows())

    def has(self, ticket: str) -> bool:
        """Whether the ticket still says who reported it."""
        rows = [row for row in self.centre.rows() if row.subject_id == ticket]
        return any(NAME.encode() in bytes(row.raw) for row in rows)

    def matter(self, first="ana", second="budi", **more) -> str:
        """A request that these two signed; its id."""
        matter_id, one = IDS.new(), {"subject": "privacy", "changes": []}
        one["subject_id"] = matter_id
        body = {"callers": [self.caller]} | more.pop("prepared", {})
        asked = {"ask": "penghapusan", "proof": "ktp"} | more
        begun = self.desk.event(kind="privacy_requested", body=asked, **one, **by(first))
        prepared = self.desk.event(kind="privacy_prepared", body=body, **one, **by(first))
        said = {"of": prepared["eid"], "person": [second]}
        self.desk.push(
            begun, prepared,
            self.desk.event(kind="privacy_approved", body=said, **one, **by(second)),
        )  # fmt: skip
        return matter_id

    def erasure(self, request: str, uid: str = "ana", subject: str = "", **more) -> dict:
        body = {"act": IDS.new(), "why": "penghapusan", "request": request,
                "callers": [self.caller], "texts": "identifiers", "files": True} | more  # fmt: skip
        what = {"kind": "identity_erased", "changes": [], "body": body}
        return self.desk.event(subject_id=subject or self.ticket, **what, **by(uid))

    def tell(self, *events) -> list[tuple[str, str]]:
        return results(self.desk.push(*events))

    def noted(self) -> int:
        entries = [bytes(row.raw).decode() for row in self.centre.rows(audit_entries)]
        return sum('"not_allowed"' in one and "role_refused" in one for one in entries)


def ticket_of(desk, caller=None):
    told = {"reporter_name": NAME, "description": "Jembatan ambruk"}
    told |= {"caller_id": caller} if caller else {}
    return desk.event(changes=[{"field": name, "value": value} for name, value in told.items()])


@pytest.fixture
def office(centre):
    desk, caller = Speaker(centre), IDS.new()
    mine, other = ticket_of(desk, caller), ticket_of(desk)
    assert results(desk.push(mine, other)) == [("ok", "")] * 2
    return Office(centre, desk, caller, mine["subject_id"], other["subject_id"])


@pytest.mark.parametrize("callers", [["-"], ["\0"], [""], ["a"], [1], "?"])
def test_who_is_named_by_no_whole_id_is_set_aside_and_wipes_nothing(office, callers):
    for why in ("penghapusan", "tanpa_identitas"):
        one = office.erasure(office.matter(), callers=callers, texts="whole", why=why)
        assert office.tell(one) == [("quarantined", "erasure_malformed")]
    assert office.has(office.ticket)
    assert office.has(office.other)
    assert office.texts().count("Jembatan ambruk") == 2


def test_an_id_is_compared_whole(office):
    """A caller whose id stands inside what another ticket calls one is not that caller."""
    odd = ticket_of(office.desk, f"x{office.caller}")
    assert office.tell(odd) == KEPT
    assert office.tell(office.erasure(office.matter(), texts="whole")) == KEPT
    assert not office.has(office.ticket)
    assert office.has(odd["subject_id"])


def test_what_two_persons_signed_is_obeyed(office):
    assert office.tell(office.erasure(office.matter())) == KEPT
    assert not office.has(office.ticket)
    assert office.has(office.other)
    assert office.noted() == 0


def test_what_nobody_or_one_person_signed_is_not(office):
    stranger = IDS.new()
    one_person = office.matter("ana", "ana")
    for request in ("", "permohonan-1", IDS.new(), "\0", one_person):
        assert office.tell(office.erasure(request)) == ASIDE
    for more in ({"callers": [office.caller, stranger]}, {"callers": []}, {"why": "lain"}):
        assert office.tell(office.erasure(office.matter(), **more)) == ASIDE
    assert office.tell(office.erasure(office.matter(), subject=office.other)) == ASIDE
    assert office.tell(office.erasure(office.matter(ask="akses"))) == ASIDE
    assert office.has(office.ticket)
    assert office.has(office.other)
    assert office.noted() == 10


def test_prepared_anew_or_refused_it_is_signed_no_more(office):
    for kind, body in (
        ("privacy_prepared", {"callers": [office.caller]}),
        ("privacy_refused", {"reason": "keliru"}),
    ):
        request = office.matter()
        later = office.desk.event(
            subject="privacy", subject_id=request, kind=kind, changes=[], body=body, **by("ana")
        )
        assert office.tell(later, office.erasure(request)) == [*KEPT, *ASIDE]
    assert office.has(office.ticket)


def test_a_ticket_that_was_signed_by_name_goes_though_it_names_no_caller(office):
    request = office.matter(prepared={"tickets": [office.other]})
    assert office.tell(office.erasure(request, subject=office.other, unlinked=True)) == KEPT
    assert not office.has(office.other)


def test_files_go_for_the_tickets_that_were_signed_alone(office):
    request = office.matter(prepared={"files_of": [office.ticket]})
    files = {"why": "berkas", "callers": [], "texts": "none"}
    assert office.tell(office.erasure(request, **files)) == KEPT
    assert office.tell(office.erasure(request, subject=office.other, **files)) == ASIDE
    assert office.tell(office.erasure(request, **files | {"texts": "whole"})) == ASIDE


def test_tanpa_identitas_is_for_the_ticket_itself(office):
    nameless = {"why": "tanpa_identitas", "callers": [], "files": False, "act": IDS.new()}
    for more in ({"texts": "whole"}, {"files": True}, {"callers": [office.caller]}):
        assert office.tell(office.erasure("", "sri", **nameless | more)) == ASIDE
    of_book = office.erasure("", **nameless | {"callers": [office.caller]})
    of_book |= {"subject": "caller", "subject_id": office.caller}
    assert office.tell(of_book) == ASIDE
    one = office.erasure("", **nameless)
    again = of_book | {"eid": IDS.new(), "n": one["n"] + 1}
    assert office.tell(one, again) == KEPT * 2
    assert not office.has(office.ticket)


def test_who_is_named_elsewhere_keeps_their_entry_of_the_book(office):
    assert office.tell(ticket_of(office.desk, office.caller)) == KEPT
    nameless = {"why": "tanpa_identitas", "callers": [], "files": False, "act": IDS.new()}
    one = office.erasure("", **nameless)
    of_book = office.erasure("", **nameless | {"callers": [office.caller]})
    of_book |= {"subject": "caller", "subject_id": office.caller}
    assert office.tell(one, of_book) == [*KEPT, *ASIDE]


def test_who_signs_at_the_centre_has_to_be_one_who_may(office):
    for uid, role in (
        ("opd", Role.OFFICER), ("aud", Role.AUDITOR), ("sri", Role.OPERATOR),
        ("ika", Role.SUPERVISOR), ("pri", Role.PRIVACY), ("tua", Role.SUPERVISOR),
    ):  # fmt: skip
        make_person(office.centre, uid, role, agency="dinkes" if uid == "opd" else "")
    request = office.matter("ika", "pri")
    late = office.matter("ika", "tua")
    accounts.close_account(office.centre.centre, "tua")
    for second in ("opd", "aud", "sri", "tua"):
        assert office.tell(office.erasure(office.matter("ika", second), "ika")) == ASIDE
    assert office.tell(office.erasure(late, "ika")) == ASIDE
    for author in ("opd", "aud", "sri", "tua"):
        assert office.tell(office.erasure(request, author)) == ASIDE
    assert office.has(office.ticket)
    assert office.tell(office.erasure(request, "pri")) == KEPT
    assert not office.has(office.ticket)


@pytest.mark.parametrize("uid", ["opd", "aud", "adm", "tutup"])
def test_words_of_who_may_not_are_set_aside_and_noted(office, uid):
    roles = {"opd": Role.OFFICER, "aud": Role.AUDITOR, "adm": Role.ADMIN, "tutup": Role.SUPERVISOR}
    make_person(office.centre, uid, roles[uid], agency="dinkes" if uid == "opd" else "")
    if uid == "tutup":
        accounts.close_account(office.centre.centre, uid)
    for kind in ("privacy_approved", "reveal_alarm_seen", "privacy_prepared", "breach_signed"):
        one = office.desk.event(subject="privacy", kind=kind, changes=[], body={}, **by(uid))
        assert office.tell(one) == ASIDE
    nameless = {"why": "tanpa_identitas", "callers": [], "files": False}
    assert office.tell(office.erasure("", uid, **nameless)) == ASIDE
    assert office.noted() == 5
    assert {row.reason for row in office.centre.rows(tables.quarantine)} == {"not_allowed"}
    make_person(office.centre, "sri", Role.OPERATOR)
    assert office.tell(office.erasure("", "sri", **nameless)) == KEPT


def test_an_erasure_that_is_offered_is_judged_too(office):
    two = Speaker(office.centre)

    def offer(*events):
        told = [{"event": one, "received_at": "2026-11-20T14:20:00Z"} for one in events]
        message = {"protocol": 2, "client_id": two.client_id, "incarnation": 1, "events": told}
        return results(two.post("/v1/sync/offer", message))

    assert offer(office.erasure("")) == ASIDE
    assert office.noted() == 1
    for uid in ("ika", "tua"):
        make_person(office.centre, uid, Role.SUPERVISOR)
    request = office.matter("ika", "tua")
    accounts.close_account(office.centre.centre, "tua")  # since it was obeyed in its time
    assert offer(office.erasure(request, "ika")) == KEPT
    assert not office.has(office.ticket)


NUL = "a\0b"


def test_what_postgresql_cannot_keep_is_answered_for_each_event_alone(office):
    """A NUL in an id or a name: refused with a reason or taken, never a fault of the centre."""
    desk = office.desk
    answer = desk.push(desk.event(**by(NUL)))
    assert (answer.status_code, answer.json()["code"]) == (422, "event_malformed")
    assert answer.json()["details"]["reason"] == "author"
    desk.n -= 1
    for more in (
        {"changes": [{"field": "caller_id", "value": NUL}]},
        {"kind": "reporter_joined", "changes": [], "body": {"caller_id": NUL}},
        {"subject": "caller", "kind": "callers_merged", "changes": [], "body": {"absorbed": NUL}},
        {"subject": "caller", "kind": "callers_merged", "changes": [], "body": {"into": NUL}},
        {"obeys": [NUL]},
    ):
        assert office.tell(desk.event(**more)) == KEPT
    request = office.matter(prepared={"callers": [NUL, office.caller], "person": [NUL]})
    assert office.tell(office.erasure(request, act=NUL)) == KEPT
    assert office.tell(office.erasure(NUL)) == ASIDE
    assert office.tell(desk.event()) == KEPT


def test_an_audit_entry_with_a_nul_is_taken(office):
    chain = IDS.new()
    at = "2026-01-01T00:00:00Z"
    entry = {"n": 1, "at": at, "wall": at, "uid": NUL, "act": f"putus{NUL}", "kind": "x"}
    entry |= {"object_id": "y", "fields": [], "reason": NUL, "text": ""}
    said = {"client_id": office.desk.client_id, "chain": chain, "before_n": 0}
    said |= {"protocol": 2, "before": start_of(chain).hex(), "entries": [entry]}
    answer = office.desk.post("/v1/audit", said)
    assert (answer.status_code, answer.json()["have"]) == (200, 1)
    rows = [one for one in office.centre.rows(audit_entries) if one.client_id == said["client_id"]]
    assert [(one.uid, one.act) for one in rows] == [("ab", "putusab")]
