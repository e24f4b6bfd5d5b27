"""The mapping table: seeded by name, filled by a person, said what is missing, as CSV and back."""

import pytest

from callcenter.directory.loading import load_directory
from callcenter.lapor import mapping_sheet
from callcenter.lapor.cells import CELL_MAX, guarded, unguarded
from callcenter.lapor.client import Item, Masters, Topic
from callcenter.lapor.mapping import (
    ANY,
    MapKind,
    Mapping,
    MapRow,
    MissingRow,
    Needs,
    blank,
    missing,
    needs,
    our_names,
    same_name,
    seeded,
)
from callcenter.lapor.mapping_sheet import LineFault
from callcenter.tickets.apply import fold
from callcenter.tickets.words import Kind
from tests.builders import EventLine

DIRECTORY = load_directory()
LAPOR_CATEGORIES = [
    "Agama",
    "Corona Virus",
    "Ekonomi dan Keuangan",
    "Energi dan Sumber Daya Alam",
    "Kekerasan di Satuan Pendidikan (Sekolah, Kampus, Lembaga Khusus)",
    "Kependudukan",
    "Kesehatan",
    "Kesetaraan Gender dan Sosial Inklusif",
    "Ketenagakerjaan",
    "Ketentraman, Ketertiban Umum, dan Perlindungan Masyarakat",
    "Lingkungan Hidup dan Kehutanan",
    "Mudik",
    "Netralitas ASN",
    "P4GN",
    "Pekerjaan Umum dan Penataan Ruang",
    "Pembangunan Desa, Daerah Tertinggal, dan Transmigrasi",
    "Pemulihan Ekonomi Nasional",
    "Pendidikan dan Kebudayaan",
    "Perairan",
    "Perhubungan",
    "Perlindungan Konsumen",
    "Pertanian dan Peternakan",
    "Politik dan Hukum",
    "Politisasi ASN",
    "Sosial dan Kesejahteraan",
    "SP4N Lapor",
    "Teknologi Informasi dan Komunikasi",
    "Topik Khusus",
    "Topik Lainnya",
]


def items(*names):
    return tuple(Item(str(count), name) for count, name in enumerate(names, start=1))


def test_our_categories_bear_lapors_29_names():
    ours = [name for (kind, _), name in our_names(DIRECTORY).items() if kind is MapKind.CATEGORY]
    assert ours == LAPOR_CATEGORIES
    assert len(ours) == 29


def test_everything_of_ours_has_a_row():
    rows = blank(DIRECTORY).rows
    count = {kind: sum(one is kind for one, _ in rows) for kind in MapKind}
    assert count[MapKind.CATEGORY] == 29
    assert count[MapKind.LOCATION] == 16
    assert count[MapKind.CLASSIFICATION] == 3
    assert (MapKind.INSTITUTION, "bmbk") in rows
    assert (MapKind.INSTITUTION, "polisi-110") not in rows


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Kabupaten Lampung Tengah", "KAB. LAMPUNG TENGAH"),
        ("Pemerintah Kabupaten Mesuji", "Pemkab Mesuji"),
        ("Pemerintah Kota Metro", "pemkot  METRO"),
        ("Dinas Sosial", "Dinas Sosial Provinsi Lampung"),
        ("Dinas Sosial", "DINAS SOSIAL PROV. LAMPUNG"),
        ("Inspektorat Provinsi Lampung", "Inspektorat Prop Lampung"),
        ("Pekerjaan Umum dan Penataan Ruang", "Pekerjaan Umum & Penataan Ruang"),
        ("Ketentraman, Ketertiban Umum, dan Perlindungan Masyarakat",
         "Ketenteraman Ketertiban Umum Perlindungan Masyarakat"),
        ("Provinsi Lampung", "PROVINSI LAMPUNG"),
        ("Ombudsman RI Perwakilan Provinsi Lampung",
         "Ombudsman Republik Indonesia Perwakilan Prov Lampung"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings(ours, theirs):
    assert same_name(ours) == same_name(theirs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kota Metro", "Kabupaten Metro"),
        ("Kabupaten Tulang Bawang", "Kabupaten Tulang Bawang Barat"),
        ("Dinas Sosial", "Dinas Sosial Kota Metro"),
        ("Politisasi ASN", "Netralitas ASN"),
        ("Provinsi Lampung", "Dinas Sosial Provinsi Lampung"),
    ],
)
def test_two_names(one, other):
    assert same_name(one) != same_name(other)


