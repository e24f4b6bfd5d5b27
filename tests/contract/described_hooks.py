"""What schemathesis does beyond the description: asks for what is hidden, and looks for it.

Loaded by its process through SCHEMATHESIS_HOOKS; what is hidden comes in the environment.
"""

import os
from typing import Any

import schemathesis

HIDDEN = os.environ.get("HIDDEN", "")
"""Words that must stand in no answer; empty: nothing is looked for."""

TICKET = os.environ.get("HIDDEN_TICKET", "")
FILE = os.environ.get("HIDDEN_FILE", "")


@schemathesis.hook
def map_query(_context: Any, query: Any) -> Any:
    """Every other search is for the hidden words."""
    if HIDDEN and isinstance(query, dict) and len(str(query.get("q", "x"))) % 2 == 0:
        query["q"] = HIDDEN
    return query


@schemathesis.hook
def map_body(_context: Any, body: Any) -> Any:
    """Every question for subjects asks for the hidden one, too."""
    if TICKET and isinstance(body, dict) and isinstance(body.get("ids"), list):
        body["ids"] = [*body["ids"][:5], TICKET]
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
    assert not HIDDEN or HIDDEN.encode() not in response.content, "a hidden ticket was shown"
