"""The day's backup is made by itself, behind the files, with or without a centre."""

from callcenter.store.backups import backups_of
from tests.ui.shell import settled
from ui.file_clock import BACKUP_AFTER, FileClock


def test_the_day_s_backup_is_made_without_a_centre(qtbot, ctx, clock):
    database = ctx.desk.store.path
    watch = FileClock(ctx, soon=0.01)
    with qtbot.waitSignal(watch.reported):
        watch.start()
    settled(qtbot, ctx)
    assert backups_of(database) == (), "a window that has just opened is left alone"
    for _ in range(2):
        clock.advance(seconds=BACKUP_AFTER + 1)
        with qtbot.waitSignal(watch.reported):
            ctx.desk.changes.publish({"files"})
        settled(qtbot, ctx)
        assert len(backups_of(database)) == 1
    watch.stop()


def test_a_backup_that_cannot_be_made_disturbs_nobody(qtbot, ctx, clock):
    (ctx.desk.profile / "backups").write_text("a file in the way")
    watch = FileClock(ctx, soon=0.01)
    with qtbot.waitSignal(watch.reported):
        watch.start()
    clock.advance(seconds=BACKUP_AFTER + 1)
    with qtbot.waitSignal(watch.reported):
        ctx.desk.changes.publish({"files"})
    settled(qtbot, ctx)
    watch.stop()
