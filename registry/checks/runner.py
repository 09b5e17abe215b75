"""Finding the rules and asking them."""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module

from registry.checks.rule import Rule
from registry.model import Document, Finding, Library


@cache
def rules() -> tuple[Rule, ...]:
    """One of each rule class in this package's modules, by code."""
    package = import_module("registry.checks")
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(package.__path__):
        for thing in vars(import_module(f"{package.__name__}.{module.name}")).values():
            if (
                isinstance(thing, type)
                and issubclass(thing, Rule)
                and thing.__module__.endswith("." + module.name)
                and hasattr(thing, "code")
            ):
                found[thing.code] = thing()
    return tuple(found[code] for code in sorted(found))


def check(ids: Iterable[str], library: Library, only: Iterable[str] = ()) -> list[Finding]:
    """Findings about the documents, sorted by document, place and rule; only: codes, names or groups, empty = all."""
    wanted = frozenset(only)
    chosen = [r for r in rules() if not wanted or wanted & {r.code, r.name, *r.groups, *r.aliases}]
    found: list[Finding] = []
    for id in sorted(ids):
        document = library.document(id)
        if document is not None:
            found += about(document, library, chosen)
    return found


def about(document: Document, library: Library, chosen: Iterable[Rule]) -> list[Finding]:
    """Findings about one document, in the order of its text; the same said twice gets an ordinal."""
    return ordered(document, (finding for rule in chosen for finding in rule.check(document, library)))


def ordered(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Findings about the document in the order of its text, each once."""
    order, told = {component.id: n for n, component in enumerate(document.components)}, list(findings)
    told.sort(
        key=lambda f: (
            order.get(f.place.component, -1),
            f.place.span.start,
            f.place.span.end,
            f.rule,
            [o.document for o in f.others],
        )
    )
    return list(_with_ordinals(dict.fromkeys(told)))


def _with_ordinals(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for finding in findings:
        count = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        yield replace(finding, ordinal=count) if count else finding
