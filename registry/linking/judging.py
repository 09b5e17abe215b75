"""One mention held against one document: what agrees, what contradicts, each as a short reason in Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from registry.law import acts
from registry.law.bodies import bodies_named, body, body_id, issuers_of_number, unit_of
from registry.law.units import lineage, predecessors, province_of
from registry.linking.dates import agree, shown, slip
from registry.linking.numbers import fit, same_order
from registry.model.document import Header
from registry.model.keys import TargetKey, law_name, type_code
from registry.model.numbers import number_key, same_number
from registry.model.spans import ALWAYS, Period

# Names this far apart are two names; between this and equality they are one name written in two ways.
_OTHER_NAME = 60
_LAWS = frozenset({"luat", "bl"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """agrees, against: reasons; it fits where nothing is against. exact: number and day both agree.
    doubtful: nothing contradicts, but the words leave open whether this document is meant.
    """

    header: Header
    agrees: tuple[str, ...]
    against: tuple[str, ...]
    exact: bool = False
    doubtful: bool = False

    @property
    def reason(self) -> str:
        return "; ".join((*self.agrees, *self.against))


@dataclass(frozen=True, slots=True)
class Citing:
    """What is known of the citing document: its body and its day."""

    own: str | None
    day: date | None


def citing(document: str, day: date | None) -> Citing:
    """From the id of the citing document, which begins with its issuer; a draft's tells nothing."""
    parts = document.rsplit(".", 3)
    return Citing(parts[0] if len(parts) == 4 else None, day)


def by_number(target: TargetKey, header: Header, where: Citing) -> Judgement | None:
    """The judgement for a mention with a number; None where the document is another one."""
    key = header.key
    if key is None or not target.number:
        return None
    number = fit(target.number, key.number)
    if number == "other" or not _type_fits(target, header):
        return None
    agrees = [_same_number(target.number, key.number)] if number == "same" else []
    against = [] if number == "same" else [f"số ghi {target.number}, văn bản mang số {header.number or key.number}"]
    dated = _date(target, header, agrees, against)
    if dated == "other" or not _issuer(target, header, where, dated == "same", agrees, against):
        return None
    named = _name(target, header, agrees, against)
    sure = dated == "same" or (named and target.name) or (key.type in _LAWS and same_order(target.number, key.number))
    if number == "near" and not sure:
        return None
    if where.day and header.issued and header.issued > where.day:
        against.append(f"văn bản ban hành ngày {shown(header.issued)}, sau ngày của văn bản viện dẫn")
    exact = number == "same" and dated == "same"
    returning = _comes_back(target, key.number) and header.issued is not None and not dated
    if returning:
        agrees.append("số không có năm, không ghi ngày: chưa rõ văn bản năm nào")
    return Judgement(header, tuple(agrees), tuple(against), exact, returning or _amended_by_target(target, header))


@lru_cache(maxsize=4096)
def issuers(target: TargetKey, where: Citing) -> frozenset[str] | None:
    """Bodies that can have issued it, with those of the same name before them; None where nothing that we understand is said.

    Without words the symbol speaks: a local one means the citing body's own unit, those above it and what they were before.
    """
    told = target.issuers or (bodies_named(target.issuer, where.day, where.own, ALWAYS) if target.issuer else frozenset())
    if not told and target.number and not target.issuer:
        told = issuers_of_number(target.number, where.own)
        told |= {body_id(b.rsplit(".", 1)[-1], u) for b in told if (of := unit_of(b)) for u in predecessors(of)}
    if not told:
        return None
    return frozenset({*told, *(body_id(b.rsplit(".", 1)[-1], u) for b in told if (of := unit_of(b)) for u in lineage(of))})


def date_fit(target: TargetKey, header: Header) -> str:
    """'same', 'slip' (mistyped), 'other', or '' where one of them has no date."""
    days = issue_days(header)
    if target.issued is None:
        return ""
    if not days:
        key = number_key(header.key.number) if header.key else None
        return "other" if key and key.year and not target.issued.meets(Period.year(key.year)) else ""
    if agree(target.issued, *days):
        return "same"
    printed = target.issued.single
    return "slip" if printed and any(slip(printed, day) for day in days) else "other"


def issue_days(header: Header) -> tuple[date, ...]:
    """Days that a citation may give: of signing, of adoption, and those that sources of the catalogue dispute about."""
    act = acts.act_of(header.id)
    return tuple(d for d in (header.issued, header.adopted, *(act.disputed if act else ())) if d)


