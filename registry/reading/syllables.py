"""Whether letters can be a Vietnamese syllable: the grammar of the spelling, not a word list."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen
oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uơ up ut
uy uya uych uyên uyêt uynh uyt uyu uôc uôi uôm uôn uông uôp uôt ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu ynh
"""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPE = re.compile(f"(?:{'|'.join(sorted(_ONSETS.split(), key=len, reverse=True))})?(?:{'|'.join(_RIMES.split())})|gi|gin|giêng|giêt|qu[ay]n?g?|đ|Đ")
_STOPPED = re.compile("(?:c|ch|p|t)$")


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """'nghiêng', 'Quyết', 'HÒA', 'hoà', 'ủy', 'uỷ'; not 'ViÖt', 'Ñieàu'. word: in NFC."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in marks if char in _TONES]
    if len(tones) > 1 or len(word) > 7:
        return False
    bare = unicodedata.normalize("NFC", "".join(char for char in marks if char not in _TONES))
    return _SHAPE.fullmatch(bare) is not None and not (tones and tones[0] not in "\u0301\u0323" and _STOPPED.search(bare))
