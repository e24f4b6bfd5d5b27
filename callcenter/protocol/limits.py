"""The sizes and counts both ends hold each other to. Numbers only."""

PROTOCOL = 1
"""Version this code speaks."""

PROTOCOL_MIN = 1
"""Oldest version this code still understands."""

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

BLOCK_MAX = 9_999
WITHHELD_MAX = 10_000
NAME_LENGTH = 80
"""Longest name of a device."""
