"""Whether what is drawn is seen: white letters are, where something dark was drawn behind them."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

__all__ = ["Box", "dots", "seen", "shades"]

Box = tuple[float, float, float, float]
"""Left, low, right, high, as PDFium gives them."""
_DOT = (1.5, 9.0)
"""Points from side to side of a bullet that is drawn, not written."""
_WHITE = 250
_MOST = 20_000
"""How many things that a page draws are looked at; of its grounds the largest count, and many dots are a picture."""
_LARGEST = 200
_DOTS = 400


def shades(page: Any) -> list[Box]:
    """The boxes of pictures and of areas that are filled with something darker than white."""
    found: list[Box] = []
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST)):
        drawing = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(drawing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT or (
            kind == pdfium.FPDF_PAGEOBJ_PATH and (not _filled(drawing) or _is_white(drawing))
        ):
            continue
        if (box := _box(drawing)) is not None:
            found.append(box)
    return sorted(found, key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))[:_LARGEST]


def dots(page: Any) -> list[Box]:
    """The boxes of small areas as wide as they are high: bullets, perhaps."""
    found: list[Box] = []
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST)):
        drawing = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawing) == pdfium.FPDF_PAGEOBJ_PATH:
            box = _box(drawing)
            if box is None or not _DOT[0] <= box[2] - box[0] <= _DOT[1]:
                continue
            if abs((box[2] - box[0]) - (box[3] - box[1])) < 0.6 and not _is_white(drawing):
                found.append(box)
    return found if len(found) <= _DOTS else []


def seen(drawing: Any, mode: int, behind: list[Box]) -> bool:
    """Whether a text object, drawn in a mode, shows: not transparent, not clipped away, and not white on white paper."""
    if mode == pdfium.FPDF_TEXTRENDERMODE_CLIP:
        return False
    if mode in (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP):
        return True
    red, green, blue, alpha = _colour(drawing)
    if alpha == 0:
        return False
    if min(red, green, blue) < _WHITE:
        return True
    box = _box(drawing)
    if box is None:
        return False
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= across <= right and low <= up <= high for left, low, right, high in behind)


def _colour(drawing: Any) -> tuple[int, int, int, int]:
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFPageObj_GetFillColor(drawing, red, green, blue, alpha):
        return 0, 0, 0, 255
    return red.value, green.value, blue.value, alpha.value


def _is_white(drawing: Any) -> bool:
    return min(_colour(drawing)[:3]) >= _WHITE


def _filled(drawing: Any) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(drawing, mode, stroked)) and mode.value != 0


def _box(drawing: Any) -> Box | None:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(drawing, left, low, right, high):
        return None
    return left.value, low.value, right.value, high.value
