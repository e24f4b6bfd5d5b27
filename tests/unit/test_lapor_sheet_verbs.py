"""LAPOR's spreadsheets at a real desk: looked at, taken in, stopped, gone on with, written."""

from datetime import timedelta

import pytest

from callcenter.desk.lapor_sheet import (
    WRITE_CHUNK,
    Match,
    apply_lapor_sheet,
    preview_lapor_sheet,
)
from callcenter.desk.write_lapor_sheet import SheetKind, SheetOrder, Which, write_lapor_sheet
from callcenter.errors import Cancelled, SheetRefused, StoreUnwritable
from callcenter.lapor.settings import Policy
from callcenter.lapor.sheet import COLUMNS, read_sheet, write_csv, write_xlsx
from callcenter.tickets.words import Classification, Kind, Push
from tests import lapor_cases as cases
from tests.builders import kinds, ticket
from tests.fakes import START


@pytest.fixture
def desk(workstation):
    cases.set_up(workstation.desk)
    return workstation.desk


def row(number="", tracking="", last="", institution="Dinas Contoh"):
    first = f"Nomor tiket Call Center Lampung: {number}\n\nJalan rusak" if number else "Jalan rusak"
    return ("17-08-2026 10:00:00", "Infrastruktur", institution, first, last, tracking)


def sheet(tmp_path, *rows, name="lapor.csv"):
    path = tmp_path / name
    path.write_bytes(
        write_xlsx(rows) if name.endswith("xlsx") else write_csv(rows).encode("utf-8-sig")
    )
    return path


def number(desk, ticket_id):
    return ticket(desk, ticket_id).number


@pytest.mark.parametrize("name", ["lapor.csv", "lapor.xlsx"])
def test_a_preview_says_what_each_row_means_and_changes_nothing(desk, tmp_path, name):
    fresh, known = cases.new_ticket(desk), cases.sent(desk, "501")
    other = cases.sent(desk, "502")
    before = [kinds(desk, one) for one in (fresh, known, other)]
    path = sheet(
        tmp_path,
        row(number(desk, fresh), "500"),
        row("", "501", "Sudah selesai"),
        row("", "777"),
        row(number(desk, fresh), "501"),
        row(number(desk, known), "999"),
        row("", "bukan nomor"),
        name=name,
    )
    found = preview_lapor_sheet(desk, path)
    assert [one.match for one in found.lines] == [
        Match.NEW, Match.CHANGED, Match.UNKNOWN, Match.DISPUTED, Match.DISPUTED,
    ]  # fmt: skip
    assert [(one.number, one.reason) for one in found.faults] == [(7, "tracking")]
    assert found.count(Match.DISPUTED) == 2
    assert [kinds(desk, one) for one in (fresh, known, other)] == before


def test_taking_in_links_tickets_and_the_second_time_says_the_same(desk, tmp_path):
    made = cases.uncertain(desk)
    path = sheet(tmp_path, row(number(desk, made), "#500", "Sudah ditambal"))
    rows = [one.row for one in preview_lapor_sheet(desk, path).lines]
    done = apply_lapor_sheet(desk, rows)
    assert (done.rows, done.events, done.left, done.done) == (1, 3, 0, True)
    state = ticket(desk, made).lapor
    assert (state.state, state.complaint_id, state.posts) == (Push.SENT, "500", 1)
    assert state.institution == "Dinas Contoh"
    assert not state.needs_person
    assert [one.match for one in preview_lapor_sheet(desk, path).lines] == [Match.SAME]
    again = apply_lapor_sheet(desk, rows)
    assert (again.rows, again.events, again.left) == (0, 0, 1)


def test_an_id_is_given_to_one_ticket_alone(desk, tmp_path):
    one, two = cases.new_ticket(desk), cases.new_ticket(desk)
    path = sheet(tmp_path, row(number(desk, one), "500"), row(number(desk, two), "500"))
    rows = [line.row for line in preview_lapor_sheet(desk, path).lines]
    done = apply_lapor_sheet(desk, rows)
    assert (done.rows, done.left) == (1, 1)
    assert [ticket(desk, each).lapor.complaint_id for each in (one, two)] == ["500", ""]


def test_a_ticket_takes_nothing_of_another_complaint(desk, tmp_path):
    made = cases.sent(desk, "500")
    path = sheet(tmp_path, row(number(desk, made), "999", "Jawaban untuk yang lain"))
    (line,) = preview_lapor_sheet(desk, path).lines
    assert apply_lapor_sheet(desk, [line.row]).events == 0
    assert Kind.LAPOR_ANSWER not in kinds(desk, made)


