"""The roots of every error."""


class CallcenterError(Exception):
    """Root of all errors a caller may see. `str()` is for logs: it holds no personal data."""


class ExpectedError(CallcenterError):
    """The world said no; nothing is broken and nothing was lost."""


class InputError(ExpectedError):
    """Something typed or given is not right."""
