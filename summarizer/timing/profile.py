"""The conventions that turn words such as `early`, `mid` and `coming weeks` into days."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thirds:
    """What `early`, `mid` and `late` mean in a period, as first and last part of it, counted from 1.

    Parts are months of a year, a half or a quarter, and days of a month (a last day beyond the
    month's end means its end). Raises ValueError where a third ends before it starts.
    """

    early: tuple[int, int]
    mid: tuple[int, int]
    late: tuple[int, int]

    def __post_init__(self) -> None:
        for name, (first, last) in (("early", self.early), ("mid", self.mid), ("late", self.late)):
            if not 1 <= first <= last:
                msg = (
                    f"{name} must run from a part to the same or a later one, counted from 1: {first}..{last}"
                )
                raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of conventions; change one with `dataclasses.replace(STANDARD, name=..., ...)`.

    No convention is universal: what a profile decides is marked `assumed` in the window. Raises
    ValueError where a value is outside its calendar.
    """

    name: str = "standard"
    year: Thirds = Thirds((1, 4), (5, 8), (9, 12))
    """Months of a year: early 2026 is January to April."""
    half: Thirds = Thirds((1, 2), (3, 4), (5, 6))
    """Months of a half."""
    quarter: Thirds = Thirds((1, 1), (2, 2), (3, 3))
    """Months of a quarter, and of a season."""
    month: Thirds = Thirds((1, 10), (11, 20), (21, 31))
    """Days of a month."""
    edge_months: int = 1
    """How many months the end (or the beginning) of a quarter, half, season or year takes."""
    around_days: int = 15
    """How many days `around` a day reaches to either side."""
    coming_days: int | None = None
    """How far `the coming days` reach, in days; null: the words stay undated."""
    coming_weeks: int | None = 8
    """How far `the coming weeks` reach, in weeks; null: the words stay undated."""
    coming_months: int | None = 6
    """How far `the coming months` reach, in months; null: the words stay undated."""
    coming_quarters: int | None = None
    """How far `the coming quarters` reach, in quarters; null: the words stay undated."""
    coming_years: int | None = None
    """How far `the coming years` reach, in years; null: the words stay undated."""
    seasons: tuple[int, int, int, int] = (3, 6, 9, 12)
    """First month of spring, summer, autumn, winter: the meteorological seasons of the northern hemisphere."""
    winter_ends_in_named_year: bool = True
    """Whether winter 2026 ends in 2026 (as NOAA names winters) or starts in it."""
    century_pivot: int = 70
    """Two-digit years below it are of the 2000s, the others of the 1900s (as POSIX has it, near enough)."""

    def __post_init__(self) -> None:
        for name, thirds, parts in (
            ("year", self.year, 12),
            ("half", self.half, 6),
            ("quarter", self.quarter, 3),
            ("month", self.month, 31),
        ):
            if max(thirds.early[1], thirds.mid[1], thirds.late[1]) > parts:
                msg = f"the thirds of a {name} go beyond its {parts} parts"
                raise ValueError(msg)
        if not 1 <= self.edge_months <= 3 or self.around_days < 0 or not 0 <= self.century_pivot <= 100:
            msg = "edge_months must be 1 to 3, around_days 0 or more, century_pivot 0 to 100"
            raise ValueError(msg)
        if any(not 1 <= month <= 12 for month in self.seasons):
            msg = "seasons must start in months 1 to 12"
            raise ValueError(msg)


STANDARD = Profile()
