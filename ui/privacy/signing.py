"""The second person of an erasure or a closed breach, at this desk, by their own passphrase.

The passphrase goes to the keys' worker, is proven there, and is kept nowhere.
"""

from collections.abc import Callable
from functools import partial

from callcenter.desk.approval import Approval
from callcenter.entrance.approval import approve
from callcenter.entrance.second_person import may_stand_behind
from callcenter.entrance.way_in import Entrance
from ui.context import UiContext
from ui.privacy import panels
from ui.privacy.matter_tab import MatterTab
from ui.privacy.panel import Panel


def ask_second(ctx: UiContext, tab: MatterTab, of: str, agreed: Callable[[Approval], None]) -> None:
    """Ask who else signs the event `of`; `agreed` gets the approval, on the GUI thread."""
    entrance = ctx.entrance
    if entrance is None:
        return
    panel = panels.second_person()
    prove = partial(_prove, ctx, entrance, panel, of)
    tab.open_panel(panel, lambda: ctx.background.keys(prove(), agreed, tab.fail, owner=panel))
    ctx.background.keys(
        lambda: may_stand_behind(entrance, ctx.desk),
        lambda people: panel.set_choices("who", people),
        tab.fail,
        owner=panel,
    )


def _prove(ctx: UiContext, entrance: Entrance, panel: Panel, of: str) -> Callable[[], Approval]:
    """The work for the keys' worker, with what was typed."""
    return partial(
        approve,
        entrance,
        ctx.desk,
        panel.value("who"),
        panel.value("passphrase"),
        action="sign",
        object_id=of,
        reason="privacy",
    )
