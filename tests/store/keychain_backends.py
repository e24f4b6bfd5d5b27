"""Backends for the keychain tests: one that works, and ones that must be refused."""


class Working:
    """Keeps what it is given, in memory."""

    priority = 1
    kept: dict[tuple[str, str], str]

    def __init__(self) -> None:
        self.kept = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Undeleting(Working):
    """Says it deleted and did not."""

    def delete_password(self, service: str, username: str) -> None:
        """Keeps it."""


class Locked(Working):
    """Raises what a system library raises."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("locked", service, username, len(password))


class Unviable(Working):
    """Not usable on this system."""

    priority = 0


class Refusing(Working):
    """The person closed its prompt, or it locked itself: no call is answered."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("dismissed", service, username)
