"""Names of laws in running text: where 'Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ' ends.

A known name is taken as long as it goes; an unknown one is read up to what cannot be in a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from registry.law.acts import all_acts
from registry.model.text import fold, plain

_HEAD = re.compile(r"(?<!\w)(?:(?P<law>bộ\s+luật|luật)|(?P<ordinance>pháp\s+lệnh)|(?P<constitution>hiến\s+pháp))(?!\w)")
_HEADS = tuple((kind, re.compile(rf"{word}(?!\w)")) for kind, word in (("Luật", "luật"), ("Pháp lệnh", r"pháp\s+lệnh"), ("Hiến pháp", r"hiến\s+pháp")))
_CODE = re.compile(r"(?<!\w)bộ\s$")
# 'pháp luật', 'kỷ luật', 'dự thảo Luật' name no law; 'luật sư', 'luật gia', 'luật định' neither.
_NOT_BEFORE = re.compile(r"(?:pháp|kỷ|kỉ|quy|theo|dự\s+thảo|dự\s+án|hệ|khoa|đại\s+học|trường|thạc\s+sĩ|cử\s+nhân|tục)\s+$")
_NOT_AFTER = re.compile(
    r"\s+(?:này|sư|gia|(?<=luật\s)pháp|định|khác|khoa|chơi|sửa\s+đổi\s+này|nói\s+trên|nêu\s+trên|trên|đó|do|được|có|quy\s+định|hiện\s+hành|tục|lệ|(?<=luật\s)(?:và|hoặc)|chuyên\s+ngành|liên\s+quan|tương\s+ứng|mới|cũ)(?!\w)"
)
_AMENDING = re.compile(r"\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)(?!\w)")
_AMENDED = re.compile(
    r"\s*,?\s*(?:và\s+|;\s*)?(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|một\s+số|các?|những|nội\s+dung|điều\s+khoản|điều|khoản|phụ\s+lục|quy\s+định|của|tại|và|\d{1,3}[a-z]?|,)(?=[\s,])"
)
_AND = re.compile(r"[\s,]*(?:và\s+|;\s*và\s+)?")
_TOKEN = re.compile(r"[\s,\-–/&]{0,4}([^\W_]+)")
_BODIES = frozenset({"Sở", "Ủy", "Uỷ", "UBND", "HĐND"})  # 'Luật Giá Sở Tài chính có trách nhiệm'
_WORD = re.compile(r"(?:\s{1,3}|,\s(?=(?:chống|chữa|trừ|khen|gia|bảo|sử|cứu|chuyển|lệ|an|tố|bồi|tái|giữ|xuất|quá|cư)\s))([^\W\d_]+)")
# '… của 37 luật có liên quan đến quy hoạch', '… của các luật về thuế'
_RELATED = re.compile(
    r"\s+(?:có\s+liên\s+quan|liên\s+quan|về|trong\s+lĩnh\s+vực|thuộc)\s[^;.:()\d\"“”]{2,140}?(?=\s*,?\s*(?:số\s*[:\d]|ngày\s*\d|năm\s*\d)|\s*[;.:(\"“”,]|\s+và\s+(?:các|những|nghị|quyết|thông|văn)\s|\s*$)"
)
# What ends the name of a law that nobody knows.
_STOP = frozenset(
    ["số", "ngày", "năm", "được", "đã", "có", "thì", "là", "để", "trong", "theo", "hoặc", "khi", "do", "cho", "này", "tại", "bị", "sẽ", "không", "nếu", "như", "trừ", "kể", "từ", "sau", "trước", "hiện", "nêu", "nói", "gồm", "bao", "đối", "cấp", "căn", "cứ", "việc", "các", "những", "mà", "nhưng", "với", "hết", "còn", "trên"]
)
_PHRASE_STOP = re.compile(r"\s+(?:quy\s+định|và\s+(?:các|những|văn|nghị|quyết|thông|luật|bộ\s+luật|pháp\s+lệnh|quy)|hướng\s+dẫn|của\s+quốc|ngày|số|năm)(?!\w)")

_FOLLOWED = re.compile(r"\s*,?\s+(?:số\s+\d|ngày\s+\d|năm\s+(?:19|20)\d\d)|\s*;")  # what follows names only
_LOWER = re.compile(r"\s+(?:thuế|bầu\s+cử|tổ\s+chức)\s")  # what old names of laws begin with in small letters
_SUFFIX = re.compile(r",?\s+(?:năm\s+)?(?:19|20)\d\d\b.*|\s+(?:sửa\s+đổi|sua\s+doi)$|\s+số\s+\d.*|\s+so\s+\d.*")
_INNER = re.compile(r"(?<=của )(?:luật|bộ luật|pháp lệnh) (?!sửa|bổ)[^,;0-9]+?(?=,| và (?:luật|bộ|pháp)| số |$)")
_I_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@dataclass(slots=True)
class _Node:
    end: bool = False
    next: dict[str, _Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Name:
    """text[start:end] is a name with its kind word; sure: the catalogue has it; amending: 'Luật sửa đổi, bổ sung …'."""

    start: int
    end: int
    kind: str
    sure: bool
    amending: bool = False
    bare: bool = False  # the kind word alone: a number or a date must follow


def heads(low: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, kind) of every 'luật', 'bộ luật', 'pháp lệnh', 'hiến pháp' that can open a name, in order."""
    found = []
    for kind, pattern in _HEADS:
        for match in pattern.finditer(low, start, end):
            at, stop = match.span()
            if low[at - 1 : at].isalnum():
                continue
            kind_ = kind
            if kind == "Luật" and (code := _CODE.search(low, max(start, at - 4), at)):
                at, kind_ = code.start(), "Bộ luật"
            if _names_none(low, at, stop, start, end, kind_):
                continue
            found.append((at, stop, kind_))
    return sorted(found)


