"""Few confidential reports cannot be told apart: not in a row, and not as what is left of a total.

Whether a hidden row could be found out is asked by trying every table that fits what is shown.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.report import Report, Tally
from callcenter.reports.suppression import FEW, hidden_in, hide, is_few
from callcenter.reports.tables import COLUMNS, RowKind, make_tables, shown_total
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


COLUMN_OF = {
    "diterima": Figure.OPEN,
    "menunggu_data": Figure.OPEN,
    "selesai": Figure.RESOLVED,
    "ditutup": Figure.RESOLVED,
    "ditolak": Figure.REJECTED,
    "gabungan": Figure.DUPLICATE,
    "dirujuk": Figure.REFERRED,
}


def by_state(**counts: tuple[int, int]) -> Report:
    """Tickets of these states, all of one channel: (plain, confidential) of each."""
    rows = {
        state: Tally({PLAIN | COLUMN_OF[state]: plain, SECRET | COLUMN_OF[state]: secret})
        for state, (plain, secret) in counts.items()
    }
    masks: dict[int, int] = {}
    for tally in rows.values():
        for mask, times in tally.masks.items():
            masks[mask] = masks.get(mask, 0) + times
    whole = Tally(masks)
    others = {Dimension.TOTAL: {"": whole}, Dimension.CHANNEL: {"telepon": whole}}
    clocks = {Dimension.CLOCK: {"selesai": Tally({PLAIN: whole[Figure.ALL]})}}
    return Report(ORDER, START, {**others, Dimension.STATE: rows, **clocks})


def test_a_hidden_state_stands_in_no_column_of_any_table():
    report = by_state(selesai=(90, 0), ditolak=(0, 1), gabungan=(6, 0))
    tables = make_tables(report, lambda _one: (), (Dimension.STATE, Dimension.CHANNEL))
    at = {one.key: number for number, one in enumerate(COLUMNS[Dimension.CHANNEL])}
    for table in tables.values():
        for row in table.rows:
            assert row.cells[at["rejected"]] is row.cells[at["duplicate"]] is None
            assert row.cells[at["resolved"]] is not None
    assert {one.kind for one in tables[Dimension.STATE].rows} == set(RowKind)
    assert shown_total(report, Figure.REJECTED) is None
    assert shown_total(report, Figure.RESOLVED) == 90
    clocks = make_tables(report, lambda _one: (), (Dimension.CLOCK,))[Dimension.CLOCK]
    assert [set(row.cells) for row in clocks.rows] == [{None}]  # it would tell the merged ones


def test_few_bodies_are_not_told_by_the_column_either():
    report = by_state(selesai=(90, 0))
    rows = {**report.rows, Dimension.REFERRAL: {"bpjn": row(1, 1)}}
    assert hidden_in(Report(ORDER, START, rows)).figures == Figure.REFERRED


@settings(deadline=None)
@given(st.lists(counts, min_size=len(COLUMN_OF), max_size=len(COLUMN_OF)))
def test_no_column_gives_a_hidden_state_away(table):
    report = by_state(**dict(zip(COLUMN_OF, table, strict=True)))
    hidden = hidden_in(report)
    if hidden.hides(Dimension.TOTAL, ""):
        return
    rows = report.rows[Dimension.STATE]
    gone = [one for one in rows if hidden.hides(Dimension.STATE, one) and rows[one][Figure.ALL]]
    if not gone:
        assert not hidden.figures
        return
    if (Dimension.STATE, "") in hidden.whole:
        assert all(one in hidden.figures for one in COLUMN_OF.values())
        return
    told = {one for one in COLUMN_OF.values() if one not in hidden.figures}
    left = sum(rows[key][Figure.ALL] for key in gone)
    fits = [
        one
        for one in _parts(left, len(gone))
        if all(_same(one, gone, rows, column) for column in told)
    ]
    for at in range(len(gone)):
        assert len({one[at] for one in fits}) >= FEW - 1


def _same(guess, gone, rows, column) -> bool:
    """Whether a guess at the hidden states adds up to what a column tells of them."""
    of_it = [at for at, state in enumerate(gone) if COLUMN_OF[state] is column]
    return sum(guess[at] for at in of_it) == sum(rows[gone[at]][Figure.ALL] for at in of_it)
