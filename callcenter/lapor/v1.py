"""The oldest interface: a report goes in as XML, its tracking id comes back. Nothing else.

The elements that would name the reporter stay empty: phone and address never leave (SECURITY 7).
"""

import re
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape, quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from callcenter.errors import LaporUncertain
from callcenter.lapor.answers import read_id
from callcenter.lapor.client import Submission
from callcenter.lapor.http import Answer, Body, LaporHttp
from callcenter.lapor.lacking import Lacking
from callcenter.lapor.settings import LaporSettings

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_REPORT = (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError)
"""What the parser raises for an answer that is none; LookupError: an encoding nobody knows."""

_REPORTER = "<email/><telpon/><namadepan/><namabelakang/>"


class LaporV1(Lacking):
    """A `LaporClient` over v1: `submit` alone; the tracking id is the complaint id."""

    def __init__(self, settings: LaporSettings, token: str) -> None:
        self._path = settings.paths.add_stream
        self._token = token
        self._http = LaporHttp(settings, {"Accept": "text/xml"})

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def submit(self, submission: Submission) -> str:
        """The tracking id; LaporUncertain for every answer that does not give one."""
        return _tracking_id(self._http.change(self._path, report(submission, self._token)))


def report(submission: Submission, token: str) -> Body:
    """The XML of a report; files and ids have no place in it."""
    text = escape(_NO_XML.sub("\ufffd", submission.content))
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<lapor token={quoteattr(token)}>'
        f"<pelapor>{_REPORTER}</pelapor>"
        f'<laporan rahasia="{submission.is_secret:d}" anonim="{submission.is_anonymous:d}">'
        f"<isi>{text}</isi></laporan></lapor>"
    )
    return Body("text/xml; charset=UTF8", xml.encode("utf-8"))


def _tracking_id(answer: Answer) -> str:
    if answer.is_page:
        raise LaporUncertain("html", 200)
    try:
        root = fromstring(answer.data, forbid_dtd=True)
    except _NO_REPORT as error:
        raise LaporUncertain("garbage", 200) from error
    found = root if root.tag == "trackingid" else root.find(".//trackingid")
    number = read_id((found.text or "").strip().lstrip("#")) if found is not None else ""
    if not number:
        raise LaporUncertain("no_id", 200)
    return number
