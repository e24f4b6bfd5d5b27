"""The sizes and counts both ends hold each other to. Numbers only."""

PROTOCOL = 2
"""Version this code speaks."""

PROTOCOL_MIN = 1
"""Oldest version this code still understands: events of older desks are always taken."""

PULL_MIN = 1
"""Oldest version that still gets the feed; a desk below it pushes, but must be updated to read."""

PUSH_EVENTS = 500
PUSH_BYTES = 1 << 20
"""Events of one push, in bytes of their JSON."""

PULL_EVENTS = 2_000
PULL_BYTES = 1 << 20
"""Events of one page of changes, in bytes of their JSON; one event always fits."""

EVENT_BYTES = 256 << 10
"""One event's JSON."""

BODY_BYTES = PUSH_BYTES + (64 << 10)
"""A request's body as it travels (compressed)."""

PLAIN_BYTES = 2 * PUSH_BYTES
"""A request's body after decompression."""

ANSWER_BYTES = 4 << 20
"""An answer after decompression: a page, its wrapping, and one event above the limit."""

WAIT_SECONDS = 25
"""Longest time the centre holds a question for changes open."""

BLOCKS_AT_ENROLMENT = 3
BLOCKS_KEPT = 2
"""Unused blocks of ticket numbers a desk keeps in hand."""

MARKS_MAX = 256
"""Marks in one question for the common past."""

MARK_EVERY = 1_000
"""A desk keeps the chain at every such place of the feed."""

FORMER_MAX = 16
"""Earlier centres a desk may name when it is moved to another one."""

BLOCK_MAX = 9_999
BLOCKS_MARGIN = 100
"""So many blocks are skipped when the centre learns of blocks that it does not know it gave."""

WITHHELD_MAX = 10_000
NAME_LENGTH = 80
"""Longest name of a device."""
