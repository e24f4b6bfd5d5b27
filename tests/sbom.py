"""`make sbom`: what a desk is made of, as CycloneDX 1.6 JSON, the same bytes for the same lock.

Scanners see packages. What is compiled into their wheels is listed here by hand: SQLCipher with
its SQLite and OpenSSL, and the OpenSSL of `cryptography`, each asked for its own version.
"""

import hashlib
import json
import re
import sys
import tomllib
import uuid
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from cryptography.hazmat.backends.openssl import backend
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sqlcipher3 import dbapi2

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PLACE = ROOT / "build" / "sbom.cdx.json"
_PIN = re.compile(
    r"([A-Za-z0-9._-]+)==([^\s;\\]+)([^\n]*)((?:\n\s+--hash=sha256:[0-9a-f]{64}[^\n]*)*)"
)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")
_NUMBER = re.compile(r"\d+(?:\.\d+)+[a-z]?")

Component = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Writes the bill to the file that is named, else to build/."""
    place = Path(arguments[0]) if arguments else PLACE
    place.parent.mkdir(parents=True, exist_ok=True)
    bill = make_bill(LOCK.read_text("utf-8"), (ROOT / "pyproject.toml").read_text("utf-8"))
    place.write_text(json.dumps(bill, indent=2, sort_keys=True) + "\n", "utf-8")
    print(f"sbom: {len(bill['components'])} components in {place}")
    return 0


def make_bill(lock: str, project: str) -> dict[str, Any]:
    """The bill of materials of these two files' texts."""
    told = tomllib.loads(project)["project"]
    digest = hashlib.sha256(f"{lock}\0{told['version']}".encode()).hexdigest()
    at_work = _closure(told["dependencies"] + told["optional-dependencies"]["server"])
    packages = [_package(found, at_work) for found in _PIN.finditer(lock)]
    inside = _compiled_in()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(digest[:32], version=4)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": told["name"],
                "name": told["name"],
                "version": told["version"],
            }
        },
        "components": [*packages, *inside],
        "dependencies": _dependencies(told, packages, inside),
    }


def _dependencies(
    told: dict[str, Any], packages: list[Component], inside: list[Component]
) -> list[dict[str, Any]]:
    """What the application names itself, and which wheel has what compiled in."""
    wanted = told["dependencies"] + told["optional-dependencies"]["server"]
    direct = {canonicalize_name(Requirement(one).name) for one in wanted}
    refs = {one["name"]: one["bom-ref"] for one in packages}
    graph = [{"ref": told["name"], "dependsOn": sorted(refs[one] for one in direct)}]
    for wheel in sorted({one["bom-ref"].partition("/")[0] for one in inside}):
        parts = [one["bom-ref"] for one in inside if one["bom-ref"].startswith(f"{wheel}/")]
        graph.append({"ref": refs[wheel], "dependsOn": sorted(parts)})
    return graph


def _package(found: re.Match[str], at_work: set[str]) -> Component:
    name, version = canonicalize_name(found[1]), found[2]
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "scope": "required" if name in at_work else "excluded",
        "hashes": [{"alg": "SHA-256", "content": one} for one in _HASH.findall(found[4])],
    }


def _compiled_in() -> list[Component]:
    """By hand: no scanner looks into a wheel."""
    cipher, provider = _cipher_versions()
    return [
        _inside("sqlcipher3", "sqlcipher", cipher, "zetetic:sqlcipher"),
        _inside("sqlcipher3", "sqlite", dbapi2.sqlite_version, "sqlite:sqlite"),
        _inside("sqlcipher3", "openssl", provider, "openssl:openssl"),
        _inside("cryptography", "openssl", backend.openssl_version_text(), "openssl:openssl"),
    ]


def _inside(wheel: str, name: str, told: str, cpe: str) -> Component:
    found = _NUMBER.search(told)
    if found is None:
        raise ValueError(f"{wheel} does not tell the version of its {name}: {told!r}")
    return {
        "type": "library",
        "bom-ref": f"{wheel}/{name}@{found[0]}",
        "name": name,
        "version": found[0],
        "scope": "required",
        "cpe": f"cpe:2.3:a:{cpe}:{found[0]}:*:*:*:*:*:*:*",
        "description": f"compiled into the wheel of {wheel}: {told}",
    }


def _cipher_versions() -> tuple[str, str]:
    """Of SQLCipher and of the OpenSSL inside it, as the library tells."""
    connection = dbapi2.connect(":memory:")
    try:
        connection.execute(f"PRAGMA key=\"x'{'00' * 32}'\"")
        cipher = connection.execute("PRAGMA cipher_version").fetchone()[0]
        provider = connection.execute("PRAGMA cipher_provider_version").fetchone()[0]
    finally:
        connection.close()
    return str(cipher), str(provider)


def _closure(wanted: list[str]) -> set[str]:
    """Every package these bring along on any system, by what is installed here."""
    known: set[str] = set()
    waiting = [Requirement(one) for one in wanted]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        extras = one.extras or {""}
        if name in known and extras == {""}:
            continue
        known.add(name)
        waiting += _brought_by(name, extras)
    return known


def _brought_by(name: str, extras: set[str]) -> list[Requirement]:
    try:
        found = distribution(name).requires or []
    except PackageNotFoundError:
        return []
    needed = [Requirement(one) for one in found]
    return [
        one
        for one in needed
        if one.marker is None
        or "extra" not in str(one.marker)
        or any(one.marker.evaluate({"extra": extra}) for extra in extras)
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
