"""A law named without its number: which of the acts of that name is meant on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from registry.law import acts
from registry.linking.dates import shown
from registry.linking.judging import Citing, Judgement, contradiction, date_fit
from registry.model.document import Header
from registry.model.keys import TargetKey, law_name, type_code
from registry.model.spans import Period


def by_name(target: TargetKey, headers: Sequence[Header], where: Citing) -> list[Judgement]:
    """Every act of that name that can be meant: by its date where one is printed, else by the citing day."""
    same = [h for h in headers if _called(target, h)]
    if target.issued:
        told = [j for h in same if (j := _dated(target, h))]
        if len(told) > 1 and where.day and target.issued.single is None:
            # Two laws of one name in one year: the citing day decides between them.
            return on([j.header for j in told], where.day) or told
        return told
    if where.day is None:
        return [Judgement(h, ("đúng tên, không rõ ngày viện dẫn",), ()) for h in same]
    return on(same, where.day)


def on(headers: Sequence[Header], day: date) -> list[Judgement]:
    """The act in force on the day, or the last that was; beside it one that is passed and waits for its effect.

    Amending laws share their names: without a date all that were passed by then are meant.
    """
    passed = [h for h in headers if (issued := _issued(h)) is None or issued <= day]
    if any(_amending(h) for h in passed):
        return [Judgement(h, ("đúng tên; nhiều luật sửa đổi cùng tên",), ()) for h in passed]
    begun = sorted((h for h in passed if (start := force(h).start) and start <= day), key=lambda h: (force(h).start, h.id))
    waiting = [h for h in passed if (start := force(h).start) and start > day]
    undated = [h for h in passed if force(h).start is None]
    told = [Judgement(h, ("đúng tên, không rõ ngày hiệu lực",), ()) for h in undated]
    if begun:
        last = begun[-1]
        words = "đang có hiệu lực" if day in force(last) else "có hiệu lực gần nhất trước"
        told.append(Judgement(last, (f"đúng tên, {words} ngày {shown(day)}",), (), doubtful=_followed_unnamed(last, day)))
    told += [Judgement(h, (f"đúng tên, đã ban hành nhưng ngày {shown(day)} chưa có hiệu lực",), ()) for h in waiting]
    return told


def _followed_unnamed(header: Header, day: date) -> bool:
    """Whether the act was replaced by one, passed by that day, whose name the catalogue does not have: maybe it is the one meant."""
    act = acts.act_of(header.id)
    heirs = acts.replacers(act) if act else ()
    return any(not heir.names and (heir.in_force.start is None or (heir.issued or heir.in_force.start) <= day) for heir in heirs if heir.type == header.type)


def force(header: Header) -> Period:
    """From the first day of effect as the catalogue has it, else of issue."""
    act = acts.act_of(header.id)
    return act.in_force if act else Period(header.issued, None)


def _called(target: TargetKey, header: Header) -> bool:
    if target.type and header.key and type_code(target.type) != header.key.type and header.key.type not in ("luat", "bl"):
        return False
    wanted = law_name(target.name or "")
    return bool(wanted) and any(law_name(name) == wanted for name in header.names)


def _dated(target: TargetKey, header: Header) -> Judgement | None:
    told = date_fit(target, header)
    single = bool(target.issued and target.issued.single)
    if told == "same":
        return Judgement(header, ("đúng tên", "đúng ngày" if single else "đúng năm"), (), single)
    if told == "slip":
        return Judgement(header, ("đúng tên",), (contradiction(target, header),))
    return Judgement(header, ("đúng tên, danh mục không có ngày",), ()) if told == "" else None


def _issued(header: Header) -> date | None:
    act = acts.act_of(header.id)
    return header.issued or (act.in_force.start if act else None)


def _amending(header: Header) -> bool:
    act = acts.act_of(header.id)
    return act.amending if act else any(" sua doi" in law_name(name) for name in header.names)
