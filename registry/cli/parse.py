"""rasoat parse: read files without a registry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from registry.cli.files import NewFile, force_option, new_folder, refuse_taken, write_whole
from registry.cli.output import Refused, format_option, note, print_json, say
from registry.cli.show import RELATIONS


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=NewFile(or_folder=True), help="Thư mục ghi mỗi văn bản một tệp JSON; chưa có thì được lập.")
@force_option
@format_option("text", "json")
@click.pass_context
def parse(ctx: click.Context, path: Path, out: Path | None, form: str) -> None:
    """Đọc một văn bản (hoặc cả thư mục, cùng --out) và in thuộc tính, cấu trúc, viện dẫn tìm được."""
    if path.is_dir() and out is None:
        raise Refused(f"{path} là thư mục: hãy thêm --out THƯ_MỤC để ghi kết quả từng tệp")
    if out is not None:
        new_folder(out)
    failed = 0
    written: set[Path] = set()
    for file in files(path):
        target = out / f"{file.stem}.json" if out is not None else None
        try:
            if target is not None and target in written:  # a.doc beside a.docx
                raise Refused(f"{target.name} đã ghi từ tệp khác cùng tên; hãy đọc riêng tệp này với --out khác")
            if target is not None:
                refuse_taken(target)
            data = read_one(file)
        except Exception as problem:
            if not isinstance(problem, Refused) and type(problem).__name__ != "Unreadable":
                raise
            note(f"{file.name}: {problem}")
            failed += 1
            continue
        if target is not None:
            written.add(target)
            write_whole(target, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
        elif form == "json":
            print_json(data)
        else:
            print_text(data)
    ctx.exit(1 if failed else 0)


def files(path: Path) -> Iterator[Path]:
    """The file itself, or the documents of a folder in the order of adding, without zips."""
    from registry.intake.walking import walk

    zips = path.is_dir()
    for found in walk([path]):
        if not (found.skip or found.missing or (zips and found.path.suffix.lower() == ".zip")):
            yield found.path


def read_one(file: Path) -> dict:
    from registry.extracting import extract
    from registry.model.shape import shape
    from registry.parsing import parse as parse_reading
    from registry.reading import read

    reading = read(file)
    document = extract(parse_reading(reading))
    return {"id": document.id, "file": file.name, **shape(document), "losses": list(reading.losses)}


def print_text(data: dict) -> None:
    header = data["header"]
    kind, number = header["type"] or "Văn bản", header["number"] or "(không rõ số)"
    say(f"{kind} {number}  ({header['issuer'] or 'không rõ cơ quan'}, {header['issued'] or 'không rõ ngày'})")
    say(f"  {header['title']}")
    say(f"  mã: {data['id']}   hiệu lực từ: {data['effect']['from'] or 'không rõ'}")
    say("Cấu trúc")
    for node in data["nodes"]:
        depth = node.count("/")
        say(f"{'  ' * depth}{node.rsplit('/', 1)[-1]}  {data['headings'].get(node, '')}")
    say("Viện dẫn")
    for one in data["citations"]:
        where = one["target"].get("number") or one["target"].get("name") or one["target"].get("self") or one["target"].get("type")
        say(f"  {one['at']}: {RELATIONS.get(one['relation'], one['relation'])} → {where} {', '.join(one['provisions'])}")
    for line in (*data["notes"], *data["losses"]):
        note(f"  lưu ý: {line}")
