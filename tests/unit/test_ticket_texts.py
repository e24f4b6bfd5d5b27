"""Texts an event may hold."""

from hypothesis import given
from hypothesis import strategies as st

from callcenter.tickets.texts import clean, longest

TEXTS = st.text(st.characters(codec=None, categories=None))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_a_clean_value_can_be_encoded_and_stays_as_it_is(value):
    cleaned = clean(value)
    assert "\x00" not in repr(cleaned).encode().decode()
    assert clean(cleaned) == cleaned


def test_good_text_is_left_alone():
    assert clean(["Jalan é 🚧", {"a": 1}]) == ["Jalan é 🚧", {"a": 1}]
    assert clean({"\ud83d": "\x00"}) == {"\ufffd": "\ufffd"}


def test_the_longest_text_counts_wherever_it_stands():
    assert longest({"ab": ["abc", {"abcd": None}], "x": 1}) == 4
    assert longest([]) == longest(7) == longest({}) == 0
