"""corpus/expected.yaml, row by row, put to the command line as a user would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from registry.cli.main import rasoat

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
EXPECTED: dict[str, Any] = yaml.safe_load((CORPUS / "expected.yaml").read_text(encoding="utf-8"))
DAY = EXPECTED["as_of"].isoformat()
ENDS = (("document", "provision"), ("other", "other_provision"))


class Registry:
    """The sample decrees in a home of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.added = self.run("add", str(CORPUS))
        self.ids = {Path(row["file"]).stem: row["document"] for row in self.added if row["document"]}
        self.found = cache(lambda day: self.run("check", "--as-of", day))
        self.findings = self.found(DAY)
        self.edges = self.run("graph", "export")["links"]
        self.overdue = self.run("overdue", "--as-of", DAY)
        self.show = cache(lambda id: self.ask("show", id))

    def run(self, *arguments: str) -> Any:
        """The command as a user starts it."""
        done = subprocess.run(
            [sys.executable, "-m", "registry", "--home", str(self.home), *arguments, "--format", "json"],
            capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONUTF8": "0"},
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout)

    def ask(self, *arguments: str) -> Any:
        """The same command in this process: a hundred rows need no hundred processes."""
        done = CliRunner().invoke(rasoat, ["--home", str(self.home), *arguments, "--format", "json"])
        assert done.exit_code in (0, 1), done.output
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    return Registry(tmp_path_factory.mktemp("kho mẫu"))


def rows(name: str) -> list[Any]:
    """The rows of a section; one that says `open: why` is known not to be met, and fails the day it is."""
    return [pytest.param(row, id=" ".join(str(v) for v in row.values())[:100], marks=_open(row)) for row in EXPECTED[name]]


def _open(row: dict[str, Any]) -> list[Any]:
    return [pytest.mark.xfail(reason=row["open"], strict=True)] if "open" in row else []


def test_every_file_is_added_and_nothing_else(registry: Registry) -> None:
    assert {r["result"] for r in registry.added if r["document"]} == {"added"}
    assert set(registry.ids) == {p.stem for p in CORPUS.glob("*.docx")} == set(EXPECTED["documents"])


@pytest.mark.parametrize("stem", EXPECTED["documents"])
def test_document(registry: Registry, stem: str) -> None:
    wanted = EXPECTED["documents"][stem]
    shown = registry.show(registry.ids[stem])
    articles = Counter(node.split("/")[0] for node in shown["nodes"] if node.rsplit("/", 1)[-1].startswith("dieu_"))
    assert shown["id"] == wanted["id"]
    assert shown["header"]["normative"] is wanted["normative"]
    assert shown["header"]["title"] == wanted.get("title", shown["header"]["title"])
    assert shown["effect"]["from"] == (wanted["effect"].isoformat() if wanted["effect"] else None)
    assert [c["id"] for c in shown["components"]] == wanted["components"]
    assert {c: n for c, n in wanted["articles"].items() if n} == dict(articles)


@pytest.mark.parametrize("row", rows("status"))
def test_status(registry: Registry, row: dict[str, Any]) -> None:
    day = row.get("as_of", EXPECTED["as_of"]).isoformat()
    where = ["--territory", row["territory"]] if "territory" in row else []
    provision = [row["provision"]] if "provision" in row else []
    told = registry.ask("status", registry.ids[row["document"]], *provision, "--as-of", day, *where)
    assert told["status"] == row["expect"], told["because"]
    if "since" in row:
        assert told["since"] == row["since"].isoformat()


@pytest.mark.parametrize("row", rows("findings"))
def test_finding(registry: Registry, row: dict[str, Any]) -> None:
    fired = [
        f
        for f in registry.found(row.get("as_of", EXPECTED["as_of"]).isoformat())
        if f["rule"] == row["rule"]
        and f["document"] == registry.ids[row["document"]]
        and f["severity"] != "info"
        and row.get("provision", f["provision"]) == f["provision"]
        and row.get("quote", "") in f["quote"]
        and ("other" not in row or registry.ids[row["other"]] in [o["document"] for o in f["others"]])
    ]
    assert bool(fired) is row["must"], fired


