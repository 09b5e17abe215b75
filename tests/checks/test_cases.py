"""Each rule's YAML file is its specification: small registries, and what the rule says of them.

A case: name; as_of (default 2026-11-24); documents: short name -> {head, text}; fires: rows of {document, provision,
quote, other, severity, message}, each a finding of the rule that must be there, and no further finding of that rule; [] = a near miss.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from decrees import library

from registry.checks import check, rules
from registry.model import Finding

CASES = Path(__file__).parent / "cases"


def load() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("code", "case"), load())
def test_case(code: str, case: dict[str, Any]) -> None:
    shelf, ids = library(case["documents"], case.get("as_of", date(2026, 11, 24)))
    found = check(ids.values(), shelf, [code])
    rows = list(case["fires"])
    for finding in found:
        fit = next((row for row in rows if fits(finding, row, ids)), None)
        assert fit is not None, f"không mong đợi: {finding.place.provision} «{finding.place.quote}» {finding.message}"
        rows.remove(fit)
    assert not rows, f"thiếu: {rows}"
    for finding in found:
        document = shelf.document(finding.place.document)
        component = document and document.component(finding.place.component)
        assert not finding.place.component or (component and finding.place.span.of(component.text) == finding.place.quote)


def fits(finding: Finding, row: dict[str, Any], ids: dict[str, str]) -> bool:
    return (
        finding.place.document == ids[row["document"]]
        and row.get("provision", finding.place.provision) == finding.place.provision
        and row.get("quote", "") in finding.place.quote
        and row.get("severity", finding.severity) == finding.severity
        and row.get("message", "") in finding.message
        and ("other" not in row or ids[row["other"]] in [o.document for o in finding.others])
    )


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_every_rule_has_cases(rule: Any) -> None:
    path = CASES / f"{rule.code}.yaml"
    assert path.exists(), f"{rule.code} không có tệp ca kiểm thử"
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    misses = [case for case in cases if not case["fires"]]
    assert len(cases) >= 6, f"{rule.code}: cần ít nhất 6 ca"
    assert len(misses) * 3 >= len(cases), f"{rule.code}: một phần ba số ca phải là trường hợp gần giống mà không báo"
