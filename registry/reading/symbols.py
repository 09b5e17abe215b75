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
    """What a character of a font looks like; None if its font is unknown and the character has no meaning without it."""
    code = ord(char)
    table = _FONTS.get(font.lower())
    private = 0xE000 <= code <= 0xF8FF
    if table is not None and (private or code < 0x100):
        return table.get(code & 0xFF)
    return None if private else char


def bullet(char: str, font: str) -> str:
    """A bullet: what it looks like, else a plain one."""
    return symbol(char, font) or _WINGDINGS.get(ord(char) & 0xFF) or "•"
