"""Nobody says by hand that a complaint came from SP4N-LAPOR!: what came from there says so."""

from PySide6.QtGui import QAction

from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.tickets.words import Channel
from tests.builders import intake
from ui.call_strip import CallStrip
from ui.ticket_view.contact_composer import ContactComposer
from ui.ticket_view.field_editor import FieldEditor

BY_HAND = [one.value for one in Channel if one is not Channel.LAPOR]


def ticket_of(ctx, channel: Channel):
    made = register_ticket(ctx.desk, intake(channel=channel))
    return read_ticket(ctx.desk, made.ticket_id).ticket


def offered(box) -> list[str]:
    return [box.itemData(n) for n in range(box.count())]


def test_the_menu_of_the_strip_offers_what_a_person_may_say(qtbot, ctx):
    strip = CallStrip(ctx)
    qtbot.addWidget(strip)
    names = [one.objectName() for one in strip.channel.findChildren(QAction)]
    assert [one for one in names if one.startswith("menu_")] == [f"menu_{one}" for one in BY_HAND]
    strip.channel.findChild(QAction, "menu_whatsapp").trigger()
    assert ctx.call.channel is Channel.WHATSAPP


def test_an_attempt_to_reach_somebody_goes_another_way(qtbot, ctx):
    composer = ContactComposer(ctx, ticket_of(ctx, Channel.LAPOR))
    qtbot.addWidget(composer)
    assert offered(composer.channel) == BY_HAND


def test_an_edit_offers_it_only_where_it_stands(qtbot, ctx):
    for channel, wanted in ((Channel.PHONE, BY_HAND), (Channel.LAPOR, list(Channel))):
        editor = FieldEditor(ctx, ticket_of(ctx, channel), "channel")
        qtbot.addWidget(editor)
        assert offered(editor.input) == wanted
        assert editor.value() == channel
