"""Characters of the symbol fonts (w:sym, bullets), which have no meaning outside their font."""

from __future__ import annotations

# Code in Symbol, Wingdings or Wingdings 2 (the high byte F0 taken off) -> what it looks like.
_SYMBOL = {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xAE: "→", 0x2D: "-", 0x6D: "µ", 0x57: "Ω"}
_WINGDINGS = {
    0xB7: "•", 0xA7: "▪", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x6C: "●", 0xA1: "○", 0xA8: "◻",
    0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x2D: "-", 0x22: "✂", 0x28: "☎", 0x9F: "•",
}  # fmt: skip
_WINGDINGS_2 = {0xA3: "□", 0x2A: "□", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗", 0x97: "●", 0xA2: "■"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(char: str, font: str = "") -> str | None:
    """What a character of a symbol font looks like; itself if it is an ordinary character; None if unknown."""
    code = ord(char)
    if not 0xE000 <= code <= 0xF8FF:
        return char
    table = _FONTS.get(font.lower())
    if table is None:
        return _WINGDINGS.get(code & 0xFF) or _SYMBOL.get(code & 0xFF)
    return table.get(code & 0xFF)
