"""Who must, must not or may do what: the clauses of kind modality."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.extracting.clause import Reader, clause
from registry.extracting.passages import Passage
from registry.extracting.phrases import spaced
from registry.model.document import Clause, Header
from registry.model.text import squeeze

# What somebody himself does: 'xe thô sơ được hoạt động', but not 'hồ sơ được cấp'.
_ACTION = (
    r"(?:hoạt động|kinh doanh|lưu thông|dừng|đỗ|đậu|bán|mua|nuôi|trồng|tách|tham gia|đi|vào|lấn|đổ|xả|đốt|khai thác|"
    r"vận chuyển|cho thuê|"
    r"chuyển nhượng|treo|giết mổ|chăn nuôi|sản xuất|tự \w+|mang|để|sử dụng|xây dựng|quảng cáo)"
)
# Whoever acts himself, whatever the verb: 'Hộ kinh doanh được đun nấu'. What is done to him ('được cấp') is no permission.
_AGENT = spaced(
    r"(?:(?:các|những|mọi|mỗi|chủ) )*(?:hộ|cá nhân|tổ chức|người|học sinh|sinh viên|doanh nghiệp|cơ sở|phương tiện|xe|tàu|thuyền|"
    r"hợp tác xã|công dân|khách|nhà đầu tư|nhà thầu|chủ(?! (?:tịch|trương|yếu|trì|động|thể)))(?!\w)"
)
_DONE_TO = spaced(
    r" ?(?:hỗ trợ|cấp|giao|miễn|giảm|hưởng|bố trí|tính|áp dụng|xem xét|thanh toán|chi trả|bồi thường|công nhận|quy định|bảo đảm|cử|tuyển|"
    r"bổ nhiệm|phê duyệt|chấp thuận|xác định|xác nhận|ủy quyền|uỷ quyền|phân công|mời|thông báo|đào tạo|nhận|trả|chi|ban hành|thực hiện|"
    r"xếp|tặng|khen thưởng|đánh giá|lựa chọn|hoàn|cung cấp|tạo điều kiện|nêu|coi|gọi|phép|quyền)(?!\w)"
)
# In 'người được thi hành án phải nộp phí' the words behind 'được' only say who.
_WHO = spaced(r"[^,;:.\n]*? (?:phải|được|bị|có trách nhiệm|có quyền|có nghĩa vụ|thì)(?!\w)")
_PAUSE = spaced(r"[,;:]")
_MUST_NOT = spaced(
    r"không được(?: phép)?(?! (?:vượt|quá|thấp|cao|dưới|ít|nhiều|lớn|nhỏ|hỗ trợ quá))(?= \w)|nghiêm cấm(?= \w)|"
    r"(?<!nghiêm\x20)cấm(?= \w)"
)
_MUST = spaced(r"(?<!không\x20)phải(?= \w)")
_MAY = spaced(r"(?<!không\x20)(?<!phải\x20)được (?:phép|quyền)(?= \w)|(?<!không\x20)(?<!phải\x20)(?<!cần\x20)(?<!người\x20)được(?= \w)")
_ACTIVE = spaced(rf" ?{_ACTION}(?!\w)")


def _modality(mode: str, pattern: re.Pattern[str]) -> Reader:
    """Who must, must not or may do what: 'Phương tiện vận chuyển phải có thùng kín'."""

    def read(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
        word = pattern.match(passage.low, at)
        start = passage.sentence_start(at)
        if word is None or at - start > 260 or passage.outside(at):
            return
        end = passage.sentence_end(at)
        actor = squeeze(passage.text[start:at]).rsplit(". ", 1)[-1].strip(" ,:")
        if word[0] == "được" and not _permitted(passage.low, start, word.end()):
            return
        stop = _PAUSE.search(passage.low, word.end(), end)
        action = passage.text[word.end() : stop.start() if stop else end]
        if action.count(" ") >= 2 and len(actor) <= 200:
            yield clause(passage, "modality", start, end, mode=mode, actor=actor, action=action)

    return read


def _permitted(low: str, start: int, behind: int) -> bool:
    """Whether 'được' before `behind` permits something: what one does oneself, or what an agent is not merely given."""
    if _ACTIVE.match(low, behind):
        return True
    return bool(_AGENT.match(low, start)) and not _DONE_TO.match(low, behind) and not _WHO.match(low, behind)


must, must_not, may = _modality("must", _MUST), _modality("must_not", _MUST_NOT), _modality("may", _MAY)
