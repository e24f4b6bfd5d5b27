"""What LAPOR may have of a ticket: everything it needs, and nothing that names who reported."""

import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from callcenter.callers.scrubbing import HIDDEN, scrubbed
from callcenter.directory.loading import load_directory
from callcenter.lapor.answers import number_in_text
from callcenter.lapor.identity import Identity, identity_of
from callcenter.lapor.mapping import MapKind, Mapping, MapRow, our_names
from callcenter.lapor.settings import Interface, LaporSettings, Policy
from callcenter.lapor.submission import (
    Attached,
    FileToSend,
    NotPushed,
    Prepared,
    attached,
    payload_hash,
    prepare,
)
from callcenter.lapor.wording import CONTENT_MAX, TITLE_MAX, reply_text, told
from callcenter.tickets.apply import apply, fold
from callcenter.tickets.event import Change
from callcenter.tickets.number import make_number
from callcenter.tickets.words import Confidentiality, Kind
from tests.builders import EventLine
from tests.fakes import START

DIRECTORY = load_directory()
NUMBER = make_number(2026, 417, 101)
NOBODY = Identity()
FULL = Mapping(
    {
        key: MapRow(*key, f"id-{count}", name)
        for count, (key, name) in enumerate(our_names(DIRECTORY).items())
    }
)
SETTINGS = LaporSettings(base_url="https://lapor.example", institution_id="900")
HIDDEN_KINDS = [one for one in Confidentiality if one is not Confidentiality.NORMAL]


def ticket_of(*more, **fields):
    line = EventLine()
    fields = {"description": "Jalan provinsi berlubang di depan pasar", "place": "18.71"} | fields
    born = line.registered(**fields)
    number = line.event(Kind.RENUMBERED, body={"number": NUMBER})
    return fold("t-1", [born, number, *(one(line) for one in more)])


def dispatched(*agencies):
    return lambda line: line.event(Kind.DISPATCHED, body={"agency_ids": list(agencies)})


def made(ticket, mapping=FULL, chosen=SETTINGS, files=(), known=NOBODY):
    found = prepare(ticket, DIRECTORY, mapping, chosen, files, known=known)
    assert isinstance(found, Prepared), found
    return found


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


def test_an_open_report_keeps_its_reporters_name_but_not_that_of_who_joined_from_elsewhere():
    def joined(line):
        body = {"name": "Sari Misalnya", "phone": "", "from_ticket": "t-9"}
        return line.event(Kind.REPORTER_JOINED, body=body)

    text = "Contoh Budiman dan Sari Misalnya melapor"
    ticket = ticket_of(dispatched("bmbk"), joined, description=text, reporter_name="Contoh Budiman")
    found = made(ticket).submission.content
    assert "Contoh Budiman" in found
    assert "Misalnya" not in found


def test_replies_and_endings_are_scrubbed_like_the_report():
    def resolved(line):
        return line.event(Kind.RESOLVED, body={"text": "Bapak Budiman dihubungi 081279001234"})

    ticket = ticket_of(
        dispatched("bmbk"), resolved, confidentiality="rahasia", reporter_name="Contoh Budiman"
    )
    assert told(ticket, DIRECTORY).outcome == f"Bapak {HIDDEN} dihubungi {HIDDEN}"
    assert reply_text(ticket, "Pak budiman, cek ya") == f"Pak {HIDDEN}, cek ya"
    assert told(ticket_of(), DIRECTORY).outcome == ""


