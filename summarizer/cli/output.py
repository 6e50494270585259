"""Where results go: standard output, a file or a folder.

Files appear whole or not at all. What was written before a failure stays.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

import typer

from summarizer.beside import begun
from summarizer.errors import InputError
from summarizer.fetching import is_address, shown

from .failures import say

CLOSED_PIPE = 141
"""The exit status that shells give a program ended by a pipe that nobody reads."""

_STEERS = re.compile(r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")

Source = str | Path
Put = Callable[[Source, str | None, str], None]
"""Takes a source, the name of its part or None, and the text of its result."""


@dataclass(frozen=True)
class Place:
    """Where the results of several sources go."""

    put: Put
    separate: bool
    """Whether each result has a file of its own."""


def use_utf8() -> None:
    """Make standard output UTF-8 with plain line ends, whatever the machine's locale is."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def emit(text: str) -> None:
    """Write `text` to standard output, at once and as it stands; what steers a terminal is written out for one.

    JSON does so with most control characters itself, but not with those behind DEL.
    """
    if sys.stdout.isatty():
        text = _STEERS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)
    with _quietly_closed():
        sys.stdout.write(text)
        sys.stdout.flush()


def json_of(value: object) -> str:
    """`value` as JSON for people and machines alike: indented, its keys in their order, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def flush() -> None:
    """Write out what other libraries left in standard output's buffer."""
    with _quietly_closed():
        sys.stdout.flush()


@contextmanager
def _quietly_closed() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _discard_output()
        raise typer.Exit(CLOSED_PIPE) from None
    except OSError as error:
        _discard_output()
        raise InputError(f"cannot write to standard output: {error.strerror}") from None


def _discard_output() -> None:
    """Point standard output nowhere: the interpreter flushes it once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def results(target: str | None, sources: Sequence[Source], suffix: str) -> Iterator[Place]:
    """Open where the results of `sources` go.

    `target` is None or `-` for standard output; an existing folder, or a path that ends in a slash,
    gets one file a source (`suffix` included); anything else is one file. Raises InputError, before
    any work is done, where the target cannot be written or is one of the sources.
    """
    if target is None or target == "-":
        yield Place(lambda _source, _part, text: emit(text), separate=False)
    elif Path(target).is_dir() or target.endswith(("/", os.sep)):
        yield Place(_into_folder(Path(target), sources, suffix), separate=True)
    else:
        path = Path(target)
        _refuse_file(path, _files(sources))
        if not path.parent.is_dir():
            raise InputError(f"cannot write {path}: there is no folder {path.parent}")
        with _into_file(path) as write:
            yield Place(lambda _source, _part, text: write(text), separate=False)


def refuse_folder(target: str | None) -> None:
    """Raise InputError where what is one whole would go to a folder; better before it is made than after."""
    if target and target != "-" and (Path(target).is_dir() or target.endswith(("/", os.sep))):
        raise InputError(f"{target} is a folder: give a file")


def put_one(target: str | None, text: str) -> None:
    """Write what is one whole to standard output, where `target` is None or `-`, or to a file."""
    refuse_folder(target)
    with results(target, [], "") as place:
        place.put("", None, text)


def plain_lines(text: str) -> str:
    """Lines without what steers a terminal: a release's words stand in them as they are."""
    from summarizer.lines import plain

    return "\n".join(map(plain, text.split("\n")))


def put_bytes(target: str | None, data: bytes) -> None:
    """Write bytes to standard output, where `target` is None or `-` and no terminal listens, or to a file."""
    if target is not None and target != "-":
        from summarizer.exports.files import whole

        with whole(Path(target)) as part:
            part.write_bytes(data)
        return
    if sys.stdout.isatty():
        raise InputError("a terminal shows no picture: give a file with -o FILE")
    with _quietly_closed():
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


