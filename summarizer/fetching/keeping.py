"""What is fetched for the sake of other fetches, kept for a while."""

from collections.abc import Callable
from typing import Generic, TypeVar

from .connection import Clock

__all__ = ["Kept"]

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by address, the newest `most` of them, each for `seconds`."""

    def __init__(self, clock: Clock, seconds: float, most: int) -> None:
        self._clock = clock
        self._seconds = seconds
        self._most = most
        self._values: dict[str, tuple[float, Value]] = {}

    def get(self, address: str, make: Callable[[], Value]) -> Value:
        """The value at `address`, made where there is none or it is too old."""
        held = self._values.get(address)
        if held is not None and self._clock() - held[0] < self._seconds:
            return held[1]
        value = make()
        self._values.pop(address, None)
        self._values[address] = (self._clock(), value)
        for oldest in list(self._values)[: -self._most]:
            self._values.pop(oldest, None)
        return value
