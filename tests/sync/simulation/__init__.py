"""The sync proven by simulation (SYNC 13-15): no socket, no thread, no waiting, one seed.

What runs here is the product itself. The design asks for pure cores that a test can drive; the
desk's synchroniser and the centre's handlers become that when clock, chance and transport are
given in: the desk speaks through the real `CentralApi` (packing, limits, reading of errors), the
bytes go to the real ASGI application, both keep real databases on a RAM disk. So no model of the
code can drift away from the code, and whoever adds a message has added it here too.

- `link.py`: the wire of one desk and the fate of each request (lost, cut, doubled, stale, ...).
- `nodes.py`: one centre and one desk; both can be killed, copied, set back.
- `world.py`: some desks, one centre, what was promised to the operators, and the healing.
- `invariants.py`: SYNC 13 as code.
- `machine.py`: the random search; `test_traces.py`: the known holes, a few steps each.
"""
