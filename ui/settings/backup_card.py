"""“Cadangan”: the backups of this desk that are kept, and one made now, followed and stopped."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from callcenter.desk.keep_backup import PAGE_BYTES, Backup, back_up_now, read_backups
from callcenter.errors import Cancelled
from ui import theme
from ui.context import UiContext
from ui.formats import ago, date_text, file_size, time_text
from ui.long_work import LongWork
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import KeyList, Row


class BackupCard(Card):
    """The list, newest first; below it the one button there is just now: make, or stop."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.set_title(self.tr("Cadangan"))
        self._ctx = ctx
        self.work = LongWork(ctx, self)
        self.work.moved.connect(self._move)
        self.banner = Banner(inset=True)
        self.banner.setObjectName("backups.banner")
        self.list = KeyList()
        self.list.setObjectName("backups.list")
        self.list.setAccessibleName(self.tr("Cadangan yang disimpan, yang terbaru di atas"))
        self.list.hide()
        self.empty = EmptyState(
            "copy",
            self.tr("Belum ada cadangan"),
            self.tr("Yang pertama dibuat sendiri satu menit setelah meja dibuka."),
        )
        self.empty.hide()
        self.make_button = Button(self.tr("Buat cadangan sekarang"), icon="copy")
        self.make_button.setObjectName("backups.make")
        self.make_button.clicked.connect(self.make)
        self.stop_button = Button(self.tr("Hentikan"), icon="x")
        self.stop_button.setObjectName("backups.stop")
        self.stop_button.clicked.connect(self.stop)
        self.bar = QProgressBar()
        self.bar.setObjectName("backups.progress")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Kemajuan cadangan"))
        self.words = PlainLabel("", role="label", ink="muted")
        self.words.setObjectName("backups.words")
        self._arrange()
        self._show_work(running=False)

    def _arrange(self) -> None:
        note = self.tr("Satu dibuat sendiri setiap hari. Tiga yang terbaru disimpan, terenkripsi "
                       "dengan kunci meja ini; yang tertua diganti.")  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(theme.dp(12))
        row.addWidget(self.make_button)
        row.addWidget(self.stop_button)
        row.addWidget(self.bar, 1)
        row.addWidget(self.words)
        row.addStretch(0)
        foot = QVBoxLayout()
        foot.setContentsMargins(*(theme.dp(n) for n in (12, 10, 12, 12)))
        foot.setSpacing(theme.dp(8))
        foot.addWidget(PlainLabel(note, fit="wrap", role="label", ink="muted"))
        foot.addLayout(row)
        for part in (self.banner, self.list, self.empty):
            self.body.addWidget(part)
        self.body.addLayout(foot)

    def refresh(self) -> None:
        """Read which there are."""
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("backups", id(self)), lambda: read_backups(desk), self._show, self._fail, owner=self
        )

    def make(self) -> None:
        """Make one at once, behind what else is being done with files."""
        if self.work.running:
            return
        desk = self._ctx.desk
        self.banner.hide()
        self._show_work(running=True)
        self._say(self.tr("Menunggu giliran…"))
        self.work.run(
            lambda told, stopped: back_up_now(desk, told, stopped), self._made, self._failed
        )

    def stop(self) -> None:
        """End it; what was copied so far goes."""
        self.work.stop()
        self.bar.setRange(0, 0)
        self._say(self.tr("Menghentikan…"))

    def _show(self, kept: tuple[Backup, ...]) -> None:
        now = self._ctx.desk.clock.now()
        self.list.set_rows(
            [
                Row(
                    str(one.number),
                    f"{date_text(one.made_at)} {time_text(one.made_at)}",
                    number=file_size(one.size),
                    meta=ago(one.made_at, now),
                )
                for one in kept
            ]
        )
        self.list.setFixedHeight(self.list.content_height())
        self.list.setVisible(bool(kept))
        self.empty.setVisible(not kept)

    def _move(self, done: int, count: int) -> None:
        if not self.work.running or self.work.stopping:
            return
        if done >= count:
            self.bar.setRange(0, 0)
            self._say(self.tr("Memeriksa salinan…"))
            return
        self.bar.setRange(0, count)
        self.bar.setValue(done)
        said = self.tr("{done} dari {all} disalin")
        sizes = {"done": file_size(done * PAGE_BYTES), "all": file_size(count * PAGE_BYTES)}
        self._say(said.format(**sizes))

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.bar.setAccessibleDescription(text)

    def _made(self, made: Backup) -> None:
        self._show_work(running=False)
        said = self.tr("{size}, dibaca ulang seluruhnya dan utuh.").format(
            size=file_size(made.size)
        )
        self.banner.show_message(self.tr("Cadangan selesai"), said, tone="green")
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._show_work(running=False)
        if isinstance(error, Cancelled):
            self.banner.show_message(
                self.tr("Cadangan dihentikan"),
                self.tr("Cadangan yang lama tetap seperti semula."),
                tone="neutral",
            )
        else:
            self._fail(error)
        self.refresh()

    def _fail(self, error: BaseException) -> None:
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def _show_work(self, *, running: bool) -> None:
        """The button that comes takes the focus of the one that goes, wherever else it is left."""
        comes, goes = self.make_button, self.stop_button
        if running:
            comes, goes = goes, comes
            self.bar.setRange(0, 0)
        held = goes.hasFocus()
        comes.setVisible(True)
        if held:
            comes.setFocus()
        goes.setVisible(False)
        self.bar.setVisible(running)
        self.words.setVisible(running)
