"""What personal data looks like in a text, whoever's it is: numbers, e-mail, houses. Pure patterns.

Knows no person; what is known of the reporters is the scrubbing's. Every repetition is bounded, or
the only unbounded one of its pattern, so that no text makes the work grow faster than its length.
"""

import re

_SPOKEN = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_COUNT = rf"(?:sepuluh|sebelas|{_SPOKEN}(?:\s(?:belas|puluh))?(?:\s{_SPOKEN})?)\b"
_BETWEEN = r"[\W_]{0,20}"

SPOKEN_RUN = re.compile(
    rf"(?:\b{_SPOKEN}\b{_BETWEEN}|\d{_BETWEEN}){{6,}}(?:\b{_SPOKEN}\b|\d)", re.IGNORECASE
)

_ALIKE = r"[oOlIi]"
_STARTS = rf"(?:\d|(?<![^\W\d_]){_ALIKE}(?={_ALIKE}{{0,3}}\d))"
_GOES_ON = (
    rf"(?:\d|(?<=[\doOlIi]){_ALIKE}(?![^\W\d_oOlIi])|{_ALIKE}(?={_ALIKE}{{0,3}}\d)"
    r"|[oO](?=[oO]{0,3}(?![^\W_])))"
)
_SIGNS = r"[\s./()\-\u2010-\u2015\u2212,_]{0,3}"
DIGIT_RUN = re.compile(rf"(?<!\d)\+?[(]?{_STARTS}(?:{_SIGNS}{_GOES_ON}){{8,}}")
"""Nine digits and more, some of them mistyped as a letter that looks alike."""

MONEY = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3}){2,7}(?:,\d\d|,-)?")
DATE = re.compile(
    r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:[\s,]{1,3}\d{1,2}[.:]\d\d)?"
)

_WHOSE = (
    r"(?:saya|kami|rumah|kantor|ibu|bu|bapak|pak|istri|suami|anak|tetangga|aktif|adalah|yaitu|ini"
    r"|telp|telepon|telpon|tlp|hp|wa|whatsapp|kontak|di|ke)"
)
TELEPHONE = re.compile(
    r"(\b(?:telp|telepon|telpon|telfon|tlp|hp|wa|whatsapp|nomor|nomer)(?:nya|ku)?\b[\s.:]{0,4}"
    rf"(?:{_WHOSE}\b[\s.:]{{1,4}}){{0,3}})"
    rf"([+(]{{0,2}}\d(?:{_SIGNS}\d){{4,15}})(?!\d)",
    re.IGNORECASE,
)
"""Group 1 says that group 2 is a number to call."""

_DOT = r"(?:\s{0,3}(?:\.|\(\s?dot\s?\)|\[\s?dot\s?\]|\bdot\b)\s{0,3}\w[\w\-]{0,62}){0,8}"
EMAIL = re.compile(
    r"[\w.+\-]{1,64}\s{0,3}(?:@|\(\s{0,3}at\s{0,3}\)|\[\s{0,3}at\s{0,3}\]|\{\s{0,3}at\s{0,3}\})"
    rf"\s{{0,3}}\w[\w\-]{{0,62}}{_DOT}"
    r"|[\w.+\-]{1,64}\s{1,3}(?:at|et)\s{1,3}\w[\w\-]{0,62}"
    r"(?:(?:\.|\s{1,3}(?:dot|titik)\s{1,3})\w[\w\-]{0,62}){1,4}",
    re.IGNORECASE,
)

