"""Statements and links -> dated events -> status on a day."""

from registry.validity.causes import CAUSES, effect, label
from registry.validity.fold import Timeline, on, order, status, timeline
from registry.validity.history import Row, history
from registry.validity.incoming import CAUSED, Citing, effect_period, first_day, incoming_events
from registry.validity.lapse import Parent, details, lapse_events
from registry.validity.neighbours import neighbour_events
from registry.validity.own import own_events
from registry.validity.provisions import NOWHERE, Tree, located, tree
from registry.validity.subject import same_subject, subject

__all__ = [
    "CAUSED", "CAUSES", "NOWHERE", "Citing", "Parent", "Row", "Timeline", "Tree", "details", "effect", "effect_period", "first_day",
    "history", "incoming_events",
    "label", "lapse_events", "located", "neighbour_events", "on", "order", "own_events", "same_subject", "status", "subject",
    "timeline", "tree",
]  # fmt: skip
