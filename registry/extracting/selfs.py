"""Where 'Điều này', 'Quyết định này' and 'Phụ lục kèm theo' point: components and provisions of the document itself."""

from __future__ import annotations

import re
from itertools import pairwise

from registry.extracting.citations import Citation
from registry.extracting.loci import RANKS
from registry.model.document import Component, Document, Provision
from registry.model.text import fold, squeeze

_LEVELS = {f"{level}_": level for level in RANKS}
_ACTS = ("quyết định", "nghị quyết", "chỉ thị", "thông tư", "nghị định", "luật", "bộ luật", "pháp lệnh", "văn bản")
_CENTRAL = ("luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư")
_APPENDIX_NUMBER = re.compile(r"\s*(?:phụ\s+lục|mẫu|biểu(?:\s+mẫu)?)\s*(?:số\s*)?[:.]?\s*(?P<number>\d{1,3}[a-zđ]?(?:[.-]\d+)*|[ivxlc]{1,7}[a-z]?|[a-h])?(?![\w])")


class Own:
    """The components of a document, as its own text speaks of them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._provisions: dict[str, Provision] = {}
        for component in document.components:
            for provision in component.provisions:
                self._provisions.setdefault(provision.id, provision)
        self.components = {c.id: c for c in document.components}
        self.attached = [c for c in document.components if c.id.startswith("att")]
        self.appendices = [c for c in document.components if c.id.startswith("app")]
        self._numbers = {c.id: _appendix_number(c) for c in self.appendices}

    def here(self, at: str, level: str) -> tuple[str, ...]:
        """Path of the provision of that level that `at` is in: ('main/dieu_5/khoan_2', 'khoan') -> ('dieu_5', 'khoan_2')."""
        parts = at.split("/")[1:]
        for index, part in enumerate(parts):
            if part.startswith(f"{level}_"):
                return tuple(parts[: index + 1])
        return ()

    def component(self, word: str, at: str) -> str:
        """The component that 'Quyết định này', 'Quy chế này' or 'Điều này' at `at` means."""
        current = at.split("/", 1)[0]
        word = squeeze(fold(word))
        if word in RANKS:
            return current
        if any(word.replace(" ", "") == act.replace(" ", "") for act in _ACTS):
            return "main"
        if current.startswith("att"):
            return current
        named = [c for c in self.attached if fold(c.kind).startswith(word) or word.endswith(fold(c.kind))]
        return (named or self.attached)[0].id if self.attached else "main"

    def foreign(self, word: str) -> bool:
        """Whether 'Nghị định này' is said by a text that is none: a form or a quotation carried along speaks of its own act."""
        word, type = squeeze(fold(word)), fold(self.document.header.type)
        return word in _CENTRAL and bool(type) and not (word.endswith("luật") and type.endswith("luật")) and not type.startswith(word)

    def provision(self, id: str) -> Provision | None:
        return self._provisions.get(id)

    def exists(self, component: str, path: str) -> bool:
        return f"{component}/{path}" in self._provisions

    def settle(self, component: str, paths: tuple[str, ...]) -> str:
        """The component that has these provisions: the one named, or the only other one where that has none of them."""
        if not paths or any(self.exists(component, p) for p in paths):
            return component
        others = [c.id for c in (self.components[i] for i in self.components) if not c.id.startswith("app") and c.id != component]
        having = [id for id in others if all(self.exists(id, p) for p in paths)]
        return having[0] if len(having) == 1 else component

    def attachment(self, citation: Citation) -> str | None:
        """The component that 'Phụ lục II kèm theo', 'quy định ban hành kèm theo Quyết định này' means; None where unclear."""
        locus = citation.locus
        if locus is not None:
            group = locus.groups[-1]
            if group.level in ("phu_luc", "mau"):
                return self.appendix(group.numbers[0])
        return self.attached[0].id if self.attached else "att1"

    def appendix(self, number: str) -> str | None:
        """'' or 'II' -> 'app1', 'app2': by the number printed over it, else by order."""
        wanted = number.lower().lstrip("0")
        for id, printed in self._numbers.items():
            if printed == wanted and (printed or len(self.appendices) == 1):
                return id
        if not wanted:
            return "app1"
        order = _order(wanted)
        return f"app{order}" if order else None


def _appendix_number(component: Component) -> str:
    found = _APPENDIX_NUMBER.match(fold(component.text[:80]))
    return (found["number"] or "").lstrip("0") if found else ""


def _order(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = {"i": 1, "v": 5, "x": 10}
    if all(sign in values for sign in number):
        return sum(-values[a] if values[a] < values[b] else values[a] for a, b in pairwise(number)) + values[number[-1]]
    return 0
