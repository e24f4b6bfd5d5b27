"""What a benchmark measured, as one JSON line: latencies in ms, and a baseline of the same run.

A figure without its baseline says more of the machine than of the product; compare ratios.
"""

import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`p50`, `p95`, `p99` and `baseline` (its p50) in ms; `ratio` is p50 to baseline.

    None is what a benchmark has not. `ratio_p95` compares the 95th percentiles, `ratio_cpu` the
    processor time; `peak_mb` is the largest resident size in MB of the process that was measured;
    `tickets` is how many the store held before or how many were moved. `per_s` and
    `baseline_per_s` are tickets a second; `server_cpu_us` is the centre's processor time for one
    in microseconds; `wire_bytes` and `plain_bytes` are bytes of one, as they travel and as JSON.
    `server_cpu` is processors used. `worst` is the slowest in ms. `start_mb` and `end_mb` are what
    the process held after it was warm and at the end, `bare_mb` what one without a desk holds;
    `bound` is what a ratio must stay below. `share` is of the runs that met what is measured.
    """

    name: str
    n: int
    p50: float
    p95: float
    p99: float | None = None
    recall: float | None = None
    baseline: float | None = None
    baseline_p95: float | None = None
    ratio: float | None = None
    ratio_p95: float | None = None
    ratio_cpu: float | None = None
    peak_mb: float | None = None
    tickets: int | None = None
    database: str | None = None
    per_s: float | None = None
    baseline_per_s: float | None = None
    server_cpu_us: float | None = None
    server_cpu: float | None = None
    wire_bytes: float | None = None
    plain_bytes: float | None = None
    worst: float | None = None
    start_mb: float | None = None
    end_mb: float | None = None
    bare_mb: float | None = None
    share: float | None = None
    bound: float | None = None

    def line(self) -> str:
        """One JSON object without what was not measured."""
        kept = {name: value for name, value in asdict(self).items() if value is not None}
        return json.dumps(
            {name: round(one, 3) if isinstance(one, float) else one for name, one in kept.items()}
        )


class Took(float):
    """Seconds by the clock on the wall, and in `cpu` those of this process' processor time."""

    cpu: float

    @classmethod
    def of(cls, seconds: float, cpu: float) -> "Took":
        """Both together."""
        made = cls(seconds)
        made.cpu = cpu
        return made


def against_baseline(
    name: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    *,
    peak_mb: float | None = None,
    tickets: int | None = None,
    many: int | None = None,
    **more: Any,
) -> Figures:
    """The figures of two series of seconds taken alternately in one run; `many` tickets in each."""
    p50, p95 = percentile(ours, 50), percentile(ours, 95)
    baseline, baseline_p95 = percentile(theirs, 50), percentile(theirs, 95)
    return Figures(
        name=name,
        n=len(ours),
        p50=p50 * 1000,
        p95=p95 * 1000,
        p99=percentile(ours, 99) * 1000,
        baseline=baseline * 1000,
        baseline_p95=baseline_p95 * 1000,
        ratio=p50 / baseline,
        ratio_p95=p95 / baseline_p95,
        peak_mb=peak_mb,
        tickets=tickets,
        ratio_cpu=_ratio_cpu(ours, theirs),
        per_s=None if many is None else many / p50,
        baseline_per_s=None if many is None else many / baseline,
        **more,
    )


def _ratio_cpu(ours: Sequence[float], theirs: Sequence[float]) -> float | None:
    """The same ratio in processor time, where it was taken: others on the machine are not in it."""
    mine = [one.cpu for one in ours if isinstance(one, Took)]
    bare = [one.cpu for one in theirs if isinstance(one, Took)]
    if not mine or not bare:
        return None
    return percentile(mine, 50) / max(percentile(bare, 50), 1e-6)


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which `share` percent lie, interpolated; needs at least one value."""
    if share == 50:
        return statistics.median(values)
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def peak_mb() -> float:
    """The largest resident size of this process so far, in MB."""
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process().memory_info().peak_wset) / 2**20
    own = Path("/proc/self/status")
    if own.exists():  # `getrusage` of a process that was just made begins with its parent's peak
        return int(own.read_text("ascii", "replace").split("VmHWM:")[1].split()[0]) / 2**10
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
