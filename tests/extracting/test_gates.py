"""What is read lazily, or behind a cheap question, is what the whole reading gives."""

from hypothesis import given
from hypothesis import strategies as st

from registry.extracting import shortnames, symbols
from registry.extracting.blocks import Outline
from registry.extracting.passages import Passage, passages
from registry.model.document import Component, Document, Header, Provision
from registry.model.spans import Span

PIECES = (
    "Điều 1. ", "Khoản này", "1. ", "a) ", " quy định", "; ", ". ", ".", "\n", ":\n", " TP. Hồ", " số 12/2025/QĐ-UBND", "ủy ban ",
    " (sau đây gọi tắt là Nghị định 155)", " (sau đây viết tắt là Luật)", " gọi là", " số 09/2005/qđ-ub", " 18-CP", " 12 - TTg", "/ct 3",
    " 5/NQ-HĐND", "“", "”",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)


def passage(text: str, starts: list[int]) -> Passage:
    """A deciding part whose articles begin at the line breaks that `starts` chooses."""
    lines = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    edges = sorted({lines[n % len(lines)] for n in starts} | {0})
    spans = [Span(a, b) for a, b in zip(edges, [*edges[1:], len(text)]) if a < b]
    provisions = tuple(Provision(f"main/dieu_{n}", "dieu", str(n), None, None, span) for n, span in enumerate(spans, 1))
    return Passage("x", Component("main", "Quyết định", None, "", text, provisions))


@given(TEXTS, st.lists(st.integers(0, 20), max_size=4), st.randoms())
def test_sentences_do_not_depend_on_what_was_asked_before(text: str, starts: list[int], random: object) -> None:
    asked = list(range(len(text) + 1))
    whole, lazy = passage(text, starts), passage(text, starts)
    expected = {at: (whole.sentence_start(at), whole.sentence_end(at)) for at in asked}
    random.shuffle(asked)  # type: ignore[attr-defined]
    assert {at: (lazy.sentence_start(at), lazy.sentence_end(at)) for at in asked} == expected
    for at, (start, end) in expected.items():
        assert start <= at <= end


@given(TEXTS, st.lists(st.integers(0, 20), max_size=4), st.randoms())
def test_blocks_lie_side_by_side_whatever_was_asked_before(text: str, starts: list[int], random: object) -> None:
    asked = list(range(len(text)))
    blocks = list(Outline(passage(text, starts)).blocks(asked))
    assert [b.start for b in blocks] == [0, *(b.end for b in blocks[:-1])] and blocks[-1].end == len(text)
    random.shuffle(asked)  # type: ignore[attr-defined]
    lazy = Outline(passage(text, starts))
    found = {at: lazy.block(at) for at in asked}
    for block in blocks:
        assert all((found[at].start, found[at].end) == (block.start, block.end) for at in range(block.start, block.end))


@given(TEXTS)
def test_a_short_name_is_looked_for_where_its_verb_stands(low: str) -> None:
    low = low.lower()
    ungated = shortnames._SAID.search(low)
    gated = shortnames._said(low, 0, len(low))
    assert (gated and gated.span()) == (ungated and ungated.span())


@given(TEXTS)
def test_symbols_in_small_letters_have_their_code_behind_a_slash(text: str) -> None:
    assert symbols._SMALL_CODE.search(text) or not symbols._SMALL.search(text)


def test_readers_of_two_documents_in_turn_each_get_their_own() -> None:
    one, other = (
        Document(Header(id, None), (Component("main", "Quyết định", None, "", text),)) for id, text in (("a", "Một."), ("b", "Hai."))
    )
    read = [(a.text, b.text, a.document, b.document) for _ in range(2) for a, b in zip(passages(one), passages(other))]
    assert read == [("Một.", "Hai.", "a", "b")] * 2
    assert next(passages(one)) is next(passages(one))
