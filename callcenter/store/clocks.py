"""The clock a transaction was begun with: what the store itself must date, it dates by this one."""

from datetime import datetime

from sqlalchemy import Connection

CLOCK = "callcenter_clock"
"""Execution option under which a transaction finds its clock."""


def now_of(tx: Connection) -> datetime:
    """The wall time now, aware UTC, by the store's clock."""
    now: datetime = tx.get_execution_options()[CLOCK].now()
    return now
