"""The part of the timeline that SP4N-LAPOR! writes: what was tried is one quiet line. Pure.

What stands in an answer was written elsewhere: it is put into steps literally, never as markup,
and its files are only named.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from callcenter.tickets.lapor import LaporState
from callcenter.tickets.ticket import Entry
from callcenter.tickets.words import Kind, Look, Push
from ui import formats
from ui.lapor_words import (
    NOT_PUSHED,
    doubt_text,
    missing_text,
    released_text,
    reply_text,
)
from ui.theme import Tone
from ui.ticket_view.entry_body import body_text, body_texts
from ui.translation import shown
from ui.words_on_screen import label, label_of

translate = QCoreApplication.translate
Told = tuple[str, str, str, str]
"""Title, what follows it, body, foot."""

_TRIED = frozenset({Kind.LAPOR_RESERVED, Kind.LAPOR_RELEASED})
_LOOK, _TRY, _KEPT = "look", "try", "kept"
_LATEST = datetime.max.replace(tzinfo=UTC)
_HOPS = 3
"""Files named in a line."""

TONES: Mapping[str, Tone] = {
    Kind.LAPOR_SENT: "green",
    Kind.LAPOR_REFUSED: "red",
    Kind.LAPOR_UNCERTAIN: "red",
    Kind.LAPOR_STATUS: "accent",
    Kind.LAPOR_ANSWER: "accent",
    Kind.LAPOR_REPLY: "violet",
}


def arranged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries as they are told: of each quiet sort the last, answers by their time."""
    kept: list[Entry] = []
    last: dict[str, Entry] = {}
    listed = [one for one in entries if one.kind != Kind.LAPOR_REPLY_SENT]
    for one in listed:
        last[_group(one)] = one
    for one in listed:
        if last[_group(one)] is one:
            kept.append(one)
    return tuple(_by_time(kept))


def _group(entry: Entry) -> str:
    """What is told together; an entry that stands for itself is known by its eid."""
    if entry.kind in _TRIED:
        return _TRY
    if entry.kind == Kind.LAPOR_NOT_PUSHED:
        return _KEPT
    if is_look(entry):
        return f"{_LOOK}:{body_text(entry, 'attempt')}"
    return entry.eid


def is_look(entry: Entry) -> bool:
    """Return whether an entry says only what LAPOR's list told of our number."""
    return entry.kind == Kind.LAPOR_UNCERTAIN and bool(body_text(entry, "look"))


def _by_time(entries: Sequence[Entry]) -> list[Entry]:
    """Answers that came in one after the other stand in the order they were written there."""
    told: list[Entry] = []
    run: list[Entry] = []
    for one in (*entries, None):
        if one is not None and one.kind == Kind.LAPOR_ANSWER:
            run.append(one)
            continue
        told += sorted(run, key=lambda answer: _said_at(answer) or _LATEST)
        run = []
        if one is not None:
            told.append(one)
    return told


def _said_at(entry: Entry) -> datetime | None:
    try:
        found = datetime.fromisoformat(body_text(entry, "said_at"))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