def contradiction(target: TargetKey, header: Header) -> str:
    """The reason for a printed date that is not the document's."""
    assert target.issued and header.issued
    printed = target.issued.single
    if printed is None:
        year = target.issued.start.year if target.issued.start else ""
        return f"ghi năm {year}, văn bản ban hành ngày {shown(header.issued)}"
    how = slip(printed, header.issued)
    return f"ngày ghi {shown(printed)}, văn bản ban hành ngày {shown(header.issued)}" + (f" ({how})" if how else "")


def _type_fits(target: TargetKey, header: Header) -> bool:
    if not target.type or header.key is None:
        return True
    printed, true = type_code(target.type), header.key.type
    return printed == true or {printed, true} == _LAWS or printed == "van-ban"


def _same_number(printed: str, true: str) -> str:
    return "đúng số" if same_number(printed, true) else f"đúng số (ký hiệu ghi {printed}, văn bản mang {true})"


def _comes_back(target: TargetKey, number: str) -> bool:
    """Whether every year may have a document of this number, and the mention says neither the day nor a name."""
    key = number_key(number)
    return not (key and key.year) and target.issued is None and not target.name


def _date(target: TargetKey, header: Header, agrees: list[str], against: list[str]) -> str:
    """Tells agreement or contradiction; 'other' where the date shows another document of that number."""
    told = date_fit(target, header)
    if told == "same":
        agrees.append("đúng ngày" if target.issued and target.issued.single else "đúng năm")
    elif told:
        key = number_key(header.key.number) if header.key else None
        if told == "other" and not (key and key.year):
            return "other"  # a number without a year comes back every year
        against.append(contradiction(target, header))
        told = "slip"  # one number of one year and body is one document, whatever the day
    return told


def _issuer(target: TargetKey, header: Header, where: Citing, dated: bool, agrees: list[str], against: list[str]) -> bool:
    """False where another body's document happens to have the number."""
    accepted = issuers(target, where)
    if header.key is None:
        return True
    if accepted is None:  # 'Ủy ban nhân dân huyện': some body of the own province, or a central one
        return where.own is None or unit_of(header.key.issuer) is None or _family(where.own, header.key.issuer)
    if {_office(b) for b in accepted} & {_office(header.key.issuer)} or _shared(accepted, header.key.issuer):
        agrees.append("đúng cơ quan" if target.issuer or target.issuers else "cùng cơ quan")
        return True
    central = unit_of(header.key.issuer) is None
    said = bool(target.issuer or target.issuers)
    if central and all(unit_of(b) is None and body(b) is None for b in accepted):
        return True  # words that name no body we know contradict nothing
    if not said or not (central or (dated and _family(where.own, header.key.issuer))):
        return False
    against.append(f"ghi cơ quan {target.issuer or 'khác'}, văn bản do {header.issuer} ban hành")
    return True


def _office(body: str) -> str:
    """The chairman signs what the committee issues: the two are not told apart by words alone."""
    of, office = unit_of(body), body.rsplit(".", 1)[-1]
    return f"{of}.{office.removeprefix('ct').removeprefix('tt')}" if of else body


def _shared(accepted: frozenset[str], issuer: str) -> bool:
    """A joint circular is cited by one of its bodies, too."""
    return any(set(issuer.split("+")) & set(one.split("+")) for one in accepted)


def _family(own: str | None, issuer: str) -> bool:
    """Whether the bodies are of one province, or of one that went into it."""
    if own is None or unit_of(own) is None:
        return False
    home = province_of(own)
    return province_of(issuer) in {home, *predecessors(home)}


def _name(target: TargetKey, header: Header, agrees: list[str], against: list[str]) -> bool:
    """Whether a printed name is the document's; another act's name contradicts."""
    if not target.name or not header.names:
        return True
    printed, own = law_name(target.name), {law_name(name) for name in header.names}
    if printed in own:
        agrees.append("đúng tên")
        return True
    if _amended_by_target(target, header):
        agrees.append("số của luật được sửa đổi, chưa rõ luật sửa đổi nào")
        return True
    near = max(fuzz.token_sort_ratio(printed, name) for name in own)
    others = [a for a in acts.named(target.name) if a.id != header.id]
    if near >= _OTHER_NAME and not others:
        return True
    against.append(
        f"tên ghi “{target.name}”, văn bản mang tên “{header.title if header.title in header.names else min(header.names)}”"
    )
    return False


def _amended_by_target(target: TargetKey, header: Header) -> bool:
    """'Luật sửa đổi … của Luật Đất đai số 31/2024/QH15': the number can be that of the law inside the name."""
    printed = law_name(target.name or "")
    return " sua doi" in printed and any(printed.endswith(" " + law_name(name)) for name in header.names)


__all__ = ["Citing", "Judgement", "by_number", "citing", "contradiction", "date_fit", "issue_days", "issuers"]
