"""tantivy: the same answers at the size of a province."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import tantivy
from tantivy import FieldType, Occur
from tantivy import Query as T

from registry.model.keys import type_code
from registry.searching.analysis import bare, canonical, number_terms, numbers_in, pairs
from registry.searching.engine import Found, Scored
from registry.searching.engines.scan import issued_by
from registry.searching.packing import pack, unpack
from registry.searching.ranking import OWN_NUMBER, REPEATS, SYLLABLES, TITLE, terms
from registry.searching.tree import All, Any, AtLeast, Filters, Head, Node, Number, Phrase, Prefix, Query, Word
from registry.searching.units import Unit

_HEAP = 64_000_000  # bytes for one writing thread
_MOST_DOCUMENTS = 60_000  # buckets of a count by document: tantivy's own limit is 65,000


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    for name in ("exact", "bare"):
        schema.add_text_field(name, tokenizer_name="spaces", index_option="position")
    for name in ("pair", "title"):
        schema.add_text_field(name, tokenizer_name="spaces", index_option="freq")
    for name in ("number", "own", "head"):
        schema.add_text_field(name, tokenizer_name="spaces", index_option="basic")
    for name in ("type", "issuer"):
        schema.add_text_field(name, tokenizer_name="raw", index_option="basic")
    schema.add_text_field("document", tokenizer_name="raw", index_option="basic", fast=True)
    schema.add_integer_field("issued", indexed=True, fast=True)
    schema.add_bytes_field("unit", stored=True)
    return schema.build()


def _row(unit: Unit) -> tantivy.Document:
    row = tantivy.Document()
    text = canonical(unit.text)
    own = number_terms(unit.number, own=True)
    bare_text = bare(text)
    paired = " ".join(pairs(bare_text))
    title = " ".join(pairs(bare(canonical(unit.title))))
    row.add_text("exact", text)
    row.add_text("bare", bare_text)
    row.add_text("pair", " ".join([paired] * REPEATS))
    row.add_text("title", " ".join([title] * REPEATS))
    row.add_text("number", " ".join(numbers_in(unit.text) | (own if unit.head else frozenset())))
    row.add_text("own", " ".join(own))
    if unit.head:
        row.add_text("head", "1 " + " ".join(own))
    row.add_text("type", type_code(unit.type))
    row.add_text("issuer", canonical(unit.issuer))
    row.add_text("document", unit.document)
    if unit.issued:
        row.add_integer("issued", unit.issued.toordinal())
    row.add_bytes("unit", pack(unit))
    return row


def _take_out(writer: tantivy.IndexWriter, document: str, out: set[str]) -> None:
    if document not in out:
        out.add(document)
        writer.delete_documents_by_term("document", document)


class Tantivy:
    """An index in a folder of its own; safe for threads."""

    name = "tantivy"

    def __init__(self, folder: Path, create: bool = False) -> None:
        self._schema = _schema()
        if not create and not tantivy.Index.exists(str(folder)):
            raise FileNotFoundError(folder)
        self._index = tantivy.Index(self._schema, str(folder), reuse=not create)
        self._index.register_tokenizer("spaces", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        self._index.config_reader("manual")
        self._index.reload()
        self._searcher = self._index.searcher()

    def close(self) -> None:
        """Nothing to let go: files are mapped as long as the object lives."""

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def write(self, units: Iterable[Unit], gone: Iterable[str] = ()) -> None:
        writer = self._index.writer(_HEAP, num_threads=1)
        try:
            out: set[str] = set()
            for document in gone:
                _take_out(writer, document, out)
            for unit in units:
                _take_out(writer, unit.document, out)
                writer.add_document(_row(unit))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, query: Query, within: frozenset[str] | None = None, first: int = 0, count: int = 20) -> Found:
        searcher = self._searcher
        asked = self._with_ranking(query, self._filtered(query, within))
        found = searcher.search(asked, limit=max(count, 1), offset=first, count=True)
        hits = tuple(
            Scored(unpack(bytes(searcher.doc(address)["unit"][0])), score) for score, address in found.hits[: max(count, 0)]
        )
        return Found(int(found.count), hits)  # type: ignore[attr-defined]

    def documents(self, query: Query, within: frozenset[str] | None = None) -> dict[str, int]:
        terms = {"field": "document", "size": _MOST_DOCUMENTS}
        told = self._searcher.aggregate(self._filtered(query, within), {"by": {"terms": terms}})
        if told["by"]["sum_other_doc_count"]:  # more documents than buckets: slower, but all of them
            return dict(Counter(hit.unit.document for hit in self.find(query, within, 0, len(self)).hits))
        return {bucket["key"]: int(bucket["doc_count"]) for bucket in told["by"]["buckets"]}

    def vocabulary(self) -> Mapping[str, int]:
        return {word: count for word, count in self._searcher.terms_with_prefix("exact", "") if word[0].isalnum()}

    def _term(self, field: str, value: str) -> T:
        return T.term_query(self._schema, field, value, index_option="basic")

    def _any(self, field: str, values: Iterable[str]) -> T:
        return T.term_set_query(self._schema, field, list(values))

    def _filtered(self, query: Query, within: frozenset[str] | None) -> T:
        """What decides: the query's tree with its filters, scoring nothing."""
        must = [self._node(query.root, "bare" if query.bare else "exact"), *self._filters(query.wanted)]
        must_not = self._filters(query.unwanted)
        if query.wanted.since or query.wanted.until:
            since = query.wanted.since.toordinal() if query.wanted.since else None
            last = query.wanted.until.toordinal() - 1 if query.wanted.until else None
            must.append(T.range_query(self._schema, "issued", FieldType.Integer, since, last))
        if within is not None:
            must.append(self._any("document", within))
        if len(must) == 1 and not must_not:
            return must[0]
        return T.boolean_query([*((Occur.Must, q) for q in must), *((Occur.MustNot, q) for q in must_not)])

    def _filters(self, filters: Filters) -> list[T]:
        found = []
        if filters.numbers:
            found.append(self._any("own", filters.numbers))
        if filters.types:
            found.append(self._any("type", filters.types))
        if filters.issuers:
            names = [name for name, _ in self._searcher.terms_with_prefix("issuer", "")]
            found.append(self._any("issuer", [name for name in names if issued_by(filters.issuers, name)]))
        return found

    def _node(self, node: Node, field: str) -> T:
        match node:
            case Word(word):
                return self._term(field, word)
            case Prefix(start):
                return T.regex_query(self._schema, field, re.escape(start) + ".*")
            case Phrase(tokens):
                return T.phrase_query(self._schema, field, list(tokens))
            case Number(term):
                return self._term("number", term)
            case Head():
                return self._term("head", "1")
            case Any(parts):
                return T.boolean_query([(Occur.Should, self._node(part, field)) for part in parts])
            case AtLeast(count, parts):
                return T.boolean_query([(Occur.Should, self._node(part, field)) for part in parts], count)
            case All(parts, without):
                must = [self._node(part, field) for part in parts] or [T.all_query()]
                return T.boolean_query(
                    [*((Occur.Must, q) for q in must), *((Occur.MustNot, self._node(part, field)) for part in without)]
                )

    def _with_ranking(self, query: Query, filtered: T) -> T:
        asked = terms(query)
        should = [T.term_query(self._schema, "pair", pair, index_option="freq") for pair in asked.pairs]
        should += [T.boost_query(T.term_query(self._schema, "title", p, index_option="freq"), TITLE) for p in asked.pairs]
        field = "bare" if query.bare else "exact"
        should += [
            T.boost_query(T.term_query(self._schema, field, word, index_option="freq"), SYLLABLES) for word in asked.syllables
        ]
        should += [T.const_score_query(self._own(number), OWN_NUMBER) for number in asked.numbers]
        return T.boolean_query([(Occur.Must, T.const_score_query(filtered, 0.0)), *((Occur.Should, q) for q in should)])

    def _own(self, number: str) -> T:
        return self._term("head", number)
