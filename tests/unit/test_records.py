"""Records are structs: a dataclass is compiled at each start (0.6 ms), three hundred of them."""

import ast
from pathlib import Path

import callcenter
import ui

HOUSE = tuple(Path(str(one.__file__)).parent for one in (callcenter, ui))
FILES = [file for folder in HOUSE for file in folder.rglob("*.py")]


def offences(source: str) -> list[str]:
    """Dataclasses that hide no field from `repr` or `==`, which is what a struct cannot do."""
    classes = (one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.ClassDef))
    return [one.name for one in classes if _is_dataclass(one) and not _hides(one)]


def _is_dataclass(made: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(one) for one in made.decorator_list)


def _hides(made: ast.ClassDef) -> bool:
    fields = (one.value for one in made.body if isinstance(one, ast.AnnAssign))
    given = [key.arg for one in fields if isinstance(one, ast.Call) for key in one.keywords]
    return "repr" in given or "compare" in given


def factories(source: str) -> list[str]:
    """Structs whose fields were made by `dataclasses.field`: they would hold that itself."""
    tree = ast.parse(source)
    froms = (one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom))
    if ("dataclasses", "field") not in {(o.module, a.name) for o in froms for a in o.names}:
        return []
    classes = (one for one in ast.walk(tree) if isinstance(one, ast.ClassDef))
    structs = [one for one in classes if "Struct" in map(ast.unparse, one.bases)]
    return [one.name for one in structs for line in one.body if " = field(" in ast.unparse(line)]


def test_no_field_of_a_struct_is_that_of_a_dataclass() -> None:
    found = [one for file in FILES for one in factories(file.read_text("utf-8"))]
    assert found == []
    head = "from dataclasses import field\n"
    assert factories(head + "class A(Struct):\n    some: list = field(default_factory=list)\n")
    assert not factories(head + "class A(Struct):\n    some: list = msgspec.field()\n")


def test_a_dataclass_stands_only_where_a_field_is_hidden() -> None:
    assert len(FILES) > 500
    found = {str(one): offences(one.read_text("utf-8")) for one in FILES}
    assert {name: some for name, some in found.items() if some} == {}


def test_the_lint_sees_it() -> None:
    head = "@dataclass(frozen=True, slots=True)\nclass Key:\n"
    assert offences(head + "    text: str\n    more: str = field(default='')\n") == ["Key"]
    assert offences(head + "    text: str = field(repr=False)\n") == []
    assert offences("class Key(Struct, frozen=True):\n    text: str\n") == []
