"""Few confidential reports cannot be told apart: not in a row, and not as what is left of a total.

Whether a hidden row could be found out is asked by trying every table that fits what is shown.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.report import Report, Tally
from callcenter.reports.suppression import FEW, hidden_in, hide, is_few
from tests.fakes import START

ORDER = ReportOrder(begin=START.date(), end=START.date())
PLAIN, SECRET = int(Figure.ALL), int(Figure.ALL | Figure.CONFIDENTIAL)


def row(plain: int, secret: int = 0) -> Tally:
    return Tally({PLAIN: plain, SECRET: secret})


def total_of(rows) -> Tally:
    return row(*(sum(one.masks.get(mask, 0) for one in rows) for mask in (PLAIN, SECRET)))


def report_of(**rows: dict[str, Tally]) -> Report:
    made = {Dimension[name]: found for name, found in rows.items()}
    whole = next(iter(made.values()))
    return Report(ORDER, START, {Dimension.TOTAL: {"": total_of(whole.values())}, **made})


def test_few_are_hidden_only_with_a_confidential_one_among_them():
    assert is_few(row(3, 1))
    assert is_few(row(0, 4))
    assert not is_few(row(4, 0))
    assert not is_few(row(4, 1))
    assert not is_few(row(0, 0))


def test_the_smallest_other_goes_along():
    rows = {"a": row(2, 1), "b": row(40), "c": row(9), "d": row(0)}
    assert hide(rows) == {"a", "c"}
    assert hide({"b": row(2), "c": row(40)}) == frozenset()


def test_as_many_go_along_as_it_takes():
    rows = {"a": row(0, 1), "b": row(1), "c": row(2), "d": row(3)}
    assert hide(rows) == {"a", "c", "d"}
    assert hide({**rows, "e": row(50)}) == {"a", "e"}


def test_a_hidden_kabupaten_hides_what_lies_in_it():
    report = report_of(
        KABKOTA={"18.01": row(1, 1), "18.02": row(6), "18.03": row(68, 3)},
        KECAMATAN={
            "18.01.01": row(1, 1),
            "18.02.01": row(6),
            "18.03.01": row(30),
            "18.03.02": row(38, 2),
            "18.03": row(0, 1),
        },
    )
    hidden = hidden_in(report)
    assert hidden.rows[Dimension.KABKOTA] == {"18.01", "18.02"}
    for code in ("18.01.01", "18.02.01", "18.02.09", "18.03", "18.03.01"):
        assert hidden.hides(Dimension.KECAMATAN, code), code
    assert not hidden.hides(Dimension.KECAMATAN, "18.03.02")
    assert not hidden.hides(Dimension.TOTAL, "")


def test_all_kecamatan_go_when_no_kabupaten_can_be_shown():
    ones = {f"18.0{n}": row(0, 1) for n in range(1, 6)}
    report = report_of(KABKOTA=ones, KECAMATAN={f"{one}.01": row(0, 1) for one in ones})
    hidden = hidden_in(report)
    assert hidden.hides(Dimension.KABKOTA, "18.09")  # where nothing was, is not said either
    assert hidden.hides(Dimension.KECAMATAN, "18.04.01")


def test_a_whole_report_of_few_shows_nothing():
    hidden = hidden_in(report_of(CHANNEL={"sms": row(1, 1), "telepon": row(2), "surat": row(0)}))
    assert hidden.hides(Dimension.TOTAL, "")
    assert hidden.hides(Dimension.CHANNEL, "telepon")


def test_few_hand_overs_are_hidden_whole():
    hidden = hidden_in(report_of(CHANNEL={"sms": row(9)}, AGENCY={"dlh": row(0, 2)}))
    assert hidden.whole == {(Dimension.AGENCY, "")}
    assert not hidden.hides(Dimension.CHANNEL, "sms")


counts = st.tuples(st.integers(0, 6), st.integers(0, 3))
tables = st.lists(counts, min_size=1, max_size=5)


@settings(deadline=None)
@given(tables)
def test_nobody_finds_a_hidden_row_out(table):
    rows = {str(at): row(*one) for at, one in enumerate(table)}
    hidden = hidden_in(report_of(CHANNEL=rows))
    gone = [key for key in rows if hidden.hides(Dimension.CHANNEL, key)]
    assert all(key in gone for key, one in rows.items() if is_few(one))
    if (Dimension.CHANNEL, "") in hidden.whole or not gone:
        return
    left = sum(rows[key][Figure.ALL] for key in gone)
    fits = _parts(left, len(gone))
    for at in range(len(gone)):
        assert len({one[at] for one in fits}) >= FEW - 1


def _parts(left: int, many: int) -> list[tuple[int, ...]]:
    """Every way in which so many rows, none of them nothing, add up to what is left."""
    if many == 1:
        return [(left,)]
    first = range(1, left - many + 2)
    return [(one, *rest) for one in first for rest in _parts(left - one, many - 1)]
