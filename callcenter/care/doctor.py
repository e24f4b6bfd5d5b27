"""`--doctor`: one line for each check. Repairs nothing; where nothing is, nothing is made."""

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct, field

from callcenter.care import contents, machine
from callcenter.care.finding import Finding, Level, failed, warning
from callcenter.care.online import check_centre, check_lapor
from callcenter.care.profile import stage_here
from callcenter.care.signing_in import Held, keys_by_person, keys_in_keychain
from callcenter.care.terminal import Terminal
from callcenter.care.words import told
from callcenter.clock import Clock
from callcenter.errors import CallcenterError, file_fault
from callcenter.keys.adopting import Stage
from callcenter.keys.keychain import Keychain
from callcenter.workstation import DATABASE


class Diagnosis(Struct):
    """What was found; the keychain and the keys, when there was a way to them."""

    findings: list[Finding] = field(default_factory=list)
    keychain: Keychain | None = None
    held: Held | None = None

    def failed(self, *names: str) -> bool:
        """Whether one of these checks failed."""
        return any(one.level is Level.FAILED and one.name in names for one in self.findings)


def diagnose(
    profile: Path,
    open_keychain: Callable[[], Keychain],
    clock: Clock,
    terminal: Terminal,
    *,
    online: bool = False,
) -> Diagnosis:
    """Runs every check and prints each line as soon as it is known; never raises for a fault.

    With key slots somebody at the keyboard is asked to sign in; without anybody the database stays
    unread, and a line says so. Network is asked only `online`.
    """
    visit = _Visit(profile, clock, terminal)
    visit.note("sqlcipher", machine.check_versions)
    visit.note("folder", lambda: machine.check_folder(profile))
    visit.note("berkas", lambda: machine.check_header(profile))
    visit.note("disk", lambda: machine.check_room(profile))
    keychain = visit.keychain(open_keychain)
    if keychain is not None and profile.is_dir():
        visit.note("kunci", lambda: contents.check_slots(profile, keychain))
        visit.sign_in(keychain)
    if (profile / DATABASE).is_file():
        visit.database(online=online)
    return visit.diagnosis


class _Visit:
    """The checks in their order, each guarded: a fault is a line, too."""

    def __init__(self, profile: Path, clock: Clock, terminal: Terminal) -> None:
        self._profile, self._clock, self._terminal = profile, clock, terminal
        self._database = profile / DATABASE
        self.diagnosis = Diagnosis()

    def note(self, name: str, check: Callable[[], Finding | Iterable[Finding]]) -> None:
        """Prints what the check finds, or why it could not look."""
        try:
            found = check()
        except CallcenterError as fault:
            found = failed(name, *told(fault))
        except OSError as error:
            found = failed(name, *told(file_fault(error, "")))
        for one in [found] if isinstance(found, Finding) else found:
            self.diagnosis.findings.append(one)
            self._terminal.say(one.line)

    def keychain(self, open_one: Callable[[], Keychain]) -> Keychain | None:
        def check() -> Finding:
            finding, self.diagnosis.keychain = machine.check_keychain(open_one)
            return finding

        self.note("penyimpan kunci", check)
        return self.diagnosis.keychain

    def sign_in(self, keychain: Keychain) -> None:
        """The keys without asking, or by asking whoever is there."""

        def keys() -> Iterable[Finding]:
            self.diagnosis.held = keys_in_keychain(self._profile, keychain)
            stage = stage_here(self._profile, keychain)
            if self.diagnosis.held is None and stage is Stage.SLOTS and self._terminal.answers:
                self.diagnosis.held = keys_by_person(
                    self._profile, keychain, self._clock, self._terminal
                )
            return ()

        self.note("masuk", keys)

    def database(self, *, online: bool) -> None:
        """What can be said of the database with the keys, or without."""
        database, held, now = self._database, self.diagnosis.held, self._clock.now()
        if held is None:
            self.note("keutuhan", _unread)
            self.note("cadangan", lambda: contents.check_backups(database, None, now))
            return
        self.note("keutuhan", lambda: contents.check_database(database, held.key))
        self.note("cadangan", lambda: contents.check_backups(database, held.key, now))
        if self.diagnosis.failed("keutuhan", "bentuk data", "berkas"):
            return
        self.note("jejak audit", lambda: contents.check_audit(database, held.key))
        self.note("jam", lambda: contents.check_clock(database, held.key, now))
        self.note("belum terkirim", lambda: contents.check_unsent(database, held.key, now))
        if online:
            self._online(held)

    def _online(self, held: Held) -> None:
        self.note("pusat", lambda: check_centre(self._profile, held.key))
        self.note("LAPOR", lambda: check_lapor(self._profile, held, self._clock))


def _unread() -> Finding:
    return warning(
        "keutuhan", "belum diperiksa: kuncinya tidak terbuka",
        "jalankan --doctor di terminal dan masuk dengan kata sandi",
    )  # fmt: skip
