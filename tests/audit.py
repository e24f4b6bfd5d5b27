"""`make audit`: is any pinned package known to be vulnerable? Asks OSV by way of pip-audit.

Without a line to the database of vulnerabilities it is a warning, never red: a build must not
depend on somebody else's server. A known vulnerability is red, and so is an answer nobody can read.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
OSV = "https://api.osv.dev/v1/query"
SECONDS = 600
_NO_LINE = ("ConnectionError", "ConnectTimeout", "ReadTimeout", "ProxyError", "Max retries")


def main(arguments: list[str]) -> int:
    """`[LOCK [URL]]`; 0 for clean or not asked, 1 for a known vulnerability or no sense."""
    lock = Path(arguments[0]) if arguments else LOCK
    url = arguments[1] if len(arguments) > 1 else OSV
    try:
        done = _ask(lock, url)
    except subprocess.TimeoutExpired:
        return _not_asked("the answer took too long")
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if any(one in done.stderr for one in _NO_LINE):
            return _not_asked("no line to " + url.split("/")[2])
        print(f"audit: pip-audit said nothing that can be read\n{done.stderr[-2000:]}")
        return 1
    return _judge(found)


def _ask(lock: Path, url: str) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).with_name("pip-audit")
    return subprocess.run(
        [
            *(str(tool), "--requirement", str(lock), "--disable-pip", "--require-hashes"),
            *("--vulnerability-service", "osv", "--osv-url", url),
            *("--format", "json", "--progress-spinner", "off", "--timeout", "10"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
        env=dict(os.environ) | {"NO_COLOR": "1"},
    )


def _judge(found: list[dict[str, object]]) -> int:
    """Red by name and number of each vulnerability; a warning for what was not looked at."""
    known = [(one, vulnerable) for one in found if (vulnerable := one.get("vulns"))]
    for one, vulnerable in known:
        assert isinstance(vulnerable, list)
        for hole in vulnerable:
            mended = ", ".join(hole.get("fix_versions", ())) or "no version yet"
            print(f"audit: {one['name']} {one['version']}: {hole['id']}, mended in {mended}")
    if known:
        return 1
    skipped = [str(one["name"]) for one in found if one.get("skip_reason")]
    if skipped or not found:
        return _not_asked(f"{len(skipped)} of {len(found)} packages are unknown there")
    print(f"audit: {len(found)} packages, none known to be vulnerable")
    return 0


def _not_asked(why: str) -> int:
    print(f"audit: WARNING, not audited: {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
