"""How a desk reads the centre's list of whom it took back: pages, gaps, and another past."""

from datetime import UTC, datetime

import msgspec
import pytest

from callcenter.errors import NotOurServer
from callcenter.protocol.account_messages import Revocation, RevocationsAnswer
from callcenter.store import kv
from callcenter.sync import revocations
from callcenter.sync.enrolment import server_id

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


def _answer(*lines: Revocation, head: int, more: bool = False) -> RevocationsAnswer:
    return RevocationsAnswer(revocations=list(lines), head=head, more=more, server_time=NOON)


def _line(seq: int, kind: str, uid: str = "op-1") -> Revocation:
    return Revocation(seq=seq, kind=kind, at=NOON, uid=uid)


def test_closed_stays_until_it_is_opened_and_what_speaks_of_devices_changes_nobody():
    start = revocations._Kept("pusat")
    found = revocations._after(start, _answer(_line(1, "closed", "OP-1"), head=3, more=True))
    assert (found.since, found.closed) == (1, ("op-1",))
    found = revocations._after(found, _answer(_line(2, "retiring", ""), head=3, more=True))
    assert (found.since, found.closed) == (2, ("op-1",))
    found = revocations._after(found, _answer(_line(3, "changed"), head=3))
    assert (found.since, found.closed) == (3, ())


@pytest.mark.parametrize(
    "answer",
    [
        _answer(head=4, more=True),
        _answer(_line(3, "closed"), head=4),
        _answer(_line(2, "x"), head=4),
    ],
    ids=["more of nothing", "the same again", "backwards"],
)
def test_a_page_that_leads_nowhere_is_garbage(answer):
    with pytest.raises(NotOurServer):
        revocations._after(revocations._Kept("pusat", 3), answer)


@pytest.mark.parametrize("kept", [b"{", b'{"server": 5}', b'{"server": "lain", "since": 9}'])
def test_what_is_damaged_or_of_another_centre_counts_as_nothing_read(workstation, kept):
    with workstation.desk.store.write() as tx:
        kv.put(tx, "revocations", kept)
        assert revocations._kept(tx) == revocations._Kept(server_id(tx))
        own = revocations._Kept(server_id(tx), 4, ("op-1",))
        kv.put(tx, "revocations", msgspec.json.encode(own))
        assert revocations._kept(tx) == own