def test_identity_is_all_the_ticket_ever_knew():
    def corrected(line):
        changes = (Change("reporter_name", "Nama Baru", None), Change("nik", "1871", None))
        return line.event(Kind.EDITED, changes=changes)

    def joined(line):
        return line.event(Kind.REPORTER_JOINED, body={"name": "Ikut Serta", "phone": "0721481107"})

    def taken(line):
        return line.event(Kind.TAKEN, body={"uid": "op-1", "name": "Operator Contoh"})

    ticket = ticket_of(
        corrected, joined, taken, reporter_name="Nama Lama", on_behalf_of="Ibu Kandung",
        reporter_phone="+6281279001234", address="Jl. Contoh No. 5",
    )  # fmt: skip
    found = identity_of(ticket)
    assert set(found.names) == {"Nama Baru", "Nama Lama", "Ikut Serta", "Ibu Kandung"}
    assert set(found.phones) == {"+6281279001234", "0721481107"}
    assert (found.niks, found.addresses) == (("1871",), ("Jl. Contoh No. 5",))
    assert "Lama" not in repr(found)
    more = found.with_more(Identity(("Nama Lama", "Lain"), addresses=("Rumah Hijau",)))
    assert more.names.count("Nama Lama") == 1
    assert more.addresses == ("Jl. Contoh No. 5", "Rumah Hijau")


def test_a_name_that_was_corrected_is_still_known():
    line = EventLine()
    first = line.registered(reporter_name="Nama Keliru", confidentiality="anonim",
                            description="Keliru melapor")  # fmt: skip
    corrected = Change("reporter_name", "Nama Benar", base=first.eid)
    ticket = fold("t-1", [first, line.event(Kind.EDITED, changes=(corrected,))])
    assert ticket.conflicts == ()
    assert ticket.text("reporter_name") == "Nama Benar"
    assert "Keliru" not in told(ticket, DIRECTORY).content


KNOWN = Identity(
    ("Budi Contoh Santoso", "Moh. Sari", "M. O'Neil", "Al"),
    ("+6281279001234", "0721 481107"),
    ("1871015501900001",),
    ("Jl. Melati Raya 5, Kedaton",),
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hubungi 0812 7900 1234 ya", "hubungi * ya"),
        ("wa +62 812-7900-1234.", "wa *."),
        ("nol delapan satu dua tujuh sembilan nol nol satu dua tiga empat", "*"),
        ("o8l2-79oo-1234", "*"),
        ("0812 x 7900", "0812 x 7900"),
        ("NIK 1871 0155.0190 0001", "NIK *"),
        ("anak saya 3201010101900001", "anak saya *"),
        ("telepon tetangga 0857 1111 2222", "telepon tetangga *"),
        ("tetangga nol delapan lima tujuh satu satu dua dua", "tetangga *"),
        ("surel a.b+c@contoh.co.id, budi (at) gmail dot com", "surel *"),
        ("Jl. Raden Intan No. 12A RT 02/RW 03 Kedaton", "* Kedaton"),
        ("rumah di jalan Mawar Indah nomor 7", "rumah di *"),
        ("rumah saya no 7 dekat pasar", "* dekat pasar"),
        ("RT 05 banjir", "* banjir"),
        ("Blok C3 No 4", "*"),
        ("jl melati raya 5 gelap", "* gelap"),
        ("Jalan rusak di Jl. Raden Intan 200 meter", "Jalan rusak di Jl. Raden Intan 200 meter"),
        ("17-08-2025 10.30 rugi 1.500.000.000", "17-08-2025 10.30 rugi 1.500.000.000"),
        ("2025-08-17, km 12, BE 1234 AA", "2025-08-17, km 12, BE 1234 AA"),
        ("Pak BUDI bilang budinya SANTOSO", "Pak * bilang *"),
        ("budicontohsantoso, muhammad sari", "*"),
        ("B.u.d.i-C_ontoh santoso", "*"),
        ("O\u2019Neil datang", "* datang"),
        ("Búdi datang", "* datang"),
        ("Ｂｕｄｉ \u0660\u0668\u0661\u0662\u0667\u0669\u0660\u0660\u0661\u0662\u0663\u0664", "*"),
        ("Bu\u200bdi", "*"),
        ("saya AL, alat rusak", "saya *, alat rusak"),
        ("moh budiman", "* budiman"),
    ],
)
def test_what_is_taken_out_and_what_stays(text, left):
    assert scrubbed(text, KNOWN) == left.replace("*", HIDDEN)


