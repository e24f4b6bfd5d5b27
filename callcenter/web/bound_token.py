"""A secret together with the one place it may be sent to, so that no other address ever gets it.

Whoever is handed one asks `for_url`; there is no way to the secret that does not name where it
goes. Pure.
"""

from dataclasses import dataclass, field

from callcenter.errors import FieldInvalid
from callcenter.web.address import origin_of


@dataclass(frozen=True, slots=True)
class BoundToken:
    """`secret` is "" when there is none, `origin` "" while nobody has said where it may go."""

    secret: str = field(default="", repr=False)
    origin: str = ""

    def goes_to(self, url: str) -> bool:
        """Whether it was given for the place of this address."""
        return bool(self.origin) and origin_of(url) == self.origin

    def for_url(self, url: str) -> str:
        """The secret, "" when there is none.

        FieldInvalid (lapor_token: moved) when it was given for another place.
        """
        if self.secret and not self.goes_to(url):
            raise FieldInvalid("lapor_token", "moved")
        return self.secret


def bound_to(secret: str, url: str) -> BoundToken:
    """A secret for the place of this address."""
    return BoundToken(secret, origin_of(url))
