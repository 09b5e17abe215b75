"""Every engine gives the scan's answer: hit sets, totals and counts by document, for random queries of every kind."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching_samples import SENTENCES, corpus, unit

from registry.searching import Query, Unit, parse_query
from registry.searching.analysis import bare, canonical
from registry.searching.engine import Engine
from registry.searching.engines.scan import Scan
from registry.searching.engines.tantivy import Tantivy
from registry.searching.engines.whoosh import Whoosh

UNITS = corpus(60)
SCAN = Scan(UNITS)
WORDS = sorted({word for word in canonical(" ".join(SENTENCES)).split() if word.isalnum()})


def of(numbers: Iterable[int]) -> list[Unit]:
    documents = {f"d{number}" for number in numbers}
    return [unit for unit in UNITS if unit.document in documents]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, ...]]:
    """Written in three commits, with documents taken out and put in again, so that there are segments and gaps."""
    made: list[Engine] = []
    for kind in (Whoosh, Tantivy):
        engine = kind(tmp_path_factory.mktemp(kind.name), create=True)
        engine.write(of(range(1, 40)))
        engine.write(of(range(30, 61)), gone=["d1"])
        engine.write(of((1, 7)), gone=["d3"])
        engine.write(of((3,)))
        made.append(engine)
    yield tuple(made)
    for engine in made:
        engine.close()


def keys(units: list[Unit]) -> set[tuple[str, str]]:
    return {(u.document, u.place.provision) for u in units}


def assert_same(query: Query, engines: tuple[Engine, ...], within: frozenset[str] | None = None) -> int:
    expected = SCAN.matching(query, within)
    for engine in engines:
        found = engine.find(query, within, 0, len(UNITS))
        assert keys([hit.unit for hit in found.hits]) == keys(expected), (engine.name, query)
        assert found.total == len(expected) == len(found.hits), (engine.name, query)
        assert engine.documents(query, within) == SCAN.documents(query, within), (engine.name, query)
    return len(expected)


PHRASES = st.tuples(st.sampled_from(UNITS), st.integers(0, 30), st.integers(1, 6)).map(
    lambda drawn: '"' + " ".join(canonical(drawn[0].text).split()[drawn[1] : drawn[1] + drawn[2]]) + '"'
)
WORD = st.sampled_from(WORDS)
ATOMS = st.one_of(
    WORD, WORD, PHRASES, WORD.map(lambda w: w[:2] + "*"), WORD.map(lambda w: "-" + w), PHRASES.map(lambda p: "-" + p),
    st.sampled_from(["UBND", "HĐND", "QĐ-UBND", "48/2020/QĐ-UBND", "QĐ 48/2020", "31/2024/QH15", "10%", "1.000.000", "xyz"]),
    st.sampled_from(["loại:QĐ", "-loại:nghị quyết", "cơquan:UBND", 'cơquan:"lam dong"', "từ:2020", "đến:6/2022", "từ:15/3/2021", "số:12"]),
    st.sampled_from(["OR", "AND", "(", ")"]),
)  # fmt: skip
QUERIES = st.lists(ATOMS, min_size=1, max_size=6).map(" ".join)
SEVERAL = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SEVERAL
@given(QUERIES)
def test_same_answer(engines: tuple[Engine, ...], typed: str) -> None:
    assert_same(parse_query(typed), engines)


@SEVERAL
@given(QUERIES)
def test_same_answer_without_diacritics(engines: tuple[Engine, ...], typed: str) -> None:
    assert_same(parse_query(bare(typed)), engines)


@settings(parent=SEVERAL, max_examples=50)
@given(QUERIES)
def test_same_nearest(engines: tuple[Engine, ...], typed: str) -> None:
    query = parse_query(typed + " xyz").nearest()
    if query:
        assert_same(query, engines)


@settings(parent=SEVERAL, max_examples=50)
@given(QUERIES, st.frozensets(st.sampled_from([f"d{n}" for n in range(1, 70)])))
def test_same_answer_within_documents(engines: tuple[Engine, ...], typed: str, within: frozenset[str]) -> None:
    assert_same(parse_query(typed), engines, within)


@pytest.mark.parametrize(
    "typed",
    ["đất", "dat", '"ủy ban nhân dân"', '"uy ban nhan dan"', "48/2020/QĐ-UBND", "loại:QĐ", "-đất", "đất OR phí", "giấ*", "từ:2022 đất"],
)
def test_the_random_queries_have_such_hits(engines: tuple[Engine, ...], typed: str) -> None:
    assert assert_same(parse_query(typed), engines) > 0


def test_same_order_and_scores(engines: tuple[Engine, ...]) -> None:
    """tantivy rounds lengths, so scores are alike, not equal; the best hit is the same unless two are as good."""
    chance = random.Random(3)
    for _ in range(25):
        query = parse_query(" ".join(chance.sample(WORDS, 2)))
        best = SCAN.find(query, count=len(UNITS)).hits
        scores = {(h.unit.document, h.unit.place.provision): h.score for h in best}
        for engine in engines:
            found = engine.find(query, count=3).hits
            for hit, expected in zip(found, best):
                score = scores[hit.unit.document, hit.unit.place.provision]
                assert hit.score == pytest.approx(score, rel=0.1, abs=0.02), (engine.name, query)
                assert score == pytest.approx(expected.score, rel=0.12, abs=0.05), (engine.name, query)


def test_damaged_characters_are_no_trouble(engines: tuple[Engine, ...]) -> None:
    broken = unit("đất \ud800 \x00 \u0301rừng\ufeff đa\u00adi", "z")
    for engine in engines:
        engine.write([broken])
        assert [hit.unit for hit in engine.find(parse_query('"đất rừng"\udc80'), frozenset("z")).hits] == [broken]
        engine.write([], gone=["z"])


def test_pages_join(engines: tuple[Engine, ...]) -> None:
    query = parse_query("đất")
    for engine in engines:
        whole = engine.find(query, None, 0, 50).hits
        assert engine.find(query, None, 0, 20).hits + engine.find(query, None, 20, 30).hits == whole


def test_units_come_back_as_they_went_in(engines: tuple[Engine, ...]) -> None:
    told = {(u.document, u.place.provision): u for u in UNITS}
    for engine in engines:
        for hit in engine.find(parse_query("đất"), count=10).hits:
            assert hit.unit == told[hit.unit.document, hit.unit.place.provision]


def test_the_document_with_the_number_asked_for_is_first(engines: tuple[Engine, ...]) -> None:
    named = unit("Bãi bỏ Quyết định số 99/2020/QĐ-UBND. " * 3, "a")
    head = unit("Số: 99/2020/QĐ-UBND", "b", "main/header", head=True, number="99/2020/QĐ-UBND", type="Quyết định")
    other = unit("Điều khác của quyết định ấy", "b", number="99/2020/QĐ-UBND", type="Quyết định")
    for engine in (*engines, Scan()):
        engine.write([named, head, other])
        assert [hit.unit for hit in engine.find(parse_query("QD 99/2020")).hits] == [head, named]
        assert keys([hit.unit for hit in engine.find(parse_query("số:99/2020 điều")).hits]) == keys([other])
        engine.write([], gone=["a", "b"])


@pytest.mark.parametrize("spellings", [("ủy ban", "uỷ ban", "ỦY BAN"), ('"ủy ban"', '"Uỷ Ban"', "“ỦY\tBAN”")])
def test_tone_placement_and_case_do_not_matter(engines: tuple[Engine, ...], spellings: tuple[str, ...]) -> None:
    for engine in (*engines, SCAN):
        totals = {engine.find(parse_query(typed)).total for typed in spellings}
        assert len(totals) == 1
        assert totals != {0}


def test_a_phrase_minds_the_marks_between(engines: tuple[Engine, ...]) -> None:
    whole, apart = unit("thuộc quyền sử dụng đất đai", "p"), unit("quyền sử dụng. Đất đai", "q")
    for engine in (*engines, Scan()):
        engine.write([whole, apart])
        found = engine.find(parse_query('"quyền sử dụng đất"'), frozenset("pq")).hits
        assert [hit.unit for hit in found] == [whole]
        engine.write([], gone=["p", "q"])


def test_vocabulary(engines: tuple[Engine, ...]) -> None:
    for engine in engines:
        assert set(engine.vocabulary()) >= set(SCAN.vocabulary())
