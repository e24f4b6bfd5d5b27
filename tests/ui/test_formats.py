"""Times, spans and numbers as shown: WIB, Indonesian words and signs."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ui import formats

NOW = datetime(2026, 11, 16, 14, 14, tzinfo=UTC)  # 21.14 WIB


def test_times_are_wib_whatever_the_zone_given():
    assert formats.time_text(NOW) == "21.14"
    assert formats.time_text(NOW.astimezone(timezone(timedelta(hours=-5)))) == "21.14"


def test_a_naive_time_is_refused():
    with pytest.raises(ValueError, match="naive"):
        formats.time_text(datetime(2026, 1, 1))


def test_a_date_is_the_one_in_lampung_not_in_utc():
    assert formats.date_text(datetime(2026, 12, 10, 18, 0, tzinfo=UTC)) == "11 Des 2026"
    assert formats.long_date(date(2026, 12, 11)) == "Jumat, 11 Desember 2026"
    assert formats.long_date(date(2026, 8, 16)) == "Minggu, 16 Agustus 2026"


def test_short_dates_name_another_year():
    assert formats.short_date(date(2026, 10, 12), NOW) == "12 Okt"
    assert formats.short_date(date(2025, 5, 1), NOW) == "1 Mei 2025"


@pytest.mark.parametrize(
    ("hours", "shown"),
    [(0, "21.14"), (-24, "kemarin 21.14"), (12, "besok 09.14"), (-7 * 24, "9 Nov 21.14")],
)
def test_moments(hours, shown):
    assert formats.moment_text(NOW + timedelta(hours=hours), NOW) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"), [(-5, "00:00"), (161.9, "02:41"), (3599, "59:59"), (3761, "1:02:41")]
)
def test_durations(seconds, shown):
    assert formats.duration(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (-30, "baru saja"), (59, "baru saja"), (14 * 60, "14 mnt"), (3 * 3600 + 59, "3 jam"),
        (3 * 86400, "3 hari lalu"), (60 * 86400, "17 Sep 2026"),
    ],
)  # fmt: skip
def test_how_long_ago(seconds, shown):
    assert formats.ago(NOW - timedelta(seconds=seconds), NOW) == shown


def test_numbers():
    assert formats.number(1234567) == "1.234.567"
    assert formats.number(1234.5, 1) == "1.234,5"
    assert formats.percent(5, 6) == "83 %"
    assert formats.percent(0, 0) == "—"
    assert formats.distance(200) == "200 m"
    assert formats.distance(1249) == "1,2 km"
    assert formats.file_size(640_000) == "640 KB"
    assert formats.file_size(1_200_000) == "1,2 MB"
    assert formats.file_size(6_340_000_000) == "6,3 GB"


@pytest.mark.parametrize(
    ("left", "days", "near", "expected"),
    [
        (-(52 * 60 + 10), None, False, ("−2 h 04:10", "lewat 2 hari 4 jam 10 menit", "red", "■")),
        (-(25 * 60 + 22), None, True, ("−1 h 01:22", "lewat 1 hari 1 jam 22 menit", "red", "■")),
        (-35, 3, False, ("−00:35", "lewat 35 menit", "red", "■")),
        (130, 0, True, ("02:10", "sisa 2 jam 10 menit", "amber", "▲")),
        (5 * 1440, None, True, ("5 h", "sisa 5 hari", "amber", "▲")),
        (3 * 1440, 2, False, ("2 hk", "sisa 2 hari kerja", "neutral", "")),
        (0, 0, False, ("00:00", "sisa 0 menit", "neutral", "")),
    ],
)
def test_clocks_as_in_the_queue(left, days, near, expected):
    shown = formats.remaining_text(NOW + timedelta(minutes=left), NOW, days, near=near)
    assert (shown.text, shown.spoken, shown.tone, shown.shape) == expected


@pytest.mark.parametrize(
    ("late", "shown"),
    [(timedelta(days=7, hours=5), "lewat 7 hari"),
     (timedelta(hours=3, minutes=20), "lewat 3 jam 20 menit"), (timedelta(0), "lewat 0 menit")],
)  # fmt: skip
def test_how_late_counts_whole_days_first(late, shown):
    assert formats.late_text(NOW - late, NOW) == shown
