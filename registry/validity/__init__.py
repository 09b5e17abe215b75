"""Statements and links -> dated events -> status on a day."""

from registry.validity.causes import CAUSES, effect, label
from registry.validity.fold import Timeline, on, order, status, timeline
from registry.validity.history import Row, history
from registry.validity.incoming import CAUSED, Citing, doubt_events, effect_period, first_day, incoming_events
from registry.validity.lapse import Parent, amends, chain_events, details, lapse_events
from registry.validity.neighbours import neighbour_events
from registry.validity.own import NEVER, own_events, settled
from registry.validity.provisions import NOWHERE, Tree, located, tree
from registry.validity.subject import same_subject, subject

__all__ = [
    "CAUSED", "CAUSES", "NEVER", "NOWHERE", "Citing", "Parent", "Row", "Timeline", "Tree", "amends", "chain_events", "details",
    "doubt_events", "effect", "effect_period", "first_day", "history", "incoming_events", "label", "lapse_events", "located",
    "neighbour_events", "on", "order", "own_events", "same_subject", "settled", "status", "subject", "timeline", "tree",
]  # fmt: skip
