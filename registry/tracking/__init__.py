"""Delegations matched to the documents that carry them out: what a body still owes, and since when."""

from registry.tracking.overdue import COVERED, LATE, NONE_FOUND, NOT_DUE, PREDECESSOR, STATES, Overdue, overdue

__all__ = ["COVERED", "LATE", "NONE_FOUND", "NOT_DUE", "PREDECESSOR", "STATES", "Overdue", "overdue"]
