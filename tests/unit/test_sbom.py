"""The bill of materials: every pinned package, what is compiled into wheels, a valid document."""

import json
import re

import pytest
from cyclonedx.model.bom import Bom
from sqlcipher3 import dbapi2

from tests.sbom import LOCK, ROOT, main, make_bill


@pytest.fixture(scope="module")
def bill():
    return make_bill(LOCK.read_text("utf-8"), (ROOT / "pyproject.toml").read_text("utf-8"))


def named(bill, name):
    return [one for one in bill["components"] if one["name"] == name]


def test_every_pinned_package_stands_in_it_with_its_hashes(bill):
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==", LOCK.read_text("utf-8"), re.MULTILINE)
    packages = [one for one in bill["components"] if "purl" in one]
    assert len(packages) == len(pinned) > 50
    assert all(one["hashes"] for one in packages)


def test_what_is_compiled_into_wheels_is_listed(bill):
    inside = {one["bom-ref"].partition("@")[0]: one for one in named(bill, "openssl")}
    assert set(inside) == {"sqlcipher3/openssl", "cryptography/openssl"}
    assert re.fullmatch(r"\d+\.\d+\.\d+[a-z]?", inside["sqlcipher3/openssl"]["version"])
    assert "OpenSSL" in inside["sqlcipher3/openssl"]["description"]
    assert named(bill, "sqlite")[0]["version"] == dbapi2.sqlite_version
    assert named(bill, "sqlcipher")


def test_what_only_builds_is_told_from_what_runs(bill):
    scope = {name: named(bill, name)[0]["scope"] for name in ("sqlcipher3", "fastapi", "urllib3")}
    assert set(scope.values()) == {"required"}
    assert {named(bill, name)[0]["scope"] for name in ("pytest", "ruff", "mypy")} == {"excluded"}


def test_it_is_valid_and_the_same_each_time(bill, tmp_path):
    for name in ("one", "two"):
        assert main([str(tmp_path / name)]) == 0
    text = (tmp_path / "one").read_text("utf-8")
    assert text == (tmp_path / "two").read_text("utf-8")
    assert json.loads(text) == bill
    read = Bom.from_json(json.loads(text))
    assert len(read.components) == len(bill["components"])
    assert read.validate()
    assert str(ROOT) not in text
