"""Every fault on every call gives one typed error, and the books say whether it was taken."""

import pytest

from callcenter.errors import (
    LaporBusy,
    LaporRefused,
    LaporShape,
    LaporSignIn,
    LaporSilent,
    LaporUncertain,
)
from callcenter.lapor.settings import Interface
from callcenter.lapor.simulator.faults import AFTER, BEFORE, NAMES
from tests.contract.lapor.samples import (
    CALLS,
    CHANGING,
    EVERY_CALL,
    new_number,
    report,
    wire_name,
)

SHORT = {"submit_seconds": 0.4, "read_seconds": 0.4}
CHANGED = {
    "unauthorised": (LaporSignIn, {"status": 401}),
    "refused": (LaporRefused, {"status": 422, "message": "Data ditolak"}),
    "busy": (LaporBusy, {"status": 429, "retry_after": 7.0}),
    "broken": (LaporUncertain, {"reason": "status", "status": 503}),
    "html": (LaporUncertain, {"reason": "html"}),
    "redirect": (LaporUncertain, {"reason": "redirect", "status": 302}),
    "timeout_before_accept": (LaporUncertain, {"reason": "timeout"}),
    "timeout_after_accept": (LaporUncertain, {"reason": "timeout"}),
    "cut_after_accept": (LaporUncertain, {"reason": "cut"}),
    "broken_after_accept": (LaporUncertain, {"reason": "status", "status": 500}),
    "html_after_accept": (LaporUncertain, {"reason": "html"}),
    "slow": (LaporUncertain, {"reason": "timeout"}),
}
SUBMITTED = {
    "accept_without_id": (LaporUncertain, {"reason": "no_id"}),
    "changed_shape": (LaporUncertain, {"reason": "no_id"}),
}
READ = {
    "unauthorised": (LaporSignIn, {"status": 401}),
    "refused": (LaporRefused, {"status": 422}),
    "busy": (LaporBusy, {"status": 429, "retry_after": 7.0}),
    "broken": (LaporBusy, {"status": 503, "retry_after": None}),
    "html": (LaporShape, {"what": "html"}),
    "redirect": (LaporShape, {"what": "redirect"}),
    "timeout_before_accept": (LaporSilent, {"reason": "timeout"}),
    "timeout_after_accept": (LaporSilent, {"reason": "timeout"}),
    "cut_after_accept": (LaporSilent, {"reason": "cut"}),
    "broken_after_accept": (LaporBusy, {"status": 500}),
    "html_after_accept": (LaporShape, {"what": "html"}),
    "slow": (LaporSilent, {"reason": "timeout"}),
}
SHAPES = {
    (Interface.V3, "masters"): "results",
    (Interface.V3, "upload"): "docs",
    (Interface.V3, "state"): "results",
    (Interface.V3, "followups"): "results",
    (Interface.V3, "find"): "results",
    (Interface.F01, "masters"): "topics",
}


def cases():
    for kind, call in EVERY_CALL:
        table = CHANGED if call in CHANGING else READ
        for fault, (error, values) in table.items():
            yield kind, call, fault, error, values
        if call == "submit":
            for fault, (error, values) in SUBMITTED.items():
                yield kind, call, fault, error, values
        if call not in CHANGING:
            yield kind, call, "changed_shape", LaporShape, {"what": SHAPES[kind, call]}


def told(books: dict) -> int:
    held = (len(books[one]) for one in ("complaints", "documents", "replies"))
    return sum(held) + sum(one["rejected"] is not None for one in books["complaints"])


@pytest.mark.parametrize("case", list(cases()), ids=lambda one: "-".join(one[:3]))
def test_a_fault_gives_one_typed_error(lapor, connect_to, case):
    kind, call, fault, error, values = case
    known = connect_to().submit(report(new_number()))
    before, tried = told(lapor.books()), len(lapor.received())
    lapor.fail((wire_name(kind, call), fault))
    slow = SHORT if fault == "slow" or fault.startswith("timeout") else {}
    with pytest.raises(error) as raised:
        CALLS[call](connect_to(kind, **slow), known)
    assert {name: getattr(raised.value, name) for name in values} == values
    assert len(lapor.received()) == tried + 1  # nothing was asked twice
    writes = call in (*CHANGING, "upload")
    assert told(lapor.books()) - before == (1 if writes and fault in AFTER else 0)


def test_every_fault_is_tried():
    tried = {one[2] for one in cases()}
    assert tried == BEFORE | AFTER
    assert NAMES - tried == {
        "odd_attachments", "unordered_logs", "hostile_markup", "vanished_id", "list_lag",
    }  # fmt: skip


@pytest.mark.parametrize("call", ["reply", "reject"])
def test_another_shape_of_a_yes_is_a_yes(lapor, connect_to, call):
    known = connect_to().submit(report(new_number()))
    lapor.fail((call, "changed_shape"))
    CALLS[call](connect_to(), known)
    assert lapor.books()["faults"]["changed_shape"] >= 1


def test_the_words_of_a_refusal_are_plain_and_bounded(lapor, connect_to):
    lapor.fail(("submit", "refused"))
    with pytest.raises(LaporRefused) as raised:
        connect_to().submit(report(new_number()))
    said = raised.value.fields["content"]
    assert said == ("Sudah ditangani" + "gnp.exe {{institution_from}} {{tidak_dikenal}}",
                    "terlalu pendek")  # fmt: skip


@pytest.fixture
def answered(lapor, connect_to):
    known = connect_to().submit(report(new_number()))
    lapor.advance(minutes=2 * 24 * 60)
    return known


def test_unordered_and_doubled_entries_come_by_time_and_once(lapor, connect_to, answered):
    client = connect_to()
    straight = client.state(answered)
    lapor.fail(("state", "unordered_logs"))
    assert client.state(answered) == straight
    times = [one.at for one in straight.logs]
    assert len(times) == 3
    assert times == sorted(times)


@pytest.mark.parametrize("call", ["state", "followups"])
def test_hostile_markup_comes_as_plain_words(lapor, connect_to, answered, call):
    lapor.fail((call, "hostile_markup"))
    found = CALLS[call](connect_to(), answered)
    entries = found.logs if call == "state" else found
    assert entries
    for one in entries:
        assert one.text.startswith("Sudah ditangani")
        assert not any(sign in one.text for sign in ("<", "alert", "192.0.2.1", "\u202e", "\u200b"))
        assert "{{" not in one.text


def test_odd_attachment_strings_stop_nothing(lapor, connect_to, answered):
    lapor.fail(("state", "odd_attachments"))
    assert len(connect_to().state(answered).logs) == 3
    lapor.fail(("followups", "odd_attachments"))
    assert connect_to().followups(answered)[0].files == ()


@pytest.mark.parametrize("call", ["state", "followups"])
def test_a_vanished_id_is_a_clear_no(lapor, connect_to, answered, call):
    lapor.fail((call, "vanished_id"))
    with pytest.raises(LaporRefused) as raised:
        CALLS[call](connect_to(), answered)
    assert (raised.value.status, raised.value.message) == (404, "Laporan tidak ditemukan")


@pytest.mark.parametrize(
    "wanted",
    [{"chances": {"tidak-ada": 1}}, {"chances": {"busy": 2}}, {"chances": {"bukan:busy": 1}},
     {"next": [["submit", "x"]]}, {"next": [["submit"]]}, {"lain": 1}, {"chances": {"busy": "a"}}],
)  # fmt: skip
def test_a_fault_nobody_knows_is_refused(lapor, wanted):
    import requests

    answer = requests.post(lapor.url + "/simulator/faults", json=wanted, timeout=10)
    assert answer.status_code == 422
