"""How a reminder leaves the desk: the links, the letter, and that it is recorded as contact."""

from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.tickets.words import Kind
from tests.builders import intake
from tests.ui.shell import settled
from ui.privacy import paper
from ui.ticket_view.remind_composer import RemindComposer
from ui.ticket_view.reminder_way import fits, letter_of, link_of, open_link

TEXT = "Yth. Dinas,\nmohon jawaban & kabar: jalan 100% rusak #1?"


class Opened(QObject):
    """Takes the place of the program that opens links."""

    def __init__(self, *schemes):
        super().__init__()
        self.links: list[QUrl] = []
        self.schemes = schemes
        for one in schemes:
            QDesktopServices.setUrlHandler(one, self, "take")

    @Slot(QUrl)
    def take(self, url):
        self.links.append(url)

    def end(self):
        for one in self.schemes:
            QDesktopServices.unsetUrlHandler(one)


@pytest.fixture
def opened(qapp):
    assert qapp is not None
    made = Opened("https", "mailto")
    yield made
    made.end()


@pytest.fixture
def agency(ctx):
    found = ctx.desk.directory.agencies["bmbk"]
    return replace(found, whatsapp="081200005678", email="contoh@opd.example")


@pytest.fixture
def composer(qtbot, ctx, agency):
    known = {**ctx.desk.directory.agencies, "bmbk": agency}
    ctx.desk.use_directory(replace(ctx.desk.directory, agencies=known))
    ticket_id = register_ticket(ctx.desk, intake()).ticket_id
    made = RemindComposer(ctx, read_ticket(ctx.desk, ticket_id))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def pick(composer, means):
    composer.means.cards[means].click()


def reminded(ctx, composer):
    ticket = read_ticket(ctx.desk, composer._views[0].ticket.id).ticket
    return [one for one in ticket.entries if one.kind == Kind.REMINDED]


def test_it_names_no_reporter_of_any_ticket_chosen_with_it(qtbot, ctx):
    neighbour = intake(agency_ids=("bmbk",), description="Jalan putus di depan rumah Bu Zyq")
    herself = intake(agency_ids=("dishub",), name="Contohwati Zyq", phone="0812-0000-0077")
    made = [register_ticket(ctx.desk, one).ticket_id for one in (neighbour, herself)]
    composer = RemindComposer(ctx, *(read_ticket(ctx.desk, one) for one in made))
    qtbot.addWidget(composer)
    composer.agency.select("bmbk")
    assert "rumah Bu [disamarkan]" in composer.text.toPlainText()


def test_the_text_goes_with_the_agency_until_somebody_changes_it(ctx, composer):
    names = {one: ctx.desk.directory.agencies[one].name for one in ("bmbk", "dishub")}
    composer.agency.set_choices([(one, one) for one in names])
    composer.agency.select("dishub")
    assert names["dishub"] in composer.text.toPlainText()
    assert composer.own_text.isHidden()
    composer.text.appendPlainText("Mohon hari ini.")
    composer.agency.select("bmbk")
    assert names["dishub"] in composer.text.toPlainText()
    assert composer.own_text.isVisible()
    composer.own_text.button.click()
    assert names["bmbk"] in composer.text.toPlainText()
    assert "Mohon hari ini." not in composer.text.toPlainText()
    assert composer.own_text.isHidden()


def test_whatsapp_is_opened_with_number_and_text(agency):
    link = link_of("whatsapp", agency, "", TEXT)
    parts = urlsplit(link.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", "/6281200005678")
    assert parse_qs(parts.query) == {"text": [TEXT]}


@pytest.mark.parametrize(
    "link",
    [
        "https://wa.me.contoh.example/62812",
        "http://wa.me/62812",
        "https://contoh.example",
        "file:///x",
    ],
)
def test_no_other_address_is_opened(opened, link):
    assert not open_link(QUrl(link))
    assert opened.links == []


def test_a_mail_is_opened_with_subject_and_text(agency):
    link = link_of("email", agency, "Pengingat 1 & 2", TEXT)
    parts = urlsplit(link.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    assert (parts.scheme, parts.path) == ("mailto", "contoh@opd.example")
    said = parse_qs(parts.query)
    assert said["body"] == [TEXT.replace("\n", "\r\n")]
    assert said["subject"][0].startswith("Pengingat 1 & 2 · ")


@pytest.mark.parametrize("address", ["", "a@b", "x@y.id?cc=z@y.id", "dua@a.id,b@a.id", "a b@c.id"])
def test_no_mail_to_what_is_no_single_address(agency, address):
    assert link_of("email", replace(agency, email=address), "", "") is None


@pytest.mark.parametrize("number", ["", "112", "bukan nomor"])
def test_no_whatsapp_to_what_has_none(agency, number):
    assert link_of("whatsapp", replace(agency, whatsapp=number), "", "") is None


def test_a_text_too_long_for_a_link_is_left_out_of_it(agency):
    for means in ("whatsapp", "email"):
        assert fits(link_of(means, agency, "", TEXT))
        assert not fits(link_of(means, agency, "", "jalan " * 500))


def test_opened_then_recorded_with_enter(qtbot, ctx, composer, opened):
    pick(composer, "email")
    composer.open_button.click()
    assert opened.links[0].scheme() == "mailto"
    assert reminded(ctx, composer) == []  # whoever closes the mail unsent has reminded nobody
    assert composer.save_button.hasFocus()
    composer.save_button.click()
    settled(qtbot, ctx)
    (entry,) = reminded(ctx, composer)
    assert entry.body["means"] == "email"


def test_a_long_text_is_copied_for_pasting(composer, opened):
    pick(composer, "whatsapp")
    long = "jalan " * 500
    composer.text.setPlainText(long)
    composer.open_button.click()
    assert not fits(opened.links[0])
    assert QGuiApplication.clipboard().text() == long


def test_the_letter_is_a_pdf_with_the_text(qtbot, ctx, composer, tmp_path):
    pick(composer, "surat")
    composer.open_button.click()
    composer.dialog.fileSelected.emit(str(tmp_path / "surat"))
    composer.dialog.close()
    path = tmp_path / "surat.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_mode & 0o077 == 0
    composer.save_button.click()
    settled(qtbot, ctx)
    assert reminded(ctx, composer)[0].body["means"] == "surat"


def test_a_letter_that_cannot_be_written_is_told(composer, tmp_path):
    pick(composer, "surat")
    composer.write_letter(tmp_path / "tidak" / "ada.pdf", composer._agency())
    assert composer.error_text()


def test_a_telephone_has_nothing_to_open_and_no_address_no_link(composer):
    pick(composer, "telepon")
    assert composer.open_button.isHidden()
    pick(composer, "surat")
    assert composer.open_button.isEnabled()


def test_the_letter_has_number_agency_day_and_the_text_word_for_word(qapp, agency):
    assert qapp is not None
    text = "Yth. Kepala Dinas\n\n<b>mohon</b> jawaban"
    letter = letter_of("26-1122-001-01", agency, "22 November 2026", text)
    words = paper.document(letter).toPlainText()
    assert words.endswith(f"\n{text}\n")
    for one in ("26-1122-001-01", agency.name, "22 November 2026", letter.title):
        assert one in words
