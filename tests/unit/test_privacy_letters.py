"""What is printed says what was erased where and what is kept, and names nobody."""

import pytest

from callcenter.privacy.breach import fold_breach
from callcenter.privacy.identifying import names_somebody
from callcenter.privacy.letters import (
    BACKUPS,
    KEPT,
    DeskName,
    certificate,
    dated,
    notice,
    plain,
    refusal,
)
from callcenter.privacy.request import fold_request
from callcenter.privacy.words import BreachSort, NoticeTo, Refusal
from callcenter.tickets.words import Kind
from tests.unit.privacy_log import ANA, BUDI, MATTER, after, agreed, asked, prepared, said

DONE = said(Kind.PRIVACY_DONE, 5, ticket_count=3, field_count=9, file_count=2)


def request(*events):
    made = fold_request(MATTER, (asked(), *events))
    assert made is not None
    return made


def breach(*events, sort="meja_hilang"):
    made = fold_breach(MATTER, (said(Kind.BREACH_OPENED, sort=sort, text="laptop"), *events))
    assert made is not None
    return made


def test_a_certificate_says_what_was_erased_where_and_what_stays():
    one = prepared()
    told = said(Kind.PRIVACY_CONFIRMED, 6, at_desk="aaaa-11112222", name="Meja dua")
    nameless = said(Kind.PRIVACY_CONFIRMED, 7, at_desk="bbbb-33334444")
    made = request(one, agreed(one), DONE, told, nameless)
    desks = (DeskName("aaaa-11112222", "lama"), DeskName("cccc-55556666", "Tiga"),
             DeskName("bbbb-33334444", "Meja empat"), DeskName("dddd-eeeeffff"))  # fmt: skip
    letter = certificate(made, desks)
    assert letter is not None
    assert dict(letter.lines) == {
        "Nomor": made.number,
        "Dicatat": dated(after(0)),
        "Dihapus": dated(after(5)),
        "Disetujui oleh": "2 petugas yang berbeda",
        "Cakupan": "3 tiket, 9 isian identitas, 2 lampiran",
        "Meja dua": f"terhapus {dated(after(6))}",
        "Meja empat": f"terhapus {dated(after(7))}",
        "Meja Tiga": "belum melapor",
        "Meja eeeeffff": "belum melapor",
    }
    text = plain(letter)
    assert BACKUPS in text
    assert all(one in text for one in KEPT)
    assert ANA.name not in text
    assert BUDI.name not in text
    assert not names_somebody(text)


def test_nothing_is_certified_before_it_is_done():
    assert certificate(request(prepared()), ()) is None


@pytest.mark.parametrize("reason", list(Refusal))
def test_a_refusal_gives_its_reason(reason):
    made = request(said(Kind.PRIVACY_REFUSED, 2, reason=reason.value, text="Hubungi kami."))
    letter = refusal(made)
    assert letter is not None
    assert letter.paragraphs[1].startswith("Alasannya: ")
    assert letter.paragraphs[1].endswith(". Hubungi kami.")
    assert ("Permohonan", "penghapusan data pribadi") in letter.lines


def test_what_was_not_refused_has_no_letter():
    assert refusal(request()) is None


@pytest.mark.parametrize("sort", list(BreachSort))
def test_a_notice_tells_people_what_happened_and_what_to_do(sort):
    made = breach(said(Kind.BREACH_NOTED, 1, measures="kunci diganti"), sort=sort.value)
    letter = notice(made, NoticeTo.SUBJECTS)
    text = plain(letter)
    assert made.number in text
    assert "kunci diganti" in text
    assert "kata sandi" in text
    assert "laptop" not in text  # what exactly happened is the authority's


def test_the_authority_learns_how_many_and_until_when():
    text = plain(notice(breach(said(Kind.BREACH_COUNTED, 1, people=7, tickets=9)),
                        NoticeTo.AUTHORITY))  # fmt: skip
    assert "7 subjek data, 9 laporan" in text
    assert "Uraian: laptop" in text
    assert "pemulihan: …" in text
    assert dated(after(72)) in text


def test_paper_is_dated_in_words_and_in_wib():
    assert dated(after(0)).endswith(" WIB")
    assert dated(after(0).replace(hour=23, minute=5)) == "21 November 2026 pukul 06.05 WIB"


@pytest.mark.parametrize(
    "text",
    ["hubungi 0812-3456-7890", "NIK 1871 0101 0101 0001", "tulis ke a@contoh.id", "+62 812 345678",
     "０８１２３４５６７８９０", "0812.3456.7890", "08.12.34.56.78.90", "0812 34.56 78.90",
     "1871.0101.0101.0001", "0812–3456–7890", "+62 8-12-2026", "08-12-2026-1234",
     "08-12-20-26-1234", "x@y@contoh.id", "jam 21.14 0812-0000-1234", "21.14-21.50 0812-0000-1234",
     "22-11-2026 0812-0000-1234",
     "08.12-12.34-12.34", "08.12 12.34 12.34", "Rp 15.000 0812-0000-1234", "Rp 0812-0000-1234",
     "Rp 15.000.000-0812-0000-1234", "Rp 1871010101010001", "812.345.6789"],
)  # fmt: skip
def test_numbers_of_people_are_seen(text):
    assert names_somebody(text)


@pytest.mark.parametrize(
    "text",
    ["", "KTP diperlihatkan", "lihat PDP-20261120-7F3KQ", "tiket 26-0142-007-31", "3 x 24 jam",
     "Jalur 2 mati 21.14-21.50 2 kali", "jalur 2 21.14–21.50 WIB", "pada 22-11-2026, 21:14-21:50",
     "2026-11-22 21:14", "22/11/26 21.14", "22.11.2026 - 23.11.2026", "22 November 2026 21.14",
     "22-11-2026 21.14 - 23-11-2026 02.00", "anggaran 2026-2027", "1/12/2026-5/12/2026",
     "Rp 15.000.000", "Rp15000000", "rp. 15.000.000,00 dan Rp 2.500.000,-", "15.000.000 rupiah",
     "Rp 15.000.000 - Rp 20.000.000", "Rp 15.000.000-20.000.000"],
)  # fmt: skip
def test_our_own_numbers_times_and_money_name_nobody(text):
    assert not names_somebody(text)
