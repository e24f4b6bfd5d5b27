"""Opening a complaint that LAPOR has: asked of a real simulator, kept as a draft, never pushed."""

import pytest
from PySide6.QtTest import QTest

from callcenter.desk.keep_draft import load_drafts
from callcenter.desk.open_lapor import open_complaint
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import FieldInvalid, LaporError
from callcenter.lapor.simulator.account import TOKEN
from callcenter.tickets.words import Channel, Confidentiality, Kind, Push
from callcenter.web.bound_token import bound_to
from tests import lapor_steps as at
from tests.builders import intake, ticket
from tests.contract.lapor import samples
from tests.lapor_rig import SimulatorRig
from tests.ui.shell import settled, shell_context
from ui.ticket_form.form import TicketForm


@pytest.fixture
def lapor(tmp_path):
    rig = SimulatorRig(tmp_path / "lapor")
    yield rig
    rig.stop()


@pytest.fixture
def ctx(qapp, workstation, lapor):
    assert qapp is not None
    settings = lapor.settings()
    at.connected(workstation.desk, base_url=settings.base_url, paths=settings.paths)
    workstation.token.write(TOKEN, lapor.url)
    with shell_context(workstation) as made:
        yield made


@pytest.fixture
def complaint_id(lapor) -> str:
    client = lapor.client()
    try:
        return client.submit(samples.report(samples.new_number()))
    finally:
        client.close()


