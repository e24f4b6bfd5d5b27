"""The hash chain over the order of events: `chain_k = sha256(chain_{k-1} || eid_k)[:16]`. Pure."""

from collections.abc import Iterable
from hashlib import sha256

CHAIN_LENGTH = 16
START = bytes(CHAIN_LENGTH)
"""The chain before the first event."""


def link(chain: bytes, eid: str) -> bytes:
    """The chain after one more event; `eid` goes in as its 36 ASCII characters."""
    return sha256(chain + eid.encode("ascii")).digest()[:CHAIN_LENGTH]


def fold_chain(chain: bytes, eids: Iterable[str]) -> bytes:
    """The chain after these events, in this order."""
    for eid in eids:
        chain = link(chain, eid)
    return chain
