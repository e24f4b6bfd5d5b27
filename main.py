"""Starts the desk: arguments, profile, window. The only wiring outside `callcenter.workstation`."""

import argparse
import gc
import sys
from pathlib import Path

import platformdirs

from callcenter import __version__


def main(arguments: list[str] | None = None) -> int:
    """The desk's command line; the exit code."""
    options = _parser().parse_args(arguments)
    if options.self_check:
        from ui.self_check import self_check  # noqa: PLC0415 - off the start path

        return self_check()
    if options.doctor or options.recover:
        from callcenter.care import command  # noqa: PLC0415 - off the start path

        if options.recover:
            return command.recover(_profile(options))
        return command.doctor(_profile(options), online=options.online, repairing=options.repair)
    from ui.system_libraries import missing_text  # noqa: PLC0415 - `--version` needs none of it

    missing = missing_text()
    if missing:
        print(missing, file=sys.stderr)
        return 1
    load_desk()
    if options.demo:
        from ui.demo import run_demo  # noqa: PLC0415 - off the start path

        gc.freeze()
        return run_demo(options.profile, call=options.call)
    from ui.application import run  # noqa: PLC0415 - `--version` needs no Qt

    gc.freeze()  # modules stay to the end: a collection in a call need not look through them
    return run(_profile(options), call=options.call)


def load_desk() -> None:
    """Brings in what is behind the window, before Qt: of what comes later PySide6 reads the source.

    Modules come and none goes: nothing is collected before the window's own collector begins.
    """
    gc.disable()
    import callcenter.workstation  # noqa: F401, PLC0415


def _profile(options: argparse.Namespace) -> Path:
    """The folder that was given, or this account's own."""
    return options.profile or Path(platformdirs.user_data_path("lampung-callcenter", False))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lampung-callcenter",
        description="Meja operator call center 24 jam Provinsi Lampung.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("--profile", type=Path, help="folder that holds this desk's data")
    parser.add_argument(
        "--call",
        default="",
        metavar="NUMBER",
        help="a number that rings, also as tel: URI; handed to the running window",
    )
    parser.add_argument("--demo", action="store_true", help="open a desk with invented tickets")
    parser.add_argument(
        "--self-check",
        action="store_true",
        help="walk the whole path on a throw-away profile and say what works",
    )
    parser.add_argument(
        "--doctor",
        action="store_true",
        help="check folder, keychain, database, backups and clock; 0 well, 1 warning, 2 failed",
    )
    parser.add_argument(
        "--repair", action="store_true", help="with --doctor: offer to repair what is damaged"
    )
    parser.add_argument(
        "--online", action="store_true", help="with --doctor: also ask the centre and LAPOR"
    )
    parser.add_argument(
        "--recover",
        action="store_true",
        help="open with the recovery key (it is asked for) and save what is unsent",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
