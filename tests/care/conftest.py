"""A desk that has worked a while, and a person at the keyboard who answers what is asked."""

import pytest

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.add_note import add_note
from callcenter.desk.register_ticket import register_ticket
from tests.builders import intake

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(3_000)


class Person:
    """Answers a question by a word that is in it; what is said to the person is kept."""

    def __init__(self, answers: dict[str, str] | None = None) -> None:
        self.given = answers or {}
        self.said: list[str] = []
        self.asked: list[str] = []

    @property
    def answers(self) -> bool:
        return bool(self.given)

    def say(self, line: str) -> None:
        self.said.append(line)

    def ask(self, question: str) -> str:
        self.asked.append(question)
        return next((one for word, one in self.given.items() if word in question), "")

    secret = ask

    @property
    def all_said(self) -> str:
        return "\n".join(self.said)


@pytest.fixture
def station(workstation):
    """Two tickets, a note and a picture, none of them at the centre."""
    desk = workstation.desk
    made = [register_ticket(desk, intake()) for _ in range(2)]
    add_note(desk, made[0].ticket_id, "Catatan terputus")
    add_attachment(desk, made[0].ticket_id, [keep_bytes(desk, "foto.png", PICTURE)])
    return workstation


def flip(path, at, bit=1):
    with path.open("rb+") as file:
        file.seek(at)
        one = file.read(1)[0]
        file.seek(at)
        file.write(bytes([one ^ bit]))
