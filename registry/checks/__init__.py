"""Rules, one file each, and running them over documents of a library."""

from registry.checks.rule import Card, Rule, Source, card
from registry.checks.runner import check, rules

__all__ = ["Card", "Rule", "Source", "card", "check", "rules"]
