"""No rule without its card: what, legal basis, wrong and right example, known problems."""

from __future__ import annotations

import re

import pytest

from registry.checks import Rule, card, rules
from registry.checks.rule import FAMILIES, SECTIONS


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
class TestCard:
    def test_docstring_has_all_sections_in_order(self, rule: Rule) -> None:
        told = card(type(rule))
        assert told.summary.endswith(".")
        assert tuple(name for name, _ in told.sections) == SECTIONS
        assert all(len(text) > 20 for _, text in told.sections)

    def test_code_and_name(self, rule: Rule) -> None:
        assert re.fullmatch(r"[A-Z]\d{1,2}", rule.code) and rule.code[0] in FAMILIES
        assert re.fullmatch(r"[a-z-]+(\.[a-z0-9-]+)+", rule.name)
        assert type(rule).__module__.rsplit(".", 1)[1].startswith(rule.code.lower() + "_")

    def test_names_its_law(self, rule: Rule) -> None:
        assert rule.sources and all("Điều" in s.article or "Luật" in s.article for s in rule.sources)
        assert rule.legal_class in ("1", "2", "ra_soat") and rule.remedy

    def test_words_on_screen_are_signs(self, rule: Rule) -> None:
        assert "trái pháp luật" not in card(type(rule)).summary.lower()

    def test_later_law_is_never_unlawfulness(self, rule: Rule) -> None:
        assert rule.mode == "kiem_tra" or rule.legal_class == "ra_soat"


def test_codes_and_names_are_unique() -> None:
    assert len({r.code for r in rules()}) == len({r.name for r in rules()}) == len(rules())
