"""Figures for Prometheus: how much is asked, how fast, how much waits. Nothing personal, no names.

With several workers each writes its own figures into the folder that PROMETHEUS_MULTIPROC_DIR
names; any of them answers for all.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from callcenter.lapor.ledger import Depth
from callcenter.lapor.office_values import settings_of
from callcenter.server import audit_reading, lapor_rows, tables
from callcenter.server.centre import Centre
from callcenter.server.office import read_office

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 30)


class Metrics:
    """The figures of one process; `text` is what Prometheus reads."""

    def __init__(self, centre: Centre) -> None:
        own = CollectorRegistry()
        self._requests = Counter(
            "callcenter_requests",
            "Requests answered",
            ("method", "route", "status"),
            registry=own,
        )
        self._seconds = Histogram(
            "callcenter_request_seconds",
            "Time to answer; a question for changes may be held open on purpose",
            ("route",),
            buckets=_SECONDS,
            registry=own,
        )
        self._waiting = Gauge(
            "callcenter_waiting",
            "Questions for changes that are held open",
            multiprocess_mode="livesum",
            registry=own,
        )
        self._lapor_steps = Counter(
            "callcenter_lapor_steps", "Steps of the pusher of LAPOR", ("did",), registry=own
        )
        self._lapor_failures = Counter(
            "callcenter_lapor_failures",
            "Requests to LAPOR that failed, and runs that could not be made",
            ("error",),
            registry=own,
        )
        self._registry = own
        if os.environ.get(FOLDER):
            self._registry = CollectorRegistry()
            MultiProcessCollector(self._registry)  # type: ignore[no-untyped-call]
        self._registry.register(_Stored(centre))

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request was answered; `route` is a pattern of ours, never what was asked."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def note_lapor(self, did: str, error: Exception | None) -> None:
        """The pusher of LAPOR made a step; `did` is a word of ours."""
        if did:
            self._lapor_steps.labels(did).inc()
        if error is not None:
            self._lapor_failures.labels(type(error).__name__).inc()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """While a question for changes is held open."""
        self._waiting.inc()
        try:
            yield
        finally:
            self._waiting.dec()

    def text(self) -> bytes:
        """All figures as Prometheus reads them; asks the database."""
        return generate_latest(self._registry)


class _Stored(Collector):
    """What the database says, asked at each reading: the same from every worker."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The figures of the database now."""
        with self._centre.database.read() as tx:
            head = tx.execute(select(tables.clock.c.seq)).scalar_one()
            blocks = tx.execute(select(tables.clock.c.next_block)).scalar_one()
            held = tables.quarantine.c.released_at.is_(None)
            kept = tx.execute(select(func.count()).where(held)).scalar_one()
            desks = tx.execute(
                select(func.count()).where(tables.devices.c.retired.is_(False))
            ).scalar_one()
            opened = tx.execute(
                select(func.count()).where(tables.tickets.c.is_open.is_(True))
            ).scalar_one()
            settings = settings_of(read_office(tx))
            lapor = Depth() if settings is None else lapor_rows.depth(tx, settings)
            noted, troubles = audit_reading.count(tx), audit_reading.troubles(tx)
        yield from _gauges(
            ("callcenter_head", "Events stored, the last number of the order", head),
            ("callcenter_quarantined", "Events kept aside for a person", kept),
            ("callcenter_desks", "Desks that may speak to the centre", desks),
            ("callcenter_open_tickets", "Tickets that are not closed", opened),
            ("callcenter_next_block", "The next block of ticket numbers", blocks),
            ("callcenter_audit_entries", "Acts noted, of all desks and the centre", noted),
            ("callcenter_audit_troubles", "Chains of the audit that were changed or cut", troubles),
        )
        yield from _of_lapor(lapor, self._centre.clock.now())


def _of_lapor(depth: Depth, now: datetime) -> Iterator[GaugeMetricFamily]:
    """How the office stands to LAPOR, whoever pushes."""
    oldest = 0.0 if depth.oldest_at is None else (now - depth.oldest_at).total_seconds()
    return _gauges(
        ("callcenter_lapor_waiting", "Tickets that LAPOR does not have yet", depth.waiting),
        ("callcenter_lapor_oldest_seconds", "Age of the oldest of these", max(0.0, oldest)),
        ("callcenter_lapor_doubtful", "Tickets that may be at LAPOR", depth.doubtful),
        ("callcenter_lapor_refused", "Tickets that LAPOR refused", depth.refused),
        ("callcenter_lapor_unmapped", "Tickets that lack an id of LAPOR", depth.unmapped),
    )


def _gauges(*figures: tuple[str, str, float]) -> Iterator[GaugeMetricFamily]:
    for name, text, value in figures:
        yield GaugeMetricFamily(name, text, value)