def _into_folder(folder: Path, sources: Sequence[Source], suffix: str) -> Put:
    stems = _stems(sources)
    kept = _files(sources)
    for stem in stems.values():
        _refuse_file(folder / f"{stem}{suffix}", kept)
    with _one_sentence(folder):
        folder.mkdir(parents=True, exist_ok=True)
    taken = set(stems.values())

    def put(source: Source, part: str | None, text: str) -> None:
        stem = stems[source]
        if part is not None:
            stem = _free(f"{stem}-{_safe(part)}", taken)
            taken.add(stem)
        path = folder / f"{stem}{suffix}"
        _refuse_file(path, kept)
        with _into_file(path) as write:
            write(text)

    return put


_UNSAFE = re.compile(r"[^\w.()+=,@ -]+")


def file_stem(source: Source, part: str | None = None) -> str:
    """What a file about a source, or about a part of it, is called: `filing-EX-99.1` for `filing.txt#EX-99.1`."""
    whole, named = _parted(source)
    stem = "stdin" if str(whole) == "-" else _stem_of(whole) or "source"
    return f"{stem}-{_safe(part or named)}" if part or named else stem


def _parted(source: Source) -> tuple[Source, str]:
    """A source, and what stands behind the `#` of a file's name; an address may lead into a page by it."""
    from summarizer.reading.source import parted

    whole, named = parted(source)
    if not isinstance(whole, str | Path) or is_address(str(source)):
        return source, ""
    return whole, named or ""


def _stem_of(source: Source) -> str:
    """A file's name without its end; of an address, what stands behind the last slash."""
    if isinstance(source, str) and is_address(source):
        return _safe(Path(shown(source).partition("?")[0].rstrip("/").rpartition("/")[2]).stem)[-100:]
    return Path(source).stem


def _safe(part: str) -> str:
    return _UNSAFE.sub("-", part)


def _stems(sources: Sequence[Source]) -> dict[Source, str]:
    """A file name without its end for each source; a second `a.txt` becomes `a-2`."""
    taken: set[str] = set()
    stems: dict[Source, str] = {}
    for source in sources:
        stems[source] = _free(file_stem(source), taken)
        taken.add(stems[source])
    return stems


def _free(stem: str, taken: set[str]) -> str:
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def _files(sources: Sequence[Source]) -> set[tuple[int, int]]:
    """The files that are sources, as the system knows them."""
    found: set[tuple[int, int]] = set()
    for source in sources:
        whole = _parted(source)[0]
        try:
            status = os.stat(whole)
        except (OSError, ValueError):
            continue
        found.add((status.st_dev, status.st_ino))
    return found


def _refuse_file(path: Path, kept: set[tuple[int, int]]) -> None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return
    if (status.st_dev, status.st_ino) in kept:
        raise InputError(f"{path} is a source: it is not written over")


@contextmanager
def _into_file(path: Path) -> Iterator[Callable[[str], None]]:
    """Give a function that adds to `path`, which takes its new content when all is done.

    Until then the content stands in a new file beside it, with `.part` behind its name; after a failure
    it stays there if it holds a whole result. Devices and pipes are written as they are.
    """
    if path.exists() and not path.is_file():
        with _one_sentence(path), path.open("w", encoding="utf-8", newline="") as device:
            yield lambda text: print(text, end="", file=device, flush=True)
        return
    path = _behind_links(path)
    part: Path | None = None
    count = 0

    def write(text: str) -> None:
        nonlocal count, part
        with _one_sentence(path):
            part = part or begun(path)
            with part.open("a", encoding="utf-8", newline="") as file:
                file.write(text)
        count += 1

    try:
        yield write
        if part:
            with _one_sentence(path):
                part.replace(path)
    except BaseException:
        if part and count:
            say(f"what was done is kept in {part}")
        elif part:
            part.unlink(missing_ok=True)
        raise


def _behind_links(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise InputError(f"cannot write {path}: it is a link that leads nowhere") from None


@contextmanager
def _one_sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from None