def conflicts(registry: Registry) -> list[Any]:
    return [f for f in registry.findings if f["rule"].startswith("X") and f["severity"] != "info"]


def told(registry: Registry, finding: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether the finding is about the two provisions of the row; X1 stands on the lower document, the others on either."""
    ends = [(registry.ids[row[name]], row.get(provision)) for name, provision in ENDS]
    told = [(side["document"], side["provision"] if "provision" in row else None) for side in (finding, finding["others"][0])]
    return row.get("rule", finding["rule"]) == finding["rule"] and (
        told == ends or (told == ends[::-1] and row.get("rule") != "X1")
    )


def test_conflicts_are_found_and_little_else(registry: Registry) -> None:
    found, planted = conflicts(registry), EXPECTED["conflicts"]
    missed = [row for row in planted if not any(told(registry, f, row) for f in found)]
    wrong = [f for f in found if not any(told(registry, f, row) for row in planted)]
    assert len(planted) - len(missed) >= 0.9 * len(planted), missed
    assert len(found) - len(wrong) >= 0.8 * len(found), [(f["rule"], f["quote"], f["others"][0]["quote"]) for f in wrong]


def test_what_only_looks_like_a_conflict_is_none(registry: Registry) -> None:
    lookalikes = EXPECTED["no_conflicts"]
    reported = [row for row in lookalikes if any(told(registry, f, row) for f in conflicts(registry))]
    assert len(reported) <= 0.1 * len(lookalikes), reported


@pytest.mark.parametrize("row", rows("overdue"))
def test_overdue(registry: Registry, row: dict[str, Any]) -> None:
    found = [
        r
        for r in registry.overdue
        if r["document"] == registry.ids[row["document"]]
        and r["provision"] == row.get("provision", r["provision"])
        and r["body"] == row.get("body", r["body"])
    ]
    if not row.get("must", True):
        assert not found
        return
    assert [r["state"] for r in found] == [row["state"]]
    assert found[0]["days"] == row.get("days", found[0]["days"])
    if "implementing" in row:
        assert found[0]["implementing"] == registry.ids[row["implementing"]]


@pytest.mark.parametrize("row", rows("relations"))
def test_relation(registry: Registry, row: dict[str, Any]) -> None:
    found = between(registry, row)
    assert found, "không có quan hệ"
    named = {p.split("/", 1)[1] if p.split("/", 1)[0] in ("main", "att1") else p for e in found for p in e["provisions"]}
    assert set(row.get("provisions", ())) <= named
    if "provisions" not in row:
        assert any(not e["provisions"] for e in found)


@pytest.mark.parametrize("row", rows("no_relations"))
def test_no_relation_on_the_whole(registry: Registry, row: dict[str, Any]) -> None:
    assert not [e for e in between(registry, row) if not e["provisions"]]


def between(registry: Registry, row: dict[str, Any]) -> list[Any]:
    ends = registry.ids[row["from"]], registry.ids.get(row["to"], row["to"])
    return [e for e in registry.edges if (e["source"], e["target"]) == ends and e["relation"] == row["relation"]]


@pytest.mark.parametrize("row", rows("search"))
def test_search(registry: Registry, row: dict[str, Any]) -> None:
    told = registry.ask("search", row["query"])
    hits = [hit["document"] for hit in told["hits"]]
    assert {registry.ids[stem] for stem in row.get("finds", ())} <= set(hits)
    if "first" in row:
        assert hits[0] == registry.ids[row["first"]]
    if "total" in row:
        assert told["total"] == row["total"] or (row["total"] == 0 and told["nearest"])


def test_every_quote_stands_at_its_span(registry: Registry) -> None:
    texts: dict[str, dict[str, str]] = {}
    places = [*registry.findings, *(o for f in registry.findings for o in f["others"])]
    for place in places:
        if place["component"] is None or place["document"] not in registry.ids.values():
            continue
        if place["document"] not in texts:
            shown = registry.show(place["document"])
            texts[place["document"]] = {c["id"]: c["text"] for c in shown["components"]}
        assert texts[place["document"]][place["component"]][place["start"] : place["end"]] == place["quote"]
