"""Our own errors in one Indonesian line for the commands of care: what it is, what to do."""

from callcenter import errors

_TOLD: dict[type[BaseException], tuple[str, str]] = {
    errors.DiskFull: ("ruang disk habis", "kosongkan disk, lalu ulangi"),
    errors.StoreBusy: (
        "basis data sedang dipakai program lain",
        "tutup program itu (cadangan, antivirus), lalu ulangi",
    ),
    errors.StoreUnwritable: (
        "folder atau berkas tidak boleh ditulis akun ini",
        "beri akun ini hak tulis atas folder data",
    ),
    errors.StoreDamaged: (
        "rusak, atau bukan milik kunci ini",
        "jangan hapus apa pun; jalankan --doctor --repair",
    ),
    errors.StoreMissing: (
        "pernah ada di sini, sekarang hilang atau kosong",
        "jangan hapus apa pun; jalankan --doctor --repair",
    ),
    errors.StorePlaintext: (
        "tidak terenkripsi di disk",
        "jangan dipakai; hubungi petugas TI",
    ),
    errors.StoreNewer: ("dari versi aplikasi yang lebih baru", "pasang versi aplikasi yang baru"),
    errors.CipherMissing: ("pustaka basis data tidak mengenkripsi", "pasang ulang aplikasi"),
    errors.KeychainMissing: (
        "tidak ada penyimpan kunci yang aman",
        "pasang dan buka GNOME Keyring atau KWallet (Secret Service) pada sesi ini",
    ),
    errors.KeyMissing: (
        "kunci basis data tidak ada di penyimpan kunci",
        "pulihkan dengan --recover, atau kembalikan cadangan akun ini",
    ),
    errors.ProfileInUse: ("aplikasi masih terbuka", "tutup aplikasi, lalu ulangi"),
    errors.SlotsMissing: (
        "belum ada kunci per orang di folder ini",
        "kunci pemulihan hanya berlaku untuk meja yang memakai kunci per orang",
    ),
    errors.DeviceSecretMissing: (
        "rahasia komputer ini tidak ada: folder disalin ke sini, atau penyimpan kunci hilang",
        "buka dengan kunci pemulihan: --recover",
    ),
    errors.SignInRefused: ("nama atau kata sandi tidak cocok", "ulangi"),
    errors.SignInLocked: ("terlalu banyak kata sandi salah", "tunggu, lalu ulangi"),
    errors.SlotExpired: (
        "izin dari pengawas sudah berakhir",
        "masuk dengan orang lain, atau hubungkan ke pusat",
    ),
    errors.RecoveryKeyRefused: (
        "kunci pemulihan tidak diterima",
        "periksa hurufnya, dan pakai kunci yang disimpan, bukan yang dipasang di meja",
    ),
    errors.PassphraseRefused: (
        "kata sandi baru tidak diterima",
        "pakai sedikitnya 10 huruf, bukan nama sendiri",
    ),
    errors.SealedFileRefused: ("tidak ada yang perlu disimpan, atau berkasnya rusak", ""),
    errors.FieldInvalid: ("isian belum benar", "periksa lagi"),
    errors.Cancelled: ("dihentikan", "ulangi kapan saja"),
    errors.Unreachable: ("tidak terjangkau", "periksa kabel, Wi-Fi dan alamat"),
    errors.CertificateRefused: (
        "identitas server tidak bisa dipastikan",
        "periksa jam komputer dan sertifikat; jangan dilanjutkan",
    ),
    errors.NotOurServer: ("yang menjawab bukan server itu", "periksa alamat dan login Wi-Fi"),
    errors.ServerBusy: ("sedang sibuk", "ulangi nanti"),
    errors.LaporError: ("tidak menjawab sebagaimana mestinya", "lihat Pengaturan LAPOR"),
}


def told(error: BaseException) -> tuple[str, str]:
    """What happened and what to do, of any error; the text of the error itself is never shown."""
    if isinstance(error, errors.SlotsDamaged):
        if error.backup_opens:
            return "rusak, salinannya utuh", "buka aplikasi dan kembalikan salinannya"
        return "rusak, salinannya juga", "buka dengan kunci pemulihan: --recover"
    for kind in type(error).__mro__:
        if kind in _TOLD:
            return _TOLD[kind]
    return f"galat tak terduga ({type(error).__name__})", "sampaikan kepada petugas TI"


def sentence(error: BaseException) -> str:
    """Both in one line."""
    what, todo = told(error)
    return f"{what}{f' -> {todo}' if todo else ''}"
