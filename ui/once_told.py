"""A fault that comes again and again is told once, until what failed works again. Words nothing."""

from collections.abc import Callable


class OnceTold:
    """`tell` an error that no run should raise; `forget` when a run ended without one."""

    def __init__(self, tell: Callable[[BaseException], None]) -> None:
        self._tell = tell
        self._told: type[BaseException] | None = None

    def tell(self, error: BaseException) -> None:
        """Tell it unless one of its kind was told last."""
        if type(error) is not self._told:
            self._told = type(error)
            self._tell(error)

    def forget(self, _report: object = None) -> None:
        """It works again: the next one is news."""
        self._told = None
