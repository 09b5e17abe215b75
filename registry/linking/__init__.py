"""Mentions -> targets: keys compared, never completed by a guess."""

from registry.linking.proposing import Wanted, proposals, unresolved
from registry.linking.resolving import resolve

__all__ = ["Wanted", "proposals", "resolve", "unresolved"]
