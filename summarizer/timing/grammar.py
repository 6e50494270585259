"""Reads a whole timing phrase from tokens: what binds it, the period or periods, what follows."""

from dataclasses import replace

from summarizer.schemas import Granularity

from .periods import PeriodReader
from .phrases import Ahead, Body, Ended, Period, Phrase, Range, Undated, Word, YearRef
from .tokens import Kind, Token
from .words import (
    COMING,
    EVENTS,
    IN_EVENT_NAMES,
    NEXT,
    NUMBERS,
    PAST,
    PLURALS,
    PREFIXES,
    SOCIETIES,
    SUFFIXES,
    UNITS,
    VAGUE,
    VAGUE_NUMBERS,
)

_CONFERENCE_TOKENS = 18
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_WHOLE_PERIODS = (Kind.YEAR, Kind.CODE, Kind.DATE, Kind.FISCAL)
_CONFERENCE = Undated("conference_no_date")


class Reader(PeriodReader):
    """Reads timing phrases; see `PeriodReader` for the shape of the methods."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self._read: dict[int, tuple[Phrase, int] | None] = {}

    def phrase(self, i: int) -> tuple[Phrase, int] | None:
        """The timing phrase that starts here; remembered, as a search asks for it from each place behind."""
        if i not in self._read:
            self._read[i] = self._phrase(i)
        return self._read[i]

    def _phrase(self, i: int) -> tuple[Phrase, int] | None:
        for words in VAGUE.get(self.low(i), ()):
            if self.follows(i, words):
                return Phrase(Undated("vague")), i + len(words)
        word, j, at_least, approximate = self._prefix(i)
        if self.low(j) == "between":
            between = self._between(j + 1)
            return between and (Phrase(between[0], Word.IN, "between"), between[1])
        body = self._body(j, word, self.low(i), at_least=at_least)
        if body is None:
            return None
        read, k = body
        suffix = self._suffix(k)
        if suffix and word in {None, Word.IN, Word.FROM, Word.INTO, Word.TO}:
            word, k = suffix
        elif suffix and suffix[0] in {word, Word.FROM}:
            k, at_least = suffix[1], at_least or word is Word.THROUGH
        return Phrase(read, word, self.low(i) if word else "", approximate, at_least), k

    def _prefix(self, i: int) -> tuple[Word | None, int, bool, bool]:
        """The words in front: what they say, the index behind, whether `at least` and `around` are among them."""
        found: Word | None = None
        at_least = approximate = False
        for _ in range(4):
            if self.low(i) == "at" and self.low(i + 1) == "least":
                at_least, i = True, i + 2
                continue
            row = next((row for row in PREFIXES.get(self.low(i), ()) if self.follows(i, row[0])), None)
            if row is None:
                break
            words, word = row
            if self._is_part(i, words):
                break
            i += len(words)
            if word is Word.AROUND and found not in {None, Word.IN}:
                approximate = True
            elif (
                found in {None, Word.IN}
                or word is Word.EARLIEST
                or (found is Word.UNTIL and word is Word.AFTER)
            ):
                found = word
            elif found is Word.FROM and word is Word.AFTER:
                found = Word.AFTER
        return found, i, at_least, approximate

    def _is_part(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether `beginning` here is a part (`the beginning of 2026`) and no preposition."""
        return words[-1] in {"beginning", "starting"} and self.low(i + len(words)) == "of"

    def _suffix(self, i: int) -> tuple[Word, int] | None:
        for words, word in SUFFIXES.get(self.low(i), ()):
            if self.follows(i, words):
                return word, i + len(words)
        return None

    def _body(self, i: int, word: Word | None, lead: str, *, at_least: bool) -> tuple[Body, int] | None:
        read: tuple[Body, int] | None
        if self.at(i).kind in _WHOLE_PERIODS:
            read = self._range(i, word)
        else:
            read = (
                self._months_ended(i)
                or self._ahead(i, rolling=lead in {"over", "within"})
                or self.pair(i)
                or self._range(i, word)
            )
        if read is None and (at_least or lead in {"within", "for", "in"}):
            read = self._counted(i, lead if lead in {"within", "in"} and not at_least else "duration")
        if read is None or (isinstance(read[0], Period) and read[0].is_bare_year):
            return self.conference(i, placed=lead in {"at", "during"}) or read
        return read

    # -- ranges

    def _range(self, i: int, word: Word | None) -> tuple[Period | Range | Ended, int] | None:
        """A period, or two of them joined."""
        one = self.period(i)
        if one is None:
            return None
        first, j = one
        if first.parts is None and first.unit.lower() in _MONTHS_OF:
            ended = self._ended(first.unit, _MONTHS_OF[first.unit.lower()], j)
            if ended:
                return ended
        return self._joined(first, j, word) or one

    def _joined(self, first: Period, j: int, word: Word | None) -> tuple[Range, int] | None:
        joiner = self.low(j)
        if joiner == "and" and self.low(j + 1) == "/" and self.low(j + 2) == "or":
            joiner, j = "or", j + 2
        if joiner not in {"to", "through", "thru", "until", "into", "-", "/", "or", "and"}:
            return None
        if joiner in {"until", "into"} and word is not Word.FROM:
            return None
        k = j + 1
        other = self._short_year(first, k, joiner) or self.period(k)
        if other is None:
            return None
        second, end = other
        if joiner == "and" and not self._listed(first, second):
            return None
        if first.needs_year and second.year is not None and not second.year.implied:
            first = replace(first, year=second.year)
        elif second.needs_year and first.year is not None:
            second = replace(second, year=first.year)
        return Range(first, second, either=joiner == "or"), end

    def _short_year(self, first: Period, i: int, joiner: str) -> tuple[Period, int] | None:
        """The 27 of `2026-27`."""
        token = self.at(i)
        year = first.year
        if (
            first.unit is not Granularity.YEAR
            or joiner not in {"-", "/"}
            or year is None
            or year.value is None
        ):
            return None
        if token.kind is not Kind.NUMBER or len(token.low) != 2 or not self.glued(i) or year.short:
            return None
        if int(token.low) <= year.value % 100 or self.low(i + 1) in {"%", "-"}:
            return None
        return Period(Granularity.YEAR, year=YearRef(year.value // 100 * 100 + int(token.low))), i + 1

    @staticmethod
    def _listed(first: Period, second: Period) -> bool:
        """Whether `and` makes one stretch of two periods: `Q3 and Q4 2025`, `2025 and 2026`."""
        if first.unit is not second.unit or first.parts or second.parts or first.unit is Granularity.DAY:
            return False
        if first.needs_year:
            return second.year is not None and first.index < second.index
        if first.unit is not Granularity.YEAR or first.year is None or second.year is None:
            return False
        return (first.year.value or 0) + 1 == second.year.value

    def _between(self, i: int) -> tuple[Range, int] | None:
        one = self.period(i)
        if one is None or self.low(one[1]) != "and":
            return None
        two = self.period(one[1] + 1)
        if two is None:
            return None
        first, second = one[0], two[0]
        if first.needs_year:
            first = replace(first, year=second.year)
        return Range(first, second), two[1]

    # -- stretches from the anchor

    def _ahead(self, i: int, *, rolling: bool = False) -> tuple[Ahead, int] | None:
        """`the coming weeks`, `the next 12 months`, `the past year`; with `rolling` also `the next year`."""
        i = self.skip(i, "the")
        word = self.low(i)
        if word not in NEXT and word not in PAST:
            return None
        direction = 1 if word in NEXT else -1
        count, k = self._count(i + 1)
        unit = PLURALS.get(self.low(k))
        if unit is None and (
            word in COMING or word == "past" or count == 1 or (rolling and self.low(i - 1) == "the")
        ):
            unit = UNITS.get(self.low(k))
            count = count or 1
        if unit is None or unit is Granularity.HALF:
            return None
        return Ahead(
            unit, count, direction, "past" if direction < 0 else "coming" if count is None else "next"
        ), k + 1

    def _count(self, i: int) -> tuple[int | None, int]:
        """A number of units, the higher one of two; None with the index behind the words where it is vague."""
        i = self.skip(i, "a", "approximately", "about", "roughly")
        if self.low(i) in VAGUE_NUMBERS:
            return None, self.skip(i + 1, "of")
        count = self._number(i)
        if count is None:
            return None, i
        j = i + 1
        if self.low(j) in {"to", "-", "or"}:
            higher = self._number(j + 1)
            if higher is not None and higher > count:
                return higher, self.skip(j + 2, "-")
        return count, self.skip(j, "-")

    def _number(self, i: int) -> int | None:
        token = self.at(i)
        return int(token.low) if token.kind is Kind.NUMBER else NUMBERS.get(token.low)

    def _counted(self, i: int, word: str) -> tuple[Ahead, int] | None:
        """The `two weeks` of `within two weeks`, the `12 months` of `for at least 12 months`."""
        count, j = self._count(i)
        unit = PLURALS.get(self.low(j)) or (UNITS.get(self.low(j)) if count == 1 else None)
        if count is None or unit is None or unit is Granularity.HALF:
            return None
        return Ahead(unit, count, word=word), j + 1

    # -- reporting periods

    def _months_ended(self, i: int) -> tuple[Ended, int] | None:
        """`three months ended March 31, 2026`, `fiscal year-ended September 30, 2024`."""
        i = self.skip(self.skip(i, "the"), "full", "fiscal", "calendar")
        count = self._number(i)
        j = i if count is None else self.skip(i + 1, "-")
        word = self.low(j)
        single = word.removesuffix("s")
        if (
            single not in _MONTHS_OF
            or (count is None) == (single == "month")
            or (count is not None and word != "months")
        ):
            return None
        return self._ended(UNITS[single], _MONTHS_OF[single] * (count or 1), j + 1)

    def _ended(self, unit: Granularity, months: int, i: int) -> tuple[Ended, int] | None:
        j = self.skip(i, "-")
        if self.low(j) not in {"ended", "ending"}:
            return None
        day = self._day_or_month(j + 1)
        return (Ended(unit, months, day[0]), day[1]) if day and day[0].unit is Granularity.DAY else None

    # -- conferences

    def conference(self, i: int, *, placed: bool) -> tuple[Undated, int] | None:
        """A conference with its year: `ASCO 2026`, `the 2026 ASCO Annual Meeting`; `placed` behind `at` also without.

        Its name is capitalized words that hold a word such as Meeting, or an acronym beside the year.
        """
        start = self.skip(i, "the")
        stop = start
        while stop < start + _CONFERENCE_TOKENS and self._names_conference(stop):
            stop += 1
        places = range(start, stop)
        year = next((j for j in places if self.at(j).kind is Kind.YEAR), None)
        event = next((j for j in reversed(places) if self.low(j) in EVENTS), None)
        if year is None or not any(self.at(j).kind is not Kind.YEAR for j in places):
            last = event if event is not None else next(filter(self._is_society, reversed(places)), None)
            return (_CONFERENCE, last + 1) if placed and last is not None else None
        if event is not None:
            last = max(year, event)
        elif year > start and self._is_acronym(year - 1, placed=placed):
            last = year
        elif placed and year == start and self._is_acronym(year + 1, placed=placed):
            last = year + 1
        else:
            return None
        opened = sum((self.low(j) == "(") - (self.low(j) == ")") for j in range(start, last + 1))
        return _CONFERENCE, self.skip(last + 1, ")") if opened > 0 else last + 1

    def _names_conference(self, i: int) -> bool:
        token = self.at(i)
        if token.kind is Kind.BREAK:
            return False
        plain = token.low in IN_EVENT_NAMES or token.low in EVENTS or token.low in {"(", ")", ",", "-", "/"}
        return (
            plain
            or token.kind in {Kind.YEAR, Kind.ORDINAL}
            or token.raw[0].isupper()
            or token.raw[1:2].isupper()
        )

    def _is_society(self, i: int) -> bool:
        """Whether a token is the letters of a society, with its year glued to it or not."""
        return self.low(i).rstrip("0123456789") in SOCIETIES

    def _is_acronym(self, i: int, *, placed: bool) -> bool:
        """Whether a token, or what a bracket that ends here holds, has the capitals of an acronym."""
        token = self.at(i - 1 if self.low(i) == ")" and self.low(i - 2) == "(" else i)
        capitals = sum(c.isupper() for c in token.raw)
        if token.low in SOCIETIES:
            return True
        return token.kind is Kind.WORD and token.raw.isalpha() and capitals >= (2 if placed else 3)
