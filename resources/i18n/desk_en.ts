<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="id_ID">
<context>
    <name></name>
    <message>
        <source>nomor belum terbaca</source>
        <translation>number not readable</translation>
    </message>
    <message>
        <source>pasti · {0}</source>
        <translation>certain · {0}</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>mungkin · {0} orang</source>
        <translation>perhaps · {0} people</translation>
    </message>
    <message>
        <source>mungkin · {0}</source>
        <translation>perhaps · {0}</translation>
    </message>
    <message>
        <source>penelepon baru</source>
        <translation>new caller</translation>
    </message>
    <message>
        <source>{0} — {1} tiket, {2} terbuka</source>
        <translation>{0} — tickets: {1}, open: {2}</translation>
    </message>
    <message>
        <source>Perlu didaftarkan lagi</source>
        <translation>Must be enrolled again</translation>
    </message>
    <message>
        <source>Aplikasi perlu diperbarui</source>
        <translation>The application must be updated</translation>
    </message>
    <message>
        <source>Gangguan di pusat</source>
        <translation>Trouble at the centre</translation>
    </message>
    <message>
        <source>Memeriksa sambungan</source>
        <translation>Checking the connection</translation>
    </message>
    <message>
        <source>Belum dihubungkan ke server</source>
        <translation>Not connected to a server yet</translation>
    </message>
    <message>
        <source>Semua hanya tersimpan di komputer ini.</source>
        <translation>Everything is kept on this computer only.</translation>
    </message>
    <message>
        <source>Menghubungi pusat…</source>
        <translation>Contacting the centre…</translation>
    </message>
    <message>
        <source>Terputus sejak {0}</source>
        <translation>Offline since {0}</translation>
    </message>
    <message>
        <source>Pekerjaan tetap tersimpan dan dikirim sendiri begitu tersambung.</source>
        <translation>Your work is kept here and is sent by itself as soon as the connection is back.</translation>
    </message>
    <message>
        <source>Semua yang disimpan aman di komputer ini.</source>
        <translation>Everything saved is safe on this computer.</translation>
    </message>
    <message>
        <source>Menyimpan tetap jalan.</source>
        <translation>Saving goes on.</translation>
    </message>
    <message>
        <source>Server lain di alamat itu</source>
        <translation>Another server at that address</translation>
    </message>
    <message>
        <source>Yang menjawab bukan pusat meja ini, jadi tidak ada yang dikirim ke sana. Periksa alamatnya di Pengaturan, atau daftarkan meja ini ke server itu.</source>
        <translation>What answers is not this desk&apos;s centre, so nothing is sent there. Check the address in Settings, or enrol this desk with that server.</translation>
    </message>
    <message>
        <source>Pusat sedang dipulihkan</source>
        <translation>The centre is being restored</translation>
    </message>
    <message>
        <source>Pusat dipulihkan dari cadangan; catatan yang hilang di sana dikirim ulang sendiri.</source>
        <translation>The centre was restored from a backup; what it lost is sent again by itself.</translation>
    </message>
    <message>
        <source>Urutan dari pusat tidak cocok</source>
        <translation>The centre&apos;s order does not match</translation>
    </message>
    <message>
        <source>Kiriman pusat tidak dimasukkan sampai cocok; dicoba lagi sendiri. Bila tetap begini, hubungi petugas TI.</source>
        <translation>Nothing from the centre is taken in until it matches; tried again by itself. If it stays so, call IT.</translation>
    </message>
    <message>
        <source>Urutan kiriman sedang dibereskan</source>
        <translation>The order of sending is being mended</translation>
    </message>
    <message>
        <source>Pusat belum punya kiriman sebelumnya; dikirim ulang sendiri. Bila tetap begini, hubungi petugas TI.</source>
        <translation>The centre lacks what came before; it is sent again by itself. If it stays so, call IT.</translation>
    </message>
    <message>
        <source>Data meja ini pernah disalin</source>
        <translation>This desk&apos;s data was copied once</translation>
    </message>
    <message>
        <source>Meja ini mendapat urutan baru dan mengirim lagi sendiri.</source>
        <translation>This desk counts anew and sends again by itself.</translation>
    </message>
    <message>
        <source>Alamat pusat tidak ditemukan di jaringan ini.</source>
        <translation>The centre&apos;s address is not found in this network.</translation>
    </message>
    <message>
        <source>Pusat tidak menjawab di alamatnya.</source>
        <translation>The centre does not answer at its address.</translation>
    </message>
    <message>
        <source>Pusat terlalu lama tidak menjawab.</source>
        <translation>The centre took too long to answer.</translation>
    </message>
    <message>
        <source>Sambungan putus di tengah jalan.</source>
        <translation>The connection broke half-way.</translation>
    </message>
    <message>
        <source>Sertifikat pusat kedaluwarsa.</source>
        <translation>The centre&apos;s certificate has expired.</translation>
    </message>
    <message>
        <source>Sertifikat pusat belum berlaku; periksa jam komputer ini.</source>
        <translation>The centre&apos;s certificate is not valid yet; check this computer&apos;s clock.</translation>
    </message>
    <message>
        <source>Sertifikatnya milik alamat lain.</source>
        <translation>The certificate belongs to another address.</translation>
    </message>
    <message>
        <source>Penerbit sertifikatnya tidak dikenal.</source>
        <translation>The issuer of the certificate is not known.</translation>
    </message>
    <message>
        <source>Pusat mengenal meja ini, admin belum menyetujuinya. Menyimpan tetap jalan; tersambung sendiri sesudah disetujui.</source>
        <translation>The centre knows this desk, the administrator has not approved it yet. Saving goes on; it connects by itself once approved.</translation>
    </message>
    <message>
        <source>Yang belum terkirim sedang dikirim; kabar dari pusat tidak masuk lagi. Sesudah semua terkirim, meja ini menutup diri.</source>
        <translation>What is unsent is being sent; no more news comes from the centre. When all is sent this desk closes itself.</translation>
    </message>
    <message>
        <source>Pusat tidak menerima apa pun lagi dari meja ini. Pakai meja lain.</source>
        <translation>The centre takes nothing more from this desk. Use another desk.</translation>
    </message>
    <message>
        <source>Yang {0}.</source>
        <translation>The {0}.</translation>
    </message>
    <message>
        <source>{0} menunggu diserahkan ulang</source>
        <translation>{0} waiting to be handed over again</translation>
    </message>
    <message>
        <source>Pusat tidak mengenali komputer ini; yang baru menunggu di sini.</source>
        <translation>The centre does not know this computer; what is new waits here.</translation>
    </message>
    <message>
        <source>Menyimpan dan mengirim tetap jalan; kabar dari pusat tidak masuk sampai aplikasi diperbarui. Hubungi petugas TI.</source>
        <translation>Saving and sending go on; nothing comes in from the centre until the program is updated. Call IT.</translation>
    </message>
    <message>
        <source>Dicoba lagi sendiri.</source>
        <translation>Tried again by itself.</translation>
    </message>
    <message>
        <source>Pusat meminta menunggu {0}; lalu dicoba lagi sendiri.</source>
        <translation>The centre asks to wait {0}; then it is tried again by itself.</translation>
    </message>
    <message>
        <source>Pusat sibuk sejak {0}</source>
        <translation>Centre busy since {0}</translation>
    </message>
    <message>
        <source>Yang menjawab bukan pusat; mungkin halaman masuk Wi-Fi. Buka peramban, masuk dahulu, lalu tersambung sendiri.</source>
        <translation>What answers is not the centre; perhaps a Wi-Fi login page. Open a browser and log in, then it connects by itself.</translation>
    </message>
    <message>
        <source>Tidak ada yang dikirim.</source>
        <translation>Nothing is sent.</translation>
    </message>
    <message>
        <source>Jangan dilewati; hubungi petugas TI.</source>
        <translation>Do not go around it; call IT.</translation>
    </message>
    <message>
        <source>Identitas pusat tidak pasti</source>
        <translation>The centre&apos;s identity is not certain</translation>
    </message>
    <message>
        <source>Pusat menjawab, tetapi tidak seperti seharusnya; dicoba lagi sendiri.</source>
        <translation>The centre answers, but not as it should; tried again by itself.</translation>
    </message>
    <message>
        <source>Kode untuk petugas TI: {0}.</source>
        <translation>Code for IT: {0}.</translation>
    </message>
    <message>
        <source>server pusat</source>
        <translation>central server</translation>
    </message>
    <message>
        <source>Terhubung ke {0}.</source>
        <translation>Connected to {0}.</translation>
    </message>
    <message>
        <source>Terhubung · semua diterima pusat</source>
        <translation>Connected · centre has everything</translation>
    </message>
    <message>
        <source>{0} catatan dikirim ulang</source>
        <translation>{0} records being sent again</translation>
    </message>
    <message>
        <source>Pusat dipulihkan dari cadangan, atau titipan meja lain diambil; {0} catatan dikirim ulang. Tidak ada yang hilang dan tidak ada yang ganda.</source>
        <translation>The centre was restored from a backup, or another desk&apos;s work was taken in; {0} records are being sent again. Nothing is lost and nothing is doubled.</translation>
    </message>
    <message>
        <source>{0} detik</source>
        <translation>{0} seconds</translation>
    </message>
    <message>
        <source>{0} menit</source>
        <translation>{0} minutes</translation>
    </message>
    <message>
        <source>tertua {0}</source>
        <translation>oldest {0}</translation>
    </message>
    <message>
        <source>{0} tersimpan di sini</source>
        <translation>{0} kept here</translation>
    </message>
    <message>
        <source>{0} ditahan</source>
        <translation>{0} held back</translation>
    </message>
    <message>
        <source>Salin laporan</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>Lanjutkan</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Laporan untuk petugas TI</source>
        <translation>Report for IT support</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>Mei</source>
        <translation>May</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>Agu</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>Okt</source>
        <translation>Oct</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>Des</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>Januari</source>
        <translation>January</translation>
    </message>
    <message>
        <source>Februari</source>
        <translation>February</translation>
    </message>
    <message>
        <source>Maret</source>
        <translation>March</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Juni</source>
        <translation>June</translation>
    </message>
    <message>
        <source>Juli</source>
        <translation>July</translation>
    </message>
    <message>
        <source>Agustus</source>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Oktober</source>
        <translation>October</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Desember</source>
        <translation>December</translation>
    </message>
    <message>
        <source>Senin</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Selasa</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Rabu</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Kamis</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Jumat</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Sabtu</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Minggu</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>kemarin</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>besok</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>baru saja</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>{n} mnt</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} jam</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} hari lalu</source>
        <translation>{n} d ago</translation>
    </message>
    <message>
        <source>lewat {span}</source>
        <translation>{span} overdue</translation>
    </message>
    <message>
        <source>sisa {span}</source>
        <translation>{span} left</translation>
    </message>
    <message>
        <source>{n} hari</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>{n} hk</source>
        <translation>{n} wd</translation>
    </message>
    <message>
        <source>{n} hari kerja</source>
        <translation>{n} wd</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>{n} menit</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>Yang sudah diketik tetap ada.</source>
        <translation>What you typed is still there.</translation>
    </message>
    <message>
        <source>Semua yang disimpan tetap aman di komputer ini dan dikirim sendiri nanti.</source>
        <translation>Everything you saved is safe on this computer and is sent by itself later.</translation>
    </message>
    <message>
        <source>Tidak ada data yang diubah atau dihapus.</source>
        <translation>No data was changed or deleted.</translation>
    </message>
    <message>
        <source>Tiket tetap tersimpan; tidak ada yang hilang.</source>
        <translation>The ticket stays saved; nothing is lost.</translation>
    </message>
    <message>
        <source>Hubungi petugas TI dan bacakan judul pesan ini.</source>
        <translation>Call IT support and read them the title of this message.</translation>
    </message>
    <message>
        <source>Isian belum benar</source>
        <translation>Not filled in correctly yet</translation>
    </message>
    <message>
        <source>Ada isian yang belum bisa diterima.</source>
        <translation>Something you entered cannot be accepted yet.</translation>
    </message>
    <message>
        <source>Perbaiki isian yang ditandai.</source>
        <translation>Correct the marked fields.</translation>
    </message>
    <message>
        <source>Teks ini menyebut pelapor tiket lain</source>
        <translation>This text names another ticket’s reporter</translation>
    </message>
    <message>
        <source>Teks untuk beberapa tiket tidak boleh menyebut pelapor {number}.</source>
        <translation>A text for several tickets must not name the reporter of {number}.</translation>
    </message>
    <message>
        <source>Tulis tanpa nama, nomor, atau alamatnya, atau keluarkan tiket itu dari pilihan.</source>
        <translation>Write it without the name, number or address, or take that ticket out of the selection.</translation>
    </message>
    <message>
        <source>Nomor telepon belum terbaca</source>
        <translation>Phone number cannot be read</translation>
    </message>
    <message>
        <source>Nomor ini tidak terbaca sebagai nomor telepon.</source>
        <translation>This cannot be read as a phone number.</translation>
    </message>
    <message>
        <source>Tanyakan sekali lagi dan ketik angkanya, misalnya 0812-3456-7890.</source>
        <translation>Ask once more and type the digits, for example 0812-3456-7890.</translation>
    </message>
    <message>
        <source>NIK belum terbaca</source>
        <translation>NIK cannot be read</translation>
    </message>
    <message>
        <source>NIK terdiri dari 16 angka.</source>
        <translation>A NIK has 16 digits.</translation>
    </message>
    <message>
        <source>Minta penelepon membacakan NIK per empat angka, atau kosongkan isian ini.</source>
        <translation>Ask the caller to read the NIK four digits at a time, or leave this field empty.</translation>
    </message>
    <message>
        <source>Nomor tiket belum terbaca</source>
        <translation>Ticket number cannot be read</translation>
    </message>
    <message>
        <source>Nomor tiket terdiri dari 11 angka.</source>
        <translation>A ticket number has 11 digits.</translation>
    </message>
    <message>
        <source>Minta penelepon membacakan nomornya per kelompok, dari depan.</source>
        <translation>Ask the caller to read the number group by group, from the start.</translation>
    </message>
    <message>
        <source>Berkas tidak diambil</source>
        <translation>File not taken</translation>
    </message>
    <message>
        <source>Berkas ini tidak bisa dilampirkan.</source>
        <translation>This file cannot be attached.</translation>
    </message>
    <message>
        <source>Tiket dan berkas aslinya tidak berubah.</source>
        <translation>The ticket and the original file are unchanged.</translation>
    </message>
    <message>
        <source>Pilih berkas lain.</source>
        <translation>Choose another file.</translation>
    </message>
    <message>
        <source>Gambar tidak dibuka</source>
        <translation>Picture not opened</translation>
    </message>
    <message>
        <source>Gambar ini tidak bisa ditampilkan dengan aman.</source>
        <translation>This picture cannot be shown safely.</translation>
    </message>
    <message>
        <source>Berkas aslinya tetap tersimpan dan tidak berubah.</source>
        <translation>The original file is kept and unchanged.</translation>
    </message>
    <message>
        <source>Minta pengirim memotret ulang dengan ukuran biasa bila gambarnya perlu dilihat.</source>
        <translation>Ask the sender for a photo of ordinary size if it must be seen.</translation>
    </message>
    <message>
        <source>Berkas titipan tidak diambil</source>
        <translation>The file was not taken in</translation>
    </message>
    <message>
        <source>Berkas ini tidak bisa diambil.</source>
        <translation>This file cannot be taken in.</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah di komputer ini; berkasnya tetap utuh.</source>
        <translation>Nothing was changed on this computer; the file stays as it is.</translation>
    </message>
    <message>
        <source>Simpan berkasnya, dan coba sekali lagi dari meja asalnya.</source>
        <translation>Keep the file, and try once more from the desk it came from.</translation>
    </message>
    <message>
        <source>Aturan ini menaikkan terlalu banyak</source>
        <translation>This rule raises too many</translation>
    </message>
    <message>
        <source>{moved} dari {open_tickets} tiket terbuka akan langsung naik.</source>
        <translation>{moved} of {open_tickets} open tickets would be raised at once.</translation>
    </message>
    <message>
        <source>Aturan yang lama tetap berlaku; tidak ada tiket yang naik.</source>
        <translation>The old rules stay in force; no ticket is raised.</translation>
    </message>
    <message>
        <source>Periksa batas dan waktunya, atau simpan sekali lagi bila memang itu maksudnya.</source>
        <translation>Check limits and times, or save once more if that is what is meant.</translation>
    </message>
    <message>
        <source>Perubahan ini menaikkan terlalu banyak</source>
        <translation>This change raises too many</translation>
    </message>
    <message>
        <source>Batas waktu dan hari libur yang lama tetap berlaku; tidak ada tiket yang naik.</source>
        <translation>The old limits and days off stay in force; no ticket is raised.</translation>
    </message>
    <message>
        <source>Periksa lagi isinya, atau simpan sekali lagi bila memang itu maksudnya.</source>
        <translation>Check it again, or save once more if that is what you mean.</translation>
    </message>
    <message>
        <source>Tanpa aturan tidak ada tiket yang naik</source>
        <translation>Without rules no ticket is raised</translation>
    </message>
    <message>
        <source>Eskalasi berhenti di semua meja dan di pusat, juga untuk OPD yang diam.</source>
        <translation>Escalation stops at all desks and at the centre, for silent OPD too.</translation>
    </message>
    <message>
        <source>Aturan yang lama tetap berlaku.</source>
        <translation>The old rules stay in force.</translation>
    </message>
    <message>
        <source>Kembalikan aturan, atau simpan sekali lagi bila memang itu maksudnya.</source>
        <translation>Bring the rules back, or save once more if that is what is meant.</translation>
    </message>
    <message>
        <source>Berkas data rujukan rusak</source>
        <translation>Reference data file is broken</translation>
    </message>
    <message>
        <source>{file}, baris {line}: {reason}.</source>
        <translation>{file}, line {line}: {reason}.</translation>
    </message>
    <message>
        <source>Perbaiki baris itu, atau kembalikan berkas bawaan di Pengaturan.</source>
        <translation>Correct that line, or bring back the shipped file in Settings.</translation>
    </message>
    <message>
        <source>Langkah ini belum bisa</source>
        <translation>This step is not possible yet</translation>
    </message>
    <message>
        <source>Tiket sedang “{state}”; langkah “{action}” tidak berlaku.</source>
        <translation>The ticket is “{state}”; the step “{action}” does not apply.</translation>
    </message>
    <message>
        <source>Muat ulang tiket: mungkin rekan sudah melangkah lebih dulu.</source>
        <translation>Reload the ticket: a colleague may have been first.</translation>
    </message>
    <message>
        <source>Tidak ditemukan</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>{kind} ini tidak ada di komputer ini.</source>
        <translation>{kind} is not on this computer.</translation>
    </message>
    <message>
        <source>Periksa lagi nomornya. Data dari pusat mungkin belum sampai ke sini.</source>
        <translation>Check the number again. Data from the centre may not have arrived here yet.</translation>
    </message>
    <message>
        <source>Persediaan nomor tiket habis</source>
        <translation>No ticket numbers left</translation>
    </message>
    <message>
        <source>Komputer ini tidak punya nomor tiket lagi, jadi laporan belum bisa disimpan sebagai tiket.</source>
        <translation>This computer has no ticket numbers left, so the report cannot be saved as a ticket yet.</translation>
    </message>
    <message>
        <source>Isian tersimpan sebagai draf dan tidak hilang.</source>
        <translation>What you typed is kept as a draft and is not lost.</translation>
    </message>
    <message>
        <source>Hubungkan ke server: nomor baru datang sendiri, lalu simpan lagi. Sampai itu jangan sebutkan nomor kepada penelepon.</source>
        <translation>Connect to the server: new numbers come by themselves, then save again. Until then give the caller no number.</translation>
    </message>
    <message>
        <source>Dihentikan</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Pekerjaan dihentikan atas permintaan Anda.</source>
        <translation>The work was stopped because you asked for it.</translation>
    </message>
    <message>
        <source>Yang sudah selesai sebelum dihentikan tetap ada.</source>
        <translation>What was finished before the stop is kept.</translation>
    </message>
    <message>
        <source>Ulangi kapan saja.</source>
        <translation>Repeat it at any time.</translation>
    </message>
    <message>
        <source>Menyebut pelapor {number}.</source>
        <translation>Names the reporter of {number}.</translation>
    </message>
    <message>
        <source>Server pusat tidak terjangkau</source>
        <translation>Central server cannot be reached</translation>
    </message>
    <message>
        <source>Tidak ada jawaban dari server pusat.</source>
        <translation>The central server does not answer.</translation>
    </message>
    <message>
        <source>Teruslah bekerja. Bila lama, periksa kabel atau Wi-Fi.</source>
        <translation>Keep working. If it lasts, check the cable or the Wi-Fi.</translation>
    </message>
    <message>
        <source>Identitas server tidak bisa dipastikan</source>
        <translation>Identity of the server is not certain</translation>
    </message>
    <message>
        <source>Sertifikat server tidak dapat dipercaya.</source>
        <translation>The certificate of the server cannot be trusted.</translation>
    </message>
    <message>
        <source>Tidak ada data yang dikirim.</source>
        <translation>No data was sent.</translation>
    </message>
    <message>
        <source>Jangan lanjutkan; hubungi petugas TI.</source>
        <translation>Do not go on; call IT support.</translation>
    </message>
    <message>
        <source>Ini bukan server pusat</source>
        <translation>This is not the central server</translation>
    </message>
    <message>
        <source>Ada yang menjawab, tetapi bukan server call center.</source>
        <translation>Something answers, but it is not the call centre server.</translation>
    </message>
    <message>
        <source>Tidak ada data laporan yang dikirim.</source>
        <translation>No report data was sent.</translation>
    </message>
    <message>
        <source>Periksa alamatnya, atau masuk dahulu ke Wi-Fi yang meminta login.</source>
        <translation>Check the address, or sign in first to a Wi-Fi that asks for it.</translation>
    </message>
    <message>
        <source>Menerima laporan dan mengerjakan tiket tetap jalan; semua tersimpan di sini.</source>
        <translation>Taking reports and working on tickets goes on; everything is stored here.</translation>
    </message>
    <message>
        <source>Kode tidak diterima</source>
        <translation>Code not accepted</translation>
    </message>
    <message>
        <source>Server tidak menerima kode sekali pakai ini.</source>
        <translation>The server does not accept this one-time code.</translation>
    </message>
    <message>
        <source>Minta kode baru kepada pengelola server.</source>
        <translation>Ask whoever runs the server for a new code.</translation>
    </message>
    <message>
        <source>Menunggu persetujuan admin pusat</source>
        <translation>Waiting for the centre&apos;s administrator</translation>
    </message>
    <message>
        <source>Pusat sudah mengenal komputer ini, tetapi admin belum menyetujuinya.</source>
        <translation>The centre knows this computer, but the administrator has not approved it yet.</translation>
    </message>
    <message>
        <source>Minta admin pusat menyetujui meja ini; sesudah itu tersambung sendiri.</source>
        <translation>Ask the centre&apos;s administrator to approve this desk; it then connects by itself.</translation>
    </message>
    <message>
        <source>Meja ini sedang ditarik pusat</source>
        <translation>The centre is retiring this desk</translation>
    </message>
    <message>
        <source>Pusat hanya menerima yang belum terkirim dari komputer ini.</source>
        <translation>The centre only takes what is unsent from this computer.</translation>
    </message>
    <message>
        <source>Yang belum terkirim dikirim dahulu; tidak ada yang hilang.</source>
        <translation>What is unsent is sent first; nothing is lost.</translation>
    </message>
    <message>
        <source>Biarkan tersambung sampai selesai, lalu pakai meja lain.</source>
        <translation>Leave it connected until it is done, then use another desk.</translation>
    </message>
    <message>
        <source>Meja ini sudah ditarik pusat</source>
        <translation>The centre has retired this desk</translation>
    </message>
    <message>
        <source>Pusat tidak menerima apa pun lagi dari komputer ini.</source>
        <translation>The centre takes nothing more from this computer.</translation>
    </message>
    <message>
        <source>Yang sudah diterima pusat aman di sana.</source>
        <translation>What the centre has received is safe there.</translation>
    </message>
    <message>
        <source>Pakai meja lain; meja ini menutup diri.</source>
        <translation>Use another desk; this desk closes itself.</translation>
    </message>
    <message>
        <source>Meja ini sudah ditarik dari layanan</source>
        <translation>This desk has been retired from service</translation>
    </message>
    <message>
        <source>Pusat menarik meja ini; semua izin masuk dan kunci di komputer ini sudah dihapus.</source>
        <translation>The centre retired this desk; all ways in and keys on this computer have been removed.</translation>
    </message>
    <message>
        <source>Pakai meja lain. Untuk memakai komputer ini lagi, petugas TI menyiapkan folder data yang baru dan mendaftarkannya dengan kode baru.</source>
        <translation>Use another desk. To use this computer again, IT support prepares a new data folder and enrols it with a new code.</translation>
    </message>
    <message>
        <source>Sesi di pusat sudah berakhir</source>
        <translation>The session at the centre has ended</translation>
    </message>
    <message>
        <source>Pusat meminta kata sandi lagi.</source>
        <translation>The centre asks for the password again.</translation>
    </message>
    <message>
        <source>Kunci meja (Ctrl+Alt+L), lalu masuk lagi.</source>
        <translation>Lock the desk (Ctrl+Alt+L), then sign in again.</translation>
    </message>
    <message>
        <source>Akun pusat tidak diterima</source>
        <translation>Centre account not accepted</translation>
    </message>
    <message>
        <source>Pusat tidak menerima akun ini.</source>
        <translation>The centre does not accept this account.</translation>
    </message>
    <message>
        <source>Periksa nama masuk dan kata sandinya, atau hubungi admin pusat.</source>
        <translation>Check the sign-in name and password, or contact the centre&apos;s administrator.</translation>
    </message>
    <message>
        <source>Tidak bisa dengan peran ini</source>
        <translation>Not possible with this role</translation>
    </message>
    <message>
        <source>Peran Anda sekarang tidak mencakup langkah ini.</source>
        <translation>Your role at present does not cover this step.</translation>
    </message>
    <message>
        <source>Minta pengawas, atau masuk sebagai orang yang berperan untuk itu.</source>
        <translation>Ask a supervisor, or sign in as somebody with the role for it.</translation>
    </message>
    <message>
        <source>Nama masuk atau kata sandi tidak cocok, atau akunnya ditutup.</source>
        <translation>The sign-in name or the password does not match, or the account is closed.</translation>
    </message>
    <message>
        <source>Itu kode sekali pakai: pilih kata sandi baru untuk akun ini.</source>
        <translation>That is a one-time code: choose a new password for this account.</translation>
    </message>
    <message>
        <source>Terlalu banyak percobaan; tunggu beberapa menit, lalu coba lagi.</source>
        <translation>Too many tries; wait a few minutes, then try again.</translation>
    </message>
    <message>
        <source>Kata sandi barunya ditolak pusat: terlalu pendek, atau sama dengan yang lama.</source>
        <translation>The centre refused the new password: too short, or the same as the old one.</translation>
    </message>
    <message>
        <source>Orang ini belum dihubungkan dengan akun pusat (Pengaturan → Kunci &amp; orang).</source>
        <translation>This person is not linked to a centre account yet (Settings → Keys &amp; people).</translation>
    </message>
    <message>
        <source>Akun itu sudah milik petugas lain di meja ini.</source>
        <translation>That account already belongs to another person at this desk.</translation>
    </message>
    <message>
        <source>Akun ini tidak berperan operator, pengawas, atau petugas privasi, jadi tidak bekerja di meja call center.</source>
        <translation>This account has no role of operator, supervisor or privacy officer, so it does not work at a call-centre desk.</translation>
    </message>
    <message>
        <source>Pusat menarik meja ini setelah menerima semua isinya. Izin masuk dan kunci di komputer ini sudah dihapus.</source>
        <translation>The centre retired this desk after receiving everything it held. Ways in and keys on this computer have been removed.</translation>
    </message>
    <message>
        <source>Pusat menarik meja ini. Yang belum terkirim disimpan tersegel dan hanya terbuka dengan kunci pemulihan lembaga (--recover): {path}</source>
        <translation>The centre retired this desk. What was unsent is stored sealed and opens only with the organisation&apos;s recovery key (--recover): {path}</translation>
    </message>
    <message>
        <source>Pusat menarik meja ini seketika. Ada isian yang belum terkirim dan tidak ada kunci pemulihan, jadi isian itu tidak bisa dibuka lagi.</source>
        <translation>The centre retired this desk at once. There was unsent work and no recovery key, so that work can no longer be opened.</translation>
    </message>
    <message>
        <source>Peran dari pusat belum ada; masuk lagi saat tersambung.</source>
        <translation>No role from the centre yet; sign in again when connected.</translation>
    </message>
    <message>
        <source>Petugas ini belum dihubungkan dengan akun pusat (Pengaturan → Kunci &amp; orang).</source>
        <translation>This person is not linked to a centre account yet (Settings → Keys &amp; people).</translation>
    </message>
    <message>
        <source>Pusat tidak menerima akun petugas ini.</source>
        <translation>The centre does not accept this person&apos;s account.</translation>
    </message>
    <message>
        <source>Peran dari pusat sudah habis; masuk lagi saat tersambung.</source>
        <translation>The role from the centre has expired; sign in again when connected.</translation>
    </message>
    <message>
        <source>Peran di komputer ini diubah di luar pusat; perubahan itu tidak berlaku dan dicatat.</source>
        <translation>The role on this computer was changed outside the centre; the change has no effect and is recorded.</translation>
    </message>
    <message>
        <source>Peran diubah di pusat; masuk lagi.</source>
        <translation>The role was changed at the centre; sign in again.</translation>
    </message>
    <message>
        <source>Orang ini tidak berwenang mengesahkan; pilih pengawas.</source>
        <translation>This person may not countersign; choose a supervisor.</translation>
    </message>
    <message>
        <source>Nama masuk akun pusat masih kosong.</source>
        <translation>The sign-in name of the centre account is still empty.</translation>
    </message>
    <message>
        <source>Nama masuk</source>
        <translation>Sign-in name</translation>
    </message>
    <message>
        <source>Server pusat sedang sibuk</source>
        <translation>Central server is busy</translation>
    </message>
    <message>
        <source>Server meminta menunggu sebentar.</source>
        <translation>The server asks to wait a moment.</translation>
    </message>
    <message>
        <source>Teruslah bekerja; pengiriman diulang sendiri.</source>
        <translation>Keep working; sending is repeated by itself.</translation>
    </message>
    <message>
        <source>Komputer ini perlu didaftarkan</source>
        <translation>This computer must be enrolled</translation>
    </message>
    <message>
        <source>Server pusat tidak mengenali komputer ini.</source>
        <translation>The central server does not know this computer.</translation>
    </message>
    <message>
        <source>Minta kode sekali pakai, lalu Pengaturan → Hubungkan ke server.</source>
        <translation>Ask for a one-time code, then Settings → Connect to server.</translation>
    </message>
    <message>
        <source>Server pusat sudah memakai versi baru (minimal {minimum}).</source>
        <translation>The central server has moved to a new version (at least {minimum}).</translation>
    </message>
    <message>
        <source>Teruslah bekerja dan minta petugas TI memasang versi baru.</source>
        <translation>Keep working and ask IT support to install the new version.</translation>
    </message>
    <message>
        <source>Penyelarasan sedang dibereskan</source>
        <translation>Synchronisation is being put right</translation>
    </message>
    <message>
        <source>Catatan komputer ini dan server berbeda urutan ({code}).</source>
        <translation>This computer and the server have their notes in a different order ({code}).</translation>
    </message>
    <message>
        <source>Tidak perlu apa-apa. Bila pesan ini tetap muncul, hubungi petugas TI.</source>
        <translation>Nothing to do. If this message stays, call IT support.</translation>
    </message>
    <message>
        <source>Server menolak satu kiriman</source>
        <translation>The server refused one item</translation>
    </message>
    <message>
        <source>Kiriman ditolak dengan kode {status} {code}.</source>
        <translation>The item was refused with code {status} {code}.</translation>
    </message>
    <message>
        <source>Kiriman itu ditahan di sini dan tidak hilang; yang lain tetap berjalan.</source>
        <translation>That item is held here and is not lost; the others go on.</translation>
    </message>
    <message>
        <source>Lihat Belum terkirim. Sampaikan kodenya kepada petugas TI.</source>
        <translation>Look at Unsent. Tell IT support the code.</translation>
    </message>
    <message>
        <source>Ruang disk habis</source>
        <translation>Disk is full</translation>
    </message>
    <message>
        <source>Tidak ada ruang lagi di disk tempat data disimpan.</source>
        <translation>There is no room left on the disk that holds the data.</translation>
    </message>
    <message>
        <source>Yang sudah tersimpan aman. Yang sedang diketik masih ada di layar.</source>
        <translation>What is saved is safe. What you are typing is still on the screen.</translation>
    </message>
    <message>
        <source>Hapus berkas yang tidak perlu, lalu simpan lagi.</source>
        <translation>Delete files nobody needs, then save again.</translation>
    </message>
    <message>
        <source>Ruang disk kurang untuk cadangan</source>
        <translation>Not enough disk space for a backup</translation>
    </message>
    <message>
        <source>Cadangan perlu {needed}; yang kosong {free}.</source>
        <translation>A backup needs {needed}; {free} is free.</translation>
    </message>
    <message>
        <source>Cadangan yang lama tetap seperti semula, dan yang sudah tersimpan aman.</source>
        <translation>The older backups are as they were, and what is saved is safe.</translation>
    </message>
    <message>
        <source>Hapus berkas yang tidak perlu, lalu buat lagi.</source>
        <translation>Delete files that are not needed, then make it again.</translation>
    </message>
    <message>
        <source>Basis data sedang dipakai program lain</source>
        <translation>Database is in use by another program</translation>
    </message>
    <message>
        <source>Program lain, misalnya cadangan atau antivirus, menahan basis data.</source>
        <translation>Another program, for example a backup or antivirus, holds the database.</translation>
    </message>
    <message>
        <source>Coba lagi sebentar lagi. Bila berulang, hubungi petugas TI.</source>
        <translation>Try again in a moment. If it happens again, call IT support.</translation>
    </message>
    <message>
        <source>Cadangan sedang dibuat</source>
        <translation>A backup is being made</translation>
    </message>
    <message>
        <source>Satu cadangan lain sedang dibuat di komputer ini.</source>
        <translation>Another backup is being made on this computer.</translation>
    </message>
    <message>
        <source>Cadangan yang lama tetap seperti semula.</source>
        <translation>The older backups are as they were.</translation>
    </message>
    <message>
        <source>Tunggu sampai selesai, lalu lihat lagi.</source>
        <translation>Wait until it is done, then look again.</translation>
    </message>
    <message>
        <source>Folder data tidak bisa ditulis</source>
        <translation>Data folder cannot be written</translation>
    </message>
    <message>
        <source>Akun komputer ini tidak boleh menulis ke folder data.</source>
        <translation>This computer account may not write to the data folder.</translation>
    </message>
    <message>
        <source>Beri akun ini hak tulis atas folder data, lalu simpan lagi: {path}</source>
        <translation>Give this account write permission for the data folder, then save again: {path}</translation>
    </message>
    <message>
        <source>Basis data tidak bisa dibuka</source>
        <translation>Database cannot be opened</translation>
    </message>
    <message>
        <source>Berkas basis data rusak, atau bukan milik kunci ini.</source>
        <translation>The database file is damaged, or does not belong to this key.</translation>
    </message>
    <message>
        <source>Berkasnya tidak diubah. Semua yang sudah diterima pusat aman di sana.</source>
        <translation>The file was not changed. Everything the centre has received is safe there.</translation>
    </message>
    <message>
        <source>Jangan hapus apa pun. Hubungi petugas TI; folder data: {path}</source>
        <translation>Delete nothing. Call IT support; data folder: {path}</translation>
    </message>
    <message>
        <source>Basis data meja ini hilang</source>
        <translation>The database of this desk is gone</translation>
    </message>
    <message>
        <source>Berkas basis data pernah ada di folder ini, sekarang tidak ada atau kosong.</source>
        <translation>The database file was in this folder once; now it is missing or empty.</translation>
    </message>
    <message>
        <source>Basis data baru tidak dibuat. Semua yang sudah diterima pusat aman di sana.</source>
        <translation>No new database was made. Everything the centre has received is safe there.</translation>
    </message>
    <message>
        <source>Jangan hapus apa pun. Minta petugas TI mengembalikan {path} dari cadangan. Bila tidak ada cadangan: pindahkan folder ini, lalu daftarkan komputer ini lagi ke server.</source>
        <translation>Delete nothing. Ask IT support to put {path} back from a backup. Without a backup: move this folder away, then enrol this computer with the server again.</translation>
    </message>
    <message>
        <source>Basis data tidak terenkripsi</source>
        <translation>Database is not encrypted</translation>
    </message>
    <message>
        <source>Berkas basis data di komputer ini tidak terenkripsi.</source>
        <translation>The database file on this computer is not encrypted.</translation>
    </message>
    <message>
        <source>Berkasnya tidak dibuka dan tidak diubah.</source>
        <translation>The file was not opened and not changed.</translation>
    </message>
    <message>
        <source>Hubungi petugas TI: ini tidak boleh terjadi. Folder data: {path}</source>
        <translation>Call IT support: this must not happen. Data folder: {path}</translation>
    </message>
    <message>
        <source>Data ditulis oleh versi yang lebih baru</source>
        <translation>Data was written by a newer version</translation>
    </message>
    <message>
        <source>Aplikasi ini (data versi {known}) lebih tua daripada datanya (versi {found}).</source>
        <translation>This application (data version {known}) is older than its data (version {found}).</translation>
    </message>
    <message>
        <source>Datanya tidak disentuh.</source>
        <translation>The data was not touched.</translation>
    </message>
    <message>
        <source>Pasang versi terbaru aplikasi, lalu buka lagi.</source>
        <translation>Install the latest version of the application, then open it again.</translation>
    </message>
    <message>
        <source>Enkripsi tidak tersedia</source>
        <translation>Encryption is not available</translation>
    </message>
    <message>
        <source>Pemasangan aplikasi tidak lengkap: penyandi data tidak ada.</source>
        <translation>The application is not completely installed: its encryption is missing.</translation>
    </message>
    <message>
        <source>Pasang ulang aplikasi; tanpa penyandi aplikasi tidak menyimpan apa pun.</source>
        <translation>Install the application again; without encryption it saves nothing.</translation>
    </message>
    <message>
        <source>Penyimpan kunci tidak ditemukan</source>
        <translation>No keychain found</translation>
    </message>
    <message>
        <source>Laporan ini sudah menjadi tiket</source>
        <translation>This report is already a ticket</translation>
    </message>
    <message>
        <source>Laporan #{complaint_id} di SP4N-LAPOR! sudah ada sebagai tiket {number}.</source>
        <translation>Report #{complaint_id} at SP4N-LAPOR! is already here as ticket {number}.</translation>
    </message>
    <message>
        <source>Buka tiket itu; jangan dicatat dua kali.</source>
        <translation>Open that ticket; do not record it twice.</translation>
    </message>
    <message>
        <source>Lembar kerja tidak diambil</source>
        <translation>Spreadsheet not taken in</translation>
    </message>
    <message>
        <source>Lembar kerja ini tidak bisa dipakai.</source>
        <translation>This spreadsheet cannot be used.</translation>
    </message>
    <message>
        <source>Unduh lagi dari SP4N-LAPOR! sebagai XLSX atau CSV, lalu coba sekali lagi.</source>
        <translation>Download it from SP4N-LAPOR! again as XLSX or CSV, then try once more.</translation>
    </message>
    <message>
        <source>Alamat SP4N-LAPOR! tidak ditemukan di jaringan ini.</source>
        <translation>SP4N-LAPOR!&apos;s address was not found on this network.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak menjawab di alamat itu.</source>
        <translation>SP4N-LAPOR! does not answer at that address.</translation>
    </message>
    <message>
        <source>Sambungan ke SP4N-LAPOR! terlalu lama.</source>
        <translation>Connecting to SP4N-LAPOR! took too long.</translation>
    </message>
    <message>
        <source>Proksi jaringan menolak sambungan ke SP4N-LAPOR!.</source>
        <translation>The network&apos;s proxy refused the connection to SP4N-LAPOR!.</translation>
    </message>
    <message>
        <source>Alamat SP4N-LAPOR! di Pengaturan tidak benar.</source>
        <translation>The address of SP4N-LAPOR! in the settings is not right.</translation>
    </message>
    <message>
        <source>Sertifikat SP4N-LAPOR! sudah kedaluwarsa.</source>
        <translation>SP4N-LAPOR!&apos;s certificate has expired.</translation>
    </message>
    <message>
        <source>Sertifikat SP4N-LAPOR! belum berlaku; periksa dahulu jam komputer ini.</source>
        <translation>SP4N-LAPOR!&apos;s certificate is not valid yet; check this computer&apos;s clock first.</translation>
    </message>
    <message>
        <source>Sertifikat SP4N-LAPOR! itu milik alamat lain.</source>
        <translation>That certificate belongs to another address than SP4N-LAPOR!&apos;s.</translation>
    </message>
    <message>
        <source>Penerbit sertifikat SP4N-LAPOR! tidak dikenal.</source>
        <translation>The issuer of SP4N-LAPOR!&apos;s certificate is not known.</translation>
    </message>
    <message>
        <source>Yang menjawab adalah halaman web, bukan layanan SP4N-LAPOR! ({what}).</source>
        <translation>A web page answers, not the service of SP4N-LAPOR! ({what}).</translation>
    </message>
    <message>
        <source>Jawabannya tidak bisa dibaca, jadi bukan layanan SP4N-LAPOR! ({what}).</source>
        <translation>The answer cannot be read, so it is not the service of SP4N-LAPOR! ({what}).</translation>
    </message>
    <message>
        <source>Jawabannya dialihkan ke alamat lain ({what}).</source>
        <translation>The answer was redirected to another address ({what}).</translation>
    </message>
    <message>
        <source>Jawabannya terlalu besar ({what}).</source>
        <translation>The answer is too large ({what}).</translation>
    </message>
    <message>
        <source>Kiriman sudah berangkat, tetapi SP4N-LAPOR! terlalu lama tidak menjawab.</source>
        <translation>The report has left, but SP4N-LAPOR! took too long to answer.</translation>
    </message>
    <message>
        <source>Kiriman sudah berangkat, lalu sambungan terputus sebelum ada jawaban.</source>
        <translation>The report has left, then the connection broke before an answer came.</translation>
    </message>
    <message>
        <source>Kiriman sudah berangkat; SP4N-LAPOR! menjawab dengan gangguan ({status}).</source>
        <translation>The report has left; SP4N-LAPOR! answered with trouble ({status}).</translation>
    </message>
    <message>
        <source>Kiriman sudah berangkat, tetapi jawabannya dialihkan ke alamat lain.</source>
        <translation>The report has left, but the answer was redirected to another address.</translation>
    </message>
    <message>
        <source>Kiriman sudah berangkat, tetapi yang menjawab adalah halaman web. Mungkin Wi-Fi meminta login.</source>
        <translation>The report has left, but a web page answered. Perhaps the Wi-Fi asks for a login.</translation>
    </message>
    <message>
        <source>Kiriman sudah berangkat, tetapi jawabannya tidak bisa dibaca.</source>
        <translation>The report has left, but the answer cannot be read.</translation>
    </message>
    <message>
        <source>Kiriman sudah berangkat, tetapi jawabannya terlalu besar.</source>
        <translation>The report has left, but the answer is too large.</translation>
    </message>
    <message>
        <source>Kiriman diterima, tetapi jawabannya berbentuk lain daripada yang dikenal.</source>
        <translation>The report was taken, but the answer has another shape than the known one.</translation>
    </message>
    <message>
        <source>Kiriman diterima, tetapi SP4N-LAPOR! tidak menyebut nomornya.</source>
        <translation>The report was taken, but SP4N-LAPOR! did not give its number.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! terlalu lama tidak menjawab.</source>
        <translation>SP4N-LAPOR! took too long to answer.</translation>
    </message>
    <message>
        <source>Sambungan ke SP4N-LAPOR! terputus di tengah jalan.</source>
        <translation>The connection to SP4N-LAPOR! broke half-way.</translation>
    </message>
    <message>
        <source>Berkasnya tidak bisa dibuka.</source>
        <translation>The file cannot be opened.</translation>
    </message>
    <message>
        <source>Berkasnya lebih besar dari 20 MB.</source>
        <translation>The file is larger than 20 MB.</translation>
    </message>
    <message>
        <source>Berkasnya membengkak saat dibuka, jadi tidak dibaca.</source>
        <translation>The file swells when opened, so it is not read.</translation>
    </message>
    <message>
        <source>Berkasnya rusak, atau bukan lembar kerja.</source>
        <translation>The file is damaged, or is no spreadsheet.</translation>
    </message>
    <message>
        <source>Baris CSV-nya tidak bisa dibaca.</source>
        <translation>The CSV rows cannot be read.</translation>
    </message>
    <message>
        <source>Baris judulnya tidak ditemukan; kolom kurang: {value}.</source>
        <translation>The heading row is not found; missing columns: {value}.</translation>
    </message>
    <message>
        <source>Tidak ada tiket pada rentang dan pilihan itu.</source>
        <translation>There are no tickets in that range and choice.</translation>
    </message>
    <message>
        <source>Alamat SP4N-LAPOR!</source>
        <translation>Address of SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Jalur layanan SP4N-LAPOR!</source>
        <translation>Path of SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Kiriman per menit</source>
        <translation>Reports per minute</translation>
    </message>
    <message>
        <source>Selang waktu tanya</source>
        <translation>Time between questions</translation>
    </message>
    <message>
        <source>Token SP4N-LAPOR!</source>
        <translation>Token of SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>ID LAPOR</source>
        <translation>LAPOR ID</translation>
    </message>
    <message>
        <source>SP4N-LAPOR!</source>
        <translation>SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Nomor laporan</source>
        <translation>Report number</translation>
    </message>
    <message>
        <source>Tulis alamat lengkap, misalnya https://lapor.contoh.go.id</source>
        <translation>Type the whole address, for example https://lapor.contoh.go.id</translation>
    </message>
    <message>
        <source>ID hanya berisi huruf, angka, garis hubung dan garis bawah.</source>
        <translation>An ID has only letters, digits, hyphens and underscores.</translation>
    </message>
    <message>
        <source>Token memuat tanda yang tidak mungkin; salin sekali lagi.</source>
        <translation>The token holds an impossible character; copy it once more.</translation>
    </message>
    <message>
        <source>Token di meja ini diberikan untuk alamat lain. Ketik lagi, atau setujui alamatnya di tab Sambungan.</source>
        <translation>The token at this desk was given for another address. Type it again, or approve the address in the Connection tab.</translation>
    </message>
    <message>
        <source>Jalur diawali garis miring, misalnya /complaints/complaint</source>
        <translation>A path begins with a slash, for example /complaints/complaint</translation>
    </message>
    <message>
        <source>Nomor laporan SP4N-LAPOR! terdiri dari angka, misalnya 1916449.</source>
        <translation>A report number of SP4N-LAPOR! is made of digits, for example 1916449.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak mengenal nomor ini. Periksa angkanya.</source>
        <translation>SP4N-LAPOR! does not know this number. Check the digits.</translation>
    </message>
    <message>
        <source>Hanya pengawas di meja ini yang boleh; minta pengawas duduk dahulu.</source>
        <translation>Only a supervisor at this desk may do this; ask a supervisor to sit down first.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! belum disambungkan; minta pengelola membuka sambungannya.</source>
        <translation>SP4N-LAPOR! is not connected yet; ask the administrator to open the connection.</translation>
    </message>
    <message>
        <source>Keadaannya di SP4N-LAPOR! baru berubah. Lihat lagi, lalu putuskan.</source>
        <translation>Its state at SP4N-LAPOR! has just changed. Look again, then decide.</translation>
    </message>
    <message>
        <source>Sedang dikirim ke SP4N-LAPOR!; tunggu sampai hasilnya diketahui.</source>
        <translation>Being sent to SP4N-LAPOR!; wait until the result is known.</translation>
    </message>
    <message>
        <source>Sudah ada di SP4N-LAPOR! dan tidak bisa ditarik dari sini.</source>
        <translation>SP4N-LAPOR! has it already and it cannot be withdrawn from here.</translation>
    </message>
    <message>
        <source>Tiket ini belum ada di SP4N-LAPOR!, jadi belum bisa dibalas.</source>
        <translation>This ticket is not at SP4N-LAPOR! yet, so it cannot be replied to yet.</translation>
    </message>
    <message>
        <source>{field} di luar batas.</source>
        <translation>{field} is out of range.</translation>
    </message>
    <message>
        <source>tidak ada satu pun</source>
        <translation>none at all</translation>
    </message>
    <message>
        <source>{name} (terkunci atau menolak)</source>
        <translation>{name} (locked or refusing)</translation>
    </message>
    <message>
        <source>Kunci data tidak ada</source>
        <translation>Data key is missing</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak terjangkau</source>
        <translation>SP4N-LAPOR! cannot be reached</translation>
    </message>
    <message>
        <source>Sambungan ke SP4N-LAPOR! tidak terbentuk.</source>
        <translation>No connection to SP4N-LAPOR! could be made.</translation>
    </message>
    <message>
        <source>Belum pasti sampai di SP4N-LAPOR!</source>
        <translation>Not certain to have reached SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Kiriman sudah berangkat, tetapi tidak ada jawaban yang jelas.</source>
        <translation>The report has left, but no clear answer came.</translation>
    </message>
    <message>
        <source>Tiketnya aman di sini dan tidak dikirim dua kali dengan sendirinya.</source>
        <translation>The ticket is safe here and is not sent twice by itself.</translation>
    </message>
    <message>
        <source>Aplikasi mencari nomornya di SP4N-LAPOR!. Bila tidak ditemukan, putuskan di daftar kerja: sudah ada di sana, kirim lagi, atau batal.</source>
        <translation>The application looks for its number at SP4N-LAPOR!. If it is not found, decide in the work list: it is there, send again, or cancel.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak menjawab</source>
        <translation>SP4N-LAPOR! does not answer</translation>
    </message>
    <message>
        <source>Jawaban SP4N-LAPOR! tidak datang atau terputus.</source>
        <translation>SP4N-LAPOR!&apos;s answer did not come or broke off.</translation>
    </message>
    <message>
        <source>Teruslah bekerja; pertanyaan diulang sendiri.</source>
        <translation>Keep working; the question is repeated by itself.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! menolak kiriman</source>
        <translation>SP4N-LAPOR! refused the report</translation>
    </message>
    <message>
        <source>Kiriman ditolak dengan kode {status}.</source>
        <translation>The report was refused with code {status}.</translation>
    </message>
    <message>
        <source>Baca alasan dari SP4N-LAPOR!, perbaiki tiket atau pemetaannya, lalu kirim lagi.</source>
        <translation>Read SP4N-LAPOR!&apos;s reason, correct the ticket or its mapping, then send again.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak menerima token</source>
        <translation>SP4N-LAPOR! does not take the token</translation>
    </message>
    <message>
        <source>Token SP4N-LAPOR! salah, kedaluwarsa, atau tidak berhak ({status}).</source>
        <translation>The token for SP4N-LAPOR! is wrong, has expired or has no rights ({status}).</translation>
    </message>
    <message>
        <source>Minta pengelola memasukkan token baru di Pengaturan → SP4N-LAPOR!, lalu Uji koneksi.</source>
        <translation>Ask the administrator to enter a new token in Settings → SP4N-LAPOR!, then Test connection.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! sedang sibuk</source>
        <translation>SP4N-LAPOR! is busy</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! meminta menunggu ({status}).</source>
        <translation>SP4N-LAPOR! asks to wait ({status}).</translation>
    </message>
    <message>
        <source>Jawaban SP4N-LAPOR! tidak dikenali</source>
        <translation>SP4N-LAPOR!&apos;s answer is not understood</translation>
    </message>
    <message>
        <source>Bentuk jawaban SP4N-LAPOR! berbeda dari yang dikenal aplikasi ({what}).</source>
        <translation>SP4N-LAPOR!&apos;s answer has another shape than the application knows ({what}).</translation>
    </message>
    <message>
        <source>Jalankan Uji koneksi di Pengaturan. Bila tetap, sampaikan kodenya ke petugas TI.</source>
        <translation>Run Test connection in the settings. If it stays, give the code to the IT staff.</translation>
    </message>
    <message>
        <source>Tidak tersedia di SP4N-LAPOR!</source>
        <translation>Not available at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Antarmuka SP4N-LAPOR! yang dipilih tidak mempunyai layanan ini ({call}).</source>
        <translation>The chosen interface of SP4N-LAPOR! does not have this service ({call}).</translation>
    </message>
    <message>
        <source>Pilih antarmuka lain di Pengaturan, atau kerjakan di situs SP4N-LAPOR!.</source>
        <translation>Choose another interface in the settings, or do it on SP4N-LAPOR!&apos;s site.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak bisa ditanya</source>
        <translation>SP4N-LAPOR! cannot be asked</translation>
    </message>
    <message>
        <source>Percakapan dengan SP4N-LAPOR! tidak berhasil.</source>
        <translation>The conversation with SP4N-LAPOR! failed.</translation>
    </message>
    <message>
        <source>Basis data ada, tetapi kuncinya tidak ada di penyimpan kunci akun ini.</source>
        <translation>The database is there, but its key is not in the keychain of this account.</translation>
    </message>
    <message>
        <source>Masuk dengan akun komputer yang biasa dipakai. Jangan hapus folder data: {path}</source>
        <translation>Sign in with the computer account you always use. Do not delete the data folder: {path}</translation>
    </message>
    <message>
        <source>Aplikasi sudah terbuka</source>
        <translation>The application is already open</translation>
    </message>
    <message>
        <source>Proses lain sedang bekerja dengan data ini.</source>
        <translation>Another process is working with this data.</translation>
    </message>
    <message>
        <source>Pakai jendela yang sudah terbuka, atau tutup dahulu lalu buka lagi.</source>
        <translation>Use the window that is open, or close it first and open again.</translation>
    </message>
    <message>
        <source>Kata sandi belum bisa dipakai</source>
        <translation>The password cannot be used yet</translation>
    </message>
    <message>
        <source>Kata sandi yang baru belum memenuhi syarat.</source>
        <translation>The new password does not meet the rules yet.</translation>
    </message>
    <message>
        <source>Pakai paling sedikit 10 tanda, misalnya beberapa kata yang tidak berhubungan.</source>
        <translation>Use at least 10 characters, for example a few unrelated words.</translation>
    </message>
    <message>
        <source>Kunci pemulihan belum benar</source>
        <translation>The recovery key is not right yet</translation>
    </message>
    <message>
        <source>Kunci pemulihan itu tidak bisa dipakai.</source>
        <translation>That recovery key cannot be used.</translation>
    </message>
    <message>
        <source>Ketik lagi dari lembar kunci pemulihan, kelompok demi kelompok.</source>
        <translation>Type it again from the recovery key sheet, group by group.</translation>
    </message>
    <message>
        <source>Tidak bisa masuk</source>
        <translation>Cannot sign in</translation>
    </message>
    <message>
        <source>Nama atau kata sandi tidak cocok.</source>
        <translation>The name or the password does not match.</translation>
    </message>
    <message>
        <source>Periksa tombol Caps Lock dan ketik lagi. Lupa kata sandi: minta pengawas.</source>
        <translation>Check Caps Lock and type it again. Forgot the password: ask a supervisor.</translation>
    </message>
    <message>
        <source>Tunggu sebentar sebelum mencoba lagi</source>
        <translation>Wait a moment before trying again</translation>
    </message>
    <message>
        <source>Kata sandi salah terlalu sering.</source>
        <translation>The password was wrong too often.</translation>
    </message>
    <message>
        <source>Tunggu sampai waktunya habis; memulai ulang aplikasi tidak memperpendeknya.</source>
        <translation>Wait until the time is up; restarting the application does not shorten it.</translation>
    </message>
    <message>
        <source>Perlu izin pengawas</source>
        <translation>A supervisor&apos;s permission is needed</translation>
    </message>
    <message>
        <source>Batas dalam satu giliran sudah lewat; pengawas sudah diberi tahu.</source>
        <translation>The limit for one shift is passed; supervisors have been told.</translation>
    </message>
    <message>
        <source>Minta pengawas mengizinkan sekali ini dengan kata sandinya.</source>
        <translation>Ask a supervisor to allow it this once with their password.</translation>
    </message>
    <message>
        <source>Izin pengawas tidak berlaku</source>
        <translation>The supervisor&apos;s permission does not hold</translation>
    </message>
    <message>
        <source>Izin ini sudah dipakai, sudah lewat dua menit, atau untuk hal lain.</source>
        <translation>This permission was used, is older than two minutes, or is for something else.</translation>
    </message>
    <message>
        <source>Minta izin sekali lagi.</source>
        <translation>Ask for permission once more.</translation>
    </message>
    <message>
        <source>Izin sementara sudah habis</source>
        <translation>The temporary permission has expired</translation>
    </message>
    <message>
        <source>Izin masuk dari pengawas berlaku 4 jam, dan belum disahkan server pusat.</source>
        <translation>A supervisor&apos;s permission to sign in lasts 4 hours, and the central server has not confirmed it yet.</translation>
    </message>
    <message>
        <source>Hubungkan komputer ini ke server pusat, atau minta pengawas mengizinkan lagi.</source>
        <translation>Connect this computer to the central server, or ask a supervisor to permit it again.</translation>
    </message>
    <message>
        <source>Berkas kunci masuk rusak</source>
        <translation>The sign-in key file is damaged</translation>
    </message>
    <message>
        <source>Berkas kunci masuk rusak atau diubah di luar aplikasi.</source>
        <translation>The sign-in key file is damaged or was changed outside the application.</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah. Basis data tetap terkunci dan utuh.</source>
        <translation>Nothing was changed. The database stays locked and whole.</translation>
    </message>
    <message>
        <source>Jangan hapus apa pun. Jalankan aplikasi dengan --doctor; bila salinannya juga rusak, pakai kunci pemulihan: {path}</source>
        <translation>Delete nothing. Start the application with --doctor; if the copy is damaged too, use the recovery key: {path}</translation>
    </message>
    <message>
        <source>Berkas kunci masuk tidak ada</source>
        <translation>The sign-in key file is missing</translation>
    </message>
    <message>
        <source>Di folder data ini tidak ada berkas kunci masuk.</source>
        <translation>There is no sign-in key file in this data folder.</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah. Semua yang sudah diterima pusat aman di sana.</source>
        <translation>Nothing was changed. Everything the centre has received is safe there.</translation>
    </message>
    <message>
        <source>Jangan hapus apa pun. Kembalikan {path} dari cadangan, atau hubungi petugas TI.</source>
        <translation>Delete nothing. Restore {path} from a backup, or call IT support.</translation>
    </message>
    <message>
        <source>Folder data ini bukan milik akun komputer ini</source>
        <translation>This data folder does not belong to this computer account</translation>
    </message>
    <message>
        <source>Rahasia komputer ini tidak ada di penyimpan kunci: folder data disalin dari tempat lain, atau penyimpan kunci hilang. Kata sandi saja tidak membukanya.</source>
        <translation>This computer&apos;s secret is not in the keychain: the data folder was copied from elsewhere, or the keychain is lost. A password alone does not open it.</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah. Di tempat asalnya data tetap bisa dibuka.</source>
        <translation>Nothing was changed. Where it came from, the data can still be opened.</translation>
    </message>
    <message>
        <source>Masuk dengan akun komputer yang biasa dipakai, atau pakai kunci pemulihan (--recover). Jangan hapus folder data: {path}</source>
        <translation>Sign in with the computer account usually used, or use the recovery key (--recover). Do not delete the data folder: {path}</translation>
    </message>
    <message>
        <source>Ada yang belum bisa diterima.</source>
        <translation>Something cannot be accepted yet.</translation>
    </message>
    <message>
        <source>Periksa isian dan coba lagi.</source>
        <translation>Check what you entered and try again.</translation>
    </message>
    <message>
        <source>Server pusat tidak bisa ditanya</source>
        <translation>Central server cannot be asked</translation>
    </message>
    <message>
        <source>Percakapan dengan server pusat tidak berhasil.</source>
        <translation>The conversation with the central server did not succeed.</translation>
    </message>
    <message>
        <source>Belum bisa</source>
        <translation>Not possible yet</translation>
    </message>
    <message>
        <source>Langkah ini belum bisa dilakukan.</source>
        <translation>This step cannot be done yet.</translation>
    </message>
    <message>
        <source>Coba lagi.</source>
        <translation>Try again.</translation>
    </message>
    <message>
        <source>Komputer menghalangi</source>
        <translation>The computer is in the way</translation>
    </message>
    <message>
        <source>Ada halangan pada komputer ini.</source>
        <translation>Something on this computer is in the way.</translation>
    </message>
    <message>
        <source>Tidak berhasil</source>
        <translation>Not successful</translation>
    </message>
    <message>
        <source>Langkah ini tidak berhasil.</source>
        <translation>This step did not succeed.</translation>
    </message>
    <message>
        <source>Ada yang tidak berjalan</source>
        <translation>Something does not work</translation>
    </message>
    <message>
        <source>Aplikasi menemui kesalahan yang tidak terduga ({error}).</source>
        <translation>The application met an unexpected error ({error}).</translation>
    </message>
    <message>
        <source>Yang sudah disimpan dan draf Anda aman di disk.</source>
        <translation>What is saved and your drafts are safe on the disk.</translation>
    </message>
    <message>
        <source>Coba sekali lagi. Bila berulang, salin laporan dan kirim ke petugas TI.</source>
        <translation>Try once more. If it happens again, copy the report and send it to IT support.</translation>
    </message>
    <message>
        <source>{moved} dari {open_tickets} tiket terbuka akan naik, {later} di antaranya bukan sekarang tetapi paling lambat akhir hari kerja berikutnya.</source>
        <translation>{moved} of {open_tickets} open tickets would be raised, {later} of them not now but by the end of the next working day.</translation>
    </message>
    <message>
        <source>Izin tidak bisa diberikan oleh yang memintanya.</source>
        <translation>Nobody can give permission to themselves.</translation>
    </message>
    <message>
        <source>Nomor telepon masih kosong.</source>
        <translation>The phone number is still empty.</translation>
    </message>
    <message>
        <source>Ini kode layanan operator, bukan nomor telepon.</source>
        <translation>This is an operator service code, not a phone number.</translation>
    </message>
    <message>
        <source>Nomor pesawat (ext.) tidak terbaca.</source>
        <translation>The extension (ext.) cannot be read.</translation>
    </message>
    <message>
        <source>Ada huruf di antara angka; huruf O bukan angka 0.</source>
        <translation>There is a letter among the digits; the letter O is not the digit 0.</translation>
    </message>
    <message>
        <source>Ada tanda yang bukan bagian nomor telepon.</source>
        <translation>There is a sign that is not part of a phone number.</translation>
    </message>
    <message>
        <source>Kode wilayah belum ada, misalnya 0721.</source>
        <translation>The area code is missing, for example 0721.</translation>
    </message>
    <message>
        <source>Nomornya terlalu pendek.</source>
        <translation>The number is too short.</translation>
    </message>
    <message>
        <source>Nomornya terlalu panjang.</source>
        <translation>The number is too long.</translation>
    </message>
    <message>
        <source>Nomor seperti ini tidak ada.</source>
        <translation>There is no such number.</translation>
    </message>
    <message>
        <source>Ada huruf di dalam NIK; huruf O bukan angka 0.</source>
        <translation>There is a letter in the NIK; the letter O is not the digit 0.</translation>
    </message>
    <message>
        <source>Ada tanda yang bukan angka di dalam NIK.</source>
        <translation>There is a sign in the NIK that is not a digit.</translation>
    </message>
    <message>
        <source>NIK harus 16 angka.</source>
        <translation>A NIK must have 16 digits.</translation>
    </message>
    <message>
        <source>Ada huruf di dalam nomor tiket.</source>
        <translation>There is a letter in the ticket number.</translation>
    </message>
    <message>
        <source>Nomor tiket harus 11 angka.</source>
        <translation>A ticket number must have 11 digits.</translation>
    </message>
    <message>
        <source>Angka pemeriksa tidak cocok: ada angka yang tertukar.</source>
        <translation>The check digit does not match: some digits are swapped.</translation>
    </message>
    <message>
        <source>Berkas lebih besar dari 20 MB.</source>
        <translation>The file is larger than 20 MB.</translation>
    </message>
    <message>
        <source>Jenis berkas ini tidak diterima.</source>
        <translation>This type of file is not accepted.</translation>
    </message>
    <message>
        <source>Berkasnya kosong.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>Berkasnya tidak bisa dibaca.</source>
        <translation>The file cannot be read.</translation>
    </message>
    <message>
        <source>Gambarnya lebih besar dari 40 juta titik.</source>
        <translation>The picture is larger than 40 million pixels.</translation>
    </message>
    <message>
        <source>Isinya bukan gambar JPEG, PNG, atau WebP.</source>
        <translation>It holds no JPEG, PNG or WebP picture.</translation>
    </message>
    <message>
        <source>Gambarnya rusak.</source>
        <translation>The picture is damaged.</translation>
    </message>
    <message>
        <source>Gambar ini memakan terlalu banyak waktu atau memori.</source>
        <translation>This picture takes too much time or memory.</translation>
    </message>
    <message>
        <source>Kata sandi paling sedikit 10 tanda.</source>
        <translation>A password must have at least 10 characters.</translation>
    </message>
    <message>
        <source>Kata sandi paling banyak 256 tanda.</source>
        <translation>A password must have at most 256 characters.</translation>
    </message>
    <message>
        <source>Tandanya terlalu sedikit yang berbeda.</source>
        <translation>Too few of its characters differ.</translation>
    </message>
    <message>
        <source>Nama sendiri bukan kata sandi.</source>
        <translation>Your own name is no password.</translation>
    </message>
    <message>
        <source>Ada tanda yang tidak dipakai kunci pemulihan (0, 1, I, dan O tidak dipakai).</source>
        <translation>It has a character a recovery key does not use (0, 1, I and O are not used).</translation>
    </message>
    <message>
        <source>Kunci pemulihan terdiri atas 14 kelompok 4 tanda.</source>
        <translation>A recovery key has 14 groups of 4 characters.</translation>
    </message>
    <message>
        <source>Ada tanda yang salah ketik.</source>
        <translation>A character is mistyped.</translation>
    </message>
    <message>
        <source>Ini bagian umum; yang diperlukan bagian rahasia dari lembar kunci.</source>
        <translation>This is the public part; the secret part of the key sheet is needed.</translation>
    </message>
    <message>
        <source>Meja ini memakai kunci pemulihan yang lain.</source>
        <translation>This desk uses another recovery key.</translation>
    </message>
    <message>
        <source>Ini bukan berkas “belum terkirim” dari aplikasi ini.</source>
        <translation>This is no file of unsent work of this program.</translation>
    </message>
    <message>
        <source>Berkas ini dibuat versi aplikasi yang lebih baru; perbarui dahulu yang di sini.</source>
        <translation>This file was made by a newer version; update the one here first.</translation>
    </message>
    <message>
        <source>Kata sandinya tidak cocok. Ketik lagi per kelompok; huruf besar dan kecil sama saja.</source>
        <translation>The passphrase does not match. Type it again group by group; case does not matter.</translation>
    </message>
    <message>
        <source>Berkasnya rusak atau terpotong. Salin lagi dari meja asalnya.</source>
        <translation>The file is damaged or cut. Copy it again from the desk it came from.</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu disimpan ke berkas.</source>
        <translation>There is nothing to save into a file.</translation>
    </message>
    <message>
        <source>Alamat server tidak ditemukan di jaringan ini.</source>
        <translation>The address of the server is not found in this network.</translation>
    </message>
    <message>
        <source>Server tidak menjawab di alamat itu.</source>
        <translation>The server does not answer at that address.</translation>
    </message>
    <message>
        <source>Server terlalu lama tidak menjawab.</source>
        <translation>The server takes too long to answer.</translation>
    </message>
    <message>
        <source>Sambungan terputus di tengah jalan.</source>
        <translation>The connection was cut halfway.</translation>
    </message>
    <message>
        <source>Tampilan</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Jejak audit</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>Sudah dipegang rekan; ambil alih dengan alasan.</source>
        <translation>A colleague holds it already; take it over with a reason.</translation>
    </message>
    <message>
        <source>Paling banyak 12 tampilan disimpan; lupakan satu dahulu.</source>
        <translation>At most 12 views are kept; forget one first.</translation>
    </message>
    <message>
        <source>Alamat proksi di settings.toml harus berbentuk http://nama:port.</source>
        <translation>The proxy address in settings.toml must look like http://name:port.</translation>
    </message>
    <message>
        <source>Proksi jaringan menolak sambungan.</source>
        <translation>The network proxy refuses the connection.</translation>
    </message>
    <message>
        <source>Server di komputer ini tidak mau mulai.</source>
        <translation>The server on this computer does not start.</translation>
    </message>
    <message>
        <source>Sertifikat server sudah kedaluwarsa.</source>
        <translation>The certificate of the server has expired.</translation>
    </message>
    <message>
        <source>Sertifikat server belum berlaku; periksa dahulu jam komputer ini.</source>
        <translation>The certificate of the server is not valid yet; check the clock of this computer first.</translation>
    </message>
    <message>
        <source>Sertifikat itu milik alamat lain.</source>
        <translation>That certificate belongs to another address.</translation>
    </message>
    <message>
        <source>Penerbit sertifikat server tidak dikenal.</source>
        <translation>The issuer of the server certificate is unknown.</translation>
    </message>
    <message>
        <source>Yang menjawab adalah halaman web, bukan server call center.</source>
        <translation>A web page answers, not the call centre server.</translation>
    </message>
    <message>
        <source>Jawabannya dialihkan ke alamat lain.</source>
        <translation>The answer is redirected to another address.</translation>
    </message>
    <message>
        <source>Jawabannya tidak bisa dibaca.</source>
        <translation>The answer cannot be read.</translation>
    </message>
    <message>
        <source>Jawabannya terlalu besar.</source>
        <translation>The answer is too large.</translation>
    </message>
    <message>
        <source>Komputer ini sudah menyimpan data dari server pusat yang lain.</source>
        <translation>This computer already holds data from another central server.</translation>
    </message>
    <message>
        <source>Kode ini tidak cocok atau sudah dipakai.</source>
        <translation>This code does not match or has been used.</translation>
    </message>
    <message>
        <source>Kode ini sudah lewat masa berlakunya.</source>
        <translation>This code has expired.</translation>
    </message>
    <message>
        <source>Terlalu banyak percobaan; server meminta menunggu.</source>
        <translation>Too many attempts; the server asks to wait.</translation>
    </message>
    <message>
        <source>Apa yang terjadi</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Instansi</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Semua kategori tanpa ID sendiri</source>
        <translation>All categories without their own ID</translation>
    </message>
    <message>
        <source>Semua tempat tanpa ID sendiri</source>
        <translation>All places without their own ID</translation>
    </message>
    <message>
        <source>Semua klasifikasi tanpa ID sendiri</source>
        <translation>All classifications without their own ID</translation>
    </message>
    <message>
        <source>Semua OPD tanpa ID sendiri</source>
        <translation>All OPD without their own ID</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Nomor telepon</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Pertanyaan</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Jawaban</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Isi</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Isian</source>
        <translation>Input</translation>
    </message>
    <message>
        <source>Pengawas</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>OPD tujuan</source>
        <translation>Receiving OPD</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Penelepon</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Tingkat</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Aturan eskalasi</source>
        <translation>Escalation rules</translation>
    </message>
    <message>
        <source>Pembatalan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Tiket induk</source>
        <translation>Main ticket</translation>
    </message>
    <message>
        <source>Klasifikasi</source>
        <translation>Classification</translation>
    </message>
    <message>
        <source>Alamat server</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>Sertifikat tambahan</source>
        <translation>Additional certificate</translation>
    </message>
    <message>
        <source>Proksi</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Kode sekali pakai</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>Jam komputer</source>
        <translation>Computer clock</translation>
    </message>
    <message>
        <source>Aplikasi perlu penyimpan kunci sistem (Credential Manager, Keychain, GNOME Keyring atau KWallet) untuk menjaga kunci data. Yang ditemukan di sini: {found}.</source>
        <translation>The application needs the system keychain (Credential Manager, Keychain, GNOME Keyring or KWallet) to guard the data key. Found here: {found}.</translation>
    </message>
    <message>
        <source>Aktifkan penyimpan kunci sistem dan masuk ke dalamnya, lalu buka lagi. Untuk mencoba saja, jalankan dengan --demo.</source>
        <translation>Switch the system keychain on and sign in to it, then open again. Just to try it out, start with --demo.</translation>
    </message>
    <message>
        <source>berkasnya terlalu besar</source>
        <translation>the file is too large</translation>
    </message>
    <message>
        <source>kolom jenis, kode_kami dan id_lapor tidak ditemukan</source>
        <translation>the columns jenis, kode_kami and id_lapor are not found</translation>
    </message>
    <message>
        <source>ini bukan CSV yang utuh</source>
        <translation>this is not a whole CSV</translation>
    </message>
    <message>
        <source>jenis “{0}” tidak dikenal</source>
        <translation>kind “{0}” is not known</translation>
    </message>
    <message>
        <source>kode “{0}” tidak ada di direktori</source>
        <translation>code “{0}” is not in the directory</translation>
    </message>
    <message>
        <source>ID “{0}” hanya boleh huruf, angka, - dan _</source>
        <translation>ID “{0}” may only have letters, digits, - and _</translation>
    </message>
    <message>
        <source>kode “{0}” sudah ada di baris sebelumnya</source>
        <translation>code “{0}” already stands in an earlier row</translation>
    </message>
    <message>
        <source>Berkas: lebih dari {0} baris</source>
        <translation>File: more than {0} rows</translation>
    </message>
    <message>
        <source>Baris {0}</source>
        <translation>Row {0}</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>tidak terpakai</source>
        <translation>not used</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Pilih dahulu siapa yang duduk di meja ini.</source>
        <translation>First choose who sits at this desk.</translation>
    </message>
    <message>
        <source>Petugas ini sudah punya kata sandi.</source>
        <translation>This person already has a password.</translation>
    </message>
    <message>
        <source>Petugas terakhir tidak bisa dihapus; tidak ada lagi yang bisa masuk.</source>
        <translation>The last person cannot be removed; nobody could sign in any more.</translation>
    </message>
    <message>
        <source>Yang sedang bertugas tidak bisa menghapus dirinya sendiri.</source>
        <translation>Whoever is on duty cannot remove themselves.</translation>
    </message>
    <message>
        <source>Paling banyak 48 petugas bisa masuk di meja ini.</source>
        <translation>At most 48 people can sign in at this desk.</translation>
    </message>
    <message>
        <source>Orang lain yang mengesahkan, bukan petugas itu sendiri.</source>
        <translation>Somebody else must confirm it, not that person.</translation>
    </message>
    <message>
        <source>Nama petugas kosong atau terlalu panjang.</source>
        <translation>The person&apos;s name is empty or too long.</translation>
    </message>
    <message>
        <source>Itu orang yang sama; pilih pelapor lain.</source>
        <translation>That is the same person; choose another reporter.</translation>
    </message>
    <message>
        <source>Pelapor ini sudah digabung ke pelapor lain.</source>
        <translation>This reporter has already been merged into another.</translation>
    </message>
    <message>
        <source>Tiket tidak bisa digabung ke dirinya sendiri.</source>
        <translation>A ticket cannot be merged into itself.</translation>
    </message>
    <message>
        <source>Tiket induknya sendiri sudah digabung; pilih induknya.</source>
        <translation>The main ticket has itself been merged; choose its main ticket.</translation>
    </message>
    <message>
        <source>Sudah diubah lagi sesudah itu; dibiarkan seperti sekarang.</source>
        <translation>Changed again since; left as it is now.</translation>
    </message>
    <message>
        <source>Tiket sudah di tingkat tertinggi.</source>
        <translation>The ticket is already at the highest level.</translation>
    </message>
    <message>
        <source>OPD ini di luar kewenangan; pakai “Di luar kewenangan” (F9).</source>
        <translation>This OPD is outside our authority; use “Outside our authority” (F9).</translation>
    </message>
    <message>
        <source>OPD ini di bawah Pemprov; teruskan, jangan dirujuk.</source>
        <translation>This OPD is part of the Province; send it on, do not refer it.</translation>
    </message>
    <message>
        <source>Pilih layanan darurat: 112, 110, 113, 118 atau 119.</source>
        <translation>Choose an emergency service: 112, 110, 113, 118 or 119.</translation>
    </message>
    <message>
        <source>Itu OPD yang sama; pilih OPD lain.</source>
        <translation>That is the same OPD; choose another OPD.</translation>
    </message>
    <message>
        <source>OPD ini tidak memegang tiket ini lagi; buka lagi tiketnya.</source>
        <translation>This OPD no longer holds this ticket; open the ticket again.</translation>
    </message>
    <message>
        <source>Nama ini sudah ada di daftar.</source>
        <translation>This name is already in the list.</translation>
    </message>
    <message>
        <source>Kode terdiri dari 8 huruf dan angka, misalnya ABCD-2345.</source>
        <translation>The code has 8 letters and digits, for example ABCD-2345.</translation>
    </message>
    <message>
        <source>Jam komputer ini salah. Betulkan tanggalnya, lalu simpan lagi.</source>
        <translation>This computer&apos;s clock is wrong. Set the date right, then save again.</translation>
    </message>
    <message>
        <source>Berkas sertifikat tambahan di settings.toml tidak bisa dibaca.</source>
        <translation>The additional certificate file in settings.toml cannot be read.</translation>
    </message>
    <message>
        <source>Alamat harus diawali https:// supaya data tidak terbaca di jalan.</source>
        <translation>The address must begin with https:// so that nobody reads the data on its way.</translation>
    </message>
    <message>
        <source>Tulis alamat lengkap, misalnya https://pusat.contoh.go.id</source>
        <translation>Write the whole address, for example https://pusat.contoh.go.id</translation>
    </message>
    <message>
        <source>Laporan ini tanpa identitas: {field} tidak disimpan.</source>
        <translation>This report is without identity: {field} is not stored.</translation>
    </message>
    <message>
        <source>{field} masih kosong.</source>
        <translation>{field} is still empty.</translation>
    </message>
    <message>
        <source>{field} belum ada.</source>
        <translation>{field} is missing.</translation>
    </message>
    <message>
        <source>{field} ini tidak dikenal.</source>
        <translation>{field} is not known.</translation>
    </message>
    <message>
        <source>{field} sama dengan yang sudah ada.</source>
        <translation>{field} is the same as before.</translation>
    </message>
    <message>
        <source>{field} sudah lewat; pilih yang akan datang.</source>
        <translation>{field} is in the past; choose one to come.</translation>
    </message>
    <message>
        <source>{field} sudah dipakai.</source>
        <translation>{field} is already in use.</translation>
    </message>
    <message>
        <source>{field} terlalu panjang.</source>
        <translation>{field} is too long.</translation>
    </message>
    <message>
        <source>Berkas ini diubah di tempat lain sejak dibuka.</source>
        <translation>This file was changed elsewhere since it was opened.</translation>
    </message>
    <message>
        <source>{field} belum benar.</source>
        <translation>{field} is not right yet.</translation>
    </message>
    <message>
        <source>Tiket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Pelapor</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Lampiran</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>Kiriman</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Draf</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Permohonan atau insiden</source>
        <translation>Request or incident</translation>
    </message>
    <message>
        <source>Serah terima</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>pagi</source>
        <translation>morning</translation>
    </message>
    <message>
        <source>siang</source>
        <translation>day</translation>
    </message>
    <message>
        <source>sore</source>
        <translation>evening</translation>
    </message>
    <message>
        <source>malam</source>
        <translation>night</translation>
    </message>
    <message>
        <source>{name} — pengawas</source>
        <translation>{name} — supervisor</translation>
    </message>
    <message>
        <source>di pusat, isinya menyangkut hal lain.</source>
        <translation>at the centre it is about something else.</translation>
    </message>
    <message>
        <source>langkah ini hanya boleh dibuat pusat.</source>
        <translation>only the centre may take this step.</translation>
    </message>
    <message>
        <source>kirimannya terlalu besar.</source>
        <translation>the item is too large.</translation>
    </message>
    <message>
        <source>pusat tidak bisa membaca isinya.</source>
        <translation>the centre cannot read its content.</translation>
    </message>
    <message>
        <source>Sampaikan alasan ini kepada petugas TI; jangan menulis ulang laporannya.</source>
        <translation>Tell IT this reason; do not write the report again.</translation>
    </message>
    <message>
        <source>Coba kirim lagi. Bila tetap ditahan, simpan ke berkas dan hubungi petugas TI.</source>
        <translation>Try to send again. If it stays held, save to a file and call IT.</translation>
    </message>
    <message>
        <source>Minta petugas TI memperbarui aplikasi, lalu coba kirim lagi.</source>
        <translation>Ask IT to update the program, then try to send again.</translation>
    </message>
    <message>
        <source>Betulkan jam komputer ini, lalu coba kirim lagi.</source>
        <translation>Set this computer&apos;s clock right, then try to send again.</translation>
    </message>
    <message>
        <source>tanda pengenalnya sudah dipakai kiriman lain yang isinya berbeda.</source>
        <translation>its identifier is already used by another record with other content.</translation>
    </message>
    <message>
        <source>Pusat menyimpan keduanya. Buka tiketnya, lalu catat sekali lagi bila langkah ini belum ada.</source>
        <translation>The centre keeps both. Open the ticket and record it once more if this step is missing.</translation>
    </message>
    <message>
        <source>urutannya sudah ditempati kiriman lain; mungkin data meja ini pernah disalin.</source>
        <translation>its place is taken by another record; perhaps this desk&apos;s data was copied once.</translation>
    </message>
    <message>
        <source>Coba kirim lagi: kiriman ini mendapat urutan baru dan isinya tetap.</source>
        <translation>Try to send again: it gets a new place and its content stays.</translation>
    </message>
    <message>
        <source>Catat isinya lagi dalam dua bagian; yang ini tetap tersimpan di sini.</source>
        <translation>Record it again in two parts; this one stays saved here.</translation>
    </message>
    <message>
        <source>pusat belum mengenal langkah ini.</source>
        <translation>the centre does not know this step yet.</translation>
    </message>
    <message>
        <source>nama operatornya tidak bisa dibaca pusat.</source>
        <translation>the centre cannot read the operator&apos;s name.</translation>
    </message>
    <message>
        <source>dikirim atas nama meja lain.</source>
        <translation>it was sent in the name of another desk.</translation>
    </message>
    <message>
        <source>urutan meja ini tidak bisa dibaca pusat.</source>
        <translation>the centre cannot read this desk&apos;s count.</translation>
    </message>
    <message>
        <source>waktunya tidak bisa dibaca pusat.</source>
        <translation>the centre cannot read its time.</translation>
    </message>
    <message>
        <source>jam komputer ini terlalu jauh dari jam pusat.</source>
        <translation>this computer&apos;s clock is too far from the centre&apos;s.</translation>
    </message>
    <message>
        <source>pusat tidak menyebut alasannya.</source>
        <translation>the centre gave no reason.</translation>
    </message>
    <message>
        <source>pusat menolaknya ({0}).</source>
        <translation>the centre refused it ({0}).</translation>
    </message>
    <message>
        <source>Baik</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>nomor belum diisi di direktori</source>
        <translation>number not yet in the directory</translation>
    </message>
    <message>
        <source>no. {year}, periksa</source>
        <translation>number of {year}, check</translation>
    </message>
    <message>
        <source>periksa</source>
        <translation>check</translation>
    </message>
    <message>
        <source>{n} tiket</source>
        <translation>tickets: {n}</translation>
    </message>
    <message>
        <source>kosong</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>di luar kewenangan · dirujuk dan dicatat</source>
        <translation>outside our authority · referred and recorded</translation>
    </message>
    <message>
        <source>paling lambat {day} ({n} hk)</source>
        <translation>by {day} ({n} wd)</translation>
    </message>
    <message>
        <source>tanpa nama dan nomor orang</source>
        <translation>without names and numbers of people</translation>
    </message>
    <message>
        <source>Catat permohonan</source>
        <translation>Register request</translation>
    </message>
    <message>
        <source>Yang diminta</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>Bukti identitas</source>
        <translation>Proof of identity</translation>
    </message>
    <message>
        <source>Penjelasan untuk pemohon</source>
        <translation>Explanation for the requester</translation>
    </message>
    <message>
        <source>Simpan perbaikan</source>
        <translation>Save correction</translation>
    </message>
    <message>
        <source>Nama yang benar</source>
        <translation>The correct name</translation>
    </message>
    <message>
        <source>Alamat yang benar</source>
        <translation>The correct address</translation>
    </message>
    <message>
        <source>Setujui</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Orang kedua</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>Kata sandinya</source>
        <translation>Their password</translation>
    </message>
    <message>
        <source>Catat insiden</source>
        <translation>Record incident</translation>
    </message>
    <message>
        <source>Kejadian</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Diketahui (WIB)</source>
        <translation>Known since (WIB)</translation>
    </message>
    <message>
        <source>tanggal-bulan-tahun jam.menit</source>
        <translation>day-month-year hour.minute</translation>
    </message>
    <message>
        <source>Nomor meja yang hilang</source>
        <translation>Number of the lost desk</translation>
    </message>
    <message>
        <source>dari admin list-devices; boleh kosong</source>
        <translation>from admin list-devices; may be empty</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Penanganan</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>Uraian baru</source>
        <translation>New description</translation>
    </message>
    <message>
        <source>Catat pemberitahuan</source>
        <translation>Record notice</translation>
    </message>
    <message>
        <source>Kepada</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Cara</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Hanya dibaca petugas</source>
        <translation>Only staff read this</translation>
    </message>
    <message>
        <source>Catatan disimpan</source>
        <translation>Note saved</translation>
    </message>
    <message>
        <source>Minta data ke pelapor</source>
        <translation>Ask the reporter for data</translation>
    </message>
    <message>
        <source>Minta data</source>
        <translation>Ask for data</translation>
    </message>
    <message>
        <source>Apa yang ditanyakan; jam berhenti sampai dijawab</source>
        <translation>What is asked; the clock stops until it is answered</translation>
    </message>
    <message>
        <source>Menunggu data pelapor</source>
        <translation>Waiting for the reporter</translation>
    </message>
    <message>
        <source>Data dari pelapor</source>
        <translation>Data from the reporter</translation>
    </message>
    <message>
        <source>Jawaban pelapor; jam berjalan lagi</source>
        <translation>Answer of the reporter; the clock runs again</translation>
    </message>
    <message>
        <source>Data diterima</source>
        <translation>Data received</translation>
    </message>
    <message>
        <source>Selesaikan</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>Bagaimana diselesaikan; disampaikan kepada pelapor</source>
        <translation>How it was resolved; the reporter is told</translation>
    </message>
    <message>
        <source>Tiket dinyatakan selesai</source>
        <translation>Ticket declared resolved</translation>
    </message>
    <message>
        <source>Tutup tiket</source>
        <translation>Close ticket</translation>
    </message>
    <message>
        <source>Alasan ditutup</source>
        <translation>Reason for closing</translation>
    </message>
    <message>
        <source>Tiket ditutup</source>
        <translation>Ticket closed</translation>
    </message>
    <message>
        <source>Buka lagi</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Apa yang belum beres menurut pelapor</source>
        <translation>What the reporter says is not settled</translation>
    </message>
    <message>
        <source>Tiket dibuka lagi</source>
        <translation>Ticket reopened</translation>
    </message>
    <message>
        <source>Tolak laporan</source>
        <translation>Reject report</translation>
    </message>
    <message>
        <source>Tolak</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>Alasan yang disampaikan kepada pelapor</source>
        <translation>Reason the reporter is told</translation>
    </message>
    <message>
        <source>Laporan ditolak</source>
        <translation>Report rejected</translation>
    </message>
    <message>
        <source>Simpan salinan lampiran</source>
        <translation>Save a copy of the attachment</translation>
    </message>
    <message>
        <source>Salinan disimpan: {name}</source>
        <translation>Copy saved: {name}</translation>
    </message>
    <message>
        <source>Diterima</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Terverifikasi</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Disposisi</source>
        <translation>Dispatched</translation>
    </message>
    <message>
        <source>Ditindaklanjuti</source>
        <translation>Followed up</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Ditutup</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Hampir lewat</source>
        <translation>Nearly overdue</translation>
    </message>
    <message>
        <source>Janji telepon</source>
        <translation>Promised calls</translation>
    </message>
    <message>
        <source>LAPOR! ragu</source>
        <translation>LAPOR! in doubt</translation>
    </message>
    <message>
        <source>Disisihkan</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Yang menyerahkan</source>
        <translation>Leaving</translation>
    </message>
    <message>
        <source>Yang menerima</source>
        <translation>Coming</translation>
    </message>
    <message>
        <source>belum ditandatangani</source>
        <translation>not signed yet</translation>
    </message>
    <message>
        <source>Belum dihitung: lembar dibuat sendiri saat giliran berakhir.</source>
        <translation>Not counted yet: the sheet is made by itself when the shift ends.</translation>
    </message>
    <message>
        <source>ditandatangani kedua pengawas</source>
        <translation>signed by both supervisors</translation>
    </message>
    <message>
        <source>sedang berjalan</source>
        <translation>under way</translation>
    </message>
    <message>
        <source>lembarnya belum dihitung</source>
        <translation>the sheet is not counted yet</translation>
    </message>
    <message>
        <source>menunggu tanda tangan kedua</source>
        <translation>waiting for the second signature</translation>
    </message>
    <message>
        <source>menunggu dua tanda tangan</source>
        <translation>waiting for two signatures</translation>
    </message>
    <message>
        <source>Lengkap</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Kurang {0} tanda tangan</source>
        <translation>Signatures missing: {0}</translation>
    </message>
    <message>
        <source>Kurang {0} ttd</source>
        <translation>Signatures missing: {0}</translation>
    </message>
    <message>
        <source> (sesudah ditandatangani)</source>
        <translation> (after it was signed)</translation>
    </message>
    <message>
        <source>semua terkirim</source>
        <translation>all sent</translation>
    </message>
    <message>
        <source>{0} belum terkirim</source>
        <translation>{0} unsent</translation>
    </message>
    <message>
        <source>, tertua {0}</source>
        <translation>, oldest {0}</translation>
    </message>
    <message>
        <source>{0} menandatangani lembar lain, {1}; lembar ini belum</source>
        <translation>{0} signed another sheet, {1}; not this one yet</translation>
    </message>
    <message>
        <source>Bertugas</source>
        <translation>On shift</translation>
    </message>
    <message>
        <source>Menurut jadwal</source>
        <translation>By the roster</translation>
    </message>
    <message>
        <source>Dihitung sampai {0} oleh {1}</source>
        <translation>Counted until {0} by {1}</translation>
    </message>
    <message>
        <source>Dihitung sampai {0} oleh {1}; yang masih menunggu: keadaan {2}</source>
        <translation>Counted until {0} by {1}; what still waits: as of {2}</translation>
    </message>
    <message>
        <source>Keadaan pada {0}, dihitung oleh {1} pada {2}</source>
        <translation>As of {0}, counted by {1} at {2}</translation>
    </message>
    <message>
        <source>Masih terbuka</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>Tepat waktu</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>Dijawab langsung</source>
        <translation>Answered at once</translation>
    </message>
    <message>
        <source>Dirujuk</source>
        <translation>Referred</translation>
    </message>
    <message>
        <source>Kantor ini tidak mengirim tiket ke SP4N-LAPOR!.</source>
        <translation>This office sends no tickets to SP4N-LAPOR!.</translation>
    </message>
    <message>
        <source>Seorang pelapor meminta datanya tidak dipakai: tiketnya tidak dikirim.</source>
        <translation>A reporter asked that their data not be used: their tickets are not sent.</translation>
    </message>
    <message>
        <source>Hanya tiket yang dipilih yang dikirim.</source>
        <translation>Only chosen tickets are sent.</translation>
    </message>
    <message>
        <source>Tiket belum punya nomor.</source>
        <translation>The ticket has no number yet.</translation>
    </message>
    <message>
        <source>Uraiannya kosong.</source>
        <translation>The description is empty.</translation>
    </message>
    <message>
        <source>Tiket ini digabung ke tiket lain.</source>
        <translation>This ticket was merged into another ticket.</translation>
    </message>
    <message>
        <source>Laporan ini ditolak di sini.</source>
        <translation>This report was rejected here.</translation>
    </message>
    <message>
        <source>Bukan pengaduan.</source>
        <translation>Not a complaint.</translation>
    </message>
    <message>
        <source>Di luar kewenangan provinsi.</source>
        <translation>Outside the Province&apos;s authority.</translation>
    </message>
    <message>
        <source>Pemetaannya belum lengkap.</source>
        <translation>Its mapping is not complete yet.</translation>
    </message>
    <message>
        <source>Aplikasi berhenti saat mengirim.</source>
        <translation>The application stopped while sending.</translation>
    </message>
    <message>
        <source>Diputuskan petugas.</source>
        <translation>Decided by a person.</translation>
    </message>
    <message>
        <source>Dibuka dari SP4N-LAPOR!; tidak pernah dikirim lagi ke sana.</source>
        <translation>Opened from SP4N-LAPOR!; it is never sent there again.</translation>
    </message>
    <message>
        <source>Hasilnya diketahui sebentar lagi.</source>
        <translation>The result is known in a moment.</translation>
    </message>
    <message>
        <source>Sudah ada di SP4N-LAPOR!.</source>
        <translation>SP4N-LAPOR! has it.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak menerimanya. Perbaiki, lalu kirim lagi.</source>
        <translation>SP4N-LAPOR! did not take it. Correct it, then send again.</translation>
    </message>
    <message>
        <source>Kiriman mungkin sudah sampai, mungkin tidak. Petugas yang memutuskan; tidak dikirim dua kali dengan sendirinya.</source>
        <translation>The report may have arrived or not. A person decides; it is not sent twice by itself.</translation>
    </message>
    <message>
        <source>Tidak dikirim karena alasan ini:</source>
        <translation>Not sent for this reason:</translation>
    </message>
    <message>
        <source>Petugas memutuskan tidak mengirimnya.</source>
        <translation>A person decided not to send it.</translation>
    </message>
    <message>
        <source>Hilang di sana</source>
        <translation>Gone there</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak mengenal nomor ini lagi. Cari nomor barunya, atau kirim lagi.</source>
        <translation>SP4N-LAPOR! no longer knows this number. Find its new number, or send again.</translation>
    </message>
    <message>
        <source>Mungkin lebih dari satu</source>
        <translation>Perhaps more than one</translation>
    </message>
    <message>
        <source>Di SP4N-LAPOR! mungkin ada lebih dari satu laporan dengan nomor tiket ini.</source>
        <translation>SP4N-LAPOR! may have more than one report with this ticket number.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! belum disambungkan.</source>
        <translation>SP4N-LAPOR! is not connected yet.</translation>
    </message>
    <message>
        <source>Dicatat sebelum sambungan dibuka.</source>
        <translation>Recorded before the connection was opened.</translation>
    </message>
    <message>
        <source>Dikirim sendiri begitu SP4N-LAPOR! terjangkau.</source>
        <translation>Sent by itself once SP4N-LAPOR! can be reached.</translation>
    </message>
    <message>
        <source>Akan dikirim</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>Tidak ada jawaban yang jelas ({x}).</source>
        <translation>No clear answer came ({x}).</translation>
    </message>
    <message>
        <source>Belum terkirim ({x}); dicoba lagi.</source>
        <translation>Not sent yet ({x}); tried again.</translation>
    </message>
    <message>
        <source>{kind} “{name}” belum punya padanan</source>
        <translation>{kind} “{name}” is not mapped yet</translation>
    </message>
    <message>
        <source>LAPOR · {0}</source>
        <translation>LAPOR · {0}</translation>
    </message>
    <message>
        <source>Ditolak</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Digabung</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>Laporan dicatat</source>
        <translation>Report registered</translation>
    </message>
    <message>
        <source>Isi diubah</source>
        <translation>Content changed</translation>
    </message>
    <message>
        <source>Diverifikasi</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Percakapan telepon</source>
        <translation>Phone conversation</translation>
    </message>
    <message>
        <source>Mencoba menghubungi pelapor</source>
        <translation>Tried to contact the reporter</translation>
    </message>
    <message>
        <source>Lampiran ditambahkan</source>
        <translation>Attachment added</translation>
    </message>
    <message>
        <source>Lampiran ada di pusat</source>
        <translation>File is at the centre</translation>
    </message>
    <message>
        <source>Akan dikirim ke SP4N-LAPOR!</source>
        <translation>To be sent to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Belum terkirim ke SP4N-LAPOR!, dicoba lagi</source>
        <translation>Not sent to SP4N-LAPOR! yet, tried again</translation>
    </message>
    <message>
        <source>Diterima SP4N-LAPOR!</source>
        <translation>Received by SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Ditolak SP4N-LAPOR!</source>
        <translation>Refused by SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Tidak pasti ada di SP4N-LAPOR!</source>
        <translation>Not certain whether SP4N-LAPOR! has it</translation>
    </message>
    <message>
        <source>Tidak dikirim ke SP4N-LAPOR!</source>
        <translation>Not sent to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Keadaan di SP4N-LAPOR! dipastikan</source>
        <translation>State at SP4N-LAPOR! settled</translation>
    </message>
    <message>
        <source>Status di SP4N-LAPOR!</source>
        <translation>Status at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Jawaban dari SP4N-LAPOR!</source>
        <translation>Answer from SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Balasan untuk SP4N-LAPOR!</source>
        <translation>Reply to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Balasan diterima SP4N-LAPOR!</source>
        <translation>Reply received by SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Diteruskan ke OPD</source>
        <translation>Sent on to OPD</translation>
    </message>
    <message>
        <source>Jawaban OPD</source>
        <translation>Answer of OPD</translation>
    </message>
    <message>
        <source>Meminta data ke pelapor</source>
        <translation>Asked the reporter for data</translation>
    </message>
    <message>
        <source>Data dari pelapor diterima</source>
        <translation>Data received from the reporter</translation>
    </message>
    <message>
        <source>Dirujuk ke luar kewenangan</source>
        <translation>Referred outside our authority</translation>
    </message>
    <message>
        <source>Diserahkan ke layanan darurat</source>
        <translation>Handed to emergency services</translation>
    </message>
    <message>
        <source>Dinyatakan selesai</source>
        <translation>Declared resolved</translation>
    </message>
    <message>
        <source>Permohonan data pribadi</source>
        <translation>Personal data request</translation>
    </message>
    <message>
        <source>Data untuk permohonan dicari</source>
        <translation>Data looked up for a request</translation>
    </message>
    <message>
        <source>Permohonan disetujui</source>
        <translation>Request approved</translation>
    </message>
    <message>
        <source>Permohonan dilaksanakan</source>
        <translation>Request carried out</translation>
    </message>
    <message>
        <source>Permohonan ditolak</source>
        <translation>Request refused</translation>
    </message>
    <message>
        <source>Meja melapor sudah menghapus</source>
        <translation>Desk reported the erasure done</translation>
    </message>
    <message>
        <source>Usulan penghapusan</source>
        <translation>Proposal to erase</translation>
    </message>
    <message>
        <source>Insiden data pribadi dicatat</source>
        <translation>Personal data incident recorded</translation>
    </message>
    <message>
        <source>Penanganan insiden dicatat</source>
        <translation>Measures on the incident recorded</translation>
    </message>
    <message>
        <source>Yang terdampak dihitung</source>
        <translation>Those affected counted</translation>
    </message>
    <message>
        <source>Pemberitahuan insiden dicatat</source>
        <translation>Notice of the incident recorded</translation>
    </message>
    <message>
        <source>Meja yang hilang dicabut</source>
        <translation>Lost desk retired</translation>
    </message>
    <message>
        <source>Insiden ditandatangani</source>
        <translation>Incident signed</translation>
    </message>
    <message>
        <source>Lembar serah terima dihitung</source>
        <translation>Hand-over sheet counted</translation>
    </message>
    <message>
        <source>Catatan serah terima</source>
        <translation>Hand-over note</translation>
    </message>
    <message>
        <source>Mulai bertugas</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>Selesai bertugas</source>
        <translation>Signed off</translation>
    </message>
    <message>
        <source>Kabar meja di akhir giliran</source>
        <translation>Desk&apos;s word at the end of the shift</translation>
    </message>
    <message>
        <source>Serah terima ditandatangani</source>
        <translation>Hand-over signed</translation>
    </message>
    <message>
        <source>Jadwal jaga dimuat</source>
        <translation>Roster imported</translation>
    </message>
    <message>
        <source>Disisihkan pusat</source>
        <translation>Set aside by the centre</translation>
    </message>
    <message>
        <source>pejabat penghubung OPD</source>
        <translation>liaison officer of the OPD</translation>
    </message>
    <message>
        <source>kepala OPD</source>
        <translation>head of the OPD</translation>
    </message>
    <message>
        <source>Sekda / Inspektorat</source>
        <translation>Sekda / Inspectorate</translation>
    </message>
    <message>
        <source>Ombudsman (ditawarkan kepada pelapor)</source>
        <translation>Ombudsman (offered to the reporter)</translation>
    </message>
    <message>
        <source>Dibuka lagi</source>
        <translation>Reopened</translation>
    </message>
    <message>
        <source>Digabung ke tiket lain</source>
        <translation>Merged into another ticket</translation>
    </message>
    <message>
        <source>Penggabungan tiket dibatalkan</source>
        <translation>Merging of tickets undone</translation>
    </message>
    <message>
        <source>Pelapor ditambahkan</source>
        <translation>Reporter added</translation>
    </message>
    <message>
        <source>Pelapor dilepas</source>
        <translation>Reporter removed</translation>
    </message>
    <message>
        <source>Diambil alih</source>
        <translation>Taken over</translation>
    </message>
    <message>
        <source>OPD diingatkan</source>
        <translation>OPD reminded</translation>
    </message>
    <message>
        <source>Dinaikkan</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>Naik menurut aturan</source>
        <translation>Raised by the rules</translation>
    </message>
    <message>
        <source>Ditunda</source>
        <translation>Snoozed</translation>
    </message>
    <message>
        <source>Telepon balik dijanjikan</source>
        <translation>Call back promised</translation>
    </message>
    <message>
        <source>Telepon balik dilakukan</source>
        <translation>Call back made</translation>
    </message>
    <message>
        <source>Survei kepuasan diisi</source>
        <translation>Satisfaction survey filled in</translation>
    </message>
    <message>
        <source>Langkah ditarik kembali</source>
        <translation>Step withdrawn</translation>
    </message>
    <message>
        <source>Nomor tiket diganti</source>
        <translation>Ticket number replaced</translation>
    </message>
    <message>
        <source>Penelepon dicatat</source>
        <translation>Caller recorded</translation>
    </message>
    <message>
        <source>Data penelepon diubah</source>
        <translation>Caller data changed</translation>
    </message>
    <message>
        <source>Data pribadi terlalu sering dibuka</source>
        <translation>Personal data opened too often</translation>
    </message>
    <message>
        <source>Peringatan sudah dilihat</source>
        <translation>Alert seen</translation>
    </message>
    <message>
        <source>Nomor telepon ditambahkan</source>
        <translation>Phone number added</translation>
    </message>
    <message>
        <source>Nomor telepon dihapus</source>
        <translation>Phone number removed</translation>
    </message>
    <message>
        <source>Pelapor digabung</source>
        <translation>Reporters merged</translation>
    </message>
    <message>
        <source>Gabungan pelapor dibatalkan</source>
        <translation>Merging of reporters undone</translation>
    </message>
    <message>
        <source>Identitas pelapor dihapus</source>
        <translation>Reporter&apos;s identity erased</translation>
    </message>
    <message>
        <source>Ditandai telepon iseng</source>
        <translation>Marked as a prank call</translation>
    </message>
    <message>
        <source>Pengaturan kantor diubah</source>
        <translation>Office settings changed</translation>
    </message>
    <message>
        <source>Akses</source>
        <translation>Access</translation>
    </message>
    <message>
        <source>Perbaikan</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Pembatasan</source>
        <translation>Restriction</translation>
    </message>
    <message>
        <source>Penghapusan</source>
        <translation>Erasure</translation>
    </message>
    <message>
        <source>KTP diperlihatkan</source>
        <translation>Identity card shown</translation>
    </message>
    <message>
        <source>Ditelepon balik ke nomor yang tercatat</source>
        <translation>Called back on the recorded number</translation>
    </message>
    <message>
        <source>Menyebut nomor dan isi tiketnya</source>
        <translation>Named number and content of their ticket</translation>
    </message>
    <message>
        <source>Surat kuasa diperlihatkan</source>
        <translation>Letter of authority shown</translation>
    </message>
    <message>
        <source>Identitas tidak terbukti</source>
        <translation>Identity not proven</translation>
    </message>
    <message>
        <source>Tidak ada datanya</source>
        <translation>There is no such data</translation>
    </message>
    <message>
        <source>Wajib disimpan menurut hukum</source>
        <translation>Must be kept by law</translation>
    </message>
    <message>
        <source>Laporannya masih ditangani</source>
        <translation>Their report is still being handled</translation>
    </message>
    <message>
        <source>Akan membuka data orang lain</source>
        <translation>Would reveal another person&apos;s data</translation>
    </message>
    <message>
        <source>Tercatat karena keliru</source>
        <translation>Registered by mistake</translation>
    </message>
    <message>
        <source>datanya belum dicari</source>
        <translation>the data has not been looked up</translation>
    </message>
    <message>
        <source>menunggu orang kedua</source>
        <translation>waiting for the second person</translation>
    </message>
    <message>
        <source>disetujui dua orang</source>
        <translation>approved by two people</translation>
    </message>
    <message>
        <source>selesai</source>
        <translation>done</translation>
    </message>
    <message>
        <source>ditolak</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>datanya sudah dicari</source>
        <translation>the data has been looked up</translation>
    </message>
    <message>
        <source>Komputer meja hilang atau dicuri</source>
        <translation>Desk computer lost or stolen</translation>
    </message>
    <message>
        <source>Data terkirim ke orang yang salah</source>
        <translation>Data sent to the wrong person</translation>
    </message>
    <message>
        <source>Ada yang masuk tanpa hak</source>
        <translation>Somebody came in without a right</translation>
    </message>
    <message>
        <source>Data tersebar</source>
        <translation>Data spread</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Pemilik data</source>
        <translation>Data subject</translation>
    </message>
    <message>
        <source>Lembaga pelindungan data pribadi</source>
        <translation>Data protection authority</translation>
    </message>
    <message>
        <source>Surel</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Pengumuman</source>
        <translation>Public announcement</translation>
    </message>
    <message>
        <source>Tidak perlu (tulis alasannya)</source>
        <translation>Not needed (write the reason)</translation>
    </message>
    <message>
        <source>Pengaduan</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Aspirasi</source>
        <translation>Aspiration</translation>
    </message>
    <message>
        <source>Permintaan informasi</source>
        <translation>Request for information</translation>
    </message>
    <message>
        <source>Berkadar pengawasan</source>
        <translation>Oversight matter</translation>
    </message>
    <message>
        <source>penanganan</source>
        <translation>measures</translation>
    </message>
    <message>
        <source>jumlah yang terdampak</source>
        <translation>number affected</translation>
    </message>
    <message>
        <source>pemberitahuan kepada pemilik data</source>
        <translation>notice to the data subjects</translation>
    </message>
    <message>
        <source>pemberitahuan kepada lembaga</source>
        <translation>notice to the authority</translation>
    </message>
    <message>
        <source>lewat 3 x 24 jam</source>
        <translation>past 3 x 24 hours</translation>
    </message>
    <message>
        <source>tepat waktu</source>
        <translation>on time</translation>
    </message>
    <message>
        <source>Permohonan</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Identitas</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>Dicatat</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Jawaban paling lambat</source>
        <translation>Answer due by</translation>
    </message>
    <message>
        <source>Ditemukan</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Disetujui</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Meja sudah menghapus</source>
        <translation>Desks that have erased</translation>
    </message>
    <message>
        <source>{n} isian</source>
        <translation>fields: {n}</translation>
    </message>
    <message>
        <source>{n} lampiran</source>
        <translation>attachments: {n}</translation>
    </message>
    <message>
        <source>{n} cadangan</source>
        <translation>backups: {n}</translation>
    </message>
    <message>
        <source>{n} meja</source>
        <translation>desks: {n}</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{n} orang</source>
        <translation>people: {n}</translation>
    </message>
    <message>
        <source>Diketahui (T0)</source>
        <translation>Known since (T0)</translation>
    </message>
    <message>
        <source>Pemberitahuan paling lambat</source>
        <translation>Notice due by</translation>
    </message>
    <message>
        <source>Uraian</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Meja yang hilang</source>
        <translation>Lost desk</translation>
    </message>
    <message>
        <source>Dicabut</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>Terdampak</source>
        <translation>Affected</translation>
    </message>
    <message>
        <source>Ditandatangani</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Darurat</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Segera</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>serahkan ke 112/110/113/119</source>
        <translation>hand to 112/110/113/119</translation>
    </message>
    <message>
        <source>sesuai batas waktu kategori</source>
        <translation>by the time limit of the category</translation>
    </message>
    <message>
        <source>bahaya, belum ada korban</source>
        <translation>danger, nobody hurt yet</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Datang langsung</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Lampung-In</source>
        <translation>Lampung-In</translation>
    </message>
    <message>
        <source>Surat</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Biasa</source>
        <translation>Ordinary</translation>
    </message>
    <message>
        <source>Anonim</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Rahasia</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Tanpa identitas</source>
        <translation>No identity</translation>
    </message>
    <message>
        <source>identitas terlihat oleh OPD yang menangani</source>
        <translation>the handling OPD sees the identity</translation>
    </message>
    <message>
        <source>identitas disimpan, tidak diteruskan ke OPD</source>
        <translation>identity is kept, not passed to the OPD</translation>
    </message>
    <message>
        <source>isi dan identitas hanya untuk yang berwenang</source>
        <translation>content and identity for authorised people only</translation>
    </message>
    <message>
        <source>nama dan nomor tidak disimpan sama sekali</source>
        <translation>name and number are not kept at all</translation>
    </message>
    <message>
        <source>Sedang dikerjakan</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Tuntas</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Menurut waktu</source>
        <translation>By time</translation>
    </message>
    <message>
        <source>Kabupaten dan kota</source>
        <translation>Regencies and cities</translation>
    </message>
    <message>
        <source>Kecamatan</source>
        <translation>Districts</translation>
    </message>
    <message>
        <source>Kanal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Kerahasiaan</source>
        <translation>Confidentiality</translation>
    </message>
    <message>
        <source>Batas waktu</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Rujukan ke luar kewenangan</source>
        <translation>Referrals outside the authority</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Instansi tujuan</source>
        <translation>Receiving agency</translation>
    </message>
    <message>
        <source>Terbuka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>% tepat waktu</source>
        <translation>% on time</translation>
    </message>
    <message>
        <source>Diteruskan</source>
        <translation>Sent on</translation>
    </message>
    <message>
        <source>Dijawab</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Median hk</source>
        <translation>Median wd</translation>
    </message>
    <message>
        <source>P90 hk</source>
        <translation>P90 wd</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Diam</source>
        <translation>Silent</translation>
    </message>
    <message>
        <source>Tak terjawab</source>
        <translation>Unanswered</translation>
    </message>
    <message>
        <source>Bukan wewenang</source>
        <translation>Not competent</translation>
    </message>
    <message>
        <source>Dialihkan</source>
        <translation>Transferred</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Dipenuhi</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>% dipenuhi</source>
        <translation>% met</translation>
    </message>
    <message>
        <source>Baris kecil, disatukan</source>
        <translation>Small rows, joined</translation>
    </message>
    <message>
        <source>Dihitung menurut hari tiket dicatat (WIB). Tepat waktu dan lewat batas: batas waktu penyelesaian; tiket yang digabung tidak dinilai.</source>
        <translation>Counted by the day the ticket was registered (WIB). On time and overdue: the limit for resolving; merged tickets are not judged.</translation>
    </message>
    <message>
        <source>hk: hari kerja sejak diteruskan sampai OPD menjawab; P90: 90 % jawaban datang dalam waktu itu. Diam: tidak menjawab sampai batasnya lewat, juga bila tiketnya kemudian diakhiri meja; tak terjawab: diakhiri meja sebelum batasnya. % tepat waktu OPD: dari yang dijawab dan yang diam.</source>
        <translation>wd: working days from sending on to the OPD&apos;s answer; P90: 90 % of the answers come within that time. Silent: no answer until past the limit, also if the desk ended the ticket later; unanswered: ended by the desk before the limit. % on time of an OPD: of the answered and the silent ones.</translation>
    </message>
    <message>
        <source>Baris dengan kurang dari 5 tiket yang di antaranya anonim, rahasia atau tanpa identitas disatukan dengan baris kecil lain; kolom yang dapat membukanya dikosongkan.</source>
        <translation>Rows of fewer than 5 tickets with an anonymous, confidential or identity-free one among them are joined with other small rows; columns that could reveal them are left empty.</translation>
    </message>
    <message>
        <source>Kepuasan dihitung menurut hari survei dijawab (WIB), bukan hari tiket dicatat. Survei tiket anonim, rahasia atau tanpa identitas hanya masuk angka seluruhnya, bila tidak sedikit.</source>
        <translation>Satisfaction is counted by the day the survey was answered (WIB), not the day the ticket was registered. Surveys of anonymous, confidential or identity-free tickets enter the altogether figure only, and only when they are not few.</translation>
    </message>
    <message>
        <source>Tanpa kategori</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>Seluruhnya</source>
        <translation>Altogether</translation>
    </message>
    <message>
        <source>{0} penerusan</source>
        <translation>{0} dispatches</translation>
    </message>
    <message>
        <source>{0} hitungan</source>
        <translation>{0} clocks</translation>
    </message>
    <message>
        <source>Triwulan {n} {year}</source>
        <translation>Quarter {n} {year}</translation>
    </message>
    <message>
        <source>Wilayah tidak diketahui</source>
        <translation>Area unknown</translation>
    </message>
    <message>
        <source>{0}, tanpa kecamatan</source>
        <translation>{0}, no district</translation>
    </message>
    <message>
        <source>Tiket masuk</source>
        <translation>Tickets received</translation>
    </message>
    <message>
        <source>% lewat batas</source>
        <translation>% overdue</translation>
    </message>
    <message>
        <source>per hari</source>
        <translation>by day</translation>
    </message>
    <message>
        <source>per bulan</source>
        <translation>by month</translation>
    </message>
    <message>
        <source>per triwulan</source>
        <translation>by quarter</translation>
    </message>
    <message>
        <source>Lewat batas</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Hampir batas</source>
        <translation>Nearly due</translation>
    </message>
    <message>
        <source>OPD diam</source>
        <translation>OPD silent</translation>
    </message>
    <message>
        <source>Saling lempar</source>
        <translation>Passed around</translation>
    </message>
    <message>
        <source>Berulang</source>
        <translation>Repeated</translation>
    </message>
    <message>
        <source>Sensitif</source>
        <translation>Sensitive</translation>
    </message>
    <message>
        <source>Telepon balik</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>Konflik</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>Berjalan</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Belum dikirim</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Sedang dikirim</source>
        <translation>Being sent</translation>
    </message>
    <message>
        <source>Terkirim</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Tidak dikirim</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>menunggu dikirim</source>
        <translation>waiting to be sent</translation>
    </message>
    <message>
        <source>sedang dikirim</source>
        <translation>being sent</translation>
    </message>
    <message>
        <source>terkirim</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>tidak pasti sampai</source>
        <translation>not certain to have arrived</translation>
    </message>
    <message>
        <source>Masuk</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>Gagal masuk</source>
        <translation>Failed sign-in</translation>
    </message>
    <message>
        <source>Keluar</source>
        <translation>Sign-out</translation>
    </message>
    <message>
        <source>Ditolak: tidak berhak</source>
        <translation>Refused: no right</translation>
    </message>
    <message>
        <source>Menampilkan data pribadi</source>
        <translation>Showed personal data</translation>
    </message>
    <message>
        <source>Terlalu sering menampilkan data</source>
        <translation>Showed data too often</translation>
    </message>
    <message>
        <source>Pengawas mengizinkan</source>
        <translation>Supervisor gave permission</translation>
    </message>
    <message>
        <source>Izin pengawas gagal</source>
        <translation>Supervisor&apos;s permission failed</translation>
    </message>
    <message>
        <source>Menyimpan ke berkas</source>
        <translation>Saved to a file</translation>
    </message>
    <message>
        <source>Mencetak</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Tanda iseng</source>
        <translation>Prank mark</translation>
    </message>
    <message>
        <source>Menggabung pelapor</source>
        <translation>Merged reporters</translation>
    </message>
    <message>
        <source>Mengubah pengaturan</source>
        <translation>Changed settings</translation>
    </message>
    <message>
        <source>Mengubah aturan</source>
        <translation>Changed rules</translation>
    </message>
    <message>
        <source>Keputusan SP4N-LAPOR!</source>
        <translation>Decision on SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Kunci &amp; orang</source>
        <translation>Keys &amp; people</translation>
    </message>
    <message>
        <source>Penghapusan data pribadi</source>
        <translation>Erasure of personal data</translation>
    </message>
    <message>
        <source>Pembatasan data pribadi</source>
        <translation>Restriction of personal data</translation>
    </message>
    <message>
        <source>Permohonan pemilik data</source>
        <translation>Data subject&apos;s request</translation>
    </message>
    <message>
        <source>Masa simpan</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>Insiden data</source>
        <translation>Data incident</translation>
    </message>
    <message>
        <source>Akun pusat</source>
        <translation>Centre account</translation>
    </message>
    <message>
        <source>Meja</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Pemulihan</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Permintaan ditolak</source>
        <translation>Request denied</translation>
    </message>
    <message>
        <source>Membaca jejak audit</source>
        <translation>Read the audit trail</translation>
    </message>
    <message>
        <source>Jejak audit tidak utuh</source>
        <translation>Audit trail is not whole</translation>
    </message>
    <message>
        <source>membuka meja</source>
        <translation>opened the desk</translation>
    </message>
    <message>
        <source>membuka kunci</source>
        <translation>unlocked</translation>
    </message>
    <message>
        <source>ganti petugas</source>
        <translation>change of person</translation>
    </message>
    <message>
        <source>mengunci meja</source>
        <translation>locked the desk</translation>
    </message>
    <message>
        <source>lama tidak disentuh</source>
        <translation>long untouched</translation>
    </message>
    <message>
        <source>menutup aplikasi</source>
        <translation>closed the application</translation>
    </message>
    <message>
        <source>ditandai</source>
        <translation>marked</translation>
    </message>
    <message>
        <source>ditarik</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>digabung</source>
        <translation>merged</translation>
    </message>
    <message>
        <source>dibatalkan</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>catatan diubah</source>
        <translation>entry changed</translation>
    </message>
    <message>
        <source>catatan hilang</source>
        <translation>entry missing</translation>
    </message>
    <message>
        <source>urutan berbeda dari pusat</source>
        <translation>order differs from the centre&apos;s</translation>
    </message>
    <message>
        <source>catatan pusat berkurang</source>
        <translation>the centre has fewer entries</translation>
    </message>
    <message>
        <source>bukan perannya</source>
        <translation>not their role</translation>
    </message>
    <message>
        <source>tanpa peran di meja</source>
        <translation>no role at a desk</translation>
    </message>
    <message>
        <source>izin pusat habis</source>
        <translation>centre&apos;s permission expired</translation>
    </message>
    <message>
        <source>kata sandi salah</source>
        <translation>wrong password</translation>
    </message>
    <message>
        <source>orang yang sama</source>
        <translation>the same person</translation>
    </message>
    <message>
        <source>tiket</source>
        <translation>ticket</translation>
    </message>
    <message>
        <source>pelapor</source>
        <translation>reporter</translation>
    </message>
    <message>
        <source>draf</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>petugas</source>
        <translation>person</translation>
    </message>
    <message>
        <source>meja</source>
        <translation>desk</translation>
    </message>
    <message>
        <source>pengaturan meja</source>
        <translation>desk settings</translation>
    </message>
    <message>
        <source>pengaturan kantor</source>
        <translation>office settings</translation>
    </message>
    <message>
        <source>permohonan atau insiden</source>
        <translation>request or incident</translation>
    </message>
    <message>
        <source>serah terima</source>
        <translation>hand-over</translation>
    </message>
    <message>
        <source>kiriman</source>
        <translation>outgoing work</translation>
    </message>
    <message>
        <source>lembar LAPOR!</source>
        <translation>LAPOR! sheet</translation>
    </message>
    <message>
        <source>jejak audit</source>
        <translation>audit trail</translation>
    </message>
    <message>
        <source>hak</source>
        <translation>right</translation>
    </message>
    <message>
        <source>menampilkan data</source>
        <translation>show data</translation>
    </message>
    <message>
        <source>menyimpan ke berkas</source>
        <translation>save to a file</translation>
    </message>
    <message>
        <source>Ada catatan yang diubah di luar aplikasi.</source>
        <translation>An entry was changed outside the application.</translation>
    </message>
    <message>
        <source>Pusat pernah menerima catatan yang sekarang tidak ada di sini: basis data lama dipasang kembali, atau catatan dihapus.</source>
        <translation>The centre once received entries that are not here now: an old database was put back, or entries were removed.</translation>
    </message>
    <message>
        <source>Catatan di sini berbeda dari yang pernah diterima pusat: basis data lama dipasang kembali, atau disalin ke komputer lain.</source>
        <translation>The entries here differ from what the centre once received: an old database was put back, or copied to another computer.</translation>
    </message>
    <message>
        <source>Pusat kehilangan catatan yang pernah diterimanya.</source>
        <translation>The centre lost entries it once had.</translation>
    </message>
    <message>
        <source>tidak ada di sana</source>
        <translation>not there</translation>
    </message>
    <message>
        <source>daftarnya tidak lengkap</source>
        <translation>the list is incomplete</translation>
    </message>
    <message>
        <source>Penerusan pertama</source>
        <translation>First dispatch</translation>
    </message>
    <message>
        <source>Verifikasi</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Penyelesaian</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Jawaban pelapor</source>
        <translation>Answer of reporter</translation>
    </message>
    <message>
        <source>Lewat</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Hampir</source>
        <translation>Near</translation>
    </message>
    <message>
        <source>Jeda</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>tersimpan di sini</source>
        <translation>kept here</translation>
    </message>
    <message>
        <source>dikirim, menunggu jawaban pusat</source>
        <translation>sent, waiting for the centre</translation>
    </message>
    <message>
        <source>terkirim, menunggu gema pusat</source>
        <translation>sent, waiting for the echo</translation>
    </message>
    <message>
        <source>akan diserahkan ulang</source>
        <translation>to be handed over again</translation>
    </message>
    <message>
        <source>ditahan, perlu dilihat</source>
        <translation>held back, needs a look</translation>
    </message>
    <message>
        <source>diterima pusat</source>
        <translation>centre has it</translation>
    </message>
    <message>
        <source>di sini, belum di pusat</source>
        <translation>here, not yet at the centre</translation>
    </message>
    <message>
        <source>mengirim {percent} %</source>
        <translation>sending {percent}%</translation>
    </message>
    <message>
        <source>di pusat</source>
        <translation>at the centre</translation>
    </message>
    <message>
        <source>ditolak: {reason}</source>
        <translation>refused: {reason}</translation>
    </message>
    <message>
        <source>masih di meja lain, belum di pusat</source>
        <translation>still at another desk, not yet at the centre</translation>
    </message>
    <message>
        <source>berkasnya rusak atau hilang di komputer ini</source>
        <translation>the file is damaged or lost on this computer</translation>
    </message>
    <message>
        <source>isinya berubah di jalan, berulang kali</source>
        <translation>its content changed on the way, again and again</translation>
    </message>
    <message>
        <source>jenis berkas ini tidak diterima pusat</source>
        <translation>the centre does not take this kind of file</translation>
    </message>
    <message>
        <source>gambarnya lebih besar dari 40 juta titik</source>
        <translation>the picture is larger than 40 million pixels</translation>
    </message>
    <message>
        <source>lebih besar dari batas pusat</source>
        <translation>larger than the centre allows</translation>
    </message>
    <message>
        <source>alasan {code}</source>
        <translation>reason {code}</translation>
    </message>
    <message>
        <source>di pusat, diambil saat dibuka</source>
        <translation>at the centre, fetched when opened</translation>
    </message>
    <message>
        <source>mengambil {percent} %</source>
        <translation>fetching {percent}%</translation>
    </message>
    <message>
        <source>Nilai dipilih; yang lain tetap ada di riwayat</source>
        <translation>Value chosen; the other stays in the history</translation>
    </message>
    <message>
        <source>Status tetap; langkah yang terlambat ada di riwayat</source>
        <translation>State kept; the late step stays in the story</translation>
    </message>
    <message>
        <source>Langkah rekan datang terlambat: {0}</source>
        <translation>A colleague&apos;s step came late: {0}</translation>
    </message>
    <message>
        <source>Tiket dibuka lagi; sekarang ulangi langkahnya</source>
        <translation>Ticket reopened; now do the step again</translation>
    </message>
    <message>
        <source>{0} instansi</source>
        <translation>{0} agencies</translation>
    </message>
    <message>
        <source>{0} kategori</source>
        <translation>{0} categories</translation>
    </message>
    <message>
        <source>{0} lokasi</source>
        <translation>{0} locations</translation>
    </message>
    <message>
        <source>{0} topik</source>
        <translation>{0} topics</translation>
    </message>
    <message>
        <source>{0} templat jawaban</source>
        <translation>{0} answer templates</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! menjawab dalam {0} milidetik</source>
        <translation>SP4N-LAPOR! answered in {0} milliseconds</translation>
    </message>
    <message>
        <source>Alamat dan token diterima, tetapi daftarnya kosong: tidak ada instansi, kategori, lokasi, atau topik. Periksa jalur di Lanjutan.</source>
        <translation>The address and token are accepted, but the lists are empty: no agencies, categories, locations or topics. Check the paths under Advanced.</translation>
    </message>
    <message>
        <source>Belum ada yang disimpan.</source>
        <translation>Nothing is saved yet.</translation>
    </message>
    <message>
        <source>Antarmuka {0} tidak bisa diuji tanpa mengirim</source>
        <translation>Interface {0} cannot be tested without sending</translation>
    </message>
    <message>
        <source>Antarmuka ini hanya menerima laporan. Simpan, lalu kirim satu tiket pilihan dan lihat jawabannya di daftar kerja.</source>
        <translation>This interface only takes reports. Save, then send one chosen ticket and see the answer in the work list.</translation>
    </message>
    <message>
        <source>penyimpan kunci</source>
        <translation>keychain</translation>
    </message>
    <message>
        <source>Kata SP4N-LAPOR!: “{0}”.</source>
        <translation>SP4N-LAPOR! says: “{0}”.</translation>
    </message>
    <message>
        <source>Periksa ejaan alamat pada langkah 1, lalu uji lagi.</source>
        <translation>Check the spelling of the address in step 1, then test again.</translation>
    </message>
    <message>
        <source>Alamat dasar atau jalurnya keliru: cocokkan langkah 1 dan Lanjutan → Jalur dengan dokumen akun pengembang SP4N-LAPOR!.</source>
        <translation>The base address or its path is wrong: compare step 1 and Advanced → Path with the document of the SP4N-LAPOR! developer account.</translation>
    </message>
    <message>
        <source>Jangan lanjutkan. Hubungi petugas TI; bila kantor memakai sertifikat sendiri, isi extra_ca di settings.toml meja ini.</source>
        <translation>Do not go on. Call IT support; if the office uses its own certificate, set extra_ca in this desk&apos;s settings.toml.</translation>
    </message>
    <message>
        <source>Coba lagi beberapa menit lagi; belum tentu ada yang salah di sini.</source>
        <translation>Try again in a few minutes; nothing need be wrong here.</translation>
    </message>
    <message>
        <source>Periksa sambungan internet meja ini, lalu uji lagi.</source>
        <translation>Check this desk&apos;s internet connection, then test again.</translation>
    </message>
    <message>
        <source>Salin token sekali lagi dari akun pengembang dan periksa cara mengirimnya (tanpa atau dengan Bearer) pada langkah 1.</source>
        <translation>Copy the token from the developer account once more and check how it is sent (without or with Bearer) in step 1.</translation>
    </message>
    <message>
        <source>Periksa alamat dan porta pada langkah 1; bila benar, server mereka sedang mati atau jaringan kantor menutupnya.</source>
        <translation>Check the address and port in step 1; if they are right, their server is down or the office network blocks it.</translation>
    </message>
    <message>
        <source>Minta petugas TI mengizinkan alamat ini di proksi kantor.</source>
        <translation>Ask IT support to allow this address in the office proxy.</translation>
    </message>
    <message>
        <source>Periksa tanggal dan jam komputer ini, lalu uji lagi.</source>
        <translation>Check this computer&apos;s date and clock, then test again.</translation>
    </message>
    <message>
        <source>Bila Wi-Fi meminta login, masuk dahulu. Bila tidak, alamat pada langkah 1 menuju situs biasa, bukan layanannya.</source>
        <translation>If the Wi-Fi asks for a login, log in first. If not, the address in step 1 leads to an ordinary site, not to the service.</translation>
    </message>
    <message>
        <source>Layanan di sana mungkin sudah berubah: cocokkan antarmuka dan jalurnya; bila tetap, sampaikan kode dalam kurung ke petugas TI.</source>
        <translation>The service there may have changed: compare the interface and the paths; if it stays so, tell IT support the code in brackets.</translation>
    </message>
    <message>
        <source>Cocokkan antarmuka dan isian akun dengan dokumen akun pengembang.</source>
        <translation>Compare the interface and the account fields with the document of the developer account.</translation>
    </message>
    <message>
        <source>Belum disambungkan</source>
        <translation>Not connected yet</translation>
    </message>
    <message>
        <source>Token belum ada di meja ini</source>
        <translation>No token at this desk yet</translation>
    </message>
    <message>
        <source>Token disimpan per komputer. Masukkan di tab Sambungan.</source>
        <translation>A token is kept per computer. Enter it in the Connection tab.</translation>
    </message>
    <message>
        <source>Alamat diubah</source>
        <translation>Address changed</translation>
    </message>
    <message>
        <source>Dikirim oleh server pusat</source>
        <translation>Sent by the central server</translation>
    </message>
    <message>
        <source>Meja ini tidak mengirim sendiri; keputusan di bawah tetap berlaku.</source>
        <translation>This desk does not send itself; the decisions below still count.</translation>
    </message>
    <message>
        <source>Belum dihubungi</source>
        <translation>Not contacted yet</translation>
    </message>
    <message>
        <source>Dihubungi sendiri sebentar lagi.</source>
        <translation>Contacted by itself in a moment.</translation>
    </message>
    <message>
        <source>Terhubung</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>Tidak terjangkau</source>
        <translation>Not reachable</translation>
    </message>
    <message>
        <source>Tiket tetap tersimpan dan dikirim sendiri begitu tersambung.</source>
        <translation>Tickets stay saved and are sent by themselves once connected.</translation>
    </message>
    <message>
        <source>Token tidak diterima</source>
        <translation>Token not accepted</translation>
    </message>
    <message>
        <source>Tidak ada yang dikirim sampai token diganti di tab Sambungan.</source>
        <translation>Nothing is sent until the token is replaced in the Connection tab.</translation>
    </message>
    <message>
        <source>Gangguan</source>
        <translation>Trouble</translation>
    </message>
    <message>
        <source>Yang menjawab tidak seperti SP4N-LAPOR!.</source>
        <translation>What answers is not like SP4N-LAPOR!.</translation>
    </message>
    <message>
        <source>{0} sejak {1}</source>
        <translation>{0} since {1}</translation>
    </message>
    <message>
        <source>{0} menunggu</source>
        <translation>{0} waiting</translation>
    </message>
    <message>
        <source>Ke LAPOR: {0}</source>
        <translation>To LAPOR: {0}</translation>
    </message>
    <message>
        <source>Dicoba lagi dalam {0}.</source>
        <translation>Tried again in {0}.</translation>
    </message>
    <message>
        <source>Terakhir berhasil {0}.</source>
        <translation>Last success {0}.</translation>
    </message>
    <message>
        <source>Tidak pasti</source>
        <translation>Uncertain</translation>
    </message>
    <message>
        <source>Meja pengirim diam</source>
        <translation>Sending desk is silent</translation>
    </message>
    <message>
        <source>Ditolak LAPOR</source>
        <translation>Refused by LAPOR</translation>
    </message>
    <message>
        <source>Lebih dari satu di sana</source>
        <translation>More than one there</translation>
    </message>
    <message>
        <source>Mungkin terkirim dua kali</source>
        <translation>Perhaps sent twice</translation>
    </message>
    <message>
        <source>Jawaban gagal</source>
        <translation>Answer failed</translation>
    </message>
    <message>
        <source>Hilang dari LAPOR</source>
        <translation>Gone from LAPOR</translation>
    </message>
    <message>
        <source>Dua tiket satu laporan</source>
        <translation>Two tickets, one report</translation>
    </message>
    <message>
        <source>Kiriman sudah berangkat dan hasilnya tidak diketahui; mengirim lagi bisa membuatnya dua kali di SP4N-LAPOR!.</source>
        <translation>The report has left and the result is not known; sending again may make two of it at SP4N-LAPOR!.</translation>
    </message>
    <message>
        <source>Meja lain sedang mengirimnya lalu tidak memberi kabar lebih dari sehari; hanya orang yang tahu apakah sempat terkirim.</source>
        <translation>Another desk was sending it, then gave no word for over a day; only a person knows whether it was sent.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! menolaknya; ada yang perlu diperbaiki sebelum dikirim lagi.</source>
        <translation>SP4N-LAPOR! refused it; something must be corrected before it is sent again.</translation>
    </message>
    <message>
        <source>Nomor tiket ini ada pada lebih dari satu laporan di SP4N-LAPOR!; sebutkan mana yang benar.</source>
        <translation>More than one report at SP4N-LAPOR! has this ticket number; say which is the right one.</translation>
    </message>
    <message>
        <source>Dua meja mungkin sama-sama mengirimnya; lihat di SP4N-LAPOR!, lalu sebutkan nomor yang benar.</source>
        <translation>Two desks may both have sent it; look at SP4N-LAPOR!, then give the right number.</translation>
    </message>
    <message>
        <source>Jawaban kita belum tentu sampai, atau ditolak; lihat di SP4N-LAPOR!, lalu putuskan.</source>
        <translation>Our answer may not have arrived, or was refused; look at SP4N-LAPOR!, then decide.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak lagi mengenal nomor laporannya; mungkin digabung atau dihapus di sana.</source>
        <translation>SP4N-LAPOR! no longer knows the report number; perhaps it was merged or deleted there.</translation>
    </message>
    <message>
        <source>Tiket lain memegang nomor laporan SP4N-LAPOR! yang sama. Buka keduanya: bila perkaranya satu, pilih Gabung pada salah satunya; bila bukan, sebutkan nomor yang benar.</source>
        <translation>Another ticket has the same SP4N-LAPOR! report number. Open both: if it is one matter, choose Merge on one of them; if not, give the right number.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak bisa dicari dari sini, jadi aplikasi tidak bisa memastikannya sendiri.</source>
        <translation>SP4N-LAPOR! cannot be searched from here, so the application cannot settle it by itself.</translation>
    </message>
    <message>
        <source>Sudah dicari dan tidak ada; pengiriman ulang otomatis sudah terpakai.</source>
        <translation>It was searched and is not there; the one automatic resend is used up.</translation>
    </message>
    <message>
        <source>Sudah dicari berulang kali dan daftar SP4N-LAPOR! tidak memberi jawaban jelas.</source>
        <translation>It was searched several times and SP4N-LAPOR!&apos;s list gives no clear answer.</translation>
    </message>
    <message>
        <source>Jam komputer pengirim meleset jauh, jadi waktunya tidak bisa dipercaya.</source>
        <translation>The sending computer&apos;s clock is far off, so its times cannot be trusted.</translation>
    </message>
    <message>
        <source>diterima SP4N-LAPOR!</source>
        <translation>received by SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>ditolak SP4N-LAPOR!</source>
        <translation>refused by SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>tidak jadi berangkat</source>
        <translation>did not leave after all</translation>
    </message>
    <message>
        <source>hasilnya tidak diketahui</source>
        <translation>result unknown</translation>
    </message>
    <message>
        <source>hasilnya belum diketahui</source>
        <translation>result not known yet</translation>
    </message>
    <message>
        <source>nomor tiket ini tidak ada di daftarnya</source>
        <translation>this ticket number is not in its list</translation>
    </message>
    <message>
        <source>daftarnya tidak terbaca seluruhnya</source>
        <translation>its list could not be read to the end</translation>
    </message>
    <message>
        <source>Tiket tanpa uraian</source>
        <translation>Ticket without a description</translation>
    </message>
    <message>
        <source>Aplikasi masih mencarinya; Anda boleh memutuskan lebih dulu.</source>
        <translation>The application is still searching for it; you may decide before.</translation>
    </message>
    <message>
        <source>Sudah pasti tidak ada; dikirim ulang sendiri satu kali.</source>
        <translation>It is certainly not there; it is sent again once by itself.</translation>
    </message>
    <message>
        <source>Meja pengirimnya masih mencarinya.</source>
        <translation>The sending desk is still searching for it.</translation>
    </message>
    <message>
        <source>Dicari di SP4N-LAPOR!: {0}.</source>
        <translation>Searched at SP4N-LAPOR!: {0}.</translation>
    </message>
    <message>
        <source>Di SP4N-LAPOR!: {0}</source>
        <translation>At SP4N-LAPOR!: {0}</translation>
    </message>
    <message>
        <source>Juga pada tiket {0}</source>
        <translation>Also on ticket {0}</translation>
    </message>
    <message>
        <source>Saat ini tiket ini tidak akan dikirim: {0}</source>
        <translation>At present this ticket will not be sent: {0}</translation>
    </message>
    <message>
        <source>Sama persis dengan yang dikirim.</source>
        <translation>Exactly the same as what was sent.</translation>
    </message>
    <message>
        <source>Tiketnya berubah sesudah dikirim; inilah isinya sekarang.</source>
        <translation>The ticket changed after it was sent; this is its content now.</translation>
    </message>
    <message>
        <source>anonim</source>
        <translation>anonymous</translation>
    </message>
    <message>
        <source>rahasia</source>
        <translation>secret</translation>
    </message>
    <message>
        <source>{0} foto</source>
        <translation>{0} photos</translation>
    </message>
    <message>
        <source>Dikirim; {0}.</source>
        <translation>Sent; {0}.</translation>
    </message>
    <message>
        <source>Baru</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Berubah</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Berbeda</source>
        <translation>Different</translation>
    </message>
    <message>
        <source>Baris bermasalah</source>
        <translation>Faulty rows</translation>
    </message>
    <message>
        <source>Bukan tiket kita</source>
        <translation>Not our ticket</translation>
    </message>
    <message>
        <source>Sama</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>Kolom {0} berisi rumus; barisnya dilewati.</source>
        <translation>Column {0} holds a formula; the row is skipped.</translation>
    </message>
    <message>
        <source>Tracking ID “{0}” bukan nomor; barisnya dilewati.</source>
        <translation>Tracking ID “{0}” is no number; the row is skipped.</translation>
    </message>
    <message>
        <source>Barisnya kosong.</source>
        <translation>The row is empty.</translation>
    </message>
    <message>
        <source>Tanggal “{0}” tidak terbaca; barisnya dibaca tanpa tanggal.</source>
        <translation>Date “{0}” cannot be read; the row is read without a date.</translation>
    </message>
    <message>
        <source>Hanya {0} baris pertama yang dibaca.</source>
        <translation>Only the first {0} rows are read.</translation>
    </message>
    <message>
        <source>nomor laporan</source>
        <translation>report number</translation>
    </message>
    <message>
        <source>instansi</source>
        <translation>agency</translation>
    </message>
    <message>
        <source>jawaban</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>Token meja ini disimpan tanpa alamat, jadi belum dikirim ke mana pun. Alamat SP4N-LAPOR! sekarang {0}. Pastikan ke pengawas, lalu setujui alamat itu atau masukkan token lagi.</source>
        <translation>This desk&apos;s token was kept without an address, so it has been sent nowhere yet. The address of SP4N-LAPOR! is now {0}. Make sure with a supervisor, then approve that address or enter the token again.</translation>
    </message>
    <message>
        <source>Alamat SP4N-LAPOR! diubah menjadi {0}, mungkin dari meja lain. Token meja ini hanya untuk {1} dan tidak dikirim ke alamat baru. Pastikan ke pengawas, lalu masukkan token lagi atau setujui alamat baru.</source>
        <translation>The address of SP4N-LAPOR! was changed to {0}, perhaps from another desk. This desk&apos;s token is only for {1} and is not sent to the new address. Make sure with a supervisor, then enter the token again or approve the new address.</translation>
    </message>
    <message>
        <source>Persetujuan</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>Insiden</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Tulis tanpa nomor telepon, NIK, atau surel: catatan ini tetap ada.</source>
        <translation>Write without phone number, NIK or e-mail: this note stays.</translation>
    </message>
    <message>
        <source>Tulis tanpa nomor telepon, NIK, atau surel.</source>
        <translation>Write without phone number, NIK or e-mail.</translation>
    </message>
    <message>
        <source>Waktu ini belum tiba.</source>
        <translation>That time has not come yet.</translation>
    </message>
    <message>
        <source>Tulis seperti 22-11-2026 14.05.</source>
        <translation>Write it like 22-11-2026 14.05.</translation>
    </message>
    <message>
        <source>Ini sudah selesai; muat ulang untuk melihat hasilnya.</source>
        <translation>This is done already; reload to see the result.</translation>
    </message>
    <message>
        <source>Langkah ini bukan untuk permohonan ini.</source>
        <translation>This step is not for this request.</translation>
    </message>
    <message>
        <source>Cari dahulu datanya.</source>
        <translation>Look up the data first.</translation>
    </message>
    <message>
        <source>Belum disetujui dua orang yang berbeda.</source>
        <translation>Not yet approved by two different people.</translation>
    </message>
    <message>
        <source>Datanya berubah sejak disetujui. Cari lagi, lalu minta persetujuan lagi.</source>
        <translation>The data has changed since it was approved. Look it up again, then ask for approval again.</translation>
    </message>
    <message>
        <source>Pembatasannya belum berlaku.</source>
        <translation>The restriction is not in force yet.</translation>
    </message>
    <message>
        <source>Permohonannya belum ada.</source>
        <translation>There is no such request yet.</translation>
    </message>
    <message>
        <source>Orang ini sudah menyetujui; perlu orang lain.</source>
        <translation>This person has approved already; another one is needed.</translation>
    </message>
    <message>
        <source>Cari dahulu datanya; yang disetujui adalah hasilnya.</source>
        <translation>Look up the data first; what is approved is the result.</translation>
    </message>
    <message>
        <source>Masih ada yang kurang sebelum bisa ditandatangani.</source>
        <translation>Something is still missing before it can be signed.</translation>
    </message>
    <message>
        <source>Insiden ini sudah ditutup dan tidak berubah lagi.</source>
        <translation>This incident is closed and does not change any more.</translation>
    </message>
    <message>
        <source>Tidak ada yang berbeda dari yang tercatat.</source>
        <translation>Nothing differs from what is recorded.</translation>
    </message>
    <message>
        <source>Belum ada yang melewati batas simpan.</source>
        <translation>Nothing is past its retention limit yet.</translation>
    </message>
    <message>
        <source>Masih ada usulan yang menunggu; selesaikan dahulu.</source>
        <translation>A proposal is still waiting; finish it first.</translation>
    </message>
    <message>
        <source>Perlu orang lain, bukan yang sedang duduk di sini.</source>
        <translation>Another person is needed, not the one who sits here.</translation>
    </message>
    <message>
        <source>Orang ini bukan pengawas atau petugas privasi.</source>
        <translation>This person is neither supervisor nor privacy officer.</translation>
    </message>
    <message>
        <source>Laporan pengaduan</source>
        <translation>Complaint report</translation>
    </message>
    <message>
        <source>Laporan berkala pengelolaan pengaduan (Perpres 76/2013)</source>
        <translation>Periodic report on complaint handling (Perpres 76/2013)</translation>
    </message>
    <message>
        <source>Dibuat</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>Call Center Provinsi Lampung</source>
        <translation>Call Center Provinsi Lampung</translation>
    </message>
    <message>
        <source>Baris</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Survei</source>
        <translation>Surveys</translation>
    </message>
    <message>
        <source>IKM</source>
        <translation>IKM</translation>
    </message>
    <message>
        <source>Mutu</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Kepuasan pelapor</source>
        <translation>Satisfaction of reporters</translation>
    </message>
    <message>
        <source>Jumlah nilai</source>
        <translation>Sum of scores</translation>
    </message>
    <message>
        <source>Menghubungi pelapor</source>
        <translation>Contacting the reporter</translation>
    </message>
    <message>
        <source>Melengkapi laporan</source>
        <translation>Completing the report</translation>
    </message>
    <message>
        <source>Memastikan orang yang sama</source>
        <translation>Making sure it is the same person</translation>
    </message>
    <message>
        <source>Permintaan pemilik data</source>
        <translation>Data subject&apos;s request</translation>
    </message>
    <message>
        <source>Alasan lain</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Lembar kunci pemulihan</source>
        <translation>Recovery key sheet</translation>
    </message>
    <message>
        <source>Bagian rahasia. Siapa pun yang memegang lembar ini bisa membuka data meja. Simpan di lemari besi lembaga, jangan difoto dan jangan disimpan di komputer.</source>
        <translation>Secret part. Whoever holds this sheet can open the desk&apos;s data. Keep it in the organisation&apos;s safe, do not photograph it and do not store it on a computer.</translation>
    </message>
    <message>
        <source>Dipakai dengan: main.py --recover. Tanda 0, 1, I, dan O tidak dipakai.</source>
        <translation>Used with: main.py --recover. The signs 0, 1, I and O are not used.</translation>
    </message>
    <message>
        <source>Bagian umum (boleh diketahui, dipasang di setiap meja):</source>
        <translation>Public part (may be known, installed at every desk):</translation>
    </message>
    <message>
        <source>Meja: {0}   Dibuat: {1}</source>
        <translation>Desk: {0}   Made: {1}</translation>
    </message>
    <message>
        <source>Menerima laporan dan mengerjakan tiket tetap bisa. Mengesahkan, membuka data pelapor, mengekspor, dan mengatur belum bisa.</source>
        <translation>Taking reports and working on tickets is still possible. Countersigning, opening reporters&apos; data, exporting and administering are not yet.</translation>
    </message>
    <message>
        <source>Peran dari pusat belum ada</source>
        <translation>No role from the centre yet</translation>
    </message>
    <message>
        <source>Masuk lagi (Ctrl+Alt+L) saat tersambung ke pusat.</source>
        <translation>Sign in again (Ctrl+Alt+L) when connected to the centre.</translation>
    </message>
    <message>
        <source>Belum dihubungkan dengan akun pusat</source>
        <translation>Not linked to a centre account yet</translation>
    </message>
    <message>
        <source>Hubungkan di Pengaturan → Kunci &amp; orang.</source>
        <translation>Link it in Settings → Keys &amp; people.</translation>
    </message>
    <message>
        <source>Pusat tidak menerima kata sandi ini</source>
        <translation>The centre does not accept this password</translation>
    </message>
    <message>
        <source>Akunnya belum ada, ditutup, atau kata sandinya lain di sana. Hubungkan lagi di Pengaturan → Kunci &amp; orang, atau hubungi admin pusat.</source>
        <translation>The account does not exist, is closed, or has another password there. Link it again in Settings → Keys &amp; people, or contact the centre&apos;s administrator.</translation>
    </message>
    <message>
        <source>Peran dari pusat sudah habis masa berlakunya</source>
        <translation>The role from the centre has expired</translation>
    </message>
    <message>
        <source>Peran di komputer ini diubah di luar pusat</source>
        <translation>The role on this computer was changed outside the centre</translation>
    </message>
    <message>
        <source>Perubahan itu tidak berlaku dan dicatat. Masuk lagi saat tersambung ke pusat, dan beri tahu petugas TI.</source>
        <translation>The change has no effect and is recorded. Sign in again when connected to the centre, and tell IT support.</translation>
    </message>
    <message>
        <source>Peran akun ini tidak bekerja di meja call center</source>
        <translation>This account&apos;s role does not work at a desk</translation>
    </message>
    <message>
        <source>Yang bisa bekerja di meja: operator, pengawas, dan petugas privasi.</source>
        <translation>Operators, supervisors and privacy officers can work at a desk.</translation>
    </message>
    <message>
        <source>Peran diubah di pusat</source>
        <translation>The role was changed at the centre</translation>
    </message>
    <message>
        <source>Masuk lagi (Ctrl+Alt+L) supaya peran yang baru berlaku.</source>
        <translation>Sign in again (Ctrl+Alt+L) for the new role to count.</translation>
    </message>
    <message>
        <source>Peran berlaku sampai {0}. Masuk lagi (Ctrl+Alt+L) sebelum itu.</source>
        <translation>The role counts until {0}. Sign in again (Ctrl+Alt+L) before that.</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>pengawas</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>petugas OPD</source>
        <translation>OPD officer</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
    <message>
        <source>petugas privasi</source>
        <translation>privacy officer</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>administrator</translation>
    </message>
    <message>
        <source>Persyaratan</source>
        <translation>Requirements</translation>
    </message>
    <message>
        <source>Sistem, mekanisme, prosedur</source>
        <translation>System and procedure</translation>
    </message>
    <message>
        <source>Waktu penyelesaian</source>
        <translation>Time to completion</translation>
    </message>
    <message>
        <source>Biaya/tarif</source>
        <translation>Cost/tariff</translation>
    </message>
    <message>
        <source>Produk layanan</source>
        <translation>Service product</translation>
    </message>
    <message>
        <source>Kompetensi pelaksana</source>
        <translation>Competence of staff</translation>
    </message>
    <message>
        <source>Perilaku pelaksana</source>
        <translation>Conduct of staff</translation>
    </message>
    <message>
        <source>Sarana dan prasarana</source>
        <translation>Facilities and infrastructure</translation>
    </message>
    <message>
        <source>Penanganan pengaduan</source>
        <translation>Handling of complaints</translation>
    </message>
    <message>
        <source>disatukan</source>
        <translation>joined</translation>
    </message>
    <message>
        <source>Jadwal tidak dimuat</source>
        <translation>Roster not imported</translation>
    </message>
    <message>
        <source>Berkas jadwal ini belum benar.</source>
        <translation>This roster file is not right yet.</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah; jadwal yang lama tetap berlaku.</source>
        <translation>Nothing was changed; the roster of before stays in force.</translation>
    </message>
    <message>
        <source>Perbaiki berkasnya, lalu muat lagi.</source>
        <translation>Correct the file, then import it again.</translation>
    </message>
    <message>
        <source>Berkasnya lebih besar dari 512 KB.</source>
        <translation>The file is larger than 512 KB.</translation>
    </message>
    <message>
        <source>Isinya bukan teks UTF-8.</source>
        <translation>Its content is not UTF-8 text.</translation>
    </message>
    <message>
        <source>Tidak ada satu giliran pun di dalamnya.</source>
        <translation>There is not one shift in it.</translation>
    </message>
    <message>
        <source>Lebih dari 1.500 giliran; bagi menjadi beberapa berkas.</source>
        <translation>More than 1,500 shifts; divide it into several files.</translation>
    </message>
    <message>
        <source>Baris {line}: perlu kolom nama, mulai, dan selesai, masing-masing satu.</source>
        <translation>Line {line}: it needs the columns nama, mulai and selesai, one of each.</translation>
    </message>
    <message>
        <source>Ini bukan berkas iCalendar.</source>
        <translation>This is not an iCalendar file.</translation>
    </message>
    <message>
        <source>Baris {line} tidak bisa dibaca.</source>
        <translation>Line {line} cannot be read.</translation>
    </message>
    <message>
        <source>Baris {line}: BEGIN dan END tidak berpasangan.</source>
        <translation>Line {line}: BEGIN and END do not match.</translation>
    </message>
    <message>
        <source>Baris {line}: kegiatan ini tidak punya DTSTART, DTEND, atau SUMMARY.</source>
        <translation>Line {line}: this event has no DTSTART, DTEND or SUMMARY.</translation>
    </message>
    <message>
        <source>Baris {line}: keterangan yang sama tertulis dua kali.</source>
        <translation>Line {line}: the same property stands twice.</translation>
    </message>
    <message>
        <source>Baris {line}: kegiatan berulang tidak diterima; tulis tiap giliran sendiri-sendiri.</source>
        <translation>Line {line}: repeating events are not taken; write each shift by itself.</translation>
    </message>
    <message>
        <source>Baris {line}: waktunya tidak terbaca. Tulis seperti 22-11-2026 23.00.</source>
        <translation>Line {line}: the time cannot be read. Write it like 22-11-2026 23.00.</translation>
    </message>
    <message>
        <source>Baris {line}: giliran perlu jam, bukan tanggal saja.</source>
        <translation>Line {line}: a shift needs a time, not a date alone.</translation>
    </message>
    <message>
        <source>Baris {line}: zona waktunya bukan WIB atau UTC.</source>
        <translation>Line {line}: the time zone is neither WIB nor UTC.</translation>
    </message>
    <message>
        <source>Baris {line}: namanya kosong atau tidak bisa dipakai.</source>
        <translation>Line {line}: the name is empty or cannot be used.</translation>
    </message>
    <message>
        <source>Baris {line}: selesai sebelum mulai.</source>
        <translation>Line {line}: it ends before it begins.</translation>
    </message>
    <message>
        <source>Baris {line}: giliran lebih dari 24 jam.</source>
        <translation>Line {line}: a shift of more than 24 hours.</translation>
    </message>
    <message>
        <source>Baris {line}: tahunnya tidak masuk akal.</source>
        <translation>Line {line}: the year makes no sense.</translation>
    </message>
    <message>
        <source>Baris {line}: berkas ini lebih dari 100 hari. Periksa tahunnya, atau bagi berkasnya.</source>
        <translation>Line {line}: this file spans more than 100 days. Check the year, or split the file.</translation>
    </message>
    <message>
        <source>Baris {other} sampai {line}: lebih dari 31 hari tanpa giliran. Periksa tahunnya.</source>
        <translation>Lines {other} to {line}: more than 31 days without a shift. Check the year.</translation>
    </message>
    <message>
        <source>Jadwalnya berubah sementara itu, lebih banyak giliran yang akan hilang. Muat lagi.</source>
        <translation>The roster changed meanwhile, more shifts would be lost. Import again.</translation>
    </message>
    <message>
        <source>Baris {line} bertabrakan dengan baris {other}: orang yang sama pada waktu yang sama.</source>
        <translation>Line {line} clashes with line {other}: the same person at the same time.</translation>
    </message>
    <message>
        <source>Giliran pertama bertabrakan dengan jadwal orang yang sama sebelum berkas ini.</source>
        <translation>The first shift clashes with the same person&apos;s roster from before this file.</translation>
    </message>
    <message>
        <source>Lembar serah terima</source>
        <translation>Hand-over sheet</translation>
    </message>
    <message>
        <source>Giliran ini belum mulai.</source>
        <translation>This shift has not begun yet.</translation>
    </message>
    <message>
        <source>Lembar ini sudah ditandatangani; hitung lagi membatalkan tanda tangannya.</source>
        <translation>This sheet has been signed; counting again voids the signatures.</translation>
    </message>
    <message>
        <source>Hitung dahulu lembarnya; yang ditandatangani adalah isinya.</source>
        <translation>Count the sheet first; what is signed is its content.</translation>
    </message>
    <message>
        <source>Bagian ini sudah ditandatangani.</source>
        <translation>This side has been signed already.</translation>
    </message>
    <message>
        <source>Giliran ini belum berakhir; lembarnya dihitung lagi saat berakhir.</source>
        <translation>This shift has not ended yet; its sheet is counted again when it ends.</translation>
    </message>
    <message>
        <source>Lembarnya baru saja dihitung lagi. Lihat angkanya, lalu tanda tangani.</source>
        <translation>The sheet was just counted again. Look at the figures, then sign.</translation>
    </message>
    <message>
        <source>Serah terima ditandatangani pengawas.</source>
        <translation>A hand-over is signed by supervisors.</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>3 · Akun instansi</source>
        <translation>3 · Agency&apos;s account</translation>
    </message>
    <message>
        <source>Nomor-nomor ini milik akun instansi dan tertulis di dokumennya.</source>
        <translation>These numbers belong to the agency&apos;s account and are written in its document.</translation>
    </message>
    <message>
        <source>ID instansi kita</source>
        <translation>Our agency&apos;s ID</translation>
    </message>
    <message>
        <source>kosong: menurut pemetaan OPD</source>
        <translation>empty: by the mapping of OPD</translation>
    </message>
    <message>
        <source>ID pengguna</source>
        <translation>User ID</translation>
    </message>
    <message>
        <source>ID kanal</source>
        <translation>Channel ID</translation>
    </message>
    <message>
        <source>Akhiran jalur kirim</source>
        <translation>Suffix of the send path</translation>
    </message>
    <message>
        <source>milik instansi; boleh kosong</source>
        <translation>the agency&apos;s own; may be empty</translation>
    </message>
    <message>
        <source>Jalur pencarian</source>
        <translation>Search path</translation>
    </message>
    <message>
        <source>kosong: kiriman yang ragu selalu menunggu orang</source>
        <translation>empty: reports in doubt always wait for a person</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>Lainnya</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>1 · Alamat layanan</source>
        <translation>1 · Address of the service</translation>
    </message>
    <message>
        <source>Isi dari dokumen akun pengembang SP4N-LAPOR! milik instansi. Tidak ada alamat bawaan: yang tertulis di sini saja yang dihubungi.</source>
        <translation>Fill in from the document of the agency&apos;s SP4N-LAPOR! developer account. No address is shipped: only what is written here is contacted.</translation>
    </message>
    <message>
        <source>Antarmuka</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>REST v3</source>
        <translation>REST v3</translation>
    </message>
    <message>
        <source>kirim, lampiran, status, jawaban</source>
        <translation>send, attachments, status, answers</translation>
    </message>
    <message>
        <source>JSON f01</source>
        <translation>JSON f01</translation>
    </message>
    <message>
        <source>hanya membaca daftar topik</source>
        <translation>only reads the list of topics</translation>
    </message>
    <message>
        <source>XML v1</source>
        <translation>XML v1</translation>
    </message>
    <message>
        <source>hanya mengirim, tanpa status</source>
        <translation>only sends, without status</translation>
    </message>
    <message>
        <source>Alamat dasar</source>
        <translation>Base address</translation>
    </message>
    <message>
        <source>diawali https://</source>
        <translation>begins with https://</translation>
    </message>
    <message>
        <source>Cara mengirim token</source>
        <translation>How the token is sent</translation>
    </message>
    <message>
        <source>Authorization: token</source>
        <translation>Authorization: token</translation>
    </message>
    <message>
        <source>Authorization: Bearer token</source>
        <translation>Authorization: Bearer token</translation>
    </message>
</context>
<context>
    <name>AdmitAccountCard</name>
    <message>
        <source>Tambah dengan akun pusat</source>
        <translation>Add with a centre account</translation>
    </message>
    <message>
        <source>Petugas mengetik nama masuk dan kata sandinya sendiri; pengesahan pengawas tidak perlu. Berlaku juga bila kata sandi di meja ini terlupa. Dengan kode sekali pakai, pilih kata sandi baru di bawahnya.</source>
        <translation>The person types their own sign-in name and password; a supervisor&apos;s confirmation is not needed. Also when the password at this desk was forgotten. With a one-time code, choose a new password below it.</translation>
    </message>
    <message>
        <source>Beri izin masuk dengan akun</source>
        <translation>Let in with the account</translation>
    </message>
    <message>
        <source>{0} bisa masuk</source>
        <translation>{0} can sign in</translation>
    </message>
</context>
<context>
    <name>AgainComposer</name>
    <message>
        <source>Kirim lagi ke SP4N-LAPOR!?</source>
        <translation>Send to SP4N-LAPOR! again?</translation>
    </message>
    <message>
        <source>Ya, kirim lagi</source>
        <translation>Yes, send again</translation>
    </message>
    <message>
        <source>Pastikan yang ditolak sudah diperbaiki.</source>
        <translation>Make sure what was refused has been corrected.</translation>
    </message>
    <message>
        <source>Laporan lama hilang di SP4N-LAPOR!; yang baru mendapat nomor lain.</source>
        <translation>The old report is gone at SP4N-LAPOR!; the new one gets another number.</translation>
    </message>
    <message>
        <source>Bila kiriman pertama ternyata sudah masuk, di sana akan ada dua laporan. Cari dahulu nomor tiketnya di SP4N-LAPOR!.</source>
        <translation>If the first one did arrive, there will be two reports there. First look for the ticket number at SP4N-LAPOR!.</translation>
    </message>
    <message>
        <source>Akan dikirim lagi dari meja ini</source>
        <translation>To be sent again from this desk</translation>
    </message>
</context>
<context>
    <name>AgencyCard</name>
    <message>
        <source>Salin nomor</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>Tiket terbuka</source>
        <translation>Open tickets</translation>
    </message>
    <message>
        <source>Menangani</source>
        <translation>Handles</translation>
    </message>
    <message>
        <source>periksa ulang</source>
        <translation>check again</translation>
    </message>
    <message>
        <source>belum ada nomor: isi di Pengaturan</source>
        <translation>no number yet: add it in Settings</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Jam layanan</source>
        <translation>Service hours</translation>
    </message>
    <message>
        <source>Salin</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Salin {key}</source>
        <translation>Copy {key}</translation>
    </message>
    <message>
        <source>Tidak ada tiket terbuka</source>
        <translation>No open tickets</translation>
    </message>
    <message>
        <source>{n} tiket terbuka</source>
        <translation>open tickets: {n}</translation>
    </message>
    <message>
        <source>Sedikitnya {n} tiket terbuka</source>
        <translation>open tickets: at least {n}</translation>
    </message>
    <message>
        <source>nomor belum diisi di direktori</source>
        <translation>number not yet in the directory</translation>
    </message>
    <message>
        <source>Salin nomor {n}</source>
        <translation>Copy number {n}</translation>
    </message>
    <message>
        <source>Urusan: </source>
        <translation>Matters: </translation>
    </message>
</context>
<context>
    <name>AgencyChips</name>
    <message>
        <source>Instansi tujuan</source>
        <translation>Receiving agencies</translation>
    </message>
    <message>
        <source>Lain</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Tambah instansi lain</source>
        <translation>Add another agency</translation>
    </message>
    <message>
        <source>Cari instansi lain</source>
        <translation>Find another agency</translation>
    </message>
    <message>
        <source>nama, singkatan, atau urusan</source>
        <translation>name, abbreviation or matter</translation>
    </message>
    <message>
        <source>Diteruskan ke</source>
        <translation>Send on to</translation>
    </message>
    <message>
        <source>belum ada usulan; ditentukan saat verifikasi</source>
        <translation>no suggestion yet; decided at verification</translation>
    </message>
    <message>
        <source> · di luar kewenangan, dirujuk</source>
        <translation> · outside our authority, referred</translation>
    </message>
</context>
<context>
    <name>AgencyPicker</name>
    <message>
        <source>Ketik nama, singkatan, atau urusannya</source>
        <translation>Type a name, abbreviation or matter</translation>
    </message>
    <message>
        <source>Cari OPD</source>
        <translation>Find OPD</translation>
    </message>
    <message>
        <source>OPD yang cocok</source>
        <translation>Matching OPD</translation>
    </message>
    <message>
        <source>dipilih</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>Lepas {name}</source>
        <translation>Remove {name}</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Dijawab sekarang: apa jawabannya?</source>
        <translation>Answered now: what is the answer?</translation>
    </message>
    <message>
        <source>Esc menutup</source>
        <translation>Esc closes</translation>
    </message>
    <message>
        <source>Jawaban yang diberikan kepada pelapor</source>
        <translation>Answer given to the reporter</translation>
    </message>
    <message>
        <source>Jawaban yang Anda ucapkan; ::jawab untuk teks siap pakai</source>
        <translation>The answer you say; ::jawab for a ready text</translation>
    </message>
    <message>
        <source>Simpan sebagai dijawab</source>
        <translation>Save as answered</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Ikut sistem</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>terang atau gelap sendiri</source>
        <translation>light or dark by itself</translation>
    </message>
    <message>
        <source>Terang</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>untuk ruang terang</source>
        <translation>for bright rooms</translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>untuk dinas malam</source>
        <translation>for the night shift</translation>
    </message>
    <message>
        <source>Tampilan</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Ukuran teks dan tombol</source>
        <translation>Size of texts and buttons</translation>
    </message>
    <message>
        <source>sebagian ukuran berlaku setelah dibuka lagi</source>
        <translation>some sizes apply after the next start</translation>
    </message>
    <message>
        <source>Bahasa layar</source>
        <translation>Language of the screen</translation>
    </message>
    <message>
        <source>berlaku setelah aplikasi dibuka lagi</source>
        <translation>applies after the next start</translation>
    </message>
    <message>
        <source>Nama meja</source>
        <translation>Desk name</translation>
    </message>
    <message>
        <source>Bunyi saat ada tiket baru yang lewat batas</source>
        <translation>Sound when a new ticket is overdue</translation>
    </message>
    <message>
        <source>Meja ini</source>
        <translation>This desk</translation>
    </message>
</context>
<context>
    <name>AttachComposer</name>
    <message>
        <source>Lampiran</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>Lampirkan</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>maks. 20 MB; tarik atau tempel bisa</source>
        <translation>max. 20 MB; drag or paste works</translation>
    </message>
    <message>
        <source>Pilih berkas…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>belum ada berkas</source>
        <translation>no files yet</translation>
    </message>
    <message>
        <source>Pilih berkas</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>{n} berkas dilampirkan</source>
        <translation>files attached: {n}</translation>
    </message>
    <message>
        <source>tempelan.png</source>
        <translation>pasted.png</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Jejak audit</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Tindakan</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>semua tindakan</source>
        <translation>all actions</translation>
    </message>
    <message>
        <source>semua petugas</source>
        <translation>all people</translation>
    </message>
    <message>
        <source>Simpan CSV…</source>
        <translation>Save CSV…</translation>
    </message>
    <message>
        <source>Lebih lama</source>
        <translation>Older</translation>
    </message>
    <message>
        <source>Catatan, yang terbaru di atas</source>
        <translation>Entries, newest first</translation>
    </message>
    <message>
        <source>hari ini</source>
        <translation>today</translation>
    </message>
    <message>
        <source>7 hari</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 hari</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>semua</source>
        <translation>all</translation>
    </message>
    <message>
        <source>Jejak audit meja ini</source>
        <translation>Audit trail of this desk</translation>
    </message>
    <message>
        <source>siapa, apa, kapan, mengapa</source>
        <translation>who, what, when, why</translation>
    </message>
    <message>
        <source>Hanya untuk auditor dan pengawas</source>
        <translation>Only for auditors and supervisors</translation>
    </message>
    <message>
        <source>Minta pengawas masuk di meja ini untuk membaca jejak audit.</source>
        <translation>Ask a supervisor to sign in at this desk to read the audit trail.</translation>
    </message>
    <message>
        <source>Tidak ada catatan</source>
        <translation>No entries</translation>
    </message>
    <message>
        <source>Belum ada tindakan yang cocok dengan saringan di atas.</source>
        <translation>No action matches the filter above.</translation>
    </message>
    <message>
        <source>program</source>
        <translation>program</translation>
    </message>
    <message>
        <source>Jejak audit tidak utuh sejak catatan {0}</source>
        <translation>The audit trail is not whole since entry {0}</translation>
    </message>
    <message>
        <source>Sudah dibaca</source>
        <translation>I have read this</translation>
    </message>
    <message>
        <source>Simpan jejak audit</source>
        <translation>Save audit trail</translation>
    </message>
    <message>
        <source>{0} catatan disimpan</source>
        <translation>{0} entries saved</translation>
    </message>
</context>
<context>
    <name>AuditWatch</name>
    <message>
        <source>{0} membuka lebih dari 20 data pribadi dalam satu giliran</source>
        <translation>{0} opened more than 20 personal data in one shift</translation>
    </message>
    <message>
        <source>{0}. Tanyakan alasannya; rinciannya di Pengaturan → Jejak audit.</source>
        <translation>{0}. Ask for the reason; details in Settings → Audit trail.</translation>
    </message>
    <message>
        <source>Sudah saya periksa</source>
        <translation>I have checked this</translation>
    </message>
    <message>
        <source>{0} Lihat Pengaturan → Jejak audit, dan beri tahu auditor.</source>
        <translation>{0} See Settings → Audit trail, and tell the auditor.</translation>
    </message>
    <message>
        <source>Jejak audit tidak utuh</source>
        <translation>Audit trail is not whole</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Cadangan</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Cadangan yang disimpan, yang terbaru di atas</source>
        <translation>Backups that are kept, the newest on top</translation>
    </message>
    <message>
        <source>Belum ada cadangan</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>Yang pertama dibuat sendiri satu menit setelah meja dibuka.</source>
        <translation>The first one is made by itself a minute after the desk opens.</translation>
    </message>
    <message>
        <source>Buat cadangan sekarang</source>
        <translation>Make a backup now</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Kemajuan cadangan</source>
        <translation>Progress of the backup</translation>
    </message>
    <message>
        <source>Satu dibuat sendiri setiap hari. Tiga yang terbaru disimpan, terenkripsi dengan kunci meja ini; yang tertua diganti.</source>
        <translation>One is made by itself each day. The newest three are kept, encrypted with this desk&apos;s key; the oldest is replaced.</translation>
    </message>
    <message>
        <source>Menunggu giliran…</source>
        <translation>Waiting its turn…</translation>
    </message>
    <message>
        <source>Menghentikan…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Memeriksa salinan…</source>
        <translation>Checking the copy…</translation>
    </message>
    <message>
        <source>{done} dari {all} disalin</source>
        <translation>{done} of {all} copied</translation>
    </message>
    <message>
        <source>{size}, dibaca ulang seluruhnya dan utuh.</source>
        <translation>{size}, read again from end to end and whole.</translation>
    </message>
    <message>
        <source>Cadangan selesai</source>
        <translation>The backup is done</translation>
    </message>
    <message>
        <source>Cadangan dihentikan</source>
        <translation>The backup was stopped</translation>
    </message>
    <message>
        <source>Cadangan yang lama tetap seperti semula.</source>
        <translation>The older backups are as they were.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Tutup pesan</source>
        <translation>Close message</translation>
    </message>
</context>
<context>
    <name>BehindModel</name>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Dicatat</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Ringkasan</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>BehindPanel</name>
    <message>
        <source>Kembali ke laporan</source>
        <translation>Back to the report</translation>
    </message>
    <message>
        <source>Tiket di balik angka: {0}</source>
        <translation>Tickets behind the figure: {0}</translation>
    </message>
    <message>
        <source>{0} tiket</source>
        <translation>{0} tickets</translation>
    </message>
    <message>
        <source>{0} pada {1}</source>
        <translation>{0} on {1}</translation>
    </message>
    <message>
        <source>{0} terbaru</source>
        <translation>newest {0}</translation>
    </message>
    <message>
        <source>{0} dari {1}</source>
        <translation>{0} of {1}</translation>
    </message>
</context>
<context>
    <name>BoardCanvas</name>
    <message>
        <source>Papan</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Bertugas: {n}</source>
        <translation>On shift: {n}</translation>
    </message>
    <message>
        <source>Meja lain: belum terkirim</source>
        <translation>Other desks: unsent</translation>
    </message>
    <message>
        <source>belum ada yang tercatat</source>
        <translation>none noted yet</translation>
    </message>
    <message>
        <source>belum terdengar dari pusat</source>
        <translation>not heard from the centre yet</translation>
    </message>
    <message>
        <source>Terbuka menurut status</source>
        <translation>Open by state</translation>
    </message>
    <message>
        <source>Hari ini per jam</source>
        <translation>Today by hour</translation>
    </message>
    <message>
        <source>Hari ini per kanal</source>
        <translation>Today by channel</translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>Kembali ke papan</source>
        <translation>Back to the board</translation>
    </message>
    <message>
        <source>Layar penuh</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Papan</source>
        <translation>Board</translation>
    </message>
</context>
<context>
    <name>BoardWall</name>
    <message>
        <source>Papan</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Call Center Lampung</source>
        <translation>Call Center Lampung</translation>
    </message>
</context>
<context>
    <name>BreachTab</name>
    <message>
        <source>Belum ada insiden</source>
        <translation>No incidents yet</translation>
    </message>
    <message>
        <source>Bila data pribadi hilang atau tersebar, catat di sini: pemilik data dan lembaga harus diberi tahu dalam 3 x 24 jam.</source>
        <translation>When personal data is lost or spread, record it here: data subjects and the authority must be told within 3 x 24 hours.</translation>
    </message>
    <message>
        <source>Insiden baru…</source>
        <translation>New incident…</translation>
    </message>
    <message>
        <source>Insiden</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Catat penanganan…</source>
        <translation>Record measures…</translation>
    </message>
    <message>
        <source>Hitung yang terdampak</source>
        <translation>Count those affected</translation>
    </message>
    <message>
        <source>Simpan daftarnya…</source>
        <translation>Save the list…</translation>
    </message>
    <message>
        <source>Surat pemilik data…</source>
        <translation>Letter to data subjects…</translation>
    </message>
    <message>
        <source>Surat lembaga…</source>
        <translation>Letter to the authority…</translation>
    </message>
    <message>
        <source>Catat pemberitahuan…</source>
        <translation>Record notice…</translation>
    </message>
    <message>
        <source>Meja sudah dicabut</source>
        <translation>The desk has been retired</translation>
    </message>
    <message>
        <source>Tanda tangani</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Minta orang kedua…</source>
        <translation>Ask the second person…</translation>
    </message>
    <message>
        <source>di pusat: admin retire {0} --now</source>
        <translation>at the centre: admin retire {0} --now</translation>
    </message>
    <message>
        <source>Cabut mejanya</source>
        <translation>Retire the desk</translation>
    </message>
    <message>
        <source>ditutup, ditandatangani dua orang</source>
        <translation>closed, signed by two people</translation>
    </message>
    <message>
        <source>menunggu tanda tangan kedua</source>
        <translation>waiting for the second signature</translation>
    </message>
    <message>
        <source>terbuka</source>
        <translation>open</translation>
    </message>
    <message>
        <source>siap ditandatangani</source>
        <translation>ready to be signed</translation>
    </message>
    <message>
        <source>Insiden dicatat; 3 x 24 jam berjalan sejak diketahui</source>
        <translation>Incident recorded; 3 x 24 hours run since it was known</translation>
    </message>
    <message>
        <source>Dicatat</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Dihitung: seluruh buku penelepon meja</source>
        <translation>Counted: the desk&apos;s whole caller book</translation>
    </message>
    <message>
        <source>Simpan daftar pemilik data</source>
        <translation>Save list of data subjects</translation>
    </message>
    <message>
        <source>Daftar tersimpan; berisi nama dan nomor, jaga baik-baik</source>
        <translation>List saved; it holds names and numbers, keep it well</translation>
    </message>
    <message>
        <source>Pemberitahuan dicatat</source>
        <translation>Notice recorded</translation>
    </message>
    <message>
        <source>Ditandatangani</source>
        <translation>Signed</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message>
        <source>Panggilan dan sambungan</source>
        <translation>Calls and connection</translation>
    </message>
    <message>
        <source>Jawab</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Tutup telepon</source>
        <translation>Hang up</translation>
    </message>
    <message>
        <source>Siap lagi</source>
        <translation>Ready again</translation>
    </message>
    <message>
        <source>Semua laporan di sini karangan; tidak ada yang nyata.</source>
        <translation>All reports here are invented; none is real.</translation>
    </message>
    <message>
        <source>Kerahasiaan: {0}</source>
        <translation>Confidentiality: {0}</translation>
    </message>
    <message>
        <source>Saluran: {0}</source>
        <translation>Channel: {0}</translation>
    </message>
    <message>
        <source>Siap</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Berdering</source>
        <translation>Ringing</translation>
    </message>
    <message>
        <source>Tersambung</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Penyelesaian</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>tidak ada panggilan</source>
        <translation>no call</translation>
    </message>
    <message>
        <source>tanpa identitas</source>
        <translation>no identity</translation>
    </message>
    <message>
        <source>tanpa nomor</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>{0}× iseng</source>
        <translation>{0}× prank</translation>
    </message>
    <message>
        <source>Orang lain (penelepon baru)</source>
        <translation>Somebody else (new caller)</translation>
    </message>
    <message>
        <source>Hapus identitas dari laporan ini?</source>
        <translation>Delete the identity from this report?</translation>
    </message>
    <message>
        <source>Nama, nomor, NIK dan alamat pelapor dihapus sekarang dari isian dan draf. Isi laporan tetap ada. Ini tidak bisa dibatalkan.</source>
        <translation>Name, number, NIK and address of the reporter are deleted now from the form and the draft. The report itself stays. This cannot be undone.</translation>
    </message>
    <message>
        <source>Jangan hapus</source>
        <translation>Do not delete</translation>
    </message>
    <message>
        <source>Hapus identitas</source>
        <translation>Delete identity</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CallerRow</name>
    <message>
        <source>Nomor penelepon</source>
        <translation>Caller&apos;s number</translation>
    </message>
    <message>
        <source>Nama pelapor</source>
        <translation>Reporter&apos;s name</translation>
    </message>
    <message>
        <source>Atas nama</source>
        <translation>On behalf of</translation>
    </message>
    <message>
        <source>0812-3456-7890</source>
        <translation>0812-3456-7890</translation>
    </message>
    <message>
        <source>boleh kosong</source>
        <translation>may be empty</translation>
    </message>
    <message>
        <source>diri sendiri</source>
        <translation>self</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Tambah NIK bila memang diperlukan</source>
        <translation>Add the NIK only if it is really needed</translation>
    </message>
    <message>
        <source>Hanya bila instansi memerlukannya</source>
        <translation>Only if the agency needs it</translation>
    </message>
    <message>
        <source>Pilih orang dari nomor ini</source>
        <translation>Choose a person of this number</translation>
    </message>
    <message>
        <source>Hanya dicatat bila instansi memerlukannya untuk menemukan berkas pelapor. “NIK Bapak/Ibu hanya kami pakai untuk menindaklanjuti laporan ini.”</source>
        <translation>Recorded only if the agency needs it to find the reporter&apos;s file. “NIK Bapak/Ibu hanya kami pakai untuk menindaklanjuti laporan ini.”</translation>
    </message>
    <message>
        <source>periksa</source>
        <translation>check</translation>
    </message>
    <message>
        <source>tanggal lahir janggal</source>
        <translation>odd date of birth</translation>
    </message>
    <message>
        <source>wilayah tak dikenal</source>
        <translation>unknown region</translation>
    </message>
    <message>
        <source>✓ pasti</source>
        <translation>✓ certain</translation>
    </message>
    <message>
        <source>▲ {n}× iseng</source>
        <translation>▲ {n}× prank</translation>
    </message>
    <message>
        <source>Ada huruf “{x}” di nomor ini, mestinya angka.</source>
        <translation>There is a letter “{x}” in this number where a digit belongs.</translation>
    </message>
    <message>
        <source>huruf “{x}”</source>
        <translation>letter “{x}”</translation>
    </message>
    <message>
        <source>Mungkin:</source>
        <translation>Perhaps:</translation>
    </message>
    <message>
        <source>+ orang lain</source>
        <translation>+ somebody else</translation>
    </message>
    <message>
        <source>Tanpa identitas: nama, nomor, dan NIK tidak disimpan di mana pun. Beri nomor tiket kepada pelapor; itu satu-satunya cara menanyakan kabar.</source>
        <translation>No identity: name, number and NIK are not kept anywhere. Give the reporter the ticket number; it is the only way to ask for news.</translation>
    </message>
</context>
<context>
    <name>CancelComposer</name>
    <message>
        <source>Batalkan kiriman ke SP4N-LAPOR!</source>
        <translation>Cancel sending to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Batalkan kiriman</source>
        <translation>Cancel sending</translation>
    </message>
    <message>
        <source>tidak dicari dan tidak dikirim lagi</source>
        <translation>not searched and not sent again</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Kiriman ke SP4N-LAPOR! dibatalkan</source>
        <translation>Sending to SP4N-LAPOR! cancelled</translation>
    </message>
</context>
<context>
    <name>CategoryRow</name>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>ketik sebagian, mis. “jalan”, “bpjs”</source>
        <translation>type a part, e.g. “jalan”, “bpjs”</translation>
    </message>
    <message>
        <source>Klasifikasi</source>
        <translation>Classification</translation>
    </message>
    <message>
        <source>usulan dari isi</source>
        <translation>suggested by the text</translation>
    </message>
    <message>
        <source>usulan</source>
        <translation>suggested</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Grafik: {0}</source>
        <translation>Chart: {0}</translation>
    </message>
</context>
<context>
    <name>ClockBanner</name>
    <message>
        <source>Jam diragukan: meja ini terlambat menaikkan tiket</source>
        <translation>Clock in doubt: this desk raises tickets late</translation>
    </message>
    <message>
        <source>Jam diragukan: meja ini tidak menaikkan tiket</source>
        <translation>Clock in doubt: this desk raises no ticket</translation>
    </message>
    <message>
        <source>{0} hari di depan waktu yang terakhir diketahui</source>
        <translation>{0} days ahead of the last known time</translation>
    </message>
    <message>
        <source>Tiket belum dinaikkan; sesudah jam ini dibenarkan, semua yang lewat dinaikkan.</source>
        <translation>Tickets are not raised yet; once this clock is confirmed, all overdue ones are.</translation>
    </message>
    <message>
        <source>{0} hari di belakang waktu yang terakhir diketahui</source>
        <translation>{0} days behind the last known time</translation>
    </message>
    <message>
        <source>Selama jam ini terlambat, tiket terlambat dinaikkan.</source>
        <translation>While this clock is slow, tickets are raised late.</translation>
    </message>
    <message>
        <source>Jam komputer ini menunjukkan {0}, {1}</source>
        <translation>This computer&apos;s clock shows {0}, {1}</translation>
    </message>
    <message>
        <source>Kalau benar, katakan di sini. Kalau salah, minta petugas TI menyetelnya; laporan tetap tersimpan.</source>
        <translation>If it is right, say so here. If it is wrong, ask IT to set it; reports stay saved.</translation>
    </message>
    <message>
        <source>Jam ini benar</source>
        <translation>This clock is right</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>Tampilkan…</source>
        <translation>Show…</translation>
    </message>
    <message>
        <source>Tampilkan kedua nilai selama 60 detik</source>
        <translation>Show both values for 60 seconds</translation>
    </message>
    <message>
        <source>Sebelumnya</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Berikutnya</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Dua nilai untuk “{field}”</source>
        <translation>Two values for “{field}”</translation>
    </message>
    <message>
        <source>Dua langkah yang tidak bisa berlaku bersama</source>
        <translation>Two steps that cannot both hold</translation>
    </message>
    <message>
        <source>Konflik {n} dari {all}</source>
        <translation>Conflict {n} of {all}</translation>
    </message>
</context>
<context>
    <name>ConflictChip</name>
    <message>
        <source>Buka daftar konflik ({0})</source>
        <translation>Open the list of conflicts ({0})</translation>
    </message>
    <message>
        <source>{0} konflik</source>
        <translation>{0} conflicts</translation>
    </message>
</context>
<context>
    <name>ConflictScreen</name>
    <message>
        <source>Konflik</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>Tiket dan pelapor dengan dua nilai</source>
        <translation>Tickets and callers with two values</translation>
    </message>
    <message>
        <source>Buka tiket</source>
        <translation>Open ticket</translation>
    </message>
    <message>
        <source>Tidak ada konflik</source>
        <translation>No conflicts</translation>
    </message>
    <message>
        <source>Bila dua meja mengubah isian yang sama saat terputus, keduanya muncul di sini dan Anda yang memilih.</source>
        <translation>When two desks change the same field while cut off, both appear here and you choose.</translation>
    </message>
    <message>
        <source>{0} menunggu</source>
        <translation>{0} waiting</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>Buku penelepon: {0}</source>
        <translation>Caller book: {0}</translation>
    </message>
    <message>
        <source>{0} konflik</source>
        <translation>{0} conflicts</translation>
    </message>
    <message>
        <source>Tiket tanpa uraian</source>
        <translation>Ticket without a description</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ConnectPanel</name>
    <message>
        <source>Alamat server</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>Kode sekali pakai</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>Nama meja ini</source>
        <translation>Name of this desk</translation>
    </message>
    <message>
        <source>Uji koneksi</source>
        <translation>Test connection</translation>
    </message>
    <message>
        <source>Hubungkan</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Menghubungi server…</source>
        <translation>Contacting the server…</translation>
    </message>
    <message>
        <source>Mendaftarkan meja ini…</source>
        <translation>Enrolling this desk…</translation>
    </message>
    <message>
        <source>Memindahkan meja ini…</source>
        <translation>Moving this desk…</translation>
    </message>
    <message>
        <source>Server ditemukan: {0}</source>
        <translation>Server found: {0}</translation>
    </message>
    <message>
        <source>Jam komputer ini berbeda {0} menit dari server; betulkan jamnya.</source>
        <translation>The clock of this computer is {0} min off the server&apos;s; set it right.</translation>
    </message>
    <message>
        <source>Versi {0}. Masukkan kode sekali pakai, lalu Hubungkan.</source>
        <translation>Version {0}. Enter the one-time code, then Connect.</translation>
    </message>
    <message>
        <source>Isi meja ini sedang dikirim ke sana; Anda bisa terus bekerja.</source>
        <translation>What this desk holds is being sent there; you can go on working.</translation>
    </message>
    <message>
        <source>Terhubung ke {0}</source>
        <translation>Connected to {0}</translation>
    </message>
    <message>
        <source>Nomor tiket sudah tersedia; yang tersimpan di sini dikirim sekarang.</source>
        <translation>Ticket numbers are available; what was kept here is being sent now.</translation>
    </message>
</context>
<context>
    <name>ConnectionForm</name>
    <message>
        <source>Antarmuka f01 hanya membaca daftar topik; tiket tidak bisa dikirim lewatnya.</source>
        <translation>Interface f01 only reads the list of topics; no tickets can be sent through it.</translation>
    </message>
</context>
<context>
    <name>ConnectionTab</name>
    <message>
        <source>Sambungan SP4N-LAPOR!</source>
        <translation>Connection to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Jangan tunggu</source>
        <translation>Do not wait</translation>
    </message>
    <message>
        <source>Uji koneksi</source>
        <translation>Test connection</translation>
    </message>
    <message>
        <source>Simpan untuk semua meja</source>
        <translation>Save for all desks</translation>
    </message>
    <message>
        <source>Matikan</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>Hanya pengawas di meja ini yang mengubah sambungan. Token meja ini boleh Anda masukkan.</source>
        <translation>Only a supervisor at this desk changes the connection. You may enter this desk&apos;s token.</translation>
    </message>
    <message>
        <source>Menghubungi SP4N-LAPOR!…</source>
        <translation>Contacting SP4N-LAPOR!…</translation>
    </message>
    <message>
        <source>Hanya untuk {0}.</source>
        <translation>Only for {0}.</translation>
    </message>
    <message>
        <source>Token disimpan di komputer ini</source>
        <translation>Token kept on this computer</translation>
    </message>
    <message>
        <source>Berlaku untuk semua meja begitu masing-masing tersambung ke pusat.</source>
        <translation>In force at every desk once it is connected to the centre.</translation>
    </message>
    <message>
        <source>Tokennya hanya tersimpan di komputer ini ({0}).</source>
        <translation>The token is kept on this computer only ({0}).</translation>
    </message>
    <message>
        <source>Sambungan disimpan</source>
        <translation>Connection saved</translation>
    </message>
    <message>
        <source>Isi pemetaan dari LAPOR</source>
        <translation>Fill mapping from LAPOR</translation>
    </message>
    <message>
        <source>Meja lain mengubah sambungan ini</source>
        <translation>Another desk changed this connection</translation>
    </message>
    <message>
        <source>Yang Anda ketik tetap ada. Bila disimpan, hanya isian yang Anda ubah yang berlaku.</source>
        <translation>What you typed is kept. If saved, only the fields you changed take effect.</translation>
    </message>
    <message>
        <source>Muat yang baru</source>
        <translation>Load the new one</translation>
    </message>
    <message>
        <source>Tidak ada meja yang mengirim atau bertanya ke sana. Semua isian tetap tersimpan.</source>
        <translation>No desk sends or asks there. Everything filled in is kept.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! dimatikan untuk semua meja</source>
        <translation>SP4N-LAPOR! switched off for all desks</translation>
    </message>
    <message>
        <source>Nyalakan lagi</source>
        <translation>Switch on again</translation>
    </message>
    <message>
        <source>Meja ini tidak mengirim ke SP4N-LAPOR! sampai ada token lagi. Token di meja lain tidak berubah.</source>
        <translation>This desk does not send to SP4N-LAPOR! until it has a token again. Tokens at other desks are unchanged.</translation>
    </message>
    <message>
        <source>Token dilupakan di komputer ini</source>
        <translation>Token forgotten on this computer</translation>
    </message>
    <message>
        <source>Simpan token di meja ini</source>
        <translation>Keep token at this desk</translation>
    </message>
</context>
<context>
    <name>ContactComposer</name>
    <message>
        <source>Hubungi pelapor</source>
        <translation>Contact reporter</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Terhubung</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>catat isi percakapan</source>
        <translation>note what was said</translation>
    </message>
    <message>
        <source>Tidak terjawab</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>catat percobaan</source>
        <translation>note the attempt</translation>
    </message>
    <message>
        <source>Janji telepon balik</source>
        <translation>Promise a call back</translation>
    </message>
    <message>
        <source>masuk antrean</source>
        <translation>joins the queue</translation>
    </message>
    <message>
        <source>Lewat</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Dihubungi lagi</source>
        <translation>Contact again</translation>
    </message>
    <message>
        <source>Isi singkat</source>
        <translation>In short</translation>
    </message>
    <message>
        <source>Hubungi pelapor {n} tiket</source>
        <translation>Contact reporters of {n} tickets</translation>
    </message>
    <message>
        <source>beberapa pelapor: isi percakapan dicatat satu per satu</source>
        <translation>several reporters: what was said is noted one by one</translation>
    </message>
    <message>
        <source>Janji telepon balik {due} sudah dipenuhi</source>
        <translation>The call back promised for {due} has been made</translation>
    </message>
    <message>
        <source>Percakapan dicatat</source>
        <translation>Conversation recorded</translation>
    </message>
    <message>
        <source>Percobaan dicatat</source>
        <translation>Attempt recorded</translation>
    </message>
    <message>
        <source>Telepon balik dijanjikan</source>
        <translation>Call back promised</translation>
    </message>
    <message>
        <source>{what}: {n} tiket</source>
        <translation>{what}: {n} tickets</translation>
    </message>
</context>
<context>
    <name>CopyPanel</name>
    <message>
        <source>Salinannya utuh</source>
        <translation>The copy is whole</translation>
    </message>
    <message>
        <source>Berkas kunci masuk rusak atau diubah di luar aplikasi. Salinan dari perubahan sebelumnya masih utuh dan dibuat di komputer ini.</source>
        <translation>The sign-in key file is damaged or was changed outside the application. The copy from the change before is still whole and was made on this computer.</translation>
    </message>
    <message>
        <source>Data tetap terkunci dan utuh. Yang rusak disimpan di sampingnya, tidak dihapus. Kata sandi atau petugas yang baru saja diganti bisa kembali ke yang sebelumnya.</source>
        <translation>The data stays locked and whole. The damaged file is kept beside it, not deleted. A password or person changed just now may go back to what was before.</translation>
    </message>
    <message>
        <source>Pakai salinannya</source>
        <translation>Use the copy</translation>
    </message>
    <message>
        <source>Tutup tanpa mengubah</source>
        <translation>Close without changes</translation>
    </message>
</context>
<context>
    <name>CountersignCard</name>
    <message>
        <source>Pengesahan pengawas</source>
        <translation>Supervisor&apos;s confirmation</translation>
    </message>
    <message>
        <source>Perlu untuk menambah atau menghapus petugas, memberi kata sandi baru, dan memasang kunci pemulihan.</source>
        <translation>Needed to add or remove a person, to give a new password, and to set a recovery key.</translation>
    </message>
    <message>
        <source>Disahkan oleh</source>
        <translation>Confirmed by</translation>
    </message>
    <message>
        <source>Kata sandi pengawas</source>
        <translation>Supervisor&apos;s password</translation>
    </message>
    <message>
        <source>Kata sandi pengawas masih kosong.</source>
        <translation>The supervisor&apos;s password is still empty.</translation>
    </message>
</context>
<context>
    <name>DeadlineCard</name>
    <message>
        <source>Batas waktu</source>
        <translation>Time limits</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>Kirim lagi…</source>
        <translation>Send again…</translation>
    </message>
    <message>
        <source>Batal…</source>
        <translation>Cancel…</translation>
    </message>
    <message>
        <source>Perbaiki tiket</source>
        <translation>Correct ticket</translation>
    </message>
    <message>
        <source>Kirim lagi dan Batal hanya oleh pengawas di meja ini.</source>
        <translation>Send again and Cancel are only for a supervisor at this desk.</translation>
    </message>
    <message>
        <source>Nomor laporan di SP4N-LAPOR!</source>
        <translation>Report number at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>misalnya 1916449</source>
        <translation>for example 1916449</translation>
    </message>
    <message>
        <source>Periksa</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Simpan nomor ini</source>
        <translation>Save this number</translation>
    </message>
    <message>
        <source>Ya, kirim lagi</source>
        <translation>Yes, send again</translation>
    </message>
    <message>
        <source>Alasan tidak dikirim</source>
        <translation>Reason not to send</translation>
    </message>
    <message>
        <source>tersimpan di riwayat tiket; tidak dikirim ke mana pun</source>
        <translation>kept in the ticket history; sent nowhere</translation>
    </message>
    <message>
        <source>Batalkan kiriman</source>
        <translation>Cancel sending</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>DeskLock</name>
    <message>
        <source>Selesaikan telepon dahulu, lalu kunci meja.</source>
        <translation>Finish the call first, then lock the desk.</translation>
    </message>
    <message>
        <source>Akun ini tidak boleh lagi memakai meja. Selesaikan telepon; sesudah itu meja terkunci.</source>
        <translation>This account may no longer use the desk. Finish the call; after that the desk locks.</translation>
    </message>
</context>
<context>
    <name>DetailBar</name>
    <message>
        <source>Ingatkan OPD</source>
        <translation>Remind OPD</translation>
    </message>
    <message>
        <source>Jawaban OPD</source>
        <translation>Answer of OPD</translation>
    </message>
    <message>
        <source>Ambil</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Naikkan</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>Alihkan</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Tunda</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>Bangunkan</source>
        <translation>Wake</translation>
    </message>
    <message>
        <source>Telepon balik</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Belum ada tiket yang dipilih</source>
        <translation>No ticket selected</translation>
    </message>
    <message>
        <source>Pilih dengan ↑ ↓; Shift atau Ctrl untuk beberapa sekaligus.</source>
        <translation>Select with ↑ ↓; Shift or Ctrl for several at once.</translation>
    </message>
    <message>
        <source>{n} tiket dipilih</source>
        <translation>{n} tickets selected</translation>
    </message>
    <message>
        <source>Setiap tombol berlaku untuk semuanya; Jawaban OPD dicatat satu per satu.</source>
        <translation>Every button applies to all of them; Answer of OPD is recorded one by one.</translation>
    </message>
    <message>
        <source>Tidak ada yang sedang ditunda</source>
        <translation>None is snoozed</translation>
    </message>
    <message>
        <source>Jawaban OPD dicatat satu per satu; pilih satu tiket</source>
        <translation>Answer of OPD is recorded one by one; select one ticket</translation>
    </message>
    <message>
        <source>Belum diteruskan ke OPD mana pun; buka tiketnya untuk meneruskan</source>
        <translation>Not sent on to any OPD yet; open the ticket to send it on</translation>
    </message>
</context>
<context>
    <name>DirectoryScreen</name>
    <message>
        <source>Cari OPD</source>
        <translation>Find OPD</translation>
    </message>
    <message>
        <source>Nama, singkatan, atau urusannya: jalan, pungli, KTP</source>
        <translation>Name, abbreviation or matter: jalan, pungli, KTP</translation>
    </message>
    <message>
        <source>Daftar OPD dan instansi</source>
        <translation>List of OPD and agencies</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>Coba singkatannya, atau urusannya dengan satu kata.</source>
        <translation>Try the abbreviation, or the matter in one word.</translation>
    </message>
    <message>
        <source>Direktori OPD</source>
        <translation>OPD directory</translation>
    </message>
    <message>
        <source>{text} tersalin</source>
        <translation>{text} copied</translation>
    </message>
</context>
<context>
    <name>DraftChips</name>
    <message>
        <source>Draf lain</source>
        <translation>Other drafts</translation>
    </message>
    <message>
        <source>{n} tersimpan</source>
        <translation>{n} saved</translation>
    </message>
    <message>
        <source>draf · {x}</source>
        <translation>draft · {x}</translation>
    </message>
    <message>
        <source>+{n} draf</source>
        <translation>+{n} more</translation>
    </message>
</context>
<context>
    <name>DuplicateComposer</name>
    <message>
        <source>Gabung ke tiket lain</source>
        <translation>Merge into another ticket</translation>
    </message>
    <message>
        <source>Gabungkan</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>pelapornya ikut pindah; dapat dibatalkan</source>
        <translation>its reporter moves along; can be undone</translation>
    </message>
    <message>
        <source>Nomor tiket, kata, atau tempat</source>
        <translation>Ticket number, words or place</translation>
    </message>
    <message>
        <source>Tiket yang ditemukan</source>
        <translation>Tickets found</translation>
    </message>
    <message>
        <source>Tiket induk</source>
        <translation>Main ticket</translation>
    </message>
    <message>
        <source>Tidak ada tiket lain yang cocok</source>
        <translation>No other ticket matches</translation>
    </message>
    <message>
        <source>Digabung ke {number}</source>
        <translation>Merged into {number}</translation>
    </message>
</context>
<context>
    <name>DuplicatesPanel</name>
    <message>
        <source>Mungkin laporan yang sama</source>
        <translation>Perhaps the same report</translation>
    </message>
    <message>
        <source>Gabung · {k}</source>
        <translation>Join · {k}</translation>
    </message>
    <message>
        <source>Belum ada yang mirip. Makin lengkap cerita dan tempatnya, makin tepat.</source>
        <translation>Nothing alike yet. The fuller the story and the place, the better the match.</translation>
    </message>
</context>
<context>
    <name>EmergencyCard</name>
    <message>
        <source>Tutup kartu darurat</source>
        <translation>Close emergency card</translation>
    </message>
</context>
<context>
    <name>EmergencyNumber</name>
    <message>
        <source>Salin nomor {n}</source>
        <translation>Copy number {n}</translation>
    </message>
    <message>
        <source>Diserahkan</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Sudah diserahkan</source>
        <translation>Already handed over</translation>
    </message>
    <message>
        <source>Tercatat ✓</source>
        <translation>Recorded ✓</translation>
    </message>
    <message>
        <source>Sudah diserahkan ke {n}</source>
        <translation>Handed over to {n}</translation>
    </message>
</context>
<context>
    <name>EscalationPage</name>
    <message>
        <source>Eskalasi</source>
        <translation>Escalation</translation>
    </message>
    <message>
        <source>Aturan eskalasi</source>
        <translation>Escalation rules</translation>
    </message>
    <message>
        <source>Alasan perubahan</source>
        <translation>Reason for the change</translation>
    </message>
    <message>
        <source>ditulis ke jejak audit</source>
        <translation>written into the audit trail</translation>
    </message>
    <message>
        <source>Uji coba</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>Simpan aturan</source>
        <translation>Save rules</translation>
    </message>
    <message>
        <source>Kembalikan bawaan</source>
        <translation>Back to the defaults</translation>
    </message>
    <message>
        <source>Aturan baru</source>
        <translation>New rule</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Aturan</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Aturan yang dipilih</source>
        <translation>The chosen rule</translation>
    </message>
    <message>
        <source>Aturan kantor tidak bisa dibaca; aturan bawaan yang berlaku</source>
        <translation>The office&apos;s rules cannot be read; the defaults are in force</translation>
    </message>
    <message>
        <source>Aturan ke-{place}, isian “{field}”. Simpan lagi dari halaman ini.</source>
        <translation>Rule {place}, field “{field}”. Save again from this page.</translation>
    </message>
    <message>
        <source>belum disimpan</source>
        <translation>not saved yet</translation>
    </message>
    <message>
        <source>bawaan</source>
        <translation>default</translation>
    </message>
    <message>
        <source>aturan kantor</source>
        <translation>rules of the office</translation>
    </message>
    <message>
        <source>hanya pengawas yang mengubah aturan</source>
        <translation>only supervisors change rules</translation>
    </message>
    <message>
        <source>tulis alasannya</source>
        <translation>write the reason</translation>
    </message>
    <message>
        <source>Aturan disimpan dan berlaku di semua meja</source>
        <translation>Rules saved, in force at all desks</translation>
    </message>
    <message>
        <source>Enter ubah · Del hapus · Esc tabel</source>
        <translation>Enter change · Del remove · Esc table</translation>
    </message>
</context>
<context>
    <name>EvidenceRow</name>
    <message>
        <source>Lampirkan bukti</source>
        <translation>Attach evidence</translation>
    </message>
    <message>
        <source>Atau tempel gambar, atau seret berkas ke kotak cerita</source>
        <translation>Or paste an image, or drag files onto the story box</translation>
    </message>
    <message>
        <source>Berkadar pengawasan</source>
        <translation>Oversight matter</translation>
    </message>
    <message>
        <source>Dugaan penyalahgunaan wewenang: Inspektorat, 60 hari kerja</source>
        <translation>Suspected abuse of authority: Inspektorat, 60 working days</translation>
    </message>
    <message>
        <source>Pilih berkas bukti</source>
        <translation>Choose evidence files</translation>
    </message>
    <message>
        <source>Lepas lampiran {x}</source>
        <translation>Remove attachment {x}</translation>
    </message>
    <message>
        <source>{name}: tersimpan di sini, dikirim ke pusat sesudah tiket disimpan</source>
        <translation>{name}: kept here, sent to the centre once the ticket is saved</translation>
    </message>
</context>
<context>
    <name>FaultWindow</name>
    <message>
        <source>Meja Call Center Lampung — belum bisa dibuka</source>
        <translation>Lampung Call Center Desk — cannot be opened yet</translation>
    </message>
    <message>
        <source>Yang terjadi</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Yang aman</source>
        <translation>What is safe</translation>
    </message>
    <message>
        <source>Yang perlu dilakukan</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Salin laporan untuk petugas TI</source>
        <translation>Copy report for IT support</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>Ubah {field}</source>
        <translation>Change {field}</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>{field} disimpan</source>
        <translation>{field} saved</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Kata sandi berkas</source>
        <translation>Passphrase of the file</translation>
    </message>
    <message>
        <source>seperti tertulis di meja asalnya</source>
        <translation>as written at the desk it came from</translation>
    </message>
    <message>
        <source>ABCD-EFGH-JKLM-NPQR-STUV</source>
        <translation>ABCD-EFGH-JKLM-NPQR-STUV</translation>
    </message>
    <message>
        <source>Kemajuan</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Simpan yang belum terkirim ke berkas</source>
        <translation>Save unsent work into a file</translation>
    </message>
    <message>
        <source>Catat kata sandi ini di kertas, terpisah dari berkasnya. Tanpa kata sandi ini berkas tidak bisa dibuka oleh siapa pun; ia tidak ditampilkan lagi.</source>
        <translation>Write this passphrase on paper, apart from the file. Without it nobody can open the file; it is not shown again.</translation>
    </message>
    <message>
        <source>Sudah dicatat, pilih tempat…</source>
        <translation>Written down, choose a place…</translation>
    </message>
    <message>
        <source>Ambil yang belum terkirim dari berkas</source>
        <translation>Take unsent work from a file</translation>
    </message>
    <message>
        <source>Ambil dari berkas</source>
        <translation>Take from a file</translation>
    </message>
    <message>
        <source>{0}. Berkasnya diperiksa dahulu; belum ada yang diubah.</source>
        <translation>{0}. The file is checked first; nothing is changed yet.</translation>
    </message>
    <message>
        <source>Periksa berkas</source>
        <translation>Check the file</translation>
    </message>
    <message>
        <source>Menyimpan ke berkas</source>
        <translation>Saving into a file</translation>
    </message>
    <message>
        <source>Memeriksa berkas</source>
        <translation>Checking the file</translation>
    </message>
    <message>
        <source>Mengambil dari berkas</source>
        <translation>Taking from the file</translation>
    </message>
    <message>
        <source>Simpan yang belum terkirim</source>
        <translation>Save unsent work</translation>
    </message>
    <message>
        <source>{0} langkah dan {1} lampiran. Kirimkan berkas dan kata sandinya lewat jalan yang berbeda. Meja ini tetap mengirim sendiri begitu tersambung; pusat mengenali yang sama.</source>
        <translation>{0} steps and {1} attachments. Send the file and its passphrase by different ways. This desk still sends by itself once connected; the centre knows them again.</translation>
    </message>
    <message>
        <source>{0} lampiran tidak ada di komputer ini dan tidak ikut.</source>
        <translation>{0} attachments are not on this computer and were left out.</translation>
    </message>
    <message>
        <source>Tersimpan: {0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>Isi berkas</source>
        <translation>What the file holds</translation>
    </message>
    <message>
        <source>Ambil {0} langkah</source>
        <translation>Take {0} steps</translation>
    </message>
    <message>
        <source>Ambil lampirannya</source>
        <translation>Take the attachments</translation>
    </message>
    <message>
        <source>Dari {0} ({1}), disimpan {2}.</source>
        <translation>From {0} ({1}), saved {2}.</translation>
    </message>
    <message>
        <source>meja tanpa nama</source>
        <translation>a desk without a name</translation>
    </message>
    <message>
        <source>operator tidak disebut</source>
        <translation>operator not named</translation>
    </message>
    <message>
        <source>{0} langkah pada {1} tiket, {2} lampiran.</source>
        <translation>{0} steps on {1} tickets, {2} attachments.</translation>
    </message>
    <message>
        <source>Dicatat {0} sampai {1}.</source>
        <translation>Recorded {0} to {1}.</translation>
    </message>
    <message>
        <source>Berkas ini dari meja ini sendiri.</source>
        <translation>This file is from this very desk.</translation>
    </message>
    <message>
        <source>Belum ada satu pun di sini.</source>
        <translation>None of it is here yet.</translation>
    </message>
    <message>
        <source>Semua langkahnya sudah ada di sini.</source>
        <translation>All its steps are here already.</translation>
    </message>
    <message>
        <source>{0} langkah sudah ada di sini dan dilewati.</source>
        <translation>{0} steps are here already and are skipped.</translation>
    </message>
    <message>
        <source>{0} langkah baru, {1} sudah ada, {2} lampiran. Diserahkan ke pusat begitu tersambung; bila meja asalnya juga mengirim, pusat mengenali yang sama.</source>
        <translation>{0} new steps, {1} known, {2} attachments. Handed to the centre once connected; if the other desk sends them too, the centre knows them again.</translation>
    </message>
    <message>
        <source>Sudah diambil dari berkas</source>
        <translation>Taken from the file</translation>
    </message>
    <message>
        <source>Kata sandinya tidak cocok</source>
        <translation>The passphrase does not match</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Gambar kecil {name}</source>
        <translation>Small picture of {name}</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Lihat {name}</source>
        <translation>Look at {name}</translation>
    </message>
    <message>
        <source>Simpan salinan…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>Simpan salinan {name}</source>
        <translation>Save a copy of {name}</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Batalkan pengambilan {name}</source>
        <translation>Stop fetching {name}</translation>
    </message>
    <message>
        <source>Kirim lagi</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Kirim lagi {name} ke pusat</source>
        <translation>Send {name} to the centre again</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>Lampiran</source>
        <translation>Attachment</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Semua OPD</source>
        <translation>All OPD</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Level: semua</source>
        <translation>Level: all</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Alasan: semua</source>
        <translation>Reason: all</translation>
    </message>
    <message>
        <source>Dipegang</source>
        <translation>Held by</translation>
    </message>
    <message>
        <source>Dipegang: semua</source>
        <translation>Held by: all</translation>
    </message>
    <message>
        <source>Tertunda</source>
        <translation>Snoozed</translation>
    </message>
    <message>
        <source>Tertunda: di bawah</source>
        <translation>Snoozed: at the end</translation>
    </message>
    <message>
        <source>saya</source>
        <translation>me</translation>
    </message>
    <message>
        <source>belum ada</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>disembunyikan</source>
        <translation>hidden</translation>
    </message>
    <message>
        <source>hanya itu</source>
        <translation>only these</translation>
    </message>
</context>
<context>
    <name>FinishComposer</name>
    <message>
        <source>Selesaikan</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>Selesaikan {n} tiket</source>
        <translation>Resolve {n} tickets</translation>
    </message>
    <message>
        <source>Bagaimana diselesaikan; disampaikan kepada setiap pelapor</source>
        <translation>How it was resolved; every reporter is told</translation>
    </message>
    <message>
        <source>Tiket dinyatakan selesai</source>
        <translation>Ticket declared resolved</translation>
    </message>
    <message>
        <source>{n} tiket dinyatakan selesai</source>
        <translation>{n} tickets declared resolved</translation>
    </message>
</context>
<context>
    <name>FirstPanel</name>
    <message>
        <source>Nama petugas</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Siapa yang bertugas?</source>
        <translation>Who is on duty?</translation>
    </message>
    <message>
        <source>Kunci pemulihan</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Sangat dianjurkan. Tanpa kunci pemulihan, laporan yang belum terkirim hilang bila kata sandi dilupakan atau komputer ini rusak. Bisa juga dipasang nanti di Pengaturan → Kunci &amp; orang.</source>
        <translation>Strongly advised. Without a recovery key, unsent reports are lost if the password is forgotten or this computer breaks. It can also be set later in Settings → Keys &amp; people.</translation>
    </message>
    <message>
        <source>Mulai sekarang meja ini dibuka dengan kata sandi. Data yang sudah ada tetap utuh; petugas lain mendapat kata sandinya di Pengaturan → Kunci &amp; orang.</source>
        <translation>From now on this desk is opened with a password. The data there is stays whole; other people get their passwords in Settings → Keys &amp; people.</translation>
    </message>
    <message>
        <source>Data meja ini dienkripsi. Hanya petugas dengan kata sandi, di komputer ini, yang bisa membukanya.</source>
        <translation>This desk&apos;s data is encrypted. Only people with a password, on this computer, can open it.</translation>
    </message>
    <message>
        <source>Menyiapkan kunci…</source>
        <translation>Preparing the keys…</translation>
    </message>
</context>
<context>
    <name>FollowUpComposer</name>
    <message>
        <source>Catat tindak lanjut</source>
        <translation>Record follow-up</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>OPD masih bekerja</source>
        <translation>OPD still at work</translation>
    </message>
    <message>
        <source>kabari pelapor, lalu Selesaikan</source>
        <translation>tell the reporter, then Resolve</translation>
    </message>
    <message>
        <source>wajib menyebut yang berwenang</source>
        <translation>must name who is competent</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Isi jawaban OPD</source>
        <translation>Text of the OPD&apos;s answer</translation>
    </message>
    <message>
        <source>Yang berwenang</source>
        <translation>Competent agency</translation>
    </message>
    <message>
        <source>Jawaban OPD dicatat</source>
        <translation>Answer of OPD recorded</translation>
    </message>
</context>
<context>
    <name>FormBody</name>
    <message>
        <source>Apa yang terjadi?</source>
        <translation>What happened?</translation>
    </message>
    <message>
        <source>Mendesak?</source>
        <translation>How urgent?</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Simpan &amp; berikutnya</source>
        <translation>Save &amp; next</translation>
    </message>
    <message>
        <source>Di luar kewenangan</source>
        <translation>Outside our authority</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Panggilan iseng…</source>
        <translation>Prank call…</translation>
    </message>
    <message>
        <source>Tiket baru, draf ini disimpan</source>
        <translation>New ticket, this draft is kept</translation>
    </message>
    <message>
        <source>Buka laporan dari SP4N-LAPOR!…</source>
        <translation>Open a report from SP4N-LAPOR!…</translation>
    </message>
    <message>
        <source>Buang draf ini</source>
        <translation>Discard this draft</translation>
    </message>
</context>
<context>
    <name>FormCore</name>
    <message>
        <source>menyimpan draf …</source>
        <translation>saving draft …</translation>
    </message>
    <message>
        <source>draf tersimpan</source>
        <translation>draft saved</translation>
    </message>
    <message>
        <source>▲ draf BELUM tersimpan</source>
        <translation>▲ draft NOT saved yet</translation>
    </message>
    <message>
        <source>nomor dan nama dalam draf petugas yang sudah tidak di meja ini</source>
        <translation>number and name in a draft of somebody who is no longer at this desk</translation>
    </message>
    <message>
        <source>Buka draf</source>
        <translation>Open draft</translation>
    </message>
    <message>
        <source>Draf dibuang.</source>
        <translation>Draft discarded.</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>GuidancePage</name>
    <message>
        <source>Berkas panduan</source>
        <translation>Guidance files</translation>
    </message>
    <message>
        <source>Isi berkas</source>
        <translation>Content of the file</translation>
    </message>
    <message>
        <source>Yang belum benar</source>
        <translation>What is not right yet</translation>
    </message>
    <message>
        <source>Simpan &amp; pakai</source>
        <translation>Save &amp; use</translation>
    </message>
    <message>
        <source>Kembalikan bawaan</source>
        <translation>Restore shipped</translation>
    </message>
    <message>
        <source>Panduan bicara</source>
        <translation>Call script</translation>
    </message>
    <message>
        <source>Pertanyaan per kategori</source>
        <translation>Questions by category</translation>
    </message>
    <message>
        <source>Teks siap pakai (::)</source>
        <translation>Ready texts (::)</translation>
    </message>
    <message>
        <source>Kontak OPD</source>
        <translation>Contacts of OPD</translation>
    </message>
    <message>
        <source>Hari libur &amp; hari kerja</source>
        <translation>Holidays &amp; working days</translation>
    </message>
    <message>
        <source>Nomor darurat</source>
        <translation>Emergency numbers</translation>
    </message>
    <message>
        <source>Kategori &amp; kewenangan</source>
        <translation>Categories &amp; authority</translation>
    </message>
    <message>
        <source>Entri dengan id yang sama menggantikan bawaan; yang tidak ditulis tetap ada. removed = true menyembunyikan satu entri.</source>
        <translation>Entries with the same id replace the shipped ones; what is not written stays. removed = true hides an entry.</translation>
    </message>
    <message>
        <source>Ini draf yang belum dipakai</source>
        <translation>This is a draft not in use yet</translation>
    </message>
    <message>
        <source>Simpan untuk memeriksanya lagi; yang dipakai sekarang tetap yang lama.</source>
        <translation>Save to check it again; the old one stays in use.</translation>
    </message>
    <message>
        <source>belum disimpan</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>diubah di meja ini</source>
        <translation>changed at this desk</translation>
    </message>
    <message>
        <source>berlaku di semua meja</source>
        <translation>in force at all desks</translation>
    </message>
    <message>
        <source>bawaan</source>
        <translation>shipped</translation>
    </message>
    <message>
        <source>{0} bagian belum benar; belum dipakai</source>
        <translation>Parts not right yet: {0}; not in use</translation>
    </message>
    <message>
        <source>Teks Anda tersimpan sebagai draf. Pilih baris di bawah.</source>
        <translation>Your text is kept as a draft. Choose a line below.</translation>
    </message>
    <message>
        <source>Tersimpan dan sudah dipakai</source>
        <translation>Saved and in use</translation>
    </message>
    <message>
        <source>Baris {0}: {1}</source>
        <translation>Line {0}: {1}</translation>
    </message>
    <message>
        <source>Kembalikan isi bawaan?</source>
        <translation>Restore the shipped content?</translation>
    </message>
    <message>
        <source>Isi yang sekarang disimpan di samping sebagai .bak.</source>
        <translation>The present content is kept beside it as .bak.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kembalikan</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Isi bawaan dipakai lagi</source>
        <translation>The shipped content is in use again</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Panduan bicara</source>
        <translation>Call script</translation>
    </message>
</context>
<context>
    <name>HandOnComposer</name>
    <message>
        <source>Rujuk ke luar kewenangan</source>
        <translation>Refer outside our authority</translation>
    </message>
    <message>
        <source>Rujuk</source>
        <translation>Refer</translation>
    </message>
    <message>
        <source>Disposisi ke OPD</source>
        <translation>Dispatch to OPD (disposisi)</translation>
    </message>
    <message>
        <source>Teruskan</source>
        <translation>Send on</translation>
    </message>
    <message>
        <source>Kepada</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Pesan (boleh kosong)</source>
        <translation>Message (may be empty)</translation>
    </message>
    <message>
        <source>Dirujuk ke {names}</source>
        <translation>Referred to {names}</translation>
    </message>
    <message>
        <source>Diteruskan ke {names}</source>
        <translation>Sent on to {names}</translation>
    </message>
</context>
<context>
    <name>HandoverTab</name>
    <message>
        <source>Serah terima</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Tampilkan yang lebih lama</source>
        <translation>Show older ones</translation>
    </message>
    <message>
        <source>Belum ada serah terima</source>
        <translation>No hand-overs yet</translation>
    </message>
    <message>
        <source>Lembarnya dibuat sendiri saat giliran berakhir. Catatan untuk giliran berikutnya ditulis dari mana saja dengan Ctrl H.</source>
        <translation>The sheet is made by itself when the shift ends. Notes for the next shift are written from anywhere with Ctrl H.</translation>
    </message>
    <message>
        <source>Hitung lembar</source>
        <translation>Count the sheet</translation>
    </message>
    <message>
        <source>Tanda tangani: menyerahkan</source>
        <translation>Sign: leaving</translation>
    </message>
    <message>
        <source>Tanda tangani: menerima</source>
        <translation>Sign: coming</translation>
    </message>
    <message>
        <source>Pengawas lain menandatangani…</source>
        <translation>Another supervisor signs…</translation>
    </message>
    <message>
        <source>Tiket yang disebut</source>
        <translation>Tickets named</translation>
    </message>
    <message>
        <source>Simpan PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Cetak…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Meja ini masih mengambil riwayat: hitungannya di sini belum lengkap.</source>
        <translation>This desk is still fetching history: its counts here are not complete yet.</translation>
    </message>
    <message>
        <source>Hitung lagi</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>Lembar dihitung</source>
        <translation>Sheet counted</translation>
    </message>
    <message>
        <source>Biarkan</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Lembar ini sudah ditandatangani. Bila dihitung lagi, kedua pengawas menandatanganinya lagi.</source>
        <translation>This sheet has been signed. Counted again, both supervisors sign it again.</translation>
    </message>
    <message>
        <source>Hitung lagi?</source>
        <translation>Count again?</translation>
    </message>
    <message>
        <source>Ditandatangani</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>Tanda tangani</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Sebagai</source>
        <translation>As</translation>
    </message>
    <message>
        <source>Pengawas</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Kata sandinya</source>
        <translation>Their password</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Bantuan</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Bantuan · daftar tombol</source>
        <translation>Help · list of keys</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Di mana saja</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Di isian tiket</source>
        <translation>In the ticket form</translation>
    </message>
    <message>
        <source>Di tiket, saat ada dua nilai</source>
        <translation>In a ticket with two values</translation>
    </message>
    <message>
        <source>Di Belum terkirim</source>
        <translation>In Unsent</translation>
    </message>
    <message>
        <source>Di SP4N-LAPOR!</source>
        <translation>At SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Di antrean</source>
        <translation>In the queue</translation>
    </message>
    <message>
        <source>Di daftar konflik</source>
        <translation>In the list of conflicts</translation>
    </message>
    <message>
        <source>Di pencarian</source>
        <translation>In the search</translation>
    </message>
    <message>
        <source>Di Laporan</source>
        <translation>In Reports</translation>
    </message>
    <message>
        <source>Di Papan</source>
        <translation>On the board</translation>
    </message>
    <message>
        <source>Yang perlu diingat</source>
        <translation>To remember</translation>
    </message>
    <message>
        <source>Setiap ketikan tersimpan sebagai draf dalam satu detik.</source>
        <translation>Every keystroke is kept as a draft within a second.</translation>
    </message>
    <message>
        <source>“Simpan” berarti aman di komputer ini; kapan sampai di pusat, lihat keping sambungan di atas.</source>
        <translation>“Save” means safe on this computer; when it is at the centre, see the connection chip above.</translation>
    </message>
    <message>
        <source>Ketik :: di uraian untuk menyisipkan teks siap pakai.</source>
        <translation>Type :: in the description to insert a ready text.</translation>
    </message>
    <message>
        <source>Bahaya nyawa: beri nomor darurat dahulu, isian kemudian.</source>
        <translation>Danger to life: give the emergency number first, the form later.</translation>
    </message>
</context>
<context>
    <name>HistoryChip</name>
    <message>
        <source>Klik untuk melanjutkan</source>
        <translation>Click to go on</translation>
    </message>
    <message>
        <source>Klik untuk menjeda</source>
        <translation>Click to pause</translation>
    </message>
    <message>
        <source>Semua pekerjaan berjalan seperti biasa.</source>
        <translation>All work goes on as usual.</translation>
    </message>
    <message>
        <source>Riwayat dijeda: {0} tiket</source>
        <translation>History paused: {0} tickets</translation>
    </message>
    <message>
        <source>Mengambil riwayat: {0} tiket</source>
        <translation>Fetching history: {0} tickets</translation>
    </message>
    <message>
        <source>sisa ±{0}</source>
        <translation>about {0} left</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Riwayat penelepon ini</source>
        <translation>History of this caller</translation>
    </message>
    <message>
        <source>Riwayat di pusat</source>
        <translation>History at the centre</translation>
    </message>
    <message>
        <source>{n} terbuka</source>
        <translation>{n} open</translation>
    </message>
    <message>
        <source>Riwayat lain ada di pusat: ambil ({0})</source>
        <translation>More history is at the centre: fetch ({0})</translation>
    </message>
    <message>
        <source>Sebelum {0} ada di pusat: ambil ({1})</source>
        <translation>Before {0} it is at the centre: fetch ({1})</translation>
    </message>
    <message>
        <source>Ketik nomor penelepon: laporan lamanya muncul di sini.</source>
        <translation>Type the caller&apos;s number: earlier reports appear here.</translation>
    </message>
    <message>
        <source>Penelepon baru. Tanyakan namanya; ia masuk buku saat disimpan.</source>
        <translation>New caller. Ask for the name; it enters the book on saving.</translation>
    </message>
    <message>
        <source>Belum ada laporan dari penelepon ini.</source>
        <translation>No reports from this caller yet.</translation>
    </message>
</context>
<context>
    <name>IdentityNote</name>
    <message>
        <source>Hapus dari cerita</source>
        <translation>Delete from the story</translation>
    </message>
    <message>
        <source>nama</source>
        <translation>name</translation>
    </message>
    <message>
        <source>nomor telepon</source>
        <translation>phone number</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>▲ Di cerita masih tertulis: {x}.</source>
        <translation>▲ The story still contains: {x}.</translation>
    </message>
</context>
<context>
    <name>KeepComposer</name>
    <message>
        <source>Jangan kirim ke SP4N-LAPOR!</source>
        <translation>Do not send to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Jangan kirim</source>
        <translation>Do not send</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Tidak dikirim ke SP4N-LAPOR!</source>
        <translation>Not sent to SP4N-LAPOR!</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Petugas yang bisa masuk</source>
        <translation>People who can sign in</translation>
    </message>
    <message>
        <source>Hapus dari meja ini</source>
        <translation>Remove from this desk</translation>
    </message>
    <message>
        <source>Beri kata sandi baru…</source>
        <translation>Give a new password…</translation>
    </message>
    <message>
        <source> menit</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source>Kunci layar bila tidak disentuh selama</source>
        <translation>Lock the screen when untouched for</translation>
    </message>
    <message>
        <source>Kata sandi saya</source>
        <translation>My password</translation>
    </message>
    <message>
        <source>Kata sandi sekarang</source>
        <translation>Current password</translation>
    </message>
    <message>
        <source>Ganti kata sandi</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Petugas baru</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Petugas itu sendiri yang mengetik kata sandinya di sini. Izin masuknya berlaku 4 jam sampai disahkan server pusat; di meja tanpa pusat, persetujuan pengawas sudah cukup.</source>
        <translation>The person types the password here themselves. The permission to sign in lasts 4 hours until the central server confirms it; at a desk without a centre, a supervisor&apos;s approval is enough.</translation>
    </message>
    <message>
        <source>Nama petugas</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>pengawas</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>Peran</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Beri izin masuk</source>
        <translation>Permit to sign in</translation>
    </message>
    <message>
        <source>Kunci pemulihan</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Pasang kunci pemulihan</source>
        <translation>Set recovery key</translation>
    </message>
    <message>
        <source>bertugas</source>
        <translation>on duty</translation>
    </message>
    <message>
        <source>Ada petugas yang dihapus: kunci data diganti sendiri saat aplikasi dibuka berikutnya.</source>
        <translation>A person was removed: the data key is changed by itself when the application is next opened.</translation>
    </message>
    <message>
        <source>Terpasang. Memasang yang baru membuat lembar yang lama tidak berlaku.</source>
        <translation>Set. Setting a new one makes the old sheet invalid.</translation>
    </message>
    <message>
        <source>Belum terpasang: laporan yang belum terkirim hilang bila tidak ada lagi yang bisa masuk.</source>
        <translation>Not set yet: unsent reports are lost if nobody can sign in any more.</translation>
    </message>
    <message>
        <source>peran dari pusat belum berlaku</source>
        <translation>no role from the centre yet</translation>
    </message>
    <message>
        <source>{0} · sampai {1}, menunggu pengesahan pusat</source>
        <translation>{0} · until {1}, waiting for the centre to confirm</translation>
    </message>
    <message>
        <source>Kata sandi masih kosong.</source>
        <translation>The password is still empty.</translation>
    </message>
    <message>
        <source>Kata sandi diganti</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>{0} bisa masuk</source>
        <translation>{0} can sign in</translation>
    </message>
    <message>
        <source>{0} tidak bisa masuk lagi</source>
        <translation>{0} can no longer sign in</translation>
    </message>
    <message>
        <source>Kunci pemulihan terpasang</source>
        <translation>Recovery key set</translation>
    </message>
</context>
<context>
    <name>LaporActions</name>
    <message>
        <source>Dipilih untuk dikirim ke SP4N-LAPOR!</source>
        <translation>Chosen to be sent to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Balasan dicatat sudah ada di SP4N-LAPOR!</source>
        <translation>Reply recorded as being at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Balasan akan dikirim lagi</source>
        <translation>Reply to be sent again</translation>
    </message>
    <message>
        <source>Balasan dibatalkan</source>
        <translation>Reply cancelled</translation>
    </message>
</context>
<context>
    <name>LaporCard</name>
    <message>
        <source>SP4N-LAPOR!</source>
        <translation>SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Kirim lagi dan Batal hanya oleh pengawas di meja ini.</source>
        <translation>Send again and Cancel are only for a supervisor at this desk.</translation>
    </message>
    <message>
        <source>Salin</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Salin {id}</source>
        <translation>Copy {id}</translation>
    </message>
    <message>
        <source>{n} kali dicari di sana</source>
        <translation>searched there {n}×</translation>
    </message>
    <message>
        <source>Balasan</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Sudah ada di sana</source>
        <translation>It is there</translation>
    </message>
    <message>
        <source>Kirim lagi</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kirim ke LAPOR</source>
        <translation>Send to LAPOR</translation>
    </message>
    <message>
        <source>Jangan kirim…</source>
        <translation>Do not send…</translation>
    </message>
    <message>
        <source>Perbarui sekarang</source>
        <translation>Refresh now</translation>
    </message>
    <message>
        <source>Balas ke LAPOR…</source>
        <translation>Reply to LAPOR…</translation>
    </message>
    <message>
        <source>Nomor yang benar…</source>
        <translation>The right number…</translation>
    </message>
    <message>
        <source>Ada di sana, nomor…</source>
        <translation>It is there, number…</translation>
    </message>
    <message>
        <source>Batal…</source>
        <translation>Cancel…</translation>
    </message>
    <message>
        <source>Daftar kerja</source>
        <translation>Work list</translation>
    </message>
</context>
<context>
    <name>LaporOrigin</name>
    <message>
        <source>Dari SP4N-LAPOR! #{id}</source>
        <translation>From SP4N-LAPOR! #{id}</translation>
    </message>
    <message>
        <source>Tidak dikirim lagi ke sana; jawabannya masuk ke riwayat tiket.</source>
        <translation>Not sent there again; its answers come into the ticket history.</translation>
    </message>
</context>
<context>
    <name>LaporPanel</name>
    <message>
        <source>Buka laporan dari SP4N-LAPOR!</source>
        <translation>Open a report from SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Esc menutup</source>
        <translation>Esc closes</translation>
    </message>
    <message>
        <source>Nomor laporan di SP4N-LAPOR!</source>
        <translation>Report number at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Nomor laporan, misalnya #1916449</source>
        <translation>Report number, for example #1916449</translation>
    </message>
    <message>
        <source>Buka laporan</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Menanyakan ke SP4N-LAPOR! …</source>
        <translation>Asking SP4N-LAPOR! …</translation>
    </message>
</context>
<context>
    <name>LaporReplyComposer</name>
    <message>
        <source>Balas ke SP4N-LAPOR!</source>
        <translation>Reply to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Kirim balasan</source>
        <translation>Send reply</translation>
    </message>
    <message>
        <source>Isi balasan, dibaca pelapor di sana</source>
        <translation>Text of the reply; the reporter reads it there</translation>
    </message>
    <message>
        <source>Gambar yang ikut</source>
        <translation>Images sent along</translation>
    </message>
    <message>
        <source>Berkas tidak ikut: hanya gambar yang bisa dibersihkan yang boleh keluar.</source>
        <translation>Files are not sent along: only images that can be cleaned may leave.</translation>
    </message>
    <message>
        <source>Berkas tidak ikut: laporan ini tidak boleh menyebut siapa pun.</source>
        <translation>Files are not sent along: this report may name nobody.</translation>
    </message>
    <message>
        <source>Yang akan dikirim</source>
        <translation>What will be sent</translation>
    </message>
    <message>
        <source>▲ Sebagian disamarkan. Yang akan dikirim:</source>
        <translation>▲ Parts are masked. What will be sent:</translation>
    </message>
    <message>
        <source>Dikirim persis seperti yang ditulis.</source>
        <translation>Sent exactly as written.</translation>
    </message>
    <message>
        <source>Balasan menunggu dikirim ke SP4N-LAPOR!</source>
        <translation>Reply waits to be sent to SP4N-LAPOR!</translation>
    </message>
</context>
<context>
    <name>LaporScreen</name>
    <message>
        <source>SP4N-LAPOR!</source>
        <translation>SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Bagian SP4N-LAPOR!</source>
        <translation>Parts of SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Perlu diputuskan</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Pemetaan</source>
        <translation>Mapping</translation>
    </message>
    <message>
        <source>Lembar kerja</source>
        <translation>Spreadsheet</translation>
    </message>
    <message>
        <source>Sambungan</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! belum disambungkan</source>
        <translation>SP4N-LAPOR! is not connected yet</translation>
    </message>
    <message>
        <source>Bila disambungkan, laporan yang menurut kebijakan kantor diteruskan masuk ke SP4N-LAPOR! dengan sendirinya, tidak pernah dua kali, dan jawabannya muncul di tiketnya. Tanpa itu semua pekerjaan di meja ini tetap seperti biasa.</source>
        <translation>Once connected, the reports the office&apos;s policy passes on go to SP4N-LAPOR! by themselves, never twice, and the answers show on their tickets. Without it all work at this desk goes on as usual.</translation>
    </message>
    <message>
        <source>Siapkan sambungan</source>
        <translation>Set up connection</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translation>Undone</translation>
    </message>
</context>
<context>
    <name>LetterCard</name>
    <message>
        <source>Surat</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Simpan PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Cetak…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Salin</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Simpan surat</source>
        <translation>Save letter</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>Batas waktu</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>Riwayat di komputer ini</source>
        <translation>History on this computer</translation>
    </message>
    <message>
        <source>tiket yang masih terbuka selalu ada di sini; yang lebih lama dicari di pusat</source>
        <translation>open tickets are always here; older ones are searched at the centre</translation>
    </message>
    <message>
        <source>Simpan tiket yang sudah selesai</source>
        <translation>Keep finished tickets</translation>
    </message>
    <message>
        <source>Simpan untuk semua meja</source>
        <translation>Save for all desks</translation>
    </message>
    <message>
        <source>Kembalikan bawaan</source>
        <translation>Restore shipped</translation>
    </message>
    <message>
        <source>Simpan di komputer ini</source>
        <translation>Save on this computer</translation>
    </message>
    <message>
        <source>berlaku juga untuk jam yang sedang berjalan</source>
        <translation>apply to running clocks too</translation>
    </message>
    <message>
        <source>Simpan lampiran yang sudah ada di pusat</source>
        <translation>Keep attachments the centre has</translation>
    </message>
    <message>
        <source>Verifikasi</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Jawaban pertama OPD</source>
        <translation>First answer of OPD</translation>
    </message>
    <message>
        <source>Menunggu data pelapor</source>
        <translation>Waiting for the reporter</translation>
    </message>
    <message>
        <source>Permintaan informasi</source>
        <translation>Request for information</translation>
    </message>
    <message>
        <source>Pengaduan</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Pengaduan berkadar pengawasan</source>
        <translation>Complaint that is an oversight matter</translation>
    </message>
    <message>
        <source>Penerusan pertama</source>
        <translation>First dispatch</translation>
    </message>
    <message>
        <source>Penerusan pertama, segera</source>
        <translation>First dispatch, urgent</translation>
    </message>
    <message>
        <source> menit</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source> hari kerja</source>
        <translation> working days</translation>
    </message>
    <message>
        <source> hari</source>
        <translation> days</translation>
    </message>
    <message>
        <source>▲ Belum ditetapkan untuk kantor: angka ini hanya berlaku di komputer ini, meja lain memakai angkanya sendiri, pusat memakai bawaan.</source>
        <translation>▲ Not set for the office yet: these figures apply on this computer only, other desks use their own, the centre uses the shipped ones.</translation>
    </message>
    <message>
        <source>● Ditetapkan untuk kantor: sama di semua meja dan di pusat yang sudah tersinkron.</source>
        <translation>● Set for the office: the same at all desks and at the centre once synchronised.</translation>
    </message>
    <message>
        <source>{done} dari {count} tiket diperiksa</source>
        <translation>{done} of {count} tickets checked</translation>
    </message>
    <message>
        <source>Batas waktu disimpan untuk semua meja</source>
        <translation>Time limits saved for all desks</translation>
    </message>
    <message>
        <source>Di meja ini berlaku sekarang; di meja lain dan di pusat setelah tersinkron.</source>
        <translation>In force at this desk now; at other desks and at the centre once synchronised.</translation>
    </message>
    <message>
        <source>Riwayat disimpan</source>
        <translation>History saved</translation>
    </message>
    <message>
        <source>semua</source>
        <translation>all</translation>
    </message>
</context>
<context>
    <name>LiveAnswers</name>
    <message>
        <source>Mengambil riwayat dari pusat…</source>
        <translation>Fetching history from the centre…</translation>
    </message>
    <message>
        <source>Di pusat tidak ada laporan lain dari nomor ini.</source>
        <translation>The centre has no other reports from this number.</translation>
    </message>
    <message>
        <source>Pusat tidak terjangkau. Coba lagi ({0})</source>
        <translation>The centre cannot be reached. Try again ({0})</translation>
    </message>
    <message>
        <source>Ada bahaya sekarang? Beri nomor darurat dahulu</source>
        <translation>Danger right now? Give the emergency number first</translation>
    </message>
    <message>
        <source> atau </source>
        <translation> or </translation>
    </message>
</context>
<context>
    <name>LockCover</name>
    <message>
        <source>Meja terkunci</source>
        <translation>Desk locked</translation>
    </message>
    <message>
        <source>Orang lain</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>Yang sedang diketik tersimpan.</source>
        <translation>What was being typed is kept.</translation>
    </message>
    <message>
        <source>Petugas ini tidak bisa melanjutkan</source>
        <translation>This person cannot continue</translation>
    </message>
    <message>
        <source>Meja tidak dipakai lagi</source>
        <translation>Desk no longer in use</translation>
    </message>
    <message>
        <source>Telepon masuk</source>
        <translation>Incoming call</translation>
    </message>
    <message>
        <source>Masuk untuk menerimanya.</source>
        <translation>Sign in to take it.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Telepon lain masuk: {0}</source>
        <translation>Another call comes in: {0}</translation>
    </message>
    <message>
        <source>Terima</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Meja Call Center Lampung</source>
        <translation>Lampung Call Center Desk</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Titik di peta</source>
        <translation>Point on the map</translation>
    </message>
    <message>
        <source>Panah menggeser (Shift jauh, Ctrl halus), + − memperbesar, Home ke tempat.</source>
        <translation>Arrows move (Shift far, Ctrl fine), + − zoom, Home goes to the place.</translation>
    </message>
    <message>
        <source>Pasang titik</source>
        <translation>Set point</translation>
    </message>
    <message>
        <source>Hapus titik</source>
        <translation>Remove point</translation>
    </message>
    <message>
        <source>Ke tempat</source>
        <translation>To the place</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Perbesar peta</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Perkecil peta</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Di luar daratan Lampung</source>
        <translation>Outside the land of Lampung</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Peta Lampung</source>
        <translation>Map of Lampung</translation>
    </message>
    <message>
        <source>Peta …</source>
        <translation>Map …</translation>
    </message>
</context>
<context>
    <name>MappingBar</name>
    <message>
        <source>Cari di tabel pemetaan</source>
        <translation>Search the mapping table</translation>
    </message>
    <message>
        <source>Cari nama, kode, atau ID</source>
        <translation>Find name, code or ID</translation>
    </message>
    <message>
        <source>Isi dari LAPOR</source>
        <translation>Fill from LAPOR</translation>
    </message>
    <message>
        <source>Impor CSV…</source>
        <translation>Import CSV…</translation>
    </message>
    <message>
        <source>Ekspor CSV…</source>
        <translation>Export CSV…</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Jangan tunggu</source>
        <translation>Do not wait</translation>
    </message>
    <message>
        <source>Enter ubah · Tab ID/nama · Del kosongkan · Ctrl+Z urungkan</source>
        <translation>Enter edit · Tab ID/name · Del clear · Ctrl+Z undo</translation>
    </message>
    <message>
        <source>Hanya pengawas di meja ini yang mengubah pemetaan.</source>
        <translation>Only a supervisor at this desk changes the mapping.</translation>
    </message>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Belum terisi</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>terpilih</source>
        <translation>selected</translation>
    </message>
</context>
<context>
    <name>MappingModel</name>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Di sini</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>ID LAPOR</source>
        <translation>LAPOR ID</translation>
    </message>
    <message>
        <source>Nama di LAPOR</source>
        <translation>Name at LAPOR</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>{0} tiket</source>
        <translation>{0} tickets</translation>
    </message>
    <message>
        <source>kosong</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>belum diisi</source>
        <translation>not filled in</translation>
    </message>
</context>
<context>
    <name>MappingPreview</name>
    <message>
        <source>Baris yang akan berubah</source>
        <translation>Rows that will change</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Pakai {0} baris</source>
        <translation>Use {0} rows</translation>
    </message>
    <message>
        <source>{0} baris akan berubah; belum ada yang disimpan.</source>
        <translation>{0} rows will change; nothing is saved yet.</translation>
    </message>
    <message>
        <source>Tidak ada baris yang berubah.</source>
        <translation>No row changes.</translation>
    </message>
    <message>
        <source>{0} baris berkas tidak terpakai.</source>
        <translation>{0} rows of the file are not used.</translation>
    </message>
</context>
<context>
    <name>MappingTab</name>
    <message>
        <source>Pemetaan SP4N-LAPOR!</source>
        <translation>Mapping for SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Sambungan belum diisi</source>
        <translation>Connection not filled in yet</translation>
    </message>
    <message>
        <source>Isi dan uji dahulu tab Sambungan; sesudah itu nama dari LAPOR bisa diambil. ID bisa juga diketik atau diimpor dari CSV.</source>
        <translation>First fill in and test the Connection tab; then names can be fetched from LAPOR. IDs can also be typed or imported from CSV.</translation>
    </message>
    <message>
        <source>Mengambil daftar dari SP4N-LAPOR!…</source>
        <translation>Fetching the lists from SP4N-LAPOR!…</translation>
    </message>
    <message>
        <source>Baris ini tidak berubah</source>
        <translation>This row is unchanged</translation>
    </message>
    <message>
        <source>ID hanya berisi huruf, angka, garis hubung dan garis bawah.</source>
        <translation>An ID has only letters, digits, hyphens and underscores.</translation>
    </message>
    <message>
        <source>Ada lebih dari satu dengan nama itu di LAPOR; pilih dari daftar.</source>
        <translation>LAPOR has more than one with that name; choose from the list.</translation>
    </message>
    <message>
        <source>Nama saja belum cukup: tekan Isi dari LAPOR dahulu, atau isi ID-nya.</source>
        <translation>A name alone is not enough: press Fill from LAPOR first, or enter the ID.</translation>
    </message>
    <message>
        <source>Nama itu tidak ada di LAPOR; pilih dari daftar, atau isi ID-nya.</source>
        <translation>LAPOR does not have that name; choose from the list, or enter the ID.</translation>
    </message>
    <message>
        <source>{0} baris disimpan untuk semua meja</source>
        <translation>{0} rows saved for all desks</translation>
    </message>
    <message>
        <source>Disimpan, tetapi ID {0} tidak ada di daftar LAPOR</source>
        <translation>Saved, but ID {0} is not in LAPOR&apos;s list</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{0} baris dikembalikan</source>
        <translation>{0} rows put back</translation>
    </message>
    <message>
        <source>{0} tidak: sudah diubah lagi</source>
        <translation>{0} not: changed again since</translation>
    </message>
    <message>
        <source>Isi dari LAPOR</source>
        <translation>Fill from LAPOR</translation>
    </message>
    <message>
        <source>Tidak ada lagi yang bisa diisi sendiri</source>
        <translation>Nothing more can be filled in by itself</translation>
    </message>
    <message>
        <source>Nama lain di LAPOR tidak sama dengan nama di sini. Pilih dari daftarnya: Enter pada kolom Nama di LAPOR, lalu ketik sebagian namanya.</source>
        <translation>The other names at LAPOR differ from the names here. Choose from its list: Enter in the column Name at LAPOR, then type part of the name.</translation>
    </message>
    <message>
        <source>Impor {0}</source>
        <translation>Import {0}</translation>
    </message>
    <message>
        <source>{0} baris ditulis ke {1}</source>
        <translation>{0} rows written to {1}</translation>
    </message>
    <message>
        <source>Semua baris sudah terisi</source>
        <translation>All rows are filled in</translation>
    </message>
    <message>
        <source>Tiket baru bisa dikirim ke SP4N-LAPOR! tanpa menunggu pemetaan.</source>
        <translation>New tickets can be sent to SP4N-LAPOR! without waiting for the mapping.</translation>
    </message>
    <message>
        <source>Tidak ada baris yang cocok</source>
        <translation>No matching rows</translation>
    </message>
    <message>
        <source>Longgarkan saringan atau hapus kata pencarian.</source>
        <translation>Loosen the filters or delete the search words.</translation>
    </message>
    <message>
        <source>Impor pemetaan dari CSV</source>
        <translation>Import mapping from CSV</translation>
    </message>
    <message>
        <source>Ekspor pemetaan ke CSV</source>
        <translation>Export mapping to CSV</translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <source>Tabel pemetaan</source>
        <translation>Mapping table</translation>
    </message>
</context>
<context>
    <name>MatterDetail</name>
    <message>
        <source>Rincian</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>MatterTab</name>
    <message>
        <source>Surat tersimpan</source>
        <translation>Letter saved</translation>
    </message>
    <message>
        <source>Surat dicetak</source>
        <translation>Letter printed</translation>
    </message>
</context>
<context>
    <name>MergeComposer</name>
    <message>
        <source>Gabung pelapor</source>
        <translation>Merge reporters</translation>
    </message>
    <message>
        <source>Gabungkan</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>dapat dibatalkan kapan saja</source>
        <translation>can be undone at any time</translation>
    </message>
    <message>
        <source>Nama atau nomor orang yang sama</source>
        <translation>Name or number of the same person</translation>
    </message>
    <message>
        <source>Pelapor yang ditemukan</source>
        <translation>Reporters found</translation>
    </message>
    <message>
        <source>Digabung dengan</source>
        <translation>Merged with</translation>
    </message>
    <message>
        <source>Tampilkan…</source>
        <translation>Show…</translation>
    </message>
    <message>
        <source>Tampilkan nama dan nomor keduanya selama 60 detik</source>
        <translation>Show names and numbers of both for 60 seconds</translation>
    </message>
    <message>
        <source>{n} tiket, {open} terbuka</source>
        <translation>tickets: {n}, open: {open}</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>Tetap</source>
        <translation>Stays</translation>
    </message>
    <message>
        <source>Digabungkan</source>
        <translation>Is merged</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>pilih salah satu</source>
        <translation>choose one</translation>
    </message>
    <message>
        <source>Pelapor digabung</source>
        <translation>Reporters merged</translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Jam</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>1 jam</source>
        <translation>1 hour</translation>
    </message>
    <message>
        <source>pukul {time}</source>
        <translation>at {time}</translation>
    </message>
    <message>
        <source>Besok 08.00</source>
        <translation>Tomorrow 08.00</translation>
    </message>
    <message>
        <source>Tanggal…</source>
        <translation>Date…</translation>
    </message>
    <message>
        <source>pilih sendiri</source>
        <translation>choose yourself</translation>
    </message>
</context>
<context>
    <name>MoreCard</name>
    <message>
        <source>Lanjutan</source>
        <translation>Advanced</translation>
    </message>
    <message>
        <source>Tampilkan</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Bentuk daftar lampiran</source>
        <translation>Form of the attachment list</translation>
    </message>
    <message>
        <source>dengan titik: [1,2].</source>
        <translation>with a full stop: [1,2].</translation>
    </message>
    <message>
        <source>tanpa titik: [1,2]</source>
        <translation>without a full stop: [1,2]</translation>
    </message>
    <message>
        <source>kosong: tidak ditanyakan</source>
        <translation>empty: not asked</translation>
    </message>
    <message>
        <source>Kiriman per menit</source>
        <translation>Reports per minute</translation>
    </message>
    <message>
        <source> per menit</source>
        <translation> per minute</translation>
    </message>
    <message>
        <source>Tanya status tiap</source>
        <translation>Ask for status every</translation>
    </message>
    <message>
        <source> jam</source>
        <translation> hours</translation>
    </message>
    <message>
        <source>Ulangi yang gagal setelah</source>
        <translation>Retry what failed after</translation>
    </message>
    <message>
        <source> menit</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source>Jalur daftar instansi</source>
        <translation>Path of the agency list</translation>
    </message>
    <message>
        <source>Jalur daftar templat</source>
        <translation>Path of the template list</translation>
    </message>
    <message>
        <source>Jalur daftar kategori</source>
        <translation>Path of the category list</translation>
    </message>
    <message>
        <source>Jalur daftar lokasi</source>
        <translation>Path of the location list</translation>
    </message>
    <message>
        <source>Jalur unggah lampiran</source>
        <translation>Path to upload attachments</translation>
    </message>
    <message>
        <source>Jalur kirim laporan</source>
        <translation>Path to send reports</translation>
    </message>
    <message>
        <source>Jalur status</source>
        <translation>Path of the status</translation>
    </message>
    <message>
        <source>Jalur tindak lanjut</source>
        <translation>Path of the follow-ups</translation>
    </message>
    <message>
        <source>Jalur jawaban</source>
        <translation>Path of the answers</translation>
    </message>
    <message>
        <source>Jalur bukan wewenang</source>
        <translation>Path of not competent</translation>
    </message>
    <message>
        <source>Jalur topik (f01)</source>
        <translation>Path of the topics (f01)</translation>
    </message>
    <message>
        <source>Jalur tambah laporan (v1)</source>
        <translation>Path to add reports (v1)</translation>
    </message>
    <message>
        <source>Sembunyikan</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>kecepatan, selang waktu tanya, bentuk lampiran, jalur layanan</source>
        <translation>speed, asking interval, form of attachments, paths of the service</translation>
    </message>
</context>
<context>
    <name>MovePanel</name>
    <message>
        <source>Pindahkan dan kirim semuanya</source>
        <translation>Move and send everything</translation>
    </message>
    <message>
        <source>Jangan pindahkan</source>
        <translation>Do not move</translation>
    </message>
    <message>
        <source>lain</source>
        <translation>another one</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>without a name</translation>
    </message>
    <message>
        <source>Pindahkan meja ini ke “{0}”?</source>
        <translation>Move this desk to “{0}”?</translation>
    </message>
    <message>
        <source>Meja ini berisi {0} tiket dari pusat “{1}”. Kalau dipindahkan, semuanya dikirim ke pusat ini, dengan riwayat dan penelepon.</source>
        <translation>This desk holds {0} tickets of the centre “{1}”. If it is moved, all of them are sent to this centre, with their history and callers.</translation>
    </message>
    <message>
        <source>{0} tiket belum sampai di pusat yang lama; itu pun dikirim ke sini.</source>
        <translation>{0} tickets have not reached the old centre yet; they are sent here, too.</translation>
    </message>
    <message>
        <source>Tiket lama yang tidak tersimpan di meja ini tetap di pusat yang lama.</source>
        <translation>Older tickets that are not kept on this desk stay at the old centre.</translation>
    </message>
    <message>
        <source>Nomor yang sudah disebutkan kepada warga tetap berlaku. Pusat yang lama tidak diubah, tetapi meja ini tidak lagi mengirim ke sana.</source>
        <translation>Numbers already told to citizens stay valid. The old centre is not changed, but this desk no longer sends to it.</translation>
    </message>
</context>
<context>
    <name>MovedNote</name>
    <message>
        <source>Setujui alamat ini</source>
        <translation>Approve this address</translation>
    </message>
    <message>
        <source>Jangan</source>
        <translation>Do not</translation>
    </message>
    <message>
        <source>Ya, kirim token ke {0}</source>
        <translation>Yes, send the token to {0}</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Layar</source>
        <translation>Screens</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Kata sandi baru</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>paling sedikit 10 tanda; beberapa kata lebih mudah diingat</source>
        <translation>at least 10 characters; a few words are easier to remember</translation>
    </message>
    <message>
        <source>Ketik sekali lagi</source>
        <translation>Type it once more</translation>
    </message>
    <message>
        <source>Tampilkan kata sandi</source>
        <translation>Show password</translation>
    </message>
    <message>
        <source>Buatkan kata sandi</source>
        <translation>Make up a password</translation>
    </message>
    <message>
        <source>Belum sama dengan yang di atas.</source>
        <translation>Not the same as above yet.</translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>Catatan untuk giliran berikutnya</source>
        <translation>Note for the next shift</translation>
    </message>
    <message>
        <source>tanpa nama dan nomor orang</source>
        <translation>without names and numbers of people</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Simpan catatan</source>
        <translation>Save note</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tercatat untuk serah terima</source>
        <translation>Noted for the hand-over</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Hanya bisa dibaca: bagian ini diubah pengawas.</source>
        <translation>Read only: this part is changed by supervisors.</translation>
    </message>
</context>
<context>
    <name>OpeningWindow</name>
    <message>
        <source>Meja Call Center Lampung</source>
        <translation>Lampung Call Center Desk</translation>
    </message>
</context>
<context>
    <name>OperatorChip</name>
    <message>
        <source>Siapa bertugas?</source>
        <translation>Who is on duty?</translation>
    </message>
    <message>
        <source>Shift {0} · {1}</source>
        <translation>Shift: {0} · {1}</translation>
    </message>
    <message>
        <source>Yang bertugas: {0}</source>
        <translation>On duty: {0}</translation>
    </message>
    <message>
        <source>peran belum berlaku</source>
        <translation>no role yet</translation>
    </message>
    <message>
        <source>Tambah petugas…</source>
        <translation>Add person…</translation>
    </message>
    <message>
        <source>Kunci meja ({0})</source>
        <translation>Lock desk ({0})</translation>
    </message>
    <message>
        <source>Ganti petugas…</source>
        <translation>Change person…</translation>
    </message>
    <message>
        <source>Siapa yang bertugas?</source>
        <translation>Who is on duty?</translation>
    </message>
    <message>
        <source>Nama ini tercatat pada setiap langkah yang Anda simpan.</source>
        <translation>This name is noted with every step you save.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Duduk sebagai operator</source>
        <translation>Sit down as operator</translation>
    </message>
    <message>
        <source>Sebagai pengawas</source>
        <translation>As supervisor</translation>
    </message>
    <message>
        <source>Nama petugas</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>OrderRow</name>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Triwulan ini</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>Langkah</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Langkah: sendiri</source>
        <translation>Steps: automatic</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Semua OPD</source>
        <translation>All OPD</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Semua wilayah</source>
        <translation>All areas</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Semua kategori</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Kanal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Semua kanal</source>
        <translation>All channels</translation>
    </message>
    <message>
        <source>Dicatat dari</source>
        <translation>Registered from</translation>
    </message>
    <message>
        <source>Dicatat sampai</source>
        <translation>Registered until</translation>
    </message>
    <message>
        <source>30 hari terakhir</source>
        <translation>last 30 days</translation>
    </message>
    <message>
        <source>bulan ini</source>
        <translation>this month</translation>
    </message>
    <message>
        <source>bulan lalu</source>
        <translation>last month</translation>
    </message>
    <message>
        <source>triwulan lalu</source>
        <translation>last quarter</translation>
    </message>
    <message>
        <source>tahun ini</source>
        <translation>this year</translation>
    </message>
    <message>
        <source>tahun lalu</source>
        <translation>last year</translation>
    </message>
    <message>
        <source>rentang sendiri</source>
        <translation>own range</translation>
    </message>
</context>
<context>
    <name>OthersCard</name>
    <message>
        <source>Pelapor lain</source>
        <translation>Other reporters</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>no name</translation>
    </message>
</context>
<context>
    <name>OutboxModel</name>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Apa</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Disimpan</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Ditahan, perlu dilihat</source>
        <translation>Held, needs a look</translation>
    </message>
    <message>
        <source>Menunggu dikirim</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Sudah di pusat, menunggu bukti</source>
        <translation>At the centre, waiting for proof</translation>
    </message>
    <message>
        <source>Menunggu diserahkan ulang ke pusat</source>
        <translation>Waiting to be handed to the centre again</translation>
    </message>
    <message>
        <source>{0} langkah</source>
        <translation>{0} steps</translation>
    </message>
    <message>
        <source>tertua {0}</source>
        <translation>oldest {0}</translation>
    </message>
    <message>
        <source>penelepon</source>
        <translation>caller</translation>
    </message>
</context>
<context>
    <name>OutboxScreen</name>
    <message>
        <source>Belum terkirim</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>Yang belum diterima pusat</source>
        <translation>Not yet received by the centre</translation>
    </message>
    <message>
        <source>Coba kirim lagi</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Buka tiket</source>
        <translation>Open ticket</translation>
    </message>
    <message>
        <source>Coba kirim sekarang</source>
        <translation>Try to send now</translation>
    </message>
    <message>
        <source>Simpan ke berkas…</source>
        <translation>Save to a file…</translation>
    </message>
    <message>
        <source>Ambil dari berkas…</source>
        <translation>Take from a file…</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu dikirim</source>
        <translation>Nothing is waiting to be sent</translation>
    </message>
    <message>
        <source>Yang baru disimpan muncul di sini sampai pusat menerimanya.</source>
        <translation>What is newly saved shows here until the centre has it.</translation>
    </message>
    <message>
        <source>{0} menunggu</source>
        <translation>{0} waiting</translation>
    </message>
    <message>
        <source>{0} menunggu · tertua {1}</source>
        <translation>{0} waiting · oldest {1}</translation>
    </message>
    <message>
        <source>{0} ditahan</source>
        <translation>{0} held back</translation>
    </message>
    <message>
        <source>{0} diserahkan ulang</source>
        <translation>{0} handed over again</translation>
    </message>
    <message>
        <source>{0} langkah</source>
        <translation>{0} steps</translation>
    </message>
    <message>
        <source>Ditahan: {0} Tiketnya utuh di sini dan yang lain tetap dikirim. {1}</source>
        <translation>Held: {0} The ticket is whole here and the others are still sent. {1}</translation>
    </message>
    <message>
        <source>Pusat sudah menjawab; menunggu kiriman ini kembali sebagai bukti.</source>
        <translation>The centre has answered; waiting for this item to come back as proof.</translation>
    </message>
    <message>
        <source>Aman di komputer ini; diserahkan ke pusat atas nama meja asalnya begitu tersambung. Yang sudah dikenal pusat tidak menjadi ganda.</source>
        <translation>Safe on this computer; handed to the centre in the name of its own desk once connected. What the centre knows is not doubled.</translation>
    </message>
    <message>
        <source>Sudah dicoba {0} kali, terakhir {1}; dicoba lagi sendiri.</source>
        <translation>Attempts: {0}, last {1}; it is tried again by itself.</translation>
    </message>
    <message>
        <source>Aman di komputer ini; dikirim sendiri begitu tersambung.</source>
        <translation>Safe on this computer; sent by itself once connected.</translation>
    </message>
</context>
<context>
    <name>OutsidePanel</name>
    <message>
        <source>Di luar kewenangan</source>
        <translation>Outside our authority</translation>
    </message>
    <message>
        <source>Cari instansi di luar kewenangan</source>
        <translation>Find an agency outside our authority</translation>
    </message>
    <message>
        <source>Cari: polda, ojk, pemkot, pln, bpn …</source>
        <translation>Find: polda, ojk, pemkot, pln, bpn …</translation>
    </message>
    <message>
        <source>Catatan rujukan</source>
        <translation>Note on the referral</translation>
    </message>
    <message>
        <source>yang disampaikan kepada pelapor; :: untuk teks</source>
        <translation>what the reporter is told; :: for texts</translation>
    </message>
    <message>
        <source>Salin nomor</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>Simpan rujukan</source>
        <translation>Save referral</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tidak ada yang ditolak: sebutkan nama dan nomornya, lalu catat.</source>
        <translation>Nobody is turned away: give name and number, then record it.</translation>
    </message>
</context>
<context>
    <name>OwnAccountCard</name>
    <message>
        <source>Akun pusat saya</source>
        <translation>My centre account</translation>
    </message>
    <message>
        <source>Sesudah dihubungkan, kata sandi meja ini dan akun pusat menjadi satu: kata sandi pusat berlaku di sini; dengan kode sekali pakai, kata sandi meja ini menjadi kata sandi pusat.</source>
        <translation>Once linked, the password of this desk and of the centre account are one: the centre&apos;s password counts here; with a one-time code, this desk&apos;s password becomes the centre&apos;s.</translation>
    </message>
    <message>
        <source>Kata sandi saya di meja ini</source>
        <translation>My password at this desk</translation>
    </message>
    <message>
        <source>Hubungkan akun saya</source>
        <translation>Link my account</translation>
    </message>
    <message>
        <source>{0} · {1} · berlaku tanpa sambungan sampai {2}</source>
        <translation>{0} · {1} · counts without a connection until {2}</translation>
    </message>
    <message>
        <source>salah</source>
        <translation>wrong</translation>
    </message>
    <message>
        <source>Masih kosong.</source>
        <translation>Still empty.</translation>
    </message>
    <message>
        <source>Akun pusat terhubung</source>
        <translation>Centre account linked</translation>
    </message>
</context>
<context>
    <name>OwnText</name>
    <message>
        <source>▲ Teks ini sudah Anda ubah, jadi tidak ikut berganti. Periksa isinya.</source>
        <translation>▲ You have changed this text, so it does not change along. Check what it says.</translation>
    </message>
    <message>
        <source>Susun teks baru</source>
        <translation>Prepare new text</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Simpan juga</source>
        <translation>Save anyway</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PaperWork</name>
    <message>
        <source>Simpan serah terima</source>
        <translation>Save hand-over</translation>
    </message>
    <message>
        <source>Serah terima tersimpan</source>
        <translation>Hand-over saved</translation>
    </message>
    <message>
        <source>Serah terima dicetak</source>
        <translation>Hand-over printed</translation>
    </message>
</context>
<context>
    <name>PeopleClock</name>
    <message>
        <source>Meja ini sudah ditarik pusat</source>
        <translation>The centre has retired this desk</translation>
    </message>
    <message>
        <source>Menyimpan yang belum terkirim…</source>
        <translation>Saving what is unsent…</translation>
    </message>
    <message>
        <source>Akun ditutup pusat: {0}</source>
        <translation>Account closed by the centre: {0}</translation>
    </message>
    <message>
        <source>Izin masuknya di meja ini sudah dihapus. Laporan yang sudah disimpan tetap dikirim.</source>
        <translation>The permission to sign in at this desk has been removed. Reports already saved are still sent.</translation>
    </message>
    <message>
        <source>Akun ditutup pusat, tetapi masih bisa masuk: {0}</source>
        <translation>Account closed by the centre, but can still sign in: {0}</translation>
    </message>
    <message>
        <source>Hanya dia yang bisa membuka meja ini, jadi izinnya belum dihapus agar laporan tidak hilang. Beri petugas lain izin masuk sekarang (Pengaturan → Kunci &amp; orang); sesudah itu izinnya dihapus sendiri.</source>
        <translation>Nobody else can open this desk, so the permission has not been removed yet, lest reports be lost. Permit somebody else to sign in now (Settings → Keys &amp; people); after that it is removed by itself.</translation>
    </message>
    <message>
        <source>Berkas kunci masuk yang lama dipasang kembali</source>
        <translation>An old file of sign-in keys was put back</translation>
    </message>
    <message>
        <source>Orang yang sudah dihapus mungkin bisa masuk lagi. Periksa siapa yang bisa masuk di Pengaturan → Kunci &amp; orang, dan beri tahu petugas TI.</source>
        <translation>People who were removed may be able to sign in again. Check who can sign in under Settings → Keys &amp; people, and tell IT.</translation>
    </message>
    <message>
        <source>Menurut pusat, akun ini bukan operator, pengawas, atau petugas privasi, jadi tidak bekerja di meja ini. Laporan yang sudah disimpan tetap aman dan tetap dikirim. Orang lain bisa masuk. Bila perannya sudah diberikan lagi, masuk saat tersambung, lalu sekali lagi.</source>
        <translation>By the centre&apos;s word this account is no operator, supervisor or privacy officer, so it does not work at this desk. Saved reports are safe and are still sent. Others can sign in. Once the role is given again, sign in when connected, then once more.</translation>
    </message>
    <message>
        <source>Izin masuk sementara ini sudah habis. Laporan yang sudah disimpan tetap aman dan tetap dikirim. Minta pengawas memperbaruinya, atau orang lain masuk.</source>
        <translation>This temporary permission to sign in has ended. Reports already saved stay safe and are still sent. Ask a supervisor to renew it, or let somebody else sign in.</translation>
    </message>
    <message>
        <source>Akun ini ditutup server pusat. Laporan yang sudah disimpan tetap aman dan tetap dikirim; yang sedang diketik tersimpan. Orang lain bisa masuk. Bila ini keliru, hubungi admin pusat.</source>
        <translation>The central server closed this account. Reports already saved stay safe and are still sent; what was being typed is kept. Somebody else can sign in. If this is a mistake, contact the centre&apos;s administrator.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Petugas</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Duduk di meja ini</source>
        <translation>Sit at this desk</translation>
    </message>
    <message>
        <source>Nama petugas baru</source>
        <translation>Name of a new person</translation>
    </message>
    <message>
        <source>Tambah operator</source>
        <translation>Add operator</translation>
    </message>
    <message>
        <source>Tambah pengawas</source>
        <translation>Add supervisor</translation>
    </message>
    <message>
        <source>nama tercatat pada setiap langkah</source>
        <translation>the name is noted with every step</translation>
    </message>
    <message>
        <source>Petugas baru</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>bertugas</source>
        <translation>on duty</translation>
    </message>
    <message>
        <source>pengawas</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
</context>
<context>
    <name>PictureWindow</name>
    <message>
        <source>Gambar lampiran</source>
        <translation>Attached picture</translation>
    </message>
    <message>
        <source>Gambar {name}</source>
        <translation>Picture {name}</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>Warna peta</source>
        <translation>Map colours</translation>
    </message>
    <message>
        <source>Seluruh provinsi</source>
        <translation>Whole province</translation>
    </message>
    <message>
        <source>Provinsi Lampung</source>
        <translation>Province of Lampung</translation>
    </message>
</context>
<context>
    <name>PlacePick</name>
    <message>
        <source>Cari tempat</source>
        <translation>Find place</translation>
    </message>
    <message>
        <source>Tempat yang cocok</source>
        <translation>Matching places</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>desa, kecamatan, atau kab/kota: ketik sebagian</source>
        <translation>village, district or regency: type a part</translation>
    </message>
    <message>
        <source>Patokan</source>
        <translation>Landmark</translation>
    </message>
    <message>
        <source>depan pasar, arah SPBU</source>
        <translation>near the market, SPBU</translation>
    </message>
    <message>
        <source>Peta</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Titik di peta Lampung</source>
        <translation>Point on the map of Lampung</translation>
    </message>
    <message>
        <source>Titik di peta ({k})</source>
        <translation>Point on the map ({k})</translation>
    </message>
    <message>
        <source>● Titik peta ✕</source>
        <translation>● Map point ✕</translation>
    </message>
    <message>
        <source>Isi tempat</source>
        <translation>Fill in place</translation>
    </message>
    <message>
        <source>Hapus titik di peta {x}</source>
        <translation>Remove the map point {x}</translation>
    </message>
    <message>
        <source>+ Isi: {x}</source>
        <translation>+ Fill in: {x}</translation>
    </message>
    <message>
        <source>Isi tempat dengan {x}</source>
        <translation>Fill in the place with {x}</translation>
    </message>
    <message>
        <source>tidak ditemukan; coba nama kecamatan</source>
        <translation>not found; try the district&apos;s name</translation>
    </message>
    <message>
        <source>pilih dari daftar agar tempatnya tercatat</source>
        <translation>choose from the list so that the place is recorded</translation>
    </message>
</context>
<context>
    <name>PolicyCard</name>
    <message>
        <source>4 · Tiket mana yang dikirim</source>
        <translation>4 · Which tickets are sent</translation>
    </message>
    <message>
        <source>Yang dikirim</source>
        <translation>What is sent</translation>
    </message>
    <message>
        <source>Semua kewenangan</source>
        <translation>All within authority</translation>
    </message>
    <message>
        <source>pengaduan untuk OPD Pemprov, sendiri</source>
        <translation>complaints for OPD of the Province, by itself</translation>
    </message>
    <message>
        <source>Pilihan</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>hanya yang dipilih petugas</source>
        <translation>only those a person chooses</translation>
    </message>
    <message>
        <source>Tidak ada</source>
        <translation>None</translation>
    </message>
    <message>
        <source>tidak ada yang dikirim</source>
        <translation>nothing is sent</translation>
    </message>
    <message>
        <source>Siapa yang mengirim</source>
        <translation>Who sends</translation>
    </message>
    <message>
        <source>Meja pendaftar</source>
        <translation>Recording desk</translation>
    </message>
    <message>
        <source>tiap meja mengirim tiketnya sendiri, dengan token di meja itu</source>
        <translation>each desk sends its own tickets, with the token at that desk</translation>
    </message>
    <message>
        <source>Server pusat</source>
        <translation>Central server</translation>
    </message>
    <message>
        <source>pusat mengirim untuk semua; tokennya dipasang di server</source>
        <translation>the centre sends for all; the token is set on the server</translation>
    </message>
</context>
<context>
    <name>PrankPanel</name>
    <message>
        <source>Tandai sebagai telepon iseng?</source>
        <translation>Mark as a prank call?</translation>
    </message>
    <message>
        <source>Esc menutup</source>
        <translation>Esc closes</translation>
    </message>
    <message>
        <source>Catatan telepon iseng</source>
        <translation>Note on the prank call</translation>
    </message>
    <message>
        <source>Apa yang terjadi? Dihitung pada penelepon ini, tidak memblokirnya.</source>
        <translation>What happened? It is counted for this caller and blocks nobody.</translation>
    </message>
    <message>
        <source>Ya, catat sebagai iseng</source>
        <translation>Yes, record as prank</translation>
    </message>
    <message>
        <source>Bukan, kembali</source>
        <translation>No, back</translation>
    </message>
</context>
<context>
    <name>PresenceWatch</name>
    <message>
        <source>{0} juga membuka tiket ini</source>
        <translation>{0} has this ticket open, too</translation>
    </message>
    <message>
        <source>Tidak ada yang terkunci; sepakati siapa yang mengerjakannya.</source>
        <translation>Nothing is locked; agree on who works on it.</translation>
    </message>
</context>
<context>
    <name>PrivacyScreen</name>
    <message>
        <source>Data pribadi</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>Bagian data pribadi</source>
        <translation>Parts of personal data</translation>
    </message>
    <message>
        <source>Permohonan</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Retensi</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>Insiden</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Hanya pengawas dan petugas privasi</source>
        <translation>Only supervisors and privacy officers</translation>
    </message>
    <message>
        <source>Permohonan warga atas datanya dicatat oleh pengawas atau petugas pelindungan data pribadi. Minta salah satunya duduk di meja ini.</source>
        <translation>Requests of citizens about their data are registered by a supervisor or privacy officer. Ask one of them to sit at this desk.</translation>
    </message>
</context>
<context>
    <name>QuestionsRow</name>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>mis. 14-11-2026</source>
        <translation>e.g. 14-11-2026</translation>
    </message>
</context>
<context>
    <name>QueueActions</name>
    <message>
        <source>Paling banyak {n} tiket sekaligus; pilih lebih sedikit</source>
        <translation>At most {n} tickets at once; select fewer</translation>
    </message>
    <message>
        <source>Sudah Anda pegang</source>
        <translation>You hold it now</translation>
    </message>
    <message>
        <source>{n} tiket Anda pegang</source>
        <translation>You hold {n} tickets now</translation>
    </message>
    <message>
        <source>Tiket dibangunkan</source>
        <translation>Ticket woken</translation>
    </message>
    <message>
        <source>{n} tiket dibangunkan</source>
        <translation>{n} tickets woken</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Sisa waktu</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ringkasan</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>LAPOR</source>
        <translation>LAPOR</translation>
    </message>
    <message>
        <source>Lv</source>
        <translation>Lv</translation>
    </message>
    <message>
        <source>Dipegang</source>
        <translation>Held by</translation>
    </message>
    <message>
        <source>Langkah terakhir</source>
        <translation>Last step</translation>
    </message>
    <message>
        <source>dibuka {name}</source>
        <translation>opened by {name}</translation>
    </message>
    <message>
        <source>Ditunda s.d. {until}</source>
        <translation>Snoozed until {until}</translation>
    </message>
    <message>
        <source>Langkah terakhir: {what}, {when}</source>
        <translation>Last step: {what}, {when}</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>Antrean eskalasi</source>
        <translation>Escalation queue</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu</source>
        <translation>Nothing is waiting</translation>
    </message>
    <message>
        <source>Tiket dengan batas waktu muncul sendiri di sini, yang paling dekat di atas.</source>
        <translation>Tickets with a time limit show here by themselves, the nearest on top.</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok dengan saringan</source>
        <translation>Nothing matches the filters</translation>
    </message>
    <message>
        <source>Longgarkan saringan di kanan atas untuk melihat semuanya.</source>
        <translation>Loosen the filters at the top right to see everything.</translation>
    </message>
    <message>
        <source>Tiket berbatas waktu muncul sendiri di sini, yang terdekat di atas.</source>
        <translation>Tickets with a time limit show here by themselves, nearest on top.</translation>
    </message>
</context>
<context>
    <name>RaiseComposer</name>
    <message>
        <source>Naikkan satu level</source>
        <translation>Raise one level</translation>
    </message>
    <message>
        <source>Naikkan {n} tiket</source>
        <translation>Raise {n} tickets</translation>
    </message>
    <message>
        <source>Naikkan</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Tiket dinaikkan</source>
        <translation>Ticket raised</translation>
    </message>
    <message>
        <source>{n} tiket dinaikkan</source>
        <translation>{n} tickets raised</translation>
    </message>
</context>
<context>
    <name>ReadBackCard</name>
    <message>
        <source>Bacakan kembali</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>Dijawab sekarang</source>
        <translation>Answered now</translation>
    </message>
    <message>
        <source>Ringkasan untuk dibacakan muncul setelah cerita diketik.</source>
        <translation>The summary to read aloud appears once the story is typed.</translation>
    </message>
</context>
<context>
    <name>RecoveryBox</name>
    <message>
        <source>Kunci pemulihan lembaga (bagian umum)</source>
        <translation>The office&apos;s recovery key (public part)</translation>
    </message>
    <message>
        <source>Buat kunci baru</source>
        <translation>Make a new key</translation>
    </message>
    <message>
        <source>Bagian rahasia: salin ke kertas sekarang</source>
        <translation>Secret part: copy it to paper now</translation>
    </message>
    <message>
        <source>Bagian rahasia kunci pemulihan</source>
        <translation>Secret part of the recovery key</translation>
    </message>
    <message>
        <source>Tulis di kertas dan simpan di lemari besi lembaga, jangan di komputer. Hanya dengan lembar ini data masih terbuka bila semua kata sandi atau komputer ini hilang. Bagian ini tidak disimpan dan tampil sekali saja.</source>
        <translation>Write it on paper and keep it in the office&apos;s safe, not on a computer. Only with this sheet can the data still be opened if all passwords or this computer are lost. This part is not saved and shows only once.</translation>
    </message>
    <message>
        <source>Sudah saya tulis di kertas</source>
        <translation>I have written it on paper</translation>
    </message>
    <message>
        <source>Tulis dahulu bagian rahasianya, lalu centang di bawahnya.</source>
        <translation>First write down the secret part, then tick the box below it.</translation>
    </message>
    <message>
        <source>Cetak lembar…</source>
        <translation>Print sheet…</translation>
    </message>
    <message>
        <source>Simpan PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Simpan lembar kunci pemulihan</source>
        <translation>Save recovery key sheet</translation>
    </message>
</context>
<context>
    <name>RedAlert</name>
    <message>
        <source>{n} tiket baru lewat batas</source>
        <translation>Newly overdue tickets: {n}</translation>
    </message>
    <message>
        <source>Meja Call Center Lampung</source>
        <translation>Lampung Call Center Desk</translation>
    </message>
    <message>
        <source>Antrean eskalasi</source>
        <translation>Escalation queue</translation>
    </message>
</context>
<context>
    <name>RefusedPaste</name>
    <message>
        <source>▲ Tidak ditempel: {over} huruf tidak muat (paling banyak {most}). Isian tetap seperti semula.</source>
        <translation>▲ Not pasted: {over} characters do not fit ({most} at most). The field stays as it was.</translation>
    </message>
</context>
<context>
    <name>RemindComposer</name>
    <message>
        <source>Ingatkan OPD</source>
        <translation>Remind OPD</translation>
    </message>
    <message>
        <source>Catat sudah diingatkan</source>
        <translation>Record as reminded</translation>
    </message>
    <message>
        <source>Salin teks</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Teks siap kirim</source>
        <translation>Text ready to send</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>buka dengan teks ini</source>
        <translation>open with this text</translation>
    </message>
    <message>
        <source>simpan sebagai PDF</source>
        <translation>save as PDF</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>belum diteruskan ke OPD mana pun</source>
        <translation>not sent on to any OPD yet</translation>
    </message>
    <message>
        <source>Ingatkan OPD atas {n} tiket</source>
        <translation>Remind OPD about {n} tickets</translation>
    </message>
    <message>
        <source>Surat</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>bacakan</source>
        <translation>read aloud</translation>
    </message>
    <message>
        <source>{agency} ({n} tiket)</source>
        <translation>{agency} (tickets: {n})</translation>
    </message>
    <message>
        <source>sesudah ini {n} OPD lagi</source>
        <translation>{n} more OPD after this</translation>
    </message>
    <message>
        <source>Buka WhatsApp</source>
        <translation>Open WhatsApp</translation>
    </message>
    <message>
        <source>Buka e-mail</source>
        <translation>Open e-mail</translation>
    </message>
    <message>
        <source>Simpan PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Tidak ada program untuk itu di komputer ini; teksnya disalin</source>
        <translation>No program for it on this computer; the text was copied</translation>
    </message>
    <message>
        <source>Simpan surat</source>
        <translation>Save letter</translation>
    </message>
    <message>
        <source>{name} dicatat sudah diingatkan atas {n} tiket</source>
        <translation>{name} recorded as reminded about {n} tickets</translation>
    </message>
    <message>
        <source>belum ada di direktori: isi di Pengaturan</source>
        <translation>not in the directory yet: add it in Settings</translation>
    </message>
    <message>
        <source>Tersalin</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>{name} dicatat sudah diingatkan</source>
        <translation>{name} recorded as reminded</translation>
    </message>
</context>
<context>
    <name>RenumberedBanner</name>
    <message>
        <source>Nomor berubah: {0} menjadi {1}</source>
        <translation>Number changed: {0} is now {1}</translation>
    </message>
    <message>
        <source>Nomor lama sudah dipakai tiket lain. Laporannya utuh, dan nomor lama tetap menemukannya. Telepon pelapor dan sebutkan nomor barunya; tutup pesan ini sesudahnya.</source>
        <translation>The old number belongs to another ticket. The report is whole, and the old number still finds it. Call the reporter and tell the new number; close this message afterwards.</translation>
    </message>
    <message>
        <source>{0} lagi setelah ini.</source>
        <translation>{0} more after this.</translation>
    </message>
    <message>
        <source>Buka tiket</source>
        <translation>Open ticket</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Laporan</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>klik nilai untuk mengubah</source>
        <translation>click a value to change it</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Salin</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Salin koordinat {pin}</source>
        <translation>Copy coordinates {pin}</translation>
    </message>
</context>
<context>
    <name>ReportMap</name>
    <message>
        <source>Peta Lampung</source>
        <translation>Map of Lampung</translation>
    </message>
    <message>
        <source>Peta …</source>
        <translation>Map …</translation>
    </message>
</context>
<context>
    <name>ReportScreen</name>
    <message>
        <source>Laporan</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Kemajuan</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Hitung lagi</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>Laporan berkala</source>
        <translation>Periodic report</translation>
    </message>
    <message>
        <source>Simpan sebagai {0}</source>
        <translation>Save as {0}</translation>
    </message>
    <message>
        <source>Bagian laporan</source>
        <translation>Parts of the report</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Kanal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Batas waktu</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>LAPOR &amp; rujukan</source>
        <translation>LAPOR &amp; referrals</translation>
    </message>
    <message>
        <source>Kepuasan</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>Survei tiket lama yang dijawab dalam rentang ini: {0}, di Kepuasan.</source>
        <translation>Surveys of older tickets answered in this range: {0}, in Satisfaction.</translation>
    </message>
    <message>
        <source>Belum ada tiket dalam rentang ini</source>
        <translation>No tickets in this range yet</translation>
    </message>
    <message>
        <source>Pilih waktu lain atau longgarkan saringan di atas.</source>
        <translation>Choose another time or loosen the filter above.</translation>
    </message>
    <message>
        <source>Dihitung {0}</source>
        <translation>Counted {0}</translation>
    </message>
    <message>
        <source>Riwayat yang lebih lama masih diambil dari pusat.</source>
        <translation>Older history is still being fetched from the centre.</translation>
    </message>
    <message>
        <source>Tiket sebelum {0} mungkin hanya ada di pusat.</source>
        <translation>Tickets before {0} may be at the centre alone.</translation>
    </message>
    <message>
        <source>Angka ini belum lengkap</source>
        <translation>These figures are not complete yet</translation>
    </message>
    <message>
        <source>Simpan laporan</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>Tersimpan: {0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>Dihentikan, angka di layar tetap yang tadi</source>
        <translation>Stopped, the figures on screen are those from before</translation>
    </message>
</context>
<context>
    <name>ReporterCard</name>
    <message>
        <source>Gabung pelapor…</source>
        <translation>Merge reporters…</translation>
    </message>
    <message>
        <source>Batalkan gabungan</source>
        <translation>Undo the merge</translation>
    </message>
    <message>
        <source>tidak disimpan</source>
        <translation>not kept</translation>
    </message>
    <message>
        <source>disamarkan</source>
        <translation>masked</translation>
    </message>
    <message>
        <source>Pelapor</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{n} tiket, {open} terbuka</source>
        <translation>tickets: {n}, open: {open}</translation>
    </message>
    <message>
        <source>Sebelumnya</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>View</translation>
    </message>
    <message>
        <source>{n} kali</source>
        <translation>{n}×</translation>
    </message>
    <message>
        <source>Ditandai iseng</source>
        <translation>Marked as prank</translation>
    </message>
    <message>
        <source>Tampilkan…</source>
        <translation>Show…</translation>
    </message>
    <message>
        <source>Tampilkan {key} selama 60 detik</source>
        <translation>Show {key} for 60 seconds</translation>
    </message>
</context>
<context>
    <name>RequestsTab</name>
    <message>
        <source>Belum ada permohonan</source>
        <translation>No requests yet</translation>
    </message>
    <message>
        <source>Permintaan warga atas datanya sendiri dicatat di sini dan dijawab paling lambat 3 x 24 jam.</source>
        <translation>Requests of citizens about their own data are registered here and answered within 3 x 24 hours.</translation>
    </message>
    <message>
        <source>Permohonan baru…</source>
        <translation>New request…</translation>
    </message>
    <message>
        <source>Permohonan</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Cari datanya…</source>
        <translation>Look up the data…</translation>
    </message>
    <message>
        <source>Simpan salinan data…</source>
        <translation>Save copy of the data…</translation>
    </message>
    <message>
        <source>Perbaiki…</source>
        <translation>Correct…</translation>
    </message>
    <message>
        <source>Batasi pemakaian</source>
        <translation>Restrict use</translation>
    </message>
    <message>
        <source>Setujui sebagai orang kedua</source>
        <translation>Approve as second person</translation>
    </message>
    <message>
        <source>Minta orang kedua…</source>
        <translation>Ask the second person…</translation>
    </message>
    <message>
        <source>Hapus sekarang…</source>
        <translation>Erase now…</translation>
    </message>
    <message>
        <source>Tolak…</source>
        <translation>Refuse…</translation>
    </message>
    <message>
        <source>Akhiri pembatasan</source>
        <translation>End restriction</translation>
    </message>
    <message>
        <source>Lihat surat…</source>
        <translation>See letter…</translation>
    </message>
    <message>
        <source>Permohonan dicatat; 3 x 24 jam berjalan</source>
        <translation>Request registered; 3 x 24 hours run</translation>
    </message>
    <message>
        <source>Datanya sudah dicari</source>
        <translation>The data has been looked up</translation>
    </message>
    <message>
        <source>Simpan salinan data</source>
        <translation>Save copy of the data</translation>
    </message>
    <message>
        <source>Salinan data tersimpan; serahkan langsung kepada pemohon</source>
        <translation>Copy of the data saved; hand it to the requester in person</translation>
    </message>
    <message>
        <source>Data diperbaiki</source>
        <translation>Data corrected</translation>
    </message>
    <message>
        <source>Pemakaian data dibatasi</source>
        <translation>Use of the data restricted</translation>
    </message>
    <message>
        <source>Pembatasan diakhiri</source>
        <translation>Restriction ended</translation>
    </message>
    <message>
        <source>Permohonan ditolak; suratnya siap</source>
        <translation>Request refused; its letter is ready</translation>
    </message>
    <message>
        <source>Disetujui</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Hapus data orang ini di semua meja?</source>
        <translation>Erase this person&apos;s data at all desks?</translation>
    </message>
    <message>
        <source>Nama, nomor, NIK, dan alamatnya dihapus di meja ini, di pusat, dan di semua meja. Ini tidak bisa dibatalkan.</source>
        <translation>Name, number, NIK and address are erased at this desk, at the centre and at all desks. This cannot be undone.</translation>
    </message>
    <message>
        <source>Hapus sekarang</source>
        <translation>Erase now</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Data dihapus; surat keterangan siap</source>
        <translation>Data erased; the certificate is ready</translation>
    </message>
    <message>
        <source>Hapus juga salinan lama di komputer ini?</source>
        <translation>Also remove old copies on this computer?</translation>
    </message>
    <message>
        <source>Salinan ini dibuat sebelum pembaruan atau perbaikan dan masih memuat datanya.</source>
        <translation>These copies were made before an upgrade or repair and still hold the data.</translation>
    </message>
    <message>
        <source>Hapus salinan</source>
        <translation>Remove copies</translation>
    </message>
    <message>
        <source>Biarkan</source>
        <translation>Leave them</translation>
    </message>
    <message>
        <source>Salinan lama dihapus</source>
        <translation>Old copies removed</translation>
    </message>
</context>
<context>
    <name>RetentionTab</name>
    <message>
        <source>Belum ada usulan</source>
        <translation>No proposals yet</translation>
    </message>
    <message>
        <source>Aplikasi mengusulkan tiket dan lampiran yang sudah melewati batas simpan; tidak ada yang dihapus tanpa dua persetujuan.</source>
        <translation>The application proposes tickets and attachments past their retention limit; nothing is erased without two approvals.</translation>
    </message>
    <message>
        <source>Buat usulan sekarang</source>
        <translation>Make a proposal now</translation>
    </message>
    <message>
        <source>Usulan penghapusan</source>
        <translation>Proposal to erase</translation>
    </message>
    <message>
        <source>Setujui</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Minta orang kedua…</source>
        <translation>Ask the second person…</translation>
    </message>
    <message>
        <source>Hapus identitasnya sekarang…</source>
        <translation>Erase identities now…</translation>
    </message>
    <message>
        <source>Tolak usulan…</source>
        <translation>Refuse proposal…</translation>
    </message>
    <message>
        <source>Lihat surat…</source>
        <translation>See letter…</translation>
    </message>
    <message>
        <source>Batas simpan setelah tiket ditutup, dalam hari</source>
        <translation>Retention limit after a ticket is closed, in days</translation>
    </message>
    <message>
        <source>Simpan batas</source>
        <translation>Save limits</translation>
    </message>
    <message>
        <source>Batas simpan tidak terbaca, dipakai bawaannya</source>
        <translation>The retention limit cannot be read, the default is used</translation>
    </message>
    <message>
        <source>Batas simpan berlaku di semua meja</source>
        <translation>The retention limit counts at all desks</translation>
    </message>
    <message>
        <source>Usulan dibuat</source>
        <translation>Proposal made</translation>
    </message>
    <message>
        <source>Disetujui</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Usulan ditolak</source>
        <translation>Proposal refused</translation>
    </message>
    <message>
        <source>{0}. Isi laporan tetap ada tanpa identitas. Ini tidak bisa dibatalkan.</source>
        <translation>{0}. The content of reports stays, without identity. This cannot be undone.</translation>
    </message>
    <message>
        <source>Hapus sekarang</source>
        <translation>Erase now</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Hapus identitas di semua meja?</source>
        <translation>Erase identities at all desks?</translation>
    </message>
    <message>
        <source>Identitas dihapus; surat keterangan siap</source>
        <translation>Identities erased; the certificate is ready</translation>
    </message>
</context>
<context>
    <name>RevealPanel</name>
    <message>
        <source>Tampilkan {key}</source>
        <translation>Show {key}</translation>
    </message>
    <message>
        <source>Tanpa nama dan nomor</source>
        <translation>Without name and number</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Keterangan singkat</source>
        <translation>Short note</translation>
    </message>
    <message>
        <source>Batas 20 kali dalam satu giliran sudah lewat; pengawas sudah diberi tahu. Pengawas dapat mengizinkan sekali ini.</source>
        <translation>The limit of 20 in one shift is passed; supervisors have been told. A supervisor can allow it this once.</translation>
    </message>
    <message>
        <source>Pengawas</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Kata sandi pengawas</source>
        <translation>Supervisor&apos;s password</translation>
    </message>
    <message>
        <source>Tampilkan 60 detik</source>
        <translation>Show for 60 seconds</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Belum ada pengawas lain di meja ini.</source>
        <translation>There is no other supervisor at this desk yet.</translation>
    </message>
</context>
<context>
    <name>RosterTab</name>
    <message>
        <source>Muat jadwal…</source>
        <translation>Import roster…</translation>
    </message>
    <message>
        <source>CSV dengan kolom nama, mulai, selesai (22-11-2026 23.00), atau iCalendar</source>
        <translation>CSV with the columns nama, mulai, selesai (22-11-2026 23.00), or iCalendar</translation>
    </message>
    <message>
        <source>Jadwal jaga</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>Belum ada jadwal jaga</source>
        <translation>No roster yet</translation>
    </message>
    <message>
        <source>Pengawas memuatnya dari berkas CSV atau iCalendar; berlaku untuk semua meja.</source>
        <translation>A supervisor imports it from a CSV or iCalendar file; it is in force at all desks.</translation>
    </message>
    <message>
        <source>Bertugas</source>
        <translation>On shift</translation>
    </message>
    <message>
        <source>Belum mulai bertugas</source>
        <translation>Not signed on yet</translation>
    </message>
    <message>
        <source>Muat jadwal jaga</source>
        <translation>Import roster</translation>
    </message>
    <message>
        <source>Jadwal (*.csv *.ics *.ical)</source>
        <translation>Roster (*.csv *.ics *.ical)</translation>
    </message>
    <message>
        <source>Biarkan</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Muat dan ganti</source>
        <translation>Import and replace</translation>
    </message>
    <message>
        <source>Berkas ini berlaku {0} sampai {1}. {2} giliran yang sudah ada di waktu itu hilang, di semua meja.</source>
        <translation>This file is in force from {0} until {1}. Shifts already there in that time are lost, at all desks: {2}.</translation>
    </message>
    <message>
        <source>Ganti {0} giliran?</source>
        <translation>Replace {0} shifts?</translation>
    </message>
    <message>
        <source>Jadwal dimuat: {0} giliran, {1} orang, {2} sampai {3}</source>
        <translation>Roster imported: {0} shifts, {1} people, {2} until {3}</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Yang dilihat</source>
        <translation>What is watched</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Bagian waktu</source>
        <translation>Share of time</translation>
    </message>
    <message>
        <source>% dari batas</source>
        <translation>% of the limit</translation>
    </message>
    <message>
        <source>Setelah</source>
        <translation>After</translation>
    </message>
    <message>
        <source> menit</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source>seketika</source>
        <translation>at once</translation>
    </message>
    <message>
        <source>Batas kali</source>
        <translation>Limit of times</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Untuk siapa</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Tenang mulai</source>
        <translation>Quiet from</translation>
    </message>
    <message>
        <source>sampai</source>
        <translation>until</translation>
    </message>
    <message>
        <source>Juga tenang sepanjang hari libur</source>
        <translation>Quiet on days off, too</translation>
    </message>
    <message>
        <source>jam, mis. 07.30</source>
        <translation>a time, e.g. 07.30</translation>
    </message>
    <message>
        <source>sama dengan mulai</source>
        <translation>same as the start</translation>
    </message>
</context>
<context>
    <name>RuleTable</name>
    <message>
        <source>Yang dilihat</source>
        <translation>What is watched</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Naik ke level</source>
        <translation>Raised to level</translation>
    </message>
    <message>
        <source>Jam tenang</source>
        <translation>Quiet hours</translation>
    </message>
    <message>
        <source>juga tenang pada hari libur</source>
        <translation>quiet on days off, too</translation>
    </message>
</context>
<context>
    <name>SatisfactionModel</name>
    <message>
        <source>Baris</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Survei</source>
        <translation>Surveys</translation>
    </message>
    <message>
        <source>Mutu</source>
        <translation>Grade</translation>
    </message>
</context>
<context>
    <name>SatisfactionPage</name>
    <message>
        <source>Kepuasan pelapor</source>
        <translation>Satisfaction of reporters</translation>
    </message>
    <message>
        <source>Belum ada survei dalam rentang ini</source>
        <translation>No surveys in this range yet</translation>
    </message>
    <message>
        <source>Survei diisi di tiket yang sudah selesai, lewat telepon.</source>
        <translation>Surveys are filled in at resolved tickets, by phone.</translation>
    </message>
    <message>
        <source>{0}, survei</source>
        <translation>{0}, surveys</translation>
    </message>
</context>
<context>
    <name>SavedPanel</name>
    <message>
        <source>tersimpan di sini</source>
        <translation>kept here</translation>
    </message>
    <message>
        <source>Salin nomor</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>Tiket baru</source>
        <translation>New ticket</translation>
    </message>
    <message>
        <source>Buat lagi untuk penelepon ini</source>
        <translation>Another one for this caller</translation>
    </message>
    <message>
        <source>Buka tiket</source>
        <translation>Open ticket</translation>
    </message>
    <message>
        <source>Pelapor ditambahkan ke tiket ini</source>
        <translation>Reporter added to this ticket</translation>
    </message>
    <message>
        <source>Tersimpan. Bacakan nomornya:</source>
        <translation>Saved. Read the number aloud:</translation>
    </message>
    <message>
        <source>Dibaca: {x}</source>
        <translation>Say: {x}</translation>
    </message>
    <message>
        <source>diterima pusat</source>
        <translation>centre has it</translation>
    </message>
    <message>
        <source>Dijawab saat menelepon; tiket sudah ditutup.</source>
        <translation>Answered on the phone; the ticket is closed.</translation>
    </message>
    <message>
        <source>Dirujuk ke {x} dan dicatat.</source>
        <translation>Referred to {x} and recorded.</translation>
    </message>
    <message>
        <source>Diserahkan ke {x} dan dicatat.</source>
        <translation>Handed to {x} and recorded.</translation>
    </message>
    <message>
        <source>Jawaban paling lambat {x} ({n} hari kerja).</source>
        <translation>Answer by {x} at the latest ({n} working days).</translation>
    </message>
</context>
<context>
    <name>ScoreSheet</name>
    <message>
        <source>belum dijawab</source>
        <translation>not answered yet</translation>
    </message>
</context>
<context>
    <name>SearchFilterRow</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Semua status</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Semua OPD</source>
        <translation>All OPD</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Semua wilayah</source>
        <translation>All regions</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Semua kategori</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Kapan saja</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>masih terbuka</source>
        <translation>still open</translation>
    </message>
    <message>
        <source>sudah berakhir</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>hari ini</source>
        <translation>today</translation>
    </message>
    <message>
        <source>7 hari</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 hari</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>90 hari</source>
        <translation>90 days</translation>
    </message>
    <message>
        <source>setahun</source>
        <translation>a year</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Cari tiket, penelepon, atau OPD</source>
        <translation>Find a ticket, caller or OPD</translation>
    </message>
    <message>
        <source>Nomor tiket, nomor telepon, nama, kata dalam laporan, OPD, atau tempat</source>
        <translation>Ticket number, phone number, name, words of the report, OPD or place</translation>
    </message>
    <message>
        <source>Hasil pencarian</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>Hapus saringan</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Belum ada tiket di komputer ini</source>
        <translation>No tickets on this computer yet</translation>
    </message>
    <message>
        <source>Tekan F2 untuk tiket pertama. Tiket dari pusat datang sendiri.</source>
        <translation>Press F2 for the first ticket. Tickets from the centre come by themselves.</translation>
    </message>
    <message>
        <source>Coba satu kata saja, nama desa, atau enam angka akhir nomor telepon.</source>
        <translation>Try a single word, a village, or the last six digits of the phone number.</translation>
    </message>
    <message>
        <source>Nomor ini belum ada di sini. Minta dibacakan sekali lagi.</source>
        <translation>This number is not here yet. Have it read out once more.</translation>
    </message>
    <message>
        <source>Saringan di atas mungkin terlalu sempit.</source>
        <translation>The filters above may be too narrow.</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>nomor dan nama orang ini di formulir; ia tidak sedang menelepon</source>
        <translation>this person&apos;s number and name in the form; they are not calling now</translation>
    </message>
    <message>
        <source>Buka formulir</source>
        <translation>Open form</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Sambungan</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Hubungkan ke server…</source>
        <translation>Connect to server…</translation>
    </message>
    <message>
        <source>Terakhir berhasil {0}.</source>
        <translation>Last success {0}.</translation>
    </message>
    <message>
        <source>Untuk memindahkan meja ini ke pusat itu: isi alamat dan kodenya di bawah, lalu Hubungkan. Yang akan terjadi dijelaskan dahulu.</source>
        <translation>To move this desk to that centre: enter its address and code below, then connect. What would happen is explained first.</translation>
    </message>
    <message>
        <source>Mendaftar ulang perlu kode baru; data di sini tetap.</source>
        <translation>Enrolling again needs a new code; the data here stays.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Bagian pengaturan</source>
        <translation>Sections of the settings</translation>
    </message>
    <message>
        <source>Tampilan &amp; meja</source>
        <translation>Appearance &amp; desk</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Kunci &amp; orang</source>
        <translation>Keys &amp; people</translation>
    </message>
    <message>
        <source>Server pusat</source>
        <translation>Central server</translation>
    </message>
    <message>
        <source>Batas waktu</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>Eskalasi</source>
        <translation>Escalation</translation>
    </message>
    <message>
        <source>Panduan &amp; teks</source>
        <translation>Guidance &amp; texts</translation>
    </message>
    <message>
        <source>Jejak audit</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>Pengaturan · {0}</source>
        <translation>Settings · {0}</translation>
    </message>
</context>
<context>
    <name>SeveralComposer</name>
    <message>
        <source>Tiket yang tidak ikut, dan sebabnya</source>
        <translation>Tickets left out, and why</translation>
    </message>
    <message>
        <source>Berlaku untuk {n} tiket: {numbers}</source>
        <translation>Applies to tickets ({n}): {numbers}</translation>
    </message>
    <message>
        <source>Tidak satu pun bisa; tidak ada yang berubah</source>
        <translation>None of them can; nothing changed</translation>
    </message>
    <message>
        <source>{done} tiket berubah, {refused} tidak</source>
        <translation>Tickets changed: {done}, not: {refused}</translation>
    </message>
</context>
<context>
    <name>SheetExport</name>
    <message>
        <source>Buat lembar kerja dengan kolom SP4N-LAPOR!</source>
        <translation>Make a spreadsheet with SP4N-LAPOR!&apos;s columns</translation>
    </message>
    <message>
        <source>Dicatat dari</source>
        <translation>Recorded from</translation>
    </message>
    <message>
        <source>sampai</source>
        <translation>until</translation>
    </message>
    <message>
        <source>Tiket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Nama, nomor, NIK dan alamat pelapor tidak ikut, juga bila tertulis di uraian.</source>
        <translation>Name, number, NIK and address of the reporter are left out, even where the description has them.</translation>
    </message>
    <message>
        <source>Pilih tempat…</source>
        <translation>Choose a place…</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Yang menurut kebijakan dikirim</source>
        <translation>Those the policy sends</translation>
    </message>
    <message>
        <source>Yang sudah di SP4N-LAPOR!</source>
        <translation>Those at SP4N-LAPOR! already</translation>
    </message>
    <message>
        <source>sebelum awalnya</source>
        <translation>before its beginning</translation>
    </message>
    <message>
        <source>Simpan lembar kerja</source>
        <translation>Save spreadsheet</translation>
    </message>
</context>
<context>
    <name>SheetModel</name>
    <message>
        <source>Ambil</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Baris</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Tracking ID</source>
        <translation>Tracking ID</translation>
    </message>
    <message>
        <source>Tiket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Arti</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>Yang ditulis</source>
        <translation>What is written</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>tidak</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Nomor di teks dan Tracking ID-nya menunjuk tiket yang berbeda.</source>
        <translation>The number in the text and the Tracking ID point to different tickets.</translation>
    </message>
    <message>
        <source>Tiket ini sudah ada di sana sebagai #{0}.</source>
        <translation>This ticket is there already as #{0}.</translation>
    </message>
</context>
<context>
    <name>SheetTab</name>
    <message>
        <source>Isi lembar kerja</source>
        <translation>Content of the spreadsheet</translation>
    </message>
    <message>
        <source>Pilih berkas…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Buat lembar kerja…</source>
        <translation>Make a spreadsheet…</translation>
    </message>
    <message>
        <source>Kemajuan</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Ambil lembar kerja dari SP4N-LAPOR!</source>
        <translation>Take a spreadsheet from SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Unduh laporan dari situs SP4N-LAPOR! sebagai XLSX atau CSV, lalu jatuhkan di sini. Berkasnya dilihat dahulu; belum ada yang diubah.</source>
        <translation>Download the reports from SP4N-LAPOR!&apos;s site as XLSX or CSV, then drop the file here. It is looked at first; nothing is changed yet.</translation>
    </message>
    <message>
        <source>Lembar kerja (*.xlsx *.csv)</source>
        <translation>Spreadsheets (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Membaca {0}…</source>
        <translation>Reading {0}…</translation>
    </message>
    <message>
        <source>Memasukkan {0} baris…</source>
        <translation>Taking in {0} rows…</translation>
    </message>
    <message>
        <source>Menulis {0}…</source>
        <translation>Writing {0}…</translation>
    </message>
    <message>
        <source>Masukkan {0} baris</source>
        <translation>Take in {0} rows</translation>
    </message>
    <message>
        <source>{0} baris masuk</source>
        <translation>{0} rows taken in</translation>
    </message>
    <message>
        <source>Dihentikan; {0} baris masuk</source>
        <translation>Stopped; {0} rows taken in</translation>
    </message>
    <message>
        <source>Semuanya tercatat di riwayat tiketnya dan tidak dihapus lagi; nomor yang keliru dibetulkan di tiketnya.</source>
        <translation>All of it is in the ticket history and is not deleted again; a wrong number is corrected on its ticket.</translation>
    </message>
    <message>
        <source>{0} baris dilewati karena sudah sama.</source>
        <translation>{0} rows skipped because they are the same already.</translation>
    </message>
    <message>
        <source>Ambil berkas yang sama lagi untuk melanjutkan.</source>
        <translation>Take the same file again to go on.</translation>
    </message>
    <message>
        <source>{0} tiket, tanpa identitas pelapor. Lembar ini tidak dikirim ke mana pun.</source>
        <translation>{0} tickets, without the reporters&apos; identity. This sheet is sent nowhere.</translation>
    </message>
    <message>
        <source>Tersimpan: {0}</source>
        <translation>Saved: {0}</translation>
    </message>
</context>
<context>
    <name>ShiftScreen</name>
    <message>
        <source>Serah terima</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Mulai bertugas</source>
        <translation>Sign on</translation>
    </message>
    <message>
        <source>Catatan…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <source>Bagian serah terima</source>
        <translation>Parts of the hand-over</translation>
    </message>
    <message>
        <source>Giliran</source>
        <translation>Shifts</translation>
    </message>
    <message>
        <source>Jadwal</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>Belum ada yang bertugas</source>
        <translation>Nobody on shift yet</translation>
    </message>
    <message>
        <source>Bertugas: {0}</source>
        <translation>On shift: {0}</translation>
    </message>
    <message>
        <source>Selesai bertugas</source>
        <translation>Sign off</translation>
    </message>
    <message>
        <source>Selamat bertugas</source>
        <translation>You are on shift</translation>
    </message>
</context>
<context>
    <name>ShiftWatch</name>
    <message>
        <source>Kurang: {0}.</source>
        <translation>Missing: {0}.</translation>
    </message>
    <message>
        <source>Belum lengkap seluruhnya: {0}.</source>
        <translation>Not wholly complete: {0}.</translation>
    </message>
    <message>
        <source>Serah terima {0} belum ditandatangani</source>
        <translation>Hand-over {0} is not signed yet</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>SignInPanel</name>
    <message>
        <source>Petugas</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Tampilkan kata sandi</source>
        <translation>Show password</translation>
    </message>
    <message>
        <source>Masuk</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Lupa kata sandi? Pengawas memperbaruinya di Pengaturan → Kunci &amp; orang. Bila tidak ada yang bisa masuk: lembar kunci pemulihan (--recover).</source>
        <translation>Forgot the password? A supervisor renews it in Settings → Keys &amp; people. If nobody can sign in: the recovery key sheet (--recover).</translation>
    </message>
    <message>
        <source>Data tetap seperti semula, tidak ada yang hilang; masuk lagi untuk meneruskannya.</source>
        <translation>The data is as it was, nothing is lost; sign in again to go on with it.</translation>
    </message>
    <message>
        <source>Pembaruan dihentikan</source>
        <translation>The update was stopped</translation>
    </message>
    <message>
        <source>Kata sandi masih kosong.</source>
        <translation>The password is still empty.</translation>
    </message>
    <message>
        <source>Memeriksa…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Kata sandi salah terlalu sering. Coba lagi dalam {0}; memulai ulang aplikasi tidak memperpendeknya.</source>
        <translation>The password was wrong too often. Try again in {0}; restarting the application does not shorten it.</translation>
    </message>
    <message>
        <source>Tunggu sebentar</source>
        <translation>Wait a moment</translation>
    </message>
</context>
<context>
    <name>SignInWindow</name>
    <message>
        <source>Meja Call Center Lampung</source>
        <translation>Lampung Call Center Desk</translation>
    </message>
    <message>
        <source>Siapa yang bertugas?</source>
        <translation>Who is on duty?</translation>
    </message>
    <message>
        <source>Selamat datang di meja ini</source>
        <translation>Welcome to this desk</translation>
    </message>
    <message>
        <source>Berkas kunci masuk rusak</source>
        <translation>The sign-in key file is damaged</translation>
    </message>
</context>
<context>
    <name>SinceRow</name>
    <message>
        <source>Hanya tiket yang dicatat sejak</source>
        <translation>Only tickets recorded since</translation>
    </message>
    <message>
        <source>Sejak tanggal</source>
        <translation>Since the date</translation>
    </message>
    <message>
        <source>yang lebih lama hanya bila dipilih petugas</source>
        <translation>older ones only if a person chooses them</translation>
    </message>
    <message>
        <source>▲ semua tiket lama ikut dikirim</source>
        <translation>▲ all old tickets are sent too</translation>
    </message>
</context>
<context>
    <name>SnoozeComposer</name>
    <message>
        <source>Tunda sampai</source>
        <translation>Snooze until</translation>
    </message>
    <message>
        <source>Tunda {n} tiket sampai</source>
        <translation>Snooze {n} tickets until</translation>
    </message>
    <message>
        <source>Tunda</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>jam batas waktu tetap berjalan</source>
        <translation>the time limit goes on running</translation>
    </message>
    <message>
        <source>Muncul lagi</source>
        <translation>Shows again</translation>
    </message>
    <message>
        <source>Tiket ditunda</source>
        <translation>Ticket snoozed</translation>
    </message>
    <message>
        <source>{n} tiket ditunda</source>
        <translation>{n} tickets snoozed</translation>
    </message>
</context>
<context>
    <name>StandingChips</name>
    <message>
        <source>{n} lewat</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>{n} hampir</source>
        <translation>{n} near</translation>
    </message>
    <message>
        <source>{n} berjalan</source>
        <translation>{n} running</translation>
    </message>
    <message>
        <source>{n} terdekat di daftar</source>
        <translation>nearest {n} listed</translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message>
        <source>Mulai</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Selamat datang di meja ini</source>
        <translation>Welcome to this desk</translation>
    </message>
    <message>
        <source>1 · Siapa yang bertugas?</source>
        <translation>1 · Who is on duty?</translation>
    </message>
    <message>
        <source>Nama petugas</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Duduk di meja ini</source>
        <translation>Sit at this desk</translation>
    </message>
    <message>
        <source>Nama ini tercatat pada setiap langkah yang Anda simpan.</source>
        <translation>This name is noted with every step you save.</translation>
    </message>
    <message>
        <source>2 · Hubungkan ke server</source>
        <translation>2 · Connect to server</translation>
    </message>
    <message>
        <source>Minta alamat dan kode sekali pakai kepada pengelola server. Sesudah itu laporan dikirim sendiri, walau jaringan putus.</source>
        <translation>Ask whoever runs the server for the address and a one-time code. From then on reports are sent by themselves, even if the network fails.</translation>
    </message>
    <message>
        <source>Kerja dulu tanpa server</source>
        <translation>Work without a server first</translation>
    </message>
    <message>
        <source>Yang Anda ketik tersimpan terenkripsi di komputer ini sebagai draf.</source>
        <translation>What you type is kept encrypted on this computer as a draft.</translation>
    </message>
    <message>
        <source>Nomor tiket belum ada: server membaginya pada sambungan pertama supaya tidak ada nomor kembar. Jangan sebutkan nomor dahulu; simpan setelah terhubung.</source>
        <translation>There are no ticket numbers yet: the server hands them out at the first connection so that no number exists twice. Give no number yet; save after connecting.</translation>
    </message>
    <message>
        <source>Lanjut tanpa server</source>
        <translation>Go on without server</translation>
    </message>
    <message>
        <source>Coba demo</source>
        <translation>Try the demo</translation>
    </message>
    <message>
        <source>Jendela lain dengan laporan karangan dan server tiruan di komputer ini. Tidak ada yang bercampur dengan meja ini.</source>
        <translation>Another window with invented reports and a pretend server on this computer. Nothing mixes with this desk.</translation>
    </message>
    <message>
        <source>Buka demo</source>
        <translation>Open demo</translation>
    </message>
    <message>
        <source>Yang bertugas sekarang: {0}</source>
        <translation>On duty now: {0}</translation>
    </message>
    <message>
        <source>Mulai bekerja</source>
        <translation>Start working</translation>
    </message>
    <message>
        <source>Meja siap dipakai</source>
        <translation>The desk is ready</translation>
    </message>
    <message>
        <source>Demo tidak mau mulai</source>
        <translation>The demo does not start</translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>Keadaan SP4N-LAPOR!</source>
        <translation>State of SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Coba sekarang</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Ambil jawaban sekarang</source>
        <translation>Fetch answers now</translation>
    </message>
    <message>
        <source>Periksa alamat</source>
        <translation>Check address</translation>
    </message>
    <message>
        <source>{0} tidak pasti</source>
        <translation>{0} uncertain</translation>
    </message>
    <message>
        <source>{0} ditolak</source>
        <translation>{0} refused</translation>
    </message>
    <message>
        <source>{0} tanpa pemetaan</source>
        <translation>{0} without mapping</translation>
    </message>
    <message>
        <source>{0} jawaban kita menunggu</source>
        <translation>{0} of our answers waiting</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>ditarik kembali</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>belum terkirim</source>
        <translation>unsent</translation>
    </message>
    <message>
        <source>baru</source>
        <translation>new</translation>
    </message>
</context>
<context>
    <name>StoryCard</name>
    <message>
        <source>Riwayat tiket</source>
        <translation>Ticket history</translation>
    </message>
    <message>
        <source>{n} langkah baru</source>
        <translation>new steps: {n}</translation>
    </message>
    <message>
        <source>Tampilkan {n} langkah di antaranya</source>
        <translation>Show what is between ({n})</translation>
    </message>
</context>
<context>
    <name>StoryView</name>
    <message>
        <source>Riwayat tiket</source>
        <translation>Ticket history</translation>
    </message>
</context>
<context>
    <name>SubjectPanel</name>
    <message>
        <source>Cari</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Nomor telepon, NIK, atau nama pemilik data</source>
        <translation>Phone number, NIK or name of the data subject</translation>
    </message>
    <message>
        <source>hanya untuk mencari, tidak disimpan</source>
        <translation>only for finding, not stored</translation>
    </message>
    <message>
        <source>Orang yang ditemukan</source>
        <translation>People found</translation>
    </message>
    <message>
        <source>Pilih orangnya dengan Enter; nama dan nomornya disamarkan.</source>
        <translation>Choose the person with Enter; name and number are masked.</translation>
    </message>
    <message>
        <source>Tidak ada orang yang cocok di meja ini.</source>
        <translation>Nobody at this desk matches.</translation>
    </message>
    <message>
        <source>{0} tiket</source>
        <translation>{0} tickets</translation>
    </message>
    <message>
        <source>NIK cocok</source>
        <translation>NIK matches</translation>
    </message>
    <message>
        <source>dibatasi</source>
        <translation>restricted</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>without name</translation>
    </message>
</context>
<context>
    <name>SurveyComposer</name>
    <message>
        <source>Survei kepuasan</source>
        <translation>Satisfaction survey</translation>
    </message>
    <message>
        <source>Simpan survei</source>
        <translation>Save survey</translation>
    </message>
    <message>
        <source>Puas</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>tiket tetap selesai</source>
        <translation>the ticket stays resolved</translation>
    </message>
    <message>
        <source>Belum puas</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>tiket dibuka lagi</source>
        <translation>the ticket is opened again</translation>
    </message>
    <message>
        <source>Menurut pelapor, hasilnya</source>
        <translation>How the reporter sees the result</translation>
    </message>
    <message>
        <source>Apa yang belum beres menurut pelapor</source>
        <translation>What the reporter says is not settled</translation>
    </message>
    <message>
        <source>“{0}” belum dijawab. Jawaban lain tetap ada.</source>
        <translation>“{0}” is not answered yet. The other answers are kept.</translation>
    </message>
    <message>
        <source>Tanyakan dulu: puas atau belum puas?</source>
        <translation>Ask first: satisfied or not satisfied?</translation>
    </message>
    <message>
        <source>Survei disimpan dan tiket dibuka lagi</source>
        <translation>Survey saved and ticket opened again</translation>
    </message>
    <message>
        <source>Survei disimpan</source>
        <translation>Survey saved</translation>
    </message>
</context>
<context>
    <name>TakeComposer</name>
    <message>
        <source>Ambil alih dari {names}</source>
        <translation>Take over from {names}</translation>
    </message>
    <message>
        <source>Ambil {n} tiket, dari {names}</source>
        <translation>Take {n} tickets, from {names}</translation>
    </message>
    <message>
        <source>Ambil alih</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Tiket diambil alih</source>
        <translation>Ticket taken over</translation>
    </message>
    <message>
        <source>{n} tiket diambil alih</source>
        <translation>{n} tickets taken over</translation>
    </message>
</context>
<context>
    <name>ThereComposer</name>
    <message>
        <source>Sudah ada di SP4N-LAPOR!</source>
        <translation>It is at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Simpan nomor</source>
        <translation>Save number</translation>
    </message>
    <message>
        <source>cari nomor tiket ini di SP4N-LAPOR!</source>
        <translation>look for this ticket number at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Nomor laporan di SP4N-LAPOR!</source>
        <translation>Report number at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Nomor di SP4N-LAPOR! dicatat</source>
        <translation>Number at SP4N-LAPOR! recorded</translation>
    </message>
</context>
<context>
    <name>TicketForm</name>
    <message>
        <source>Tiket sebelumnya masih disimpan. Simpan yang ini sesudahnya.</source>
        <translation>The ticket before is still being saved. Save this one after it.</translation>
    </message>
    <message>
        <source>Titik di peta dihapus.</source>
        <translation>Point on the map removed.</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Tersimpan: {n}</source>
        <translation>Saved: {n}</translation>
    </message>
    <message>
        <source>Pelapor ditambahkan ke {n}.</source>
        <translation>Reporter added to {n}.</translation>
    </message>
    <message>
        <source>Batalkan gabungan</source>
        <translation>Undo the merge</translation>
    </message>
    <message>
        <source>Dicatat sebagai telepon iseng.</source>
        <translation>Recorded as a prank call.</translation>
    </message>
    <message>
        <source>Yang diketik sesudah disimpan menunggu di catatan tiketnya.</source>
        <translation>What was typed after saving waits in a note of its ticket.</translation>
    </message>
    <message>
        <source>Berkas yang diberikan sesudah disimpan sudah ada di tiketnya.</source>
        <translation>The file given after saving is in its ticket.</translation>
    </message>
</context>
<context>
    <name>TicketHeader</name>
    <message>
        <source>Salin nomor tiket</source>
        <translation>Copy ticket number</translation>
    </message>
    <message>
        <source>Salin nomor ({key})</source>
        <translation>Copy number ({key})</translation>
    </message>
    <message>
        <source>Segera</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Level {n}</source>
        <translation>Level {n}</translation>
    </message>
    <message>
        <source>dipegang {name}</source>
        <translation>held by {name}</translation>
    </message>
    <message>
        <source>▲ Nomor berubah: {former} menjadi {number}. Nomor lama tetap menemukan tiket ini; sebutkan nomor baru kepada pelapor.</source>
        <translation>▲ Number changed: {former} is now {number}. The old number still finds this ticket; tell the reporter the new one.</translation>
    </message>
</context>
<context>
    <name>TicketList</name>
    <message>
        <source>Tiket yang disebut lembar ini</source>
        <translation>Tickets this sheet names</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>lewat batas</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>janji telepon</source>
        <translation>promised calls</translation>
    </message>
    <message>
        <source>{name}: {shown} tiket dari {all}</source>
        <translation>{name}: {shown} tickets of {all}</translation>
    </message>
    <message>
        <source>Lewat batas</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Janji telepon</source>
        <translation>Promised calls</translation>
    </message>
</context>
<context>
    <name>TicketScreen</name>
    <message>
        <source>Rincian</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>{n} tersalin</source>
        <translation>{n} copied</translation>
    </message>
    <message>
        <source>Digabung ke {number}</source>
        <translation>Merged into {number}</translation>
    </message>
    <message>
        <source>Pelapornya ikut di tiket itu. Buka di sana untuk langkah berikutnya.</source>
        <translation>Its reporter is in that ticket. Open it there for the next step.</translation>
    </message>
    <message>
        <source>Batalkan gabungan</source>
        <translation>Undo the merge</translation>
    </message>
    <message>
        <source>Laporan terverifikasi</source>
        <translation>Report verified</translation>
    </message>
    <message>
        <source>Penggabungan dibatalkan</source>
        <translation>Merge undone</translation>
    </message>
    <message>
        <source>Gabungan pelapor dibatalkan</source>
        <translation>Merging of reporters undone</translation>
    </message>
    <message>
        <source>Ditanyakan ke SP4N-LAPOR!; jawabannya muncul di riwayat</source>
        <translation>SP4N-LAPOR! is asked; its answer shows in the history</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Riwayat</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Tutup pemberitahuan</source>
        <translation>Close notice</translation>
    </message>
</context>
<context>
    <name>TokenCard</name>
    <message>
        <source>2 · Token meja ini</source>
        <translation>2 · Token of this desk</translation>
    </message>
    <message>
        <source>Token hanya disimpan di {0} komputer ini: tidak pernah ke meja lain, ke server pusat, atau ke catatan. Tiap meja yang mengirim memerlukannya.</source>
        <translation>The token is kept only in the {0} of this computer: it never goes to another desk, to the central server or into the log. Every desk that sends needs it.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Lupakan token</source>
        <translation>Forget token</translation>
    </message>
    <message>
        <source>tersimpan di {0}</source>
        <translation>kept in {0}</translation>
    </message>
    <message>
        <source>hanya untuk {0}</source>
        <translation>only for {0}</translation>
    </message>
    <message>
        <source>tersimpan; ketik hanya untuk mengganti</source>
        <translation>kept; type only to replace it</translation>
    </message>
    <message>
        <source>belum ada di komputer ini</source>
        <translation>not on this computer yet</translation>
    </message>
    <message>
        <source>tempel dari akun pengembang</source>
        <translation>paste from the developer account</translation>
    </message>
</context>
<context>
    <name>TransferComposer</name>
    <message>
        <source>Alihkan ke OPD lain</source>
        <translation>Transfer to another OPD</translation>
    </message>
    <message>
        <source>Alihkan</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>tanpa menunggu jawaban OPD; jam OPD baru mulai dari awal</source>
        <translation>without waiting for the OPD&apos;s answer; the new OPD&apos;s clock starts from zero</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Kepada</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Alasan dialihkan</source>
        <translation>Reason for the transfer</translation>
    </message>
    <message>
        <source>{agency} ({n} tiket)</source>
        <translation>{agency} (tickets: {n})</translation>
    </message>
    <message>
        <source>OPD yang memegang masing-masing</source>
        <translation>The OPD that holds each</translation>
    </message>
    <message>
        <source>Alihkan dari {name}</source>
        <translation>Transfer from {name}</translation>
    </message>
    <message>
        <source>Alihkan {n} tiket dari {name}</source>
        <translation>Transfer {n} tickets from {name}</translation>
    </message>
    <message>
        <source>Alihkan {n} tiket</source>
        <translation>Transfer {n} tickets</translation>
    </message>
    <message>
        <source>belum diteruskan ke OPD mana pun</source>
        <translation>not sent on to any OPD yet</translation>
    </message>
    <message>
        <source>dipegang lebih dari satu OPD; pilih dari OPD yang mana</source>
        <translation>held by more than one OPD; choose from which OPD</translation>
    </message>
    <message>
        <source>tidak dipegang OPD itu</source>
        <translation>not held by that OPD</translation>
    </message>
    <message>
        <source>Dialihkan ke {names}</source>
        <translation>Transferred to {names}</translation>
    </message>
    <message>
        <source>{n} tiket dialihkan ke {names}</source>
        <translation>{n} tickets transferred to {names}</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Uji coba berjalan</source>
        <translation>Trial under way</translation>
    </message>
    <message>
        <source>{done} dari {count} tiket diperiksa</source>
        <translation>{done} of {count} tickets examined</translation>
    </message>
    <message>
        <source>{n} tiket terbuka</source>
        <translation>{n} tickets open</translation>
    </message>
    <message>
        <source>Belum ada yang naik. Enter pada baris membuka tiketnya.</source>
        <translation>Nothing was raised yet. Enter on a line opens its ticket.</translation>
    </message>
    <message>
        <source>Belum ada yang naik. {n} lagi tidak ditampilkan.</source>
        <translation>Nothing was raised yet. {n} more are not shown.</translation>
    </message>
</context>
<context>
    <name>ValueRow</name>
    <message>
        <source>Ubah {key}: {value}</source>
        <translation>Change {key}: {value}</translation>
    </message>
</context>
<context>
    <name>ViewChip</name>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Lupakan tampilan ini</source>
        <translation>Forget this view</translation>
    </message>
    <message>
        <source>Simpan tampilan ini</source>
        <translation>Keep this view</translation>
    </message>
    <message>
        <source>Tampilan</source>
        <translation>View</translation>
    </message>
</context>
<context>
    <name>WaitingModel</name>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Laporan</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Sebab</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Dicatat</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>Sedang dikirim</source>
        <translation>Being sent</translation>
    </message>
    <message>
        <source>Meja pendaftarnya belum mengirim lebih dari sehari; bisa dari sini</source>
        <translation>Its recording desk has not sent it for more than a day; possible from here</translation>
    </message>
    <message>
        <source>Menunggu meja pendaftarnya</source>
        <translation>Waiting for its recording desk</translation>
    </message>
    <message>
        <source>Menunggu giliran</source>
        <translation>Waiting its turn</translation>
    </message>
    <message>
        <source>Dicatat sebelum sambungan dibuka</source>
        <translation>Recorded before the connection was opened</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>Bila penyimpan kunci sistem meminta kata sandi, isilah di jendelanya.</source>
        <translation>If the system keychain asks for a password, enter it in its window.</translation>
    </message>
    <message>
        <source>Membuka data</source>
        <translation>Opening data</translation>
    </message>
    <message>
        <source>Pembaruan bisa memakan waktu dan boleh dihentikan kapan saja: data tetap seperti semula, tidak ada yang hilang, dan ia dimulai lagi lain kali.</source>
        <translation>The update may take a while and can be stopped at any time: the data stays as it was, nothing is lost, and it begins again another time.</translation>
    </message>
    <message>
        <source>Membuka data…</source>
        <translation>Opening data…</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Menyalin data lama sebagai cadangan…</source>
        <translation>Copying the old data as a backup…</translation>
    </message>
    <message>
        <source>Menyusun indeks pencarian: {0} dari {1} tiket</source>
        <translation>Building the search index: {0} of {1} tickets</translation>
    </message>
    <message>
        <source>Menyesuaikan data dengan versi baru: langkah {0} dari {1}</source>
        <translation>Fitting the data to the new version: step {0} of {1}</translation>
    </message>
    <message>
        <source>Menyesuaikan data dengan versi baru…</source>
        <translation>Fitting the data to the new version…</translation>
    </message>
    <message>
        <source>Menghentikan…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>WaitingTab</name>
    <message>
        <source>Kelompok</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Tertahan</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Belum dipilih</source>
        <translation>Not chosen yet</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Tiket yang belum ada di SP4N-LAPOR!</source>
        <translation>Tickets not at SP4N-LAPOR! yet</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Jangan kirim…</source>
        <translation>Do not send…</translation>
    </message>
    <message>
        <source>Lengkapi pemetaan</source>
        <translation>Complete mapping</translation>
    </message>
    <message>
        <source>Buka tiket</source>
        <translation>Open ticket</translation>
    </message>
    <message>
        <source>Alasan tidak dikirim</source>
        <translation>Reason not to send</translation>
    </message>
    <message>
        <source>tersimpan di riwayat tiket; bisa dibatalkan</source>
        <translation>kept in the ticket history; can be undone</translation>
    </message>
    <message>
        <source>Jangan kirim</source>
        <translation>Do not send</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>{0} tiket</source>
        <translation>{0} tickets</translation>
    </message>
    <message>
        <source>{0} dari {1} tiket</source>
        <translation>{0} of {1} tickets</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu</source>
        <translation>Nothing is waiting</translation>
    </message>
    <message>
        <source>Tiket yang menurut kebijakan dikirim muncul di sini sampai diterima SP4N-LAPOR!.</source>
        <translation>Tickets the policy sends show here until SP4N-LAPOR! has received them.</translation>
    </message>
    <message>
        <source>Tidak ada yang tertahan</source>
        <translation>Nothing is held</translation>
    </message>
    <message>
        <source>Tiket yang tidak bisa dikirim muncul di sini dengan sebabnya.</source>
        <translation>Tickets that cannot be sent show here with the cause.</translation>
    </message>
    <message>
        <source>Tidak ada yang belum dipilih</source>
        <translation>Nothing is left to choose</translation>
    </message>
    <message>
        <source>Semua tiket sudah dikirim atau akan dikirim sendiri.</source>
        <translation>All tickets have been sent or will be sent by themselves.</translation>
    </message>
    <message>
        <source>Tidak ada yang dibatalkan</source>
        <translation>Nothing is cancelled</translation>
    </message>
    <message>
        <source>Tiket yang diputuskan tidak dikirim muncul di sini dan bisa dikirim lagi.</source>
        <translation>Tickets decided not to be sent show here and can be sent again.</translation>
    </message>
    <message>
        <source>{0} tiket akan dikirim</source>
        <translation>{0} tickets to be sent</translation>
    </message>
    <message>
        <source>{0} tiket tidak dikirim</source>
        <translation>{0} tickets not sent</translation>
    </message>
    <message>
        <source>Tidak ada yang berubah: sudah dipilih atau sudah berjalan</source>
        <translation>Nothing changed: already chosen or already on its way</translation>
    </message>
</context>
<context>
    <name>WindowBanners</name>
    <message>
        <source>Sebagian pengaturan tidak terbaca, dipakai bawaannya</source>
        <translation>Some settings cannot be read, their defaults are used</translation>
    </message>
    <message>
        <source>Jam komputer ini meleset {0} menit dari pusat</source>
        <translation>The clock of this computer is {0} minutes off the centre&apos;s</translation>
    </message>
    <message>
        <source>Waktu di layar sudah dibetulkan. Minta petugas TI menyetel jamnya.</source>
        <translation>Times on screen are already put right. Ask IT support to set its clock.</translation>
    </message>
</context>
<context>
    <name>WindowRail</name>
    <message>
        <source>Tiket baru</source>
        <translation>New ticket</translation>
    </message>
    <message>
        <source>Antrean</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Cari</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Direktori OPD</source>
        <translation>OPD directory</translation>
    </message>
    <message>
        <source>Belum terkirim</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>SP4N-LAPOR!</source>
        <translation>SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Serah terima</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Papan</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Laporan</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Data pribadi</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Bantuan</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>WorkDetailView</name>
    <message>
        <source>Yang perlu diputuskan tentang tiket ini</source>
        <translation>What to decide about this ticket</translation>
    </message>
    <message>
        <source>Yang sudah dicoba</source>
        <translation>What was tried</translation>
    </message>
    <message>
        <source>Jawaban kita</source>
        <translation>Our answer</translation>
    </message>
    <message>
        <source>Yang dikirim ke SP4N-LAPOR!</source>
        <translation>What is sent to SP4N-LAPOR!</translation>
    </message>
</context>
<context>
    <name>WorkTab</name>
    <message>
        <source>Tiket yang perlu diputuskan</source>
        <translation>Tickets to decide</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diputuskan</source>
        <translation>Nothing to decide</translation>
    </message>
    <message>
        <source>Kiriman yang hasilnya tidak pasti atau ditolak muncul di sini; selebihnya berjalan sendiri.</source>
        <translation>Reports whose result is uncertain or refused show here; the rest goes by itself.</translation>
    </message>
    <message>
        <source>dan {0} lagi sesudah ini</source>
        <translation>and {0} more after this</translation>
    </message>
    <message>
        <source>Sudah ada di sana</source>
        <translation>It is there</translation>
    </message>
    <message>
        <source>Ada di sana, nomor …</source>
        <translation>It is there, number …</translation>
    </message>
    <message>
        <source>Perbaiki tiket</source>
        <translation>Correct ticket</translation>
    </message>
    <message>
        <source>Buka tiket</source>
        <translation>Open ticket</translation>
    </message>
    <message>
        <source>Kirim lagi isi tiket seperti sekarang? SP4N-LAPOR! bisa menolaknya lagi bila belum diperbaiki.</source>
        <translation>Send the ticket again as it is now? SP4N-LAPOR! may refuse it again if nothing was corrected.</translation>
    </message>
    <message>
        <source>Kirim jawaban ini lagi? Bila ternyata sudah sampai, warga membacanya dua kali.</source>
        <translation>Send this answer again? If it did arrive, the citizen reads it twice.</translation>
    </message>
    <message>
        <source>Kirim lagi? Bila ternyata sudah ada di SP4N-LAPOR!, laporannya menjadi dua dan tidak bisa ditarik dari sini.</source>
        <translation>Send again? If SP4N-LAPOR! has it after all, there will be two reports and they cannot be withdrawn from here.</translation>
    </message>
    <message>
        <source>Jawaban dicatat sudah ada di SP4N-LAPOR!</source>
        <translation>Answer recorded as being at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Dicatat: ada di SP4N-LAPOR! sebagai #{0}</source>
        <translation>Recorded: at SP4N-LAPOR! as #{0}</translation>
    </message>
    <message>
        <source>Jawaban akan dikirim lagi</source>
        <translation>Answer to be sent again</translation>
    </message>
    <message>
        <source>Akan dikirim lagi dari meja ini</source>
        <translation>To be sent again from this desk</translation>
    </message>
    <message>
        <source>Jawaban tidak dikirim</source>
        <translation>Answer not sent</translation>
    </message>
    <message>
        <source>Tidak dikirim ke SP4N-LAPOR!; bisa dikirim lagi dari tab Menunggu</source>
        <translation>Not sent to SP4N-LAPOR!; can be sent again from the Waiting tab</translation>
    </message>
    <message>
        <source>Menanyakan ke SP4N-LAPOR!…</source>
        <translation>Asking SP4N-LAPOR!…</translation>
    </message>
    <message>
        <source>ada</source>
        <translation>there</translation>
    </message>
    <message>
        <source>Ada di SP4N-LAPOR!: {0}.</source>
        <translation>At SP4N-LAPOR!: {0}.</translation>
    </message>
    <message>
        <source>Apakah nomor tiket ini tertulis di sana tidak bisa dilihat dari sini; bandingkan isinya di situsnya.</source>
        <translation>Whether this ticket number stands there cannot be seen from here; compare the contents on its site.</translation>
    </message>
    <message>
        <source>Nomor tiket ini tertulis di laporan itu.</source>
        <translation>This ticket number stands in that report.</translation>
    </message>
    <message>
        <source>Nomor tiket ini TIDAK ditemukan di laporan itu; mungkin laporan orang lain.</source>
        <translation>This ticket number was NOT found in that report; perhaps it is somebody else&apos;s report.</translation>
    </message>
    <message>
        <source>SP4N-LAPOR! tidak mengenal nomor ini.</source>
        <translation>SP4N-LAPOR! does not know this number.</translation>
    </message>
</context>
<context>
    <name>_AccountCard</name>
    <message>
        <source>Nama masuk akun pusat</source>
        <translation>Sign-in name of the centre account</translation>
    </message>
    <message>
        <source>Kata sandi pusat atau kode sekali pakai</source>
        <translation>Password at the centre or one-time code</translation>
    </message>
    <message>
        <source>Masih kosong.</source>
        <translation>Still empty.</translation>
    </message>
    <message>
        <source>ditolak</source>
        <translation>refused</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Catat tindak lanjut</source>
        <translation>Record follow-up</translation>
    </message>
    <message>
        <source>Data diterima</source>
        <translation>Data received</translation>
    </message>
    <message>
        <source>Verifikasi</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Hubungi pelapor</source>
        <translation>Contact reporter</translation>
    </message>
    <message>
        <source>Ingatkan OPD</source>
        <translation>Remind OPD</translation>
    </message>
    <message>
        <source>Selesaikan</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>Tutup tiket</source>
        <translation>Close ticket</translation>
    </message>
    <message>
        <source>Survei kepuasan</source>
        <translation>Satisfaction survey</translation>
    </message>
    <message>
        <source>Buka lagi</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Disposisi</source>
        <translation>Dispatch (disposisi)</translation>
    </message>
    <message>
        <source>Alihkan</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Minta data</source>
        <translation>Ask for data</translation>
    </message>
    <message>
        <source>Rujuk</source>
        <translation>Refer</translation>
    </message>
    <message>
        <source>Gabung…</source>
        <translation>Merge…</translation>
    </message>
    <message>
        <source>Lampiran</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>Ubah uraian</source>
        <translation>Change description</translation>
    </message>
    <message>
        <source>Tolak</source>
        <translation>Reject</translation>
    </message>
</context>
<context>
    <name>board</name>
    <message>
        <source>Terbuka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Belum diteruskan</source>
        <translation>Not sent on yet</translation>
    </message>
    <message>
        <source>Lewat batas</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Hampir lewat</source>
        <translation>Nearly overdue</translation>
    </message>
    <message>
        <source>tertua {age}</source>
        <translation>oldest {age}</translation>
    </message>
    <message>
        <source>Belum terkirim di meja ini</source>
        <translation>Unsent at this desk</translation>
    </message>
    <message>
        <source>Masuk hari ini</source>
        <translation>Received today</translation>
    </message>
    <message>
        <source>Tuntas di telepon</source>
        <translation>Settled in the call</translation>
    </message>
    <message>
        <source>Dirujuk ke luar</source>
        <translation>Referred outside</translation>
    </message>
    <message>
        <source>Telepon iseng</source>
        <translation>Prank calls</translation>
    </message>
    <message>
        <source>terdengar {when}</source>
        <translation>heard {when}</translation>
    </message>
    <message>
        <source>Belum lengkap: riwayat masih diambil</source>
        <translation>Not complete yet: history still being fetched</translation>
    </message>
    <message>
        <source>{age}; riwayat belum lengkap</source>
        <translation>{age}; history not complete yet</translation>
    </message>
    <message>
        <source>Menghubungi pusat…</source>
        <translation>Contacting the centre…</translation>
    </message>
    <message>
        <source>Langsung</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Hanya meja ini: belum ada pusat</source>
        <translation>This desk alone: no centre yet</translation>
    </message>
    <message>
        <source>Terputus: hanya yang ada di meja ini</source>
        <translation>Disconnected: only what is at this desk</translation>
    </message>
    <message>
        <source>Terputus: data sampai {when}, {age}</source>
        <translation>Disconnected: data until {when}, {age}</translation>
    </message>
</context>
<context>
    <name>clocks</name>
    <message>
        <source>berhenti, menunggu pelapor</source>
        <translation>stopped, waiting for the reporter</translation>
    </message>
    <message>
        <source>terlambat, {took}</source>
        <translation>late, {took}</translation>
    </message>
    <message>
        <source>{n} hari kerja</source>
        <translation>{n} wd</translation>
    </message>
    <message>
        <source>{n} menit</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} jam</source>
        <translation>{n} h</translation>
    </message>
</context>
<context>
    <name>directory</name>
    <message>
        <source>OPD Pemerintah Provinsi</source>
        <translation>OPD of the Province</translation>
    </message>
    <message>
        <source>Kabupaten dan kota</source>
        <translation>Regencies and cities</translation>
    </message>
    <message>
        <source>Di luar kewenangan provinsi</source>
        <translation>Outside the Province&apos;s authority</translation>
    </message>
    <message>
        <source>Darurat</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>Sekretariat</source>
        <translation>Secretariat</translation>
    </message>
    <message>
        <source>Biro</source>
        <translation>Bureau (biro)</translation>
    </message>
    <message>
        <source>Badan</source>
        <translation>Board (badan)</translation>
    </message>
    <message>
        <source>Dinas</source>
        <translation>Department (dinas)</translation>
    </message>
    <message>
        <source>Rumah sakit</source>
        <translation>Hospital</translation>
    </message>
    <message>
        <source>Kabupaten/kota</source>
        <translation>Regency/city</translation>
    </message>
    <message>
        <source>Instansi vertikal</source>
        <translation>National agency</translation>
    </message>
    <message>
        <source>Pengawas</source>
        <translation>Oversight</translation>
    </message>
    <message>
        <source>Nomor darurat</source>
        <translation>Emergency numbers</translation>
    </message>
    <message>
        <source>belum ada nomor</source>
        <translation>no number yet</translation>
    </message>
    <message>
        <source>periksa ulang</source>
        <translation>check again</translation>
    </message>
</context>
<context>
    <name>disputes</name>
    <message>
        <source>dipakai sekarang</source>
        <translation>in use now</translation>
    </message>
    <message>
        <source>ditulis saat terputus</source>
        <translation>written while cut off</translation>
    </message>
    <message>
        <source>Pakai kiri</source>
        <translation>Use left</translation>
    </message>
    <message>
        <source>Pakai kanan</source>
        <translation>Use right</translation>
    </message>
    <message>
        <source>Yang tidak dipilih tetap ada di riwayat.</source>
        <translation>What is not chosen stays in the story.</translation>
    </message>
    <message>
        <source>berlaku sekarang</source>
        <translation>in force now</translation>
    </message>
    <message>
        <source>dilakukan saat terputus</source>
        <translation>done while cut off</translation>
    </message>
    <message>
        <source>Tetap “{state}”</source>
        <translation>Keep “{state}”</translation>
    </message>
    <message>
        <source>Kiri: tiket tetap “{state}”, langkah kanan hanya tercatat di riwayat. Kanan: tiket dibuka lagi, lalu ulangi langkah itu.</source>
        <translation>Left: the ticket stays “{state}”, the right step is only in the story. Right: the ticket is reopened, then do that step again.</translation>
    </message>
    <message>
        <source>Buka lagi tiketnya</source>
        <translation>Reopen the ticket</translation>
    </message>
    <message>
        <source>Langkah kanan tidak berlaku lagi pada tiket “{state}”; ia tetap tercatat di riwayat. Ulangi langkahnya bila masih perlu.</source>
        <translation>The right step no longer applies to a ticket that is “{state}”; it stays in the story. Do it again if still needed.</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Uraian</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Kategori</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Klasifikasi</source>
        <translation>Classification</translation>
    </message>
    <message>
        <source>Berkadar pengawasan</source>
        <translation>Oversight matter</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Patokan</source>
        <translation>Landmark</translation>
    </message>
    <message>
        <source>Titik peta</source>
        <translation>Map point</translation>
    </message>
    <message>
        <source>Urgensi</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Saluran</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Kerahasiaan</source>
        <translation>Confidentiality</translation>
    </message>
    <message>
        <source>Pelapor di buku</source>
        <translation>Reporter in the book</translation>
    </message>
    <message>
        <source>Nama pelapor</source>
        <translation>Reporter&apos;s name</translation>
    </message>
    <message>
        <source>Telepon pelapor</source>
        <translation>Reporter&apos;s phone</translation>
    </message>
    <message>
        <source>Atas nama</source>
        <translation>On behalf of</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Catatan pelapor</source>
        <translation>Note on the reporter</translation>
    </message>
    <message>
        <source>Tempat tinggal</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>tidak</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>header</name>
    <message>
        <source>diterima pusat</source>
        <translation>centre has it</translation>
    </message>
    <message>
        <source>tersimpan di sini</source>
        <translation>kept here</translation>
    </message>
    <message>
        <source>terkirim</source>
        <translation>sent</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>dijawab saat telepon</source>
        <translation>answered on the phone</translation>
    </message>
</context>
<context>
    <name>lapor</name>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>instansi tidak disebut</source>
        <translation>agency not named</translation>
    </message>
    <message>
        <source>Bukan wewenang</source>
        <translation>Not competent</translation>
    </message>
    <message>
        <source>Ada juga</source>
        <translation>Also there</translation>
    </message>
    <message>
        <source>Dibuka</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Diterima di sana</source>
        <translation>Received there</translation>
    </message>
    <message>
        <source>Sejak</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Status di sana</source>
        <translation>Status there</translation>
    </message>
    <message>
        <source>Instansi</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Status sejak</source>
        <translation>Status since</translation>
    </message>
</context>
<context>
    <name>merge</name>
    <message>
        <source>tercatat</source>
        <translation>recorded</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>{n} pelapor</source>
        <translation>reporters: {n}</translation>
    </message>
    <message>
        <source>ke {agency} {day}</source>
        <translation>to {agency} {day}</translation>
    </message>
    <message>
        <source>sudah dijawab</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>belum dijawab</source>
        <translation>not answered yet</translation>
    </message>
    <message>
        <source>janji telepon {due}</source>
        <translation>call back promised {due}</translation>
    </message>
    <message>
        <source>diingatkan {n}× ({day})</source>
        <translation>reminded {n}× ({day})</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>Penerusan pertama</source>
        <translation>First sending on</translation>
    </message>
    <message>
        <source>Verifikasi</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Jawaban OPD</source>
        <translation>Answer of OPD</translation>
    </message>
    <message>
        <source>Penyelesaian</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Jawaban pelapor</source>
        <translation>Answer of reporter</translation>
    </message>
    <message>
        <source>Telepon balik yang dijanjikan</source>
        <translation>Promised call back</translation>
    </message>
    <message>
        <source>“Bukan wewenang” berulang</source>
        <translation>“Not competent” again and again</translation>
    </message>
    <message>
        <source>Pelapor lain ikut mengadu</source>
        <translation>Other reporters joined</translation>
    </message>
    <message>
        <source>Tiket dibuka lagi</source>
        <translation>Ticket opened again</translation>
    </message>
    <message>
        <source>Berkadar pengawasan</source>
        <translation>Oversight matter</translation>
    </message>
    <message>
        <source>Ditandai segera</source>
        <translation>Marked urgent</translation>
    </message>
    <message>
        <source>Dua meja mengisi berbeda</source>
        <translation>Two desks filled in different values</translation>
    </message>
    <message>
        <source>Ragu atau ditolak di SP4N-LAPOR!</source>
        <translation>In doubt or refused at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Disisihkan pusat</source>
        <translation>Set aside by the centre</translation>
    </message>
    <message>
        <source>{what}, {percent}% waktu</source>
        <translation>{what}, {percent}% of the time</translation>
    </message>
    <message>
        <source>lebih dari {n} kali</source>
        <translation>more than {n} times</translation>
    </message>
    <message>
        <source>mulai {n} pelapor</source>
        <translation>from {n} reporters on</translation>
    </message>
    <message>
        <source>sesudah {span}</source>
        <translation>after {span}</translation>
    </message>
    <message>
        <source>{n} hari</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>{n} jam</source>
        <translation>{n} hours</translation>
    </message>
    <message>
        <source>{n} menit</source>
        <translation>{n} minutes</translation>
    </message>
    <message>
        <source>{reason}: level {level}, {whom}</source>
        <translation>{reason}: level {level}, {whom}</translation>
    </message>
    <message>
        <source>{move}, dan {n} langkah lain</source>
        <translation>{move}, and {n} other steps</translation>
    </message>
    <message>
        <source>Tidak ada tiket yang akan naik sekarang</source>
        <translation>No ticket would be raised now</translation>
    </message>
    <message>
        <source>{n} tiket akan naik</source>
        <translation>{n} tickets would be raised</translation>
    </message>
    <message>
        <source>{n} tiket akan naik sekarang, {later} mulai {at}</source>
        <translation>{n} tickets would be raised now, {later} from {at}</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Penelepon</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>OPD dan instansi</source>
        <translation>OPD and agencies</translation>
    </message>
    <message>
        <source>Tiket, yang terbaru di atas</source>
        <translation>Tickets, newest on top</translation>
    </message>
    <message>
        <source>Tiket terbaru</source>
        <translation>Latest tickets</translation>
    </message>
    <message>
        <source>{n} pelapor</source>
        <translation>reporters: {n}</translation>
    </message>
    <message>
        <source>belum terkirim</source>
        <translation>unsent</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>{n} tiket, {open} terbuka</source>
        <translation>tickets: {n}, open: {open}</translation>
    </message>
    <message>
        <source>{n}× ditandai iseng</source>
        <translation>{n}× marked as prank</translation>
    </message>
    <message>
        <source>Enter: tiket baru untuk nomor ini</source>
        <translation>Enter: new ticket for this number</translation>
    </message>
    <message>
        <source>belum ada nomor</source>
        <translation>no number yet</translation>
    </message>
    <message>
        <source>periksa ulang</source>
        <translation>check again</translation>
    </message>
    <message>
        <source>Di pusat (di luar riwayat meja ini)</source>
        <translation>At the centre (beyond this desk&apos;s history)</translation>
    </message>
    <message>
        <source>Enter: tanya pusat</source>
        <translation>Enter: ask the centre</translation>
    </message>
    <message>
        <source>Mencari di pusat…</source>
        <translation>Searching at the centre…</translation>
    </message>
    <message>
        <source>Tidak dapat menanyakan pusat</source>
        <translation>The centre cannot be asked</translation>
    </message>
    <message>
        <source>pusat masih menyusun yang terbaru</source>
        <translation>the centre is still sorting in the newest</translation>
    </message>
    <message>
        <source>Di pusat juga tidak ada yang lain</source>
        <translation>Nothing else at the centre either</translation>
    </message>
    <message>
        <source>Cari juga di pusat ({0})</source>
        <translation>Also search at the centre ({0})</translation>
    </message>
    <message>
        <source>meja ini menyimpan semua tiket</source>
        <translation>this desk holds all tickets</translation>
    </message>
    <message>
        <source>riwayat meja ini masih diambil</source>
        <translation>this desk&apos;s history is still being fetched</translation>
    </message>
    <message>
        <source>hasil di sini lengkap sejak {0}</source>
        <translation>results here are complete since {0}</translation>
    </message>
    <message>
        <source>Masih ada lagi di pusat</source>
        <translation>There is more at the centre</translation>
    </message>
    <message>
        <source>persempit dengan satu kata lagi</source>
        <translation>narrow it with one more word</translation>
    </message>
    <message>
        <source>di pusat</source>
        <translation>at the centre</translation>
    </message>
    <message>
        <source>sudah dilihat sampai {0}</source>
        <translation>looked back to {0}</translation>
    </message>
    <message>
        <source>Mencari tiket yang lebih lama…</source>
        <translation>Looking for older tickets…</translation>
    </message>
    <message>
        <source>Belum ada tiket yang cocok</source>
        <translation>No ticket fits so far</translation>
    </message>
    <message>
        <source>Cari juga tiket yang lebih lama</source>
        <translation>Look among older tickets too</translation>
    </message>
    <message>
        <source>Enter: cari terus</source>
        <translation>Enter: keep looking</translation>
    </message>
</context>
<context>
    <name>several</name>
    <message>
        <source>{numbers} dan {n} lainnya</source>
        <translation>{numbers} and {n} more</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Tidak dibatalkan</source>
        <translation>Not undone</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Daftar tombol</source>
        <translation>List of keys</translation>
    </message>
    <message>
        <source>Terima telepon / tiket baru</source>
        <translation>Take a call / new ticket</translation>
    </message>
    <message>
        <source>Di luar kewenangan</source>
        <translation>Outside our authority</translation>
    </message>
    <message>
        <source>Cari apa saja</source>
        <translation>Find anything</translation>
    </message>
    <message>
        <source>Salin nomor tiket</source>
        <translation>Copy ticket number</translation>
    </message>
    <message>
        <source>Tutup panel (teks tetap ada)</source>
        <translation>Close panel (text stays)</translation>
    </message>
    <message>
        <source>Buka Tiket baru</source>
        <translation>Open New ticket</translation>
    </message>
    <message>
        <source>Buka Antrean</source>
        <translation>Open Queue</translation>
    </message>
    <message>
        <source>Buka Cari</source>
        <translation>Open Search</translation>
    </message>
    <message>
        <source>Buka Direktori OPD</source>
        <translation>Open OPD directory</translation>
    </message>
    <message>
        <source>Buka Belum terkirim</source>
        <translation>Open Unsent</translation>
    </message>
    <message>
        <source>Buka SP4N-LAPOR!</source>
        <translation>Open SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Buka Data pribadi</source>
        <translation>Open Personal data</translation>
    </message>
    <message>
        <source>Buka Laporan</source>
        <translation>Open Reports</translation>
    </message>
    <message>
        <source>Buka Serah terima</source>
        <translation>Open Hand-over</translation>
    </message>
    <message>
        <source>Catatan untuk giliran berikutnya</source>
        <translation>Note for the next shift</translation>
    </message>
    <message>
        <source>Buka Papan</source>
        <translation>Open board</translation>
    </message>
    <message>
        <source>Buka Konflik</source>
        <translation>Open Conflicts</translation>
    </message>
    <message>
        <source>Layar berikutnya</source>
        <translation>Next screen</translation>
    </message>
    <message>
        <source>Layar sebelumnya</source>
        <translation>Previous screen</translation>
    </message>
    <message>
        <source>Batalkan dari pemberitahuan</source>
        <translation>Undo from the notice</translation>
    </message>
    <message>
        <source>Kunci meja</source>
        <translation>Lock desk</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Simpan &amp; berikutnya</source>
        <translation>Save &amp; next</translation>
    </message>
    <message>
        <source>Gabung pelapor ke tiket yang ada</source>
        <translation>Join reporter to an existing ticket</translation>
    </message>
    <message>
        <source>Titik di peta Lampung</source>
        <translation>Point on the map of Lampung</translation>
    </message>
    <message>
        <source>Riwayat penelepon</source>
        <translation>Caller&apos;s history</translation>
    </message>
    <message>
        <source>Mungkin laporan yang sama</source>
        <translation>Perhaps the same report</translation>
    </message>
    <message>
        <source>Panduan bicara</source>
        <translation>Call script</translation>
    </message>
    <message>
        <source>Riwayat dari pusat</source>
        <translation>History from the centre</translation>
    </message>
    <message>
        <source>Ambil alih</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Ingatkan OPD</source>
        <translation>Remind OPD</translation>
    </message>
    <message>
        <source>Catat jawaban OPD</source>
        <translation>Record answer of OPD</translation>
    </message>
    <message>
        <source>Naikkan</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>Alihkan</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Tunda</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>Bangunkan dari tunda</source>
        <translation>Wake from snooze</translation>
    </message>
    <message>
        <source>Telepon balik</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Buka tiket</source>
        <translation>Open ticket</translation>
    </message>
    <message>
        <source>Daftar konflik</source>
        <translation>List of conflicts</translation>
    </message>
    <message>
        <source>Cari di pusat</source>
        <translation>Search at the centre</translation>
    </message>
    <message>
        <source>Pakai kiri</source>
        <translation>Use left</translation>
    </message>
    <message>
        <source>Pakai kanan</source>
        <translation>Use right</translation>
    </message>
    <message>
        <source>Coba kirim sekarang</source>
        <translation>Try to send now</translation>
    </message>
    <message>
        <source>Coba kirim lagi yang ini</source>
        <translation>Try to send this one again</translation>
    </message>
    <message>
        <source>Buka atau lipat</source>
        <translation>Open or fold</translation>
    </message>
    <message>
        <source>Simpan ke berkas…</source>
        <translation>Save to a file…</translation>
    </message>
    <message>
        <source>Ambil dari berkas…</source>
        <translation>Take from a file…</translation>
    </message>
    <message>
        <source>Coba sekarang</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Ambil jawaban sekarang</source>
        <translation>Fetch answers now</translation>
    </message>
    <message>
        <source>Ada di sana, nomor …</source>
        <translation>It is there, number …</translation>
    </message>
    <message>
        <source>Kirim lagi</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Batal kirim</source>
        <translation>Cancel sending</translation>
    </message>
    <message>
        <source>Kirim yang dipilih</source>
        <translation>Send the selected</translation>
    </message>
    <message>
        <source>Jangan kirim yang dipilih</source>
        <translation>Do not send the selected</translation>
    </message>
    <message>
        <source>Pilih lembar kerja…</source>
        <translation>Choose spreadsheet…</translation>
    </message>
    <message>
        <source>Centang baris</source>
        <translation>Tick row</translation>
    </message>
    <message>
        <source>Papan di layar penuh</source>
        <translation>Board in full screen</translation>
    </message>
    <message>
        <source>Hitung lagi</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>Simpan sebagai XLSX</source>
        <translation>Save as XLSX</translation>
    </message>
    <message>
        <source>Simpan sebagai CSV</source>
        <translation>Save as CSV</translation>
    </message>
    <message>
        <source>Simpan sebagai PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Laporan berkala triwulan lalu (Perpres 76/2013)</source>
        <translation>Periodic report of last quarter (Perpres 76/2013)</translation>
    </message>
</context>
<context>
    <name>similar</name>
    <message>
        <source>tempat sama</source>
        <translation>same place</translation>
    </message>
    <message>
        <source>Ctrl M gabung pelapor</source>
        <translation>Ctrl M join reporter</translation>
    </message>
</context>
<context>
    <name>story</name>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>telepon</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>surat</source>
        <translation>letter</translation>
    </message>
    <message>
        <source>{n} pelapor ({more} bergabung kemudian)</source>
        <translation>reporters: {n} ({more} joined later)</translation>
    </message>
    <message>
        <source>Dua nilai diputuskan</source>
        <translation>Two values decided</translation>
    </message>
    <message>
        <source>Diteruskan ke {agencies}</source>
        <translation>Sent on to {agencies}</translation>
    </message>
    <message>
        <source>Dialihkan dari {former} ke {agencies}</source>
        <translation>Transferred from {former} to {agencies}</translation>
    </message>
    <message>
        <source>Dirujuk ke {agencies}</source>
        <translation>Referred to {agencies}</translation>
    </message>
    <message>
        <source>di luar kewenangan provinsi</source>
        <translation>outside the Province&apos;s authority</translation>
    </message>
    <message>
        <source>Diserahkan ke {agencies}</source>
        <translation>Handed to {agencies}</translation>
    </message>
    <message>
        <source>nomor yang diberikan: {numbers}</source>
        <translation>numbers given: {numbers}</translation>
    </message>
    <message>
        <source>Jawaban {agency}: {outcome}</source>
        <translation>Answer of {agency}: {outcome}</translation>
    </message>
    <message>
        <source>yang berwenang menurut jawaban ini: {agency}</source>
        <translation>competent according to this answer: {agency}</translation>
    </message>
    <message>
        <source>{agency} diingatkan</source>
        <translation>{agency} reminded</translation>
    </message>
    <message>
        <source>Pelapor menelepon</source>
        <translation>Reporter called</translation>
    </message>
    <message>
        <source>Pelapor ditelepon</source>
        <translation>Reporter was called</translation>
    </message>
    <message>
        <source>Pelapor dihubungi</source>
        <translation>Reporter contacted</translation>
    </message>
    <message>
        <source>Pelapor belum terhubung</source>
        <translation>Reporter not reached</translation>
    </message>
    <message>
        <source>Berkasnya dihapus.</source>
        <translation>Its files are erased.</translation>
    </message>
    <message>
        <source>Digabung ke {number}</source>
        <translation>Merged into {number}</translation>
    </message>
    <message>
        <source>dari tiket yang digabung</source>
        <translation>from the merged ticket</translation>
    </message>
    <message>
        <source>Dilepas untuk semua</source>
        <translation>Released for everybody</translation>
    </message>
    <message>
        <source>Diambil alih {name}</source>
        <translation>Taken over by {name}</translation>
    </message>
    <message>
        <source>Dinaikkan ke level {level}</source>
        <translation>Raised to level {level}</translation>
    </message>
    <message>
        <source>Diingatkan menurut aturan</source>
        <translation>Reminded by the rules</translation>
    </message>
    <message>
        <source>Naik ke level {level} menurut aturan</source>
        <translation>Raised to level {level} by the rules</translation>
    </message>
    <message>
        <source>{reason}: untuk {whom}</source>
        <translation>{reason}: for {whom}</translation>
    </message>
    <message>
        <source>Dibangunkan dari tunda</source>
        <translation>Woken from snooze</translation>
    </message>
    <message>
        <source>Ditunda sampai {until}</source>
        <translation>Snoozed until {until}</translation>
    </message>
    <message>
        <source>untuk {due}</source>
        <translation>for {due}</translation>
    </message>
    <message>
        <source>{former} menjadi {number}</source>
        <translation>{former} is now {number}</translation>
    </message>
    <message>
        <source>{n} kali dicoba</source>
        <translation>tried {n}×</translation>
    </message>
    <message>
        <source>Kiriman ke SP4N-LAPOR!</source>
        <translation>Report to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Diterima SP4N-LAPOR! sebagai #{id}</source>
        <translation>Received by SP4N-LAPOR! as #{id}</translation>
    </message>
    <message>
        <source>Dibuka dari laporan #{id} di SP4N-LAPOR!</source>
        <translation>Opened from report #{id} at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>ditemukan saat dicari</source>
        <translation>found by searching</translation>
    </message>
    <message>
        <source>ada juga {ids} dengan nomor tiket ini</source>
        <translation>{ids} also has this ticket number</translation>
    </message>
    <message>
        <source>Dicari di SP4N-LAPOR!</source>
        <translation>Searched at SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>{n} kali dicari</source>
        <translation>searched {n}×</translation>
    </message>
    <message>
        <source>Dipastikan ada di SP4N-LAPOR! sebagai #{id}</source>
        <translation>Settled: at SP4N-LAPOR! as #{id}</translation>
    </message>
    <message>
        <source>Dipilih untuk dikirim ke SP4N-LAPOR!</source>
        <translation>Chosen to be sent to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Tidak dikirim ke SP4N-LAPOR!</source>
        <translation>Not sent to SP4N-LAPOR!</translation>
    </message>
    <message>
        <source>Pilihan untuk SP4N-LAPOR! ditarik kembali</source>
        <translation>Choice for SP4N-LAPOR! withdrawn</translation>
    </message>
    <message>
        <source>Di SP4N-LAPOR! sekarang “{status}”</source>
        <translation>At SP4N-LAPOR! now “{status}”</translation>
    </message>
    <message>
        <source>ditulis {at}</source>
        <translation>written {at}</translation>
    </message>
    <message>
        <source>{n} berkas</source>
        <translation>files: {n}</translation>
    </message>
    <message>
        <source>status: {moved}</source>
        <translation>status: {moved}</translation>
    </message>
    <message>
        <source>bukan wewenang</source>
        <translation>not competent</translation>
    </message>
    <message>
        <source>berkas di sana: {names}</source>
        <translation>files there: {names}</translation>
    </message>
</context>
</TS>
