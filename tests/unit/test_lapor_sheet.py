"""LAPOR's spreadsheets: read with faults by row, never run, and what an import would change."""

import io
import random
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.xml.constants import SHARED_STRINGS

from callcenter.directory.loading import load_directory
from callcenter.lapor import sheet
from callcenter.lapor.identity import Identity
from callcenter.lapor.sheet import COLUMNS, FILE_MAX, PART_MAX, ROWS_MAX, RowFault, read_sheet
from callcenter.lapor.sheet_preview import (
    Match,
    OurTicket,
    numbers_in,
    preview,
    sheet_rows,
)
from callcenter.tickets.apply import fold
from callcenter.tickets.lapor import UNTOUCHED, LaporState
from callcenter.tickets.lapor_rules import applied
from callcenter.tickets.number import make_number
from callcenter.tickets.words import Kind, Push
from tests.builders import EventLine

DIRECTORY = load_directory()
NUMBER, OTHER = make_number(2026, 417, 101), make_number(2026, 417, 102)
AT = datetime(2026, 8, 17, 3, 30, tzinfo=UTC)
ROW = ("17-08-2026 10:30:00", "Agama", "Dinas Contoh", "Jalan rusak", "Sudah dicek", "#1916449")


def xlsx(*rows, header=COLUMNS):
    book = Workbook()
    for row in (header, *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(*rows, header=COLUMNS, delimiter=",", coding="utf-8"):
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in (header, *rows)]
    return "\r\n".join(lines).encode(coding)


def faults(data):
    return [(one.number, one.reason) for one in read_sheet(data).faults]


@pytest.mark.parametrize(
    "data",
    [
        xlsx(ROW),
        as_csv(ROW),
        as_csv(ROW, delimiter=";", coding="utf-8-sig"),
        as_csv(ROW, delimiter="\t", coding="cp1252"),
        xlsx(ROW, header=[one.upper() + " " for one in COLUMNS]),
    ],
)
def test_a_row_is_read_from_every_form(data):
    found = read_sheet(data)
    assert found.faults == ()
    (row,) = found.rows
    assert (row.number, row.received_at, row.category) == (2, AT, "Agama")
    assert (row.institution, row.first, row.last) == ("Dinas Contoh", "Jalan rusak", "Sudah dicek")
    assert row.tracking_id == "1916449"


def test_a_title_above_the_header_and_columns_in_another_order():
    book = [("Laporan LAPOR!",), (), tuple(reversed(COLUMNS)), tuple(reversed(ROW))]
    (row,) = read_sheet(xlsx(*book[1:], header=book[0])).rows
    assert (row.number, row.tracking_id, row.received_at) == (4, "1916449", AT)


def test_old_letters_are_read():
    (row,) = read_sheet(as_csv((*ROW[:3], "caf\u00e9", "", "5"), coding="cp1252")).rows
    assert row.first == "caf\u00e9"


