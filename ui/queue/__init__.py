"""The escalation queue on the screen: what breaks next, and single keys to act on it."""
