"""A desk in an account of its own, with that account's real keychain; prints what it saw as JSON.

Run as `python -m tests.journeys.thief_child VERB PROFILE`. `make` makes the first way in and saves
a ticket, `enter` comes in with that passphrase, as a start of the application does.
"""

import json
import sys
from pathlib import Path

from callcenter.desk.read_ticket import find_number, read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.entrance.way_in import Entrance, RecoveryKey
from callcenter.store import numbers
from tests.builders import intake
from tests.keys.people import CHEAP, RINA

NEW = "pisang goreng pagi ini"


def main(verb: str, profile: Path, *more: str) -> None:
    entrance = Entrance(profile, costs=CHEAP)
    look = entrance.look()
    told: dict[str, object] = {"stage": look.stage.name}
    if verb == "make":
        paper: RecoveryKey = entrance.recovery_key()
        opened = entrance.make(RINA.name, RINA.passphrase, paper.public)
        station = entrance.open_desk(opened)
        with station.desk.store.write() as tx:
            numbers.add_blocks(tx, (417,))
        told["number"] = register_ticket(station.desk, intake()).number
        told["paper"] = paper.private
    else:
        number, passphrase = more[0], more[1]
        (who,) = look.people
        station = entrance.open_desk(entrance.enter(who.uid, passphrase))
        ticket_id = find_number(station.desk, number)
        told["told"] = ticket_id and read_ticket(station.desk, ticket_id).ticket.description
        told["who"] = who.name
    station.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
