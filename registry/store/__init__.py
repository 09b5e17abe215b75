"""The registry's memory: files, documents, statements, decisions, and what was done when (ADR 5).

Reading goes by SQL over Django's connection and never loads the models; writing is left to intake/.
"""

from registry.store.errors import StoreError

__all__ = ["StoreError"]
