"""Who is said to do what, and what only names a body; what an agent is permitted, and what is only done to somebody."""

from __future__ import annotations

import pytest
from decrees import decree

from registry.extracting.competences import competences
from registry.extracting.passages import passages

HEAD = "Ủy ban nhân dân tỉnh Nghệ An | Quyết định | 12/2024/QĐ-UBND | 2024-05-10 | Quy định hỗ trợ trên địa bàn tỉnh Nghệ An"
XA, TINH = "ủy ban nhân dân cấp xã", "ủy ban nhân dân cấp tỉnh"


def read(words: str) -> list[tuple[str, str]]:
    document = decree(HEAD, f"Căn cứ Luật Đất đai;\nQUYẾT ĐỊNH:\nĐiều 1. Thẩm quyền\n1. {words}")
    found = [dict(c.values) for p in passages(document) for c in competences(p)]
    assert all(one["printed"] in words for one in found)
    return [(one["body"], one["action"]) for one in found]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ủy ban nhân dân cấp xã quyết định mức hỗ trợ cho hộ bị thiệt hại.", [(XA, "quyết định mức hỗ trợ cho hộ bị thiệt hại")]),
        ("UBND xã, phường, đặc khu lập danh sách hộ nghèo.", [(XA, "lập danh sách hộ nghèo")]),
        ("Chủ tịch UBND cấp xã phê duyệt dự toán kinh phí.", [("chủ tịch " + XA, "phê duyệt dự toán kinh phí")]),
        ("Sở Xây dựng có thẩm quyền cấp giấy phép quảng cáo.", [("sở xây dựng", "cấp giấy phép quảng cáo")]),
        ("Giám đốc Sở Tài chính thẩm định dự toán kinh phí.", [("sở tài chính", "thẩm định dự toán kinh phí")]),
        ("Việc cấp phép sử dụng vỉa hè do Ủy ban nhân dân cấp xã thực hiện.", [(XA, "thực hiện Việc cấp phép sử dụng vỉa hè")]),
        ("Giá nước sạch do Ủy ban nhân dân tỉnh quyết định.", [(TINH, "quyết định Giá nước sạch")]),
        ("Thẩm quyền cấp phép treo băng rôn thuộc Ủy ban nhân dân cấp xã.", [(XA, "cấp phép treo băng rôn")]),
        ("Sở Nội vụ trình Ủy ban nhân dân tỉnh phê duyệt danh mục vị trí việc làm.", [(TINH, "phê duyệt danh mục vị trí việc làm")]),
        ("Ủy ban nhân dân cấp xã cấp giấy phép theo quy định tại Điều 5.", [(XA, "cấp giấy phép")]),
    ],
)
def test_who_does_what(words: str, told: list[tuple[str, str]]) -> None:
    assert read(words) == told


@pytest.mark.parametrize(
    "words",
    [
        "Hộ nghèo nộp hồ sơ tại Ủy ban nhân dân cấp xã.",
        "Quyết định của Ủy ban nhân dân tỉnh phê duyệt quy hoạch được công khai.",
        "Ủy ban nhân dân cấp xã phối hợp với các cơ quan liên quan.",
        "Trụ sở do Ủy ban nhân dân tỉnh đặt tên.",
        "Ủy ban nhân dân quyết định mức hỗ trợ cho từng hộ.",  # of which level is not said
    ],
)
def test_bodies_that_are_only_named(words: str) -> None:
    assert read(words) == []


def modes(words: str) -> list[str]:
    document = decree(HEAD, f"Căn cứ Luật Đất đai;\nQUYẾT ĐỊNH:\nĐiều 1. Quy tắc\n1. {words}")
    return [dict(c.values)["mode"] for c in document.clauses if c.kind == "modality"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Hộ kinh doanh ăn uống được đun nấu bằng bếp than trong nhà lồng chợ.", ["may"]),
        ("Các tổ chức, cá nhân được lắp đặt mái che trên vỉa hè.", ["may"]),
        ("Hộ kinh doanh không được đun nấu bằng bếp than trong nhà lồng chợ.", ["must_not"]),
        ("Hộ nghèo được hỗ trợ 100% chi phí mua bảo hiểm y tế.", []),
        ("Giấy phép được gửi cho tổ chức, cá nhân qua bưu chính.", []),
        ("Cá nhân được cấp giấy chứng nhận quyền sử dụng đất.", []),
    ],
)
def test_what_an_agent_may_do(words: str, told: list[str]) -> None:
    assert modes(words) == told
