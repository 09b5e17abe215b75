"""Clauses of the kinds of ADR 7, from real sentences, each beside one that looks like it and is none."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed import document, sound

from registry.extracting.clauses import clauses

ADR = Path(__file__).parents[2] / "docs" / "adr" / "0007-clause-kinds.md"


def read(text: str, kind: str, **more: object) -> list[dict[str, str]]:
    return [dict(c.values) for c in clauses(document(text, **more)) if c.kind == kind]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        ("blanket_repeal", "Điều 3. Những quy định trước đây trái với Quyết định này đều bãi bỏ.", {}),
        ("blanket_repeal", "Điều 3. Các quy định do UBND thành phố ban hành trước đây trái với Quyết định này đều bãi bỏ.", {}),
        ("blanket_repeal", "Điều 3. Bãi bỏ các quy định trước đây trái với Quyết định này.", {}),
        (
            "dynamic_reference",
            "Điều 3. Trường hợp các văn bản quy phạm pháp luật viện dẫn tại Quyết định này được sửa đổi, bổ sung hoặc thay thế bằng văn bản khác "
            "thì thực hiện theo quy định tại văn bản sửa đổi, bổ sung hoặc thay thế đó.",
            {"reach": "document"},
        ),
        (
            "dynamic_reference",
            "Điều 3. Các văn bản được dẫn chiếu tại Quy định này nếu có sửa đổi, bổ sung, thay thế thì áp dụng theo các văn bản sửa đổi.",
            {"reach": "document"},
        ),
        (
            "dynamic_reference",
            "Điều 4. Thực hiện theo Điều 2 Quyết định số 46/2021/QĐ-UBND; trường hợp Quyết định số 46/2021/QĐ-UBND được sửa đổi, bổ sung, "
            "thay thế hoặc bị bãi bỏ thì thực hiện theo văn bản mới.",
            {"reach": "mention"},
        ),
        ("dynamic_reference", "Điều 3. Thực hiện theo Thông tư 19 và các văn bản sửa đổi, bổ sung, thay thế (nếu có).", {"reach": "mention"}),
        (
            "not_applied",
            "Điều 3. Quyết định số 04/2021/QĐ-UBND của Ủy ban nhân dân huyện Đức Trọng ban hành Quy chế trên địa bàn huyện Đức Trọng không áp dụng "
            "trên địa bàn các xã Đức Trọng, Hiệp Thạnh, tỉnh Lâm Đồng kể từ ngày 30 tháng 01 năm 2026.",
            {"units": "lam-dong-2025.xa-duc-trong lam-dong-2025.xa-hiep-thanh"},
        ),
        ("short_procedure", "Căn cứ Văn bản số 12/TT-HĐND đồng ý xây dựng Nghị quyết theo trình tự, thủ tục rút gọn;", {}),
        (
            "repeal_ground",
            "Điều 1. Bãi bỏ Quyết định số 12/2019/QĐ-UBND do không còn đối tượng áp dụng.",
            {"ground": "khong_con_doi_tuong"},
        ),
        ("repeal_ground", "Căn cứ điểm b khoản 2 Điều 54 Luật Ban hành văn bản quy phạm pháp luật;", {"ground": "sap_nhap"}),
        (
            "priority",
            "Điều 3. Trường hợp có quy định khác nhau về cùng một vấn đề giữa Nghị quyết này và nghị quyết khác thì áp dụng quy định của Nghị quyết này.",
            {"prevails": "self"},
        ),
        (
            "exception",
            "Điều 7. Điều kiện\n2. Được cấp phép, trừ các trường hợp quy định tại khoản 1, khoản 3 Điều này.",
            {"what": "trừ các trường hợp quy định tại khoản 1, khoản 3 Điều này", "provisions": "main/dieu_7/khoan_1 main/dieu_7/khoan_3"},
        ),
        (
            "modality",
            "Điều 3. Phương tiện vận chuyển phải có thùng kín.",
            {"mode": "must", "actor": "Phương tiện vận chuyển", "action": "có thùng kín"},
        ),
        (
            "modality",
            "Điều 3. Xe thô sơ không được hoạt động trên các tuyến quốc lộ.",
            {"mode": "must_not", "actor": "Xe thô sơ", "action": "hoạt động trên các tuyến quốc lộ"},
        ),
        (
            "modality",
            "Điều 3. Xe thô sơ được hoạt động trên đường xã.",
            {"mode": "may", "actor": "Xe thô sơ", "action": "hoạt động trên đường xã"},
        ),
        (
            "transitional_continue",
            "Điều 4. Hồ sơ đã tiếp nhận trước ngày Quyết định này có hiệu lực thì tiếp tục thực hiện đến hết ngày 31 tháng 12 năm 2025.",
            {"until": "2025-12-31"},
        ),
        (
            "period_named",
            "Điều 1. Phạm vi\nNghị quyết này quy định chính sách hỗ trợ giống giai đoạn 2021-2025.",
            {"where": "scope", "what": "giai đoạn", "from": "2021", "to": "2025"},
        ),
        (
            "period_named",
            "Điều 7. Điều khoản thi hành\n1. Nghị quyết này áp dụng trong năm 2026 và có hiệu lực kể từ ngày ký ban hành.",
            {"where": "effect", "what": "năm", "from": "2026", "to": "2026"},
        ),
        (
            "period_named",
            "Điều 4. Hiệu lực thi hành\nNghị quyết này được thực hiện từ năm 2026 đến hết năm 2030.",
            {"where": "effect", "what": "năm", "from": "2026", "to": "2030"},
        ),
        ("scope", "Điều 1. Quyết định này quy định quản lý chợ trên địa bàn tỉnh Nghệ An.", {"where": "scope", "unit": "tỉnh Nghệ An"}),
        ("attached", "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý chợ.", {"what": "quy chế"}),
        ("procedure", "Điều 4. Hồ sơ gồm:\na) Đơn đề nghị;", {"element": "hồ sơ gồm"}),
        ("unit_named", "Điều 4. Ủy ban nhân dân cấp huyện tổ chức kiểm tra.", {"name": "Ủy ban nhân dân cấp huyện", "what": "cấp huyện"}),
        (
            "unit_named",
            "Điều 4. Ủy ban nhân dân tỉnh Bình Thuận (cũ) đã cấp phép.",
            {"name": "Ủy ban nhân dân tỉnh Bình Thuận", "what": "tỉnh", "ended": "2025-07-01", "history": "yes"},
        ),
        (
            "unit_named",
            "Điều 1. Bãi bỏ Quyết định số 901/2023/QĐ-UBND ngày 03/4/2023 của Ủy ban nhân dân tỉnh Bình Thuận.",
            {"name": "Ủy ban nhân dân tỉnh Bình Thuận", "what": "tỉnh", "ended": "2025-07-01", "cited": "yes"},
        ),
    ],
)  # fmt: skip
def test_what_the_text_says(kind: str, text: str, values: dict[str, str]) -> None:
    assert read(text, kind) == [values]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("blanket_repeal", "Điều 3. Bãi bỏ Quyết định số 12/2019/QĐ-UBND có nội dung trái với quy định của pháp luật."),
        ("blanket_repeal", "Điều 3. Không được ban hành văn bản trái với quy định của pháp luật."),
        ("dynamic_reference", "Điều 3. Quyết định này thay thế Quyết định số 12/2019/QĐ-UBND."),
        ("dynamic_reference", "Điều 3. Trường hợp hồ sơ cần sửa đổi, bổ sung thì thực hiện theo yêu cầu của Sở Tài chính."),
        ("period_named", "Điều 2. Nộp hồ sơ\nThời gian nộp hồ sơ: đến hết ngày 31 tháng 12 năm 2025."),
        ("not_applied", "Điều 3. Quyết định số 04/2021/QĐ-UBND không áp dụng trên các tuyến quốc lộ."),
        ("short_procedure", "Điều 3. Tòa án xét xử vụ án theo thủ tục rút gọn."),
        ("priority", "Điều 3. Thực hiện theo các quy định khác có liên quan."),
        ("modality", "Điều 3. Mức hỗ trợ không được vượt quá 20 triệu đồng."),
        ("modality", "Điều 3. Giấy chứng nhận được cấp cho chủ sở hữu."),
        ("transitional_continue", "Điều 3. Sở Tài chính tiếp tục thực hiện nhiệm vụ được giao."),
        ("period_named", "Điều 4. Hiệu lực\nNghị quyết này có hiệu lực và áp dụng từ năm học 2025-2026."),
        ("period_named", "Điều 4. Hiệu lực\nNghị quyết này áp dụng cho năm học 2025-2026 và các năm học tiếp theo."),
        ("period_named", "Điều 4. Hiệu lực\nNghị quyết này áp dụng từ năm 2026."),
        ("period_named", "Điều 4. Hiệu lực\nSở Tài chính rà soát Nghị quyết này trong năm 2026."),
        ("period_named", "Điều 1. Nghị quyết này quy định mức chi bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031."),
        ("period_named", "Điều 2. Mức chi\n1. Căn cứ kế hoạch đầu tư công giai đoạn 2021-2025 để phân bổ."),
        ("scope", "Điều 5. Tổ chức\nSở Công Thương kiểm tra chợ trên địa bàn tỉnh Nghệ An."),
        ("unit_named", "Điều 4. Ủy ban nhân dân tỉnh Nghệ An tổ chức kiểm tra."),
        ("unit_named", "Điều 4. Ủy ban nhân dân cấp xã, đặc khu tổ chức kiểm tra."),
        ("attached", "Điều 4. Nộp đơn kèm theo bản sao giấy chứng nhận."),
    ],
)
def test_what_only_looks_like_it(kind: str, text: str) -> None:
    assert read(text, kind) == []


def test_quoted_text_says_nothing_but_the_effect_of_the_amended_document() -> None:
    quoted = "“1. Luật này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2024. Xe thô sơ không được hoạt động.”"
    text = f"Điều 1. Sửa đổi khoản 1 Điều 252 như sau:\n{quoted}"
    found = clauses(document(text, quoted=quoted))
    assert [dict(c.values) for c in found if c.kind == "effect_of_other"] == [{"from": "2024-08-01"}]
    assert [c.kind for c in found if c.kind in ("blanket_repeal", "scope", "attached")] == []


def test_every_kind_is_in_the_decision_and_the_other_way_round() -> None:
    listed = set(re.findall(r"^\| `(\w+)` \|", ADR.read_text(encoding="utf-8"), re.M))
    source = Path(__file__).parents[2] / "registry" / "extracting"
    made = {
        kind
        for file in ("clauses.py", "modality.py", "named_units.py", "stretches.py")
        for kind in re.findall(r"(?:clause\(\s*passage, |, )\"([a-z]+_?[a-z_]*)\", (?:start|found|at|tuple)", (source / file).read_text(encoding="utf-8"))
    }
    assert made and made <= listed
    assert listed - made <= {"unit_named", "period_named"}


PIECES = (
    "Điều 1. ", "1. ", "a) ", "Những quy định", " trái với", " Quyết định này", " bãi bỏ", " thay thế", " thì áp dụng", " dẫn chiếu", " rút gọn", " trừ trường hợp", " phải",
    " không được", " cấm ", " tiếp tục thực hiện", " giai đoạn 2021-2025", " trên địa bàn tỉnh", " Bình Thuận", " huyện", " thị trấn", " kèm theo", " hồ sơ gồm", ".", ";", "\n", "(",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=200))
def test_never_crashes_and_points_at_its_words(text: str) -> None:
    typed = document(text)
    found = clauses(typed)
    assert sound(typed, [c.place for c in found])
    assert found == clauses(typed)
