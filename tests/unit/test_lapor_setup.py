"""The setup of LAPOR at a real desk: saved for all desks, undone, counted, as CSV and back."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from callcenter.desk.lapor_setup import (
    export_mapping,
    import_mapping,
    read_setup,
    save_connection,
    save_rows,
    seed_rows,
    try_connection,
    turn_off,
    turn_on,
    undo_rows,
)
from callcenter.desk.lapor_ticket import send_to_lapor
from callcenter.desk.office import read_office, set_office
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import FieldInvalid, LaporNotSent, LaporSignIn, StoreUnwritable
from callcenter.lapor.client import Item, Masters
from callcenter.lapor.mapping import ANY, PROVINCE, MapKind, MapRow
from callcenter.lapor.settings import Interface, LaporSettings, Policy
from callcenter.lapor.simulator.account import TOKEN
from callcenter.tickets.words import Classification
from tests.builders import intake
from tests.lapor_rig import SimulatorRig

URL = "https://lapor.contoh.go.id"
AGENCY = "setda"
CITY = "18.71"
SETTINGS = LaporSettings(base_url=URL, user_id="9001")
MASTERS = Masters(
    categories=(Item("401", "Agama"),), locations=(Item("315", "Kota Bandar Lampung"),)
)


def rows_of(desk):
    return {(one.row.kind, one.row.ours): one for one in read_setup(desk).rows}


def waiting(desk) -> dict[tuple[str, str], int]:
    found = read_setup(desk).rows
    return {(one.row.kind.value, one.row.ours): one.waiting for one in found if one.waiting}


def report(desk, **more) -> str:
    given = {"category": "agama", "place": "18.71.20", "agency_ids": (AGENCY,)} | more
    return register_ticket(desk, intake(**given)).ticket_id


def test_nothing_is_set_at_first_and_every_row_is_there_and_lacking(desk) -> None:
    found = read_setup(desk)
    assert (found.settings, found.changed_at) == (None, None)
    assert {one.row.kind for one in found.rows} == set(MapKind)
    for_all = [one for one in found.rows if one.row.ours == ANY]
    assert [one.row.kind for one in for_all] == list(MapKind)
    assert not any(one.lacking for one in for_all)
    assert found.lacking == len(found.rows) - len(for_all)
    assert rows_of(desk)[MapKind.LOCATION, CITY].name == "Kota Bandar Lampung"


def test_settings_are_saved_for_everybody_and_nothing_twice(desk) -> None:
    saved = save_connection(desk, replace(SETTINGS, base_url=f" {URL}/ "))
    assert saved == SETTINGS
    assert read_setup(desk).settings == SETTINGS
    first = read_setup(desk).changed_at
    assert first is not None
    save_connection(desk, SETTINGS)
    assert read_setup(desk).changed_at == first
    assert "token" not in str(read_office(desk).values)


def test_what_cannot_be_used_is_refused_and_nothing_is_saved(desk) -> None:
    with pytest.raises(FieldInvalid, match="lapor_url: insecure"):
        save_connection(desk, replace(SETTINGS, base_url="http://lapor.contoh.go.id"))
    assert read_setup(desk).settings is None


def test_what_a_colleague_changed_meanwhile_and_nobody_touched_here_stays(desk) -> None:
    save_connection(desk, SETTINGS)
    set_office(desk, {"lapor.rate_per_minute": 5, "lapor.user_id": "1"})
    save_connection(desk, replace(SETTINGS, user_id="7"), SETTINGS)
    found = read_setup(desk).settings
    assert found is not None
    assert (found.rate_per_minute, found.user_id) == (5, "7")


def test_it_is_turned_off_for_everybody_and_on_again(desk) -> None:
    save_connection(desk, SETTINGS)
    assert read_setup(desk).former is None
    turn_off(desk)
    found = read_setup(desk)
    assert (found.settings, found.former) == (None, SETTINGS)
    turn_on(desk)
    found = read_setup(desk)
    assert (found.settings, found.former) == (SETTINGS, None)


def test_a_row_is_saved_told_and_taken_back(desk) -> None:
    row = MapRow(MapKind.CATEGORY, "agama", "401", " Agama  \n lain ")
    (change,) = save_rows(desk, [row])
    assert (change.before.theirs_id, change.after.theirs_name) == ("", "Agama lain")
    assert change.name == "Agama"
    found = rows_of(desk)[MapKind.CATEGORY, "agama"]
    assert (found.row.theirs_id, found.lacking) == ("401", False)
    assert save_rows(desk, [row]) == ()
    assert undo_rows(desk, (change,)) == 1
    assert rows_of(desk)[MapKind.CATEGORY, "agama"].row == MapRow(MapKind.CATEGORY, "agama")


def test_a_name_without_an_id_is_not_kept(desk) -> None:
    assert save_rows(desk, [MapRow(MapKind.CATEGORY, "agama", "", "Agama")]) == ()


def test_a_row_that_somebody_changed_since_is_not_taken_back(desk) -> None:
    changes = save_rows(desk, [MapRow(MapKind.CATEGORY, "agama", "401")])
    save_rows(desk, [MapRow(MapKind.CATEGORY, "agama", "999")])
    assert undo_rows(desk, changes) == 0
    assert rows_of(desk)[MapKind.CATEGORY, "agama"].row.theirs_id == "999"


def test_an_id_that_cannot_be_one_is_refused_with_all_its_rows(desk) -> None:
    good = MapRow(MapKind.CATEGORY, "agama", "401")
    with pytest.raises(FieldInvalid, match="lapor_id: shape"):
        save_rows(desk, [good, MapRow(MapKind.LOCATION, CITY, "3 15")])
    assert rows_of(desk)[MapKind.CATEGORY, "agama"].row.theirs_id == ""


def test_the_row_for_all_fills_every_gap_of_its_kind(desk) -> None:
    save_rows(desk, [MapRow(MapKind.CATEGORY, ANY, "429", "Topik Lainnya")])
    found = rows_of(desk)
    assert not found[MapKind.CATEGORY, "agama"].lacking
    assert found[MapKind.LOCATION, CITY].lacking


@pytest.mark.parametrize(
    ("settings", "lacking"),
    [
        (SETTINGS, set(MapKind)),
        (replace(SETTINGS, institution_id="2000"), set(MapKind) - {MapKind.INSTITUTION}),
        (replace(SETTINGS, interface=Interface.V1), set()),
        (replace(SETTINGS, interface=Interface.F01), set()),
    ],
)
def test_only_what_the_interface_asks_for_is_lacking(desk, settings, lacking) -> None:
    save_connection(desk, settings)
    assert {one.row.kind for one in read_setup(desk).rows if one.lacking} == lacking


def test_names_of_lapor_fill_what_is_empty_and_nothing_is_saved_yet(desk) -> None:
    save_rows(desk, [MapRow(MapKind.CATEGORY, "agama", "7", "kami sendiri")])
    changes = seed_rows(desk, MASTERS)
    assert [(one.after.ours, one.after.theirs_id) for one in changes] == [(CITY, "315")]
    assert rows_of(desk)[MapKind.LOCATION, CITY].row.theirs_id == ""
    save_rows(desk, [one.after for one in changes])
    assert rows_of(desk)[MapKind.LOCATION, CITY].row.theirs_name == "Kota Bandar Lampung"
    assert seed_rows(desk, MASTERS) == ()


def test_the_table_goes_out_and_comes_back_with_its_changes_alone(desk, tmp_path) -> None:
    save_rows(desk, [MapRow(MapKind.CATEGORY, "agama", "401", "Agama")])
    path = tmp_path / "pemetaan.csv"
    assert export_mapping(desk, path) == len(read_setup(desk).rows)
    assert [one.name for one in tmp_path.glob("*.part")] == []
    assert import_mapping(desk, path).changes == ()
    text = path.read_text("utf-8-sig").replace("kategori,agama,Agama,401", "kategori,agama,x,77")
    path.write_text(text + "warna,x,x,1,x\n", encoding="utf-8")
    found = import_mapping(desk, path)
    assert [(one.before.theirs_id, one.after.theirs_id) for one in found.changes] == [("401", "77")]
    assert [one.reason for one in found.faults] == ["kind"]
    assert rows_of(desk)[MapKind.CATEGORY, "agama"].row.theirs_id == "401"


def test_a_table_that_cannot_be_written_is_told_and_leaves_nothing(desk, tmp_path) -> None:
    taken = tmp_path / "pemetaan.csv"
    taken.mkdir()
    with pytest.raises(StoreUnwritable):
        export_mapping(desk, taken)
    assert list(tmp_path.glob("*.part")) == []


def test_an_id_of_foreign_digits_is_a_fault_of_its_line(desk, tmp_path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("jenis,kode_kami,id_lapor\nkategori,agama,\u0667\n", encoding="utf-8")
    found = import_mapping(desk, path)
    assert [(one.line, one.reason) for one in found.faults] == [(2, "id")]
    assert found.changes == ()


def test_a_file_of_an_older_spreadsheet_is_read_and_one_that_is_gone_is_told(
    desk, tmp_path
) -> None:
    path = tmp_path / "lama.csv"
    text = "jenis;kode_kami;id_lapor;nama_lapor\nkategori;agama;5;Caf\u00e9\n"
    path.write_bytes(text.encode("cp1252"))
    assert import_mapping(desk, path).changes[0].after.theirs_name == "Caf\u00e9"
    with pytest.raises(FieldInvalid, match="file: unreadable"):
        import_mapping(desk, tmp_path / "tidak-ada.csv")


def test_tickets_are_counted_at_the_rows_they_wait_for(desk) -> None:
    report(desk)
    report(desk, place="")
    report(desk, agency_ids=())
    assert waiting(desk) == {}
    save_connection(desk, SETTINGS)
    assert waiting(desk) == {
        ("kategori", "agama"): 3,
        ("lokasi", CITY): 2,
        ("lokasi", PROVINCE): 1,
        ("klasifikasi", "pengaduan"): 3,
        ("instansi", AGENCY): 2,
    }
    save_rows(desk, [MapRow(MapKind.CATEGORY, "agama", "401"), MapRow(MapKind.LOCATION, ANY, "1")])
    save_connection(desk, replace(SETTINGS, institution_id="2000"))
    assert waiting(desk) == {("klasifikasi", "pengaduan"): 3}


def test_only_tickets_that_would_go_are_counted(desk) -> None:
    report(desk, agency_ids=("pemkab-lamsel",))
    report(desk, classification=Classification.ASPIRATION)
    save_connection(desk, SETTINGS)
    assert waiting(desk) == {}
    chosen = report(desk, classification=Classification.ASPIRATION)
    send_to_lapor(desk, [chosen])
    assert waiting(desk)["klasifikasi", "aspirasi"] == 1
    report(desk)
    for policy, many in ((Policy.ALL, 2), (Policy.CHOSEN, 1), (Policy.NONE, 0)):
        save_connection(desk, replace(SETTINGS, policy=policy))
        assert waiting(desk).get(("kategori", "agama"), 0) == many


def test_what_was_registered_before_the_day_is_counted_only_when_chosen(desk) -> None:
    old, _older = report(desk), report(desk)
    later = desk.clock.now() + timedelta(minutes=1)
    save_connection(desk, replace(SETTINGS, since=later))
    assert waiting(desk) == {}
    send_to_lapor(desk, [old])
    assert waiting(desk)["kategori", "agama"] == 1


def test_the_connection_is_tried_with_what_is_given_and_nothing_is_kept(desk, tmp_path) -> None:
    simulator = SimulatorRig(tmp_path / "lapor")
    settings = simulator.settings()
    masters = try_connection(settings, TOKEN)
    assert Item("401", "Agama") in masters.categories
    assert len(masters.institutions) > 70
    with pytest.raises(LaporSignIn):
        try_connection(settings, "salah")
    simulator.stop()
    with pytest.raises(LaporNotSent):
        try_connection(settings, TOKEN)
    with pytest.raises(FieldInvalid, match="extra_ca: file"):
        try_connection(replace(settings, base_url=URL), TOKEN, str(tmp_path / "tidak-ada.pem"))
    assert read_office(desk).values == {}
    assert b"salah" not in b"".join(one.read_bytes() for one in desk.profile.glob("*.toml"))