@pytest.fixture
def form(qtbot, ctx) -> TicketForm:
    made = TicketForm(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    made.activateWindow()
    return made


def asked(form, number: str) -> None:
    form.body.menu.chosen.emit("lapor")
    panel = form.body.lapor_panel
    assert panel.number.hasFocus()
    panel.number.clear()
    QTest.keyClicks(panel.number, number)
    panel.open.click()


def message(form) -> str:
    shown = form.body.lapor_panel.message
    return "" if shown.isHidden() else shown.shown_text()


def test_a_complaint_comes_into_the_form_and_is_saved_as_one_that_is_there(
    qtbot, ctx, form, complaint_id
):
    asked(form, f"#{complaint_id}")
    qtbot.waitUntil(lambda: form.body.lapor.complaint_id == complaint_id)
    assert form.body.lapor_panel.isHidden()
    assert complaint_id in form.body.lapor.accessibleName()
    assert ctx.call.channel is Channel.LAPOR
    assert ctx.call.confidentiality is Confidentiality.NORMAL
    form.body.description.input.setPlainText("Jalan rusak di depan balai desa.")
    form.body.category.write("pekerjaan-umum", form.body.category.classification_value())
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    made = saved.args[0].ticket_id
    state = at.state_of(ctx.desk, made)
    assert (state.state, state.complaint_id) == (Push.SENT, complaint_id)
    assert ticket(ctx.desk, made).channel is Channel.LAPOR
    assert Kind.LAPOR_RESERVED not in [one.kind for one in ticket(ctx.desk, made).entries]


def test_what_lapor_tells_begins_the_description(lapor, ctx, complaint_id):
    found = open_complaint(ctx.desk, ctx.token.read, complaint_id)
    told = lapor.client().state(complaint_id)
    first = next((one.text for one in told.logs if one.text.strip()), "")
    assert found.intake.description == first
    assert (found.status, found.institution) == (told.status_name, told.disposition_name)
    assert found.intake.confidentiality is Confidentiality.NORMAL


def test_the_draft_knows_its_complaint_after_a_kill(qtbot, ctx, form, complaint_id):
    asked(form, complaint_id)
    qtbot.waitUntil(lambda: form.body.lapor.complaint_id == complaint_id)
    form.keeper.flush()
    settled(qtbot, ctx)
    assert [one.intake.lapor_id for one in load_drafts(ctx.desk)] == [complaint_id]
    again = TicketForm(ctx)
    qtbot.addWidget(again)
    again.restore_drafts()
    qtbot.waitUntil(lambda: again.body.lapor.complaint_id == complaint_id)
    again.new_ticket()
    assert again.body.lapor.complaint_id == ""
    assert again.body.lapor.isHidden()


def test_what_was_being_typed_stays_as_its_own_draft(qtbot, ctx, form, complaint_id):
    form.body.description.input.setPlainText("Cerita penelepon lain.")
    asked(form, complaint_id)
    qtbot.waitUntil(lambda: form.body.lapor.complaint_id == complaint_id)
    form.keeper.flush()
    settled(qtbot, ctx)
    kept = {one.intake.description for one in load_drafts(ctx.desk)}
    assert "Cerita penelepon lain." in kept


def test_one_that_is_a_ticket_already_opens_that_ticket(qtbot, ctx, form):
    known = register_ticket(ctx.desk, intake(lapor_id="77")).ticket_id
    with qtbot.waitSignal(form.open_ticket) as opened:
        asked(form, "#77")
    assert opened.args == [known]
    assert form.body.lapor.complaint_id == ""


@pytest.mark.parametrize(
    ("number", "said"),
    [("", "masih kosong"), ("12/3", "terdiri dari angka"), ("999999999", "tidak mengenal nomor")],
)
def test_a_wrong_number_is_told_at_the_panel(qtbot, ctx, form, number, said):
    asked(form, number)
    qtbot.waitUntil(lambda: said in message(form))
    settled(qtbot, ctx)
    assert form.body.lapor_panel.number.text() == number
    assert form.body.lapor_panel.open.isEnabled()


def test_nobody_there_is_told_and_the_number_stays(qtbot, form, lapor):
    lapor.stop()
    try:
        asked(form, "77")
        qtbot.waitUntil(lambda: "▲" in message(form))
        assert "SP4N-LAPOR!" in message(form)
        assert form.body.lapor_panel.number.text() == "77"
    finally:
        lapor.start()


@pytest.mark.parametrize("fault", ["html", "broken", "busy", "redirect"])
def test_an_answer_that_is_none_is_told(qtbot, form, lapor, complaint_id, fault):
    lapor.fail(("state", fault))
    asked(form, complaint_id)
    qtbot.waitUntil(lambda: "▲" in message(form))
    assert form.body.lapor.complaint_id == ""


def test_one_that_lapor_lost_is_told_as_such(qtbot, form, lapor, complaint_id):
    lapor.fail(("state", "vanished_id"))
    asked(form, complaint_id)
    qtbot.waitUntil(lambda: "tidak mengenal nomor" in message(form))


def test_foreign_markup_is_text_in_the_form(qtbot, form, lapor, complaint_id):
    lapor.fail(("state", "hostile_markup"), ("followups", "hostile_markup"))
    asked(form, complaint_id)
    qtbot.waitUntil(lambda: form.body.lapor.complaint_id == complaint_id)
    shown = form.body.description.input.toPlainText()
    assert form.body.read("telepon", "biasa", None).description == shown
    assert form.body.description.input.document().toPlainText() == shown


def test_an_office_without_lapor_or_token_is_told(ctx):
    ctx.token.forget()
    with pytest.raises(FieldInvalid) as refused:
        open_complaint(ctx.desk, ctx.token.read, "77")
    assert refused.value.field == "lapor_token"
    at.connected(ctx.desk, base_url="")
    with pytest.raises(FieldInvalid) as refused:
        open_complaint(ctx.desk, ctx.token.read, "77")
    assert (refused.value.field, refused.value.reason) == ("lapor", "off")


def test_a_wrong_token_is_no_missing_complaint(ctx, lapor):
    with pytest.raises(LaporError):
        open_complaint(ctx.desk, lambda: bound_to("salah", lapor.url), "77")


def test_escape_closes_the_panel_and_keeps_the_number(form):
    form.open_lapor()
    form.body.lapor_panel.number.setText("123")
    assert form.close_panel()
    assert form.body.lapor_panel.isHidden()
    form.open_lapor()
    assert form.body.lapor_panel.number.text() == "123"


def test_joined_to_another_ticket_the_number_is_not_lost(qtbot, ctx, form, complaint_id):
    other = register_ticket(ctx.desk, intake()).ticket_id
    asked(form, complaint_id)
    qtbot.waitUntil(lambda: form.body.lapor.complaint_id == complaint_id)
    form.body.description.input.setPlainText("Jalan yang sama.")
    form.side.duplicates.joined.emit(other)
    qtbot.waitUntil(lambda: ticket(ctx.desk, other).entries[-1].kind == Kind.REPORTER_JOINED)
    assert f"#{complaint_id}" in ticket(ctx.desk, other).entries[-1].body["text"]
