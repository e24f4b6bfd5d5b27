"""What schemathesis does beyond the description: asks for what is hidden, and looks for it.

Loaded by its process through SCHEMATHESIS_HOOKS; what is hidden comes in the environment.
"""

import os
from typing import Any

import schemathesis

HIDDEN = [one for one in os.environ.get("HIDDEN", "").split(",") if one]
"""Words that must stand in no answer; empty: nothing is looked for."""

TICKETS = os.environ.get("ASKED_TICKETS", "").split(",")
"""Asked for again and again: those that hide something."""

FILE = os.environ.get("HIDDEN_FILE", "")


@schemathesis.hook
def map_query(_context: Any, query: Any) -> Any:
    """Every other search is for the hidden words."""
    if HIDDEN and isinstance(query, dict) and len(str(query.get("q", "x"))) % 2 == 0:
        query["q"] = HIDDEN[len(str(query["q"])) // 2 % len(HIDDEN)]
    return query


@schemathesis.hook
def map_body(_context: Any, body: Any) -> Any:
    """Every question for subjects asks for the hidden ones, too."""
    if HIDDEN and isinstance(body, dict) and isinstance(body.get("ids"), list):
        body["ids"] = [*body["ids"][:5], *TICKETS]
    return body


@schemathesis.hook
def map_path_parameters(_context: Any, path: Any) -> Any:
    """Every other file is the hidden one."""
    sha256 = str(path.get("sha256", "")) if isinstance(path, dict) else ""
    if FILE and sha256 and sum(sha256.encode()) % 2 == 0:
        path["sha256"] = FILE
    return path


@schemathesis.check
def nothing_hidden(_context: Any, response: Any, _case: Any) -> None:
    """No body holds what this role must not see."""
    found = [one for one in HIDDEN if one.encode() in response.content]
    assert not found, f"shown although hidden: {found}"
