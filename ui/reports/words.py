"""The words of reports: tables, columns, rows, spans of time; for the screen and for files.

A file leaves the desk and is Indonesian always; the screen speaks its own language.
"""

from collections.abc import Callable, Mapping, Sequence

from callcenter.directory.bundle import Directory
from callcenter.directory.places import KABKOTA, Places
from callcenter.reports.figures import Dimension
from callcenter.reports.order import Grain, ReportOrder
from callcenter.reports.reading import Condition
from callcenter.reports.tables import RowKind
from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.words import (
    Channel,
    Classification,
    Confidentiality,
    Push,
    State,
)
from ui import formats
from ui.translation import marked as _t
from ui.translation import shown
from ui.words_on_screen import (
    CHANNELS,
    CLASSIFICATIONS,
    CLOCKS,
    CONFIDENTIALITIES,
    PUSHES,
    STATES,
)

Say = Callable[[str], str]
PROVINCE = "18"
_MONTHS = (
    _t("Januari"), _t("Februari"), _t("Maret"), _t("April"), _t("Mei"), _t("Juni"),
    _t("Juli"), _t("Agustus"), _t("September"), _t("Oktober"), _t("November"), _t("Desember"),
)  # fmt: skip
TITLES: Mapping[Dimension, str] = {
    Dimension.PERIOD: _t("Menurut waktu"),
    Dimension.AGENCY: _t("OPD"),
    Dimension.KABKOTA: _t("Kabupaten dan kota"),
    Dimension.KECAMATAN: _t("Kecamatan"),
    Dimension.CATEGORY: _t("Kategori"),
    Dimension.CHANNEL: _t("Kanal"),
    Dimension.CLASSIFICATION: _t("Klasifikasi"),
    Dimension.STATE: _t("Status"),
    Dimension.CONFIDENTIALITY: _t("Kerahasiaan"),
    Dimension.CLOCK: _t("Batas waktu"),
    Dimension.LAPOR: _t("SP4N-LAPOR!"),
    Dimension.REFERRAL: _t("Rujukan ke luar kewenangan"),
}
_FIRST: Mapping[Dimension, str] = {
    Dimension.PERIOD: _t("Waktu"),
    Dimension.KABKOTA: _t("Wilayah"),
    Dimension.KECAMATAN: _t("Wilayah"),
    Dimension.LAPOR: _t("Keadaan"),
    Dimension.REFERRAL: _t("Instansi tujuan"),
}
COLUMNS: Mapping[str, str] = {
    "all": _t("Masuk"),
    "open": _t("Terbuka"),
    "resolved": _t("Selesai"),
    "referred": _t("Dirujuk"),
    "rejected": _t("Ditolak"),
    "duplicate": _t("Digabung"),
    "in_time": _t("Tepat waktu"),
    "late": _t("Lewat batas"),
    "share_in_time": _t("% tepat waktu"),
    "handed": _t("Diteruskan"),
    "answered": _t("Dijawab"),
    "answered_in_time": _t("Tepat waktu"),
    "share_answered_in_time": _t("% tepat waktu"),
    "median": _t("Median hk"),
    "long": _t("P90 hk"),
    "waiting": _t("Menunggu"),
    "silent": _t("Diam"),
    "unanswered": _t("Tak terjawab"),
    "not_competent": _t("Bukan wewenang"),
    "moved": _t("Dialihkan"),
    "clocks": _t("Jumlah"),
    "met": _t("Dipenuhi"),
    "missed": _t("Lewat"),
    "running": _t("Berjalan"),
    "paused": _t("Jeda"),
    "share_met": _t("% dipenuhi"),
}
_KINDS: Mapping[RowKind, str] = {
    RowKind.JOINED: _t("Baris kecil, disatukan"),
    RowKind.TOTAL: _t("Jumlah"),
}
_ENUMS: Mapping[Dimension, Mapping[str, str]] = {
    Dimension.CHANNEL: {one.value: text for one, text in CHANNELS.items()},
    Dimension.CLASSIFICATION: {one.value: text for one, text in CLASSIFICATIONS.items()},
    Dimension.STATE: {one.value: text for one, text in STATES.items()},
    Dimension.CONFIDENTIALITY: {one.value: text for one, text in CONFIDENTIALITIES.items()},
    Dimension.CLOCK: {one.value: text for one, text in CLOCKS.items()},
    Dimension.LAPOR: {one.value: text for one, text in PUSHES.items()},
}
NOTES: Sequence[str] = (
    _t("Dihitung menurut hari tiket dicatat (WIB). Tepat waktu dan lewat batas: batas waktu "
       "penyelesaian; tiket yang digabung tidak dinilai."),
    _t("hk: hari kerja sejak diteruskan sampai OPD menjawab; P90: 90 % jawaban datang dalam "
       "waktu itu. Diam: tidak menjawab sampai batasnya lewat, juga bila tiketnya kemudian "
       "diakhiri meja; tak terjawab: diakhiri meja sebelum batasnya. % tepat waktu OPD: dari "
       "yang dijawab dan yang diam."),
    _t("Baris dengan kurang dari 5 tiket yang di antaranya anonim, rahasia atau tanpa "
       "identitas disatukan dengan baris kecil lain; kolom yang dapat membukanya dikosongkan."),
)  # fmt: skip


