"""The timeline of a ticket in words: one step for each entry, oldest first. Pure.

Reporters' names and numbers are masked here, so that copy and accessibility get the mask too.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from callcenter.callers.masking import mask_name, mask_phone
from callcenter.desk.views import TicketView
from callcenter.directory.bundle import Directory
from callcenter.tickets.ticket import Entry
from callcenter.tickets.words import Channel, Kind, Outcome, Reason, Whom
from ui import formats
from ui.theme import Tone
from ui.ticket_view.entry_body import body_text, body_texts
from ui.ticket_view.fields import field_name, value_text
from ui.ticket_view.row_words import agency_short
from ui.ticket_view.story_lapor import LaporTeller, arranged
from ui.words_on_screen import KINDS, label, label_of

translate = QCoreApplication.translate


class Step(Struct, frozen=True):
    """One line of the story; `hint` follows the title, `body` is literal, `foot` is muted."""

    eid: str
    kind: str
    title: str
    hint: str
    body: str = ""
    foot: str = ""
    tone: Tone = "neutral"
    filled: bool = False
    unsent: bool = False
    withdrawn: bool = False


def story(view: TicketView, directory: Directory, now: datetime) -> tuple[Step, ...]:
    """Return every step of the ticket, in the order of the log; what LAPOR did is gathered."""
    teller = _Teller(view, directory, now)
    return tuple(teller.step(entry) for entry in arranged(view.ticket.entries))


def means_text(means: str) -> str:
    """Return the word for how an OPD was reminded."""
    words = {
        "whatsapp": translate("story", "WhatsApp"),
        "telepon": translate("story", "telepon"),
        "email": translate("story", "e-mail"),
        "surat": translate("story", "surat"),
    }
    return words.get(means, means)


class _Teller:
    """Tells one ticket; each kind has its own few lines."""

    def __init__(self, view: TicketView, directory: Directory, now: datetime) -> None:
        self._view = view
        self._directory = directory
        self._now = now
        self._lapor = LaporTeller(view.ticket.lapor, view.ticket.entries, now)
        self._rules: Mapping[str, Callable[[Entry], tuple[str, str, str, str]]] = {
            **self._lapor.rules,
            Kind.REGISTERED: self._registered,
            Kind.EDITED: self._edited,
            Kind.DISPATCHED: self._dispatched,
            Kind.REFERRED: self._referred,
            Kind.EMERGENCY_HANDED: self._emergency,
            Kind.FOLLOW_UP_RECORDED: self._followed_up,
            Kind.REMINDED: self._reminded,
            Kind.CALL_LOGGED: self._call,
            Kind.CONTACT_ATTEMPTED: self._attempt,
            Kind.ATTACHMENT_ADDED: self._attachment,
            Kind.ARCHIVED_DUPLICATE: self._archived,
            Kind.REPORTER_JOINED: self._joined,
            Kind.TAKEN: self._taken,
            Kind.LEVEL_RAISED: self._raised,
            Kind.ESCALATED: self._escalated,
            Kind.SNOOZED: self._snoozed,
            Kind.CALLBACK_PROMISED: self._promised,
            Kind.WITHDRAWN: self._withdrawal,
            Kind.RENUMBERED: self._renumbered,
        }

    def step(self, entry: Entry) -> Step:
        """Return the step of an entry; an unknown kind shows what it carries."""
        rule = self._rules.get(entry.kind, self._plain)
        title, extra, body, foot = rule(entry)
        parts = (formats.moment_text(entry.at, self._now), extra, entry.author.name)
        return Step(
            eid=entry.eid,
            kind=entry.kind,
            title=title,
            hint=" · ".join(part for part in parts if part),
            body=body,
            foot=foot,
            tone=self._tone(entry),
            filled=entry.kind == Kind.REGISTERED,
            unsent=entry.eid in self._view.unsent,
            withdrawn=entry.withdrawn,
        )

    def _tone(self, entry: Entry) -> Tone:
        if entry.kind == Kind.CALLBACK_PROMISED:
            done = any(one.eid == entry.eid and one.done for one in self._view.ticket.callbacks)
            return "neutral" if done else "red"
        return _TONES.get(entry.kind) or self._lapor.tone(entry)

    def _agencies(self, entry: Entry, name: str = "agency_ids") -> str:
        return ", ".join(agency_short(self._directory, one) for one in body_texts(entry, name))

    def _plain(self, entry: Entry) -> tuple[str, str, str, str]:
        body = body_text(entry, "text") or body_text(entry, "reason") or body_text(entry, "note")
        return _title(entry), "", body, ""

    def _registered(self, entry: Entry) -> tuple[str, str, str, str]:
        seconds = _number(entry.body.get("call_seconds"))
        channel = label_of(Channel, _changed(entry, "channel") or Channel.PHONE)
        spoke = f"{channel.lower()} {formats.duration(seconds)}" if seconds >= 0 else channel
        reporters = self._view.reporter_count
        foot = ""
        if reporters > 1:
            foot = translate("story", "{n} pelapor ({more} bergabung kemudian)").format(
                n=reporters, more=reporters - 1
            )
        return _title(entry), spoke, _quoted(_changed(entry, "description")), foot

    def _edited(self, entry: Entry) -> tuple[str, str, str, str]:
        settled = bool(body_texts(entry, "resolves"))
        title = translate("story", "Dua nilai diputuskan") if settled else _title(entry)
        lines = [
            f"{field_name(one.field, self._directory)}: "
            f"{value_text(self._directory, one.field, one.value, masked=True)}"
            for one in entry.changes
        ]
        return title, "", "\n".join(lines), ""

    def _dispatched(self, entry: Entry) -> tuple[str, str, str, str]:
        if body_texts(entry, "replaces"):
            return self._transferred(entry), "", body_text(entry, "reason"), self._contacts(entry)
        title = translate("story", "Diteruskan ke {agencies}")
        return title.format(agencies=self._agencies(entry)), "", body_text(entry, "note"), ""

    def _transferred(self, entry: Entry) -> str:
        title = translate("story", "Dialihkan dari {former} ke {agencies}")
        former = self._agencies(entry, "replaces")
        return title.format(former=former, agencies=self._agencies(entry))

    def _referred(self, entry: Entry) -> tuple[str, str, str, str]:
        title = translate("story", "Dirujuk ke {agencies}").format(agencies=self._agencies(entry))
        outside = translate("story", "di luar kewenangan provinsi")
        if body_texts(entry, "replaces"):
            title = self._transferred(entry)
        text = body_text(entry, "note") or body_text(entry, "reason")
        return title, outside, text, self._contacts(entry)

    def _emergency(self, entry: Entry) -> tuple[str, str, str, str]:
        title = translate("story", "Diserahkan ke {agencies}")
        title = title.format(agencies=self._agencies(entry))
        return title, "", body_text(entry, "note"), self._contacts(entry)

    def _contacts(self, entry: Entry) -> str:
        contacts = entry.body.get("contacts")
        if not isinstance(contacts, Mapping):
            return ""
        told = [
            f"{agency_short(self._directory, one)} {number}"
            for one, number in contacts.items()
            if isinstance(number, str) and number
        ]
        if not told:
            return ""
        return translate("story", "nomor yang diberikan: {numbers}").format(numbers=", ".join(told))

    def _followed_up(self, entry: Entry) -> tuple[str, str, str, str]:
        agency = agency_short(self._directory, body_text(entry, "agency_id"))
        outcome = label_of(Outcome, body_text(entry, "outcome")).lower()
        title = translate("story", "Jawaban {agency}: {outcome}")
        target = body_text(entry, "target")
        foot = ""
        if target:
            foot = translate("story", "yang berwenang menurut jawaban ini: {agency}").format(
                agency=agency_short(self._directory, target)
            )
        return title.format(agency=agency, outcome=outcome), "", body_text(entry, "text"), foot

    def _reminded(self, entry: Entry) -> tuple[str, str, str, str]:
        agency = agency_short(self._directory, body_text(entry, "agency_id"))
        title = translate("story", "{agency} diingatkan").format(agency=agency or "OPD")
        return title, means_text(body_text(entry, "means")), body_text(entry, "text"), ""

    def _call(self, entry: Entry) -> tuple[str, str, str, str]:
        incoming = entry.body.get("incoming") is True
        title = (
            translate("story", "Pelapor menelepon")
            if incoming
            else translate("story", "Pelapor ditelepon")
        )
        seconds = _number(entry.body.get("seconds"))
        spoke = formats.duration(seconds) if seconds > 0 else ""
        return title, spoke, body_text(entry, "text"), ""

    def _attempt(self, entry: Entry) -> tuple[str, str, str, str]:
        reached = entry.body.get("reached") is True
        title = (
            translate("story", "Pelapor dihubungi")
            if reached
            else translate("story", "Pelapor belum terhubung")
        )
        return title, label_of(Channel, body_text(entry, "channel")), body_text(entry, "text"), ""

    def _attachment(self, entry: Entry) -> tuple[str, str, str, str]:
        size = _number(entry.body.get("size"))
        shown = formats.file_size(size) if size >= 0 else ""
        name = body_text(entry, "name")
        if not body_text(entry, "sha256"):
            name = translate("story", "Berkasnya dihapus.")
        return _title(entry), shown, name, ""

    def _archived(self, entry: Entry) -> tuple[str, str, str, str]:
        number = self._view.duplicate_number
        if not number:
            return _title(entry), "", "", ""
        return translate("story", "Digabung ke {number}").format(number=number), "", "", ""

    def _joined(self, entry: Entry) -> tuple[str, str, str, str]:
        who = (mask_name(body_text(entry, "name")), mask_phone(body_text(entry, "phone")))
        merged = (
            translate("story", "dari tiket yang digabung")
            if body_text(entry, "from_ticket")
            else ""
        )
        foot = " · ".join(part for part in (*who, merged) if part)
        return _title(entry), "", _quoted(body_text(entry, "text")), foot

    def _taken(self, entry: Entry) -> tuple[str, str, str, str]:
        name = body_text(entry, "name")
        if not body_text(entry, "uid"):
            return translate("story", "Dilepas untuk semua"), "", "", ""
        title = translate("story", "Diambil alih {name}").format(name=name)
        return title, "", body_text(entry, "reason"), ""

    def _raised(self, entry: Entry) -> tuple[str, str, str, str]:
        level = entry.body.get("level")
        title = translate("story", "Dinaikkan ke level {level}").format(level=level)
        return title, "", body_text(entry, "reason"), ""

    def _escalated(self, entry: Entry) -> tuple[str, str, str, str]:
        level = entry.body.get("level")
        title = translate("story", "Diingatkan menurut aturan")
        if level != 1:
            title = translate("story", "Naik ke level {level} menurut aturan").format(level=level)
        whom = label_of(Whom, body_text(entry, "for"))
        body = translate("story", "{reason}: untuk {whom}").format(
            reason=label_of(Reason, body_text(entry, "reason")), whom=whom
        )
        return title, "", body, ""

    def _snoozed(self, entry: Entry) -> tuple[str, str, str, str]:
        if not body_text(entry, "until"):
            return translate("story", "Dibangunkan dari tunda"), "", "", ""
        until = self._when(entry, "until")
        return translate("story", "Ditunda sampai {until}").format(until=until), "", "", ""

    def _promised(self, entry: Entry) -> tuple[str, str, str, str]:
        due = translate("story", "untuk {due}").format(due=self._when(entry, "due"))
        return _title(entry), due, body_text(entry, "text"), ""

    def _withdrawal(self, entry: Entry) -> tuple[str, str, str, str]:
        gone = body_text(entry, "eid")
        kind = next((one.kind for one in self._view.ticket.entries if one.eid == gone), "")
        return _title(entry), label_of(Kind, kind) if kind else "", "", ""

    def _renumbered(self, entry: Entry) -> tuple[str, str, str, str]:
        former = ", ".join(self._view.ticket.aliases)
        said = translate("story", "{former} menjadi {number}").format(
            former=former, number=body_text(entry, "number")
        )
        return _title(entry), said if former else body_text(entry, "number"), "", ""

    def _when(self, entry: Entry, name: str) -> str:
        try:
            return formats.moment_text(datetime.fromisoformat(body_text(entry, name)), self._now)
        except ValueError:
            return body_text(entry, name)


_TONES: Mapping[str, Tone] = {
    Kind.REGISTERED: "accent",
    Kind.LEVEL_RAISED: "amber",
    Kind.ESCALATED: "amber",
    Kind.REOPENED: "amber",
    Kind.DATA_REQUESTED: "violet",
    Kind.RESOLVED: "green",
    Kind.CLOSED: "green",
    Kind.CALLBACK_DONE: "green",
    Kind.REJECTED: "red",
}


def _title(entry: Entry) -> str:
    return label(Kind(entry.kind)) if entry.kind in KINDS else entry.kind


def _changed(entry: Entry, field: str) -> str:
    found = next((one.value for one in entry.changes if one.field == field), "")
    return found if isinstance(found, str) else ""


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else -1