def test_stopped_it_keeps_a_beginning_and_goes_on_from_there(desk, tmp_path):
    made = [cases.new_ticket(desk) for _ in range(WRITE_CHUNK + 5)]
    lines = [row(number(desk, one), str(1000 + n)) for n, one in enumerate(made)]
    rows = [one.row for one in preview_lapor_sheet(desk, sheet(tmp_path, *lines)).lines]
    told = []
    stopped = apply_lapor_sheet(
        desk, rows, lambda done, count: told.append((done, count)), lambda: bool(told)
    )
    assert (stopped.rows, stopped.done) == (WRITE_CHUNK, False)
    assert told == [(WRITE_CHUNK, WRITE_CHUNK + 5)]
    rest = apply_lapor_sheet(desk, rows)
    assert (rest.rows, rest.left, rest.done) == (5, WRITE_CHUNK, True)
    assert {ticket(desk, one).lapor.state for one in made} == {Push.SENT}


def test_a_preview_can_be_stopped(desk, tmp_path):
    with pytest.raises(Cancelled):
        preview_lapor_sheet(desk, sheet(tmp_path, row("", "1")), stop=lambda: True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"PK\x03\x04 rusak", "damaged"), (b"apa;saja\r\n1;2", "header"), (None, "unreadable")],
)
def test_what_is_no_sheet_is_refused(desk, tmp_path, data, reason):
    path = tmp_path / "apa.xlsx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SheetRefused) as refused:
        preview_lapor_sheet(desk, path)
    assert refused.value.reason == reason


def order(path, which=Which.ALL, kind=SheetKind.CSV, days=1):
    return SheetOrder(path, START - timedelta(days=days), START + timedelta(days=days), which, kind)


def written(desk, path, **more):
    count = write_lapor_sheet(desk, order(path, **more))
    found = read_sheet(path.read_bytes())
    assert found.faults == ()
    assert len(found.rows) == count
    return found.rows


@pytest.mark.parametrize("kind", list(SheetKind))
def test_ours_leave_in_lapors_columns_and_without_their_reporters(desk, clock, tmp_path, kind):
    made = cases.new_ticket(
        desk, "Contoh Sari 0812-0000-1234 melapor: jalan depan rumah Contoh Sari berlubang"
    )
    clock.advance(minutes=1)
    cases.sent(desk, "500", "Lampu jalan padam")
    first, second = written(desk, tmp_path / f"kita.{kind.value}", kind=kind)
    assert number(desk, made) in first.first
    assert "Sari" not in first.first
    assert "0812" not in first.first
    assert "berlubang" in first.first
    assert (first.tracking_id, second.tracking_id) == ("", "500")
    assert first.received_at == START


def test_the_range_and_the_choice_count(desk, tmp_path, clock):
    cases.set_up(desk, policy=Policy.ALL)
    complaint, there = cases.new_ticket(desk), cases.sent(desk, "500")
    asked = cases.new_ticket(desk, "Bertanya jam buka", classification=Classification.INFORMATION)
    clock.advance(days=3)
    cases.new_ticket(desk, "Di luar rentang")

    def numbers(which):
        rows = written(desk, tmp_path / f"{which}.csv", which=which)
        return {one for one in (complaint, there, asked)
                if any(number(desk, one) in found.first for found in rows)}  # fmt: skip

    assert numbers(Which.ALL) == {complaint, there, asked}
    assert numbers(Which.POLICY) == {complaint, there}
    assert numbers(Which.THERE) == {there}
    assert len(written(desk, tmp_path / "semua.csv")) == 3


def test_a_row_the_mapping_lacks_keeps_no_ticket_out_of_a_sheet(workstation, tmp_path):
    desk = workstation.desk
    cases.set_up(desk, mapped=False)
    cases.new_ticket(desk)
    assert len(written(desk, tmp_path / "kita.csv", which=Which.POLICY)) == 1


def test_nothing_is_written_when_there_is_nothing_or_it_is_stopped(desk, tmp_path):
    path = tmp_path / "kita.csv"
    with pytest.raises(SheetRefused) as refused:
        write_lapor_sheet(desk, order(path))
    assert refused.value.reason == "empty"
    cases.new_ticket(desk)
    with pytest.raises(Cancelled):
        write_lapor_sheet(desk, order(path), stop=lambda: True)
    with pytest.raises(StoreUnwritable):
        write_lapor_sheet(desk, order(tmp_path / "tidak-ada" / "kita.csv"))
    assert list(tmp_path.glob("*.csv")) == []
    assert list(tmp_path.glob(".lapor-*")) == []


def test_what_we_write_comes_back_as_ours(desk, tmp_path):
    cases.sent(desk, "500")
    path = tmp_path / "kita.csv"
    write_lapor_sheet(desk, order(path))
    (line,) = preview_lapor_sheet(desk, path).lines
    assert line.ticket is not None
    assert len(COLUMNS) == 6
