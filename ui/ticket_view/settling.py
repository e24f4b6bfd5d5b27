"""What a choice in the card of two values does, and how it is taken back. Runs on the worker."""

from functools import partial

from callcenter.desk.conflicts import keep_state, reopen_for_step, settle_field, take_back
from callcenter.desk.context import Desk
from ui.ticket_view.composer import Saved
from ui.ticket_view.disputes import Dispute
from ui.translation import shown


def settle(desk: Desk, dispute: Dispute, *, left: bool) -> Saved:
    """Do what was chosen; a value can be taken back, a step is done again by hand."""
    if not dispute.is_step:
        value = dispute.left.value if left else dispute.right.value
        settled = settle_field(desk, dispute.what, value)
        said = shown("Nilai dipilih; yang lain tetap ada di riwayat")
        return Saved(said, partial(take_back, desk, settled))
    ticket_id = dispute.what.subject_id
    if left:
        keep_state(desk, ticket_id)
        return Saved(shown("Status tetap; langkah yang terlambat ada di riwayat"))
    reopen_for_step(desk, ticket_id, shown("Langkah rekan datang terlambat: {0}").replace(
        "{0}", dispute.right.text))  # fmt: skip
    return Saved(shown("Tiket dibuka lagi; sekarang ulangi langkahnya"))
