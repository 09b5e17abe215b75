"""What amounts a text allows, and whether two texts can both be kept: '20 triệu đồng' and '20.000.000 đồng' are one amount.

Times are compared in days: five working days are five to nine calendar days, a month 28 to 31, so that only a sure difference counts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from registry.model import Measure

_DAYS = {
    "day": (1, 1), "working_day": (1, 1.4), "month": (28, 31), "year": (365, 366), "hour": (1 / 24, 1 / 24),
    "working_hour": (1 / 24, 1 / 8 * 1.4), "minute": (1 / 1440, 1 / 1440),
}  # fmt: skip
WEEKEND = 2
"""Days that may be added to working days by a weekend in between."""
Number = tuple[float, float]
"""An amount that is known to lie between two values; nearly always they are one."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Everything from `low` to `high`; None = no bound on that side. unit: what both are in; per: of what ('hộ')."""

    low: Number | None
    high: Number | None
    unit: str
    per: frozenset[str]

    @property
    def single(self) -> bool:
        return self.low is not None and self.low == self.high


def amounts(measures: Sequence[Measure]) -> Amounts | None:
    """What the measures of one place (one, or the two ends of a range) allow; None where they are something else."""
    found = {m.bound: m for m in measures}
    one = measures[0]
    base, *per = one.unit.split("/")
    if {"range_low", "range_high"} <= found.keys():
        return Amounts(_number(found["range_low"]), _number(found["range_high"]), base, frozenset(per))
    if len(found) != 1:
        return None
    value = _number(one)
    low = None if one.bound == "max" else value
    high = None if one.bound == "min" else value
    return Amounts(low, high, base, frozenset(per))


def comparable(one: Amounts, other: Amounts) -> bool:
    return one.per == other.per or not one.per or not other.per


def _number(measure: Measure) -> Number:
    base = measure.unit.split("/", 1)[0]
    if base not in _DAYS:
        return measure.value, measure.value
    few, many = (measure.value * factor for factor in _DAYS[base])
    return few, math.ceil(many) + WEEKEND if base == "working_day" else many


def exceeds(lower: Amounts, above: Amounts) -> bool:
    """Whether the lower text allows, or demands, what the text above does not allow; a stricter limit is no difference."""
    lower, above = _alike(lower, above)
    if above.single and not lower.single:
        # A fixed amount above: a lower text that sets a limit must set it there.
        return any(end is not None and not _equal(end, above.low) for end in (lower.low, lower.high))  # type: ignore[arg-type]
    too_much = above.high is not None and _greater(lower.high or lower.low, above.high)
    too_little = above.low is not None and _greater(above.low, lower.low or lower.high)
    return too_much or too_little


def differ(one: Amounts, other: Amounts) -> bool:
    """Whether two texts of one rank set different amounts: other limits of one kind, or limits that leave nothing in common.

    An amount within the range of the other text is none.
    """
    one, other = _alike(one, other)
    if one.single != other.single and None not in (one.low, one.high, other.low, other.high):
        return exceeds(one, other) if one.single else exceeds(other, one)
    if (one.low is None) == (other.low is None) and (one.high is None) == (other.high is None):
        return any(a is not None and b is not None and not _equal(a, b) for a, b in ((one.low, other.low), (one.high, other.high)))
    return (one.high is not None and other.low is not None and _greater(other.low, one.high)) or (
        other.high is not None and one.low is not None and _greater(one.low, other.high)
    )


def _alike(one: Amounts, other: Amounts) -> tuple[Amounts, Amounts]:
    """Of one unit, the values as typed: five working days and six are not the same although both may be eight days."""
    if one.unit != other.unit or one.unit not in _DAYS:
        return one, other
    return _sharp(one), _sharp(other)


def _sharp(one: Amounts) -> Amounts:
    return Amounts(one.low and (one.low[0],) * 2, one.high and (one.high[0],) * 2, one.unit, one.per)


def _equal(one: Number, other: Number) -> bool:
    return not _greater(one, other) and not _greater(other, one)


def _greater(one: Number | None, other: Number | None) -> bool:
    """Surely greater, whatever the two amounts are within their ends."""
    return one is not None and other is not None and one[0] > other[1] + 1e-9 * max(1.0, abs(other[1]))
