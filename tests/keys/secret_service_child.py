"""Run on a session bus of its own with a real, unlocked keyring: prints what was kept as JSON."""

import json
import sys
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.keys.keychain import open_keychain, probe
from callcenter.keys.slots import create_slots, lockout_of, new_keys, open_slot
from tests.keys.people import CHEAP, RINA


def main(verb: str, profile: Path) -> None:
    """`make` makes a profile with slots, `open` opens it again in another process."""
    keychain = open_keychain()
    clock = SystemClock()
    told: dict[str, object] = {"label": keychain.label, "probe": probe(keychain)}
    if verb == "make":
        keychain.set("contoh", b"\x00\xff rahasia")
        told["dek"] = create_slots(
            profile, keychain, new_keys(), [RINA], clock, costs=CHEAP
        ).dek.hex()
    else:
        kept = keychain.get("contoh")
        told["kept"] = kept.hex() if kept else None
        keychain.delete("contoh")
        told["gone"] = keychain.get("contoh") is None
        lockout = lockout_of(profile, keychain, clock)
        opened = open_slot(profile, keychain, RINA.uid, RINA.passphrase, lockout)
        told["dek"] = opened.dek.hex()
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
