"""The list function -> test -> result, from the report that the last test run left (JUnit XML).

Reads only; what is in the list and not in the report counts as not shown.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree

from defusedxml.ElementTree import parse

FUNCTIONS = Path(__file__).with_name("functions.toml")


class Result(StrEnum):
    """What the report says of a function's tests, all of them together."""

    PASSED = "lulus"
    FAILED = "gagal"
    NOT_SHOWN = "belum terbukti"


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the application and the tests that show it."""

    id: str
    name: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Functions that belong together."""

    name: str
    functions: tuple[Function, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A function with its result; `cases` is how many tests the report has for it."""

    function: Function
    result: Result
    cases: int
    missing: tuple[str, ...]


Report = Mapping[str, bool]
"""Whether each test `path::function[case]` of the report passed."""


def read_functions(path: Path = FUNCTIONS) -> tuple[Group, ...]:
    """The list. Raises ValueError for one without tests or with an id that stands twice."""
    read = tomllib.loads(path.read_text("utf-8"))
    groups = tuple(
        Group(
            group["name"],
            tuple(
                Function(one["id"], one["name"], tuple(one["tests"])) for one in group["functions"]
            ),
        )
        for group in read["group"]
    )
    ids = [one.id for group in groups for one in group.functions]
    if len(set(ids)) != len(ids):
        raise ValueError("an id stands twice")
    if any(not one.tests for group in groups for one in group.functions):
        raise ValueError("a function without tests")
    return groups


def read_report(path: Path) -> Report:
    """Every test of a JUnit report. Raises OSError, ParseError, ValueError when it is none."""
    root = parse(path).getroot()
    if root is None or root.tag not in ("testsuites", "testsuite"):
        raise ValueError("not a JUnit report")
    return {_id_of(case): _passed(case) for case in root.iter("testcase")}


def rows(functions: Iterable[Function], report: Report) -> list[Row]:
    """The functions with their results: passed when each named test is there and all passed."""
    return [_row(one, report) for one in functions]


def _row(function: Function, report: Report) -> Row:
    found: dict[str, bool] = {}
    missing = []
    for named in function.tests:
        cases = {key: passed for key, passed in report.items() if _is_of(key, named)}
        found |= cases
        if not cases:
            missing.append(named)
    if not all(found.values()):
        result = Result.FAILED
    else:
        result = Result.NOT_SHOWN if missing else Result.PASSED
    return Row(function, result, len(found), tuple(missing))


def _is_of(key: str, named: str) -> bool:
    if "::" not in named:
        return key.startswith(f"{named}::")
    return key == named or key.startswith(f"{named}[")


def _id_of(case: ElementTree.Element) -> str:
    """`tests.unit.test_number` and `test_x[1]`, as the command line names them."""
    folders = case.get("classname", "").split(".")
    last = next((n for n, part in enumerate(folders) if part.startswith("test_")), len(folders) - 1)
    path = "/".join(folders[: last + 1]) + ".py"
    return "::".join((path, *folders[last + 1 :], case.get("name", "")))


def _passed(case: ElementTree.Element) -> bool:
    return not any(case.find(tag) is not None for tag in ("failure", "error", "skipped"))
