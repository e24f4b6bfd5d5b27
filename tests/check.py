"""The one command behind `make test` and CI: format, lint, types, imports, strings, audit, tests,
self-check.

`--static` stops before the tests. The audit is red for a known vulnerability alone: without a line
to ask it is a warning.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PURE = (
    "callcenter/tickets/*",
    "callcenter/callers/*",
    "callcenter/directory/*",
    "callcenter/protocol/*",
    "callcenter/privacy/*",
    "callcenter/shifts/*",
    "callcenter/sync/*",
)
STATIC: tuple[tuple[str, ...], ...] = (
    ("ruff", "format", "--check", "--quiet", "."),
    ("ruff", "check", "--quiet", "."),
    ("mypy",),
    ("lint-imports",),
    (sys.executable, "-m", "tests.strings"),
    (sys.executable, "-m", "tests.audit"),
)
TESTS: tuple[tuple[str, ...], ...] = (
    # One worker a core; a file stays together, its server and window are shared by its tests.
    # In the order of the folders: else the long files with few tests come last, on one core.
    (
        *("pytest", "-q", "-pno:cacheprovider", "-n2", "--dist=loadfile"),
        *("--no-loadscope-reorder", "--cov", "--cov-report=", "--junitxml=build/tests.xml"),
    ),
    ("coverage", "report", "--skip-covered", "--skip-empty", "--fail-under=90"),
    ("coverage", "report", "--include=" + ",".join(PURE), "--fail-under=100"),
)


def main(arguments: list[str]) -> int:
    """0 when everything is green; the first red step ends it."""
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    steps = STATIC if "--static" in arguments else STATIC + TESTS
    for step in steps:
        if not _run(step, environment):
            return 1
    if "--static" in arguments:
        return 0
    check = (sys.executable, "main.py", "--self-check")
    return 0 if _run(check, environment) else 1


def _run(step: tuple[str, ...], environment: dict[str, str]) -> bool:
    name = " ".join(Path(part).name if i == 0 else part for i, part in enumerate(step))
    print(f"── {name}", flush=True)
    started = time.monotonic()
    code = subprocess.run(step, cwd=ROOT, env=environment, check=False).returncode
    word = "ok" if code == 0 else f"failed ({code})"
    print(f"── {word} in {time.monotonic() - started:.1f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
