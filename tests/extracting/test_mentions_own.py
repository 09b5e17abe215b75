"""References of a document to itself, and to the document that it amends."""

from citing import document, told

AMENDING = "Điều 1. Sửa đổi, bổ sung một số điều của Quy định ban hành kèm theo Quyết định số 40/2024/QĐ-UBND ngày 04/10/2024 của UBND tỉnh\n"


def test_this_article_and_this_document() -> None:
    text = (
        "Điều 1. Đối tượng\n1. Cá nhân.\n2. Tổ chức theo khoản 1 Điều này.\nĐiều 2. Hồ sơ\n1. Theo Điều 1 Quyết định này.\n2. Trừ trường hợp tại "
        "điểm b khoản này:\na) Một;\nb) Hai theo điểm a khoản 2 Điều 2."
    )
    assert told(document(text)) == [
        "dan_chieu main @dieu_1/khoan_1", "dan_chieu main @dieu_1", "dan_chieu main @dieu_2/khoan_2/diem_b",
        "dan_chieu main @dieu_2/khoan_2/diem_a",
    ]  # fmt: skip


def test_a_bare_article_is_ours_only_if_we_have_it() -> None:
    text = "Điều 1. Mức thu\nTheo mức tại Điều 2 và Điều 9.\nĐiều 2. Mức khác\nTheo Điều 1."
    assert told(document(text)) == ["dan_chieu main @dieu_1"]


def test_the_attachment_speaks_of_itself_and_of_the_decision() -> None:
    attached = "Điều 1. Phạm vi\n1. Một.\nĐiều 2. Hồ sơ\nTheo khoản 1 Điều 1 Quy định này và Điều 3 Quyết định này."
    body = "Điều 1. Ban hành Quy định.\nĐiều 2. Hiệu lực.\nĐiều 3. Trách nhiệm theo khoản 1 Điều 1 Quy định ban hành kèm theo Quyết định này."
    assert told(document(body, attached=attached)) == [
        "dan_chieu att1 @dieu_1/khoan_1", "dan_chieu att1 @dieu_1/khoan_1", "dan_chieu main @dieu_3",
    ]  # fmt: skip


def test_own_appendices_by_the_number_printed_over_them() -> None:
    body = "Điều 1. Mẫu đơn theo Phụ lục II kèm theo.\nĐiều 2. Giá theo Phụ lục I, Phụ lục II ban hành kèm theo Quyết định này."
    appendices = ("PHỤ LỤC I\nBẢNG GIÁ", "PHỤ LỤC II\nMẪU ĐƠN")
    assert told(document(body, appendices=appendices)) == ["dan_chieu app2", "dan_chieu app1", "dan_chieu app2"]


def test_a_caption_with_our_own_number_is_none() -> None:
    from dataclasses import replace

    from registry.model import DocKey

    found = document("Điều 1. Ban hành Quy định.", attached="(Ban hành kèm theo Quyết định số 5/2025/QĐ-UBND ngày 21/11/2025)\nĐiều 1. Một")
    key = DocKey("ha-tinh.ubnd", "qd", "5/2025/QĐ-UBND", found.header.issued)
    assert told(replace(found, header=replace(found.header, key=key))) == []


def test_the_heading_of_an_amending_article_gives_the_target() -> None:
    text = AMENDING + "1. Sửa đổi khoản 1 Điều 13 như sau:\n2. Bãi bỏ khoản 2 Điều 15.\n3. Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại Điều 3."
    assert told(document(text)) == [
        "sua_doi_bo_sung 40/2024/QĐ-UBND",
        "sua_doi_bo_sung 40/2024/QĐ-UBND @dieu_13/khoan_1 (implied)",
        "bai_bo 40/2024/QĐ-UBND @dieu_15/khoan_2 (implied)",
        "sua_doi_bo_sung 40/2024/QĐ-UBND @dieu_3 (implied)",
    ]


