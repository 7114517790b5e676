"""Every expression of an article in turn, each anchored by those before it.

Values are TIMEX3's. What is a ``DURATION`` by the annotation guidelines ("vor drei Wochen", "in the past
three years") keeps its length as its value; where on the calendar it lies, ``begin`` and ``finish`` say: the
week three weeks before, the three years up to the day of publication. Intervals are those of
:mod:`wortlaut.link.times.calendar`; they are null for what is vague, recurs or has a length alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median

from msgspec.structs import replace

from wortlaut.cut.text import CutText
from wortlaut.heads.times import FoundTime, Meaning
from wortlaut.link.times.anchors import Anchors
from wortlaut.link.times.calendar import interval
from wortlaut.link.times.lengths import clock_of, resolve_clock, resolve_duration, resolve_set
from wortlaut.link.times.partial import before_night, resolve_date
from wortlaut.link.times.relative import resolve_shift
from wortlaut.link.times.resolved import Resolved, Unresolvable
from wortlaut.records import Time

# An article tells history if so many years are named, so far from its own, and so many for every "yesterday".
_MANY_YEARS, _FAR, _YEARS_A_DAY = 4, 3, 8
# A clock time looks so many characters ahead for its day.
_NEAR = 12
# "At 3 a.m. in the night to Monday": an hour so early is of the day that the night ends on.
_LATEST_AT_NIGHT = 8


def resolve_times(found: Iterable[FoundTime], cut: CutText) -> tuple[Time, ...]:
    """Return the times of an article; an expression that names none there is (30 February) is left out."""
    times = tuple(found)
    published = _day(cut.clean.article.source.published)
    posted = {index: _day(part.published or None) for index, part in enumerate(cut.parts) if part.published}
    anchors = Anchors(_is_narrative(times, published), cut.text)
    records: list[Time] = []
    for index, each in enumerate(times):
        part = cut.sentences[each.sentence].part
        anchors.enter(each, part, posted.get(part) or published)
        try:
            resolved = _resolve(each, anchors, _ahead(times, index, anchors))
            records.append(_record(each, resolved))
        except (Unresolvable, ValueError, OverflowError):
            continue
        if (cut.parts[part].start, cut.parts[part].end) == (each.start, each.end):
            anchors.chapter = each.meaning.year if each.meaning.kind == "date" else None
        if resolved.type == "SET":
            anchors.recurring = (anchors.part, anchors.sentence)
        elif resolved.value == "PRESENT_REF" or (
            each.meaning.kind == "shift" and each.meaning.anchor in ("published", "writing")
        ):
            anchors.come_back()
        if resolved.point is not None:
            shifted = each.meaning.kind == "shift" and bool(each.meaning.shift)
            hour = _hour(each.meaning, resolved.value)
            anchors.remember(resolved.point, resolved.unit, resolved.with_year, hour, shifted)
    return tuple(records)


def _hour(said: Meaning, value: str) -> int | None:
    """Return the hour of a clock time; a night that ends on the next day is as late as midnight."""
    if said.kind == "night":
        return 24
    hour = value.partition("T")[2][:2]
    return int(hour) if hour.isdigit() and not value.startswith("P") else None


def _day(published: object) -> date | None:
    try:
        return date.fromisoformat(str(published)[:10])
    except ValueError:
        return None


def _is_narrative(times: Sequence[FoundTime], published: date | None) -> bool:
    if published is None:
        return True
    named = [each.meaning.year for each in times if each.meaning.kind == "date" and each.meaning.year]
    of_the_day = sum(_is_of_the_day(each.meaning) for each in times)
    return (
        len(named) >= max(_MANY_YEARS, _YEARS_A_DAY * of_the_day)
        and abs(median(named) - published.year) > _FAR
    )


def _is_of_the_day(said: Meaning) -> bool:
    """Say whether it is a "yesterday", a "last Friday" or a bare weekday, which only news has."""
    if said.kind == "date":
        return said.weekday is not None and said.day is None
    if said.kind != "shift":
        return False
    return said.weekday is not None or (said.unit == "D" and said.anchor == "writing" and said.shift != 0)


def _ahead(times: Sequence[FoundTime], index: int, anchors: Anchors) -> date | None:
    """Return the day right behind a clock time: "at 3 p.m. on Friday"."""
    each = times[index]
    if each.meaning.kind != "clock" or index + 1 >= len(times):
        return None
    following = times[index + 1]
    if following.sentence != each.sentence or following.start - each.end > _NEAR:
        return None
    if following.meaning.kind not in ("date", "shift", "night"):
        return None
    try:
        resolved = _resolve(following, anchors, None)
    except (Unresolvable, ValueError, OverflowError):
        return None
    if resolved.unit != "D" or resolved.point is None:
        return None
    at_night = following.meaning.kind == "night" and (each.meaning.hour or 0) <= _LATEST_AT_NIGHT
    return resolved.point + timedelta(days=at_night)


def _resolve(found: FoundTime, anchors: Anchors, ahead: date | None) -> Resolved:
    said = found.meaning
    if said.kind == "clock":
        return resolve_clock(said, found.tense, anchors, ahead)
    if said.kind == "set":
        of_the_day = None if anchors.recurs() else _of_the_day(said, anchors)
        return of_the_day or resolve_set(said)
    if said.kind == "duration":
        return resolve_duration(said, found.tense, anchors)
    if said.kind == "night":
        return before_night(said, found.tense, anchors)
    if said.kind == "ref":
        return Resolved(value=said.value or "PRESENT_REF", vague=True)
    tense = found.tense
    if tense == "present" and said.unit != "WE" and (said.weekday is None or said.day is not None):
        tense = None
    find = resolve_shift if said.kind == "shift" else resolve_date
    return _timed(find(said, tense, anchors), said)


def _of_the_day(said: Meaning, anchors: Anchors) -> Resolved | None:
    """Return "nachmittags" beside a day that the sentence names as a part of that day."""
    day = anchors.day_in_sentence()
    if day is None or said.part is None or said.weekday is not None or said.each is not None:
        return None
    return Resolved(value=f"{day.isoformat()}T{said.part}", type="TIME", point=day)


def _timed(resolved: Resolved, said: Meaning) -> Resolved:
    """Add the part of the day or the clock time."""
    if said.part is None and said.hour is None:
        return resolved
    return replace(resolved, value=f"{resolved.value}T{clock_of(said)}", type="TIME")


def _record(found: FoundTime, resolved: Resolved) -> Time:
    mod = found.meaning.mod
    days = resolved.days or (None if resolved.vague else interval(resolved.value, mod))
    begin, finish = (day.isoformat() for day in days) if days else (None, None)
    return Time(
        start=found.start,
        end=found.end,
        type=resolved.type,
        value=resolved.value,
        mod=mod,
        begin=begin,
        finish=finish,
        vague=resolved.vague,
    )
