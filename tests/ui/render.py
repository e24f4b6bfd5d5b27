"""Pictures of every screen: `python -m tests.ui.render --out DIR`, light and dark, 100 % and 200 %.

Also walks the scenes for the test that looks for faults. Not part of the product.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QWidget

from callcenter.protocol.events import decode_event, encode_event
from callcenter.store import events, outbox
from callcenter.workstation import Workstation
from tests.fakes import FakeClock
from tests.sync.rig import CentreRig
from tests.ui import (
    audit_scenes,
    board_scenes,
    escalation_scenes,
    form_scenes,
    queue_scenes,
    report_scenes,
    scenes,
    sight,
)
from tests.ui.stage import Stage, opened_stage
from ui import theme

MODES: tuple[theme.Mode, ...] = ("light", "dark")
Scenes = Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]]


class Set:
    """Scenes on one desk: which, how large, how scaled."""

    def __init__(self, name: str, played: Scenes, *, scale: float = 1.0) -> None:
        self.name, self.played, self.scale = name, played, scale
        self.size = (1366, 768) if scale == 1.0 else (1920, 1080)


SETS = (
    Set("empty", scenes.EMPTY),
    Set("full", scenes.FULL),
    Set("long", scenes.LONG),
    Set("empty-200", scenes.EMPTY, scale=2.0),
    Set("full-200", scenes.FULL, scale=2.0),
    Set("long-200", scenes.LONG, scale=2.0),
    Set("empty-audit", audit_scenes.EMPTY),
    Set("full-audit", audit_scenes.FULL),
    Set("long-audit", audit_scenes.FULL),
    Set("full-audit-200", audit_scenes.FULL, scale=2.0),
    Set("empty-board", board_scenes.EMPTY),
    Set("full-board", board_scenes.FULL),
    Set("full-board-200", board_scenes.FULL, scale=2.0),
    Set("full-escalation", escalation_scenes.FULL),
    Set("full-escalation-200", escalation_scenes.FULL, scale=2.0),
    Set("full-reports", report_scenes.OF_YEARS),
    Set("full-reports-200", report_scenes.OF_YEARS, scale=2.0),
)


def views(
    one: Set, folder: Path, mode: theme.Mode, *, only: str = "", each: bool = True
) -> Iterator[tuple[str, QWidget]]:
    """Play a set: (`form-call`, the window as it stands then); `each` with every composer."""
    full, long = one.name.startswith("full"), one.name.startswith("long")
    with opened_stage(
        folder, size=one.size, mode=mode, scale=one.scale, full=full or long, long=long
    ) as stage:
        for name, scene in one.played.items():
            if only and only not in name:
                continue
            for n, window in enumerate(_all(scene(stage))):
                if n == 0 or each:
                    yield f"{name}-{n + 1}" if n else name, window
                if window is not stage.window:
                    window.close()
                    window.deleteLater()


def _all(made: QWidget | Iterator[QWidget]) -> Iterator[QWidget]:
    if isinstance(made, QWidget):
        yield made
    else:
        yield from made


def readme(out: Path) -> None:
    """The two pictures of the README: a call in the form, and the queue; linked to a centre."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        centre = CentreRig(folder / "centre", FakeClock())

        def link(station: Workstation) -> None:
            with station.desk.store.write() as tx:  # the centre had each in its own hour
                waiting = [decode_event(one.raw) for one in outbox.pending(tx)]
                echo = [
                    events.RemoteEvent(encode_event(one), n, one.wall_at)
                    for n, one in enumerate(waiting, 1)
                ]
                events.append_remote(tx, echo)
            station.sync.enrol(centre.url, centre.code(), "Meja 1")

        with opened_stage(folder / "desk", size=(1366, 768), prepare=link) as stage:
            stage.until(lambda: stage.window.strip.connection.tone() == "green")
            queue_scenes.one_chosen(stage).grab().save(str(out / "queue.png"))
            window = form_scenes.form_call(stage)
            stage.until(lambda: not stage.form.keeper.is_waiting)
            stage.settle()
            window.grab().save(str(out / "form.png"))
        centre.stop()


def main() -> None:
    """Write the pictures, and say what is wrong in them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--readme", action="store_true", help="the pictures of the README")
    parser.add_argument("--set", default="", help="only sets whose name begins so")
    parser.add_argument("--only", default="", help="only scenes with this in their name")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.readme:
        readme(asked.out)
        return
    for one in SETS:
        for mode in MODES if one.name.startswith(asked.set) else ():
            with tempfile.TemporaryDirectory() as folder:
                for name, window in views(one, Path(folder), mode, only=asked.only):
                    title = f"{round(one.scale * 100)}-{mode}-{name}"
                    window.grab().save(str(asked.out / f"{title}.png"))
                    for fault in sight.faults(window):
                        print(f"{title}: {fault}", flush=True)


if __name__ == "__main__":
    main()
