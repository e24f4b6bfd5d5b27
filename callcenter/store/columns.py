"""How our values lie in columns: times as whole microseconds UTC, lists as JSON text."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_encoder = msgspec.json.Encoder()
_texts = msgspec.json.Decoder(tuple[str, ...])


def micros(moment: datetime) -> int:
    """Whole microseconds since 1970 of an aware time."""
    passed = moment - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


def stored_texts(values: tuple[str, ...]) -> str:
    """Texts as the JSON list they are stored as."""
    return _encoder.encode(values).decode()


def moment_of(value: int) -> datetime:
    """The aware UTC time of `micros`."""
    return _EPOCH + value * _MICROSECOND


class Moment(TypeDecorator[datetime]):
    """An aware time, stored as INTEGER microseconds UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Time to number."""
        return None if value is None else micros(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Number to time."""
        return None if value is None else moment_of(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts, stored as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Tuple to text."""
        return None if value is None else stored_texts(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002
        """Text to tuple."""
        return None if value is None else _texts.decode(value)


def text_column(name: str, start: str = "") -> Column[str]:
    """A text that is never NULL."""
    return Column(name, Text, nullable=False, server_default=start)


def flag_column(name: str) -> Column[bool]:
    """A yes or no, no at first."""
    return Column(name, Boolean, nullable=False, server_default="0")


def count_column(name: str, start: int = 0) -> Column[int]:
    """A whole number that is never NULL."""
    return Column(name, Integer, nullable=False, server_default=str(start))
