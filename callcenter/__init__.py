"""Everything of the desk but the screen: synchronous, without threads, timers or globals."""

__version__ = "0.1.0"