SURVEYS_NOTE = _t(
    "Kepuasan dihitung menurut hari survei dijawab (WIB), bukan hari tiket dicatat. Survei "
    "tiket anonim, rahasia atau tanpa identitas hanya masuk angka seluruhnya, bila tidak sedikit."
)


class ReportWords:
    """Words of one office; `say` gives a marked text in the language that is wanted."""

    def __init__(self, directory: Directory, say: Say = shown) -> None:
        self._directory, self._say = directory, say

    def title(self, dimension: Dimension) -> str:
        """What a table is about."""
        return self._say(TITLES[dimension])

    def first(self, dimension: Dimension) -> str:
        """The heading of its rows."""
        return self._say(_FIRST.get(dimension, TITLES[dimension]))

    def column(self, key: str) -> str:
        """The heading of a column."""
        return self._say(COLUMNS[key])

    def kind(self, kind: RowKind) -> str:
        """The joined row, the total."""
        return self._say(_KINDS[kind])

    def row(self, dimension: Dimension, key: str) -> str:
        """The name of a row; what the directory does not know is shown as it came."""
        if dimension is Dimension.PERIOD:
            return self.period(key)
        if dimension in _ENUMS:
            text = _ENUMS[dimension].get(key)
            return key if text is None else self._say(text)
        if dimension in (Dimension.KABKOTA, Dimension.KECAMATAN):
            return self._place(dimension, key)
        if dimension is Dimension.CATEGORY:
            found = self._directory.categories.get(key)
            return found.name if found else key or self._say(_t("Tanpa kategori"))
        agency = self._directory.agencies.get(key)
        return agency.name if agency else key

    def surveyed(self, dimension: Dimension, key: str) -> str:
        """The name of a row of surveys; the total is one of them."""
        if dimension is Dimension.TOTAL:
            return self._say(_t("Seluruhnya"))
        return self.row(dimension, key)

    def unit(self, condition: Condition) -> str:
        """What a figure counts where that is not tickets: `{0} penerusan`."""
        follow_up = condition.key == ClockKind.FOLLOW_UP
        if condition.dimension is Dimension.AGENCY or follow_up:
            return self._say(_t("{0} penerusan"))
        return self._say(_t("{0} hitungan"))

    @property
    def places(self) -> Places:
        """The places rows and maps name."""
        return self._directory.places

    def map_title(self, figure: str) -> str:
        """What the colours of a map mean."""
        return self._say(MAPS[figure])

    def period(self, key: str) -> str:
        """`22 Nov 2026`, `November 2026` or `Triwulan IV 2026`."""
        year, _, rest = key.partition("-")
        if rest.startswith("T"):
            roman = ("I", "II", "III", "IV")[int(rest[1:]) - 1]
            return self._say(_t("Triwulan {n} {year}")).format(n=roman, year=year)
        month, _, day = rest.partition("-")
        name = self._say(_MONTHS[int(month) - 1])
        return f"{int(day)} {name[:3]} {year}" if day else f"{name} {year}"

    def _place(self, dimension: Dimension, code: str) -> str:
        places = self._directory.places
        if not code:
            return self._say(_t("Wilayah tidak diketahui"))
        if code not in places:
            return code
        if dimension is Dimension.KABKOTA:
            return places.get(code).short_name
        if places.get(code).level == KABKOTA:
            return self._say(_t("{0}, tanpa kecamatan")).format(places.get(code).short_name)
        return places.path(code)


def span_text(order: ReportOrder) -> str:
    """`1 Jan 2026 – 31 Mar 2026`, in Indonesian."""
    return f"{formats.told_short_date(order.begin)} – {formats.told_short_date(order.end)}"


def known_rows(directory: Directory, order: ReportOrder) -> Callable[[Dimension], Sequence[str]]:
    """The rows that are shown also when nothing is in them."""

    def known(dimension: Dimension) -> Sequence[str]:
        if dimension is Dimension.PERIOD:
            return order.periods()
        if dimension is Dimension.KABKOTA and not order.place:
            inside = directory.places.children(PROVINCE)
            return [one.code for one in inside if one.level == KABKOTA]
        return _FIXED.get(dimension, ())

    return known


_FIXED: Mapping[Dimension, Sequence[str]] = {
    Dimension.CHANNEL: [one.value for one in Channel],
    Dimension.CLASSIFICATION: [one.value for one in Classification],
    Dimension.STATE: [one.value for one in State],
    Dimension.CONFIDENTIALITY: [one.value for one in Confidentiality],
    Dimension.LAPOR: [one.value for one in Push],
    Dimension.CLOCK: [
        ClockKind.FIRST_DISPATCH, ClockKind.VERIFY, ClockKind.FOLLOW_UP, ClockKind.WHOLE,
    ],
}  # fmt: skip
MAPS: Mapping[str, str] = {
    "banyak": _t("Tiket masuk"),
    "lewat": _t("% lewat batas"),
}
GRAINS: Mapping[Grain, str] = {
    Grain.DAY: _t("per hari"),
    Grain.MONTH: _t("per bulan"),
    Grain.QUARTER: _t("per triwulan"),
}
