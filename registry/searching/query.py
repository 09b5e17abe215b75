"""What staff type -> a Query. Nothing typed is an error: what does not parse is searched word by word, with a notice."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from registry.model.numbers import slashed
from registry.model.spans import Period
from registry.model.text import fold, nfc, slug, squeeze
from registry.searching.analysis import bare, is_syllable, number_term, tokens
from registry.searching.fields import field_name, known_values, period_of, symbols_of, type_of
from registry.searching.tree import All, Any, Filters, Head, Issuer, Node, Number, Outside, Phrase, Prefix, Query, Word

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

_HERE = Path(__file__).parent
LONGEST = 2000  # characters of a query; what is beyond is left out, and said so
DEEPEST = 20  # brackets within brackets
# Within a word as typed: '-', '/', '&' join syllables ('QĐ-UBND'), '.' and ',' join digits ('1.000'); the rest divides.
_WORD = re.compile(r"[^\W_]+(?:(?:[-/&+]|(?<=\d)[.,:](?=\d))[^\W_]+)*%?")
_WORDS_ALONE = re.compile(r"(?:(?!(?:OR|AND|NOT)\b)[^\W_\d]+[,.;?!]*(?:\s|$))*")
_BARE_NUMBER = re.compile(r"\d{1,6}\s*/\s*(?:19|20)\d\d")
_QUOTES = str.maketrans("“”„‟«»", '""""""')
# An operator with nothing on one of its sides.
_DANGLING = re.compile(r"^(?:(?:OR|AND)(?:\s+|$))+|(?:(?:^|\s+)(?:OR|AND|NOT))+$")
_HYPHENS = re.compile(r"(?<![\w/.-])\d{1,6}-(?:19|20)\d\d-[^\W\d_][\w-]*(?![\w/])")
_TYPED_END = re.compile(r"\s?(?:số|so)?\s?(\d{1,6}\s?/\s?\d{4})$", re.IGNORECASE)


def parse_query(text: str) -> Query:
    """The query that `text` asks; never raises. Its grammar is query.lark, explained in docs/tim-kiem.md."""
    text = nfc(text.encode("utf-8", "replace").decode())  # half characters, of a terminal with another encoding
    text = squeeze(text.translate(_QUOTES).replace("\0", " "))
    notices = []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        notices.append(f"Câu tìm dài quá {LONGEST} ký tự: phần sau bị bỏ qua.")
    if whole := _DANGLING.sub("", text):
        if whole != text:
            notices.append("OR, AND, NOT cần có chữ ở cả hai bên: bỏ qua.")
        text = _HYPHENS.sub(lambda found: slashed(found[0]), whole)
    elif text:
        notices.append("OR, AND, NOT cần có chữ ở cả hai bên.")
        text = ""
    if _BARE_NUMBER.fullmatch(text):
        return Query(text, Number(number_term(text) or text), notices=tuple(notices))
    if _WORDS_ALONE.fullmatch(text):  # what is typed most needs no grammar, which takes 0.1 s to load
        return words_alone(text, tuple(notices))
    tree = _tree(text) if _depth(text) <= DEEPEST else None
    if tree is None and text:
        notices.append("Không hiểu cú pháp (ngoặc hoặc dấu ngoặc kép chưa khớp?): tìm theo từng chữ.")
        tree = _tree(re.sub(r'["()]|(?<!\S)(?:OR|AND|NOT)(?!\S)|(?<!\S)-(?=\S)|:', " ", text))
    reader = _Reader(_is_bare(tree) if tree else False)
    root = reader.alternatives(tree, top=True) if tree else None
    wanted = reader.filters(True)
    if wanted.since and wanted.until and wanted.since >= wanted.until:
        notices.append("Ngày ở “từ:” sau ngày ở “đến:”: không văn bản nào ban hành trong khoảng ấy.")
    return Query(
        text, root or Head(), reader.bare, wanted, reader.filters(False), tuple(reader.outside), (*notices, *reader.notices)
    )


def words_alone(text: str, notices: tuple[str, ...] = ()) -> Query:
    """The query that the grammar, too, makes of words without any sign."""
    reader = _Reader(not _has_marks(text))
    nodes = reader.words(text)
    root = All(tuple(nodes)) if len(nodes) > 1 else nodes[0] if nodes else Head()
    return Query(text, root, reader.bare, notices=notices)


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(_HERE.joinpath("query.lark").read_text("utf-8"), parser="lalr", start="query")


def _tree(text: str) -> Tree[Token] | None:
    from lark.exceptions import UnexpectedInput

    try:
        return _parser().parse(text).children[0]  # type: ignore[return-value]
    except UnexpectedInput:
        return None


def _depth(text: str) -> int:
    depth = deepest = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        deepest = max(deepest, depth)
    return deepest


@cache
def abbreviations() -> dict[str, tuple[tuple[str, ...], ...]]:
    """'qsdd' -> the tokens of each writing: ('qsdđ',), ('quyền', 'sử', 'dụng', 'đất')."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    table = _HERE.joinpath("data", "abbreviations.csv").read_text("utf-8")
    for row in csv.DictReader(table.splitlines()):
        key = bare(fold(row["short"]))
        found[key] = (*found.get(key, (tuple(tokens(row["short"])),)), tuple(tokens(row["long"])))
    return found


