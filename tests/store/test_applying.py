"""Corrections applied to a record, as a function."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.store.made import GERMAN, any_record, incoming
from wortlaut.records import Event, Record, Statement
from wortlaut.spans import Span
from wortlaut.store.applying import Said, apply, hull
from wortlaut.store.corrections import Added, Correction, Kind, Piece, Value, written


def said(kind: Kind, value: Value, span: Span | None, subject: str = "", key: str = "c") -> Said:
    """Return a correction of words at a span."""
    row = Correction(
        key=key, kind=kind, version=1, subject=subject, start=0, end=0, words="", value=written(value),
        author="Eva", made="2016",
    )  # fmt: skip
    return Said(row, span)


def nested(*quotes: Span, text: str = "x" * 100) -> Record:
    """Return a record of statements a, b, … with these quotes, each inside the one before it."""
    names = [chr(ord("a") + number) for number in range(len(quotes))]
    statements = tuple(
        Statement(
            id=name, type="direct", medium="speech", quote=(quote,), act="assert", status="actual", score=0.5,
            inside=outer,
        )
        for name, quote, outer in zip(names, quotes, [None, *names], strict=False)
    )  # fmt: skip
    source = incoming(GERMAN).record.source
    return Record(source=source, text=text, parts=(), sentences=(), statements=statements)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_record())
def test_without_corrections_a_record_stays_as_it_is(record: Record) -> None:
    assert apply(record, []) == (record, {})


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_record(), st.data())
def test_whatever_record_is_corrected_points_at_nothing_that_is_not_there(
    record: Record, data: st.DataObject
) -> None:
    ends = st.tuples(st.integers(0, len(record.text)), st.integers(0, len(record.text))).map(sorted)
    corrections = []
    for number in range(data.draw(st.integers(1, 4))):
        span = Span(*data.draw(ends))
        pieces = (Piece(0, span.end - span.start, span.text(record.text)),)
        kind: Kind = data.draw(st.sampled_from(("none", "quote", "frame", "add", "place", "act")))
        values: dict[str, Value] = {
            "quote": pieces,
            "frame": pieces,
            "act": "warn",
            "add": Added(quote=pieces),
        }
        subject = data.draw(st.sampled_from(["s0", "s1", "new"]))
        corrections.append(said(kind, values.get(kind), span, subject, f"c{number}"))
    corrected, _ = apply(record, corrections)
    ids = {each.id for each in corrected.statements}
    claimants = [each.statement for each in corrected.figures] + [each.statement for each in corrected.events]
    assert all(claimant is None or claimant in ids for claimant in claimants)
    assert all(each.inside is None or each.inside in ids for each in corrected.statements)
    assert all(each.place is None or each.place < len(corrected.places) for each in corrected.events)
    assert apply(record, corrections)[0] == corrected


def test_events_keep_to_their_places_and_statements() -> None:
    record = incoming("In Oslo und Rom sagte Jonas Brekke: „Ja.“").record
    statement = record.statements[0]
    event = Event(
        id="e", type="PROTEST", mode=None, cameo="14", trigger=Span(0, 2), place=1, status="actual", score=0.5,
        statement=statement.id,
    )  # fmt: skip
    record = structs.replace(record, events=(event,))
    first = record.places[0]
    corrected, unfit = apply(
        record,
        [
            said("place", None, Span(first.start, first.end)),
            said("none", None, hull(statement.quote), statement.id, "d"),
        ],
    )
    assert unfit == {}
    assert (corrected.events[0].place, corrected.events[0].statement) == (0, None)
    assert corrected.places == record.places[1:]


def test_why_something_cannot_be_applied_is_told() -> None:
    record = nested(Span(0, 20), text="Ja. " * 20)
    _, unfit = apply(
        record,
        [
            said("act", "warn", None, "a", "no words"),
            said("act", "warn", Span(60, 70), "z", "no statement"),
            said("none", None, Span(0, 20), "a", "taken"),
            said("act", "warn", Span(0, 20), "a", "gone"),
            said("act", 'sing', Span(0, 20), "a", "nonsense"),
            said("add", Added(quote=(Piece(0, 3, "Weg"),)), Span(40, 43), "n", "other words"),
        ],
    )  # fmt: skip
    assert unfit.keys() == {"no words", "no statement", "gone", "nonsense", "other words"}
    assert unfit["gone"] == "correction taken takes the statement out"
