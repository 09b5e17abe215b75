"""Provisions of one document as a tree of ids, and where the provisions that a mention names lie in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from registry.model import Document
from registry.model.wording import UNNAMED

Tree = Mapping[str, str | None]
"""id -> id above: components (None above), their provisions, and 'att1/dieu_5' -> 'att1/chuong_II'. {} = text not held."""

NOWHERE: Tree = {}
__all__ = ["NOWHERE", "UNNAMED", "Tree", "below", "covers", "lineage", "located", "tree", "whole_instrument"]
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def tree(document: Document | None) -> Tree:
    if document is None:
        return NOWHERE
    found: dict[str, str | None] = {}
    for component in document.components:
        found[component.id] = None
        for provision in component.provisions:
            found.setdefault(provision.id, provision.parent or component.id)
    return found


def lineage(provision: str, tree: Tree) -> tuple[str, ...]:
    """The provision and all that hold it, nearest first; ids that the tree does not know are cut at their slashes."""
    found = [provision]
    while len(found) < 64:
        above = tree[found[-1]] if found[-1] in tree else found[-1].rpartition("/")[0] or None
        if not above or above in found:
            break
        found.append(above)
    return tuple(found)


def covers(ones: Iterable[str], provision: str, tree: Tree) -> bool:
    """Whether one of them is the provision or holds it."""
    held = set(lineage(provision, tree))
    return any(one in held for one in ones)


def below(ones: Iterable[str], provision: str | None, tree: Tree) -> bool:
    """Whether one of them lies strictly inside the provision; inside the document where that is None."""
    return any(provision is None or provision in lineage(one, tree)[1:] for one in ones)


def located(provisions: Iterable[str], instrument: str | None, tree: Tree) -> tuple[str, ...]:
    """The ids of named provisions with their component: 'dieu_3' -> 'main/dieu_3', said of the attachment -> 'att1/dieu_3'.

    Where no instrument was said it is the deciding part, unless only an attachment has the provision.
    """
    return tuple(dict.fromkeys(_located(provision, instrument, tree) for provision in provisions))


def whole_instrument(instrument: str | None, tree: Tree) -> tuple[str, ...]:
    """What 'Quy định ban hành kèm theo Quyết định số …' as a whole is: the attachments; () for the document itself."""
    if instrument != "att":
        return ()
    return tuple(sorted(id for id in tree if re.fullmatch(r"att\d+", id))) or ("att1",)


def _located(provision: str, instrument: str | None, tree: Tree) -> str:
    if provision.split("/", 1)[0] in tree or re.match(r"(?:main|att\d+|app\d+)(?:/|$)", provision):
        return provision
    appendix = re.match(r"phu_luc(?:_([IVXL]+|\d+))?(/.*)?$", provision)
    if appendix:
        id = f"app{_number(appendix[1])}"
        return id + (appendix[2] or "") if id in tree else provision
    attachments = sorted((id for id in tree if re.fullmatch(r"att\d+", id)), key=lambda id: int(id[3:]))
    if instrument == "att":
        return f"{_holder(provision, attachments or ['att1'], tree)}/{provision}"
    if instrument == "main" or not attachments:
        return f"main/{provision}"
    return f"{_holder(provision, ['main', *attachments], tree)}/{provision}"


def _holder(provision: str, components: list[str], tree: Tree) -> str:
    """The component that has the provision, or the longest part of it."""
    path = provision
    while path:
        for component in components:
            if f"{component}/{path}" in tree:
                return component
        path = path.rpartition("/")[0]
    return components[0]


def _number(numeral: str | None) -> int:
    if not numeral:
        return 1
    if numeral.isdigit():
        return int(numeral)
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
