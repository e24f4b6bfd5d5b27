"""The caller book's fold: fields with heads, phones, pranks, merge and its undo."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.callers.book import Caller, apply_caller, fold_caller
from callcenter.callers.merge import plan_merge
from callcenter.tickets.event import Author, Change, Event

START = datetime(2026, 11, 20, 14, 14, tzinfo=UTC)


def event(eid: str, kind: str, body: Any = None, **fields: Any) -> Event:
    """An event of a caller; a field may be (value, base)."""
    number = int("".join(filter(str.isdigit, eid)) or 0)
    return Event(
        eid=eid,
        subject="caller",
        subject_id="c1",
        kind=kind,
        author=Author("op-1", "Operator Contoh"),
        client_id="desk",
        incarnation=1,
        n=number + 1,
        wall_at=START + timedelta(minutes=number),
        changes=tuple(
            Change(name, *(value if isinstance(value, tuple) else (value,)))
            for name, value in fields.items()
        ),
        body=body or {},
    )


ADDED = event("e1", "caller_added", {"phones": ["+6281", "", "+6281"]}, name="Contoh Sari")


def test_a_caller_is_added_with_phones_and_fields():
    caller = fold_caller("c1", [ADDED])
    assert (caller.id, caller.name, caller.phones) == ("c1", "Contoh Sari", ("+6281",))
    assert (caller.address, caller.notes, caller.kind, caller.prank_count) == ("", "", "", 0)
    assert caller.entries[0].at == START + timedelta(minutes=1)
    assert caller.record.name == "Contoh Sari"


def test_an_edit_on_the_head_is_applied_and_one_beside_it_is_a_conflict():
    log = [
        ADDED,
        event("e2", "caller_edited", name=("Contoh Sari Dewi", "e1"), address="Metro"),
        event("e3", "caller_edited", name=("C. Sari", "e1"), address="Metro"),
    ]
    caller = fold_caller("c1", log)
    assert (caller.name, caller.address) == ("Contoh Sari Dewi", "Metro")
    assert [(one.field, one.value, one.eid) for one in caller.conflicts] == [
        ("name", "C. Sari", "e3")
    ]
    again = apply_caller(caller, event("e4", "caller_edited", name=("C. Sari D.", "e3")))
    assert [one.value for one in again.conflicts] == ["C. Sari D."]
    chosen = event("e5", "caller_edited", {"resolves": ["e4"]}, name=("C. Sari D.", "e2"))
    done = apply_caller(again, chosen)
    assert (done.name, done.conflicts) == ("C. Sari D.", ())


def test_phones_come_and_go():
    log = [
        ADDED,
        event("e2", "phone_added", {"phone": "+6282"}),
        event("e3", "phone_added", {"phone": "+6282"}),
        event("e4", "phone_removed", {"phone": "+6281"}),
        event("e5", "phone_removed", {"phone": "unknown"}),
    ]
    assert fold_caller("c1", log).phones == ("+6282",)


def test_pranks_are_counted_and_calls_leave_a_line():
    log = [
        ADDED,
        event("e2", "prank_marked"),
        event("e3", "prank_marked"),
        event("e4", "call_logged"),
    ]
    caller = fold_caller("c1", log)
    assert (caller.prank_count, caller.pranks) == (2, ("e2", "e3"))
    assert [one.kind for one in caller.entries][-1] == "call_logged"
    undone = apply_caller(caller, event("e5", "withdrawn", {"eid": "e2"}))
    assert undone.pranks == ("e3",)


@pytest.mark.parametrize(
    "body",
    [
        {"phones": "text", "absorbed": 3, "values": [], "bases": 1},
        {"absorbed": "c2", "values": {"name": None}, "prank_count": "many", "phones": [1]},
        {"into": "c1"},
        {"into": 5, "phone": {}},
        {"absorbed": "never merged"},
    ],
)
@pytest.mark.parametrize(
    "kind", ["caller_added", "phone_added", "callers_merged", "callers_unmerged", "of_2030"]
)
def test_no_event_makes_the_fold_raise(kind, body):
    caller = fold_caller("c1", [ADDED, event("e2", kind, body)])
    assert len(caller.entries) == 2
    assert caller.merged_into is None


def merged(**values: str) -> Event:
    return event(
        "e5",
        "callers_merged",
        {"absorbed": "c2", "values": values, "phones": ["+6281", "+6289"], "prank_count": 2},
    )


UNDO = event("e9", "callers_unmerged", {"absorbed": "c2"})


def unchanged(one: Caller, other: Caller) -> bool:
    return (one.heads, one.phones, one.prank_count, one.merged, one.merged_into) == (
        other.heads,
        other.phones,
        other.prank_count,
        other.merged,
        other.merged_into,
    )


def test_a_merge_takes_the_chosen_values_and_its_undo_gives_them_back():
    before = fold_caller("c1", [ADDED, event("e2", "prank_marked")])
    kept = apply_caller(before, merged(name="C. Sari", address="Metro"))
    assert (kept.name, kept.address, kept.phones) == ("C. Sari", "Metro", ("+6281", "+6289"))
    assert kept.prank_count == 3
    assert [one.caller_id for one in kept.merged] == ["c2"]
    assert apply_caller(kept, merged(name="again")).name == "C. Sari"
    assert unchanged(apply_caller(kept, UNDO), before)


def test_what_was_changed_since_the_merge_stays_after_the_undo():
    log = [
        ADDED,
        merged(name="C. Sari", address="Metro"),
        event("e6", "caller_edited", address=("Kota Metro", "e5")),
        event("e7", "phone_added", {"phone": "+6277"}),
        event("e8", "prank_marked"),
        UNDO,
    ]
    caller = fold_caller("c1", log)
    assert (caller.name, caller.address) == ("Contoh Sari", "Kota Metro")
    assert (caller.phones, caller.prank_count) == (("+6281", "+6277"), 1)


def test_the_absorbed_one_points_to_the_kept_one_until_undone():
    caller = fold_caller("c2", [ADDED, event("e2", "callers_merged", {"into": "c1"})])
    assert caller.merged_into == "c1"
    assert caller.name == "Contoh Sari"
    assert apply_caller(caller, event("e3", "callers_unmerged", {"into": "c1"})).merged_into is None


def test_a_merge_written_on_an_older_state_does_not_overwrite():
    log = [
        ADDED,
        event("e2", "caller_edited", name=("Contoh Sari Dewi", "e1")),
        event(
            "e3",
            "callers_merged",
            {"absorbed": "c2", "values": {"name": "C. Sari"}, "bases": {"name": "e1"}},
        ),
    ]
    caller = fold_caller("c1", log)
    assert caller.name == "Contoh Sari Dewi"
    assert [one.value for one in caller.conflicts] == ["C. Sari"]


def test_the_record_can_be_planned_with():
    other = fold_caller("c2", [event("e1", "caller_added", {"phones": ["+6289"]}, address="Metro")])
    plan = plan_merge(fold_caller("c1", [ADDED]).record, other.record, {})
    assert plan.values["address"] == "Metro"
    assert plan.phones == ("+6281", "+6289")


_BODIES = st.fixed_dictionaries(
    {},
    optional={
        "absorbed": st.sampled_from(("c2", "c3")),
        "into": st.sampled_from(("c1", "c4")),
        "phone": st.sampled_from(("+1", "+2")),
        "phones": st.lists(st.sampled_from(("+1", "+2", "+3")), max_size=3),
        "values": st.dictionaries(st.sampled_from(("name", "address")), st.text(max_size=3)),
        "prank_count": st.integers(-3, 3),
        "resolves": st.lists(st.sampled_from(("e0", "e1", "e2"))),
    },
)


@settings(max_examples=80, deadline=None)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(
                ("caller_edited", "phone_added", "phone_removed", "callers_merged",
                 "callers_unmerged", "prank_marked")
            ),
            _BODIES,
            st.sampled_from((None, "e0", "e1", "e2")),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_the_fold_is_total_and_the_same_step_by_step(steps):
    log = [
        event(f"e{at}", kind, body, name=(f"v{at}", base))
        for at, (kind, body, base) in enumerate(steps)
    ]
    caller = Caller(id="c1")
    for one in log:
        caller = apply_caller(caller, one)
    assert caller == fold_caller("c1", log)
    assert len(caller.entries) == len(log)
    assert len(set(caller.phones)) == len(caller.phones)
    assert caller.prank_count >= 0
    assert caller.merged_into != "c1"