# --- properties: whatever a ticket holds, in whatever notation its text says it ---

DIGITS = st.text("0123456789", min_size=9, max_size=11)
PHONES = DIGITS.map(lambda one: "8" + one)
NIKS = st.text("0123456789", min_size=16, max_size=16)
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=9)
NAMES = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)
SPACES = st.sampled_from(["", " ", "-", ".", " - ", "\u00a0", "_", "\u2013", "/", ") ("])
PREFIXES = st.sampled_from(["0", "+62", "62", "(0", "+62 (0)", "0062 "])
WORDS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


@st.composite
def noted(draw, digits, spoken=True):
    """The digits in some notation."""
    style = draw(st.sampled_from(["digits", "wide", "arabic"] + ["words"] * spoken))
    between = draw(SPACES)
    signs = {
        "digits": digits,
        "wide": [chr(0xFF10 + int(one)) for one in digits],
        "arabic": [chr(0x0660 + int(one)) for one in digits],
        "words": [WORDS[int(one)] for one in digits],
    }[style]
    return (between or " " if style == "words" else between).join(signs)


@st.composite
def written(draw, name):
    """The name, or one of its words, in some writing."""
    words = name.split()
    if draw(st.booleans()):
        words = [draw(st.sampled_from(words))]
    change = draw(st.sampled_from([str.upper, str.title, str.lower, str.swapcase]))
    accent = draw(st.sampled_from(["", "\u0301", "\u200b"]))
    text = draw(st.sampled_from([" ", "  ", "-", "."])).join(change(one) for one in words)
    return text[:1] + accent + text[1:] + draw(st.sampled_from(["", "nya"]))


@st.composite
def reports(draw):
    phone, nik, name = draw(PHONES), draw(NIKS), draw(NAMES)
    pieces = [
        draw(PREFIXES) + draw(noted(phone)),
        draw(noted(nik)),
        draw(written(name)),
        draw(st.sampled_from(["jalan rusak", "banjir, tolong", "lapor.", "ke pasar"])),
    ]
    text = draw(st.sampled_from([" ", ", ", "\n", " : "])).join(draw(st.permutations(pieces)))
    return phone, nik, name, text


def letters_and_digits(text):
    flat = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in flat if one.isalnum())


@given(reports(), st.sampled_from(HIDDEN_KINDS))
@example(("8123456789", "1" * 16, "abc", "Abc 0812-345.6789 " + "1" * 16), HIDDEN_KINDS[0])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_identity_of_the_ticket_is_in_the_submission(report, kind):
    phone, nik, name, text = report
    ticket = ticket_of(
        dispatched("bmbk"), description="Laporan: " + text, landmark=text,
        confidentiality=kind.value, reporter_phone="+62" + phone, nik=nik, reporter_name=name,
        **{"answer.bahaya": text},
    )  # fmt: skip
    clean = made(ticket_of(dispatched("bmbk"), description="Laporan: ", landmark=" x ",
                           **{"answer.bahaya": "x"})).submission  # fmt: skip
    ours = letters_and_digits(clean.content + clean.title + HIDDEN)
    assume(all(one not in ours for one in name.split()))
    found = made(ticket).submission
    said = f"{found.title}\n{found.content}"
    assert phone not in letters_and_digits(said)
    assert nik not in letters_and_digits(said)
    spoken = re.sub(r"[\W_]", "", said.lower())
    assert "".join(WORDS[int(one)] for one in phone) not in spoken
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", said).casefold())
    pieces = ("jalan", "rusak", "banjir", "tolong", "lapor", "pasar", "laporan")
    assume(not any(one in pieces for one in name.split()))
    assert not set(name.split()) & set(words)


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_scrubbed(text):
    once = scrubbed(text, KNOWN)
    assert "\ue000" not in once
    assert "santoso" not in once.casefold()
