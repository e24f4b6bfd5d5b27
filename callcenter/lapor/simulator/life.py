"""How a complaint moves at the simulator: a pure function of its age. Every duration is invented.

Taken in, verified after half an hour, disposed after one, answered after six, closed after a day.
A complaint with the tag `#bukanwewenang` in its text is answered as not the agency's, and stays
in work. One that was rejected by us waits with the institution we named.
"""

from datetime import datetime, timedelta

from msgspec import Struct

from callcenter.clock import WIB

NOT_OURS = "#bukanwewenang"
STATUSES = {
    "10": "Belum Terverifikasi", "20": "Terverifikasi", "30": "Dalam Proses", "40": "Selesai",
    "50": "Diarsipkan", "60": "Ditolak",
}  # fmt: skip
"""The names are LAPOR's, the codes invented."""

VERIFIED = timedelta(minutes=30)
DISPOSED = timedelta(hours=1)
ANSWERED = timedelta(hours=6)
CLOSED = timedelta(days=1)


class Held(Struct, frozen=True):
    """What the movement of one complaint depends on; `institution` is (id, name).

    It moves `pace` times as fast as the durations above say.
    """

    id: int
    at: datetime
    content: str
    institution: tuple[str, str]
    other: tuple[str, str]
    pace: float = 1.0

    def reached(self, after: timedelta) -> datetime:
        """When it is so far."""
        return self.at + after / self.pace


def status_at(held: Held, now: datetime) -> str:
    """The status code."""
    if now < held.reached(VERIFIED):
        return "10"
    if now < held.reached(DISPOSED):
        return "20"
    if now < held.reached(CLOSED) or NOT_OURS in held.content:
        return "30"
    return "40"


def logs_at(held: Held, now: datetime) -> list[dict[str, object]]:
    """The log so far, each entry with other keys, as the wire is said to be."""
    steps = (
        (VERIFIED, _verified(held)),
        (DISPOSED, _disposed(held)),
        (CLOSED, _closed(held)),
    )
    reached = [(after, made) for after, made in steps if now >= held.reached(after)]
    if NOT_OURS in held.content:
        reached = [one for one in reached if one[0] != CLOSED]
    return [
        made | {"id": held.id * 100 + place, "created_at": wire_time(held.reached(after))}
        for place, (after, made) in enumerate(reached)
    ]


def followups_at(held: Held, now: datetime) -> list[dict[str, object]]:
    """The institution's answer, once it is there."""
    if now < held.reached(ANSWERED):
        return []
    number, name = held.institution
    entry: dict[str, object] = {
        "id": held.id * 100 + 50,
        "date": wire_time(held.reached(ANSWERED)),
        "institution": {"id": int(number), "name": name},
        "template_code": "tpl_proses",
        "content": "<p>Laporan sudah ditinjau oleh {{institution_from}}.</p>",
        "attachments": [
            {"path": f"/files/{held.id}/foto.jpg", "file_name": "foto.jpg", "extension": "jpg"}
        ],
    }
    if NOT_OURS in held.content:
        entry |= {
            "template_code": "tpl_bukan_wewenang",
            "content": "",
            "template_content": "Bukan wewenang {{institution_from}}, tetapi {{institution_to}}.",
            "institution_to": {"id": int(held.other[0]), "name": held.other[1]},
            "data": f'{{"not_authority": 1, "institution_to_id": {held.other[0]}}}',
        }
    return [entry]


def wire_time(moment: datetime) -> str:
    """`d-m-Y H:i:s`, WIB."""
    return moment.astimezone(WIB).strftime("%d-%m-%Y %H:%M:%S")


def _verified(_held: Held) -> dict[str, object]:
    return {
        "content": "Laporan terverifikasi",
        "status_old": {"name": STATUSES["10"], "color": "#999999"},
        "status_new": {"name": STATUSES["20"], "color": "#3366cc"},
    }


def _disposed(held: Held) -> dict[str, object]:
    return {
        "template_code": "tpl_disposisi",
        "template_content": "Laporan diteruskan ke {{institution_to}}",
        "institution_to_name": held.institution[1],
        "institution_to": {"id": int(held.institution[0]), "name": held.institution[1]},
        "data": f'{{"institution_to_id": {held.institution[0]}}}',
        "status_old": {"name": STATUSES["20"], "color": "#3366cc"},
        "status_new": {"name": STATUSES["30"], "color": "#cc9900"},
    }


def _closed(held: Held) -> dict[str, object]:
    return {
        "content": "Laporan selesai ditindaklanjuti.",
        "institution_from_name": held.institution[1],
        "status_old": {"name": STATUSES["30"], "color": "#cc9900"},
        "status_new": {"name": STATUSES["40"], "color": "#339933"},
    }
