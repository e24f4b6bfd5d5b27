"""The figures of a storm (SYNC 15), from what the workers noted and the judgement."""

import json
from collections.abc import Iterable
from pathlib import Path
from statistics import quantiles
from typing import Any


def gather(files: Iterable[Path]) -> dict[str, Any]:
    """Times to settle in milliseconds, bytes sent again, the oldest wait, faults of the desks."""
    settled: list[float] = []
    resent, oldest = 0, 0.0
    faults: dict[str, int] = {}
    for file in files:
        for line in file.read_text("utf-8").splitlines() if file.exists() else ():
            try:
                one = json.loads(line)
            except ValueError:
                continue  # cut by a kill
            settled += one.get("settled", ())
            resent += one.get("resent", 0)
            oldest = max(oldest, one.get("oldest", 0.0))
            if "fault" in one:
                faults[one["fault"]] = faults.get(one["fault"], 0) + 1
    settled.sort()
    p99 = quantiles(settled, n=100)[98] if len(settled) > 1 else 0.0
    return {
        "settle_p99_ms": round(p99 * 1000),
        "settle_max_ms": round(max(settled, default=0.0) * 1000),
        "bytes_resent": resent,
        "outbox_oldest_s": round(oldest, 1),
        "desk_faults": faults,
    }
