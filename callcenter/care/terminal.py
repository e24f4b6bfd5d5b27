"""How a command of care speaks with the person at the keyboard. No secret is ever an argument."""

import getpass
import sys
from typing import Protocol


class Terminal(Protocol):
    """Lines out, answers in."""

    @property
    def answers(self) -> bool:
        """Whether somebody is there to answer."""
        ...

    def say(self, line: str) -> None:
        """Prints one line."""
        ...

    def ask(self, question: str) -> str:
        """An answer that may be seen; "" at the end of the input."""
        ...

    def secret(self, question: str) -> str:
        """An answer that is not shown while it is typed; "" at the end of the input."""
        ...


class Console:
    """The terminal this process was started in."""

    @property
    def answers(self) -> bool:
        """Whether the input is a keyboard."""
        return sys.stdin is not None and sys.stdin.isatty()

    def say(self, line: str) -> None:
        """Prints one line at once."""
        print(line, flush=True)

    def ask(self, question: str) -> str:
        """An answer that may be seen; "" at the end of the input."""
        print(f"{question} ", end="", flush=True)
        return sys.stdin.readline().strip() if sys.stdin is not None else ""

    def secret(self, question: str) -> str:
        """Not echoed at a keyboard; from a pipe it is a line."""
        if not self.answers:
            return self.ask(question)
        try:
            return getpass.getpass(f"{question} ")
        except EOFError:
            return ""


def agreed(terminal: Terminal, question: str) -> bool:
    """True when the person typed `ya`; everything else is no."""
    return terminal.ask(f"{question} Ketik ya untuk melanjutkan:").strip().lower() == "ya"
