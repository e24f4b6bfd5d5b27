"""The panels of the privacy office: what each asks for. Writes nothing."""

from PySide6.QtWidgets import QWidget

from ui.privacy import words
from ui.privacy.panel import Panel
from ui.translation import shown


def no_names() -> str:
    """The hint of every line whose text is kept for good."""
    return shown("tanpa nama dan nomor orang")


def new_request(parent: QWidget | None = None) -> Panel:
    """What is needed to register a request."""
    made = Panel("new_request", shown("Catat permohonan"), parent)
    made.choose("ask", shown("Yang diminta"), words.choices(words.ASKS))
    made.choose("proof", shown("Bukti identitas"), words.choices(words.PROOFS))
    made.line("note", shown("Catatan"), no_names())
    return made


def refusal(parent: QWidget | None = None) -> Panel:
    """Why something is not followed."""
    made = Panel("refuse", shown("Tolak"), parent)
    made.choose("reason", shown("Alasan"), words.choices(words.REFUSALS))
    made.line("note", shown("Penjelasan untuk pemohon"), no_names())
    return made


def correction(parent: QWidget | None = None) -> Panel:
    """What is right; empty lines leave what is there."""
    made = Panel("correct", shown("Simpan perbaikan"), parent)
    made.line("name", shown("Nama yang benar"))
    made.line("address", shown("Alamat yang benar"))
    return made


def second_person(parent: QWidget | None = None) -> Panel:
    """Who else agrees, with their passphrase."""
    made = Panel("second", shown("Setujui"), parent)
    made.choose("who", shown("Orang kedua"), ())
    made.secret("passphrase", shown("Kata sandinya"))
    return made


def new_breach(parent: QWidget | None = None) -> Panel:
    """What is needed to open a breach."""
    made = Panel("new_breach", shown("Catat insiden"), parent)
    made.choose("sort", shown("Kejadian"), words.choices(words.SORTS))
    made.line("t0", shown("Diketahui (WIB)"),
              shown("tanggal-bulan-tahun jam.menit"))  # fmt: skip
    made.line("text", shown("Apa yang terjadi"), no_names())
    made.line("desk", shown("Nomor meja yang hilang"),
              shown("dari admin list-devices; boleh kosong"))  # fmt: skip
    return made


def breach_note(parent: QWidget | None = None) -> Panel:
    """What is known better, or what was done."""
    made = Panel("note_breach", shown("Simpan"), parent)
    made.line("measures", shown("Penanganan"), no_names())
    made.line("text", shown("Uraian baru"), no_names())
    return made


def told(parent: QWidget | None = None) -> Panel:
    """Who was told, and how."""
    made = Panel("told", shown("Catat pemberitahuan"), parent)
    made.choose("to", shown("Kepada"), words.choices(words.RECEIVERS))
    made.choose("way", shown("Cara"), words.choices(words.WAYS))
    made.line("text", shown("Keterangan"), no_names())
    return made
