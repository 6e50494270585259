"""What a server says on standard error: warnings, a line each, never a traceback."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from summarizer.lines import plain

_LONGEST = 500


class OneLine(logging.Formatter):
    """A record as one plain line; of an exception its kind alone, for its text may be anybody's."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        kind = record.exc_info[0] if record.exc_info else None
        line = plain(record.getMessage())[:_LONGEST]
        return f"summarizer: {line}" + (f" ({kind.__name__})" if kind else "")


@contextmanager
def one_line_each() -> Iterator[None]:
    """Have the warnings of this process, ours and libraries', said so inside the block."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.captureWarnings(True)
    try:
        yield
    finally:
        logging.captureWarnings(False)
        root.setLevel(level)
        root.handlers[:] = before