def _names_none(low: str, at: int, stop: int, start: int, end: int, kind: str) -> bool:
    before = low[max(start, at - 14) : at]
    if _NOT_BEFORE.search(before) and not before.endswith("theo "):
        return True
    if _NOT_AFTER.match(low, stop, end):  # 'khoa luật khoa …', but 'Luật Khoa học và công nghệ'
        return " " not in low[stop : longest(low, stop, end, kind)].strip()
    # 'ban hành Luật sửa đổi …' is the citing law's own name
    return before.endswith("ban hành ") and bool(_AMENDING.match(low, stop, end))


def read(text: str, low: str, head: tuple[int, int, str], end: int) -> Name | None:
    """The name that begins with `head`, not beyond `end`; None for a lower-case 'luật' that names nothing known."""
    start, at, kind = head
    if kind == "Hiến pháp":
        return Name(start, at, kind, True)
    if _AMENDING.match(low, at, end):
        return Name(start, max(_amended(text, low, at, end), longest(low, at, end, kind + " amending")), kind, True, amending=True)
    known = longest(low, at, end, kind)
    capital = text[start].isupper()
    if known and (" " in low[at:known].strip() or text[at:known].strip()[0].isupper() or (capital and _inside(low, start))):
        return Name(start, known, kind, True)
    if not capital:
        return None
    unknown = _unknown(text, low, at, end)
    if unknown > at and text[at:unknown].islower() and not _LOWER.match(low, at, end) and kind != "Pháp lệnh" and not _FOLLOWED.match(low, unknown, end):
        return None  # 'Luật đến Sở Tư pháp': no name begins so
    return Name(start, unknown, kind, False) if unknown > at else Name(start, at, kind, False, bare=True)


def _inside(low: str, start: int) -> bool:
    """Whether words stand before low[start] in its sentence: 'theo Luật giá', not 'Luật giá'."""
    return bool(re.match(r"[\w,] ", low[max(0, start - 2) : start]))


