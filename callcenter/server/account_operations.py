"""The operations about people and devices, for the table of all (`operations`)."""

from callcenter.protocol import account_messages as messages
from callcenter.server.operation import BODY, KNOWN, Operation, Parameter

_SINCE = Parameter("since", {"type": "integer", "minimum": 0})
_UID = Parameter("uid", {"type": "string", "minLength": 1}, "path", True)
_CLIENT = Parameter("client_id", {"type": "string", "minLength": 1}, "path", True)

ACCOUNT_OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "POST",
        "/v1/session",
        "Signs a person in at an enrolled desk",
        messages.SessionAnswer,
        messages.SignInRequest,
        refusals=(*BODY, *KNOWN, 403, 426, 429),
    ),
    Operation(
        "GET",
        "/v1/session",
        "As whom the bearer of an access token is known",
        messages.PersonAnswer,
        refusals=KNOWN,
    ),
    Operation(
        "POST",
        "/v1/session/passphrase",
        "Chooses a passphrase, by the one of before or a one-time code, and signs in",
        messages.SessionAnswer,
        messages.PassphraseRequest,
        refusals=(*BODY, *KNOWN, 403, 426, 429),
    ),
    Operation(
        "POST",
        "/v1/session/refresh",
        "The next pair of tokens and a fresh grant",
        messages.SessionAnswer,
        messages.RefreshRequest,
        refusals=(*BODY, *KNOWN, 426),
    ),
    Operation(
        "POST",
        "/v1/session/end",
        "A person leaves the desk",
        messages.DoneAnswer,
        messages.EndRequest,
        refusals=(*BODY, *KNOWN, 426),
    ),
    Operation(
        "GET",
        "/v1/revocations",
        "Whose grants count no more",
        messages.RevocationsAnswer,
        refusals=(400, *KNOWN),
        parameters=(_SINCE,),
    ),
    Operation(
        "POST",
        "/v1/devices/drained",
        "A retiring device has nothing left to send",
        messages.DoneAnswer,
        refusals=(*KNOWN, 409),
    ),
    Operation(
        "GET",
        "/v1/accounts",
        "Everybody who may sign in",
        messages.AccountsAnswer,
        refusals=(*KNOWN, 403),
    ),
    Operation(
        "POST",
        "/v1/accounts",
        "A new person; answers the one-time code to hand over",
        messages.CodeAnswer,
        messages.CreateAccountRequest,
        refusals=(*BODY, *KNOWN, 403, 409, 426),
    ),
    Operation(
        "POST",
        "/v1/accounts/{uid}/reset",
        "A fresh one-time code; passphrase and sessions of before end",
        messages.CodeAnswer,
        refusals=(*KNOWN, 403, 404),
        parameters=(_UID,),
    ),
    Operation(
        "POST",
        "/v1/accounts/{uid}/roles",
        "What this person may be from now on",
        messages.DoneAnswer,
        messages.RolesRequest,
        refusals=(*BODY, *KNOWN, 403, 404, 409, 426),
        parameters=(_UID,),
    ),
    Operation(
        "POST",
        "/v1/accounts/{uid}/close",
        "Nobody signs in as this person any more",
        messages.DoneAnswer,
        refusals=(*KNOWN, 403, 404, 409),
        parameters=(_UID,),
    ),
    Operation(
        "GET",
        "/v1/devices",
        "Every desk that ever enrolled",
        messages.DevicesAnswer,
        refusals=(*KNOWN, 403),
    ),
    Operation(
        "POST",
        "/v1/devices/{client_id}/approve",
        "Lets a pending desk in",
        messages.DoneAnswer,
        refusals=(*KNOWN, 403, 404, 409),
        parameters=(_CLIENT,),
    ),
    Operation(
        "POST",
        "/v1/devices/{client_id}/retire",
        "Ends a desk, after it sent what waits or at once",
        messages.DoneAnswer,
        messages.RetireRequest,
        refusals=(*BODY, *KNOWN, 403, 404, 426),
        parameters=(_CLIENT,),
    ),
)
