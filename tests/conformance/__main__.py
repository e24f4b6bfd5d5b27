"""`python -m tests.conformance --pdf OUT`: which function is shown by which test of the last run.

Exit code 1 when a function is not shown by passing tests; the PDF is made all the same. 2 when
there is no report to read.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from defusedxml import DefusedXmlException
from PySide6.QtGui import QGuiApplication

from tests.conformance.conformance import Result, read_functions, read_report, rows
from tests.conformance.pdf import write_pdf

LAST_RUN = Path("build/tests.xml")


def main(arguments: list[str]) -> int:
    """Reads the report, writes the PDF, says what is not shown."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("--pdf", type=Path, required=True)
    parser.add_argument("--report", type=Path, default=LAST_RUN)
    asked = parser.parse_args(arguments)
    try:
        report = read_report(asked.report)
    except (OSError, ValueError, ParseError, DefusedXmlException) as error:
        print(f"{asked.report}: {type(error).__name__}; run `make test` first", file=sys.stderr)
        return 2
    groups = [(group, rows(group.functions, report)) for group in read_functions()]
    at = datetime.fromtimestamp(asked.report.stat().st_mtime, UTC)
    application = QGuiApplication.instance() or QGuiApplication([])
    write_pdf(asked.pdf, groups, f"Uji terakhir: {at:%Y-%m-%d %H.%M} UTC, {len(report)} kasus.")
    del application
    lacking = [row for _, found in groups for row in found if row.result is not Result.PASSED]
    for row in lacking:
        print(
            f"{row.result.value}: {row.function.id} {row.function.name}", *row.missing, sep="\n  "
        )
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
