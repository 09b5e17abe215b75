"""The parent's side of the workers: processes started with pipes, one thread waiting on each, killed at the deadline."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any

from registry.intake.worker import READY

_START_SECONDS = 120.0
_ROOT = str(Path(__file__).resolve().parents[2])


class Worker:
    """One child process. A fresh interpreter with a fixed encoding, without the caller's main module or working folder."""

    def __init__(self) -> None:
        paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-X", "utf8", "-m", "registry.intake.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._ready = False

    def ask(self, path: Path, name: str, seconds: float) -> dict[str, Any]:
        """The worker's answer; {refused} past the deadline, {failed} if it died. After either it is dead."""
        task = json.dumps({"path": str(path), "name": name, "seconds": seconds}).encode() + b"\n"
        if not self._ready:
            said = self._exchange(b"", _START_SECONDS)[0]
            self._ready = said == READY
            if not self._ready:
                self.kill()
                return {
                    "failed": f"tiến trình đọc không khởi động được ({said.decode(errors='replace').strip() or 'không rõ vì sao'})"
                }
        answer, late = self._exchange(task, seconds)
        if answer.endswith(b"\n"):
            told: dict[str, Any] = json.loads(answer)
            return told
        self.kill()
        if late:
            return {"failed": f"đọc quá {seconds:.0f} giây nên đã dừng; nếu tệp lành, hãy thêm lại với thời hạn dài hơn"}
        return {"failed": "tiến trình đọc dừng bất ngờ ở tệp này"}

    def _exchange(self, line: bytes, seconds: float) -> tuple[bytes, bool]:
        """(the line that came back or what there is of it, whether the clock ran out)."""
        assert self._process.stdin and self._process.stdout
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        clock = threading.Timer(seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
            return self._process.stdout.readline(), late.is_set()
        except (OSError, ValueError):
            return b"", late.is_set()
        finally:
            clock.cancel()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


class Pool:
    """At most `jobs` workers, each started when there is work for it and replaced when it died."""

    def __init__(self, jobs: int) -> None:
        self._threads = ThreadPoolExecutor(max(jobs, 1), "intake")
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._all: list[Worker] = []
        self._closed = False

    def submit(self, path: Path, name: str, seconds: float) -> Future[dict[str, Any]]:
        """The worker's answer, when it has come; Worker.ask says what it can be."""
        return self._threads.submit(self._ask, path, name, seconds)

    def _ask(self, path: Path, name: str, seconds: float) -> dict[str, Any]:
        worker = self._worker()
        answer = worker.ask(path, name, seconds)
        if worker.alive:
            self._idle.put(worker)
        return answer

    def _worker(self) -> Worker:
        with contextlib.suppress(queue.Empty):
            return self._idle.get_nowait()
        worker = Worker()
        self._all.append(worker)
        if self._closed:  # closed meanwhile, perhaps after all were killed
            worker.kill()
        return worker

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """What has not begun is dropped, what runs is killed."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in [*self._all]:
            worker.kill()
        self._threads.shutdown()