class LaporTeller:
    """Tells the steps about LAPOR of one ticket."""

    def __init__(self, state: LaporState, entries: Iterable[Entry], now: datetime) -> None:
        listed = tuple(entries)
        self._state, self._now = state, now
        self._counts = Counter(map(_group, listed))
        self._tries = sum(one.kind == Kind.LAPOR_RESERVED for one in listed)
        self._replies = {one.eid: one for one in state.replies}
        self.rules: Mapping[str, Callable[[Entry], Told]] = {
            Kind.LAPOR_RESERVED: self._tried,
            Kind.LAPOR_RELEASED: self._tried,
            Kind.LAPOR_SENT: self._sent,
            Kind.LAPOR_REFUSED: self._refused,
            Kind.LAPOR_UNCERTAIN: self._uncertain,
            Kind.LAPOR_NOT_PUSHED: self._not_pushed,
            Kind.LAPOR_SETTLED: self._settled,
            Kind.LAPOR_STATUS: self._status,
            Kind.LAPOR_ANSWER: self._answer,
            Kind.LAPOR_REPLY: self._reply,
        }

    def tone(self, entry: Entry) -> Tone:
        """Return the tone of a step; what was only tried or looked for stays quiet."""
        return "neutral" if is_look(entry) else TONES.get(entry.kind, "neutral")

    def _tried(self, entry: Entry) -> Told:
        times = ""
        if self._tries > 1:
            times = translate("story", "{n} kali dicoba").format(n=self._tries)
        released = entry.kind == Kind.LAPOR_RELEASED
        reason = released_text(body_text(entry, "reason")) if released else ""
        title = label(Kind(entry.kind))
        if entry.eid != self._state.attempt or self._state.state is not Push.RESERVED:
            title = translate("story", "Kiriman ke SP4N-LAPOR!") if not released else title
        return title, times, "", reason

    def _sent(self, entry: Entry) -> Told:
        by = body_text(entry, "by")
        title = translate("story", "Diterima SP4N-LAPOR! sebagai #{id}")
        if by == "opened":
            title = translate("story", "Dibuka dari laporan #{id} di SP4N-LAPOR!")
        title = title.replace("{id}", body_text(entry, "complaint_id"))
        found = translate("story", "ditemukan saat dicari") if by == "search" else ""
        more = body_texts(entry, "others")
        foot = ""
        if more:
            listed = ", ".join(f"#{one}" for one in more)
            foot = translate("story", "ada juga {ids} dengan nomor tiket ini").replace(
                "{ids}", listed
            )
        return title, found, "", foot

    def _refused(self, entry: Entry) -> Told:
        said = [body_text(entry, "message"), *body_texts(entry, "details")]
        body = "\n".join(one for one in said if one)
        return label(Kind.LAPOR_REFUSED), body_text(entry, "reason"), body, ""

    def _uncertain(self, entry: Entry) -> Told:
        if not is_look(entry):
            return label(Kind.LAPOR_UNCERTAIN), "", doubt_text(body_text(entry, "reason")), ""
        n = self._counts[_group(entry)]
        said = label_of(Look, body_text(entry, "look"))
        title = translate("story", "Dicari di SP4N-LAPOR!")
        times = translate("story", "{n} kali dicari").format(n=n) if n > 1 else ""
        return title, times, "", said

    def _not_pushed(self, entry: Entry) -> Told:
        code = body_text(entry, "reason")
        details = [
            missing_text(one) if code == "mapping" else one for one in body_texts(entry, "details")
        ]
        return (
            label(Kind.LAPOR_NOT_PUSHED),
            "",
            shown(NOT_PUSHED.get(code, code)),
            "\n".join(details),
        )

    def _settled(self, entry: Entry) -> Told:
        choice = body_text(entry, "choice")
        titles = {
            "sent": translate("story", "Dipastikan ada di SP4N-LAPOR! sebagai #{id}"),
            "again": translate("story", "Dipilih untuk dikirim ke SP4N-LAPOR!"),
            "cancel": translate("story", "Tidak dikirim ke SP4N-LAPOR!"),
            "rest": translate("story", "Pilihan untuk SP4N-LAPOR! ditarik kembali"),
        }
        title = titles.get(choice, label(Kind.LAPOR_SETTLED))
        title = title.replace("{id}", body_text(entry, "complaint_id"))
        return title, "", body_text(entry, "reason"), ""

    def _status(self, entry: Entry) -> Told:
        status = body_text(entry, "status_name") or body_text(entry, "status_code")
        title = translate("story", "Di SP4N-LAPOR! sekarang “{status}”").replace("{status}", status)
        return title, body_text(entry, "institution"), "", ""

    def _answer(self, entry: Entry) -> Told:
        at = _said_at(entry)
        wrote = ""
        if at is not None:
            wrote = translate("story", "ditulis {at}").format(at=formats.moment_text(at, self._now))
        who = _arrow(body_text(entry, "from"), body_text(entry, "to"))
        extra = " · ".join(part for part in (wrote, who) if part)
        return label(Kind.LAPOR_ANSWER), extra, body_text(entry, "text"), _answer_foot(entry)

    def _reply(self, entry: Entry) -> Told:
        reply = self._replies.get(entry.eid)
        parts = [reply_text(reply)] if reply is not None else []
        if reply is not None and reply.at != entry.at:
            parts.append(formats.moment_text(reply.at, self._now))
        files = len(body_texts(entry, "files"))
        if files:
            parts.append(translate("story", "{n} berkas").format(n=files))
        return label(Kind.LAPOR_REPLY), "", body_text(entry, "text"), " · ".join(parts)


def _answer_foot(entry: Entry) -> str:
    parts = []
    moved = _arrow(body_text(entry, "status_old"), body_text(entry, "status_new"))
    if moved:
        parts.append(translate("story", "status: {moved}").replace("{moved}", moved))
    target = body_text(entry, "not_ours")
    if target:
        named = "" if target == "?" else f" → {target}"
        parts.append(translate("story", "bukan wewenang") + named)
    names = _file_names(entry)
    if names:
        listed = ", ".join(names[:_HOPS])
        more = f" +{len(names) - _HOPS}" if len(names) > _HOPS else ""
        parts.append(
            translate("story", "berkas di sana: {names}").replace("{names}", listed + more)
        )
    return " · ".join(parts)


def _file_names(entry: Entry) -> list[str]:
    files = entry.body.get("files")
    if not isinstance(files, list):
        return []
    named = [one.get("name") for one in files if isinstance(one, dict)]
    return [one for one in named if isinstance(one, str) and one]


def _arrow(old: str, new: str) -> str:
    if old and new and old != new:
        return f"{old} → {new}"
    return new or old
