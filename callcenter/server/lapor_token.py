"""Where the centre's token for LAPOR comes from: a credential of systemd, or the environment.

Never the command line, which every list of processes shows; never a log. The value is not kept
where `repr` or a worker's environment would tell it.
"""

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "CALLCENTER_LAPOR_TOKEN"
CREDENTIAL = "lapor_token"
_FOLDER = "CREDENTIALS_DIRECTORY"


def read_token(environment: Mapping[str, str] = os.environ) -> str:
    """The token without blanks around it, "" when there is none or it cannot be read.

    A file `lapor_token` in `$CREDENTIALS_DIRECTORY` goes before `CALLCENTER_LAPOR_TOKEN`.
    """
    folder = environment.get(_FOLDER, "")
    if folder:
        try:
            told = (Path(folder) / CREDENTIAL).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            told = ""
        if told:
            return told
    return environment.get(VARIABLE, "").strip()
