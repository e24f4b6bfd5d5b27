"""The map of the province: what holds a point, which place it is, and where its name may stand."""

import json

import pytest

from callcenter.directory.loading import load_directory, load_outlines
from callcenter.directory.outlines import parse_outlines
from callcenter.errors import DataFileInvalid

SQUARE = """{"features": [{"properties": {"code": "18.99"}, "geometry": {
 "type": "MultiPolygon", "coordinates": [
  [[[105, -5], [106, -5], [106, -4], [105, -4], [105, -5]],
   [[105.4, -4.6], [105.6, -4.6], [105.6, -4.4], [105.4, -4.4], [105.4, -4.6]]],
  [[[107, -5], [107.1, -5], [107.1, -4.9], [107, -5]]]]}}]}"""


@pytest.fixture(scope="module")
def outlines():
    return load_outlines()


@pytest.fixture(scope="module")
def places():
    return load_directory().places


def test_every_district_has_its_outline_and_a_spot_inside(outlines, places):
    assert (len(outlines.kabkota), len(outlines.kecamatan)) == (15, 229)
    both = [*outlines.kabkota.values(), *outlines.kecamatan.values()]
    assert [one.code for one in both if one.code not in places] == []
    assert [one.code for one in both if not one.holds(*one.label)] == []


def test_a_name_stands_on_the_mainland_and_the_sea_is_no_place(outlines, places):
    selatan = outlines.kabkota["18.01"]
    assert selatan.main.holds(*selatan.label)
    assert outlines.place_at(places, *selatan.label).code.startswith("18.01.")
    assert outlines.place_at(places, -5.75, 105.45) is None


def test_a_point_is_named_by_the_nearest_desa_of_its_own_kecamatan(outlines, places):
    where = outlines.place_at(places, -4.9448, 105.2437)
    assert places.path(where.code).startswith("Bandar Jaya Barat, Terbanggi Besar, ")
    strangers = 0
    for village in places.villages:
        found = outlines.place_at(places, village.lat, village.lon)
        strangers += found is None or found.code != village.code
    assert strangers < 60  # middles that the simplified borders put on the other side
    assert len(places.villages) > 2600


def test_where_no_desa_is_known_it_is_the_kecamatan(outlines, places):
    kecamatan = outlines.kecamatan["18.02.07"]
    empty = type(places)([places.get(kecamatan.code)])
    assert outlines.place_at(empty, *kecamatan.label).code == kecamatan.code


def test_the_outline_around_a_desa_is_that_of_its_kecamatan(outlines):
    assert outlines.around("18.02.07.1001").code == "18.02.07"
    assert outlines.around("18.02").code == "18.02"
    assert outlines.around("18") is None


def test_a_single_polygon_is_an_outline_too():
    text = json.loads(SQUARE)
    (feature,) = text["features"]
    first = feature["geometry"]["coordinates"][0]
    feature["geometry"] = {"type": "Polygon", "coordinates": first}
    made = parse_outlines(json.dumps(text), json.dumps(text)).kabkota["18.99"]
    assert made.holds(-4.9, 105.1)
    assert not made.holds(-4.99, 107.05)


def test_holes_and_islands_count():
    made = parse_outlines(SQUARE, SQUARE).kabkota["18.99"]
    assert made.holds(-4.9, 105.1)
    assert not made.holds(-4.5, 105.5)
    assert made.holds(-4.99, 107.05)
    assert not made.holds(-4.5, 106.5)
    assert (made.bounds.east, made.main.east) == (107.1, 106.0)


@pytest.mark.parametrize("text", ["", "{}", '{"features": []}', '{"features": [{"geometry": 1}]}'])
def test_a_damaged_map_is_named(text):
    with pytest.raises(DataFileInvalid) as bad:
        parse_outlines(SQUARE, text)
    assert "kecamatan" in bad.value.path
