"""The REST interface of the third generation (DOMAIN 5). Knows paths, fields and shapes alone."""

import json
from urllib.parse import quote

from callcenter.errors import LaporShape, LaporUncertain, LaporUnsupported
from callcenter.lapor import answers
from callcenter.lapor.client import Found, LogEntry, Masters, Remote, Reply, Submission
from callcenter.lapor.http import LaporHttp, Part, as_json, as_multipart
from callcenter.lapor.settings import AttachmentsForm, AuthScheme, LaporSettings

_BYTES = "application/octet-stream"


class LaporV3:
    """A `LaporClient` over v3."""

    def __init__(self, settings: LaporSettings, token: str) -> None:
        self._settings = settings
        self._paths = settings.paths
        bearer = settings.auth_scheme is AuthScheme.BEARER
        headers = {
            "Authorization": f"Bearer {token}" if bearer else token,
            "token": token,
            "Accept": "application/json",
        }
        self._http = LaporHttp(settings, headers)

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def masters(self) -> Masters:
        """Institutions, templates and, where a path is set, categories and locations."""
        paths = self._paths
        return Masters(
            institutions=answers.items(self._get(paths.institutions)),
            templates=answers.templates(self._get(paths.templates)),
            categories=answers.items(self._get(paths.categories)) if paths.categories else (),
            locations=answers.items(self._get(paths.locations)) if paths.locations else (),
        )

    def upload(self, name: str, data: bytes) -> str:
        """The id of the document; handed over again it is simply another one."""
        body = as_multipart([("attachments[]", (name, data, _BYTES))])
        return answers.document_id(self._http.read(self._paths.upload, body, patient=True).json())

    def submit(self, submission: Submission) -> str:
        """The complaint id; LaporUncertain for every answer that does not give one."""
        path = self._paths.submit + self._settings.suffix
        answer = self._http.change(path, as_json(submit_body(submission, self._settings)))
        try:
            found = answers.complaint_id(answer.json())
        except LaporShape as error:
            reason = error.what if error.what in ("html", "garbage") else "shape"
            raise LaporUncertain(reason, 200) from error
        if not found:
            raise LaporUncertain("no_id", 200)
        return found

    def state(self, complaint_id: str) -> Remote:
        """Where it stands, with its log."""
        return answers.remote(self._get(_with_id(self._paths.state, complaint_id)))

    def followups(self, complaint_id: str) -> tuple[LogEntry, ...]:
        """What the institutions answered."""
        return answers.followups(self._get(_with_id(self._paths.followups, complaint_id)))

    def reply(self, reply: Reply) -> None:
        """Adds our answer with its files."""
        self._told(self._paths.reply, _reply_parts(reply, self._settings))

    def reject(self, complaint_id: str, institution_id: str, reason: str) -> None:
        """Asks that the right institution gets it."""
        body = {
            "is_request": 1,
            "reason": institution_id,
            "reason_description": reason,
            "not_authority": 1,
        }
        answer = self._http.change(_with_id(self._paths.reject, complaint_id), as_json(body))
        if answer.is_page:
            raise LaporUncertain("html", 200)

    def find(self, number: str) -> Found:
        """Looks through the list at the search path that is set."""
        path = self._settings.search_path
        if not path:
            raise LaporUnsupported("find")
        wanted = quote(number, safe="")
        if "{number}" in path:
            asked = path.replace("{number}", wanted)
        else:
            asked = f"{path}{'&' if '?' in path else '?'}keyword={wanted}"
        return answers.found(self._get(asked), number)

    def _get(self, path: str) -> object:
        return self._http.read(path).json()

    def _told(self, path: str, parts: list[Part]) -> None:
        # Any 2xx is a yes, but a page is some other server's.
        if self._http.change(path, as_multipart(parts)).is_page:
            raise LaporUncertain("html", 200)


def submit_body(submission: Submission, settings: LaporSettings) -> dict[str, object]:
    """The JSON of a submit, every documented field; an unknown id is null."""
    return {
        "title": submission.title,
        "content": submission.content,
        "channel": _number(settings.channel),
        "is_new_user_slider": False,
        "user_id": _number(settings.user_id),
        "is_inbox": True,
        "is_disposisi_slider": bool(submission.disposition_id),
        "classification_id": _number(submission.classification_id),
        "disposition_id": _number(submission.disposition_id),
        "category_id": _number(submission.category_id),
        "priority_program_id": _number(submission.priority_program_id),
        "location_id": _number(submission.location_id),
        "community_id": _number(submission.community_id),
        "date_of_incident": (
            submission.date_of_incident.isoformat() if submission.date_of_incident else None
        ),
        "copy_externals": [_number(one) for one in submission.copy_externals],
        "info_disposition": submission.info_disposition,
        "info_attachments": submission.info_attachments,
        "tags_raw": " ".join(f"#{one.lstrip('#')}" for one in submission.tags),
        "is_approval": submission.is_approval,
        "is_anonymous": submission.is_anonymous,
        "is_secret": submission.is_secret,
        "is_priority": submission.is_priority,
        "attachments": attachments_string(submission.documents, settings.attachments_form),
    }


def attachments_string(documents: tuple[str, ...], form: AttachmentsForm) -> str | bool:
    """`"[66,67]."`, without the stop for those who want it so, False when there is none."""
    if not documents:
        return False
    listed = json.dumps([_number(one) for one in documents], separators=(",", ":"))
    return listed + ("." if form is AttachmentsForm.STOP else "")


def _reply_parts(reply: Reply, settings: LaporSettings) -> list[Part]:
    fields = {
        "user_id": settings.user_id,
        "institution_from_id": reply.institution_from_id or settings.institution_id,
        "institution_to_id": reply.institution_to_id,
        "complaint_id": reply.complaint_id,
        "info_disposition": reply.info_disposition,
        "template_code": reply.template_code,
        "rating": reply.rating,
        "is_secret": "1" if reply.is_secret else "0",
        "content": reply.content,
    }
    parts: list[Part] = list(fields.items())
    for place, (name, data) in enumerate(reply.files):
        parts.append((f"attachment[{place}]", (name, data, _BYTES)))
    return parts


def _number(text: str) -> int | str | None:
    """Ids are numbers on the wire where they look like one."""
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else text  # noqa: PLR2004


def _with_id(path: str, complaint_id: str) -> str:
    return path.replace("{id}", quote(complaint_id, safe=""))