def test_our_own_names_are_all_apart():
    for kind in MapKind:
        names = [same_name(name) for (one, _), name in our_names(DIRECTORY).items() if one is kind]
        assert len(names) == len(set(names))


def test_seeding_fills_what_is_surely_the_same():
    masters = Masters(
        institutions=items("DINAS SOSIAL PROV. LAMPUNG", "Dinas Sosial Kota Metro"),
        topics=(Topic("13", "0", "Teknologi Informasi & Komunikasi"),),
        categories=items("Agama"),
        locations=(Item("71", "Kota Bandar Lampung"), Item("72", "Kota Metro")),
    )
    found = seeded(blank(DIRECTORY), masters, DIRECTORY)
    assert found.id_of(MapKind.INSTITUTION, "dinsos") == "1"
    assert found.get(MapKind.INSTITUTION, "dinsos").theirs_name == "DINAS SOSIAL PROV. LAMPUNG"
    assert found.id_of(MapKind.CATEGORY, "teknologi-informasi") == "13"
    assert found.id_of(MapKind.CATEGORY, "agama") == "1"
    assert found.id_of(MapKind.LOCATION, "18.72") == "72"
    assert found.id_of(MapKind.INSTITUTION, "bmbk") == ""
    assert found.id_of(MapKind.CLASSIFICATION, "pengaduan") == ""
    assert seeded(Mapping(), masters, DIRECTORY).rows == found.rows


def test_seeding_never_takes_a_persons_row_away_nor_guesses_between_two():
    mine = blank(DIRECTORY).having([MapRow(MapKind.LOCATION, "18.72", "5", "punya kami")])
    twins = Masters(locations=(Item("72", "Kota Metro"), Item("99", "KOTA METRO")))
    assert seeded(mine, twins, DIRECTORY).id_of(MapKind.LOCATION, "18.72") == "5"
    assert seeded(blank(DIRECTORY), twins, DIRECTORY).id_of(MapKind.LOCATION, "18.72") == ""
    same = Masters(locations=(Item("72", "Kota Metro"), Item("72", "KOTA METRO")))
    assert seeded(blank(DIRECTORY), same, DIRECTORY).id_of(MapKind.LOCATION, "18.72") == "72"
    thrice = Masters(locations=(*twins.locations, Item("98", "Kota  Metro")))
    assert seeded(blank(DIRECTORY), thrice, DIRECTORY).id_of(MapKind.LOCATION, "18.72") == ""


def test_a_row_for_all_stands_in():
    table = blank(DIRECTORY).having([MapRow(MapKind.CATEGORY, ANY, "99")])
    assert table.id_of(MapKind.CATEGORY, "agama") == "99"
    own = table.having([MapRow(MapKind.CATEGORY, "agama", "1")])
    assert own.id_of(MapKind.CATEGORY, "agama") == "1"
    assert own.id_of(MapKind.LOCATION, "18.72") == ""


def test_what_a_ticket_needs_and_what_is_missing():
    line = EventLine()
    agency = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk", "dinsos"]})
    ticket = fold("t-1", [line.registered(place="18.02.07.1003"), agency])
    wanted = needs(ticket, DIRECTORY, ("dlh",))
    assert wanted == Needs("pekerjaan-umum", "18.02", "pengaduan", "bmbk")
    placeless = fold("t-1", [line.registered(place="99.99")])
    assert needs(placeless, DIRECTORY, ("dlh",)) == Needs(
        "pekerjaan-umum", "18", "pengaduan", "dlh"
    )
    assert needs(placeless, DIRECTORY).institution == ""
    lacking = missing(blank(DIRECTORY), wanted, DIRECTORY)
    assert [one.kind for one in lacking] == list(MapKind)
    assert lacking[1] == MissingRow(MapKind.LOCATION, "18.02", "Kabupaten Lampung Tengah")
    assert str(lacking[1]) == "lokasi: Kabupaten Lampung Tengah"
    assert str(MissingRow(MapKind.INSTITUTION, "", "")) == "instansi"
    ours = missing(blank(DIRECTORY), wanted, DIRECTORY, own_institution="900")
    assert [one.kind for one in ours] == [
        MapKind.CATEGORY,
        MapKind.LOCATION,
        MapKind.CLASSIFICATION,
    ]


