"""What part of a document is asked about, and which events reach it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from registry.model import Event
from registry.validity.causes import effect
from registry.validity.provisions import Tree, below, covers, lineage
from registry.validity.territory import anywhere, meets


@dataclass(frozen=True)
class Scope:
    """provision: with its component, None = the whole; territory: a unit id, None = all where the document applies.

    home: the territory of the issuer, None = everywhere or unknown.
    """

    provision: str | None
    territory: str | None
    tree: Tree
    home: frozenset[str] | None

    @cached_property
    def held(self) -> tuple[str, ...]:
        return lineage(self.provision, self.tree) if self.provision else ()

    @property
    def unknown(self) -> bool:
        """Whether the text is held and does not have the provision."""
        return bool(self.provision and self.tree and self.provision not in self.tree)

    def whole(self, event: Event) -> bool:
        """Whether the event is about all of the provision, in all of the territory asked about."""
        if self.provision is None:
            return not event.provisions and self._all_land(event)
        return (not event.provisions or covers(event.provisions, self.provision, self.tree)) and self._all_land(event)

    def part(self, event: Event) -> bool:
        """Whether the event is about less than that, but about something of it."""
        if not self._some_land(event) or self.whole(event):
            return False
        if not event.provisions or (self.provision and covers(event.provisions, self.provision, self.tree)):
            return True
        return below(event.provisions, self.provision, self.tree)

    def touches(self, event: Event) -> bool:
        return self.whole(event) or self.part(event)

    def applies(self, active: Iterable[Event]) -> bool:
        """Whether the document applies in the territory asked about at all."""
        if self.territory is None or self.home is None:
            return True
        more = [one for e in active if effect(e.cause) == "extend" for one in e.territory or ()]
        return any(meets(self.territory, one) for one in (*sorted(self.home), *more))

    def _all_land(self, event: Event) -> bool:
        if event.territory is None:
            return True
        asked = (self.territory,) if self.territory else sorted(self.home or ())
        return bool(asked) and all(anywhere(one, event.territory) for one in asked)

    def _some_land(self, event: Event) -> bool:
        if event.territory is None or self.territory is None:
            return True
        return any(meets(self.territory, one) for one in event.territory)