def _is_bare(tree: Tree[Token]) -> bool:
    """Whether no word carries a diacritic; abbreviations, numbers and fields say nothing about it."""
    return not any(_has_marks(typed) for typed in _typed(tree))


def _typed(tree: Tree[Token]) -> Iterator[str]:
    """Words and phrases as typed, without values of fields."""
    for child in tree.children:
        if isinstance(child, str):
            continue
        if child.data in ("word", "prefix", "phrase"):
            yield str(child.children[0])
        elif child.data != "atom":  # a field with its value
            yield from _typed(child)


class _Reader:
    """Walks the parsed tree once; gathers the fields, which hold for the whole query wherever they stand."""

    def __init__(self, bare: bool) -> None:
        self.bare = bare
        self.notices: list[str] = []
        self.outside: list[Outside] = []
        self._values: dict[tuple[str, bool], list[str]] = {}
        self._issuers: dict[bool, list[Issuer]] = {True: [], False: []}
        self._days: dict[str, Period] = {}

    def filters(self, wanted: bool) -> Filters:
        since, until = self._days.get("tu"), self._days.get("den")
        return Filters(
            tuple(self._values.get(("so", wanted), ())),
            tuple(self._values.get(("loai", wanted), ())),
            tuple(self._issuers[wanted]),
            since.start if since and wanted else None,
            until.end if until and wanted else None,
        )

    def alternatives(self, tree: Tree[Token], top: bool = False) -> Node | None:
        """OR of ANDs; exclusions hold for all of it."""
        choices: list[Node] = []
        without: list[Node] = []
        for sequence in tree.children:
            parts = self._sequence(sequence, without)  # type: ignore[arg-type]
            if parts:
                choices.append(parts[0] if len(parts) == 1 else All(tuple(parts)))
        if not choices:
            if not without:
                return None
            return All((Head(),) if top else (), tuple(without))
        node = choices[0] if len(choices) == 1 else Any(tuple(choices))
        if not without:
            return node
        return All(node.parts if isinstance(node, All) and not node.without else (node,), tuple(without))

    def _sequence(self, tree: Tree[Token], without: list[Node]) -> list[Node]:
        parts: list[Node] = []
        items = list(tree.children)
        while items:
            item: Tree[Token] = items.pop(0)  # type: ignore[assignment]
            negated = item.data == "negated"
            atom: Tree[Token] = item.children[-1]  # type: ignore[assignment]
            if atom.data == "atom":
                found = self._field(atom, not negated, items)
            elif atom.data == "alternatives":
                node = self.alternatives(atom)
                found = [] if node is None else list(node.parts) if isinstance(node, All) and not node.without else [node]
            else:
                found = self._leaf(atom)
            if negated and len(found) > 1:
                found = [All(tuple(found))]
            (without if negated else parts).extend(found)
        return parts

    def _leaf(self, leaf: Tree[Token]) -> list[Node]:
        typed = str(leaf.children[0])
        match leaf.data:
            case "number":
                return [Number(term)] if (term := number_term(typed)) else self.words(typed)
            case "typed":
                number = _TYPED_END.search(typed)
                assert number  # the grammar's TYPED ends so
                numbers = [Number(f"{number_term(number[1])}/{symbol}") for symbol in symbols_of(typed[: number.start()])]
                return [numbers[0] if len(numbers) == 1 else Any(tuple(numbers))]
            case "phrase":
                return self._phrase(typed)
            case "prefix":
                return self._prefix(typed)
            case _:
                return self.words(typed)

    def _phrase(self, typed: str) -> list[Node]:
        found = [self._form(token) for token in tokens(typed)]
        while found and not is_syllable(found[0]):
            found.pop(0)
        while found and not is_syllable(found[-1]) and found[-1] != "%":
            found.pop()
        if len(found) == 1:
            return [Word(found[0])]
        return [Phrase(tuple(found), quoted=True)] if found else []

    def _prefix(self, typed: str) -> list[Node]:
        found = tokens(typed.rstrip("*"))
        if len(found) == 1 and is_syllable(found[0]) and len(found[0]) > 1:
            return [Prefix(self._form(found[0]))]
        self.notices.append(f"Dấu * cần đứng sau ít nhất hai chữ cái của một chữ: tìm “{typed.rstrip('*')}” như đã gõ.")
        return self.words(typed.rstrip("*"))

    def words(self, typed: str) -> list[Node]:
        """What one run of typed characters asks for: syllables, joined ones as a phrase, abbreviations also in full."""
        found: list[Node] = []
        for word in _WORD.findall(fold(typed)):
            writings = [tuple(map(self._form, tokens(word)))]
            writings += [tuple(map(self._form, long)) for long in abbreviations().get(bare(word), ())]
            nodes = [Word(w[0]) if len(w) == 1 else Phrase(w) for w in dict.fromkeys(writings)]
            found.append(nodes[0] if len(nodes) == 1 else Any(tuple(nodes)))
        return found

    def _form(self, token: str) -> str:
        return bare(token) if self.bare else token

    def _field(self, atom: Tree[Token], wanted: bool, following: list[Token | Tree[Token]]) -> list[Node]:
        name = str(atom.children[0])
        field = field_name(name)
        value = self._value(atom.children[1], known_values(field), following)  # type: ignore[arg-type]
        if self._take(field, value, wanted):
            return []
        if field in ("tu", "den"):
            self.notices.append(f"“{value}” ở “{name}{value}” không phải là ngày, tháng hoặc năm: bỏ qua; hãy viết như {name}2024, {name}7/2025, {name}01/7/2025.")
            return []
        self.notices.append(f"Không hiểu “{name}{value}”: tìm như chữ thường.")
        return self.words(f"{name} {value}")

    def _value(self, leaf: Tree[Token], known: frozenset[str], following: list[Token | Tree[Token]]) -> str:
        """The value as typed; with the plain words after it where together they are a value that the field knows."""
        value = squeeze(str(leaf.children[0]).strip('"'))
        if leaf.data != "word":
            return value
        longest, taken, joined = value, 0, value
        for count, item in enumerate(following[:5], 1):
            word: Tree[Token] = item.children[-1]  # type: ignore[union-attr, assignment]
            if item.data != "plain" or word.data != "word":  # type: ignore[union-attr]
                break
            joined += " " + str(word.children[0])
            if slug(joined) in known:
                longest, taken = joined, count
        del following[:taken]
        return longest

    def _take(self, field: str, value: str, wanted: bool) -> bool:
        """Keeps the condition; False where its value cannot be read."""
        if field in ("tu", "den"):
            period = period_of(value)
            if period and wanted:
                if field in self._days:
                    self.notices.append(f"“{'từ' if field == 'tu' else 'đến'}:” có nhiều lần: lấy “{value}”.")
                self._days[field] = period
            elif period:
                self.notices.append(f"Không loại trừ được theo “{'từ' if field == 'tu' else 'đến'}:”: bỏ qua.")
            return period is not None
        if field in ("hieuluc", "trong"):
            self.outside.append(Outside("hieu_luc" if field == "hieuluc" else field, value, wanted))
        elif field == "coquan":
            reader = _Reader(not _has_marks(value))
            if not (nodes := reader.words_of(value)):
                return False
            self._issuers[wanted].append(Issuer(All(tuple(nodes)), reader.bare))
        else:
            found = number_term(value) if field == "so" else type_of(value)
            if not found:
                return False
            self._values.setdefault((field, wanted), []).append(found)
        return True

    def words_of(self, text: str) -> list[Node]:
        return [node for word in text.split() for node in self.words(word)]


def _has_marks(typed: str) -> bool:
    """Whether a word that is no abbreviation carries a diacritic."""
    return any(bare(word) != word for word in _WORD.findall(fold(typed)) if bare(word) not in abbreviations())
