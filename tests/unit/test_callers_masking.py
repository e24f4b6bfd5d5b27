"""Masks hide enough of everything, short and odd values included, and never raise."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.callers.masking import initials, mask_address, mask_name, mask_nik, mask_phone


@pytest.mark.parametrize(
    ("nik", "masked"),
    [
        ("1871014107900001", "1871********0001"),
        ("1871 0141 0790 0001", "1871********0001"),
        ("187101410790000", "********"),
        ("18710141079000012", "********"),
        ("1", "********"),
        ("abc", "********"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_nik(nik, masked):
    assert mask_nik(nik) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("+6281234567890", "0812****7890"),
        ("081234567890", "0812****7890"),
        ("0812-3456-7890", "0812****7890"),
        ("０８１２３４５６７８９０", "0812****7890"),
        ("+6281234567890123", "0812****0123"),
        ("+628117905000", "0811****000"),
        ("+62721481107", "0721****07"),
        ("+62721481107;ext=4567", "0721****07"),
        ("0721481107 ext. 4567", "0721****07"),
        ("0721481107#4567", "0721****07"),
        ("+60123456789", "+601****6789"),
        ("072148110", "0721****0"),
        ("07214811", "****"),
        ("112", "****"),
        ("anonymous", "****"),
        ("tel:+6281234567890", "****"),
        ("", ""),
        (" ", ""),
    ],
)
def test_phone(phone, masked):
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Contoh Sari", "Contoh S•••"),
        ("Contoh Ani", "Contoh A•••"),
        ("Contoh e\u0301\u0323", "Contoh e\u0301\u0323•••"),
        ("Contoh  Sari Dewi", "Contoh S••• D•••"),
        ("Ibu Sari", "Ibu S•••"),
        ("Contoh", "C•••"),
        ("Ng Li", "••• •••"),
        ("S Contoh", "••• C•••"),
        ("Al", "•••"),
        ("Contoh E\u0301lan", "Contoh E\u0301•••"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_name(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("Jl. Contoh 5, Kedaton, Kota Bandar Lampung", "•••, Kota Bandar Lampung"),
        ("Jl. Contoh 5, Kab. Tulang Bawang Barat, Provinsi Lampung",
         "•••, Kab. Tulang Bawang Barat, Provinsi Lampung"),
        ("Jl. Contoh 5, kabupaten lampung tengah", "•••, kabupaten lampung tengah"),
        ("Jl. Contoh 5, Kota 5", "•••"),
        ("Jl. Contoh 5, Kota Metro di rumah Contoh", "•••"),
        ("sebelah rumah Pak Contoh", "•••"),
        ("A", "•••"),
        ("", ""),
        (" , ", ""),
    ],
)  # fmt: skip
def test_address(address, masked):
    assert mask_address(address) == masked


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Contoh Sari", "CS"),
        ("Contoh Sari Dewi", "CD"),
        ("Hj. Sari Contoh, S.Pd.", "SC"),
        ("contoh", "C"),
        ("Élan", "E"),
        ("ßara", "S"),
        ("<img src=x>", "IX"),
        ("Ibu", "?"),
        ("😀", "?"),
        ("", "?"),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


@settings(deadline=None)
@given(st.text(max_size=40))
def test_masks_are_total(text):
    for mask in (mask_nik, mask_phone, mask_name, mask_address, initials):
        masked = mask(text)
        assert masked != text or not text.strip() or set(text) <= set("•*? ") or mask is initials


@settings(deadline=None)
@given(st.text(alphabet="0123456789", min_size=1, max_size=20))
def test_a_number_keeps_at_least_four_digits_hidden(digits):
    for raw in (digits, f"+{digits}", f"+62{digits}"):
        shown = re.sub(r"[^0-9]", "", mask_phone(raw))
        assert len(shown) <= max(0, len(digits) + (1 if raw.startswith("+62") else 0) - 4)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=8), min_size=1, max_size=5))
def test_of_all_words_but_the_first_at_most_one_letter_shows(words):
    first, *rest = mask_name(" ".join(words)).split()
    assert all(len(word.rstrip("•")) <= 1 for word in rest)
    assert rest or len(first.rstrip("•")) <= 1
