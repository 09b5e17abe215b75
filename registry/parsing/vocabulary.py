"""The words of the grammar that several stages share. Folded (registry.model.text.fold) unless said."""

from __future__ import annotations

import re

# Types of acts as printed over their title; the longer ones first, so that 'BỘ LUẬT' is not read as 'LUẬT'.
TYPES = (
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Văn bản hợp nhất", "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh",
    "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Thông tư", "Kế hoạch", "Thông báo", "Báo cáo", "Tờ trình",
    "Công điện", "Hướng dẫn", "Đề án", "Chương trình", "Quy chế", "Quy định", "Điều lệ", "Kết luận", "Sắc lệnh",
)  # fmt: skip
ACTS = frozenset(TYPES[:13])
LAWS = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})
RESOLVED = LAWS | {"Nghị quyết", "Nghị quyết liên tịch"}  # acts that are passed before they are signed

# Instruments that an act brings into being ('ban hành kèm theo'); with articles of their own they are att1, att2 ...
INSTRUMENTS = (
    "Quy định", "Quy chế", "Nội quy", "Điều lệ", "Quy tắc", "Kế hoạch", "Đề án", "Chương trình", "Chiến lược", "Quy hoạch",
    "Phương án", "Hướng dẫn",
)  # fmt: skip
# What else stands behind an act: appendices, whatever their caption.
APPENDICES = (
    "Phụ lục", "Danh mục", "Bảng giá", "Bảng", "Biểu mẫu", "Biểu", "Mẫu", "Đơn giá", "Định mức", "Quy trình", "Danh sách",
    "Thủ tục", "Nội dung", "Mức",
)  # fmt: skip

PREAMBLE = re.compile(
    r"(?:căn cứ|theo đề nghị|theo yêu cầu|xét |thực hiện |trên cơ sở|để |nhằm |sau khi|quyết nghị|quyết định\s*[:.]?$|"
    r"chỉ thị\s*:?$|thông tư\s*:?$|pháp lệnh\s*:?$|thể theo|chiếu )"
)
MOTTO = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc", "độc lập-tự do-hạnh phúc")
RULE = re.compile(r"[-–—_=*.·•~ o⸺―─]+$|\.?/\.?$")  # a printed rule, stars, dots
OFFICES = re.compile(
    r"(?:q(?:uyền)?\.?\s*)?(?:phó )?(?:chủ tịch|thủ tướng|bộ trưởng|thứ trưởng|giám đốc|chánh văn phòng|tổng thanh tra|"
    r"thống đốc|chánh án|viện trưởng|chủ nhiệm|cục trưởng|tổng cục trưởng|vụ trưởng|tổng kiểm toán|tổng giám đốc|trưởng ban|"
    r"trưởng đoàn|chánh thanh tra|tổng thư ký|ủy viên|tư lệnh|chỉ huy trưởng|trưởng phòng|hiệu trưởng|trưởng|tổng bí thư|"
    r"chánh|thủ trưởng)"
)
AUTHORITY = re.compile(r"(?:t\s?m|k\s?t|tl|tuq|t/m|k/t|q|thừa lệnh|thay mặt)\s?[.:/]")


def is_rule(text: str) -> bool:
    return RULE.match(text) is not None


def is_motto(folded: str) -> bool:
    """Whether the folded line is the national motto or a piece of it ('chủ nghĩa việt nam')."""
    return len(folded) > 5 and any(folded.strip("*-. ") in motto for motto in MOTTO)
