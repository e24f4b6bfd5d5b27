"""The list of functions names tests that exist, and says honestly what a run has shown."""

import ast
from pathlib import Path

import pytest

from tests.conformance.__main__ import main
from tests.conformance.conformance import (
    Function,
    Result,
    read_functions,
    read_report,
    rows,
)

ROOT = Path(__file__).resolve().parents[2]
SHOWN = Function("A-1", "Satu", ("tests/unit/test_a.py::test_one",))


def report(tmp_path, *cases: str) -> Path:
    path = tmp_path / "tests.xml"
    path.write_text(f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>", "utf-8")
    return path


def case(name: str, inner: str = "", file: str = "tests.unit.test_a") -> str:
    return f'<testcase classname="{file}" name="{name}">{inner}</testcase>'


def functions_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


@pytest.mark.parametrize(
    "named",
    sorted({test for group in read_functions() for one in group.functions for test in one.tests}),
)
def test_every_named_test_is_there(named):
    path, _, function = named.partition("::")
    there = functions_of(ROOT / path)
    assert function in there if function else any(one.startswith("test_") for one in there)


def test_all_cases_of_a_test_must_pass(tmp_path):
    passed = read_report(report(tmp_path, case("test_one[1]"), case("test_one[2]")))
    assert [(one.result, one.cases) for one in rows([SHOWN], passed)] == [(Result.PASSED, 2)]
    for word in ("failure", "error", "skipped"):
        broken = read_report(
            report(tmp_path, case("test_one[1]"), case("test_one[2]", f"<{word}/>"))
        )
        assert rows([SHOWN], broken)[0].result is Result.FAILED


def test_what_was_not_run_is_not_shown_and_a_longer_name_is_another_test(tmp_path):
    other = read_report(report(tmp_path, case("test_one_more"), case("test_two")))
    row = rows([SHOWN], other)[0]
    assert (row.result, row.cases, row.missing) == (Result.NOT_SHOWN, 0, SHOWN.tests)


def test_a_file_stands_for_all_its_tests(tmp_path):
    whole = Function("A-2", "Dua", ("tests/unit/test_a.py",))
    found = read_report(
        report(
            tmp_path, case("test_one"), case("test_two"), case("test_x", file="tests.unit.test_ab")
        )
    )
    assert [(one.result, one.cases) for one in rows([whole], found)] == [(Result.PASSED, 2)]


def test_the_table_is_made_also_when_something_is_not_shown(tmp_path, capsys, qapp):
    assert qapp is not None
    out = tmp_path / "daftar.pdf"
    path = report(tmp_path, case("test_one"))
    assert main(["--pdf", str(out), "--report", str(path)]) == 1
    assert out.read_bytes().startswith(b"%PDF")
    assert "belum terbukti: P-01" in capsys.readouterr().out


def test_with_everything_shown_it_ends_well(tmp_path, qapp):
    assert qapp is not None
    named = {test for group in read_functions() for one in group.functions for test in one.tests}
    cases = []
    for one in sorted(named):
        file, _, function = one.partition("::")
        cases.append(case(function or "test_x", file=file.removesuffix(".py").replace("/", ".")))
    path = report(tmp_path, *cases)
    assert main(["--pdf", str(tmp_path / "daftar.pdf"), "--report", str(path)]) == 0


@pytest.mark.parametrize(
    "text",
    ["", "<testsuites>", "<html/>", '<!DOCTYPE a [<!ENTITY b "c">]><testsuites>&b;</testsuites>'],
)
def test_without_a_report_it_says_so_and_makes_nothing(tmp_path, capsys, text):
    path = tmp_path / "tests.xml"
    path.write_text(text, "utf-8")
    assert main(["--pdf", str(tmp_path / "daftar.pdf"), "--report", str(path)]) == 2
    assert main(["--pdf", str(tmp_path / "daftar.pdf"), "--report", str(tmp_path / "no.xml")]) == 2
    assert "make test" in capsys.readouterr().err
    assert not (tmp_path / "daftar.pdf").exists()


def test_a_list_that_contradicts_itself_is_refused(tmp_path):
    path = tmp_path / "functions.toml"
    one = '{ id = "A", name = "a", tests = ["t"] }'
    path.write_text(f'[[group]]\nname = "g"\nfunctions = [{one}, {one}]\n', "utf-8")
    with pytest.raises(ValueError, match="twice"):
        read_functions(path)
    path.write_text(
        '[[group]]\nname = "g"\nfunctions = [{ id = "A", name = "a", tests = [] }]\n', "utf-8"
    )
    with pytest.raises(ValueError, match="without tests"):
        read_functions(path)
