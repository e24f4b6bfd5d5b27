"""A ticket's screen as its tests see it."""

from callcenter.desk.read_ticket import read_ticket
from tests.ui.shell import settled
from ui.ticket_view.screen import TicketScreen


def opened(qtbot, ctx, ticket_id) -> TicketScreen:
    """The screen, shown with this ticket read."""
    made = TicketScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    made.activateWindow()
    made.show_ticket(ticket_id)
    settled(qtbot, ctx)
    return made


def ticket(ctx, ticket_id):
    return read_ticket(ctx.desk, ticket_id).ticket


def steps(screen) -> int:
    return len(screen.story.steps.rows)