def longest(low: str, at: int, end: int, kind: str) -> int:
    """End of the longest known name whose words follow `at`; 0 where none does."""
    marked, bare = _names().get(kind), _names().get(kind + " ascii")
    found = 0
    while marked is not None or bare is not None:
        token = _TOKEN.match(low, at, end)
        if token is None:
            break
        at = token.end()
        if token[1] == "và":
            continue
        marked = marked.next.get(_syllable(token[1])) if marked else None
        bare = bare.next.get(plain(token[1])) if bare and bare.next else None
        if (marked and marked.end) or (bare and bare.end):
            found = at
    return found


@lru_cache(maxsize=8192)
def _syllable(word: str) -> str:
    """A syllable in small letters as compared: 'qui' is 'quy', 'kĩ' is 'kỹ'."""
    return fold(word).translate(_I_Y) if len(word) <= 3 else fold(word)


def _amended(text: str, low: str, at: int, end: int) -> int:
    """End of 'sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C', or of '… của 11 luật có liên quan đến quy hoạch'."""
    kept = at
    while step := _AMENDED.match(low, at, end):
        at = step.end()
        kept = at if step[0].strip(" ,") not in ("và", "của", "") else kept
    while True:
        space = _AND.match(low, at, end)
        at = space.end() if space else at
        inner = _HEAD.match(low, at, end)
        if not inner:
            return kept
        if free := _RELATED.match(low, inner.end(), end):
            return free.end()
        kind = "Pháp lệnh" if inner["ordinance"] else "Bộ luật" if inner[0].startswith("bộ") else "Luật"
        known = longest(low, inner.end(), end, kind) or _unknown(text, low, inner.end(), end)
        if known <= inner.end():
            return kept
        at = kept = known


def _unknown(text: str, low: str, at: int, end: int) -> int:
    """End of a name that no catalogue has: up to punctuation or a word that no name has, at most 14 words."""
    start = kept = at
    for _ in range(14):
        if _PHRASE_STOP.match(low, at, end):
            break
        token = _WORD.match(low, at, end)
        word = text[token.start(1) : token.end(1)] if token else ""
        aloft = low.endswith("hàng", start, at)  # 'Luật hàng không'
        if token is None or (token[1] in _STOP and (kept > start or not word.istitle()) and not (aloft and token[1] == "không")):
            break  # but 'Luật Các tổ chức tín dụng'
        if (token[1] == "và" and not text[token.end() : token.end() + 2].strip()[:1].isupper()) or word in _BODIES:
            break
        at = token.end()
        kept = at if token[1] != "và" else kept
    return kept


@cache
def _names() -> dict[str, _Node]:
    """Kind -> tree of the syllables of all known names ('và' left out); 'Luật ascii': known without diacritics only; 'Luật amending'."""
    roots = {kind + tail: _Node() for kind in ("Luật", "Bộ luật", "Pháp lệnh") for tail in ("", " ascii", " amending")}
    for name in sorted(_known()):
        ascii_ = name.isascii()
        kind = next((k for k in ("Bộ luật", "Pháp lệnh", "Luật") if name.startswith((plain(k) if ascii_ else fold(k)) + " ")), None)
        if kind is None:
            continue
        words = [w for w in re.findall(r"[^\W_]+", _SUFFIX.sub("", name[len(kind) :])) if w not in ("và", "va")]
        amending = words[:1] in (["sửa"], ["bổ"])
        if len(words) < (3 if ascii_ else 10 if amending else 1) or words[0] in ("sua", "bo", "số"):
            continue
        node = roots[kind + (" ascii" if ascii_ else " amending" if amending else "")]
        for word in words:
            node = node.next.setdefault(word if ascii_ else _syllable(word), _Node())
        node.end = True
    return roots


def _known() -> set[str]:
    """Folded names of the catalogue, and of the laws that amending laws name."""
    whole = {fold(name) for act in all_acts() for name in (act.name, *act.names)}
    amending = {fold(name) for act in all_acts() if act.type in ("Luật", "Pháp lệnh") for name in (act.name, *act.names)}
    return whole | {m[0].strip() for name in amending for m in _INNER.finditer(name)}
