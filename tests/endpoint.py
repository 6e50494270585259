"""An endpoint of our own on the loopback address, for commands that run in a process of their own."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from pydantic import BaseModel


def completion(answer: BaseModel) -> dict[str, object]:
    """A chat completion whose message is `answer`."""
    message = {"role": "assistant", "content": answer.model_dump_json()}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [choice],
    }


@contextmanager
def answering(answer: Callable[[str], BaseModel]) -> Iterator[dict[str, str]]:
    """Serve completions; `answer` is given what a request asks. Yields the environment that names the endpoint."""

    class Scripted(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            sent = json.dumps(completion(answer(body["messages"][1]["content"]))).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *arguments: object) -> None:
            """Keep standard error for pytest."""

    with HTTPServer(("127.0.0.1", 0), Scripted) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield {
                "OPENAI_BASE_URL": f"http://127.0.0.1:{server.server_port}/v1",
                "OPENAI_API_KEY": "sk-never-written",
            }
        finally:
            server.shutdown()
            thread.join()
