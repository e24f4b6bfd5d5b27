"""Settings survive a bad file, keep what they do not know, and are written whole."""

import pytest
from msgspec.structs import replace

from callcenter.settings import FILE_NAME, Operator, Settings, load_settings, save_settings


def test_no_file_gives_the_defaults(tmp_path):
    assert load_settings(tmp_path) == (Settings(), ())


def test_what_is_saved_is_read_back(tmp_path):
    settings = Settings(
        theme="dark",
        language="en",
        desk_name='Meja "1" \\ ujung\n',
        demo=True,
        operators=(Operator("a", "Operator Contoh"), Operator("b", "Pengawas", "pengawas")),
        operator="b",
        scale_percent=150,
        shift_starts=("06:00", "18:00"),
        unknown={"later": {"x": [1, 2.5, True]}, "odd key": "y"},
    )
    save_settings(tmp_path, settings)
    assert load_settings(tmp_path) == (settings, ())
    assert settings.current_operator == settings.operators[1]
    assert Settings().current_operator is None


@pytest.mark.parametrize(
    "line",
    [
        'theme = "pink"',
        'language = "jv"',
        "scale_percent = 900",
        "complaint_days = 0",
        "complaint_days = true",
        'demo = "yes"',
        "desk_name = 3",
        'operators = "x"',
        "operators = [1]",
        'operators = [{uid = "", name = "x"}]',
        'shift_starts = ["25:00"]',
        'shift_starts = ["7.00"]',
        "shift_starts = []",
        "shift_starts = 7",
    ],
)
def test_a_bad_value_becomes_the_default_with_a_warning(tmp_path, line):
    (tmp_path / FILE_NAME).write_text(line + '\nextra_ca = "/etc/ca.pem"\n')
    settings, warnings = load_settings(tmp_path)
    assert warnings == (line.split(" ")[0],)
    assert settings == replace(Settings(), extra_ca="/etc/ca.pem")


@pytest.mark.parametrize("raw", [b"= nonsense", b"\xff\xfe"])
def test_an_unreadable_file_is_told_and_left_alone(tmp_path, raw):
    (tmp_path / FILE_NAME).write_bytes(raw)
    assert load_settings(tmp_path) == (Settings(), (FILE_NAME,))
    assert (tmp_path / FILE_NAME).read_bytes() == raw


def test_an_unknown_role_is_an_operator(tmp_path):
    (tmp_path / FILE_NAME).write_text('operators = [{uid = "a", name = "x", role = "king"}]')
    assert load_settings(tmp_path)[0].operators == (Operator("a", "x", "operator"),)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5_000 + "]" * 5_000,
        "a = " + "9" * 5_000,
        "a" + ".a" * 40_000 + " = ",
    ],
    ids=["nested", "long_number", "long_key"],
)
def test_a_hostile_file_is_a_warning_and_the_defaults(tmp_path, text):
    (tmp_path / FILE_NAME).write_text(text)
    assert load_settings(tmp_path) == (Settings(), (FILE_NAME,))


def test_what_could_not_be_written_again_is_dropped_with_a_warning(tmp_path):
    (tmp_path / FILE_NAME).write_text("deep" + ".a" * 2_000 + ' = 1\ntheme = "dark"\nlater = [1]\n')
    settings, warnings = load_settings(tmp_path)
    assert warnings == ("deep",)
    assert (settings.theme, settings.unknown) == ("dark", {"later": [1]})
    save_settings(tmp_path, settings)
    assert load_settings(tmp_path) == (settings, ())


def test_a_time_of_thousands_of_digits_is_a_warning(tmp_path):
    (tmp_path / FILE_NAME).write_text(f'shift_starts = ["{"9" * 5_000}:00"]\n')
    assert load_settings(tmp_path)[1] == ("shift_starts",)
