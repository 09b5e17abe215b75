"""scan, whoosh, tantivy: one answer, three speeds."""
