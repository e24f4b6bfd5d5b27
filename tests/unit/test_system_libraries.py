"""Which system library Qt lacks: said in words and as a line to type, before Qt is imported."""

import subprocess
import sys

import pytest

from ui.system_libraries import missing_text

X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def without(*libraries):
    """A machine that has every library but these."""
    return lambda name: name not in libraries


def asked_for(environment):
    """The libraries looked for in this environment."""
    asked = []
    missing_text("linux", environment, lambda name: not asked.append(name))
    return set(asked)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_the_wheel_brings_everything(platform):
    assert missing_text(platform, {}, lambda _: False) == ""


@pytest.mark.parametrize("environment", [X11, WAYLAND, OFFSCREEN, X11 | WAYLAND])
def test_nothing_is_said_when_nothing_is_missing(environment):
    assert missing_text("linux", environment, without()) == ""


@pytest.mark.parametrize("environment", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"DISPLAY": ""}])
def test_without_a_display_it_says_how_to_run_without_one(environment):
    said = missing_text("linux", environment, without("libEGL.so.1"))
    assert "DISPLAY" in said
    assert "QT_QPA_PLATFORM=offscreen" in said
    assert "libegl1" not in said


def test_xcb_needs_a_display_even_beside_wayland():
    assert "DISPLAY" in missing_text("linux", WAYLAND | {"QT_QPA_PLATFORM": "xcb"}, without())


def test_what_is_missing_is_named_with_the_line_that_installs_it():
    said = missing_text("linux", X11, without("libxcb-cursor.so.0", "libEGL.so.1"))
    first, second = said.splitlines()
    assert first.endswith("libegl1, libxcb-cursor0")
    assert second == "Pasang dengan: sudo apt-get install libegl1 libxcb-cursor0"


@pytest.mark.parametrize("environment", [OFFSCREEN, WAYLAND])
def test_only_a_window_on_x11_needs_its_libraries(environment):
    assert missing_text("linux", environment, without("libxcb-cursor.so.0")) == ""
    assert not any("xcb" in name for name in asked_for(environment))
    assert "libEGL.so.1" in asked_for(environment)


def test_on_x11_all_are_looked_for():
    assert asked_for(X11) > asked_for(OFFSCREEN)
    assert {"libxcb-cursor.so.0", "libxkbcommon-x11.so.0"} <= asked_for(X11)


def test_the_real_loader_finds_what_is_there_and_only_that(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "linux":
        from ui import system_libraries

        assert system_libraries._loads("libc.so.6")
        assert not system_libraries._loads("libcontoh-yang-tidak-ada.so.9")
    assert missing_text() == ""


def test_asking_imports_no_qt():
    code = "import sys, ui.system_libraries; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
