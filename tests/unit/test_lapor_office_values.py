"""What the office shares about LAPOR: every setting there and back; nothing bad gets through."""

from datetime import UTC, datetime, timedelta, timezone
from typing import cast

import pytest
from msgspec.structs import replace

from callcenter.directory.loading import load_directory
from callcenter.errors import FieldInvalid
from callcenter.lapor.connect import connect
from callcenter.lapor.mapping import ANY, MapKind, MapRow, blank
from callcenter.lapor.office_values import (
    is_id,
    mapping_of,
    settings_of,
    values_of,
    values_of_rows,
)
from callcenter.lapor.settings import (
    AttachmentsForm,
    AuthScheme,
    Interface,
    LaporSettings,
    Paths,
    Policy,
    PushedBy,
    checked,
    checked_token,
)
from callcenter.tickets.event import Value
from callcenter.tickets.office import EMPTY_OFFICE, Office

DIRECTORY = load_directory()
URL = "https://lapor.contoh.go.id/v3"
EVERYTHING = LaporSettings(
    base_url=URL,
    interface=Interface.F01,
    paths=Paths(**{one: f"/lain/{one}" for one in Paths.__struct_fields__}),
    auth_scheme=AuthScheme.BEARER,
    user_id="9001",
    institution_id="2000",
    channel="12",
    suffix="/lampung",
    search_path="/cari?q={number}",
    attachments_form=AttachmentsForm.PLAIN,
    rate_per_minute=7,
    poll_hours=2.5,
    lag_minutes=15.0,
    policy=Policy.CHOSEN,
    since=datetime(2026, 11, 1, 2, tzinfo=UTC),
    pusher=PushedBy.SERVER,
    connect_seconds=5.0,
    submit_seconds=6.0,
    read_seconds=7.0,
)


def office(**more) -> Office:
    named = {f"lapor.{name.replace('__', '.')}": one for name, one in more.items()}
    return Office({"lapor.base_url": URL} | named)


def test_every_setting_comes_back_and_each_has_its_own_name() -> None:
    plain = LaporSettings(base_url="https://lain.contoh.go.id")
    for one in LaporSettings.__struct_fields__:
        if one != "extra_ca":
            assert getattr(EVERYTHING, one) != getattr(plain, one), one
    values = values_of(EVERYTHING)
    assert settings_of(Office(values)) == EVERYTHING
    assert values["lapor.paths.submit"] == "/lain/submit"
    assert values["lapor.since"] == "2026-11-01T02:00:00+00:00"
    assert set(values) == set(values_of(plain))


def test_neither_a_token_nor_a_path_of_this_machine_is_shared() -> None:
    values = values_of(replace(EVERYTHING, extra_ca="/rahasia/ca.pem"))
    assert not [name for name in values if "token" in name or "extra_ca" in name]
    assert "/rahasia/ca.pem" not in str(values)
    found = settings_of(Office(values | {"lapor.extra_ca": "/x.pem"}))
    assert found is not None
    assert found.extra_ca == ""


def test_without_a_usable_address_nothing_is_set() -> None:
    assert settings_of(EMPTY_OFFICE) is None
    bads: tuple[Value, ...] = (
        "",
        5,
        None,
        "http://lapor.contoh.go.id",
        "ftp://x",
        "https://a@b.id",
        ["x"],
    )
    for bad in bads:
        assert settings_of(Office({"lapor.base_url": bad})) is None


def test_the_address_alone_gives_the_defaults() -> None:
    assert settings_of(office()) == LaporSettings(base_url=URL)


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("interface", "v9"), ("interface", 3), ("auth_scheme", "digest"), ("user_id", 9001),
        ("user_id", "a\nb"), ("institution_id", "x" * 201), ("channel", None), ("channel", ["12"]),
        ("search_path", "cari"), ("search_path", 1), ("search_path", "/cari?q={x}"),
        ("attachments_form", "koma"), ("rate_per_minute", 0), ("rate_per_minute", 601),
        ("rate_per_minute", 2.5), ("rate_per_minute", True), ("rate_per_minute", "30"),
        ("poll_hours", 0), ("poll_hours", 169), ("poll_hours", float("nan")),
        ("poll_hours", float("inf")), ("poll_hours", True), ("poll_hours", "4"),
        ("lag_minutes", -1), ("lag_minutes", 1441), ("policy", "semua"), ("since", "kemarin"),
        ("since", "2026-11-01T00:00:00"), ("since", "0001-01-01T00:00:00+14:00"), ("since", 5),
        ("pusher", "awan"), ("connect_seconds", 0.5), ("submit_seconds", 601), ("read_seconds", {}),
        ("paths__submit", "complaints"), ("paths__submit", 5), ("paths__state", "//lain.id/x"),
        ("suffix", " x"), ("suffix", "#x"), ("suffix", 3),
    ],
)  # fmt: skip
def test_what_cannot_be_used_falls_back_to_its_default(name, bad) -> None:
    assert settings_of(office(**{name: bad})) == LaporSettings(base_url=URL)


