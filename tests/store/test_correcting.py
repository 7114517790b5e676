"""A person's word: it holds at once, wins, and can be taken back to the character."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.made import records
from tests.store.said import EVA, expect_sound, first, place_of, say, statement_of, take_back, two
from wortlaut.errors import UsageError
from wortlaut.records import Record
from wortlaut.spans import Span
from wortlaut.store import correcting, subjects
from wortlaut.store.correcting import By, Missed, undo
from wortlaut.store.corrections import Correction, OnMap, Party
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer

OSLO = OnMap("Oslo", 3143244, "city", "NO", 59.9127, 10.7461)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    two(tmp_path / "a.db")
    return tmp_path / "a.db"


@pytest.mark.parametrize(
    ("name", "value"),
    [("act", "warn"), ("status", "conditional"), ("type", "indirect"), ("medium", "thought")],
)
def test_a_value_is_the_persons_and_then_the_programs_again(path: Path, name: str, value: str) -> None:
    before = statement_of(path)
    assert getattr(before, name) != value
    said = say(path, lambda writer: getattr(correcting, f"correct_{name}")(writer, first(writer), value, EVA))
    assert getattr(statement_of(path), name) == value
    expect_sound(path)
    take_back(path, said.key)
    assert statement_of(path) == before
    expect_sound(path)


def test_search_finds_a_statement_by_what_the_person_said_and_not_by_what_the_program_did(path: Path) -> None:
    was = statement_of(path).act
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    say(path, lambda writer: correcting.correct_speaker(writer, first(writer), [Party("Jonas Brekke")], EVA))
    with Store(path) as kept:
        assert [each.quote for each in kept.statements("bleiben", act="warn")] == ["„Wir bleiben“"]
        assert list(kept.statements("bleiben", act=was)) == []
        (speaker,) = kept.connection.execute(
            "SELECT speaker FROM v_statements WHERE quote = '„Wir bleiben“'"
        ).fetchone()
        assert speaker == "Jonas Brekke"


def test_a_speaker_may_be_one_of_the_article_or_a_new_one_or_nobody(path: Path) -> None:
    def speak(*names: str) -> tuple[list[str], list[str]]:
        parties = [Party(name) for name in names]
        say(path, lambda writer: correcting.correct_speaker(writer, first(writer), parties, EVA))
        with Store(path) as kept:
            record = kept.record("1")
        known = {actor.id: actor.name for actor in record.actors}
        return [known[each] for each in record.statements[0].speaker_actors], sorted(known.values())

    assert speak("Otto Grau") == (["Otto Grau"], ["Ingrid Solvang", "Otto Grau"])
    assert speak("Ingrid Solvang") == (["Ingrid Solvang"], ["Ingrid Solvang", "Otto Grau"])
    assert speak("Ingrid Solvang", "Otto Grau")[0] == ["Ingrid Solvang", "Otto Grau"]
    assert speak()[0] == []
    expect_sound(path)


def test_a_name_that_is_anothers_is_no_evidence_for_a_speaker(path: Path) -> None:
    assert statement_of(path).speaker
    say(path, lambda writer: correcting.correct_speaker(writer, first(writer), [Party("Otto Grau")], EVA))
    assert statement_of(path).speaker == ()
    said = say(
        path, lambda writer: correcting.correct_speaker(writer, first(writer), [Party("Otto Grau")], EVA, [Span(56, 68)])
    )  # fmt: skip
    assert statement_of(path).speaker == (Span(56, 68),)
    assert said.words == "„Wir bleiben“"


def test_frame_and_cue_give_way_to_the_quote(path: Path) -> None:
    record = records(path)[0]
    longer = Span(0, place_of(record, "sagte").end)
    say(path, lambda writer: correcting.correct_quote(writer, first(writer), [longer], EVA))
    now = statement_of(path)
    assert now.quote == (longer,)
    assert now.cue == ()
    assert not any(frame.overlaps(longer) for frame in now.frame)
    assert now.id == record.statements[0].id
    assert now.score == 1.0
    expect_sound(path)


def test_spans_are_freed_of_white_space_and_must_be_words_of_the_text(path: Path) -> None:
    say(path, lambda writer: correcting.correct_cue(writer, first(writer), [Span(14, 21)], EVA))
    assert statement_of(path).cue == (Span(15, 20),)
    wrongs: list[list[Span]] = [[Span(5, 5)], [Span(14, 15)], [Span(0, 10_000)], [Span(0, 1)], []]
    for wrong in wrongs:
        with pytest.raises(UsageError), Writer(path) as writer, writer.transaction():
            correcting.correct_quote(writer, first(writer), wrong, EVA)
    say(path, lambda writer: correcting.correct_cue(writer, first(writer), [], EVA))
    assert statement_of(path).cue == ()
    expect_sound(path)


def test_what_is_no_statement_goes_with_its_entry_and_comes_back(path: Path) -> None:
    before = records(path)
    said = say(path, lambda writer: correcting.take_out(writer, first(writer), EVA))
    assert [len(record.statements) for record in records(path)] == [1, 2]
    with Store(path) as kept:
        assert list(kept.statements("bleiben")) == []
    expect_sound(path)
    with pytest.raises(UsageError, match=f"taken out by a person; wortlaut undo {said.key} brings it back"):
        say(path, lambda writer: subjects.statement(writer.connection, said.subject))  # type: ignore[arg-type,return-value]
    take_back(path, said.key)
    assert records(path) == before


def test_a_statement_that_was_missed_takes_its_place_and_can_be_corrected(path: Path) -> None:
    record = records(path)[1]
    quote = place_of(record, "25 Millionen")

    def add(writer: Writer) -> Correction:
        article = subjects.article(writer.connection, "2")
        missed = Missed(
            quote=(quote,), type="reported", act="demand", speaker_actors=(Party("Jonas Brekke"),)
        )
        return correcting.add_statement(writer, article, missed, EVA)

    said = say(path, add)
    added = next(each for each in records(path)[1].statements if each.id == said.subject)
    assert (added.quote, added.act, added.score) == ((quote,), "demand", 1.0)
    outer = next(each for each in record.statements if each.quote[0].covers(quote))
    assert added.inside == outer.id
    with pytest.raises(UsageError, match=f"statement {said.subject} stands there"):
        say(path, add)
    changed = say(
        path,
        lambda writer: correcting.correct_act(
            writer, subjects.statement(writer.connection, said.subject), "pledge", EVA
        ),
    )
    assert next(each for each in records(path)[1].statements if each.id == said.subject).act == "pledge"
    expect_sound(path)
    take_back(path, said.key)
    assert records(path)[1] == record
    take_back(path, changed.key)
    expect_sound(path)


def test_a_figure_belongs_to_the_innermost_statement_that_there_is(path: Path) -> None:
    record = records(path)[1]
    (figure,) = record.figures
    outer = next(each for each in record.statements if each.id == figure.statement)
    say(
        path,
        lambda writer: correcting.take_out(writer, first(writer, "2", record.statements.index(outer)), EVA),
    )
    assert records(path)[1].figures[0].statement is None
    expect_sound(path)


def test_words_name_the_place_that_a_person_says(path: Path) -> None:
    before = records(path)

    def put(words: str, place: OnMap | None, article: str = "1") -> Correction:
        span = place_of(before[0] if article == "1" else before[1], words)
        return say(
            path, lambda writer: correcting.correct_place(writer, subjects.article(writer.connection, article), span, place, EVA)
        )  # fmt: skip

    keys = [put("Rom", OSLO).key, put("Die Ministerin", OSLO).key]
    assert [(each.name, each.start) for each in records(path)[0].places] == [
        ("Oslo", place_of(before[0], "Rom").start),
        ("Oslo", place_of(before[0], "Die Ministerin").start),
    ]
    with Store(path) as kept:
        assert len(list(kept.statements("bleiben", place=3143244))) == 1
    keys.append(put("Rom", None).key)
    assert [each.start for each in records(path)[0].places] == [place_of(before[0], "Die Ministerin").start]
    with pytest.raises(UsageError, match="no place stands there"):
        put("sagte", None)
    expect_sound(path)
    for key in keys:
        take_back(path, key)
    assert records(path) == before


def test_the_last_word_holds_and_undoing_it_gives_the_word_before(path: Path) -> None:
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    last = say(path, lambda writer: correcting.correct_act(writer, first(writer), "pledge", By("Jonas")))
    assert statement_of(path).act == "pledge"
    say(path, lambda writer: undo(writer, last.key[:8], "Eva"))
    assert statement_of(path).act == "warn"
    with Store(path) as kept:
        rows = kept.connection.execute(
            "SELECT author, undone IS NULL, undone_by FROM corrections ORDER BY id"
        )
        assert list(rows) == [("Eva Lindqvist", 1, None), ("Jonas", 0, "Eva")]


def test_undoing_says_what_is_wrong_with_a_key(path: Path) -> None:
    said = say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    for key, reason in ((said.key[::-1], "no correction"), ("", "no correction")):
        with pytest.raises(UsageError, match=reason):
            take_back(path, key)
    take_back(path, said.key)
    with pytest.raises(UsageError, match="was undone by Jonas on 20"):
        take_back(path, said.key)
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    with pytest.raises(UsageError, match="2 corrections begin with 'c'"):
        take_back(path, "c")


def test_a_word_without_a_person_or_on_an_empty_name_is_refused_and_changes_nothing(path: Path) -> None:
    with pytest.raises(UsageError, match="an author has no name"):
        say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", By(" ")))
    with pytest.raises(UsageError, match="a name is empty"):
        say(path, lambda writer: correcting.correct_speaker(writer, first(writer), [Party(" ")], EVA))
    with Store(path) as kept:
        assert kept.counts().corrections == 0


def test_two_writers_take_turns_at_correcting(path: Path) -> None:
    before = records(path)
    with Writer(path) as one, Writer(path) as other:
        keys = []
        for number, act in enumerate(("warn", "pledge", "demand", "reject")):
            writer = other if number % 2 else one
            with writer.transaction():
                keys.append(correcting.correct_act(writer, first(writer, "1", number // 2), act, EVA).key)  # type: ignore[arg-type]
            with writer.transaction():
                correcting.correct_speaker(writer, first(writer), [Party(f"Otto {number}")], EVA)
        assert [each.act for each in records(path)[0].statements] == ["pledge", "reject"]
        expect_sound(path)
        for (key,) in one.connection.execute("SELECT key FROM corrections").fetchall():
            writer = one if key in keys else other
            with writer.transaction():
                undo(writer, key, "Jonas")
    assert records(path) == before
    expect_sound(path)


def _any_correction(writer: Writer, record: Record, draw: st.DataObject) -> Correction:
    """Say something about an article that may be said, or is refused."""
    connection = writer.connection
    statements = [each.id for each in record.statements]
    kind = draw.draw(
        st.sampled_from(
            (
                "act",
                "status",
                "quote",
                "cue",
                "frame",
                "speaker",
                "addressee",
                "none",
                "add",
                "place",
                "judge",
            )
        )
    )
    ends = draw.draw(
        st.lists(st.integers(0, len(record.text)), min_size=2, max_size=4, unique=True).map(sorted)
    )
    spans = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    if kind == "add":
        missed = Missed(quote=tuple(spans), frame=(Span(0, 20),), speaker_actors=(Party("Otto Grau"),))
        return correcting.add_statement(writer, subjects.article(connection, record.source.id), missed, EVA)
    if kind == "place":
        place = draw.draw(st.sampled_from((OSLO, None)))
        return correcting.correct_place(
            writer, subjects.article(connection, record.source.id), spans[0], place, EVA
        )
    if kind == "judge":
        thing = draw.draw(st.sampled_from(("actors", "statements")))
        ids = [row[0] for row in connection.execute(f"SELECT id FROM {thing} ORDER BY id").fetchall()]
        pair = [draw.draw(st.sampled_from(ids)) for _ in range(2)] if ids else []
        one, other = (subjects.find(connection, f"{thing[:-1]}:{each}") for each in pair or [0, 0])
        verdict = draw.draw(st.sampled_from(("same", "same", "not_same", "unsure")))
        return correcting.judge(writer, one, other, verdict, EVA)  # type: ignore[arg-type]
    if not statements:
        raise UsageError("nothing left")
    statement = subjects.statement(connection, draw.draw(st.sampled_from(statements)), record.source.id)
    if kind == "none":
        return correcting.take_out(writer, statement, EVA)
    values: dict[str, st.SearchStrategy[object]] = {
        "act": st.sampled_from(("warn", "pledge", "demand")),
        "status": st.sampled_from(("planned", "denied")),
        "speaker": st.lists(st.sampled_from((Party("Ingrid Solvang"), Party("Otto Grau"))), max_size=2),
        "addressee": st.lists(st.just(Party("Rat", "organization")), max_size=1),
    }
    value = draw.draw(values[kind]) if kind in values else spans
    said: Correction = getattr(correcting, f"correct_{kind}")(writer, statement, value, EVA)
    return said


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_sequence_leaves_a_sound_file_and_undoing_all_gives_back_what_the_program_found(
    draw: st.DataObject,
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        two(path)
        before = records(path)
        live: list[str] = []
        with Writer(path) as writer:
            for _ in range(draw.draw(st.integers(1, 7))):
                if live and draw.draw(st.integers(0, 3)) == 0:
                    with writer.transaction():
                        undo(writer, live.pop(draw.draw(st.integers(0, len(live) - 1))), "Jonas")
                else:
                    record = draw.draw(st.sampled_from(records(path)))
                    try:
                        with writer.transaction():
                            live.append(_any_correction(writer, record, draw).key)
                    except UsageError:
                        pass
            expect_sound(path)
            for key in draw.draw(st.permutations(live)):
                with writer.transaction():
                    undo(writer, key, "Jonas")
            for left in (
                "readings",
                "actor_judgements WHERE author <> ''",
                "statement_judgements WHERE author <> ''",
            ):
                assert writer.connection.execute(f"SELECT count(*) FROM {left}").fetchone() == (0,)
        assert records(path) == before
        expect_sound(path)


def test_a_correction_takes_its_words_from_the_text_and_its_moment_from_the_clock(path: Path) -> None:
    key = say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA)).key
    with Store(path) as kept:
        row = kept.connection.execute(
            "SELECT key, kind, start, end, words, value, reason, author, undone FROM corrections"
        ).fetchone()
        assert row == (key, "act", 0, 13, "„Wir bleiben“", '"warn"', EVA.reason, EVA.author, None)
