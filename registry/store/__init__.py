"""The registry's memory: files, documents, statements, decisions, and what was done when (ADR 5).

Reading goes by SQL and never loads Django; writing is left to intake/.
"""

from registry.store.errors import StoreError

__all__ = ["StoreError"]
