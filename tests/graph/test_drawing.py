"""The graph: nodes, ghosts, edges with their first day, walks, and files that others read."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from validity.made import doc, library, says

from registry.graph import FORMATS, around, build, export, only
from registry.model import Document, Mention, Period, Place, Span, TargetKey

BASE = doc("12/2018/QĐ-UBND", "2018-05-10", "2018-05-20", title="Quy định\x0b về \"chợ\" & <hội>",
           tree=("main/dieu_1", "att1/dieu_11"))  # fmt: skip
GONE = TargetKey("Quyết định", "7/2003/QĐ-UB", None, Period.day(date(2003, 2, 1)), "Ủy ban nhân dân tỉnh Nghệ An")
LAW = "quoc-hoi.luat.45-2013-qh13.2013-11-29"


def mention(key: TargetKey | str, relation: str, at: str = "main/can_cu", **more: object) -> Mention:
    return Mention(Place("", "main", at, Span(0, 9), "theo  Quyết\n định"), key, relation, **more)  # type: ignore[arg-type]


AFTER = doc(
    "9/2021/QĐ-UBND", "2021-02-01", "2021-02-20",
    says=[
        says("sua_doi_bo_sung", BASE, "dieu_11", instrument="att"),
        says("dan_chieu", BASE, "dieu_1/khoan_2"),
        mention(GONE, "bai_bo", "main/dieu_2"),
        mention(GONE, "can_cu"),
        mention("main", "dan_chieu"),
        mention(TargetKey("Luật", "45/2013/QH13", "Luật Đất đai", issuers=frozenset({"quoc-hoi"})), "can_cu"),
        mention(TargetKey("Nghị định", "999/2024/NĐ-CP"), "dan_chieu"),
        says("bai_bo", BASE, at="main/title", partial=True),
        says("bai_bo", BASE, at="main/dieu_1", nested=True),
    ],
)  # fmt: skip
OWN = doc("5/2022/QĐ-UBND", "2022-02-01", "2022-02-20", says=[says("dan_chieu", doc("5/2022/QĐ-UBND", "2022-02-01"))])
DOCUMENTS = [BASE, AFTER, OWN]
GHOST = "ghost.n:7/2003.2003-02-01"


def drawn(*documents: Document) -> nx.MultiDiGraph:
    return build(library(*documents))


def edges(graph: nx.MultiDiGraph) -> list[tuple[str, str, tuple[str, ...], str | None, str]]:
    return [(b, d["relation"], d["provisions"], d["from"], d["certainty"]) for _, b, d in graph.edges(data=True)]


def test_nodes() -> None:
    graph = drawn(*DOCUMENTS)
    assert list(graph) == [*sorted([BASE.id, AFTER.id, OWN.id, LAW]), GHOST, "ghost.n:999/2024"]
    base, law, ghost = graph.nodes[BASE.id], graph.nodes[LAW], graph.nodes[GHOST]
    assert (base["held"], base["issued"], base["status"], base["certainty"]) == (True, "2018-05-10", "hết hiệu lực một phần", "fact")
    assert (law["held"], law["catalogue"], law["ghost"]) == (False, True, False)
    assert ghost["label"] == "Quyết định 7/2003/QĐ-UB ngày 01/02/2003" and ghost["ghost"]


def test_an_edge_a_mention() -> None:
    assert edges(drawn(*DOCUMENTS)) == [
        (BASE.id, "sua_doi_bo_sung", ("att1/dieu_11",), "2021-02-20", "fact"),
        (BASE.id, "dan_chieu", ("dieu_1/khoan_2",), None, "fact"),
        (BASE.id, "bai_bo", ("mot_phan",), "2021-02-20", "fact"),
        (BASE.id, "dan_chieu", (), None, "flag"),  # a repeal inside another title is nobody's repeal
        (GHOST, "bai_bo", (), "2021-02-20", "flag"),
        (GHOST, "can_cu", (), None, "flag"),
        (LAW, "can_cu", (), None, "fact"),
        ("ghost.n:999/2024", "dan_chieu", (), None, "flag"),
    ]


def test_edges_have_ids_places_and_quotes() -> None:
    graph = drawn(*DOCUMENTS)
    found = [(k, d["id"], d["at"], d["quote"]) for _, _, k, d in graph.edges(keys=True, data=True)]
    assert len({k for k, *_ in found}) == len(found) == 8
    assert all(k == id for k, id, *_ in found)
    assert (f"{AFTER.id}#3", f"{AFTER.id}#3", "main/can_cu", "theo Quyết định") in found


def test_ambiguous_target_is_a_ghost_with_candidates() -> None:
    twins = [doc("1/2020/QĐ-UBND", day) for day in ("2020-01-02", "2020-07-01")]
    citing = doc("2/2021/QĐ-UBND", "2021-01-02", says=[mention(TargetKey("Quyết định", "1/2020/QĐ-UBND"), "dan_chieu")])
    graph = drawn(*twins, citing)
    assert graph.nodes["ghost.n:1/2020"]["candidates"] == tuple(sorted(t.id for t in twins))


def test_around() -> None:
    far = doc("1/2024/QĐ-UBND", "2024-02-01", "2024-02-20", says=[says("can_cu", AFTER)])
    graph = drawn(*DOCUMENTS, far)
    assert set(around(graph, BASE.id)) == {BASE.id, AFTER.id}
    assert set(around(graph, BASE.id, 2)) == {BASE.id, AFTER.id, far.id, LAW, GHOST, "ghost.n:999/2024"}
    assert set(around(graph, BASE.id, 2, relations=("sua_doi_bo_sung", "can_cu"))) == {BASE.id, AFTER.id, far.id, LAW, GHOST}
    assert set(around(graph, AFTER.id, 1, day=date(2022, 1, 1))) == {BASE.id, AFTER.id, LAW, GHOST, "ghost.n:999/2024"}
    assert list(around(graph, OWN.id)) == [OWN.id]
    with pytest.raises(KeyError):
        around(graph, "khong-co")


def test_only() -> None:
    graph = drawn(*DOCUMENTS)
    assert {d["relation"] for *_, d in only(graph, relations=["bai_bo"]).edges(data=True)} == {"bai_bo"}
    assert only(graph, since=date(2021, 2, 2)).number_of_edges() == 0
    assert only(graph, since=date(2021, 2, 1)).number_of_edges() == 8


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_equal_bytes_whatever_the_order(form: str) -> None:
    told = {json.dumps(export(drawn(*random.Random(seed).sample(DOCUMENTS, 3)), form)) for seed in range(5)}
    assert len(told) == 1


def test_graphml_for_gephi_and_yed() -> None:
    text = export(drawn(*DOCUMENTS), "graphml")
    assert isinstance(text, str) and "\x0b" not in text
    graph = nx.parse_graphml(text, force_multigraph=True)
    assert graph.number_of_edges() == 8 and graph.nodes[BASE.id]["issued"] == "2018-05-10"
    root = ET.fromstring(text)
    ids = [edge.get("id") for edge in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert len(set(ids)) == 8 and None not in ids


def test_gexf() -> None:
    text = export(drawn(*DOCUMENTS), "gexf")
    assert isinstance(text, str)
    root = ET.fromstring(text.encode())
    found = [edge.get("id") for edge in root.iter() if edge.tag.endswith("}edge")]
    assert len(set(found)) == 8
    assert "lastmodified" not in text


def test_json_is_the_contract() -> None:
    told = json.loads(str(export(drawn(*DOCUMENTS), "json")))
    assert told["links"][0] == {
        "source": AFTER.id, "target": BASE.id, "relation": "sua_doi_bo_sung", "provisions": ["att1/dieu_11"],
        "quote": "«main/dieu_1»", "at": "main/dieu_1", "certainty": "fact", "nested": False, "from": "2021-02-20",
        "id": f"{AFTER.id}#0",
    }  # fmt: skip
    assert {"id", "label", "status", "held", "candidates"} <= set(told["nodes"][0])


def test_csv_pair() -> None:
    files = export(drawn(*DOCUMENTS), "csv")
    assert isinstance(files, dict)
    rows = list(csv.DictReader(io.StringIO(files["edges.csv"])))
    assert [r["relation"] for r in rows[:3]] == ["sua_doi_bo_sung", "dan_chieu", "bai_bo"]
    nodes = {r["id"]: r for r in csv.DictReader(io.StringIO(files["nodes.csv"]))}
    assert nodes[BASE.id]["held"] == "true" and nodes[GHOST]["status"] == ""


def test_csv_keeps_formulas_as_text() -> None:
    evil = replace(BASE, header=replace(BASE.header, title="=HYPERLINK(1)"))
    files = export(drawn(evil), "csv")
    assert isinstance(files, dict) and "'=HYPERLINK(1)" in files["nodes.csv"]


def test_dot_quotes() -> None:
    text = str(export(drawn(replace(BASE, header=replace(BASE.header, number='1"; } \\', type="QĐ")), AFTER), "dot"))
    assert '\\"; } \\\\' in text and text.count("{") == text.count("}") - 1


def test_mermaid_reads_as_a_luoc_do() -> None:
    assert str(export(drawn(BASE, AFTER), "mermaid")) == (Path(__file__).parent / "luoc_do.mmd").read_text(encoding="utf-8")


def test_an_unknown_format_is_no_format() -> None:
    with pytest.raises(ValueError):
        export(drawn(*DOCUMENTS), "pdf")


def test_empty_registry() -> None:
    for form in FORMATS:
        assert export(drawn(), form)


def test_drawings_keep_signs_apart_from_facts_and_numbers_as_printed() -> None:
    """A law of the catalogue with a zero in its number; a document that a later one repeals only by what it says in general."""
    law = TargetKey("Luật", "08/2017/QH14", "Luật Thủy lợi", issuers=frozenset({"quoc-hoi"}))
    citing = doc("07/2021/QĐ-UBND", "2021-02-01", "2021-02-20", says=[mention(law, "can_cu"), says("bai_bo", BASE, weak=True)])
    graph = drawn(BASE, citing)
    labels = {data["label"] for _, data in graph.nodes(data=True)}
    assert any("08/2017/QH14" in label for label in labels) and any("07/2021/QĐ-UBND" in label for label in labels)
    assert not any(" 8/2017" in label or " 7/2021" in label for label in labels)
    told = str(export(graph, "mermaid"))
    assert '-.->|"dẫn chiếu (dấu hiệu)"|' in told and '-->|"căn cứ"|' in told
    dotted = [line for line in str(export(graph, "dot")).splitlines() if " -> " in line]
    assert [("dashed" in line) for line in dotted] == ["dan_chieu" in line for line in dotted]
