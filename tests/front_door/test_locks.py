"""The locks hold a hash for every package, name no registry, and agree with each other."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements/run.txt", "requirements/test.txt"]
NODE = "requirements/node.txt"
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>\S+)(?P<rest>(?:.*\\\n)*.*)", re.MULTILINE
)


def read_lock(name: str) -> dict[str, set[str]]:
    """Return the versions that a lock pins for each package."""
    found: dict[str, set[str]] = {}
    for entry in ENTRY.finditer((ROOT / name).read_text("utf-8")):
        found.setdefault(entry["name"], set()).add(entry["version"])
    return found


def read_json(name: str) -> dict[str, Any]:
    """Return one of npm's files."""
    value: dict[str, Any] = json.loads((ROOT / name).read_text("utf-8"))
    return value


@pytest.mark.parametrize(("name", "least"), [(LOCKS[0], 20), (LOCKS[1], 20), (NODE, 1)])
def test_every_locked_package_has_a_hash(name: str, least: int) -> None:
    entries = list(ENTRY.finditer((ROOT / name).read_text("utf-8")))
    assert len(entries) >= least
    assert [entry["name"] for entry in entries if "--hash=sha256:" not in entry["rest"]] == []


@pytest.mark.parametrize("name", [*LOCKS, NODE, "package-lock.json", ".npmrc"])
def test_no_lock_names_a_registry_or_a_machine(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    found = Counter(
        re.findall(r"://|--index-url|--find-links|\"resolved\"|file:|/home/|/tmp/", text)
    )
    assert found == Counter()


def test_the_test_lock_holds_the_run_lock() -> None:
    run, test = (read_lock(name) for name in LOCKS)
    assert {name: test.get(name) for name in run} == run


def test_the_run_lock_covers_the_package_and_its_build_backend() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = settings["project"]["dependencies"] + settings["build-system"]["requires"]
    names = {re.split(r"[^\w-]", line)[0] for line in asked}
    assert names <= set(read_lock("requirements/run.txt"))


def test_npm_packages_are_pinned_and_hashed() -> None:
    package = read_json("package.json")
    asked = package["devDependencies"] | package["dependencies"]
    locked = read_json("package-lock.json")["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [path for path, one in locked.items() if path and not one.get("integrity")] == []
