"""Every table that leaves the desk or the centre: each cell is text through `guarded`, or a figure.

A sheet opened by somebody else must not run what a citizen typed (SECURITY 8).
"""

import ast
import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from xlsxwriter import Workbook  # type: ignore[import-untyped]

import callcenter
from callcenter.lapor.cells import guarded

ROOT = Path(callcenter.__file__).parents[1]
LOOSE = {
    "write", "write_row", "write_column", "write_url", "write_rich_string", "write_comment",
    "insert_textbox", "append",
}  # fmt: skip
"""Ways of a workbook that guess what a value is, or carry more than a cell."""
FIGURES = ("_value(", "words.title(", "words.column(", "row.kind.value")
"""Numbers and our own headings."""
FORMULA_SIGNS = "=+-@|%\t\r＝＋－＠｜％"


def offences(source: str) -> list[str]:
    """What is written into a table without being made plain."""
    tree = ast.parse(source)
    if "csv.writer" not in source and "Workbook" not in source:
        return []
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, owner = node.func.attr, ast.unparse(node.func.value)
        if name in ("writerow", "writerows"):
            found += [one for one in _cells(node.args[0]) if not _is_plain(one)]
        elif name == "write_string":
            found += [] if _is_plain(node.args[2]) else [node.args[2]]
        elif name in LOOSE and owner in ("page", "sheet", "worksheet", "book"):
            found.append(node)
    return [ast.unparse(one) for one in found]


def _cells(node: ast.expr) -> list[ast.expr]:
    """The expressions that become cells."""
    if isinstance(node, ast.List | ast.Tuple):
        return [cell for one in node.elts for cell in _cells(one)]
    if isinstance(node, ast.Starred):
        return _cells(node.value)
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return _cells(node.elt)
    return [node]


def _is_plain(node: ast.expr) -> bool:
    text = ast.unparse(node)
    fixed = isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())
    return fixed or text.startswith(("guarded(", *FIGURES))


def test_no_export_writes_a_cell_that_was_not_made_plain() -> None:
    every = [*(ROOT / "callcenter").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    writers = [one for one in every if "csv.writer" in one.read_text("utf-8")]
    assert len(writers) >= 3
    bad = {str(one.relative_to(ROOT)): offences(one.read_text("utf-8")) for one in every}
    assert {name: found for name, found in bad.items() if found} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "w = csv.writer(out)\nw.writerow([name, guarded(text)])",
        "w = csv.writer(out)\nw.writerows([cell for cell in row] for row in rows)",
        "w = csv.writer(out)\nw.writerow(row)",
        "book = Workbook(out)\npage.write_string(0, 0, text)",
        "book = Workbook(out)\npage.write(0, 0, guarded(text))",
        "book = Workbook(out)\npage.write_url(0, 0, guarded(text))",
    ],
)
def test_the_lint_sees_planted_offences(planted: str) -> None:
    assert offences(planted)


HOSTILE = st.one_of(
    st.text(),
    st.tuples(st.sampled_from(FORMULA_SIGNS), st.text()).map("".join),
    st.tuples(st.sampled_from([" ", "\u200b", "\ufeff", "\n", "'"]), st.sampled_from("=+-@")).map(
        lambda pair: "".join(pair) + 'HYPERLINK("http://contoh.example")'
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first text loads Unicode's tables
@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_a_sheet_reads_back_as_text_and_no_cell_begins_a_formula(texts: list[str]) -> None:
    cells = [guarded(one.encode("utf-8", "replace").decode()) for one in texts]
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    (read,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert read == cells
    for one in cells:
        assert not one.lstrip(" \u200b\ufeff\n").startswith(tuple("=+@|%＝＋＠"))
        assert "\r" not in one
        assert "\x00" not in one


def test_a_workbook_holds_what_was_typed_as_text() -> None:
    texts = [f"{sign}SUM(A1:A9)" for sign in FORMULA_SIGNS] + ["teks\x01\x0bbiasa", "\ufeff=1+1"]
    out = io.BytesIO()
    with Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet()
        for at, text in enumerate(texts):
            page.write_string(at, 0, guarded(text))
    (sheet,) = load_workbook(io.BytesIO(out.getvalue())).worksheets
    found = [row[0] for row in sheet.iter_rows()]
    assert [one.data_type for one in found] == ["s"] * len(texts)
    assert not [one.value for one in found if str(one.value)[0] in FORMULA_SIGNS]
