"""A worker process: a line of JSON in (the file), a line of JSON out (what was read). Never imports Django.

It is started anew (never forked), may be killed at any moment, and ends itself when its parent is gone.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from registry.intake.statements import statements, text_digest
from registry.model.json import dumps
from registry.store.errors import reason

if TYPE_CHECKING:
    from registry.model import Document

READY = b"ready\n"
# Beyond this the worker ends itself, should nobody be there to kill it.
_GRACE = 30.0


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints by accident must not mix with answers
    _limit_memory()
    try:
        _warm_up()
    except Exception as error:  # a broken installation: said once, instead of READY
        answers.write(f"{type(error).__name__}: {error}".replace("\n", " ").encode() + b"\n")
        answers.flush()
        raise
    answers.write(READY)
    answers.flush()
    serve(sys.stdin.buffer, answers)


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answer each line of {path, name, seconds} until the input ends."""
    for line in tasks:
        task = json.loads(line)
        with Path(os.devnull).open("w") as nowhere:
            faulthandler.dump_traceback_later(task["seconds"] + _GRACE, exit=True, file=nowhere)
            answer = work(Path(task["path"]), task["name"])
            faulthandler.cancel_dump_traceback_later()
        answers.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        answers.flush()


def work(path: Path, name: str) -> dict[str, Any]:
    """{read: ...}, {refused: why} or {failed: why}; never raises, whatever the file holds."""
    from registry.reading import Unreadable

    try:
        return {"read": read(path, name)}
    except Unreadable as refusal:
        return {"refused": refusal.message, "kind": refusal.kind}
    except OSError as error:
        return {"failed": f"không đọc được tệp ({reason(error)})"}
    except MemoryError:
        return {"failed": "tệp cần quá nhiều bộ nhớ để đọc"}
    except Exception as error:
        return {"failed": f"lỗi của chương trình khi đọc tệp này ({_where(error)}); hãy báo cho người phát triển"}


def read(path: Path, name: str) -> dict[str, Any]:
    """Everything that a commit needs, as JSON values. Raises Unreadable."""
    from registry.extracting import extract
    from registry.parsing import parse
    from registry.reading import Unreadable
    from registry.reading import read as read_file

    reading = replace(read_file(path), file=name)
    document = extract(parse(reading))
    if not _is_document(document):
        raise Unreadable("unsupported", "Không nhận ra văn bản trong tệp: không có số, ký hiệu, cơ quan, loại văn bản, ngày, điều nào; nếu là phần kèm theo, hãy ghép vào văn bản ban hành nó.")
    body = dumps(document)
    body.encode()  # what no database can hold (half a surrogate pair) must fail here, for this file alone
    return {
        "statements": asdict(statements(document)),
        "body": body,
        "text": text_digest(document),
        "reader": reading.reader,
        "extractor": document.extractor,
        "losses": list(reading.losses),
        "warnings": list(document.warnings),
        "title": document.header.title,
    }


def _is_document(document: Document) -> bool:
    """Whether anything in it is that of a document: otherwise every text file of a disk would become one."""
    header = document.header
    told = header.number or header.issuer or header.type or header.issued or document.mentions
    return bool(told) or any(one.provisions or one.id != "main" for one in document.components)


def _where(error: Exception) -> str:
    """The kind of error and the line of ours where it came up."""
    trace, place = error.__traceback__, ""
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "registry" in file.parts:
            place = f" ở {file.parent.name}/{file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return type(error).__name__ + place


def _warm_up() -> None:
    """Import what reading needs before the clock of the first file starts."""
    import registry.extracting
    import registry.parsing
    import registry.reading  # noqa: F401


def _limit_memory(gigabytes: int = 4) -> None:
    """A file that asks for more gives MemoryError here instead of a frozen machine; Windows has no such limit."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (gigabytes << 30, gigabytes << 30))
    except (ImportError, ValueError, OSError):
        pass


if __name__ == "__main__":
    main()
