"""What the three interfaces answer when nothing goes wrong. Knows no HTTP and no fault."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from callcenter.lapor.log_entries import json_within
from callcenter.lapor.simulator import forms, life
from callcenter.lapor.simulator.account import SUFFIX
from callcenter.lapor.simulator.books import Books, numbers_in
from callcenter.lapor.simulator.masters import CLASSIFICATIONS, TEMPLATES, Masters
from callcenter.lapor.simulator.said import Said, not_found, refused

_REQUIRED = ("title", "content", "channel", "user_id", "category_id", "classification_id")
_PLACES = 3


class Desk:
    """The front desk of the simulated LAPOR."""

    def __init__(self, books: Books, pace: float = 1.0) -> None:
        self.books = books
        self._pace = pace
        self.masters = Masters()

    def master(self, name: str) -> Said:
        """`/masters/...`."""
        tables = {
            "institutions/external": self.masters.institutions,
            "categories": self.masters.categories,
            "locations": self.masters.locations,
        }
        if name == "templates":
            rows = [
                {"id": place, "code": code, "content": text}
                for place, (code, text) in enumerate(TEMPLATES, 1)
            ]
            return _results(rows)
        if name not in tables:
            return not_found()
        return _results([{"id": int(key), "name": one} for key, one in tables[name].items()])

    def upload(self, content_type: str, body: bytes) -> Said:
        """Takes documents."""
        files = forms.read_multipart(content_type, body).files
        if not files or any(name != "attachments[]" for name, _, _ in files):
            return refused(422, "Berkas tidak ada", attachments=["wajib diisi"])
        docs = [{"id": self.books.add_document(name, data)} for _, name, data in files]
        return Said(200, {"results": {"docs": docs}})

    def submit(self, suffix: str, body: bytes) -> Said:
        """Takes a complaint; its id stands in one of three places in turn."""
        fields = forms.read_json(body)
        if suffix != SUFFIX:
            return refused(404, "Layanan tidak ditemukan")
        wrong = self._wrong(fields)
        if wrong:
            return refused(422, "Data tidak lengkap", **wrong)
        title, content = str(fields["title"]), str(fields["content"])
        number = self.books.add_complaint("v3", title, content, fields)
        shapes: list[dict[str, object]] = [
            {"complaint_id": number},
            {"data": {"complaint_id": str(number)}},
            {"data": {"results": {"complaint": {"id": number}}}},
        ]
        return Said(201, {"message": "Laporan diterima", **shapes[number % _PLACES]})

    def state(self, complaint_id: str) -> Said:
        """Where a complaint stands."""
        row = self._row(complaint_id)
        if row is None:
            return not_found()
        now, held = self.books.now(), self.held(row)
        code = life.status_at(held, now)
        disposed = now >= held.reached(life.DISPOSED)
        data: dict[str, object] = {
            "id": held.id,
            "status_code": int(code),
            "status_name": life.STATUSES[code],
            "disposition_id": int(held.institution[0]) if disposed else None,
            "disposition_name": held.institution[1] if disposed else None,
        }
        logs: list[object] = [*life.logs_at(held, now)]
        return Said(200, {"results": {"data": data, "data_logs": logs}})

    def followups(self, complaint_id: str) -> Said:
        """The answers to a complaint, ours among them."""
        row = self._row(complaint_id)
        if row is None:
            return not_found()
        entries = life.followups_at(self.held(row), self.books.now())
        for reply in self.books.replies(row["id"]):
            fields = forms.read_json(reply["fields"].encode())
            at = datetime.fromisoformat(reply["at"])
            entries.append(
                {
                    "id": reply["id"],
                    "created_at": life.wire_time(at),
                    "institution_from_name": "Pemerintah Provinsi Lampung",
                    "template_code": fields.get("template_code", ""),
                    "content": fields.get("content", ""),
                    "attachments": json_within(reply["files"]),
                }
            )
        return _results(entries)

    def reply(self, content_type: str, body: bytes) -> Said:
        """Takes a follow-up of ours."""
        form = forms.read_multipart(content_type, body)
        row = self._row(form.texts.get("complaint_id", ""))
        if row is None:
            return not_found()
        if not form.texts.get("content"):
            return refused(422, "Data tidak lengkap", content=["wajib diisi"])
        self.books.add_reply(row["id"], form.texts, [name for _, name, _ in form.files])
        return Said(200, {"message": "Tindak lanjut disimpan"})

    def reject(self, complaint_id: str, body: bytes) -> Said:
        """Takes our word that it belongs to another institution."""
        row, fields = self._row(complaint_id), forms.read_json(body)
        if row is None:
            return not_found()
        if str(fields.get("reason", "")) not in self.masters.institutions:
            return refused(422, "Instansi tidak dikenal", reason=["tidak dikenal"])
        self.books.set_rejected(row["id"], fields)
        return Said(200, {"message": "Permintaan dicatat"})

    def listed(self, keyword: str, lag: timedelta) -> Said:
        """The complaints in whose text the keyword stands, as known `lag` ago."""
        until = self.books.now() - lag
        rows = [
            {
                "id": one["id"],
                "title": one["title"],
                "content": one["content"],
                "created_at": life.wire_time(datetime.fromisoformat(one["at"])),
            }
            for one in self.books.complaints(until)
            if keyword in one["content"] or keyword in numbers_in(one["content"])
        ]
        return Said(200, {"results": {"data": rows, "total": len(rows)}})

    def topics(self) -> Said:
        """The categories as f01 gives them: strings, two levels."""
        rows: list[object] = [
            {"id": key, "parent": "0", "topic_name": name}
            for key, name in self.masters.categories.items()
        ]
        rows.append({"id": "999", "parent": next(iter(self.masters.categories)),
                     "topic_name": "Topik contoh di bawahnya"})  # fmt: skip
        return Said(200, rows)

    def stream(self, body: bytes) -> Said:
        """Takes a report of v1."""
        root = forms.read_xml(body)
        report = None if root is None else root.find("laporan")
        text = "" if report is None else (report.findtext("isi") or "")
        if report is None or not text.strip():
            return refused(422, "Isi laporan kosong", isi=["wajib diisi"])
        fields = {
            "is_anonymous": report.get("anonim") == "1",
            "is_secret": report.get("rahasia") == "1",
        }
        number = self.books.add_complaint("v1", text[:60], text, fields)
        xml = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<lapor>'
            f"<trackingid>{number}</trackingid><transaksiid>{escape(f'T{number}')}</transaksiid>"
            "</lapor>"
        )
        return Said(200, xml, content_type="text/xml; charset=utf-8")

    def held(self, row: sqlite3.Row) -> life.Held:
        """A complaint as its movement sees it."""
        fields = forms.read_json(row["fields"].encode())
        rejected = forms.read_json((row["rejected"] or "{}").encode())
        names = self.masters.institutions
        numbers = self.masters.competent
        wanted = str(rejected.get("reason") or fields.get("disposition_id") or "")
        number = wanted if wanted in names else numbers[row["id"] % len(numbers)]
        other = numbers[(row["id"] + 1) % len(numbers)]
        at = datetime.fromisoformat(row["at"])
        return life.Held(
            row["id"],
            at,
            row["content"],
            (number, names[number]),
            (other, names[other]),
            self._pace,
        )

    def _row(self, complaint_id: str) -> sqlite3.Row | None:
        known = complaint_id.isascii() and complaint_id.isdigit() and len(complaint_id) < 19  # noqa: PLR2004
        return self.books.complaint(int(complaint_id)) if known else None

    def _wrong(self, fields: Mapping[str, object]) -> dict[str, list[str]]:
        wrong = {name: ["wajib diisi"] for name in _REQUIRED if not fields.get(name)}
        for name, known in (
            ("category_id", self.masters.categories),
            ("location_id", self.masters.locations),
            ("classification_id", CLASSIFICATIONS),
        ):
            if fields.get(name) and str(fields[name]) not in known:
                wrong[name] = ["tidak dikenal"]
        documents = json_within(fields.get("attachments") or "[]")
        if not isinstance(documents, list) or not all(map(self._is_document, documents)):
            wrong["attachments"] = ["berkas tidak dikenal"]
        return wrong

    def _is_document(self, number: object) -> bool:
        return isinstance(number, int) and self.books.has_document(number)


def _results(rows: list[dict[str, object]]) -> Said:
    return Said(200, {"results": {"data": rows}})
