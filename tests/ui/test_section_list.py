"""The titles of a list are laid out once and look as if they were laid out each time."""

import pytest
from PySide6.QtGui import QImage

from ui import theme
from ui.search import section_list
from ui.search.section_list import Line, LineDelegate, SectionList, marked, title_runs

LONG = "Jalan berlubang di depan pasar, sudah tiga bulan, motor sering jatuh di malam hari"


def lines(marks: tuple[tuple[int, int], ...] = ((6, 14),)) -> list[Line]:
    return [Line(f"t:{n}", f"{n} {LONG}", marks, lead=f"06-2611-{n:03}") for n in range(6)]


@pytest.fixture(autouse=True)
def app(qapp):
    theme.apply_theme(qapp, "light")
    yield qapp
    theme.apply_theme(qapp, "light")


def shown(view: SectionList, width: int = 700) -> QImage:
    view.resize(width, 700)
    return view.grab().toImage()


def made(qtbot, some: list[Line]) -> SectionList:
    view = SectionList()
    qtbot.addWidget(view)
    view.set_rows(some)
    return view


def laid_out_anew(view: SectionList, width: int = 700) -> QImage:
    delegate = view.itemDelegate()
    assert isinstance(delegate, LineDelegate)
    delegate._titles.clear()
    return shown(view, width)


def test_a_title_laid_out_before_follows_mode_scale_room_and_marks(qtbot, app):
    view = made(qtbot, lines())
    first = shown(view)
    assert shown(view) == first
    for mode, scale, width in (("dark", 1.0, 700), ("light", 2.0, 700), ("light", 1.0, 360)):
        theme.apply_theme(app, mode, scale)
        again = shown(view, width)
        assert again != first
        assert again == laid_out_anew(view, width), (mode, scale, width)
        theme.apply_theme(app, "light")
        assert shown(view) == first
    view.set_rows(lines(marks=((0, 3),)))
    again = shown(view)
    assert again != first
    assert again == laid_out_anew(view)


def test_in_the_same_room_a_title_follows_the_scale(qtbot, app):
    view = made(qtbot, [Line("t:1", LONG)])
    shown(view, 700)
    theme.apply_theme(app, "light", 2.0)
    both_sides = theme.dp(14) * 2
    again = shown(view, 700 - both_sides // 2 + both_sides)
    assert again == laid_out_anew(view, 700 - both_sides // 2 + both_sides)


def test_only_titles_that_were_not_painted_lately_are_laid_out(qtbot, monkeypatch):
    asked = []
    lay_out = section_list.lay_out

    def counted(runs, width):
        asked.append("".join(run.text for run in runs))
        return lay_out(runs, width)

    monkeypatch.setattr(section_list, "lay_out", counted)
    monkeypatch.setattr(section_list, "_KEPT", 6)
    view = made(qtbot, lines())
    shown(view)
    shown(view)
    assert len(asked) == 6
    view.set_rows([Line("t:9", "lain", lead="06-2611-009"), *lines()[1:]])
    shown(view)
    assert asked[6:] == ["lain"]
    view.set_rows(lines())
    shown(view)
    assert len(asked) == 8, "the first title was let go: six are kept"


def test_marks_are_cut_to_the_text_and_never_overlap():
    assert marked("jalan rusak", ((6, 11), (0, 3), (2, 4), (9, 99))) == [
        ("jal", True),
        ("a", True),
        ("n ", False),
        ("rusak", True),
    ]


def test_a_title_is_cut_with_an_ellipsis_and_stays_literal():
    runs = title_runs(Line("t:1", "<b>" + "panjang " * 80, ((0, 3),)), 200)
    assert runs[0].text == "<b>"
    assert runs[0].mark
    assert runs[-1].text.endswith("…")
