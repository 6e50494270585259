"""What a server says on standard error."""

import logging
import sys

from summarizer.serving.logs import OneLine


def test_a_failure_is_one_line_with_its_kind_and_without_its_text() -> None:
    try:
        raise ValueError("sk-secret")
    except ValueError:
        record = logging.LogRecord(
            "mcp",
            logging.ERROR,
            "x.py",
            1,
            "handler for %r\nraised \x1b[31m",
            ("tools/call",),
            sys.exc_info(),
        )
    line = OneLine().format(record)
    assert line == "summarizer: handler for 'tools/call' raised [31m (ValueError)"
