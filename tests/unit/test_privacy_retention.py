"""What is kept how long, and proposals that erase nothing until two persons signed."""

from datetime import timedelta

import pytest

from callcenter.privacy.course import PROGRAM
from callcenter.privacy.retention import (
    LONGEST,
    NAMES,
    PREFIX,
    SHORTEST,
    Closed,
    Due,
    KeepDays,
    fold_proposal,
    is_days,
    keep_days,
    office_values,
    too_old,
)
from callcenter.privacy.words import Stage
from callcenter.tickets.office import EMPTY_OFFICE, Office
from callcenter.tickets.words import Classification, Kind
from tests.unit.privacy_log import ANA, BUDI, MATTER, after, agreed, prepared, said

NOW = after(0)


def closed(
    days, name="t", *, sort=Classification.COMPLAINT, oversight=False, identity=True, files=0
) -> Closed:
    return Closed(name, sort, oversight, NOW - timedelta(days=days), identity, files)


@pytest.mark.parametrize(
    ("sort", "oversight", "limit"),
    [
        (Classification.COMPLAINT, False, 1825),
        (Classification.COMPLAINT, True, 3650),
        (Classification.ASPIRATION, False, 730),
        (Classification.INFORMATION, True, 730),
    ],
)
def test_each_sort_has_its_own_time(sort, oversight, limit):
    one = closed(limit, sort=sort, oversight=oversight)
    assert too_old([one], KeepDays(), NOW).is_empty
    assert too_old([one], KeepDays(), NOW + timedelta(seconds=1)).tickets == ("t",)


def test_files_have_their_own_time_and_go_alone():
    due = too_old([closed(731, files=2), closed(700, "u", files=5)], KeepDays(), NOW)
    assert due == Due((), ("t",), 2)
    assert not due.is_empty


def test_who_names_nobody_is_not_proposed_again():
    assert too_old([closed(9000, identity=False)], KeepDays(), NOW).is_empty


def test_the_oldest_comes_first():
    due = too_old([closed(1900, "b"), closed(2000, "a"), closed(1900, "a2")], KeepDays(), NOW)
    assert due.tickets == ("a", "a2", "b")


def test_the_offices_days_count_and_bad_ones_are_named():
    office = Office({f"{PREFIX}pengaduan": 400, f"{PREFIX}files": "dua", f"{PREFIX}aspirasi": 1})
    days, bad = keep_days(office)
    assert (days, bad) == (KeepDays(pengaduan=400), ("aspirasi", "files"))
    assert keep_days(EMPTY_OFFICE) == (KeepDays(), ())


def test_days_go_to_the_office_and_come_back():
    days = KeepDays(31, 32, 33, 34, 35)
    assert keep_days(Office(office_values(days))) == (days, ())
    assert len(office_values(days)) == len(NAMES)


def test_days_have_bounds():
    assert is_days(SHORTEST)
    assert is_days(LONGEST)
    for wrong in (SHORTEST - 1, LONGEST + 1, True, 40.0, "40", None):
        assert not is_days(wrong)


def test_a_proposal_needs_two_persons_for_the_program_is_none():
    made = said(Kind.RETENTION_PROPOSED, author=PROGRAM)
    what = prepared(author=PROGRAM, tickets=["t-1", "t-2"], files_of=["t-1"])

    def fold(*events):
        found = fold_proposal(MATTER, (made, what, *events))
        assert found is not None
        return found

    assert fold().stage is Stage.PREPARED
    assert fold(agreed(what)).stage is Stage.PREPARED
    assert fold(agreed(what), agreed(what, 3)).stage is Stage.PREPARED
    both = fold(agreed(what), agreed(what, 3, ANA))
    assert (both.stage, both.course.signers) == (Stage.APPROVED, (BUDI, ANA))
    assert both.course.prepared is not None
    assert (both.course.prepared.tickets, both.course.prepared.files_of) == (
        ("t-1", "t-2"),
        ("t-1",),
    )
    assert both.number.startswith("RTN-20261120-")


def test_other_matters_are_no_proposal():
    assert fold_proposal(MATTER, [said(Kind.BREACH_OPENED)]) is None
