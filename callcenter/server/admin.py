"""`python -m callcenter.server COMMAND …`: what an administrator does beside serving.

Each command parses its own arguments and says in Indonesian what it did. Serves nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = MappingProxyType({})
"""By the name on the command line; each takes what follows it and returns the exit code."""


def main(arguments: Sequence[str]) -> int:
    """Runs the command that the first argument names; the exit code."""
    return COMMANDS[arguments[0]](arguments[1:])
