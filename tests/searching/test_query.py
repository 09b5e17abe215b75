"""What is typed, and what it asks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.searching import parse_query, statuses
from registry.searching.query import DEEPEST, LONGEST, words_alone
from registry.searching.tree import All, Any, AtLeast, Head, Node, Number, Outside, Phrase, Prefix, Query, Word


def words(text: str) -> tuple[Word, ...]:
    return tuple(map(Word, text.split()))


UBND = Any((Word("ubnd"), Phrase(("ủy", "ban", "nhân", "dân"))))


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("đất đai", All(words("đất đai"))),
        ("ĐẤT ĐAI", All(words("đất đai"))),
        ("hoà giải", All(words("hòa giải"))),
        ("dat dai", All(words("dat dai"))),
        ("dat đai", All(words("dat đai"))),
        ("đất, rừng; (nước)", All(words("đất rừng nước"))),
        ('"quyền sử dụng đất"', Phrase(("quyền", "sử", "dụng", "đất"), quoted=True)),
        ("“quyền sử dụng đất”", Phrase(("quyền", "sử", "dụng", "đất"), quoted=True)),
        ('"chặt chẽ, hiệu quả;"', Phrase(("chặt", "chẽ", ",", "hiệu", "quả"), quoted=True)),
        ('"đất"', Word("đất")),
        ("đất đai OR nhà ở", Any((All(words("đất đai")), All(words("nhà ở"))))),
        ("đất or rừng", All(words("đất or rừng"))),
        ("đất AND rừng", All(words("đất rừng"))),
        ("đất (rừng OR biển)", All((Word("đất"), Any(words("rừng biển"))))),
        ("đất -rừng", All((Word("đất"),), (Word("rừng"),))),
        ("đất NOT rừng", All((Word("đất"),), (Word("rừng"),))),
        ('đất OR nước -"thu hồi"', All((Any(words("đất nước")),), (Phrase(("thu", "hồi"), quoted=True),))),
        ("đất -(rừng OR biển)", All((Word("đất"),), (Any(words("rừng biển")),))),
        ("- Sở Tài chính", All(words("sở tài chính"))),
        ("-đất", All((Head(),), (Word("đất"),))),
        ("bảng giá* đất", All((Word("bảng"), Prefix("giá"), Word("đất")))),
        ("UBND tỉnh", All((UBND, Word("tỉnh")))),
        ("ubnd đất", All((UBND, Word("đất")))),
        ("QĐ-UBND", Phrase(("qđ", "-", "ubnd"))),
        ("1.000.000 đồng", All((Phrase(("1", ".", "000", ".", "000")), Word("đồng")))),
        ("tháng 12/2025", All((Word("tháng"), Phrase(("12", "/", "2025"))))),
        ("12/2025/QĐ-UBND", Number("12/2025/qdubnd")),
        ("012/2025/qd-ubnd", Number("12/2025/qdubnd")),
        ("12 / 2025 / QĐ - UBND", Number("12/2025/qdubnd")),
        ("12/2025", Number("12/2025")),
        ("QĐ 12/2025", Number("12/2025/qd")),
        ("QD12/2025", Number("12/2025/qd")),
        ("nghị quyết số 254/2025", Any((Number("254/2025/nq"), Number("254/2025/qh"), Number("254/2025/ubtvqh")))),
        ("NQ 115/2025", Any((Number("115/2025/nq"), Number("115/2025/qh"), Number("115/2025/ubtvqh")))),
        ("Pháp lệnh 02/2022", Number("2/2022/ubtvqh")),
        ("Luật 31/2024", Number("31/2024/qh")),
        ("bảng giá 12/2025/QĐ-UBND", All((Word("bảng"), Word("giá"), Number("12/2025/qdubnd")))),
        ("1234/QĐ-UBND", Number("1234/qdubnd")),
        ("74-2025-qd-ubnd", Number("74/2025/qdubnd")),
        ("bảng giá 74-2025-QĐ-UBND", All((Word("bảng"), Word("giá"), Number("74/2025/qdubnd")))),
        ("", Head()),
        ("?!", Head()),
        ("((((đất))))", Word("đất")),
    ],
)  # fmt: skip
def test_root(typed: str, root: Node) -> None:
    query = parse_query(typed)
    assert query.root == root
    assert not query.notices


@pytest.mark.parametrize("typed", ["OR", "AND OR", "từ:abc", "đến:31/2/2024"])
def test_what_asks_nothing_says_what_is_wrong_and_is_no_word(typed: str) -> None:
    query = parse_query(typed)
    assert query.root == Head() and not query.wanted
    assert query.notices


def test_bare_only_where_no_word_has_a_diacritic() -> None:
    assert parse_query("bang gia dat").bare
    assert parse_query("cap GCN QSDĐ").bare, "an abbreviation is no word with diacritics"
    assert not parse_query("dat đai").bare
    assert parse_query("cơquan:Huế gia dat").bare, "nor is the value of a field"


@pytest.mark.parametrize("typed", ["loại:QĐ đất", "loai:qd đất", "loại: quyết định đất", 'đất Loại:"Quyết định"', "đất loại :QĐ"])
def test_type_in_every_spelling(typed: str) -> None:
    query = parse_query(typed)
    assert (query.root, query.wanted.types) == (Word("đất"), ("qd",))


@pytest.mark.parametrize("typed", ["cơquan:UBND đất", "cơ quan:UBND đất", "co quan: ubnd đất", "coquan:ubnd đất"])
def test_issuer_in_every_spelling(typed: str) -> None:
    query = parse_query(typed)
    assert query.root == Word("đất")
    assert len(query.wanted.issuers) == 1


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("từ:2025", date(2025, 1, 1), None),
        ("tu:7/2025", date(2025, 7, 1), None),
        ("từ:01/7/2025", date(2025, 7, 1), None),
        ("từ:2025-07-01", date(2025, 7, 1), None),
        ("đến:2025", None, date(2026, 1, 1)),
        ("den:12/2025", None, date(2026, 1, 1)),
        ("đến:30/6/2025", None, date(2025, 7, 1)),
        ("từ:2020 đến:2021", date(2020, 1, 1), date(2022, 1, 1)),
    ],
)
def test_days(typed: str, since: date | None, until: date | None) -> None:
    query = parse_query(typed)
    assert (query.wanted.since, query.wanted.until, query.notices) == (since, until, ())


def test_several_values_of_a_field_are_any_of_them_and_hold_for_the_whole_query() -> None:
    query = parse_query("loại:QĐ đất OR nước loại:NQ -loại:CT số:12")
    assert query.root == Any(words("đất nước"))
    assert query.wanted.types == ("qd", "nq")
    assert query.unwanted.types == ("ct",)
    assert query.wanted.numbers == ("12",)


def test_an_empty_stretch_of_time_is_said() -> None:
    (said,) = parse_query("từ:2026 đến:2025 đất").notices
    assert "“từ:” sau ngày ở “đến:”" in said
    assert not parse_query("từ:2025 đến:2025 đất").notices and not parse_query("từ:1/7/2025 đến:1/7/2025").notices


def test_what_the_index_cannot_answer_is_handed_out() -> None:
    query = parse_query("đất hiệulực:còn hiệu lực trong:12/2025/QĐ-UBND -hieu luc:chưa")
    assert query.root == Word("đất")
    assert query.outside == (
        Outside("hieu_luc", "còn hiệu lực"),
        Outside("trong", "12/2025/QĐ-UBND"),
        Outside("hieu_luc", "chưa", wanted=False),
    )
    assert statuses("còn hiệu lực") == statuses("con") == ("còn hiệu lực", "hết hiệu lực một phần")
    assert statuses("hết") == ("hết hiệu lực toàn bộ",)
    assert statuses("xyz") == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"quyền sử dụng', "cú pháp"),
        ("(đất", "cú pháp"),
        ("đất)", "cú pháp"),
        ("từ:hôm qua", "từ:hôm"),
        ("từ:31/02/2025 đất", "“31/02/2025” ở “từ:31/02/2025” không phải là ngày"),
        ("-từ:2025 đất", "loại trừ"),
        ("đất OR", "OR"),
        ("OR đất AND", "OR"),
        ("số:abc", "số:abc"),
        ("đ* đất", "hai chữ cái"),
        ("(" * (DEEPEST + 1) + "đất" + ")" * (DEEPEST + 1), "cú pháp"),
        ("đất " * LONGEST, "ký tự"),
        ("từ:2020 từ:2021 đất", "nhiều lần"),
    ],
)
def test_what_is_not_understood_is_said_and_searched_as_words(typed: str, said: str) -> None:
    query = parse_query(typed)
    assert any(said in notice for notice in query.notices)
    assert query.root != Head()


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("một hai ba bốn", All((AtLeast(2, words("một hai ba bốn")),))),
        ('một hai "ba bốn"', All((AtLeast(1, words("một hai")), Phrase(("ba", "bốn"), quoted=True)))),
        ("một hai ba -bốn", All((AtLeast(1, words("một hai ba")),), (Word("bốn"),))),
        ("một hai OR ba", Any((All((AtLeast(1, words("một hai")),)), Word("ba")))),
        ("một hai NQ 7/2025", All((AtLeast(1, words("một hai")), Any(tuple(Number(f"7/2025/{s}") for s in ("nq", "qh", "ubtvqh")))))),
    ],
)
def test_nearest_gives_up_words_and_nothing_else(typed: str, root: Node) -> None:
    nearest = parse_query(typed).nearest()
    assert nearest is not None
    assert nearest.root == root


@pytest.mark.parametrize("typed", ["một", '"một hai"', "12/2025/QĐ-UBND", "NQ 7/2025", "loại:QĐ", '"một hai" -ba'])
def test_nothing_to_give_up(typed: str) -> None:
    assert parse_query(typed).nearest() is None


@given(st.lists(st.sampled_from(["đất", "dat", "UBND", "QĐ", "Luật,", "ở?", "OR", "AND", "or", "nghị", "quyết."]), max_size=8))
def test_words_alone_are_what_the_grammar_makes_of_them(typed: list[str]) -> None:
    text = " ".join(typed)
    through_grammar = parse_query(f"{text} số:7")
    if not {"OR", "AND"} & set(typed):
        alone = words_alone(text)
        assert alone == parse_query(text)
        assert (alone.bare, alone.root) == (through_grammar.bare, through_grammar.root)


PIECES = st.sampled_from([
    "đất", "dat", "UBND", '"', '"thu hồi"', "(", ")", "-", "*", "OR", "AND", "NOT", "loại:", "số:", "từ:", "đến:2025", "hiệulực:", "trong:",
    "12/2025/QĐ-UBND", "QĐ 12/2025", ":", "/", "cơ quan:", "nghị quyết", "10%", "\u0301", "\ufeff", "\ud800", "2025", ",",
])  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join)))
def test_never_fails_and_says_the_same_again(typed: str) -> None:
    query = parse_query(typed)
    assert isinstance(query, Query)
    assert parse_query(typed) == query
    again = parse_query(query.text)
    assert again.root == query.root or query.notices


@pytest.mark.parametrize("tail", ["", "é", "/", "(", '"'])
@pytest.mark.parametrize("piece", ["-AA", "-aa", " - AA", "/AA", "1/2025/", "QĐ 1/2025 ", "-", '"', "a:", "số:", "a*", "1.", "OR "])
def test_no_pattern_takes_long(piece: str, tail: str) -> None:
    """It is the test's own timeout that fails where a pattern tries every way: 2 ** 600 of them."""
    assert isinstance(parse_query("12/2025/QĐ" + piece * 600 + tail), Query)
