"""The names of elements in a DOCX that the rooms of reading speak of (ECMA-376-1, 17)."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"

VAL = f"{W}val"
P, R, T, DELETED, TBL, TR, TC = (f"{W}{name}" for name in ("p", "r", "t", "delText", "tbl", "tr", "tc"))
TR_PR, TC_PR = f"{W}trPr", f"{W}tcPr"
P_PR, R_PR, JC, P_STYLE, R_STYLE, NUM_PR = (f"{W}{name}" for name in ("pPr", "rPr", "jc", "pStyle", "rStyle", "numPr"))
DEL, MOVED, INSERTED, MOVED_HERE = (f"{W}{name}" for name in ("del", "moveFrom", "ins", "moveTo"))
ALTERNATE, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"

DRAWN = f"{A}t"  # text of shapes, charts and diagrams
TEXTS = (T, f"{M}t")  # what is read
ALL_TEXTS = (*TEXTS, DELETED, DRAWN)  # what is accounted for
# What is left out with all that it holds -> kind of loss.
GONE = {DEL: "deleted", MOVED: "moved", FALLBACK: "fallback", f"{W}rt": "ruby"}
PROPERTIES = frozenset(
    f"{W}{name}" for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr",
                              "customXmlPr", "smartTagPr", "rubyPr", "ffData")
)  # fmt: skip
