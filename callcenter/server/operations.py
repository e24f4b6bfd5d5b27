"""Every operation of the centre: what goes in, what comes out, and each status it may answer.

The one table the OpenAPI document is made from; a test compares it with the mounted routes.
"""

from callcenter.protocol import file_messages, history_messages, messages
from callcenter.server.account_operations import ACCOUNT_OPERATIONS
from callcenter.server.audit_operations import AUDIT_OPERATIONS
from callcenter.server.operation import BODY, BYTES, KNOWN, TEXT, Operation, Parameter
from callcenter.server.presence_routes import PRESENCE_OPERATIONS

_CURSOR = Parameter("cursor", {"type": "string", "maxLength": 512})
_WAIT = Parameter("wait", {"type": "integer", "minimum": 0})
_LIMIT = Parameter("limit", {"type": "integer", "minimum": 0})
_PROTOCOL = Parameter("protocol", {"type": "integer", "minimum": 1})

_TOKEN = Parameter("token", {"type": "string", "maxLength": 512})
_DAYS = Parameter("days", {"type": "integer", "minimum": 0})
_QUERY = Parameter("q", {"type": "string"})
_SHA256 = Parameter("sha256", {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "path", True)
_UPLOAD_OFFSET = Parameter("Upload-Offset", {"type": "integer", "minimum": 0}, "header", True)

OPERATIONS: tuple[Operation, ...] = (
    Operation("GET", "/healthz", "Whether the centre and its database answer", secured=False),
    Operation(
        "GET",
        "/metrics",
        "Counters for Prometheus, to be asked from this machine alone",
        refusals=(403,),
        secured=False,
        media=TEXT,
    ),
    Operation("GET", "/v1/info", "Who is there", messages.ServerInfo, secured=False),
    Operation(
        "POST",
        "/v1/enrol",
        "Makes a desk known by a one-time code",
        messages.EnrolAnswer,
        messages.EnrolRequest,
        refusals=(*BODY, 403, 426, 429),
        secured=False,
    ),
    Operation(
        "POST",
        "/v1/numbers/lease",
        "Blocks of ticket numbers",
        messages.LeaseAnswer,
        messages.LeaseRequest,
        refusals=(*BODY, *KNOWN, 403, 426),
    ),
    Operation(
        "POST",
        "/v1/sync/push",
        "Events of a desk, in the order of their count",
        messages.PushAnswer,
        messages.PushRequest,
        refusals=(*BODY, *KNOWN, 403, 409, 426),
    ),
    Operation(
        "POST",
        "/v1/sync/offer",
        "Events of any desk that the centre has lost",
        messages.OfferAnswer,
        messages.OfferRequest,
        refusals=(*BODY, *KNOWN, 403, 426),
    ),
    Operation(
        "POST",
        "/v1/sync/lineage",
        "Up to where the pasts of desk and centre are the same",
        messages.LineageAnswer,
        messages.LineageRequest,
        refusals=(*BODY, *KNOWN, 403, 426),
    ),
    Operation(
        "GET",
        "/v1/sync/changes",
        "The feed after a cursor",
        messages.ChangesAnswer,
        refusals=(400, *KNOWN, 410, 426),
        parameters=(_CURSOR, _WAIT, _LIMIT, _PROTOCOL),
    ),
    Operation(
        "GET",
        "/v1/sync/head",
        "Where the feed ends, for a desk that begins there",
        history_messages.HeadAnswer,
        refusals=KNOWN,
    ),
    Operation(
        "GET",
        "/v1/sync/history",
        "Whole subjects, the most needed first, back to a depth",
        history_messages.HistoryAnswer,
        refusals=(400, *KNOWN, 410),
        parameters=(_TOKEN, _DAYS, _LIMIT),
    ),
    Operation(
        "POST",
        "/v1/sync/subjects",
        "All events of these tickets and callers",
        history_messages.SubjectsAnswer,
        history_messages.SubjectsRequest,
        refusals=(*BODY, *KNOWN, 403, 426),
    ),
    Operation(
        "POST",
        "/v1/search",
        "Tickets found at the centre, newest first; what was typed stands in no address",
        history_messages.SearchAnswer,
        history_messages.SearchRequest,
        refusals=(*BODY, *KNOWN, 403),
    ),
    Operation(
        "GET",
        "/v1/search",
        "The same for readers that know no more; the text stands in the address",
        history_messages.SearchAnswer,
        refusals=(400, *KNOWN, 403),
        parameters=(_QUERY, _LIMIT),
    ),
    Operation(
        "POST",
        "/v1/files",
        "Begins an attached file, or says how far it is",
        file_messages.FileState,
        file_messages.FileBegin,
        statuses=(200, 201),
        refusals=(*BODY, *KNOWN, 426),
    ),
    Operation(
        "HEAD",
        "/v1/files/{sha256}",
        "How far a file is, in Upload-Offset and Upload-Length",
        refusals=(*KNOWN, 404),
        parameters=(_SHA256,),
        media="",
    ),
    Operation(
        "PATCH",
        "/v1/files/{sha256}",
        "Adds a chunk at Upload-Offset",
        file_messages.FileStored,
        refusals=(*BODY, *KNOWN, 404, 408, 409),
        parameters=(_SHA256, _UPLOAD_OFFSET),
        body_media=BYTES,
    ),
    Operation(
        "GET",
        "/v1/files/{sha256}",
        "The bytes of a whole file, or a range of them",
        statuses=(200, 206),
        refusals=(*KNOWN, 403, 404, 416),
        parameters=(_SHA256,),
        media=BYTES,
    ),
    Operation(
        "GET",
        "/v1/files/{sha256}/thumbnail",
        "A small picture, made anew by the centre",
        refusals=(*KNOWN, 403, 404),
        parameters=(_SHA256,),
        media="image/jpeg",
    ),
    *ACCOUNT_OPERATIONS,
    *AUDIT_OPERATIONS,
    *PRESENCE_OPERATIONS,
)
