"""How a prepared reminder leaves the desk: WhatsApp's link, a mail in the mail program, a letter.

Nothing is sent from here: another program is opened with the text, or a PDF is written. The only
place that opens an address at all, and only those two sorts of its own making.
"""

import re
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from callcenter.callers.phone import parse_phone
from callcenter.directory.agencies import Agency
from callcenter.errors import PhoneInvalid
from callcenter.privacy.letters import OFFICE, Letter

_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LINK_BYTES = 1_800
"""Longer links are cut by some systems: then the text is copied instead."""


def contact_of(means: str, agency: Agency) -> str:
    """Where it goes, as a person reads it; "" where the directory has no address."""
    known = {
        "whatsapp": pretty_phone(agency.whatsapp),
        "email": agency.email,
        "telepon": pretty_phone(agency.phone),
    }
    return known.get(means, agency.name)


def pretty_phone(digits: str) -> str:
    """Return a published number grouped for reading; one that cannot be read comes as it is."""
    try:
        return parse_phone(digits).pretty if digits else ""
    except PhoneInvalid:
        return digits


def link_of(means: str, agency: Agency, subject: str, text: str) -> QUrl | None:
    """The link that opens the other program with the text; None where there is no address.

    A text too long for a link is left out of it: whoever opens it pastes the copied one.
    """
    if means == "whatsapp":
        return _whatsapp(agency.whatsapp, text)
    if means == "email" and _MAIL.fullmatch(agency.email):
        return _mail(agency.email, subject, text)
    return None


def fits(link: QUrl) -> bool:
    """Whether the text stands in the link."""
    return "text=" in link.query() or "body=" in link.query()


def open_link(link: QUrl) -> bool:
    """Opens the other program; False when there is none, or for any other sort of address."""
    ours = link.scheme() == "mailto" or (link.scheme(), link.host()) == ("https", "wa.me")
    return ours and QDesktopServices.openUrl(link)


def letter_of(number: str, agency: Agency, day: str, text: str) -> Letter:
    """The letter: the prepared text, word for word."""
    lines = (("Nomor tiket", number), ("Kepada", agency.name), ("Tanggal", day))
    return Letter("Pengingat tindak lanjut pengaduan", lines, tuple(text.split("\n")))


def _whatsapp(number: str, text: str) -> QUrl | None:
    try:
        key = parse_phone(number).key if number else ""
    except PhoneInvalid:
        return None
    if not key.startswith("+"):
        return None  # a short number has no WhatsApp
    return _link(f"https://wa.me/{key[1:].partition(';')[0]}", "?text=", text)


def _mail(address: str, subject: str, text: str) -> QUrl:
    start = f"mailto:{quote(address, safe='@')}?subject={quote(f'{subject} · {OFFICE}', safe='')}"
    return _link(start, "&body=", text.replace("\n", "\r\n"))


def _link(start: str, name: str, text: str) -> QUrl:
    whole = start + name + quote(text, safe="")
    return QUrl(whole if len(whole) <= LINK_BYTES else start, QUrl.ParsingMode.StrictMode)
