"""The live board: the office at one glance, also across the room."""
