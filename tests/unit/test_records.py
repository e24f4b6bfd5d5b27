"""Records are structs: a dataclass is compiled at each start (0.6 ms), three hundred of them."""

import ast
from pathlib import Path

import callcenter
import ui

HOUSE = tuple(Path(str(one.__file__)).parent for one in (callcenter, ui))


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


def test_a_dataclass_stands_only_where_a_field_is_hidden() -> None:
    files = [file for folder in HOUSE for file in folder.rglob("*.py")]
    assert len(files) > 500
    found = {str(one): offences(one.read_text("utf-8")) for one in files}
    assert {name: some for name, some in found.items() if some} == {}


def test_the_lint_sees_it() -> None:
    head = "@dataclass(frozen=True, slots=True)\nclass Key:\n"
    assert offences(head + "    text: str\n    more: str = field(default='')\n") == ["Key"]
    assert offences(head + "    text: str = field(repr=False)\n") == []
    assert offences("class Key(Struct, frozen=True):\n    text: str\n") == []
