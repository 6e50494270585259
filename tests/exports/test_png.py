"""The timeline as PNG, or a clear word on why there is none."""

import functools
import struct
from datetime import date
from importlib import import_module

import pytest

from summarizer import InputError
from summarizer.briefing import picture
from summarizer.exports import png
from tests.briefing.test_picture import DELAYED
from tests.needs import need

SVG = picture([DELAYED], date(2026, 1, 8))
MODULE = import_module("summarizer.exports.png")


def test_a_png_is_twice_the_pictures_size() -> None:
    need("resvg_py", "png")
    try:
        data = png(SVG)
    except InputError as error:
        pytest.skip(str(error))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    height = int(SVG.partition(' height="')[2].partition('"')[0])
    assert struct.unpack(">II", data[16:24]) == (1920, 2 * height)
    assert png(SVG) == data


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"^PNG needs resvg-py: pip install 'summarizer\[png\]'"):
        png(SVG)


def test_without_a_font_it_says_so_and_draws_no_picture_without_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    need("resvg_py", "png")
    import resvg_py

    bare = functools.partial(resvg_py.svg_to_bytes, skip_system_fonts=True)
    monkeypatch.setattr(resvg_py, "svg_to_bytes", bare)
    MODULE._writes.cache_clear()
    try:
        with pytest.raises(InputError, match=r"^no font"):
            png(SVG)
    finally:
        MODULE._writes.cache_clear()


def test_a_picture_of_too_much_is_refused() -> None:
    need("resvg_py", "png")
    many = [DELAYED.model_copy(update={"id": f"x/{number}"}) for number in range(400)]
    with pytest.raises(InputError, match=r"^too much for one PNG"):
        png(picture(many))
