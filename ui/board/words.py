"""The figures of the board in words, and how old they are. Pure."""

from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from callcenter.desk.read_board import Board
from callcenter.sync.presence import DeskPresence
from callcenter.sync.status import LinkState, SyncStatus
from callcenter.tickets.words import OPEN_STATES, Channel, State
from ui import formats, theme
from ui.widgets.paint import Shape
from ui.words_on_screen import label, label_of

translate = QCoreApplication.translate
STATES = tuple(one for one in State if one in OPEN_STATES)


class Figure(Struct, frozen=True):
    """One large number: its name, what stands beside it, and its tone; `shape` says it too."""

    key: str
    name: str
    value: str
    beside: str = ""
    tone: theme.Tone = "neutral"
    shape: Shape = ""

    @property
    def spoken(self) -> str:
        """The same as a sentence."""
        return f"{self.name} {self.value}" + (f", {self.beside}" if self.beside else "")


class Age(Struct, frozen=True):
    """How old the figures are; `live` while the centre's word comes at once."""

    text: str
    live: bool


def now_figures(board: Board) -> tuple[Figure, ...]:
    """What is open now, the most pressing with its colour."""
    over, near = board.standing.over, board.standing.near
    return (
        Figure("open", translate("board", "Terbuka"), formats.number(board.open)),
        Figure("waiting", translate("board", "Belum diteruskan"), formats.number(board.waiting)),
        Figure("over", translate("board", "Lewat batas"), formats.number(over),
               tone="red" if over else "neutral", shape="■" if over else ""),
        Figure("near", translate("board", "Hampir lewat"), formats.number(near),
               tone="amber" if near else "neutral", shape="▲" if near else ""),
        _unsent(board),
    )  # fmt: skip


def _unsent(board: Board) -> Figure:
    beside = ""
    if board.oldest_unsent is not None and board.unsent:
        beside = translate("board", "tertua {age}").format(
            age=formats.ago(board.oldest_unsent, board.at)
        )
    tone: theme.Tone = "amber" if board.unsent else "neutral"
    return Figure(
        "unsent", translate("board", "Belum terkirim di meja ini"), formats.number(board.unsent),
        beside, tone, "▲" if board.unsent else "",
    )  # fmt: skip


def day_figures(board: Board) -> tuple[Figure, ...]:
    """What today brought."""
    today = board.today

    def share(part: int) -> str:
        return formats.percent(part, today.total) if today.total else ""

    return (
        Figure("today", translate("board", "Masuk hari ini"), formats.number(today.total)),
        Figure("in_call", translate("board", "Tuntas di telepon"),
               formats.number(today.in_call), share(today.in_call)),
        Figure("referred", translate("board", "Dirujuk ke luar"), formats.number(today.referred),
               share(today.referred)),
        Figure("pranks", translate("board", "Telepon iseng"), formats.number(board.pranks)),
    )  # fmt: skip


class Line(Struct, frozen=True):
    """One line of a list: what stands at the left and at the right, and how pressing it is."""

    left: str
    right: str = ""
    tone: theme.Tone = "neutral"

    @property
    def spoken(self) -> str:
        """The same as a sentence."""
        return f"{self.left} {self.right}".strip()


def agent_lines(board: Board) -> tuple[Line, ...]:
    """Who signed on."""
    return tuple(Line(one) for one in board.agents)


def desk_lines(board: Board) -> tuple[Line, ...]:
    """The other desks: who sits there, what waits there; of a silent one when it was heard.

    Where the most waits stands first, then who is silent: what is cut off is calm.
    """
    found = sorted(board.desks, key=lambda one: (-one.unsent, one.is_here(board.at)))
    return tuple(_desk_line(one, board.at) for one in found)


def _desk_line(one: DeskPresence, now: datetime) -> Line:
    name = f"{one.desk} · {one.name}" if one.name else one.desk
    waits = ""
    if one.unsent:
        waits = f"▲ {formats.number(one.unsent)}"
        if one.oldest is not None:
            waits += f", {formats.ago(one.oldest, now)}"
    if not one.is_here(now):
        heard = translate("board", "terdengar {when}").format(when=formats.ago(one.seen, now))
        return Line(one.desk, f"{waits} · {heard}" if waits else heard, "amber")
    return Line(name, waits or "0", "amber" if waits else "neutral")


def state_lines(board: Board) -> tuple[tuple[str, int], ...]:
    """Open tickets by state, in the order of a ticket's life."""
    return tuple((label(one), board.standing.states.get(one, 0)) for one in STATES)


def channel_lines(board: Board) -> tuple[tuple[str, int], ...]:
    """Today's tickets by channel, the busiest first."""
    found = sorted(board.today.channels.items(), key=lambda one: (-one[1], one[0]))
    return tuple((label_of(Channel, name), count) for name, count in found)


def age_of(status: SyncStatus | None, now: datetime, *, reading: bool = False) -> Age:
    """How old the figures are: as old as the last answer of the centre.

    `reading`: this desk still reads its history, so they are not all there are.
    """
    found = _age(status, now)
    if not reading:
        return found
    if found.live:
        return Age(translate("board", "Belum lengkap: riwayat masih diambil"), live=False)
    return Age(
        translate("board", "{age}; riwayat belum lengkap").format(age=found.text), live=False
    )


def _age(status: SyncStatus | None, now: datetime) -> Age:
    if status is None:
        return Age(translate("board", "Menghubungi pusat…"), live=False)
    if status.state is LinkState.ONLINE:
        return Age(translate("board", "Langsung"), live=True)
    if status.state is LinkState.NEVER:
        return Age(translate("board", "Hanya meja ini: belum ada pusat"), live=False)
    if status.last_ok is None:
        return Age(translate("board", "Terputus: hanya yang ada di meja ini"), live=False)
    return Age(
        translate("board", "Terputus: data sampai {when}, {age}").format(
            when=formats.moment_text(status.last_ok, now), age=formats.ago(status.last_ok, now)
        ),
        live=False,
    )


def spoken(board: Board, age: Age) -> str:
    """The whole board for a screen reader."""
    parts = [age.text]
    parts += [one.spoken for one in (*now_figures(board), *day_figures(board))]
    parts += [f"{name} {count}" for name, count in (*state_lines(board), *channel_lines(board))]
    hours = [f"{at:02}.00 {count}" for at, count in enumerate(board.today.hours) if count]
    parts += [one.spoken for one in (*agent_lines(board), *desk_lines(board))]
    return ". ".join([*parts, *hours])
