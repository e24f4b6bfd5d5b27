"""A stand-in for SP4N-LAPOR!, spoken to over real HTTP: for the demo, and as an oracle for tests.

It keeps what it is given in SQLite, moves complaints along by itself and fails on demand. README.md
in this folder names what is known of LAPOR and what is invented here. Invented above all: every
id, every status code, the answers 401, 422, 404, 429 and 5xx and their bodies, the list that can
be searched, the masters of categories and locations, how soon a complaint moves, and every path
below `/simulator`.

Nothing of it is used when the desk talks to the real LAPOR.
"""
