"""Two records become one field by field, and are parted again without loss."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.callers.caller import Caller
from callcenter.callers.merge import MERGE_FIELDS, Choice, apply_merge, plan_merge, undo_merge

KEPT = Caller(
    id="c1",
    name="Contoh Sari",
    phones=("+6281279001234", "+62721481107"),
    notes="suka bicara pelan",
    prank_count=1,
)
ABSORBED = Caller(
    id="c2",
    name="Ibu Sari",
    phones=("+6281279005678", "+62721481107"),
    address="Jl. Contoh 5",
    place_code="18.71.01.1001",
    nik_hash="ab12",
    notes="minta dihubungi sore",
    prank_count=2,
)


def test_what_only_one_has_is_taken_and_a_contradiction_is_named():
    plan = plan_merge(KEPT, ABSORBED, {})
    assert plan.values == {
        "name": "Contoh Sari",
        "address": "Jl. Contoh 5",
        "place_code": "18.71.01.1001",
        "nik_hash": "ab12",
        "notes": "suka bicara pelan\nminta dihubungi sore",
    }
    assert plan.phones == ("+6281279001234", "+62721481107", "+6281279005678")
    assert plan.prank_count == 3
    assert plan.conflicts == ("name",)


def test_a_choice_decides_also_for_an_empty_field():
    choices: dict[str, Choice] = {
        "name": "absorbed",
        "address": "kept",
        "notes": "absorbed",
        "nik_hash": "absorbed",
    }
    plan = plan_merge(KEPT, ABSORBED, choices)
    assert plan.conflicts == ()
    assert plan.values["name"] == "Ibu Sari"
    assert plan.values["address"] == ""
    assert plan.values["notes"] == "minta dihubungi sore"
    assert plan.values["nik_hash"] == "ab12"


def test_equal_values_are_no_contradiction():
    plan = plan_merge(KEPT, replace(KEPT, id="c2"), {})
    assert plan.conflicts == ()
    assert plan.values["notes"] == KEPT.notes


def test_the_absorbed_one_stays_whole_and_points_to_the_kept_one():
    merged, absorbed = apply_merge(plan_merge(KEPT, ABSORBED, {"name": "absorbed"}))
    assert merged == Caller(
        id="c1",
        name="Ibu Sari",
        phones=("+6281279001234", "+62721481107", "+6281279005678"),
        address="Jl. Contoh 5",
        place_code="18.71.01.1001",
        nik_hash="ab12",
        notes="suka bicara pelan\nminta dihubungi sore",
        prank_count=3,
    )
    assert absorbed == replace(ABSORBED, merged_into="c1")


def test_what_changed_since_the_merge_stays_with_the_kept_one():
    plan = plan_merge(KEPT, ABSORBED, {})
    merged, absorbed = apply_merge(plan)
    later = replace(
        merged,
        name="Contoh Sari Dewi",
        phones=("+6281279009999", *merged.phones[1:]),
        prank_count=merged.prank_count + 1,
    )
    kept, apart = undo_merge(plan, later, absorbed)
    assert kept == replace(
        KEPT,
        name="Contoh Sari Dewi",
        phones=("+62721481107", "+6281279009999"),
        prank_count=2,
    )
    assert apart == ABSORBED


def test_pranks_taken_back_since_never_fall_below_none():
    plan = plan_merge(KEPT, ABSORBED, {})
    merged, absorbed = apply_merge(plan)
    assert undo_merge(plan, replace(merged, prank_count=0), absorbed)[0].prank_count == 0


@pytest.mark.parametrize(
    ("kept", "absorbed"),
    [
        (KEPT, KEPT),
        (replace(KEPT, merged_into="c9"), ABSORBED),
        (KEPT, replace(ABSORBED, merged_into="c9")),
    ],
)
def test_only_two_separate_callers_are_merged(kept, absorbed):
    with pytest.raises(ValueError, match="two separate callers"):
        plan_merge(kept, absorbed, {})


@pytest.mark.parametrize("choices", [{"phones": "kept"}, {"name": "both"}])
def test_an_unknown_choice_is_refused(choices):
    with pytest.raises(ValueError, match="no such choice"):
        plan_merge(KEPT, ABSORBED, choices)


TEXTS = st.sampled_from(["", "a", "b", "a\nb"])
PHONES = st.lists(st.sampled_from(["+621", "+622", "+623", "112"]), max_size=4).map(tuple)


def callers(caller_id: str) -> st.SearchStrategy[Caller]:
    return st.builds(
        Caller,
        id=st.just(caller_id),
        phones=PHONES,
        prank_count=st.integers(0, 5),
        merged_into=st.none(),
        **dict.fromkeys(MERGE_FIELDS, TEXTS),
    )


CHOICES = st.dictionaries(st.sampled_from(MERGE_FIELDS), st.sampled_from(["kept", "absorbed"]))


@settings(deadline=None)
@given(callers("c1"), callers("c2"), CHOICES)
def test_undo_after_merge_gives_back_exactly_both(kept, absorbed, choices):
    plan = plan_merge(kept, absorbed, choices)
    assert undo_merge(plan, *apply_merge(plan)) == (kept, absorbed)


@settings(deadline=None)
@given(callers("c1"), callers("c2"), CHOICES)
def test_a_merge_loses_no_number_and_keeps_every_value_somewhere(kept, absorbed, choices):
    merged, apart = apply_merge(plan_merge(kept, absorbed, choices))
    assert set(merged.phones) == set(kept.phones) | set(absorbed.phones)
    assert replace(apart, merged_into=None) == absorbed
    for field in MERGE_FIELDS:
        either = {getattr(kept, field), getattr(absorbed, field)}
        joined = f"{kept.notes}\n{absorbed.notes}"
        assert getattr(merged, field) in either or (field == "notes" and merged.notes == joined)
