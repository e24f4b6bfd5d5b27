"""What a request's body holds: JSON, form, multipart, XML. An unreadable one gives nothing."""

import json
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from msgspec import Struct, field


class Form(Struct, frozen=True):
    """The texts and the files of a multipart body; files are (field, file name, bytes)."""

    texts: dict[str, str] = field(default_factory=dict)
    files: list[tuple[str, str, bytes]] = field(default_factory=list)


def read_json(body: bytes) -> dict[str, object]:
    """The object of a JSON body; {} when it is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def read_urlencoded(body: bytes) -> dict[str, str]:
    """The fields of a plain form."""
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def read_multipart(content_type: str, body: bytes) -> Form:
    """The parts of multipart/form-data."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    form = Form()
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_param("name", "", "content-disposition")
        data = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(data, bytes):
            continue
        file_name = part.get_filename()
        if file_name is None:
            form.texts[name] = data.decode("utf-8", "replace")
        else:
            form.files.append((name, file_name, data))
    return form


def read_xml(body: bytes) -> Element | None:
    """The root of an XML body; None when it is none."""
    try:
        root: Element = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return None
    return root
