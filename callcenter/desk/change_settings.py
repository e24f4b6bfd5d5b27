"""Changes the settings and who sits at the desk; written at once, then in use."""

from msgspec.structs import replace

from callcenter.desk import audit, rights
from callcenter.desk.context import Desk
from callcenter.errors import FieldInvalid
from callcenter.settings import Operator, Settings, save_settings
from callcenter.store import events
from callcenter.tickets.deadlines import Limits

LIMITS = Limits.__struct_fields__
"""The settings that are limits of clocks, by the same names."""


def change_settings(desk: Desk, settings: Settings) -> None:
    """Takes new settings into use and tells everybody.

    Limits of this computer hold while the office set none; then they reach open tickets at once.
    Raises RightMissing for other limits by somebody whom the centre calls no supervisor.
    """
    before, earlier = desk.deadlines, desk.settings
    if any(getattr(settings, one) != getattr(earlier, one) for one in LIMITS):
        rights.require_set(desk)
    save_settings(desk.profile, settings)
    desk.settings = settings
    if desk.deadlines.limits != before.limits:
        desk.renew_clocks()
    _note(desk, earlier)
    desk.changes.publish(("settings",))


def _note(desk: Desk, before: Settings) -> None:
    """Which settings are others now; who sits here is noted where people come in."""
    changed = [
        one
        for one in Settings.__struct_fields__
        if one != "operator" and getattr(before, one) != getattr(desk.settings, one)
    ]
    if changed:
        # Whoever sat here did it, also where somebody else sits now.
        who = before.operator or desk.settings.operator
        audit.note_alone(desk, audit.Act.SETTINGS, kind="settings", fields=changed, uid=who)


def refresh_clocks(desk: Desk) -> None:
    """Folds open tickets again after the directory changed."""
    with desk.store.write() as tx:
        events.refresh_open(tx)
    desk.changes.publish(("clocks",))


def sit_down(desk: Desk, uid: str) -> Operator:
    """Another operator takes the desk. Raises FieldInvalid (operator: unknown)."""
    found = next((one for one in desk.settings.operators if one.uid == uid), None)
    if found is None:
        raise FieldInvalid("operator", "unknown")
    change_settings(desk, replace(desk.settings, operator=uid))
    return found


def welcome_operator(desk: Desk, uid: str, name: str, role: str) -> None:
    """Somebody got a way in: this desk knows the account, its name and role; nobody is seated."""
    others = tuple(one for one in desk.settings.operators if one.uid != uid)
    operators = (*others, Operator(uid, name, role))
    change_settings(desk, replace(desk.settings, operators=operators))


def let_go(desk: Desk, uid: str) -> None:
    """Somebody's way in was taken: the name stands on what they did, and no longer in the list."""
    operators = tuple(one for one in desk.settings.operators if one.uid != uid)
    change_settings(desk, replace(desk.settings, operators=operators))


def add_operator(desk: Desk, name: str, role: str = "operator") -> Operator:
    """Adds somebody who works here. Raises FieldInvalid (name: empty, taken)."""
    wanted = " ".join(name.split())
    if not wanted:
        raise FieldInvalid("name", "empty")
    if any(one.name.casefold() == wanted.casefold() for one in desk.settings.operators):
        raise FieldInvalid("name", "taken")
    operator = Operator(desk.ids.new(), wanted, role)
    operators = (*desk.settings.operators, operator)
    change_settings(desk, replace(desk.settings, operators=operators, operator=operator.uid))
    return operator
