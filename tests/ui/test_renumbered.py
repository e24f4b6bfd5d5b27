"""A number that changed is told to a person: over the window, in the ticket, in its story."""

from callcenter.desk.register_ticket import register_ticket
from callcenter.tickets.words import Kind
from tests.builders import intake, ticket
from tests.ui.colleague import centre_takes, colleague_does
from tests.ui.shell import settled, shown_window

NEW = "26-0999-000-00"


def renumbered(ctx, number=NEW, phone="0812-0000-1234"):
    made = register_ticket(ctx.desk, intake(phone=phone))
    centre_takes(ctx.desk, made.ticket_id)
    colleague_does(ctx.desk, made.ticket_id, Kind.RENUMBERED, {"number": number})
    return made


def test_the_desk_that_gave_it_out_is_told_until_somebody_closes_it(qtbot, ctx):
    window = shown_window(qtbot, ctx)
    settled(qtbot, ctx)
    assert window.renumbered.isHidden()
    made = renumbered(ctx)
    qtbot.waitUntil(window.renumbered.isVisible)
    said = window.renumbered.accessibleName()
    assert said.startswith(f"Nomor berubah: {made.number} menjadi {NEW}. ")
    assert "Telepon pelapor" in said
    window.renumbered.button.click()
    assert window.screens.current() == "ticket"
    other = renumbered(ctx, "26-0999-001-00", phone="0813-0000-5678")
    qtbot.waitUntil(lambda: "1 lagi setelah ini" in window.renumbered.accessibleName())
    window.renumbered.close_button.click()
    qtbot.waitUntil(lambda: "26-0999-001-00" in window.renumbered.accessibleName())
    qtbot.waitUntil(window.renumbered.isVisible)
    assert other.number in window.renumbered.accessibleName()
    window.renumbered.close_button.click()
    settled(qtbot, ctx)
    assert window.renumbered.isHidden()
    window.renumbered.look()
    settled(qtbot, ctx)
    assert window.renumbered.isHidden()


def test_a_ticket_of_another_desk_is_not_named_here(qtbot, ctx):
    window = shown_window(qtbot, ctx)
    from callcenter.ids import Ids

    foreign = Ids(ctx.desk.clock).new()
    colleague_does(ctx.desk, foreign, Kind.REGISTERED, {"number": "26-0500-000-00"})
    colleague_does(ctx.desk, foreign, Kind.RENUMBERED, {"number": NEW})
    settled(qtbot, ctx)
    assert ticket(ctx.desk, foreign).aliases == ("26-0500-000-00",)
    assert window.renumbered.isHidden()


def test_the_ticket_says_it_and_its_story_too(qtbot, ctx):
    window = shown_window(qtbot, ctx)
    made = renumbered(ctx)
    window.open_ticket(made.ticket_id)
    screen = window.screens.get("ticket")
    qtbot.waitUntil(lambda: screen.view is not None)
    said = screen.header.former
    qtbot.waitUntil(said.isVisible)
    assert f"{made.number} menjadi {NEW}" in said.shown_text()
    plain = register_ticket(ctx.desk, intake(phone="0813-0000-9999"))
    window.open_ticket(plain.ticket_id)
    qtbot.waitUntil(said.isHidden)
