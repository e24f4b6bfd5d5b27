"""A desk that works until it is killed; what was confirmed stands in a side file, on disk.

Run as `python -m tests.journeys.saver PROFILE SIDE_FILE SEED [--draft]`. It saves tickets through
the desk's verb and appends `NUMBER TICKET_ID` after each return; with `--draft` it keeps a draft
that grows by a word each time and appends how many words were kept. The parent kills it.
"""

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from callcenter.desk.context import Desk
from callcenter.desk.keep_draft import Draft, keep_draft, load_drafts
from callcenter.desk.register_ticket import register_ticket
from callcenter.keys.data_key import DemoKeychain
from callcenter.tickets.intake import Intake
from callcenter.workstation import open_workstation
from tests.builders import intake

SLOT = "uji-1"
WORDS = ("jalan", "berlubang", "dekat", "pasar", "sampah", "lampu", "padam", "banjir", "macet")


def main() -> None:
    profile, side_file, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    desk = open_workstation(profile, keychain=DemoKeychain(profile)).desk
    side = os.open(side_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def confirm(line: str) -> None:
        os.write(side, f"{line}\n".encode())
        os.fsync(side)

    print("ready", flush=True)
    work = _type if "--draft" in sys.argv[4:] else _save
    work(desk, random.Random(seed), confirm)


def _save(desk: Desk, chance: random.Random, confirm: Callable[[str], None]) -> None:
    while True:
        told = _told(chance)
        keep_draft(desk, Draft(slot=SLOT, operator=desk.operator.uid, intake=told))
        saved = register_ticket(desk, told, draft_slot=SLOT)
        confirm(f"{saved.number} {saved.ticket_id}")


def _told(chance: random.Random) -> Intake:
    """A few callers again and again, most matters dispatched, some answered or left open."""
    caller = chance.randrange(40)
    way: dict[str, object] = chance.choice(
        [{}, {}, {"agency_ids": ("bmbk", "bpbd")}, {"agency_ids": ()}, {"answered": "Dijelaskan."}]
    )
    return intake(
        phone=f"0812-0000-{caller:04}",
        name=f"Contoh {caller}",
        description=" ".join(chance.choices(WORDS, k=chance.randrange(3, 60))),
        **way,
    )


def _type(desk: Desk, chance: random.Random, confirm: Callable[[str], None]) -> None:
    """Goes on from where the draft stood when the desk was killed."""
    found = load_drafts(desk)
    words = found[0].intake.description.split() if found else []
    while True:
        words.append(chance.choice(WORDS))
        text = " ".join(words)
        keep_draft(
            desk,
            Draft(
                slot=SLOT,
                operator=desk.operator.uid,
                intake=intake(description=text),
                focus="description",
                cursor=len(text),
            ),
        )
        confirm(str(len(words)))


if __name__ == "__main__":
    main()
