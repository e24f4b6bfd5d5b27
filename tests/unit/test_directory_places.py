"""Places found as an operator types them, over the real list of Lampung."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.directory.loading import load_directory
from callcenter.directory.places import parse_places
from callcenter.errors import DataFileInvalid, NotFound

PLACES = load_directory().places
HEADER = "code,name,level,postal_code,lat,lon\n"


def best(text: str) -> list[str]:
    return [hit.path for hit in PLACES.search(text)]


def test_all_levels_are_there():
    assert len(PLACES) == 1 + 15 + 229 + 2446 + 205
    assert [place.level for place in PLACES.children("18")] == ["kabkota"] * 15


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bandar jaya bar", "Bandar Jaya Barat, Terbanggi Besar, Lampung Tengah"),
        ("terbanggi bandar jaya timur", "Bandar Jaya Timur, Terbanggi Besar, Lampung Tengah"),
        ("tjk pusat", "Tanjungkarang Pusat, Kota Bandar Lampung"),
        ("tj karang timur", "Tanjungkarang Timur, Kota Bandar Lampung"),
        ("tanjung karang", "Tanjungkarang, Enggal, Kota Bandar Lampung"),
        ("wayhalim", "Way Halim, Kota Bandar Lampung"),
        ("Kec. Natar Lamsel", "Natar, Natar, Lampung Selatan"),
        ("bandar lampung", "Kota Bandar Lampung"),
        ("lamteng", "Kabupaten Lampung Tengah"),
        ("tebanggi besar", "Terbanggi Besar, Terbanggi Besar, Lampung Tengah"),
        ("rajabsa nunyai", "Rajabasa Nunyai, Rajabasa, Kota Bandar Lampung"),
        ("kotabumi", "Kotabumi, Lampung Utara"),
        ("simpang agung lamteng", "Simpang Agung, Seputih Agung, Lampung Tengah"),
        ("karang pusat", "Tanjungkarang Pusat, Kota Bandar Lampung"),
        ("raja basa nunyai", "Rajabasa Nunyai, Rajabasa, Kota Bandar Lampung"),
        ("suka rame bandar lampung", "Sukarame, Sukarame, Kota Bandar Lampung"),
        ("natar lampung selatan", "Natar, Natar, Lampung Selatan"),
        ("kedaton balam", "Kedaton, Kedaton, Kota Bandar Lampung"),
    ],
)
def test_the_likeliest_place_comes_first(typed, first):
    assert best(typed)[0] == first


def test_both_villages_of_one_name_are_offered():
    assert set(best("bandar jaya terbanggi")[:2]) == {
        "Bandar Jaya Timur, Terbanggi Besar, Lampung Tengah",
        "Bandar Jaya Barat, Terbanggi Besar, Lampung Tengah",
    }


def test_a_city_is_found_by_its_bare_name():
    assert "Kota Metro" in best("metro")[:2]


def test_every_typed_word_must_fit():
    assert best("natar xyzzy") == []
    assert best("") == []
    assert best("kec") != best("natar")


def test_results_are_bounded_and_ordered():
    hits = PLACES.search("jaya", limit=7)
    assert len(hits) == 7
    assert all(left.score >= right.score for left, right in pairwise(hits))


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(sorted(hit.place.code for hit in PLACES.search("a", limit=5000))))
def test_every_place_is_found_by_its_own_path(code):
    place = PLACES.get(code)
    found = [hit.place.code for hit in PLACES.search(PLACES.path(code), limit=5)]
    assert code in found, place.name


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=40))
def test_anything_may_be_typed(text):
    assert len(PLACES.search(text)) <= 20


def test_lineage():
    assert PLACES.path("18.02.07.1003") == "Bandar Jaya Barat, Terbanggi Besar, Lampung Tengah"
    assert PLACES.path("18.02") == "Kabupaten Lampung Tengah"
    kabkota = PLACES.kabkota_of("18.02.07.1003")
    assert kabkota is not None
    assert kabkota.code == "18.02"
    assert PLACES.kabkota_of("18") is None
    assert len(PLACES.children("18")) == 15
    assert {place.level for place in PLACES.children("18.71")} == {"kecamatan"}
    with pytest.raises(NotFound):
        PLACES.get("99.99")


def test_distance():
    near = PLACES.distance_km("18.02.07.1002", "18.02.07.1003")
    far = PLACES.distance_km("18.71.10.1001", "18.02.07.1003")
    assert near == pytest.approx(2.43, abs=0.02)
    assert far == pytest.approx(46.7, abs=1.0)
    assert PLACES.distance_km("18.02.07.1002", "18.02.07.1002") == 0
    assert PLACES.distance_km("18.01", "18.02.07.1002") is None
    assert PLACES.distance_km("18", "18.02.07.1002") is None


def test_a_village_without_outline_counts_as_its_kecamatan():
    places = parse_places(
        HEADER + "18.01,Kabupaten Contoh,kabkota,,-5.5,105.5\n"
        "18.01.04,Contoh,kecamatan,,-5.0,105.0\n"
        "18.01.04.2001,Contoh Satu,desa,35000,,\n"
        "18.01.04.2002,Contoh Dua,desa,35000,-5.0,105.1\n"
    )
    assert places.distance_km("18.01.04.2001", "18.01.04.2002") == pytest.approx(11.08, abs=0.05)


def test_nearest_village_of_a_pin():
    spot = PLACES.get("18.02.07.1003")
    assert spot.lat is not None
    assert spot.lon is not None
    assert PLACES.nearest(spot.lat, spot.lon) == spot
    assert parse_places(HEADER).nearest(-5.0, 105.0) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("18.01,Contoh,desa", "columns"),
        ("18.01,Contoh,dusun,,,", "columns"),
        ("18.01,Contoh,desa,,utara,timur", "coordinates"),
    ],
)
def test_a_damaged_list_names_its_line(line, reason):
    with pytest.raises(DataFileInvalid) as caught:
        parse_places(HEADER + "18,Lampung,provinsi,,,\n" + line)
    assert (caught.value.line, caught.value.reason) == (3, reason)
