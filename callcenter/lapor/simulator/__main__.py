"""`python -m callcenter.lapor.simulator`: the simulator as a process. Wires and runs.

Its first line on stdout is JSON: `{"event": "listening", "url", "page", "books"}`.
"""

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.lapor.simulator.account import TOKEN
from callcenter.lapor.simulator.app import make_app
from callcenter.lapor.simulator.books import Books
from callcenter.lapor.simulator.faults import Faults, FaultUnknownError, read_chances
from callcenter.lapor.simulator.serving import SimulatorServer, bind, url_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves until SIGTERM, SIGINT or, with --exit-with-parent, the end of stdin; 0 then."""
    options = _parser().parse_args(arguments)
    try:
        listener = bind(*options.listen)
    except OSError as error:
        print(f"alamat tidak dapat dipakai: {error.strerror}", file=sys.stderr)
        return 2
    url = url_of(listener)
    line = {"event": "listening", "url": url, "page": f"{url}/", "books": f"{url}/simulator/books"}
    with listener, closing(Books(options.data, SystemClock(), options.speed)) as books:
        app = make_app(books, Faults(options.faults, options.seed), options.token, options.pace)
        server = SimulatorServer(app, lambda: print(json.dumps(line), flush=True))
        if options.exit_with_parent:
            _end_with_parent(server.stop)
        server.run(sockets=[listener])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m callcenter.lapor.simulator",
        description="Simulator SP4N-LAPOR! untuk demo dan uji; bukan LAPOR yang sebenarnya.",
    )
    add = parser.add_argument
    add("--listen", type=_address, default=("127.0.0.1", 8800), metavar="ALAMAT:PORT")
    add("--data", type=Path, required=True, metavar="FOLDER", help="folder bukunya (SQLite)")
    add("--faults", type=_faults, default={}, metavar="NAMA=PELUANG,…|scripted")
    add("--seed", type=int, default=1, metavar="N", help="benih peluang")
    add("--speed", type=float, default=1.0, metavar="N", help="kali lebih cepat dari jam biasa")
    add("--pace", type=float, default=1.0, metavar="N", help="kali lebih cepat laporan bergerak")
    add("--token", default=TOKEN, metavar="T", help=f"token yang diterima; tanpa ini {TOKEN}")
    add("--exit-with-parent", action="store_true", help="berhenti bila stdin tutup")
    return parser


def _address(text: str) -> tuple[str, int]:
    host, found, port = text.rpartition(":")
    if not found or not port.isdigit() or int(port) > 65535:  # noqa: PLR2004 - highest port
        raise argparse.ArgumentTypeError("ALAMAT:PORT, misalnya 127.0.0.1:8800")
    return host.strip("[]") or "127.0.0.1", int(port)


def _faults(text: str) -> dict[str, float]:
    try:
        return read_chances(text)
    except FaultUnknownError as error:
        raise argparse.ArgumentTypeError(f"gangguan tidak dikenal: {error}") from error


def _end_with_parent(stop: Callable[[], None]) -> None:
    # Not through sys.stdin's buffer: its lock, held by a sleeping thread, aborts Python's exit.
    handle = sys.stdin.fileno()

    def wait() -> None:
        while os.read(handle, 4096):
            pass
        stop()

    threading.Thread(target=wait, name="parent", daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
