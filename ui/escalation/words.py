"""The words for rules of the escalation and for what they would move. Holds no widget."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from callcenter.desk.change_escalation import Trial, WouldMove
from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.escalation_moves import Move
from callcenter.tickets.escalation_rules import CLOCK_REASONS, FACTS, Quiet, Rule
from callcenter.tickets.words import Reason, Whom
from ui import formats
from ui.words_on_screen import label

translate = QCoreApplication.translate
_HOUR = 60
_DAY = 24 * _HOUR
COUNTED: Final = (Reason.PING_PONG, Reason.REPEATED)
"""Reasons that hold from a number on."""

_WHAT: Final[Mapping[ClockKind | Reason, object]] = {
    ClockKind.FIRST_DISPATCH: QT_TRANSLATE_NOOP("rules", "Penerusan pertama"),
    ClockKind.VERIFY: QT_TRANSLATE_NOOP("rules", "Verifikasi"),
    ClockKind.FOLLOW_UP: QT_TRANSLATE_NOOP("rules", "Jawaban OPD"),
    ClockKind.WHOLE: QT_TRANSLATE_NOOP("rules", "Penyelesaian"),
    ClockKind.REPORTER: QT_TRANSLATE_NOOP("rules", "Jawaban pelapor"),
    ClockKind.CALLBACK: QT_TRANSLATE_NOOP("rules", "Telepon balik yang dijanjikan"),
    Reason.PING_PONG: QT_TRANSLATE_NOOP("rules", "“Bukan wewenang” berulang"),
    Reason.REPEATED: QT_TRANSLATE_NOOP("rules", "Pelapor lain ikut mengadu"),
    Reason.REOPENED: QT_TRANSLATE_NOOP("rules", "Tiket dibuka lagi"),
    Reason.SENSITIVE: QT_TRANSLATE_NOOP("rules", "Berkadar pengawasan"),
    Reason.SOON: QT_TRANSLATE_NOOP("rules", "Ditandai segera"),
    Reason.CONFLICT: QT_TRANSLATE_NOOP("rules", "Dua meja mengisi berbeda"),
    Reason.LAPOR: QT_TRANSLATE_NOOP("rules", "Ragu atau ditolak di SP4N-LAPOR!"),
    Reason.SET_ASIDE: QT_TRANSLATE_NOOP("rules", "Disisihkan pusat"),
}


def subject_key(rule: Rule) -> str:
    """What a rule looks at, as one key: a clock's, or a fact's."""
    return rule.clock.value if rule.clock is not None else rule.reason.value


def subjects() -> list[tuple[str, str]]:
    """Everything a rule may look at: (key, words), clocks first."""
    return [(one.value, what(one)) for one in (*ClockKind, *FACTS)]


def what(subject: ClockKind | Reason) -> str:
    """The words for what a rule looks at."""
    return translate("rules", str(_WHAT[subject]))


def clock_reasons() -> list[tuple[str, str]]:
    """The reasons a rule over a clock may give."""
    return [(one.value, label(one)) for one in CLOCK_REASONS]


def whoms() -> list[tuple[str, str]]:
    """Whom a move may concern."""
    return [(one.value, label(one)) for one in Whom]


def when_text(rule: Rule) -> str:
    """When the rule moves: `Verifikasi, 75% waktu`, `Dua meja mengisi berbeda, sesudah 4 jam`."""
    if rule.clock is not None:
        share = translate("rules", "{what}, {percent}% waktu")
        return share.format(what=what(rule.clock), percent=rule.percent)
    parts = [what(rule.reason)]
    if rule.reason is Reason.PING_PONG:
        parts.append(translate("rules", "lebih dari {n} kali").format(n=rule.over))
    if rule.reason is Reason.REPEATED:
        parts.append(translate("rules", "mulai {n} pelapor").format(n=max(1, rule.over)))
    if rule.minutes:
        parts.append(translate("rules", "sesudah {span}").format(span=span_text(rule.minutes)))
    return ", ".join(parts)


def span_text(minutes: int) -> str:
    """`4 jam`, `90 menit`, `2 hari`."""
    if minutes % _DAY == 0:
        return translate("rules", "{n} hari").format(n=minutes // _DAY)
    if minutes % _HOUR == 0:
        return translate("rules", "{n} jam").format(n=minutes // _HOUR)
    return translate("rules", "{n} menit").format(n=minutes)


def quiet_text(quiet: Quiet | None) -> str:
    """`16.00–07.30`, or a dash for none."""
    return "–" if quiet is None else f"{quiet.start:%H.%M}–{quiet.end:%H.%M}"


def move_text(move: Move) -> str:
    """`Lewat batas: level 2, pengawas`."""
    words = translate("rules", "{reason}: level {level}, {whom}")
    return words.format(reason=label(move.reason), level=move.level, whom=label(move.whom))


def moves_text(one: WouldMove) -> str:
    """The highest move of a ticket, and how many there are beside it."""
    highest = max(one.moves, key=lambda move: move.level)
    further = len(one.moves) - 1
    if not further:
        return move_text(highest)
    return translate("rules", "{move}, dan {n} langkah lain").format(
        move=move_text(highest), n=further
    )


def trial_title(trial: Trial, now: datetime) -> str:
    """`14 tiket akan naik`, `3 tiket akan naik sekarang, 214 mulai besok 07.30`."""
    at_once, later = len(trial.tickets), len(trial.later)
    if not later:
        if not at_once:
            return translate("rules", "Tidak ada tiket yang akan naik sekarang")
        return translate("rules", "{n} tiket akan naik").format(n=at_once)
    words = translate("rules", "{n} tiket akan naik sekarang, {later} mulai {at}")
    first = min(one.moves[0].at for one in trial.later)
    return words.format(n=at_once, later=later, at=formats.moment_text(first, now))
