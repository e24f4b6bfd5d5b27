"""What is known of a person, gathered so that none of it stays or leaves (SECURITY 7). Pure."""

from collections.abc import Iterable

from msgspec import Struct


class Identity(Struct, frozen=True):
    """What is known of the reporters; out of `repr`, as it is to go nowhere.

    `restricted`: one of them asked that their data be kept and not used.
    """

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    niks: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    restricted: bool = False

    def __repr__(self) -> str:
        return "Identity(...)"

    def __bool__(self) -> bool:
        return any((self.names, self.phones, self.niks, self.addresses))

    def with_more(self, other: "Identity") -> "Identity":
        """Both together, each value once."""
        return Identity(
            each((*self.names, *other.names)),
            each((*self.phones, *other.phones)),
            each((*self.niks, *other.niks)),
            each((*self.addresses, *other.addresses)),
            self.restricted or other.restricted,
        )


NOBODY = Identity()


def each(values: Iterable[str]) -> tuple[str, ...]:
    """What says something, stripped, each value once."""
    return tuple(dict.fromkeys(one.strip() for one in values if one.strip()))
