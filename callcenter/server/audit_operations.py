"""The operations of the audit, for the table of all (`operations`)."""

from callcenter.protocol import audit
from callcenter.server.operation import BODY, KNOWN, Operation, Parameter

_TEXT = {"type": "string"}

AUDIT_OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "POST",
        "/v1/audit",
        "What a desk noted of who did what, chained; how far its chain is, signed",
        audit.AuditAnswer,
        audit.AuditRequest,
        refusals=(*BODY, *KNOWN, 403, 409, 426),
    ),
    Operation(
        "GET",
        "/v1/audit",
        "Who did what, when and why, for an auditor; no content",
        audit.AuditPage,
        refusals=(400, *KNOWN, 403, 422),
        parameters=(
            Parameter("since", _TEXT),
            Parameter("until", _TEXT),
            Parameter("uid", _TEXT),
            Parameter("act", _TEXT),
            Parameter("before", {"type": "integer", "minimum": 0}),
            Parameter("limit", {"type": "integer", "minimum": 0}),
        ),
    ),
)
