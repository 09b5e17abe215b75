"""Units for the tests: sentences of real decrees, and random ones made of their syllables and marks."""

from __future__ import annotations

import random
from datetime import date, timedelta

from registry.model import Place, Span
from registry.searching import Unit

SENTENCES = (
    "Quyết định này quy định bảng giá đất áp dụng từ ngày 01 tháng 01 năm 2026 trên địa bàn tỉnh.",
    "Ủy ban nhân dân cấp xã nơi có đất thu hồi chịu trách nhiệm niêm yết công khai phương án bồi thường, hỗ trợ, tái định cư.",
    "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất được cấp cho hộ gia đình, cá nhân.",
    "Bãi bỏ Quyết định số 48/2020/QĐ-UBND ngày 16 tháng 12 năm 2020 của Uỷ ban nhân dân tỉnh.",
    "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 1234/TTr-STC ngày 05 tháng 11 năm 2025.",
    "Mức thu phí bằng 10% giá trị hợp đồng nhưng không quá 1.000.000 đồng/hồ sơ; trường hợp miễn, giảm do Hội đồng nhân dân quy định.",
    "Cán bộ, công chức, viên chức làm việc tại UBND cấp huyện và HĐND cấp huyện được hưởng chế độ công tác phí.",
    "Căn cứ Luật Đất đai số 31/2024/QH15; Căn cứ Nghị định số 102/2024/NĐ-CP của Chính phủ.",
    "Việc thu tiền sử dụng đất, tiền thuê đất thực hiện theo Nghị định số 103/2024/NĐ-CP.",
    "Hoà giải viên ở cơ sở được hỗ trợ thuỷ lợi phí theo mức hỗ trợ của tỉnh Bà Rịa - Vũng Tàu.",
    "Người sử dụng đất có quyền khiếu nại, tố cáo về những hành vi vi phạm pháp luật về đất đai.",
    "Đơn giá cây trồng: cà phê (chè, hồ tiêu) và cây ăn quả khác/ha.",
)  # fmt: skip
ISSUERS = ("Ủy ban nhân dân tỉnh Lâm Đồng", "Hội đồng nhân dân tỉnh Lâm Đồng", "Ủy ban nhân dân thành phố Huế")
KINDS = (("Quyết định", "QĐ-UBND"), ("Nghị quyết", "NQ-HĐND"), ("Chỉ thị", "CT-UBND"))


def unit(text: str, document: str = "d", provision: str = "main/dieu_1", **fields: object) -> Unit:
    return Unit(Place(document, "main", provision, Span(0, len(text)), text), **fields)  # type: ignore[arg-type]


def corpus(documents: int, seed: int = 1) -> list[Unit]:
    """Documents of a header and one to eight articles; words recur, so that random queries have hits."""
    chance = random.Random(seed)
    words = " ".join(SENTENCES).split()
    found = []
    for number in range(1, documents + 1):
        kind, symbol = chance.choice(KINDS)
        issuer = chance.choice(ISSUERS)
        issued = date(2019, 1, 1) + timedelta(chance.randrange(2500)) if chance.random() < 0.95 else None
        printed = f"{chance.randint(1, 60)}/{issued.year if issued else 2025}/{symbol}"
        own = {"number": printed, "type": kind, "issuer": issuer, "issued": issued}
        title = chance.choice(SENTENCES)[:60]
        head = f"{issuer.upper()}\nSố: {printed}\n{kind.upper()}\n{title}"
        found.append(unit(head, f"d{number}", "main/header", title=title, head=True, **own))
        for article in range(1, chance.randint(1, 8) + 1):
            text = " ".join([*chance.choices(words, k=chance.randint(2, 25)), chance.choice(SENTENCES)])
            found.append(unit(text, f"d{number}", f"main/dieu_{article}", title=f"Điều {article}. " + text[:20], **own))
    return found
