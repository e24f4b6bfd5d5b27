"""The card of SP4N-LAPOR! and its part of the story: one honest state, decisions, plain text."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from callcenter.desk.lapor_ticket import keep_from_lapor, reply_to_lapor, send_to_lapor
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.lapor import bodies
from callcenter.lapor.settings import Policy
from callcenter.tickets.words import Channel, Classification, Kind, Look, Push, ReplyPush
from tests import lapor_steps as at
from tests.builders import intake
from tests.ui.colleague import colleague_does
from tests.ui.shell import settled, shell_context
from tests.ui.ticket_rig import opened
from ui.ticket_view.screen import TicketScreen
from ui.ticket_view.story import Step, story

HOSTILE = '<b>Tebal</b> <img src="http://x.contoh/a.png">'


@pytest.fixture
def ctx(qapp, workstation):
    assert qapp is not None
    at.connected(
        workstation.desk, interface="v1"
    )  # takes no ids: nothing is missing in the mapping
    with shell_context(workstation) as made:
        yield made


@pytest.fixture
def screen(qtbot, ctx, ticket_id) -> TicketScreen:
    return opened(qtbot, ctx, ticket_id)


def shown(qtbot, ctx, ticket_id):
    """The card of a ticket opened now."""
    return opened(qtbot, ctx, ticket_id).side.lapor


def lines(card) -> str:
    return "\n".join(one.shown_text() for one in card.lines)


def told(ctx, ticket_id) -> tuple[Step, ...]:
    view = read_ticket(ctx.desk, ticket_id)
    return story(view, ctx.desk.directory, ctx.desk.clock.now())


def no_step(_desk, _ticket_id) -> None:
    """Nobody told LAPOR anything."""


def chosen(desk, ticket_id) -> None:
    send_to_lapor(desk, [ticket_id])


def cancelled(desk, ticket_id) -> None:
    keep_from_lapor(desk, [ticket_id], "sudah dijawab")


def twice(desk, ticket_id) -> None:
    at.sent(desk, ticket_id, "77", "78")


def vanished(desk, ticket_id) -> None:
    at.sent(desk, ticket_id)
    at.status(desk, ticket_id, "Tidak ada lagi di LAPOR", code="hilang")


@pytest.mark.parametrize(
    ("how", "chip", "buttons"),
    [
        (no_step, ("Akan dikirim", "amber"), ["lapor_send", "lapor_keep"]),
        (chosen, ("Akan dikirim", "amber"), ["lapor_keep"]),
        (cancelled, ("Dibatalkan", "neutral"), ["lapor_send"]),
        (at.reserved, ("Sedang dikirim", "amber"), []),
        (at.sent, ("Terkirim", "green"), ["lapor_ask", "lapor_reply"]),
        (at.refused, ("Ditolak SP4N-LAPOR!", "red"), ["lapor_send", "lapor_keep"]),
        (
            at.doubtful,
            ("Tidak pasti", "red"),
            ["lapor_there", "lapor_again", "lapor_cancel", "lapor_list"],
        ),
        (
            twice,
            ("Mungkin lebih dari satu", "red"),
            ["lapor_there", "lapor_ask", "lapor_reply", "lapor_list"],
        ),
        (
            vanished,
            ("Hilang di sana", "red"),
            ["lapor_there", "lapor_again", "lapor_ask", "lapor_list"],
        ),
    ],
)
def test_one_honest_state_and_what_may_be_done(qtbot, ctx, how, chip, buttons):
    ticket_id = register_ticket(ctx.desk, intake()).ticket_id
    how(ctx.desk, ticket_id)
    card = shown(qtbot, ctx, ticket_id)
    assert card.isVisible()
    assert (card.chip.text(), card.chip.tone()) == chip
    assert list(card.buttons) == buttons


def test_an_office_without_lapor_sees_no_card_until_something_was_told(qtbot, ctx, screen):
    at.connected(ctx.desk, base_url="")
    qtbot.waitUntil(screen.side.lapor.isHidden)
    at.sent(ctx.desk, screen.ticket_id)
    qtbot.waitUntil(lambda: not screen.side.lapor.isHidden())
    assert screen.side.lapor.text("id") == "#1916449"


def test_new_settings_are_seen_at_once(qtbot, ctx, screen):
    at.connected(ctx.desk, policy=Policy.CHOSEN)
    card = screen.side.lapor
    qtbot.waitUntil(lambda: card.chip.text() == "Belum dikirim")
    assert "Hanya tiket yang dipilih" in card.meaning.shown_text()


def test_what_is_no_complaint_is_not_promised_to_be_sent(qtbot, ctx):
    asked = intake(classification=Classification.INFORMATION)
    made = register_ticket(ctx.desk, asked).ticket_id
    card = shown(qtbot, ctx, made)
    assert card.chip.text() == "Belum dikirim"
    assert card.meaning.shown_text() == "Bukan pengaduan."


def test_what_the_mapping_lacks_is_named_row_by_row(qtbot, ctx, ticket_id):
    at.connected(ctx.desk, interface="v3")
    at.kept(ctx.desk, ticket_id)
    card = shown(qtbot, ctx, ticket_id)
    assert card.chip.text() == "Tidak dikirim"
    assert "Kategori “" in lines(card)
    assert "belum punya padanan" in lines(card)
    assert "Perhubungan" not in lines(card), "what was missing once, and is not needed now"
    at.connected(ctx.desk, interface="v1")
    qtbot.waitUntil(lambda: card.chip.text() == "Akan dikirim")
    assert lines(card) == ""


def test_where_it_stands_is_shown_as_lapor_says_it(qtbot, ctx, ticket_id):
    at.sent(ctx.desk, ticket_id)
    at.status(ctx.desk, ticket_id, HOSTILE, "<i>Dinas</i> Contoh")
    at.answered(ctx.desk, ticket_id, "k1", "Bukan wewenang kami", not_ours="BPJN Contoh")
    card = shown(qtbot, ctx, ticket_id)
    assert card.text("status") == HOSTILE
    assert card.text("institution") == "<i>Dinas</i> Contoh"
    assert card.text("not_ours") == "→ BPJN Contoh"
    card.findChild(object, "ticket.lapor.copy").click()
    assert QGuiApplication.clipboard().text() == "#1916449"


def test_bukan_wewenang_without_a_target_says_so(qtbot, ctx, ticket_id):
    at.sent(ctx.desk, ticket_id)
    at.answered(ctx.desk, ticket_id, "k1", "Bukan wewenang kami", not_ours="?")
    assert shown(qtbot, ctx, ticket_id).text("not_ours") == "→ instansi tidak disebut"


def test_a_refusal_stands_there_as_lapor_said_it(qtbot, ctx, ticket_id):
    attempt = at.reserved(ctx.desk, ticket_id)
    body = bodies.refused(attempt, 422, HOSTILE, {"title": ("wajib diisi",)})
    at.step(ctx.desk, ticket_id, Kind.LAPOR_REFUSED, body)
    card = shown(qtbot, ctx, ticket_id)
    assert lines(card) == f"{HOSTILE}\n· title: wajib diisi"
    assert card.buttons["lapor_send"].label() == "Kirim lagi"


def test_the_looks_are_counted(qtbot, ctx, ticket_id):
    at.doubtful(ctx.desk, ticket_id, looks=3)
    card = shown(qtbot, ctx, ticket_id)
    assert "3 kali dicari di sana: tidak ada di sana" in lines(card)


class TestDecisions:
    def test_sending_is_one_press_and_can_be_taken_back(self, qtbot, ctx, screen, ticket_id):
        screen.side.lapor.buttons["lapor_send"].click()
        qtbot.waitUntil(lambda: at.state_of(ctx.desk, ticket_id).chosen)
        qtbot.waitUntil(lambda: list(screen.side.lapor.buttons) == ["lapor_keep"])
        screen.toast.button.click()
        qtbot.waitUntil(lambda: not at.state_of(ctx.desk, ticket_id).chosen)

    def test_not_sending_asks_for_the_reason(self, qtbot, ctx, screen, ticket_id):
        screen.side.lapor.buttons["lapor_keep"].click()
        composer = screen.slot.current
        composer.save()
        qtbot.waitUntil(lambda: "masih kosong" in composer.fields["reason"].error())
        assert at.state_of(ctx.desk, ticket_id).state is Push.READY
        QTest.keyClicks(composer.text, "sudah dijawab")
        composer.save()
        qtbot.waitUntil(lambda: at.state_of(ctx.desk, ticket_id).state is Push.CANCELLED)
        qtbot.waitUntil(lambda: "sudah dijawab" in lines(screen.side.lapor))

    def test_it_is_there_takes_the_number(self, qtbot, ctx, ticket_id):
        at.doubtful(ctx.desk, ticket_id)
        screen = opened(qtbot, ctx, ticket_id)
        screen.side.lapor.buttons["lapor_there"].click()
        composer = screen.slot.current
        assert composer.number.hasFocus()
        QTest.keyClicks(composer.number, "19/1")
        composer.save()
        qtbot.waitUntil(lambda: "angka" in composer.fields["complaint_id"].error())
        composer.number.setText("#1916449")
        composer.save()
        qtbot.waitUntil(lambda: screen.side.lapor.text("id") == "#1916449")

    def test_sending_again_is_asked_once_more_and_enter_does_not_do_it(self, qtbot, ctx, ticket_id):
        at.doubtful(ctx.desk, ticket_id)
        screen = opened(qtbot, ctx, ticket_id)
        screen.side.lapor.buttons["lapor_again"].click()
        settled(qtbot, ctx)
        composer = screen.slot.current
        assert composer.close_button.hasFocus()
        assert at.state_of(ctx.desk, ticket_id).state is Push.UNCERTAIN
        composer.save()
        qtbot.waitUntil(lambda: at.state_of(ctx.desk, ticket_id).state is Push.READY)

    def test_a_vanished_one_is_sent_anew(self, qtbot, ctx, ticket_id):
        vanished(ctx.desk, ticket_id)
        screen = opened(qtbot, ctx, ticket_id)
        screen.side.lapor.buttons["lapor_again"].click()
        screen.slot.current.save()
        qtbot.waitUntil(lambda: at.state_of(ctx.desk, ticket_id).state is Push.READY)
        qtbot.waitUntil(lambda: screen.side.lapor.chip.text() == "Akan dikirim")

    def test_giving_up_keeps_its_reason(self, qtbot, ctx, ticket_id):
        at.doubtful(ctx.desk, ticket_id)
        screen = opened(qtbot, ctx, ticket_id)
        screen.side.lapor.buttons["lapor_cancel"].click()
        QTest.keyClicks(screen.slot.current.text, "tidak perlu")
        screen.slot.current.save()
        qtbot.waitUntil(lambda: at.state_of(ctx.desk, ticket_id).reason == "tidak perlu")

    def test_others_are_told_to_ask_and_to_show_the_work_list(self, qtbot, ctx, ticket_id):
        twice(ctx.desk, ticket_id)
        screen = opened(qtbot, ctx, ticket_id)
        with qtbot.waitSignal(screen.lapor_asked) as asked:
            screen.side.lapor.buttons["lapor_ask"].click()
        with qtbot.waitSignal(screen.open_lapor) as listed:
            screen.side.lapor.buttons["lapor_list"].click()
        assert (asked.args, listed.args) == ([ticket_id], [ticket_id])

    def test_a_colleagues_step_leaves_the_focus_where_it_is(self, qtbot, ctx, screen, ticket_id):
        button = screen.side.lapor.buttons["lapor_keep"]
        button.setFocus()
        body = bodies.settled("again", "")
        colleague_does(ctx.desk, ticket_id, Kind.LAPOR_SETTLED, body)
        qtbot.waitUntil(lambda: list(screen.side.lapor.buttons) == ["lapor_keep"])
        assert screen.side.lapor.buttons["lapor_keep"].hasFocus()


class TestStory:
    def test_tries_and_looks_are_one_quiet_line_each(self, ctx, ticket_id):
        for _ in range(3):
            attempt = at.reserved(ctx.desk, ticket_id)
            body = bodies.released(attempt, "connect")
            at.step(ctx.desk, ticket_id, Kind.LAPOR_RELEASED, body)
        at.doubtful(ctx.desk, ticket_id, looks=4)
        steps = told(ctx, ticket_id)[2:]
        assert [one.title for one in steps] == [
            "Kiriman ke SP4N-LAPOR!",
            "Tidak pasti ada di SP4N-LAPOR!",
            "Dicari di SP4N-LAPOR!",
        ]
        assert "4 kali dicoba" in steps[0].hint
        assert "4 kali dicari" in steps[2].hint
        assert [one.tone for one in steps] == ["neutral", "red", "neutral"]

    def test_a_try_that_did_not_leave_says_why(self, ctx, ticket_id):
        attempt = at.reserved(ctx.desk, ticket_id)
        body = bodies.released(attempt, "connect")
        at.step(ctx.desk, ticket_id, Kind.LAPOR_RELEASED, body)
        last = told(ctx, ticket_id)[-1]
        assert last.foot == "SP4N-LAPOR! tidak menjawab di alamat itu."

    def test_answers_stand_by_their_own_time_whenever_they_came(self, ctx, ticket_id):
        at.sent(ctx.desk, ticket_id)
        at.answered(ctx.desk, ticket_id, "b", "kedua", "2026-11-20T03:00:00+00:00")
        at.answered(ctx.desk, ticket_id, "c", "tanpa tanggal", "kapan")
        at.answered(ctx.desk, ticket_id, "a", "pertama", "2026-11-19T03:00:00+00:00")
        assert [one.body for one in told(ctx, ticket_id)[-3:]] == [
            "pertama",
            "kedua",
            "tanpa tanggal",
        ]

    def test_an_answer_is_told_whole_and_literally(self, ctx, ticket_id):
        at.sent(ctx.desk, ticket_id)
        more = {
            "from": "<i>Admin</i>",
            "to": "BPJN",
            "status_old": "Terverifikasi",
            "status_new": "Dalam Proses",
            "not_ours": "BPJN",
            "files": [{"name": f"hasil-{n}.pdf", "path": "/x"} for n in range(5)] + ["?"],
        }
        at.answered(ctx.desk, ticket_id, "a", HOSTILE, "2026-04-16T03:00:00+00:00", **more)
        step = told(ctx, ticket_id)[-1]
        assert step.body == HOSTILE
        assert "ditulis 16 Apr" in step.hint
        assert "<i>Admin</i> → BPJN" in step.hint
        assert step.foot == (
            "status: Terverifikasi → Dalam Proses · bukan wewenang → BPJN · "
            "berkas di sana: hasil-0.pdf, hasil-1.pdf, hasil-2.pdf +2"
        )

    @pytest.mark.parametrize(
        ("choice", "title"),
        [
            ("sent", "Dipastikan ada di SP4N-LAPOR! sebagai #77"),
            ("again", "Dipilih untuk dikirim ke SP4N-LAPOR!"),
            ("cancel", "Tidak dikirim ke SP4N-LAPOR!"),
            ("rest", "Pilihan untuk SP4N-LAPOR! ditarik kembali"),
        ],
    )
    def test_each_decision_has_its_sentence(self, ctx, ticket_id, choice, title):
        body = bodies.settled(choice, "", "77", "karena")
        at.step(ctx.desk, ticket_id, Kind.LAPOR_SETTLED, body)
        last = told(ctx, ticket_id)[-1]
        assert (last.title, last.body) == (title, "karena")

    def test_every_kind_about_lapor_has_words_of_its_own(self, ctx, ticket_id):
        attempt = at.sent(ctx.desk, ticket_id, "77", "78")
        at.status(ctx.desk, ticket_id, "Dalam Proses", "Dinas Contoh")
        at.kept(ctx.desk, ticket_id)
        other = bodies.looked(attempt, Look.PARTIAL)
        at.step(ctx.desk, ticket_id, Kind.LAPOR_UNCERTAIN, other)
        by_kind = {one.kind: one for one in told(ctx, ticket_id)}
        assert by_kind[Kind.LAPOR_SENT].title == "Diterima SP4N-LAPOR! sebagai #77"
        assert by_kind[Kind.LAPOR_SENT].foot == "ada juga #78 dengan nomor tiket ini"
        assert by_kind[Kind.LAPOR_STATUS].title == "Di SP4N-LAPOR! sekarang “Dalam Proses”"
        assert "Dinas Contoh" in by_kind[Kind.LAPOR_STATUS].hint
        assert by_kind[Kind.LAPOR_NOT_PUSHED].body == "Pemetaannya belum lengkap."
        assert by_kind[Kind.LAPOR_NOT_PUSHED].foot == "Kategori “Perhubungan” belum punya padanan"
        assert by_kind[Kind.LAPOR_UNCERTAIN].foot == "daftarnya tidak lengkap"

    def test_a_reply_says_how_far_it_is_and_its_tries_are_no_lines(self, ctx, ticket_id):
        at.sent(ctx.desk, ticket_id)
        eid = reply_to_lapor(ctx.desk, ticket_id, "Sudah diperbaiki.")
        before = len(told(ctx, ticket_id))
        assert told(ctx, ticket_id)[-1].foot == "menunggu dikirim"
        refused = bodies.reply_sent(eid, ReplyPush.REFUSED, "terlalu panjang")
        at.step(ctx.desk, ticket_id, Kind.LAPOR_REPLY_SENT, refused)
        steps = told(ctx, ticket_id)
        assert len(steps) == before
        assert steps[-1].foot.startswith("ditolak SP4N-LAPOR!: terlalu panjang")

    def test_what_is_only_gathered_is_no_news(self, qtbot, ctx, screen, ticket_id):
        sending = bodies.reserved("hash-1")
        first = colleague_does(ctx.desk, ticket_id, Kind.LAPOR_RESERVED, sending)
        body = bodies.released(first, "connect")
        colleague_does(ctx.desk, ticket_id, Kind.LAPOR_RELEASED, body)
        qtbot.waitUntil(lambda: len(screen.view.ticket.entries) == 4)
        assert screen.story.mark.text() == "1 langkah baru"

    def test_a_ticket_opened_from_lapor_says_where_it_came_from(self, qtbot, ctx):
        opening = intake(lapor_id="1916449", channel=Channel.LAPOR)
        made = register_ticket(ctx.desk, opening).ticket_id
        assert told(ctx, made)[1].title == "Dibuka dari laporan #1916449 di SP4N-LAPOR!"
        card = shown(qtbot, ctx, made)
        assert "tidak pernah dikirim lagi" in card.meaning.shown_text()
