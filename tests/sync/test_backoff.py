"""The wait after failures, for every run of luck."""

from hypothesis import given
from hypothesis import strategies as st

from callcenter.sync.backoff import FIRST_SECONDS, MOST_SECONDS, Backoff
from callcenter.sync.page_size import PageSize

_luck = st.floats(0, 1, exclude_max=True)


@given(st.lists(_luck, min_size=1, max_size=20))
def test_every_wait_lies_between_one_second_and_a_minute(luck):
    backoff = Backoff()
    for random in luck:
        backoff, wait = backoff.failed(random)
        assert FIRST_SECONDS <= wait <= MOST_SECONDS


@given(_luck, st.floats(0, 3600))
def test_what_the_centre_asked_for_is_kept_and_not_cut(random, asked):
    backoff, wait = Backoff().failed(random, asked)
    assert wait >= asked
    assert backoff.cut()[1] is False


def test_the_ceiling_doubles_to_a_minute_and_jitter_is_full():
    backoff, ceilings, floors = Backoff(), [], []
    for _ in range(8):
        floors.append(backoff.failed(0.0)[1])
        backoff, wait = backoff.failed(1.0)
        ceilings.append(wait)
    assert ceilings == [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]
    assert set(floors) == {1.0}


def test_one_save_cuts_the_wait_and_the_next_does_not():
    backoff, _ = Backoff().failed(0.5)
    backoff, may = backoff.cut()
    assert may
    backoff, _ = backoff.failed(0.5)
    assert backoff.cut()[1] is False
    assert Backoff().cut()[1]


def test_pages_shrink_when_the_database_is_held_too_long_and_grow_when_not():
    pages = PageSize()
    first = pages.events
    pages.took(first, 0.5)
    assert pages.events == first // 2
    for _ in range(10):
        pages.took(pages.events, 0.5)
    assert pages.events == 50
    pages.took(10, 0.001)
    assert pages.events == 50
    for _ in range(10):
        pages.took(pages.events, 0.001)
    assert pages.events == 2000