def test_whole_numbers_and_limits_are_taken_and_an_empty_path_stays_empty() -> None:
    found = settings_of(office(poll_hours=3, lag_minutes=0, rate_per_minute=600, paths__topics=""))
    assert found is not None
    assert (found.poll_hours, found.lag_minutes, found.rate_per_minute) == (3.0, 0.0, 600)
    assert found.paths.topics == ""


def test_a_time_of_another_zone_becomes_the_same_moment() -> None:
    wib = timezone(timedelta(hours=7))
    found = settings_of(office(since="2026-11-01T07:00:00+07:00"))
    assert found is not None
    assert found.since == datetime(2026, 11, 1, tzinfo=UTC)
    values = values_of(replace(EVERYTHING, since=datetime(2026, 11, 1, 7, tzinfo=wib)))
    assert values["lapor.since"] == "2026-11-01T00:00:00+00:00"
    assert values_of(replace(EVERYTHING, since=None))["lapor.since"] is None


def test_a_value_nobody_can_share_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError, match="bytes"):
        values_of(replace(EVERYTHING, user_id=cast("str", b"x")))


def test_rows_come_back_and_an_empty_one_is_taken_away() -> None:
    category = next(iter(DIRECTORY.categories))
    rows = (
        MapRow(MapKind.CATEGORY, category, "77", "Jalan"),
        MapRow(MapKind.LOCATION, "18.71", "5", ""),
        MapRow(MapKind.INSTITUTION, ANY, "9", "Pemprov"),
        MapRow(MapKind.CLASSIFICATION, "aspirasi", "", "tanpa id"),
    )
    values = values_of_rows(rows)
    assert values[f"lapor.map.kategori.{category}"] == {"id": "77", "name": "Jalan"}
    assert values["lapor.map.klasifikasi.aspirasi"] is None
    kept = {name: one for name, one in values.items() if one is not None}
    found = mapping_of(Office(kept), DIRECTORY)
    assert found == blank(DIRECTORY).having(rows[:3])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lapor.map.warna.x", {"id": "1", "name": "x"}),
        ("lapor.map.kategori", {"id": "1", "name": "x"}),
        ("lapor.map.kategori.", {"id": "1", "name": "x"}),
        ("lapor.peta.kategori.x", {"id": "1", "name": "x"}),
    ],
)
def test_a_name_of_no_row_is_passed_over(name, value) -> None:
    assert mapping_of(Office({name: value}), DIRECTORY) == blank(DIRECTORY)


@pytest.mark.parametrize(
    "bad",
    [None, 5, "77", [], {}, {"id": 77}, {"id": ""}, {"id": "a b"}, {"id": "x" * 65},
     {"id": "\u0661"}, {"id": "../x"}],
)  # fmt: skip
def test_a_row_that_cannot_be_read_has_no_id(bad) -> None:
    found = mapping_of(Office({"lapor.map.kategori.lain": bad}), DIRECTORY)
    assert found.rows[MapKind.CATEGORY, "lain"] == MapRow(MapKind.CATEGORY, "lain")


def test_a_name_of_another_desk_is_one_bounded_line() -> None:
    rough: dict[str, Value] = {"id": "7", "name": "Dinas \n  Contoh " + "x" * 400}
    found = mapping_of(Office({"lapor.map.instansi.d": rough}), DIRECTORY)
    row = found.rows[MapKind.INSTITUTION, "d"]
    assert row.theirs_name.startswith("Dinas Contoh x")
    assert len(row.theirs_name) == 300
    unnamed = mapping_of(Office({"lapor.map.instansi.d": {"id": "7", "name": 5}}), DIRECTORY)
    assert unnamed.id_of(MapKind.INSTITUTION, "d") == "7"
    assert unnamed.rows[MapKind.INSTITUTION, "d"].theirs_name == ""


def test_an_id_is_letters_digits_hyphen_and_underscore() -> None:
    assert is_id("a-B_9")
    assert is_id("x" * 64)
    for bad in ("", "a b", "é", "x" * 65, "a/b"):
        assert not is_id(bad)


@pytest.mark.parametrize("bad", [" x", "?q={x}", "#y", "é"])
def test_a_suffix_that_makes_no_path_is_refused(bad) -> None:
    with pytest.raises(FieldInvalid, match="lapor_path: url"):
        checked(LaporSettings(base_url=URL, suffix=bad))


def test_a_token_is_checked_without_being_told() -> None:
    assert checked_token("  rahasia ") == "rahasia"
    for bad, reason in ((" ", "empty"), ("a\nb", "shape"), ("é", "shape"), ("x" * 4097, "shape")):
        with pytest.raises(FieldInvalid) as found:
            checked_token(bad)
        assert (found.value.field, found.value.reason) == ("lapor_token", reason)
        assert bad.strip() not in str(found.value) or not bad.strip()
    with pytest.raises(FieldInvalid, match="lapor_token: empty"):
        connect(LaporSettings(base_url=URL), "")