def test_the_table_goes_to_csv_and_back():
    table = blank(DIRECTORY).having(
        [
            MapRow(MapKind.CATEGORY, "agama", "-1", "=HYPERLINK(1)"),
            MapRow(MapKind.LOCATION, ANY, "9", 'Se"mua, ya'),
        ]
    )
    text = mapping_sheet.write(table, DIRECTORY)
    assert "kategori,agama,Agama,'-1,'=HYPERLINK(1)\r\n" in text
    back = mapping_sheet.read("\ufeff" + text, blank(DIRECTORY), DIRECTORY)
    assert back.faults == ()
    assert back.changed == 2
    assert back.mapping.id_of(MapKind.CATEGORY, "agama") == "-1"
    assert back.mapping.get(MapKind.CATEGORY, "agama").theirs_name == "=HYPERLINK(1)"
    again = mapping_sheet.read(text, table, DIRECTORY)
    assert (again.changed, again.mapping.get(MapKind.LOCATION, "18")) == (
        0,
        MapRow(MapKind.LOCATION, ANY, "9", 'Se"mua, ya'),
    )


def test_bad_lines_are_told_with_their_number_and_the_others_are_taken():
    text = (
        "Jenis;kode_kami;id_lapor;nama_lapor\r\n"
        "kategori;agama;12;Agama\r\n"
        "\r\n"
        "warna;agama;12;\r\n"
        "kategori;tidak-ada;12;\r\n"
        "kategori;mudik;../x;\r\n"
        "kategori;agama;13;\r\n"
        "kategori;p4gn\r\n"
        f"kategori;perairan;{'9' * 65};\r\n"
    )
    found = mapping_sheet.read(text, blank(DIRECTORY), DIRECTORY)
    assert found.faults == (
        LineFault(4, "kind", "warna"),
        LineFault(5, "ours", "tidak-ada"),
        LineFault(6, "id", "../x"),
        LineFault(7, "twice", "agama"),
        LineFault(9, "id", "9" * 65),
    )
    assert found.mapping.id_of(MapKind.CATEGORY, "agama") == "12"
    assert found.changed == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "columns"),
        ("a,b,c\r\n1,2,3\r\n", "columns"),
        ('jenis,kode_kami,id_lapor\r\nkategori,"agama,1\r\n', "csv"),
        ("jenis,kode_kami,id_lapor\r\n" + "\r\n" * 6000, "csv"),
        ("x" * (mapping_sheet.CHARACTERS_MAX + 1), "size"),
    ],
)
def test_what_is_no_table_changes_nothing(text, reason):
    before = blank(DIRECTORY)
    found = mapping_sheet.read(text, before, DIRECTORY)
    assert [(one.line, one.reason) for one in found.faults] == [(0, reason)]
    assert found.mapping.rows == before.rows


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62",
        "-1",
        "@SUM",
        "\t=1",
        "\r=1",
        "\uff1d1",
        "\uff0b62",
        "  =1",
        "\u200b=1",
        "|x",
        "%x",
    ],
)
def test_cells_that_would_run_are_neutralised(text):
    safe = guarded(text)
    assert safe.startswith("'")
    assert unguarded(safe) == "".join(one for one in text if one != "\r")


@pytest.mark.parametrize("text", ["biasa", "", "'kutip", "5 = 5", "baris\nbaris"])
def test_other_cells_stay(text):
    assert guarded(text) == text
    assert unguarded(text) == text


def test_control_characters_and_length():
    assert guarded("a\x00\x0bb\x1b") == "ab"
    assert len(guarded("x" * 50_000)) == CELL_MAX
