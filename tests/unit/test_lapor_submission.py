"""What LAPOR may have of a ticket: everything it needs, and nothing that names who reported."""

from datetime import date

import pytest
from msgspec.structs import replace

from callcenter.lapor.answers import number_in_text
from callcenter.lapor.mapping import MapKind, Mapping, MapRow
from callcenter.lapor.settings import Interface, Policy
from callcenter.lapor.submission import (
    Attached,
    FileToSend,
    NotPushed,
    attached,
    payload_hash,
    prepare,
)
from callcenter.lapor.wording import CONTENT_MAX, TITLE_MAX
from callcenter.tickets.apply import apply, fold
from callcenter.tickets.event import Change
from callcenter.tickets.words import Kind
from tests.builders import EventLine
from tests.fakes import START
from tests.unit.lapor_submission import (
    DIRECTORY,
    FULL,
    HIDDEN_KINDS,
    NUMBER,
    SETTINGS,
    dispatched,
    made,
    ticket_of,
)


def refused(ticket, mapping=FULL, chosen=SETTINGS):
    found = prepare(ticket, DIRECTORY, mapping, chosen)
    assert isinstance(found, NotPushed), found
    return found.reason


def test_everything_lapor_needs_is_there():
    ticket = ticket_of(dispatched("bmbk"), landmark="Pasar Contoh")
    found = made(ticket).submission
    ids = {kind: FULL.id_of(kind, ours) for kind, ours in (
        (MapKind.CATEGORY, "pekerjaan-umum"), (MapKind.LOCATION, "18.71"),
        (MapKind.CLASSIFICATION, "pengaduan"), (MapKind.INSTITUTION, "bmbk"),
    )}  # fmt: skip
    assert all(ids.values())
    assert found.category_id == ids[MapKind.CATEGORY]
    assert found.location_id == ids[MapKind.LOCATION]
    assert found.classification_id == ids[MapKind.CLASSIFICATION]
    assert found.disposition_id == ids[MapKind.INSTITUTION]
    assert found.title == "Jalan provinsi berlubang di depan pasar"
    assert number_in_text(NUMBER).search(found.content)
    assert "Lokasi: Kota Bandar Lampung" in found.content
    assert "Patokan: Pasar Contoh" in found.content
    assert found.date_of_incident == START.date()
    assert found.tags == ("CallCenterLampung",)


@pytest.mark.parametrize(
    ("kind", "anonymous", "secret"),
    [
        ("biasa", False, False),
        ("anonim", True, False),
        ("rahasia", False, True),
        ("tanpa_identitas", True, False),
    ],
)
def test_the_flags_are_those_of_the_ticket(kind, anonymous, secret):
    found = made(ticket_of(dispatched("bmbk"), confidentiality=kind)).submission
    assert (found.is_anonymous, found.is_secret) == (anonymous, secret)


def test_a_disputed_confidentiality_counts_as_the_stricter():
    def secret(line):
        return line.event(
            Kind.EDITED, changes=(Change("confidentiality", "rahasia", base="unseen"),)
        )

    ticket = ticket_of(
        dispatched("bmbk"), secret, confidentiality="biasa", reporter_name="Contoh Sari",
        description="Contoh Sari melapor jalan rusak",
    )  # fmt: skip
    found = made(ticket).submission
    assert found.is_secret
    assert "Sari" not in found.content


def test_the_date_is_the_one_named_when_it_is_possible():
    def dated(text):
        return made(ticket_of(dispatched("bmbk"), **{"answer.sejak_kapan": text}))

    registered = made(ticket_of(dispatched("bmbk"))).submission.date_of_incident
    assert registered is not None
    earlier = date(registered.year - 1, 1, 2)
    assert dated(earlier.isoformat()).submission.date_of_incident == earlier
    later = date(registered.year + 1, 1, 2)
    for text in (later.isoformat(), "1900-01-01", "kemarin"):
        assert dated(text).submission.date_of_incident == registered


def test_a_ticket_typed_just_before_midnight_is_of_that_day_in_lampung():
    at = START.replace(hour=17, minute=30)
    line = EventLine()
    ticket = fold("t-1", [line.registered(at=at), dispatched("bmbk")(line)])
    ticket = replace(ticket, number=NUMBER)
    assert made(ticket).submission.date_of_incident == date(at.year, at.month, at.day + 1)


def test_which_tickets_go_is_a_policy_with_a_reason():
    ours = ticket_of(dispatched("bmbk"))
    outside = ticket_of(dispatched("pln"))
    chosen = ticket_of(
        dispatched("pln"),
        lambda line: line.event(Kind.LAPOR_SETTLED, body={"choice": "again", "attempt": ""}),
    )
    some, none = (replace(SETTINGS, policy=one) for one in (Policy.CHOSEN, Policy.NONE))
    assert refused(outside) == "outside_authority"
    assert refused(ours, chosen=some) == "not_chosen"
    assert refused(chosen, chosen=none) == "policy_none"
    made(chosen)
    made(chosen, chosen=some)
    info = ticket_of(dispatched("bmbk"), classification="permintaan_informasi")
    assert refused(info) == "not_complaint"
    assert refused(ticket_of(dispatched("bmbk"), description="  ")) == "empty"
    assert refused(replace(ours, number="12")) == "no_number"

    def ends(kind, **body):
        return ticket_of(dispatched("bmbk"), lambda line: line.event(kind, body=body))

    assert refused(ends(Kind.ARCHIVED_DUPLICATE, of="t-2")) == "duplicate"
    assert refused(ends(Kind.REJECTED)) == "rejected"


