"""The pictures of a ticket go before it, made clean, once; and never hold it up."""

import pytest

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.store import attachments, lapor_notes
from callcenter.tickets.words import Confidentiality, Push
from tests.samples_of_files import photo


@pytest.fixture
def with_photos(desk):
    one = desk.register()
    for width in (64, 65):
        attach(desk, one, photo(width, 48, secret="Contoh Sari"), "foto.jpg")
        desk.clock.advance(seconds=1)
    return one


def attach(desk, ticket_id, data, name):
    add_attachment(desk.desk, ticket_id, [keep_bytes(desk.desk, name, data)])


def documents(desk, ticket_id):
    with desk.desk.store.read() as tx:
        return lapor_notes.documents(tx, ticket_id)


def uploads(desk):
    return [one for one in desk.lapor.received() if one["call"] == "upload"]


def test_pictures_go_first_and_say_nothing_of_their_maker(desk, with_photos):
    desk.until(lambda: desk.is_in(with_photos, Push.SENT))
    ids = [one["id"] for one in desk.lapor.books()["documents"]]
    assert len(ids) == 2
    assert desk.lapor.books()["complaints"][0]["attachments"] == f"[{ids[0]},{ids[1]}]."
    assert len(uploads(desk)) == 2
    assert all("Contoh Sari" not in one["text"] for one in uploads(desk))
    assert "lampiran-1.jpeg" in uploads(desk)[0]["text"]


def test_a_kill_between_goes_on_where_it_was(desk, with_photos):
    desk.until(lambda: len(documents(desk, with_photos)) == 1)
    desk.new_pusher()
    desk.until(lambda: desk.is_in(with_photos, Push.SENT))
    assert len(uploads(desk)) == 2


@pytest.mark.parametrize("fault", ["refused", "changed_shape"])
def test_a_file_lapor_will_not_have_is_left_out(desk, with_photos, fault):
    desk.lapor.fail(("upload", fault))
    desk.until(lambda: desk.is_in(with_photos, Push.SENT))
    assert len(uploads(desk)) == 2
    kept = documents(desk, with_photos).values()
    assert sorted(bool(document) for document, _ in kept) == [False, True]
    assert any(reason for _, reason in kept)


def test_a_file_that_never_arrives_holds_nobody_up(desk, with_photos):
    desk.lapor.set_faults(chances={"upload:timeout_before_accept": 1.0})
    desk.until(lambda: desk.is_in(with_photos, Push.SENT), 60)
    assert len(uploads(desk)) == 6
    assert desk.lapor.books()["complaints"][0]["attachments"] is False


def test_a_file_that_is_damaged_or_gone_holds_nobody_up(desk, with_photos):
    with desk.desk.store.read() as tx:
        first, second = attachments.of_ticket(tx, with_photos)
    folder = desk.desk.profile / "attachments"
    (folder / first.sha256).write_bytes(b"rusak")
    (folder / second.sha256).unlink()
    desk.until(lambda: desk.is_in(with_photos, Push.SENT))
    reasons = {reason for _, reason in documents(desk, with_photos).values()}
    assert reasons == {"damaged", "elsewhere"}
    assert uploads(desk) == []


def test_of_a_confidential_report_no_file_goes(desk):
    one = desk.register(confidentiality=Confidentiality.SECRET)
    attach(desk, one, photo(64, 48), "foto.jpg")
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert uploads(desk) == []


def test_only_pictures_go(desk):
    one = desk.register()
    attach(desk, one, b"%PDF-1.4\n%contoh\n", "surat.pdf")
    desk.until(lambda: desk.is_in(one, Push.SENT))
    assert uploads(desk) == []


def test_after_a_refusal_they_are_handed_over_anew(desk, with_photos):
    desk.lapor.fail(("submit", "refused"))
    desk.until(lambda: desk.is_in(with_photos, Push.REFUSED))
    assert documents(desk, with_photos) == {}
