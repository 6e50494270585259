"""What the MCP server costs: its start up to the list of tools, its memory, and a call of `changes`.

    python -m tests.benchmarks.serving

Over standard input and output, as programs start it, with a store of the two seeds and the rules engine; the
median of several starts. Memory is read from /proc, so only where there is one.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from summarizer import Store, read, summarize
from tests.documents import SEEDS

STARTS, CALLS = 5, 20
HELLO = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "benchmark", "version": "1"},
}


class Server:
    """The command, spoken to line by line."""

    def __init__(self, store: Path) -> None:
        command = [sys.executable, "-m", "summarizer", "mcp", "--store", str(store), "--engine", "rules"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._asked = 0

    def tell(self, message: dict[str, Any]) -> None:
        """Send a message."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
        self._process.stdin.flush()

    def ask(self, method: str, params: dict[str, Any]) -> str:
        """The line that answers a request."""
        assert self._process.stdout
        self._asked += 1
        self.tell({"id": self._asked, "method": method, "params": params})
        while True:
            line = self._process.stdout.readline()
            if json.loads(line).get("id") == self._asked:
                return line

    def memory(self) -> float | None:
        """Megabytes that it holds."""
        status = Path(f"/proc/{self._process.pid}/status")
        if not status.exists():
            return None
        [line] = [one for one in status.read_text().splitlines() if one.startswith("VmRSS")]
        return int(line.split()[1]) / 1024

    def end(self) -> None:
        """Let it end."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "releases.db"
        with Store(path) as kept:
            for seed in SEEDS:
                kept.add(read(seed), summarize(seed, engine="rules"))
        starts, first, later = [], [], []
        for _ in range(STARTS):
            began = time.perf_counter()
            server = Server(path)
            server.ask("initialize", HELLO)
            server.tell({"method": "notifications/initialized"})
            tools = server.ask("tools/list", {})
            starts.append(time.perf_counter() - began)
            memory = server.memory()
            times = []
            for _ in range(CALLS):
                began = time.perf_counter()
                server.ask("tools/call", {"name": "changes", "arguments": {}})
                times.append(time.perf_counter() - began)
            first.append(times[0])
            later += times[1:]
            server.end()
    print(f"start to the list of tools: {statistics.median(starts):.2f} s")
    print(f"the list of tools: {len(tools) / 1000:.0f} KB")
    print(f"memory then: {memory:.0f} MB" if memory else "memory then: unknown here")
    print(f"changes, first call: {statistics.median(first) * 1000:.0f} ms")
    print(f"changes, later calls: {statistics.median(later) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
