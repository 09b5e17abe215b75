"""What titles are about: the same subject in two provinces compares equal, another does not."""

import pytest

from registry.validity import subject

SAME = [
    ("Quy định đơn giá bồi thường về cây trồng trên địa bàn tỉnh Bình Thuận", "Quy định đơn giá bồi thường về cây trồng trên địa bàn tỉnh Lâm Đồng"),
    ("Về việc quy định về quản lý chợ trên địa bàn tỉnh Sơn La", "Ban hành Quy định quản lý chợ tại thành phố Hà Nội"),
    ("Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Tư pháp tỉnh Hà Tĩnh",
     "Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Tư pháp thành phố Đà Nẵng"),
    ("Quy định mức hỗ trợ phát triển thể thao quần chúng trên địa bàn tỉnh Nghệ An giai đoạn 2021-2025",
     "Quy định mức hỗ trợ phát triển thể thao quần chúng trên địa bàn tỉnh Nghệ An giai đoạn 2026 - 2030"),
]  # fmt: skip
OTHER = [
    ("Quy định quản lý chợ trên địa bàn tỉnh Sơn La", "Quy định quản lý hè phố trên địa bàn tỉnh Sơn La"),
    ("Quy định tiêu chuẩn cán bộ cấp tỉnh quản lý tại các doanh nghiệp", "Quy định tiêu chuẩn cán bộ cấp huyện quản lý tại các doanh nghiệp"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: str, other: str) -> None:
    assert subject(one) == subject(other) != ()


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other(one: str, other: str) -> None:
    assert subject(one) != subject(other)


def test_too_little_to_compare() -> None:
    assert subject("Quy định trên địa bàn tỉnh Sơn La") == ()
