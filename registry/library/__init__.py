"""The one thing that tracking and checks ask: links, cited_by, events, status, pairs, over any Shelf."""

from registry.library.features import features
from registry.library.library import Library
from registry.library.memory import MemoryShelf, Overlay

__all__ = ["Library", "MemoryShelf", "Overlay", "features"]