def test_where_something_is_inserted_is_only_referred_to() -> None:
    text = AMENDING + "1. Bổ sung Điều 6a vào sau Điều 6 như sau:\n2. Bổ sung khoản 3a vào sau khoản 3 Điều 9 như sau:\n3. Bổ sung khoản 5 vào Điều 3 như sau:"
    assert told(document(text))[1:] == [
        "sua_doi_bo_sung 40/2024/QĐ-UBND @dieu_6a (implied)", "dan_chieu 40/2024/QĐ-UBND @dieu_6 (implied)",
        "sua_doi_bo_sung 40/2024/QĐ-UBND @dieu_9/khoan_3a (implied)", "dan_chieu 40/2024/QĐ-UBND @dieu_9/khoan_3 (implied)",
        "sua_doi_bo_sung 40/2024/QĐ-UBND @dieu_3/khoan_5 (implied)", "dan_chieu 40/2024/QĐ-UBND @dieu_3 (implied)",
    ]  # fmt: skip


def test_members_of_a_list_of_wordings_and_repeals() -> None:
    text = (
        "Điều 2. Thay thế, bãi bỏ một số khoản, cụm từ của Quy định ban hành kèm theo Quyết định số 40/2024/QĐ-UBND ngày 04/10/2024\n"
        "1. Thay thế các cụm từ như sau:\na) Cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại khoản 1 Điều 3;\n"
        "2. Bãi bỏ một số khoản, cụm từ như sau:\na) Khoản 2 Điều 15;\nb) Cụm từ “và công chức” tại khoản 1 Điều 2;"
    )
    assert told(document(text, title="Sửa đổi một số điều")) == [
        "sua_doi_bo_sung 40/2024/QĐ-UBND",
        "sua_doi_bo_sung 40/2024/QĐ-UBND @dieu_3/khoan_1 (implied)",
        "bai_bo 40/2024/QĐ-UBND @dieu_15/khoan_2 (implied)",
        "sua_doi_bo_sung 40/2024/QĐ-UBND @dieu_2/khoan_1 (implied)",
    ]


def test_inside_quoted_text_this_article_is_the_new_one() -> None:
    new = "“Điều 14a. Kinh phí\n1. Một.\n2. Theo khoản 1 Điều này và khoản 4 Điều 111 Luật Đất đai.”"
    text = AMENDING + "1. Bổ sung Điều 14a vào sau Điều 14 như sau:\n" + new
    assert told(document(text, quoted=(new,)))[3:] == [
        "dan_chieu 40/2024/QĐ-UBND @dieu_14a/khoan_1 (implied)", "dan_chieu Luật Đất đai @dieu_111/khoan_4",
    ]  # fmt: skip


def test_inside_quoted_text_of_a_khoan_this_article_is_the_amended_one() -> None:
    new = "“2. Hồ sơ theo điểm a khoản này và khoản 1 Điều này.”"
    text = AMENDING + "1. Sửa đổi khoản 2 Điều 11 như sau:\n" + new
    assert told(document(text, quoted=(new,)))[2:] == [
        "dan_chieu 40/2024/QĐ-UBND @dieu_11/khoan_2/diem_a (implied)", "dan_chieu 40/2024/QĐ-UBND @dieu_11/khoan_1 (implied)",
    ]  # fmt: skip


def test_the_title_gives_the_target_where_the_article_names_none() -> None:
    title = "Sửa đổi, bổ sung Quy định kèm theo Quyết định số 40/2024/QĐ-UBND ngày 04/10/2024 của UBND tỉnh"
    text = "Điều 1. Sửa đổi khoản 2 Điều 5 như sau:\nĐiều 2. Trách nhiệm\nSở Tài chính thực hiện theo Điều 1."
    assert told(document(text, title=title))[1:] == ["sua_doi_bo_sung 40/2024/QĐ-UBND @dieu_5/khoan_2 (implied)", "dan_chieu main @dieu_1"]


def test_a_document_replaced_as_a_whole_lends_no_provisions() -> None:
    text = "Điều 1. Một.\nĐiều 2. Quyết định này thay thế Quyết định số 3/2009/QĐ-UBND. Việc thi hành theo Điều 1."
    assert told(document(text)) == ["thay_the 3/2009/QĐ-UBND", "dan_chieu main @dieu_1"]


def test_words_that_are_quoted_to_be_replaced() -> None:
    text = "Điều 1. Thay thế cụm từ “Luật Đất đai năm 2013” bằng cụm từ “Luật Đất đai năm 2024” tại Điều 3 Quyết định số 5/2020/QĐ-UBND."
    assert told(document(text)) == ["dan_chieu Luật Đất đai", "dan_chieu Luật Đất đai", "sua_doi_bo_sung 5/2020/QĐ-UBND @dieu_3"]
