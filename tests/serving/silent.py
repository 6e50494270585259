"""An endpoint on the loopback address that takes requests and never answers."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Silent:
    """What came to the endpoint."""

    def __init__(self, port: int) -> None:
        self.environment = {
            "OPENAI_BASE_URL": f"http://127.0.0.1:{port}/v1",
            "OPENAI_API_KEY": "sk-never-written",
            "SUMMARIZER_RETRIES": "0",
        }
        self.arrived = threading.Semaphore(0)
        """Is released for each request that arrives."""


@contextmanager
def silence() -> Iterator[Silent]:
    """Listen, and keep every connection open without a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        silent = Silent(server.getsockname()[1])
        held: list[socket.socket] = []

        def take() -> None:
            while True:
                try:
                    one, _ = server.accept()
                except OSError:
                    return
                held.append(one)
                one.recv(1)
                silent.arrived.release()

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        try:
            yield silent
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join(10)
            for one in held:
                one.close()
