"""What people type for a document: its id, a former id, its number, a law's name. Never another document than the one named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from registry.model.document import Header
from registry.model.keys import TYPE_CODES, name_block
from registry.model.numbers import NumberKey, number_key, slashed
from registry.model.shelf import Shelf
from registry.model.text import plain, squeeze

Find = Callable[[Iterable[str]], Sequence[Header]]
_NUMBER = re.compile(r"\d[\w./-]*")
_BARE = re.compile(r"(?P<words>[^\d]*?)\s?(?:số\s?:?\s?)?(?P<order>\d{1,6})", re.IGNORECASE)
_YEAR = re.compile(r"\s(?:năm\s)?((?:19|20)\d\d)$")


def lookup(shelf: Shelf, typed: str) -> Sequence[Header]:
    """Headers of the documents held that fit, sorted by id: one for an id or a former id, several where several fit, or none.

    A symbol must agree as a whole ('12/2019/QD-UBND' is '012/2019/QĐ - UBND', not '12/2019/NQ-HĐND'); several have a bare
    number or number and year ('12', '12/2019'), or one symbol in two provinces. A type in front ('QĐ 12/2019') narrows.
    """
    typed = _text(typed)
    exact = shelf.headers(ids=[typed])
    if exact or not typed:
        return exact
    bare = _BARE.fullmatch(typed)
    if bare and (not bare["words"] or _types(bare["words"])):
        same = (h for h in shelf.headers(ids=shelf.ids()) if (key := number_key(h.number)) and key.order == int(bare["order"]))
        return _of_type(bare["words"], list(same))
    return _found(typed, lambda blocks: shelf.headers(blocks=blocks))


def catalogued(typed: str) -> Sequence[Header]:
    """The same among the acts of the catalogue (law/acts), of which only number, name and dates are known; by id, too."""
    from registry.law import acts  # a table of 900 rows: most of what is typed is held

    typed = _text(typed)
    act = acts.header_of(typed)
    return [act] if act else _found(typed, acts.headers)


def same_number(shelf: Shelf, typed: str) -> Sequence[Header]:
    """Held documents of the typed number and year, whatever the symbol: what to show where lookup() finds none."""
    wanted, _ = _read(_text(typed))
    return shelf.headers(blocks=[wanted.block]) if wanted else []


def _text(typed: str) -> str:
    """Without half characters, which a terminal with another encoding sends and no database takes."""
    return squeeze(typed.encode("utf-8", "replace").decode())


def _found(typed: str, find: Find) -> Sequence[Header]:
    if named := _named(typed, find):
        return named
    wanted, words = _read(typed)
    if wanted is None or not (wanted.year or wanted.symbol):
        return []
    return _of_type(words, [h for h in find([wanted.block]) if not wanted.symbol or number_key(h.number) == wanted])


def _named(typed: str, find: Find) -> Sequence[Header]:
    """'Luật Đất đai' is three acts, 'Luật Đất đai 2024' or '... năm 2024' one."""
    year = _YEAR.search(typed)
    found = find([name_block(typed)])
    if found or not year:
        return found
    return [h for h in find([name_block(typed[: year.start()])]) if h.issued and str(h.issued.year) == year[1]]


def _read(typed: str) -> tuple[NumberKey | None, str]:
    """The number in what was typed, and the words in front of it."""
    text = re.sub(r"\s*([/–-])\s*", r"\1", typed)
    text = re.sub(r"(?<=/(?:19|20)\d\d)\s(?=[A-ZĐ]{2})", "/", text)
    found = _NUMBER.search(text)
    return (number_key(slashed(found[0])), text[: found.start()]) if found else (None, "")


def _of_type(words: str, headers: Sequence[Header]) -> Sequence[Header]:
    """Those of the type that the words name, all where they name none."""
    named = _types(words, {h.type for h in headers})
    return [h for h in headers if h.type in named] if named else headers


def _types(words: str, more: Iterable[str] = ()) -> set[str]:
    """Names of the types that the words say in full or by their initials; 'thông tư liên tịch' says no 'Thông tư'."""
    spoken = plain(words).replace(":", " ").split()
    said = {t for t in {*TYPE_CODES, *more} if t and _says(spoken, plain(t))}
    return {t for t in said if not any(other != t and other.startswith(t) for other in said)}


def _says(spoken: Sequence[str], kind: str) -> bool:
    initials = "".join(word[0] for word in kind.split())
    return (len(initials) > 1 and initials in spoken) or f" {kind} " in f" {' '.join(spoken)} "