@pytest.mark.parametrize(
    ("value", "at"),
    [
        (datetime(2026, 8, 17, 10, 30), AT),
        (46251.4375, AT),
        ("2026-08-17 10:30:00", AT),
        ("17/08/2026 10:30", AT),
        ("17 Agustus 2026 10.30", AT),
        ("Senin, 17 Agu 2026, pukul 10:30 WIB", AT),
        ("17 Agustus 2026", AT - timedelta(hours=10, minutes=30)),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_real_ones_or_texts(value, at):
    found = read_sheet(xlsx((value, *ROW[1:])))
    assert found.faults == ()
    assert found.rows[0].received_at == at


@pytest.mark.parametrize(
    "value", ["kemarin", "31 Februari 2026", "1 Xyz 2026", "1 Jul 20", 5, 1e9, True, "32 juli 2026"]
)
def test_a_row_with_an_odd_date_is_read_without_it(value):
    found = read_sheet(xlsx((value, *ROW[1:])))
    assert [(one.number, one.reason) for one in found.faults] == [(2, "date")]
    assert found.rows[0].received_at is None


def test_rows_that_cannot_be_used_are_told_and_left_out():
    data = xlsx(
        ROW,
        (None,) * 6,
        (*ROW[:5], "abc"),
        (*ROW[:3], None, None, None),
        (*ROW[:3], '=HYPERLINK("http://x.example")', "", "7"),
        (*ROW[:5], 1916450),
    )
    found = read_sheet(data)
    assert [(one.number, one.reason, one.value) for one in found.faults] == [
        (4, "tracking", "abc"),
        (5, "empty", ""),
        (6, "formula", "Isi Laporan Awal"),
    ]
    assert [one.tracking_id for one in found.rows] == ["1916449", "1916450"]


def test_a_short_row_of_a_csv_is_read():
    (row,) = read_sheet(as_csv(("17-08-2026", "", "", "Jalan rusak"))).rows
    assert (row.first, row.tracking_id) == ("Jalan rusak", "")


def test_texts_are_plain():
    row = (*ROW[:3], "<b>Jalan</b><script>x</script>\u202e", "'=1+1", "7")
    (found,) = read_sheet(as_csv(row)).rows
    assert (found.first, found.last) == ("Jalan", "=1+1")


def test_another_table_is_refused_with_what_it_lacks():
    header = ("Tanggal Laporan Masuk", "Kategori", "x")
    for data in (xlsx(ROW, header=header), as_csv(ROW, header=header)):
        (fault,) = read_sheet(data).faults
        assert (fault.number, fault.reason) == (0, "header")
        assert fault.value == ", ".join(COLUMNS[2:])
    late = xlsx(*[("x",)] * 10, COLUMNS, ROW, header=("x",))
    assert faults(late) == [(0, "header")]
    assert faults(b"") == [(0, "header")]


def packed(name="xl/worksheets/sheet1.xml", data=b"", more=None):
    """An XLSX with one part, and `more` (name to data), put in the place of its own."""
    put = {name: data} | (more or {})
    whole, out = zipfile.ZipFile(io.BytesIO(xlsx(ROW))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for one in dict.fromkeys((*whole.namelist(), *put)):
            book.writestr(one, put[one] if one in put else whole.read(one), compresslevel=1)
    return out.getvalue()


BLOCK = b"<!--" + random.Random(5).randbytes(4096).hex().encode() + b"0" * 57_337 + b"-->"
"""Of 64 KiB, and nothing to be read; it does not shrink so far that it were a bomb for that."""

LARGE = BLOCK * (PART_MAX // len(BLOCK) + 1)

ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * (FILE_MAX + 1), "size"),
        (b"PK\x03\x04 no zip", "damaged"),
        (xlsx(ROW)[:-300], "damaged"),
        (packed(data=b"<worksheet"), "damaged"),
        (packed("xl/workbook.xml", b"<a/>"), "damaged"),
        (packed(data=ENTITIES), "damaged"),
        (packed("xl/styles.xml", b"0" * (30 << 20)), "bomb"),
        (packed(data=b'<?xml version="1.0" encoding="bogus"?><worksheet/>'), "damaged"),
        (packed("[Content_Types].xml", BLOCK * 20), "bomb"),
        (as_csv(("x" * 200_000,)), "csv"),
    ],
)
def test_what_is_no_table_is_refused(data, reason):
    found = read_sheet(data)
    assert found.rows == ()
    assert [(one.number, one.reason) for one in found.faults] == [(0, reason)]


def part(name):
    return zipfile.ZipFile(io.BytesIO(xlsx(ROW))).read(name)


def test_a_sheet_may_be_large_and_nothing_beside_it():
    sheet1, types = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
    with_large = part(sheet1).replace(b"</worksheet>", LARGE + b"</worksheet>")
    assert len(read_sheet(packed(sheet1, with_large)).rows) == 1
    assert faults(packed("xl/sharedStrings.xml", LARGE + b"<sst/>")) == [(0, "bomb")]
    other = f'<Override PartName="/{sheet1}" ContentType="{SHARED_STRINGS}"/>'.encode()
    told = part(types).replace(b"</Types>", other + b"</Types>")
    assert faults(packed(types, told, {sheet1: with_large})) == [(0, "bomb")]


def test_too_many_parts_are_a_bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for count in range(sheet.PARTS_MAX + 1):
            book.writestr(f"{count}.xml", "")
    assert faults(out.getvalue()) == [(0, "bomb")]


def test_a_huge_table_is_read_as_far_as_it_may_and_says_so():
    many = "\r\n".join([",".join(COLUMNS), *(f",,,teks,,{one}" for one in range(ROWS_MAX + 5))])
    found = read_sheet(many.encode())
    assert len(found.rows) == ROWS_MAX - 1
    assert found.faults == (RowFault(0, "rows", str(ROWS_MAX)),)


@given(st.binary(max_size=300), st.booleans())
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data, zipped):
    found = read_sheet(b"PK\x03\x04" + data if zipped else data)
    assert found.rows or found.faults


