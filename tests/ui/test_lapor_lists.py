"""How a ticket stands at LAPOR in the queue and in what a search found."""

import pytest

from callcenter.desk.finish import close_ticket, resolve
from callcenter.desk.read_queue import read_rows
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search
from tests import lapor_steps as at
from tests.builders import intake
from tests.ui.shell import settled
from ui.lapor_words import STATUS_MAX, cell_chip, row_chip
from ui.queue.model import LAPOR, REASON
from ui.queue.queue_screen import QueueScreen
from ui.search.results import Found, lines_of


def row_of(ctx, ticket_id):
    return read_rows(ctx.desk, [ticket_id])[ticket_id]


def queue(qtbot, ctx) -> QueueScreen:
    made = QueueScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    settled(qtbot, ctx)
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


@pytest.mark.parametrize(
    ("how", "text", "tone", "shape"),
    [
        (at.sent, "LAPOR #1916449", "green", "✓"),
        (at.reserved, "LAPOR · Sedang dikirim", "amber", "●"),
        (at.doubtful, "LAPOR · Tidak pasti", "red", "?"),
        (at.refused, "LAPOR · Ditolak", "red", "■"),
    ],
)
def test_a_row_says_how_it_stands(ctx, how, text, tone, shape):
    made = register_ticket(ctx.desk, intake()).ticket_id
    how(ctx.desk, made)
    look = row_chip(row_of(ctx, made))
    assert (look.text, look.tone, look.shape) == (text, tone, shape)


def test_a_status_stands_beside_the_number_and_is_cut(ctx, ticket_id):
    at.sent(ctx.desk, ticket_id)
    at.status(ctx.desk, ticket_id, "Dalam Proses")
    row = row_of(ctx, ticket_id)
    assert row_chip(row).text == "LAPOR #1916449 · Dalam Proses"
    assert cell_chip(row).text == "Dalam Proses"
    at.status(ctx.desk, ticket_id, "x" * 500)
    assert len(row_chip(row_of(ctx, ticket_id)).text) == len("LAPOR #1916449 · ") + STATUS_MAX


def test_what_lapor_has_nothing_to_do_with_says_nothing(ctx, ticket_id):
    assert row_chip(row_of(ctx, ticket_id)) is None
    at.kept(ctx.desk, ticket_id)
    assert row_chip(row_of(ctx, ticket_id)) is None


def test_more_than_one_there_and_one_that_vanished_are_red(ctx, ticket_id):
    at.sent(ctx.desk, ticket_id, "77", "78")
    assert row_chip(row_of(ctx, ticket_id)).tone == "red"
    other = register_ticket(ctx.desk, intake()).ticket_id
    at.sent(ctx.desk, other)
    at.status(ctx.desk, other, "Tidak ada lagi di LAPOR", code="hilang")
    assert row_chip(row_of(ctx, other)).tone == "red"


def test_the_column_comes_with_the_first_word_of_lapor(qtbot, ctx, ticket_id):
    screen = queue(qtbot, ctx)
    assert screen.table.isColumnHidden(LAPOR)
    at.doubtful(ctx.desk, ticket_id)
    qtbot.waitUntil(lambda: not screen.table.isColumnHidden(LAPOR))
    assert screen.model.index(0, LAPOR).data() == "LAPOR · Tidak pasti"
    assert screen.model.reason_text(screen.model.row(0)) == "SP4N-LAPOR!"
    assert screen.model.index(0, REASON).data() == "SP4N-LAPOR!"


def test_a_closed_ticket_in_doubt_stands_in_the_queue(qtbot, ctx, ticket_id):
    other = register_ticket(ctx.desk, intake()).ticket_id
    resolve(ctx.desk, ticket_id, "Sudah diperbaiki.")
    close_ticket(ctx.desk, ticket_id, "selesai")
    screen = queue(qtbot, ctx)
    assert [one.id for one in screen.model.rows()] == [other]
    attempt = at.doubtful(ctx.desk, ticket_id)
    qtbot.waitUntil(lambda: ticket_id in {one.id for one in screen.model.rows()})
    at.step(ctx.desk, ticket_id, "lapor_sent", {"attempt": attempt, "complaint_id": "77"})
    qtbot.waitUntil(lambda: [one.id for one in screen.model.rows()] == [other])


def test_the_bar_below_tells_number_and_status(qtbot, ctx, ticket_id):
    at.sent(ctx.desk, ticket_id)
    at.status(ctx.desk, ticket_id, "Dalam Proses")
    screen = queue(qtbot, ctx)
    screen.table.selectRow(0)
    qtbot.waitUntil(lambda: "LAPOR #1916449 · Dalam Proses" in screen.bar.story())


@pytest.mark.parametrize("text", ["1916449", "#1916449"])
def test_a_search_for_the_number_marks_it(ctx, ticket_id, text):
    at.sent(ctx.desk, ticket_id)
    hits = tuple(search(ctx.desk, text))
    lines = lines_of(Found(text, hits), ctx.desk.directory, ctx.desk.clock.now())
    line = lines[-1]
    assert line.title.startswith("LAPOR #1916449 · ")
    ((start, end),) = line.marks
    assert line.title[start:end] == "1916449"
    assert "LAPOR #1916449" in line.meta


def test_what_is_in_doubt_is_the_chip_of_its_line(ctx, ticket_id):
    at.doubtful(ctx.desk, ticket_id)
    hits = tuple(search(ctx.desk, "Bandar Jaya"))
    found = Found("Bandar Jaya", hits)
    line = lines_of(found, ctx.desk.directory, ctx.desk.clock.now())[-1]
    assert (line.chip.text, line.chip.tone) == ("LAPOR · Tidak pasti", "red")
