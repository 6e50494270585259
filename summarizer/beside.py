"""Where a file is written until it is whole: in a new one beside it."""

from contextlib import suppress
from itertools import count
from pathlib import Path


def begun(path: Path) -> Path:
    """A new and empty file beside `path`, which is to become it: what lies there, links too, is left alone.

    Raises:
        OSError: It cannot be made.
    """
    for number in count(1):
        part = path.with_name(f"{path.name}{f'-{number}' if number > 1 else ''}.part")
        with suppress(FileExistsError), part.open("x"):
            break
    return part
