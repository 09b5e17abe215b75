"""Paragraphs -> a document with its header, components, provisions and zones. It never refuses: a valid tree and warnings."""

from registry.parsing.document import parse

__all__ = ["parse"]