def test_before_anybody_holds_it_the_rules_say_whose_it_is():
    road = ticket_of(**{"answer.status_jalan": "provinsi"})
    assert made(road).submission.disposition_id == FULL.id_of(MapKind.INSTITUTION, "bmbk")
    assert refused(ticket_of(category="none-such")) == "outside_authority"


def test_a_missing_row_is_named():
    rows = dict(FULL.rows)
    rows[MapKind.CATEGORY, "pekerjaan-umum"] = MapRow(MapKind.CATEGORY, "pekerjaan-umum")
    found = prepare(ticket_of(dispatched("bmbk")), DIRECTORY, Mapping(rows), SETTINGS)
    assert found == NotPushed("mapping", ("kategori: Pekerjaan Umum dan Penataan Ruang",))
    del rows[MapKind.INSTITUTION, "bmbk"]
    nowhere = replace(SETTINGS, institution_id="")
    found = prepare(ticket_of(dispatched("bmbk")), DIRECTORY, Mapping(rows), nowhere)
    assert isinstance(found, NotPushed)
    assert found.details[1].startswith("instansi: Dinas Bina Marga")
    old = replace(SETTINGS, interface=Interface.V1)
    made(ticket_of(dispatched("bmbk")), Mapping(), old)


def test_our_own_institution_takes_what_has_no_row():
    rows = {key: row for key, row in FULL.rows.items() if key[0] is not MapKind.INSTITUTION}
    assert made(ticket_of(dispatched("bmbk")), Mapping(rows)).submission.disposition_id == "900"


def test_only_pictures_go_along_and_none_of_a_confidential_report():
    files = (
        Attached("aa", "image/jpeg"),
        Attached("bb", "audio/ogg"),
        Attached("cc", "image/png"),
    )
    found = made(ticket_of(dispatched("bmbk")), files=files)
    assert found.files == (
        FileToSend("aa", "lampiran-1.jpeg", "image/jpeg"),
        FileToSend("cc", "lampiran-2.png", "image/png"),
    )
    for kind in HIDDEN_KINDS:
        secret = ticket_of(dispatched("bmbk"), confidentiality=kind.value)
        assert made(secret, files=files).files == ()


def test_the_tickets_files_are_those_nobody_withdrew():
    def file(sha256):
        body = {"sha256": sha256, "type": "image/png", "name": "Contoh Sari.png", "size": 5}
        return lambda line: line.event(Kind.ATTACHMENT_ADDED, body=body)

    ticket = ticket_of(file("aa"), file("bb"), file("aa"))
    gone = ticket.entries[3].eid  # the second file
    line = EventLine()
    withdrawn = line.event(Kind.WITHDRAWN, body={"eid": gone})
    assert attached(ticket) == (Attached("aa", "image/png", 5), Attached("bb", "image/png", 5))
    after = fold("t-1", [])
    assert attached(after) == ()
    assert [one.sha256 for one in attached(apply(ticket, withdrawn))] == ["aa"]


def test_the_hash_is_of_the_content_and_not_of_the_documents():
    found = made(ticket_of(dispatched("bmbk")))
    again = made(ticket_of(dispatched("bmbk")))
    assert found.payload_hash == again.payload_hash
    assert len(found.payload_hash) == 64
    uploaded = replace(found.submission, documents=("66",))
    assert payload_hash(uploaded) == found.payload_hash
    assert payload_hash(replace(found.submission, title="x")) != found.payload_hash
    assert payload_hash(found.submission, (FileToSend("aa", "x", "y"),)) != found.payload_hash


def test_long_texts_are_cut_and_the_number_stays():
    long = ticket_of(dispatched("bmbk"), description="rusak " * 3000)
    found = made(long).submission
    assert len(found.title) == TITLE_MAX or found.title.endswith("…")
    assert len(found.title) <= TITLE_MAX
    assert len(found.content) <= CONTENT_MAX
    assert number_in_text(NUMBER).search(found.content)


def test_the_title_is_the_first_sentence_else_the_category():
    def title(text, **fields):
        fields = {"description": text, "reporter_phone": "+6281279001234"} | fields
        return made(ticket_of(dispatched("bmbk"), **fields)).submission.title

    assert title("Jalan rusak berat. Sudah lama.") == "Jalan rusak berat"
    assert title("0812 7900 1234") == "Pekerjaan Umum dan Penataan Ruang"
