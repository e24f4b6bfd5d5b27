"""What is typed into “Pemetaan”: which id or name it means, the order, the words."""

import pytest
from msgspec.structs import replace

from callcenter.desk.lapor_setup import RowChange, TableRow
from callcenter.lapor.client import Item, Topic
from callcenter.lapor.mapping import MapKind, MapRow
from callcenter.lapor.mapping_sheet import LineFault
from tests.ui.lapor_mapping import AGAMA, MASTERS
from ui.lapor.mapping_entry import (
    LACKING,
    Typed,
    in_order,
    matches,
    offered,
    with_id,
    with_name,
    words_of,
)
from ui.lapor.mapping_preview import change_text, fault_text

CITY = "18.71"
ITEMS = (
    Item("401", "Agama"),
    Item("402", "Corona Virus"),
    Item("9", "Kembar"),
    Item("8", "Kembar"),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Typed(replace(AGAMA))),
        ("  ", Typed(replace(AGAMA))),
        ("402", Typed(replace(AGAMA, theirs_id="402", theirs_name="Corona Virus"))),
        ("77", Typed(replace(AGAMA, theirs_id="77"), stranger=True)),
        ("5", Typed(replace(AGAMA, theirs_id="5", theirs_name="lama"), stranger=True)),
    ],
)
def test_a_typed_id_takes_lapors_name(typed, expected) -> None:
    assert with_id(replace(AGAMA, theirs_id="5", theirs_name="lama"), typed, ITEMS) == expected


@pytest.mark.parametrize("bad", ["a b", "é", "x" * 65, "a/b"])
def test_a_typed_id_that_cannot_be_one_changes_nothing(bad) -> None:
    assert with_id(AGAMA, bad, ()) == Typed(AGAMA, "id")
    assert with_id(AGAMA, "x" * 64, ()) == Typed(replace(AGAMA, theirs_id="x" * 64))


def test_a_typed_name_finds_its_id_or_names_an_id() -> None:
    full = replace(AGAMA, theirs_id="5", theirs_name="lama")
    assert with_name(full, " lama ", ITEMS) == Typed(full)
    assert with_name(AGAMA, "AGAMA", ITEMS).row.theirs_id == "401"
    assert with_name(AGAMA, words_of(ITEMS[3]), ITEMS).row.theirs_id == "8"
    assert with_name(AGAMA, "kembar", ITEMS) == Typed(AGAMA, "twice")
    assert with_name(full, "baru", ITEMS) == Typed(replace(full, theirs_name="baru"))
    assert with_name(full, "", ITEMS) == Typed(replace(full, theirs_name=""))
    assert with_name(AGAMA, "baru", ITEMS) == Typed(AGAMA, "name")
    assert with_name(AGAMA, "", ITEMS) == Typed(AGAMA)


def test_each_kind_has_its_own_offers_by_name() -> None:
    masters = replace(MASTERS, topics=(Topic("1", "0", "Air"), Topic("401", "0", "Agama")))
    assert offered(None, MapKind.CATEGORY) == ()
    assert [one.name for one in offered(masters, MapKind.CATEGORY)] == [
        "Agama", "Air", "Sosial dan Kesejahteraan",
    ]  # fmt: skip
    assert offered(masters, MapKind.LOCATION) == masters.locations
    assert offered(masters, MapKind.INSTITUTION) == ()
    assert offered(masters, MapKind.CLASSIFICATION) == ()


def test_the_order_and_the_filters() -> None:
    rows = [
        TableRow(AGAMA, "Agama"),
        TableRow(MapRow(MapKind.LOCATION, CITY, "3", "Kota"), "Bandar Lampung", lacking=True),
        TableRow(MapRow(MapKind.CATEGORY, "b"), "B", lacking=True, waiting=3),
    ]
    assert [one.name for one in in_order(rows)] == ["B", "Bandar Lampung", "Agama"]
    assert [matches(one, LACKING, "") for one in rows] == [False, True, True]
    assert [matches(one, "lokasi", "") for one in rows] == [False, True, False]
    assert [matches(one, "", "bandar KOTA") for one in rows] == [False, True, False]
    assert [matches(one, "", "agama x") for one in rows] == [False, False, False]


def test_changes_and_faults_in_words() -> None:
    after = replace(AGAMA, theirs_id="401", theirs_name="Agama")
    assert change_text(RowChange(AGAMA, after, "Agama")) == "kosong → 401 Agama"
    assert change_text(RowChange(after, AGAMA, "Agama")) == "401 Agama → kosong"
    told = [
        fault_text(LineFault(0, "size")), fault_text(LineFault(0, "columns")),
        fault_text(LineFault(0, "csv", "x")), fault_text(LineFault(0, "csv", "lines")),
        *(fault_text(LineFault(7, one, "abc")) for one in ("kind", "ours", "id", "twice")),
    ]  # fmt: skip
    assert all(one.startswith("Berkas: ") for one in told[:4])
    assert all(one.startswith("Baris 7: ") and "“abc”" in one for one in told[4:])
    assert "5.000" in told[3]
    assert len(set(told)) == len(told)