# --- what an import would change ---


def one_row(**fields):
    names = ("received", "category", "institution", "first", "last", "tracking")
    cells = dict(zip(names, ROW, strict=True)) | fields
    (row,) = read_sheet(as_csv(tuple(cells.values()))).rows
    return row


def line_of(row, by_number=(), by_tracking=()):
    (found,) = preview([row], dict(by_number).get, dict(by_tracking).get)
    return found


def ours(state=UNTOUCHED, ticket_id="t-1", number=NUMBER):
    return OurTicket(ticket_id, number, state)


def with_number(text="Jalan rusak"):
    return one_row(first=f"Nomor tiket Call Center Lampung: {NUMBER} {text}")


def written(ticket, found):
    line = EventLine()
    state = ticket.state
    for kind, body in found.events:
        state = applied(state, line.event(kind, body=body))
    return state


def test_a_row_with_our_number_gives_the_ticket_its_id_and_the_second_time_nothing():
    ticket = ours(LaporState(state=Push.UNCERTAIN, attempt="a-1", owner="desk-1", posts=1))
    first = line_of(with_number(), {NUMBER: ticket})
    assert (first.match, first.ticket) == (Match.NEW, ticket)
    state = written(ticket, first)
    assert (state.state, state.complaint_id, state.posts) == (Push.SENT, "1916449", 1)
    assert (state.institution, state.strays) == ("Dinas Contoh", frozenset())
    again = line_of(with_number(), {NUMBER: ours(state)})
    assert (again.match, again.events) == (Match.SAME, ())


def test_a_known_tracking_id_is_matched_without_our_number():
    state = written(ours(), line_of(with_number(), {NUMBER: ours()}))
    moved = line_of(one_row(institution="Dinas Lain"), (), {"1916449": ours(state)})
    assert moved.match is Match.CHANGED
    assert [kind for kind, _ in moved.events] == [Kind.LAPOR_STATUS]
    assert written(ours(state), moved).institution == "Dinas Lain"
    said = line_of(one_row(last="Sudah selesai"), (), {"1916449": ours(state)})
    assert [kind for kind, _ in said.events] == [Kind.LAPOR_ANSWER]
    assert said.events[0][1]["text"] == "Sudah selesai"


def test_a_text_that_only_repeats_the_report_is_no_answer():
    found = line_of(one_row(last="Jalan rusak", institution=""), (), {"1916449": ours()})
    assert [kind for kind, _ in found.events] == [Kind.LAPOR_SENT]


def test_a_row_without_a_tracking_id_links_nothing():
    row = one_row(first=f"tiket {NUMBER}", tracking="", last="", institution="")
    assert line_of(row, {NUMBER: ours()}).match is Match.SAME
    assert line_of(row, (), {"": ours()}).match is Match.UNKNOWN


