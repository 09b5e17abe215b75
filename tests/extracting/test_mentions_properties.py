"""What holds for the mentions of any text."""

from citing import document, line
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.extracting.mentions import mentions

PIECES = (
    "Quyết định số 12/2020/QĐ-UBND ", "ngày 01/02/2020 ", "của Ủy ban nhân dân tỉnh ", "Luật Đất đai ", "Luật sửa đổi, bổ sung một số điều của ",
    "bãi bỏ ", "thay thế ", "hết hiệu lực ", "kể từ ngày 01/01/2026", "sửa đổi, bổ sung ", "được sửa đổi, bổ sung bởi ", "Điều 5 ", "khoản 2 ",
    "điểm a ", "các khoản 1, 2 và 3 ", "Điều này", "Quyết định này ", "Phụ lục I ", "kèm theo ", "ban hành kèm theo ", "; ", ", ", " và ", ". ", "\n",
    "\nĐiều 2. ", "\n1. ", "\na) ", "như sau:\n", "“", "”", '"', "(", ")", "(sau đây gọi tắt là Luật)", "cụm từ ", "tại ", "theo ", "trừ ", "số 7/2021/NĐ-CP ",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(["", "Sửa đổi, bổ sung Quyết định số 3/2019/QĐ-UBND"]))
def test_places_are_sound_and_reading_again_gives_the_same(text: str, title: str) -> None:
    read = document("Điều 1. " + text, title=title, attached="Điều 1. " + text, appendices=("PHỤ LỤC\n" + text,))
    found = mentions(read)
    assert mentions(read) == found
    for mention in found:
        place = mention.place
        part = read.component(place.component)
        assert part is not None and place.span.of(part.text) == place.quote != ""
        assert len(set(mention.provisions)) == len(mention.provisions)
        assert all(0 <= index < len(found) for index in mention.amends)
        assert not any("//" in path or path.startswith("/") for path in mention.provisions)
    order = [(m.place.component, m.place.span.start) for m in found]
    assert [place for part in ("main", "att1", "app1") for place in sorted(p for p in order if p[0] == part)] == order


@settings(max_examples=150, deadline=None)
@given(texts)
def test_what_stands_in_an_appendix_changes_nothing_before_it(text: str) -> None:
    alone, followed = document("Điều 1. " + text), document("Điều 1. " + text, appendices=("PHỤ LỤC\nĐiều 7 Luật Đất đai",))
    assert [line(m) for m in mentions(followed) if m.place.component == "main"] == [line(m) for m in mentions(alone)]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    mentions(document(text, title=text[:40], basis=text[40:90]))


def test_long_runs_of_one_word_take_no_time() -> None:
    for piece in ("khoản 1, ", "Luật Đất đai và ", "sửa đổi, bổ sung ", "12/", "“", "Điều 5 của ", "của Ủy ban nhân dân ", "(", "\n", "bãi bỏ các "):
        mentions(document("Điều 1. " + piece * 3000))
