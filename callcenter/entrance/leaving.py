"""The end of a desk that the centre took out of service: unsent work is sealed, then it forgets.

Runs on the keys' worker, when nobody works at the desk any more. What was unsent is readable with
the organisation's recovery key alone.
"""

from callcenter.desk.context import Desk
from callcenter.desk.export_outbox import export_outbox, new_passphrase
from callcenter.entrance.retired import Retired, take_out
from callcenter.entrance.way_in import Entrance
from callcenter.errors import SealedFileRefused
from callcenter.keys.durable import write_durably
from callcenter.keys.recovery import seal_passphrase
from callcenter.keys.wiping import FOLDER, SEALED, SEALED_PASSPHRASE
from callcenter.store import leaving
from callcenter.store.faults import machine_faults


def is_over(desk: Desk) -> bool:
    """True when the centre takes nothing from this desk any more."""
    with desk.store.read() as tx:
        return leaving.standing(tx) in (leaving.DRAINED, leaving.RETIRED)


def leave(entrance: Entrance, desk: Desk) -> Retired:
    """Seals what is unsent, then takes credential, tokens, every way in and the secret.

    Also what was saved after the goodbye: the centre has not got it, whatever it has said.
    Raises DiskFull, StoreUnwritable, KeychainMissing: then it is tried again, and nothing is lost.
    """
    with machine_faults(entrance.profile):
        retired = _put_aside(entrance, desk)
        take_out(entrance.profile, entrance.keychain, retired)
    return retired


def _put_aside(entrance: Entrance, desk: Desk) -> Retired:
    """Looks once more in the transaction that ends it: a last save may have come meanwhile."""
    while True:
        with desk.store.read() as tx:
            held = leaving.held(tx)
            sent = leaving.standing(tx) == leaving.DRAINED and leaving.is_empty(tx)
        retired = Retired("sent") if sent else _sealed(entrance, desk)
        with desk.store.write() as tx:
            if leaving.held(tx) == held:
                leaving.forget_centre(tx)
                return retired


def _sealed(entrance: Entrance, desk: Desk) -> Retired:
    """The key of the file is on disk before the file: a file nobody can open helps nobody."""
    passphrase = new_passphrase()
    folder = entrance.profile / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    key = seal_passphrase(entrance.profile, passphrase)
    if key is None:
        with desk.store.read() as tx:
            lost = leaving.unsent(tx)
        return Retired("lost", lost) if lost else Retired("sent")
    write_durably(folder / SEALED_PASSPHRASE, key)
    try:
        done = export_outbox(desk, folder / SEALED, passphrase)
    except SealedFileRefused:  # nothing waits
        (folder / SEALED_PASSPHRASE).unlink(missing_ok=True)
        return Retired("sent")
    return Retired("sealed", done.events + done.files, f"{FOLDER}/{SEALED}")
