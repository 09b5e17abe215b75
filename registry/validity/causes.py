"""The causes of events: what each does to a status, and the words that staff know from vbpl.vn (domain.md 5.3, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Effect = Literal["note", "start", "end", "change", "suspend", "keep", "extend", "doubt", "unclear"]


@dataclass(frozen=True, slots=True)
class Cause:
    """effect: start and end of the text; change = old wording ended, the text goes on; keep = survives an end or a suspension;
    extend = applies to more territory; doubt = the word stands, but only as a sign; unclear = the word becomes 'chưa xác định'.
    whole, part: the 'Trạng thái' of the history page, for the document and for provisions of it.
    """

    effect: Effect
    whole: str
    part: str = ""

    def label(self, whole: bool) -> str:
        return self.whole if whole or not self.part else self.part


CAUSES = {
    "ban_hanh": Cause("note", "Văn bản được ban hành"),
    "hieu_luc": Cause("start", "Văn bản có hiệu lực", "Một phần có hiệu lực"),
    "sua_doi": Cause("change", "Được sửa đổi", "Được sửa đổi"),
    "bo_sung": Cause("doubt", "Được bổ sung", "Được bổ sung"),
    "dinh_chinh": Cause("note", "Được đính chính"),
    "bai_bo": Cause("end", "Bị bãi bỏ", "Bị bãi bỏ 1 phần"),
    "thay_the": Cause("end", "Bị thay thế", "Bị thay thế 1 phần"),
    "het_han": Cause("end", "Văn bản hết hiệu lực (hết thời hạn)", "Bị hết hiệu lực 1 phần (hết thời hạn)"),
    "het_hieu_luc": Cause("end", "Văn bản hết hiệu lực", "Bị hết hiệu lực 1 phần"),
    "luat_72_54_9": Cause("end", "Hết hiệu lực (văn bản ban hành theo Điều 54 khoản 9 Luật 72/2025/QH15)"),
    "cap_huyen": Cause("end", "Văn bản cấp huyện hết hiệu lực"),
    "het_theo_goc": Cause("end", "Có dấu hiệu hết hiệu lực theo văn bản được quy định chi tiết",
                          "Có dấu hiệu hết hiệu lực 1 phần theo văn bản được quy định chi tiết"),
    "het_theo_duoc_sua": Cause("end", "Có dấu hiệu hết hiệu lực theo văn bản được sửa đổi, bổ sung"),
    "dinh_chi": Cause("suspend", "Bị đình chỉ việc thi hành", "Bị đình chỉ việc thi hành 1 phần"),
    "ngung": Cause("suspend", "Bị ngưng hiệu lực", "Bị ngưng hiệu lực 1 phần"),
    "tiep_tuc": Cause("keep", "Được tiếp tục áp dụng", "Được tiếp tục áp dụng 1 phần"),
    "ap_dung": Cause("extend", "Được áp dụng thêm trên địa bàn khác"),
    "sap_nhap": Cause("note", "Đơn vị hành chính được sắp xếp: tiếp tục có hiệu lực trong địa bàn cũ"),
    "cong_bo": Cause("note", "Được nêu trong danh mục công bố"),
    "goc_het": Cause("doubt", "Cần rà soát vì đã hết hiệu lực văn bản được quy định chi tiết"),
    "trai_tham_quyen": Cause("doubt", "Bị văn bản của cơ quan không có thẩm quyền tuyên bố xử lý"),
    "bai_bo_chung": Cause("doubt", "Có thể bị bãi bỏ theo câu bãi bỏ chung, không nêu đích danh"),
    "khong_khop": Cause("unclear", "Bị nêu là hết hiệu lực hoặc được sửa đổi, nhưng ngày, tên hoặc cơ quan ghi không khớp"),
    "chua_ro": Cause("doubt", "Có thể là văn bản bị nêu: nhiều văn bản cùng số"),
    "nghi_het": Cause("unclear", "Có thể đã hết hiệu lực trong địa bàn cũ: có văn bản mới cùng nội dung cho toàn đơn vị mới"),
    "het_giai_doan": Cause("unclear", "Hết giai đoạn nêu trong văn bản, không có điều khoản về thời hạn"),
}  # fmt: skip


def effect(cause: str) -> Effect:
    """What the cause does; an unknown one (a person's own word) is only noted."""
    known = CAUSES.get(cause)
    return known.effect if known else "note"


def label(cause: str, whole: bool) -> str:
    known = CAUSES.get(cause)
    return known.label(whole) if known else cause
