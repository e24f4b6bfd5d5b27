"""Light stems: what Indonesian affixes leave, and which words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.store.stems import stems, stems_of_all


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("berlubang", "lubang"),
        ("jalannya", "jalan"),
        ("jalanan", "jalan"),
        ("membersihkan", "bersih"),
        ("menutup", "tutup"),
        ("mengirim", "kirim"),
        ("mengambil", "ambil"),
        ("memukul", "pukul"),
        ("menyapu", "sapu"),
        ("melapor", "lapor"),
        ("penerangan", "terang"),
        ("perbaikan", "baik"),
        ("diperbaiki", "baik"),
        ("kelurahan", "lurah"),
        ("tersumbat", "sumbat"),
        ("bekerja", "kerja"),
        ("rusaklah", "rusak"),
    ],
)
def test_the_root_is_among_the_stems(word, root):
    assert root in stems(word)


@pytest.mark.parametrize(
    "word", ["jalan", "bor", "sekarang", "kering", "berita", "selatan", "2604170", "be", "ring"]
)
def test_what_has_no_affix_has_no_stem(word):
    assert stems(word) == ()


def test_the_stems_of_several_words_come_once_in_order():
    assert stems_of_all(["berlubang", "lubangnya", "jalannya"]) == ("lubang", "jalan")


@given(st.text(max_size=40))
def test_a_stem_is_shorter_or_as_long_and_has_four_letters(word):
    for one in stems(word):
        assert 4 <= len(one) <= len(word)
        assert one != word