def test_what_is_not_ours_and_what_points_two_ways():
    assert line_of(one_row()).match is Match.UNKNOWN
    assert line_of(with_number()).match is Match.UNKNOWN
    two = line_of(with_number(), {NUMBER: ours()}, {"1916449": ours(ticket_id="t-2")})
    assert (two.match, two.ticket, two.events) == (Match.DISPUTED, None, ())
    both = one_row(first=f"{NUMBER} dan {OTHER}")
    tickets = {NUMBER: ours(), OTHER: ours(ticket_id="t-2", number=OTHER)}
    assert line_of(both, tickets).match is Match.DISPUTED


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"a {NUMBER}.", (NUMBER,)),
        (f"a {NUMBER.replace('-', '')} b {OTHER.replace('-', ' ')}", (NUMBER, OTHER)),
        (f"{NUMBER} {NUMBER}", (NUMBER,)),
        (f"9{NUMBER}", ()),
        ("26-0417-101-99", ()),
        ("0812 7900 1234", ()),
    ],
)
def test_our_numbers_in_a_text(text, found):
    assert numbers_in(text) == found


def test_numbers_without_end_are_counted_to_a_limit():
    many = " ".join(make_number(2026, block, 1) for block in range(60))
    assert len(numbers_in(many)) == 50


# --- ours in LAPOR's columns ---


def told_ticket(**fields):
    line = EventLine()
    fields = {"description": "=Jalan rusak, kata Contoh Budiman", "place": "18.71"} | fields
    events = [
        line.registered(**fields),
        line.event(Kind.RENUMBERED, body={"number": NUMBER}),
        line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk", "gone"]}),
        line.event(Kind.RESOLVED, body={"text": "+selesai, Budiman puas"}),
    ]
    return fold("t-1", events)


def test_our_tickets_leave_scrubbed_and_come_back_as_ours():
    ticket = told_ticket(confidentiality="rahasia", reporter_name="Contoh Budiman")
    rows = sheet_rows([ticket], DIRECTORY)
    for data in (sheet.write_xlsx(rows), sheet.write_csv(rows).encode()):
        found = read_sheet(data)
        assert found.faults == ()
        (row,) = found.rows
        assert row.received_at is not None
        assert row.category == "Pekerjaan Umum dan Penataan Ruang"
        assert row.institution == "Dinas Bina Marga dan Bina Konstruksi"
        assert row.last == "+selesai, [disamarkan] puas"
        assert "Budiman" not in row.first + row.last
        assert numbers_in(row.first) == (NUMBER,)


def test_what_the_caller_book_knows_is_scrubbed_too():
    def book(_ticket):
        return Identity(phones=("081279001234",))

    ticket = told_ticket(description="telepon 0812-7900-1234 ya")
    assert "1234" not in sheet_rows([ticket], DIRECTORY, book)[0][3]


def test_a_bare_ticket_is_a_row_too():
    (row,) = sheet_rows([fold("t-1", [])], DIRECTORY)
    assert len(row) == len(COLUMNS)
    assert row[0] == row[1] == row[2] == row[5] == ""


@pytest.mark.parametrize("text", ["=1+1", "+62", "@x", "-1", "\uff1d1"])
def test_no_cell_we_write_is_run(text):
    row = (text,) * len(COLUMNS)
    page = load_workbook(io.BytesIO(sheet.write_xlsx([row]))).active
    assert [cell.data_type for cell in page[2]] == ["s"] * len(COLUMNS)
    assert all(cell.value == f"'{text}" for cell in page[2])
    assert sheet.write_csv([row]).splitlines()[1] == ",".join([f"'{text}"] * len(COLUMNS))


def test_numbers_and_links_stay_texts():
    page = load_workbook(io.BytesIO(sheet.write_xlsx([("0812", "https://x.example")]))).active
    assert [cell.data_type for cell in page[2]][:2] == ["s", "s"]
    assert page["B2"].hyperlink is None
