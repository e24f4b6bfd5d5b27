"""Each planted flaw is noticed by a trace made for it, and by none when it is not planted."""

import pytest

from tests.sync.flaws import FLAWS, noticed


@pytest.mark.no_cover
@pytest.mark.parametrize("flaw", FLAWS, ids=lambda one: one.name)
@pytest.mark.logs_warnings
def test_a_planted_flaw_is_noticed(flaw):
    clean = [noticed(None, trace) for trace in flaw.seen_by]
    assert clean == [""] * len(clean), "the trace fails without the flaw"
    assert any(noticed(flaw, trace) for trace in flaw.seen_by), f"{flaw.name}: nobody noticed"