_STREET = r"(?:jalan|jln|jl|gang|gg|lorong|lrg|lr|perumahan|perum|komplek|kompleks|blok|blk)"
_NUMBERED = r"(?:jalan|jln|jl|gang|gg|lorong|lrg|lr)"
_ESTATE = r"(?:perumahan|perum|komplek|kompleks|btn)"
_WORD = r"[\w'’\-][\w'’.\-]{0,40}"
_GAP = r"[\s,]{1,4}"
_HOUSE = (
    r"(?:bernomor|nomor|nomer|no|nmr|num|kavling|kapling|kav|#)[\s.:]{0,4}"
    rf"(?:\d{{1,4}}(?:\s?[a-z]\b)?(?!\d)(?:\s?[/\-]\s?\d{{1,4}})?|{_COUNT})"
)
_UNIT_WORDS = """
    meter metre mtr kilo m m2 km kilometer cm mm senti sentimeter hektar ha ruas titik lubang orang
    jiwa warga rumah unit buah batang pohon tiang lampu kendaraan motor mobil truk bus angkot hari
    minggu pekan bulan tahun jam menit detik kali x arah jalur lajur lantai kk tempat lokasi desa
    kelurahan kecamatan dusun kampung persen ribu juta miliar milyar triliun rb jt ton kg liter
    korban anak siswa kios toko warung ekor pagi siang sore malam wib an sampai hingga sd derajat
    sekolah jembatan petak sisi tikungan simpang gorong saluran pipa sumur puluh ratus belas
    januari februari maret april mei juni juli agustus september oktober november desember
"""
_NOT_NAME_WORDS = """
    rusak berlubang lubang gelap banjir macet amblas retak longsor di ke dari yang depan dekat
    samping belakang seberang sejak km kilometer kilo sta pal sd sdn smp smpn sma sman smk smkn tk
    min mtsn man pasar jam pukul tanggal tgl tahun rt rw rp dan atau ada sudah selama sekitar
    kurang lebih hampir sebanyak masih baru tiap setiap sebelah sepanjang panjang lebar sedalam
    dalam setinggi provinsi nasional kabupaten tol be motor mobil truk bus plat nopol puskesmas
    simpang jembatan jumlah total hingga sampai antara
"""
_UNITS = "|".join(_UNIT_WORDS.split())
_NOT_NAMES = "|".join(_NOT_NAME_WORDS.split())
_OF_STREET = (
    r"(?!\d{1,2}[-/.]\d{1,2}[-/.]\d\d|\d{4}-\d\d-|\d{1,3}[.,]\d|\d{1,2}:\d\d|(?:19|20)\d\d\b)"
    r"(?>(?:[ivx]{1,5}\s?/\s?)?\d{1,4}(?:\s?[/\-]\s?\d{1,4})?)"
    rf"(?!\d|\s{{0,3}}%|[\s\-]{{0,3}}(?:{_UNITS})\b)(?:\s?[a-z](?!\w|\.\w))?(?!\w)"
)
"""A number behind the name of a street, unless it counts or measures something."""

ADDRESS = re.compile(
    rf"\b{_STREET}\b[\s.]{{0,4}}(?:{_WORD}{_GAP}){{0,8}}?{_HOUSE}"
    rf"|\b{_STREET}\b[\s.]{{0,4}}(?:[\w'’\-]{{1,40}}\s{{1,4}}){{0,4}}?[\w'’\-]{{0,30}}\d{{1,4}}"
    r"\s?[a-z]?\b(?=[\s,]{0,4}\br\.?[tw]\b)"
    rf"|\b{_NUMBERED}\b[\s.]{{0,4}}(?:(?!(?:{_NOT_NAMES})\b){_WORD}{_GAP}){{1,4}}?{_OF_STREET}"
    rf"|\b{_ESTATE}\b[\s.]{{0,4}}(?:{_WORD}{_GAP}){{0,4}}?[a-z]-?\d{{1,3}}(?:/\d{{1,3}})?\b"
    r"|(?-i:(?:\b[A-Z][\w'’.]{1,30}\s){1,4}[IVX]{1,5}\s?/\s?\d{1,3}[A-Za-z]?\b)"
    r"|\b(?:blok|blk)\b[\s.]{0,4}[a-z]{1,2}[\s.\-/]{0,4}\d{0,3}\b(?:\s?[/\-]\s?\d{1,4}\b)?"
    rf"|\b(?:kavling|kapling|kav)\b[\s.]{{0,4}}[a-z]?-?(?>\d{{1,4}})"
    rf"(?!\s{{0,3}}(?:{_UNITS})\b)[a-z]?\b"
    rf"|\b(?:rumah|kontrakan|kosan|kos)\b[\s,]{{0,4}}(?:\w{{1,40}}\s{{1,4}}){{0,2}}?{_HOUSE}"
    rf"|\b{_HOUSE}(?=[\s,]{{0,4}}\br\.?[tw]\b)",
    re.IGNORECASE,
)

_RT = r"\b(?:r\.?t|rukun\s{1,3}tetangga)\b"
_RW = r"\b(?:r\.?w|rukun\s{1,3}warga)\b"
_OF_RT = rf"[\s.:/]{{0,4}}(?:\d{{1,3}}|[ivx]{{1,4}}\b|{_COUNT})"
RT_RW = re.compile(
    rf"{_RT}(?:{_OF_RT})?[\s.,/\-]{{0,5}}(?:dan\s{{1,3}})?{_RW}{_OF_RT}"
    rf"|(?:{_RT}|{_RW}|\br[tw](?=\d))[\s.:/]{{0,4}}\d{{1,3}}(?:\s?/\s?\d{{1,3}})?\b",
    re.IGNORECASE,
)
