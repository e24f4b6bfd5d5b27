"""The simulator's master rows: names of LAPOR or of the shipped directory, ids invented."""

from functools import cached_property

from msgspec import Struct

from callcenter.directory.loading import load_directory
from callcenter.lapor.simulator.account import INSTITUTION_ID

CATEGORIES = (
    "Agama", "Corona Virus", "Ekonomi dan Keuangan", "Energi dan Sumber Daya Alam",
    "Kekerasan di Satuan Pendidikan (Sekolah, Kampus, Lembaga Khusus)", "Kependudukan",
    "Kesehatan", "Kesetaraan Gender dan Sosial Inklusif", "Ketenagakerjaan",
    "Ketentraman, Ketertiban Umum, dan Perlindungan Masyarakat",
    "Lingkungan Hidup dan Kehutanan", "Mudik", "Netralitas ASN", "P4GN",
    "Pekerjaan Umum dan Penataan Ruang",
    "Pembangunan Desa, Daerah Tertinggal, dan Transmigrasi", "Pemulihan Ekonomi Nasional",
    "Pendidikan dan Kebudayaan", "Perairan", "Perhubungan", "Perlindungan Konsumen",
    "Pertanian dan Peternakan", "Politik dan Hukum", "Politisasi ASN",
    "Sosial dan Kesejahteraan", "SP4N Lapor", "Teknologi Informasi dan Komunikasi",
    "Topik Khusus", "Topik Lainnya",
)  # fmt: skip
CLASSIFICATIONS = {"1": "Pengaduan", "2": "Aspirasi", "3": "Permintaan Informasi"}
TEMPLATES = (
    ("tpl_disposisi", "Laporan diteruskan ke {{institution_to}}"),
    ("tpl_proses", "Laporan sedang ditangani oleh {{institution_from}}"),
    ("tpl_bukan_wewenang", "Bukan wewenang {{institution_from}}; seharusnya {{institution_to}}"),
    ("tpl_selesai", "Laporan telah selesai"),
)
_FIRST_CATEGORY = 401
_FIRST_LOCATION = 301
_FIRST_INSTITUTION = int(INSTITUTION_ID)


class Masters(Struct, frozen=True, dict=True):
    """What the simulator lets choose from: id to name."""

    @cached_property
    def categories(self) -> dict[str, str]:
        """The 29 categories of LAPOR."""
        return _numbered(CATEGORIES, _FIRST_CATEGORY)

    @cached_property
    def locations(self) -> dict[str, str]:
        """The regencies and cities of Lampung."""
        regencies = load_directory().places.children("18")
        return _numbered([one.name for one in regencies], _FIRST_LOCATION)

    @cached_property
    def institutions(self) -> dict[str, str]:
        """The province itself, and the agencies of the shipped directory."""
        names = [one.name for one in load_directory().agencies.values()]
        return _numbered(["Pemerintah Provinsi Lampung", *names], _FIRST_INSTITUTION)

    @cached_property
    def competent(self) -> list[str]:
        """The ids of those under the province: one of them gets what nobody was named for."""
        names = {one.name for one in load_directory().agencies.values() if one.within_authority}
        return [number for number, name in self.institutions.items() if name in names]


def _numbered(names: list[str] | tuple[str, ...], first: int) -> dict[str, str]:
    return {str(first + place): name for place, name in enumerate(names)}
