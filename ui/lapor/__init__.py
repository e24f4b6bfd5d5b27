"""The screen of the national system: what needs a person, what waits, the table, the link."""
