"""Ordinary notations of personal data, and the places of a complaint that must stay readable."""

import re

import pytest

from callcenter.callers import personal_notations, scrubbing
from callcenter.callers.scrubbing import HIDDEN, scrubbed
from callcenter.lapor.identity import Identity

NOBODY = Identity()
KNOWN = Identity(names=("Siti Nurhaliza Rahmawati", "Contoh Budi"), phones=("+6281279001234",))


def marked(left):
    return left.replace("*", HIDDEN)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("alamat Jl. Melati 12 A, Kedaton", "alamat *, Kedaton"),
        ("Jl. Kenanga 7", "*"),
        ("rumah di jalan Kenanga 7b.", "rumah di *."),
        ("Gg. Mawar Indah 15 banjir", "* banjir"),
        ("Jl. Melati no. dua belas", "*"),
        ("Jl. Melati Kav. 12", "*"),
        ("R.T. 02 / R.W. 01", "*"),
        ("Rukun Tetangga 2 Rukun Warga 1", "*"),
        ("rt dua rw satu", "*"),
        ("Kavling 12", "*"),
        ("Perum Griya Blok C3/12", "*"),
        ("rumahnya Blok C3/12", "rumahnya *"),
        ("BTN Way Contoh C-12", "*"),
        ("Jalan Raden Intan II/45", "*"),
        ("rumah Raden Intan II/45", "rumah *"),
        ("rumah bernomor 12", "*"),
        ("kontrakan pintu no 12", "*"),
    ],
)
def test_a_house_goes_in_whatever_notation(text, left):
    assert scrubbed(text, NOBODY) == marked(left)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("telepon 48 11 07", "telepon *"),
        ("telp rumah 481107 ya", "telp rumah * ya"),
        ("hp: 48-11-07", "hp: *"),
        ("WA saya 4811070", "WA saya *"),
        ("nomor saya 481107", "nomor saya *"),
        ("tlp. 48110", "tlp. *"),
        ("hp 8.123.456.789", "hp *"),
        ("NIK 1.871.014.501.900.002", "NIK *"),
        ("nik 18710l4501900001", "nik *"),
        ("nik I87IO14501900001", "nik *"),
        ("0812 3456 789O orang", "* orang"),
        ("081234567890 orang", "* orang"),
        ("081234567890 ini", "* ini"),
        ("08.123.456.789", "*"),
        ("email budi at contoh dot id", "email *"),
        ("email budi et contoh titik co titik id", "email *"),
        ("budi at contoh.id", "*"),
    ],
)
def test_a_number_or_mail_address_goes_in_whatever_notation(text, left):
    assert scrubbed(text, NOBODY) == marked(left)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ibu Siti2 datang", "Ibu * datang"),
        ("Siti123", "*"),
        ("SITINURHALIZA", "*"),
        ("nurhalizarahmawati lapor", "* lapor"),
        ("nama S i t i", "nama *"),
        ("B u d i", "*"),
        ("Bu di pasar", "Bu di pasar"),
        ("situs, sitinjau", "situs, sitinjau"),
    ],
)
def test_a_reporters_name_goes_in_whatever_notation(text, left):
    assert scrubbed(text, KNOWN) == marked(left)


@pytest.mark.parametrize(
    "text",
    [
        "Jl. Raden Intan 200 meter",
        "Jl. Raden Intan 200m dari pasar",
        "Jl. Raden Intan 200-300 meter",
        "Jalan Pagar Alam",
        "Jalan Soekarno Hatta km 12",
        "Jalan provinsi km. 12",
        "Jalan rusak 3 titik, Jl. Kenanga 2 lubang",
        "Jalan di depan SDN 2 rusak",
        "Jalan rusak sejak 2024",
        "Jalan Kartini 15 hari gelap",
        "Jalan Kartini 12 Agustus 2025",
        "Jalan Kartini 2024 rusak",
        "Jalan Kartini 17-08-2025 banjir",
        "Jalan Kartini 10.30 macet",
        "Jalan Kartini 5% rusak",
        "jalan putus, rugi Rp 1.500.000",
        "rugi Rp1.500.000.000.000",
        "rugi 1.500.000.000.000 rupiah",
        "rugi 150.000.000",
        "mobil BE 1234 AA di Jalan Kartini",
        "Perumahan Griya 2 banjir",
        "tolooooooooooong, loooooooool",
        "telepon 3 kali, hp 17-08-2025",
        "proyek Tahap II/2025",
    ],
)
def test_the_places_amounts_and_dates_of_the_matter_stay(text):
    assert scrubbed(text, NOBODY) == text


PATTERNS = {
    name: one for name, one in vars(personal_notations).items() if isinstance(one, re.Pattern)
}


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_no_pattern_repeats_without_bound_more_than_once(name):
    """Two unbounded repetitions over the same signs make the work grow with their square."""
    bare = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "c", PATTERNS[name].pattern)
    assert len(re.findall(r"[*+]|\{\d+,\}", bare)) <= 1


@pytest.mark.parametrize(
    "piece", [".", "jl ", "jl.", "62.", "62(", "a@", "a ", "1 ", "rt ", "S i t "]
)
@pytest.mark.parametrize("start", ["jl", "", "62", "a@b"])
def test_the_longest_text_comes_back(start, piece):
    text = (start + piece * 20_000)[:20_000]
    assert isinstance(scrubbed(text, KNOWN), str)


def test_known_numbers_are_sought_without_neighbouring_repetitions():
    pattern = scrubbing._digits("81279001234").pattern
    assert r"(?:\(?0\)?)?[\W_]*" not in pattern
