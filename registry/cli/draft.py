"""A draft checked before signing: read from its file, laid over the registry, nothing stored."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from registry.cli.output import Refused


def read_draft(path: Path, issuer: str | None, day: date) -> tuple[Any, Any]:
    """(Reading, Document). issuer: the body that will sign, where the draft does not say it; day: stands for an open date."""
    from registry.extracting import extract
    from registry.parsing import parse
    from registry.reading import Unreadable, read

    try:
        reading = read(path)
    except Unreadable as problem:
        raise Refused(f"{path.name}: {problem}") from None
    parsed = parse(reading)
    if parsed.header.key is None or issuer:
        parsed = replace(parsed, header=with_key(parsed.header, issuer, day))
    return reading, extract(parsed)


def with_key(header: Any, issuer: str | None, day: date) -> Any:
    """The header with the key that it will have: rules ask who issues what, when."""
    from registry.intake.plausible import is_body
    from registry.law import bodies
    from registry.model.keys import DocKey, type_code

    named = issuer or header.issuer
    if not named:
        raise Refused("không đọc được cơ quan ban hành của dự thảo; hãy nêu, ví dụ: --issuer 'Ủy ban nhân dân tỉnh Lâm Đồng'")
    issued = header.issued or day
    known = sorted(bodies.bodies_named(named, issued))
    if not known or (issuer and not is_body(named, issued)):
        raise Refused(f"không rõ cơ quan '{named}'; {_meant(named, issued)}")
    if issuer and len(known) > 1:
        raise Refused(f"'{named}' có thể là: {'; '.join(map(bodies.body_name, known[:8]))}; hãy viết đủ tên tỉnh")
    key = DocKey(known[0], type_code(header.type or "Quyết định"), header.number, issued)
    return replace(header, key=key, issuer=bodies.body_name(known[0]), issued=issued)


def _meant(named: str, day: date) -> str:
    """The province whose body was probably meant; else how names are written."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    from registry.law.unit_tables import tier
    from registry.model.text import fold, plain

    found = re.match(r"(?P<hdnd>hội đồng nhân dân|hđnd)\b|(?:ủy ban nhân dân|ubnd)\b", fold(named))
    place = named[found.end() :].strip() if found else named
    names = [u.words for u in tier("provinces").values() if day in u.valid]
    near = extractOne(place, names, scorer=ratio, processor=plain, score_cutoff=80)
    office = "Hội đồng nhân dân" if found and found["hdnd"] else "Ủy ban nhân dân"
    return f"có phải '{office} {near[0]}'?" if near else "hãy viết tên đầy đủ, ví dụ 'Ủy ban nhân dân tỉnh Lâm Đồng'"
