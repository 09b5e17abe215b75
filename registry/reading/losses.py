"""What reading dropped, counted: a text that hides what it lost cannot be trusted."""

from __future__ import annotations

from collections import Counter

# kind -> sentence. Those with 'ký tự' count characters other than white space, and only they do.
SENTENCES = {
    "deleted": "Đã bỏ {n} ký tự bị xóa trong phần theo dõi thay đổi (track changes).",
    "moved": "Đã bỏ {n} ký tự ở chỗ cũ của đoạn được chuyển đi (track changes).",
    "inserted": "Có {n} chỗ chèn thêm chưa được chấp nhận (track changes): đọc như đã chấp nhận.",
    "hidden": "Đã bỏ {n} ký tự của chữ ẩn (hidden text).",
    "fallback": "Đã bỏ {n} ký tự của bản thay thế (Fallback) của khung chữ, hình vẽ.",
    "header": "Không đưa vào văn bản {n} ký tự ở đầu trang.",
    "footer": "Không đưa vào văn bản {n} ký tự ở chân trang.",
    "comment": "Không đưa vào văn bản {n} ký tự của ghi chú bên lề (comment).",
    "other_part": "Không đưa vào văn bản {n} ký tự ở các phần khác của tệp (mẫu dựng sẵn, biểu đồ, sơ đồ).",
    "note": "Không đưa vào văn bản {n} ký tự của chú thích không còn được dẫn tới.",
    "navigation": "Không đưa vào văn bản {n} ký tự của trang web ở ngoài văn bản (thanh điều hướng, nút bấm).",
    "calls": "Đã bỏ {n} dấu gọi chú thích.",
    "field_code": "Đã bỏ {n} ký tự nằm trong mã trường (field code).",
    "drawn": "Không đưa vào văn bản {n} ký tự trong hình vẽ, sơ đồ.",
    "misplaced": "Đã bỏ {n} ký tự nằm sai chỗ trong cấu trúc của tệp.",
    "ruby": "Đã bỏ {n} ký tự chú âm (ruby).",
    "instructions": "Đã bỏ mã của {n} trường (field), giữ kết quả của chúng.",
    "invisible": "Đã bỏ {n} ký tự điều khiển hoặc không nhìn thấy được.",
    "soft_hyphens": "Đã bỏ {n} dấu ngắt từ tùy chọn.",
    "symbols": "Không hiểu {n} biểu tượng (symbol) và đã bỏ qua.",
    "pictures": "Có {n} hình ảnh không đọc được chữ bên trong.",
    "objects": "Có {n} đối tượng nhúng (OLE, tệp con) không được đọc.",
    "wordart": "Có {n} chữ nghệ thuật (WordArt, chữ chìm) không được đọc.",
    "broken_parts": "Có {n} phần phụ của tệp bị hỏng hoặc quá lớn, không đếm được chữ bên trong.",
    "tcvn3": "Đã chuyển {n} chữ từ mã TCVN3 (ABC) sang Unicode.",
    "vni": "Đã chuyển {n} chữ từ mã VNI sang Unicode.",
    "composed": "Đã ghép {n} dấu rời (Unicode tổ hợp) vào chữ.",
    "eth": "Đã sửa {n} chữ Ð, ð (Eth) thành Đ, đ.",
    "glyphs": "Đã sửa {n} chữ Ƣ, ƣ (lỗi phông khi tạo tệp) thành Ư, ư.",
    "signatures": "Có {n} chữ ký số: tên, ngày chỉ nằm trong hình chữ ký thì không được đọc.",
    "scanned_pages": "Có {n} trang chỉ có ảnh, không đọc được chữ bên trong.",
    "formats": "Có {n} số tự động kiểu lạ, đọc như số thường.",
}  # fmt: skip


class Losses:
    """A counter of kinds of SENTENCES."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, kind: str, count: int = 1) -> None:
        if count:
            self.counts[kind] += count

    def sentences(self) -> tuple[str, ...]:
        return tuple(text.format(n=self.counts[kind]) for kind, text in SENTENCES.items() if self.counts[kind])
