"""The simulator's own paths: a page of what it holds, its books, its faults and its time.

No credential: it listens on this machine alone, and holds invented data.
"""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from callcenter.lapor.simulator import life
from callcenter.lapor.simulator.books import numbers_in
from callcenter.lapor.simulator.faults import Faults, FaultUnknownError
from callcenter.lapor.simulator.forms import read_json
from callcenter.lapor.simulator.handing import Desk
from callcenter.lapor.simulator.masters import CLASSIFICATIONS

_COLUMNS = ("id", "status", "category", "classification", "location", "flags", "title", "content")
_NONE: Counter[str] = Counter()


def own_routes(desk: Desk, faults: Faults) -> list[Route]:
    """`/`, `/simulator/books`, `/received`, `/faults` and `/advance`."""
    own = _Own(desk, faults)
    return [
        Route("/", own.page),
        Route("/simulator/books", own.books),
        Route("/simulator/received", own.received),
        Route("/simulator/faults", own.set_faults, methods=["POST"]),
        Route("/simulator/advance", own.advance, methods=["POST"]),
    ]


class _Own:
    def __init__(self, desk: Desk, faults: Faults) -> None:
        self._desk = desk
        self._books = desk.books
        self._faults = faults

    async def page(self, _request: Request) -> Response:
        """What it holds, newest first, for eyes."""
        head = "".join(f"<th>{one}</th>" for one in _COLUMNS)
        rows = [self._told(one) for one in reversed(self._books.complaints())]
        body = "".join(
            "<tr>" + "".join(f"<td>{_cell(row, one)}</td>" for one in _COLUMNS) + "</tr>"
            for row in rows
        )
        return HTMLResponse(
            "<!DOCTYPE html><html lang='id'><head><meta charset='utf-8'>"
            "<title>Simulator SP4N-LAPOR!</title><style>body{font-family:sans-serif}"
            "td,th{border:1px solid #ccc;padding:4px 8px;vertical-align:top;white-space:pre-wrap}"
            f"</style></head><body><h1>Simulator SP4N-LAPOR!</h1><p>{len(rows)} laporan; waktu "
            f"simulator {escape(life.wire_time(self._books.now()))} WIB. Bukan LAPOR yang "
            f"sebenarnya.</p><table><tr>{head}</tr>{body}</table></body></html>",
            headers={"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"},
        )

    async def books(self, _request: Request) -> Response:
        """Everything an oracle needs."""
        books = self._books
        told = {
            "now": books.now().isoformat(),
            "complaints": [self._told(one) for one in books.complaints()],
            "posts": books.posts(),
            "attempts": books.attempts(),
            "documents": [dict(one) for one in books.documents()],
            "replies": [
                {
                    "complaint_id": str(one["complaint_id"]),
                    "fields": json.loads(one["fields"]),
                    "files": json.loads(one["files"]),
                }
                for one in books.replies()
            ],
            "calls": Counter(one["call"] for one in books.received()),
            "faults": self._faults.struck,
        }
        return JSONResponse(told)

    async def received(self, _request: Request) -> Response:
        """Every request as it came: for a search through everything that ever left a desk."""
        told = [
            {
                "at": one["at"],
                "call": one["call"],
                "method": one["method"],
                "path": one["path"],
                "fault": one["fault"],
                "text": one["body"].decode("utf-8", "replace"),
                "sha256": hashlib.sha256(one["body"]).hexdigest(),
            }
            for one in self._books.received()
        ]
        return JSONResponse(told)

    async def set_faults(self, request: Request) -> Response:
        """`{"chances": {name: p}, "next": [[call, name]], "lag_minutes": n, "seed": n}`."""
        wanted = read_json(await request.body())
        try:
            self._set(wanted)
        except (FaultUnknownError, TypeError, ValueError) as error:
            return JSONResponse({"message": str(error)}, 422)
        return JSONResponse({"message": "ok"})

    async def advance(self, request: Request) -> Response:
        """`{"minutes": n}`: moves the simulator's time on."""
        minutes = read_json(await request.body()).get("minutes")
        if not isinstance(minutes, int | float) or not 0 <= minutes <= 10_000_000:  # noqa: PLR2004
            return JSONResponse({"message": "minutes"}, 422)
        self._books.advance(timedelta(minutes=minutes))
        return JSONResponse({"now": self._books.now().isoformat()})

    def _set(self, wanted: Mapping[str, object]) -> None:
        for name in wanted:
            if name not in ("chances", "next", "lag_minutes", "seed"):
                raise FaultUnknownError(name)
        if isinstance(chances := wanted.get("chances"), dict):
            self._faults.set_chances(chances)
        if isinstance(steps := wanted.get("next"), list):
            self._faults.script([(str(call), str(fault)) for call, fault in steps])
        if isinstance(lag := wanted.get("lag_minutes"), int | float):
            self._faults.lag_minutes = lag
        if isinstance(seed := wanted.get("seed"), int):
            self._faults.seed(seed)

    def _told(self, row: sqlite3.Row) -> dict[str, object]:
        fields = read_json(row["fields"].encode())
        masters, held = self._desk.masters, self._desk.held(row)
        category, place = str(fields.get("category_id", "")), str(fields.get("location_id", ""))
        kind = str(fields.get("classification_id", ""))
        return {
            "id": str(row["id"]),
            "at": row["at"],
            "interface": row["interface"],
            "title": row["title"],
            "content": row["content"],
            "numbers": sorted(numbers_in(row["content"])),
            "category": masters.categories.get(category, ""),
            "location": masters.locations.get(place, ""),
            "classification": CLASSIFICATIONS.get(kind, ""),
            "is_anonymous": bool(fields.get("is_anonymous")),
            "is_secret": bool(fields.get("is_secret")),
            "attachments": fields.get("attachments", False),
            "status": life.STATUSES[life.status_at(held, self._books.now())],
            "rejected": None if row["rejected"] is None else json.loads(row["rejected"]),
            "fields": fields,
        }


def _cell(row: Mapping[str, object], name: str) -> str:
    if name == "flags":
        flags = ("is_anonymous", "is_secret")
        return ", ".join(one.removeprefix("is_") for one in flags if row[one])
    return escape(str(row[name]))
