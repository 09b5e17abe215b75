"""One decree in DOCX, from which LibreOffice made the files in files/ (soffice --headless --convert-to doc|rtf|html|pdf).

usage: python tests/reading/decree.py PATH      writes it
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx_xml import GRID, abstract, cell, instance, lvl, num, p, parts, r, relations, row, table, zipped

CENTER = '<w:jc w:val="center"/>'
B = "<w:b/>"
SIZE = '<w:sz w:val="26"/><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
WIDE = '<w:tcW w:w="4700" w:type="dxa"/>'


def head(text: str, bold: str = "") -> str:
    return p(r(text, bold), pr=CENTER)


BODY = (
    table(
        row(cell(head("ỦY BAN NHÂN DÂN", B), head("TỈNH LAM GIANG", B), head("Số: 12/2025/QĐ-UBND"), pr=WIDE),
            cell(head("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", B), head("Độc lập - Tự do - Hạnh phúc", B), head("Lam Giang, ngày 05 tháng 11 năm 2025"), pr=WIDE)))
    + head("QUYẾT ĐỊNH", B) + head("Quy định mức thu phí tham quan", B)
    + p(r("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", "<w:i/>"), pr='<w:jc w:val="both"/>')
    + head("QUYẾT ĐỊNH:", B)
    + p(r("Điều 1. Phạm vi điều chỉnh", B))
    + p(r("Quyết định này quy định mức thu phí"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" trên địa bàn tỉnh."))
    + p(r("Trường hợp thứ nhất;"), pr=num(0)) + p(r("Trường hợp thứ hai:"), pr=num(0)) + p(r("điểm đầu;"), pr=num(1)) + p(r("điểm sau."), pr=num(1))
    + p(r("Trường hợp thứ ba."), pr=num(0))
    + p(r("Điều 2. Mức thu", B))
    + table(
        row(cell(p(r("STT"))), cell(p(r("Mức thu (đồng)")), pr='<w:gridSpan w:val="2"/>')),
        row(cell(p(r("1"))), cell(p(r("20.000"))), cell(p(r("Người lớn")))),
        row(cell(p(r("2"))), cell(p(r("10.000"))), cell(p(r("Trẻ em")))), pr=GRID)
    + p(r("in hoa", "<w:caps/>"), r(" và "), r("ẩn", "<w:vanish/>"), r("hiện"))
    + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("Kết quả"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>', r(" của trường"))
    + p(r("Điều 3. Hiệu lực thi hành", B))
    + p(r("Quyết định này có hiệu lực từ ngày 20 tháng 11 năm 2025 và thay thế Quyết định số 14/2020/QĐ-UBND."))
    + table(row(cell(p(r("Nơi nhận:", "<w:b/><w:i/>")), p(r("- Như Điều 3;")), p(r("- Lưu: VT.")), pr=WIDE),
                cell(head("TM. ỦY BAN NHÂN DÂN", B), head("CHỦ TỊCH", B), p(), head("Trần Văn Lâm", B), pr=WIDE)))
)  # fmt: skip
OTHERS = {
    "numbering": abstract(0, lvl(0, "%1."), lvl(1, "%2)", "lowerLetter")) + instance(1, 0),
    "styles": f"<w:docDefaults><w:rPrDefault><w:rPr>{SIZE}</w:rPr></w:rPrDefault></w:docDefaults>",
    "footnotes": '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1" w:type="continuationSeparator"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", r(" Theo Luật Phí và lệ phí."))}</w:footnote>',
    "header1": p(r("Công báo tỉnh")),
}  # fmt: skip


def decree() -> bytes:
    held = parts(BODY + '<w:sectPr><w:headerReference w:type="default" r:id="r3"/></w:sectPr>', **OTHERS)
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("numbering", "numbering"), ("styles", "styles"), ("footnotes", "footnotes"), ("header1", "header"))
    )
    held["[Content_Types].xml"] = held["[Content_Types].xml"].replace("</Types>", types + "</Types>")
    held["word/_rels/document.xml.rels"] = relations(*((name.rstrip("1"), f"{name}.xml") for name in OTHERS))
    return zipped(held)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(decree())
