"""Who is not to be named is in no submission, however their name and numbers are written."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from callcenter.callers.scrubbing import HIDDEN, scrubbed
from callcenter.lapor.identity import Identity, identity_of
from callcenter.lapor.wording import reply_text, told
from callcenter.tickets.apply import fold
from callcenter.tickets.event import Change
from callcenter.tickets.words import Kind
from tests.builders import EventLine
from tests.unit.lapor_submission import DIRECTORY, HIDDEN_KINDS, dispatched, made, ticket_of


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
