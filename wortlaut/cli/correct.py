"""``wortlaut correct``: a person's word on what the program found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, get_args

import click

from wortlaut import records
from wortlaut.cli.saying import Saying, saying
from wortlaut.cli.shared import fail

if TYPE_CHECKING:
    from sqlite3 import Connection

    from wortlaut.spans import Span
    from wortlaut.store.correcting import By
    from wortlaut.store.corrections import ActorKind, Correction, Party
    from wortlaut.store.linking.judgements import Verdict
    from wortlaut.store.subjects import Subject
    from wortlaut.store.writing import Writer

_TYPES = get_args(records.StatementType)
_MEDIA = get_args(records.Medium)
_ACTS = get_args(records.Act)
_STATUSES = get_args(records.Status)
_ACTORS = ("person", "organization", "place", "group", "other")

_EXAMPLES = """\b
Examples:
  wortlaut correct 5b1c9d20 speaker "Ingrid Solvang"
  wortlaut correct 5b1c9d20 act warn --reason "she threatens"
  wortlaut correct 5b1c9d20 quote "We stay" "as long as it takes"
  wortlaut correct 5b1c9d20 none
  wortlaut correct "Jonas Brekke" not-same "Jonas Brekke" --in ARTICLE --other-in ARTICLE
  wortlaut correct https://example.org/a.html place Springfield 4250542
  wortlaut correct https://example.org/a.html add "We stay" --speaker "Ingrid Solvang"

SUBJECT is a statement, actor, figure or article: its id or the beginning of it, an actor's name, an article's URL, a figure's place
("120-125" with --in ARTICLE), or a row's id as Datasette shows it (statement:123, actor:45).
"""


class _AfterSubject(click.Group):
    """Sub-commands that come after what they are about; their help may be asked for without it."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        if len(args) > 1 and args[0] in self.commands and args[1] in {"-h", "--help"}:
            args = ["SUBJECT", *args]
        elif len(args) > 1 and args[1] in {"-h", "--help"}:
            args = ["--help"]
        return super().parse_args(context, args)


@click.group(
    cls=_AfterSubject, epilog=_EXAMPLES, subcommand_metavar="WHAT [VALUE] …", context_settings={"help_option_names": ["-h", "--help"]}
)  # fmt: skip
@click.argument("subject", metavar="SUBJECT")
@click.pass_context
def correct(context: click.Context, subject: str) -> None:
    """Correct what the program found: a person's word wins.

    What is said holds at once, for every later reading of the article and for its later versions, until
    `wortlaut undo KEY`. Who said it, when and why stays in the log (`wortlaut corrections`).
    """
    context.obj = subject


def _tell(corrections: Iterable[Correction]) -> None:
    from wortlaut.view.corrections import described

    for each in corrections:
        click.echo(f"{each.key} {described(each)}")


def _party_command(field: str, who: str) -> click.Command:
    def command(
        said: Saying, names: tuple[str, ...], nobody: bool, words: tuple[str, ...], new: ActorKind | None
    ) -> None:
        from wortlaut.store import correcting, meaning, subjects

        if nobody == bool(names):
            fail(f"name {who}, or give --nobody", 2)
        with said.writing() as writer:
            connection = writer.connection
            statement = subjects.statement(connection, _subject(), said.within)
            meant = [meaning.actor_meant(connection, statement, name, new) for name in names]
            spans = meaning.spans_meant(connection, statement, words) if words else None
            give = correcting.correct_speaker if field == "speaker" else correcting.correct_addressee
            given = [give(writer, statement, [each.party for each in meant], said.by, spans)]
            given += [
                _same_as(writer, statement, each.party, each.elsewhere, said.by)
                for each in meant
                if each.elsewhere is not None
            ]
        _tell(given)

    command.__doc__ = f"""Say {who}, by name or id.

    Names are those of the article's actors, or of others in the file; with --new also such that nobody has yet. An
    id of another article's actor also says that both are the same. --words are the words of the article that say so.
    """
    named = saying(command)
    for option in (
        click.option("--new", type=click.Choice(_ACTORS), help="Take names as they are; this is what they name."),
        click.option("--words", multiple=True, metavar="WORDS", help=f"The words that say {who}."),
        click.option("--nobody", is_flag=True, help="Nobody is known."),
        click.argument("names", nargs=-1, metavar="NAME …"),
    ):  # fmt: skip
        named = option(named)
    return click.command(field)(named)


def _same_as(writer: Writer, statement: Subject, party: Party, other: Subject, by: By) -> Correction:
    from wortlaut.store import correcting, subjects

    (article,) = writer.connection.execute(
        "SELECT key FROM articles WHERE id = ?", (statement.article,)
    ).fetchone()
    here = subjects.actor(writer.connection, party.name, article)
    return correcting.judge(writer, here, other, "same", by)


def _choice_command(field: str, values: tuple[str, ...], what: str) -> click.Command:
    def command(said: Saying, value: Any) -> None:
        from wortlaut.store import correcting, subjects

        give: Callable[..., Correction] = getattr(correcting, f"correct_{field}")
        with said.writing() as writer:
            statement = subjects.statement(writer.connection, _subject(), said.within)
            given = give(writer, statement, value, said.by)
        _tell([given])

    command.__doc__ = f"Say {what}."
    argument = click.argument("value", type=click.Choice(values), metavar=field.upper())
    named = click.command(field, epilog=f"{field.upper()} is one of {', '.join(values)}.")
    return named(argument(saying(command)))


def _span_command(field: str, what: str, *, may_be_empty: bool) -> click.Command:
    def command(said: Saying, words: tuple[str, ...], empty: bool = False) -> None:
        from wortlaut.store import correcting, meaning, subjects

        if empty == bool(words):
            fail(f"give the words, or START END{', or --empty' if may_be_empty else ''}", 2)
        give: Callable[..., Correction] = getattr(correcting, f"correct_{field}")
        with said.writing() as writer:
            statement = subjects.statement(writer.connection, _subject(), said.within)
            spans = meaning.spans_meant(writer.connection, statement, words)
            given = give(writer, statement, spans, said.by)
        _tell([given])

    command.__doc__ = f"""Say {what}.

    Words as they stand in the article, each argument one piece of it, or pairs of offsets into its text.
    """
    named = click.argument("words", nargs=-1, metavar="WORDS …|START END …")(saying(command))
    if may_be_empty:
        named = click.option("--empty", is_flag=True, help=f"The statement has no {field}.")(named)
    return click.command(field)(named)


@correct.command("none")
@saying
def _none(said: Saying) -> None:
    """Say that it is no statement; undone, it is there again."""
    from wortlaut.store import correcting, subjects

    with said.writing() as writer:
        statement = subjects.statement(writer.connection, _subject(), said.within)
        given = correcting.take_out(writer, statement, said.by)
    _tell([given])


@correct.command("add", epilog="WORDS must stand once in the article; else give START END.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS …|START END …")
@click.option("--type", "type_", type=click.Choice(_TYPES), default="direct", show_default=True)
@click.option("--medium", type=click.Choice(_MEDIA), default="speech", show_default=True)
@click.option("--act", type=click.Choice(_ACTS), default="assert", show_default=True)
@click.option("--status", type=click.Choice(_STATUSES), default="actual", show_default=True)
@click.option("--speaker", multiple=True, metavar="NAME", help="Who speaks.")
@click.option("--addressee", multiple=True, metavar="NAME", help="Who is spoken to.")
@click.option("--new", type=click.Choice(_ACTORS), help="Take names as they are; this is what they name.")
@click.option("--speaker-words", multiple=True, metavar="WORDS", help="The words that say who speaks.")
@click.option("--cue", multiple=True, metavar="WORDS", help="The words that announce the quote.")
@click.option("--frame", multiple=True, metavar="WORDS", help="The words around the quote that belong to it.")
@saying
def _add(said: Saying, words: tuple[str, ...], new: ActorKind | None, type_: Any, **others: Any) -> None:
    """Add a statement that the program missed to an article (SUBJECT: its id or URL)."""
    from wortlaut.store import correcting, meaning, subjects
    from wortlaut.store.applying import hull

    with said.writing() as writer:
        connection = writer.connection
        article = subjects.article(connection, _subject())
        quote = meaning.spans_meant(connection, article, words)
        # What belongs to the quote stands near it.
        near = _at(article, hull(quote))
        missed = correcting.Missed(
            quote=quote, type=type_,
            speaker=meaning.spans_meant(connection, near, others.pop("speaker_words")),
            cue=meaning.spans_meant(connection, near, others.pop("cue")),
            frame=meaning.spans_meant(connection, near, others.pop("frame")),
            speaker_actors=_named(connection, article, others.pop("speaker"), new),
            addressee_actors=_named(connection, article, others.pop("addressee"), new),
            **others,
        )  # fmt: skip
        given = correcting.add_statement(writer, article, missed, said.by)
    _tell([given])
    click.echo(f"statement {given.subject}")


def _named(
    connection: Connection, article: Subject, names: Iterable[str], new: ActorKind | None
) -> tuple[Party, ...]:
    from wortlaut.store.meaning import actor_meant

    return tuple(actor_meant(connection, article, each, new).party for each in names)


def _at(article: Subject, span: Span | None) -> Subject:
    from msgspec import structs

    return structs.replace(article, thing="statement", span=span or article.span)


@correct.command("place", epilog="PLACE is a GeoNames id, or a name that only one place has.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS|START END [PLACE]")
@click.option("--no-place", is_flag=True, help="The words name no place; PLACE is left out.")
@click.option("--every", is_flag=True, help="Wherever the words stand in the article.")
@saying
def _place(said: Saying, words: tuple[str, ...], no_place: bool, every: bool) -> None:
    """Say which place words of an article name (SUBJECT: its id or URL)."""
    from wortlaut.store import correcting, mapping, meaning, subjects

    where = words if no_place else words[:-1]
    if not (len(where) == 1 or (len(where) == 2 and not every)):
        fail('give the words (or START END) and the place: "Springfield" 4250542', 2)
    with said.writing() as writer:
        connection = writer.connection
        article = subjects.article(connection, _subject())
        language = writer.reader.source(article.version).language
        place = None if no_place else mapping.on_map(connection, words[-1], language)
        spans = (
            meaning.every_span(connection, article, where[0])
            if every
            else meaning.spans_meant(connection, article, where)
        )
        given = [correcting.correct_place(writer, article, span, place, said.by) for span in spans]
    _tell(given)


def _verdict_command(verdict: Verdict, what: str) -> click.Command:
    def command(said: Saying, other: str, other_in: str | None) -> None:
        from wortlaut.store import correcting, subjects

        with said.writing() as writer:
            one = subjects.find(writer.connection, _subject(), said.within)
            two = subjects.find(writer.connection, other, other_in)
            given = correcting.judge(writer, one, two, verdict, said.by)
        _tell([given])

    command.__doc__ = f"Say that SUBJECT and OTHER {what}: two actors, statements, figures or articles."
    named = click.argument("other", metavar="OTHER")(saying(command))
    other_in = click.option(
        "--other-in", metavar="ARTICLE", help="Where OTHER stands, by the article's id or URL."
    )
    return click.command(verdict.replace("_", "-"))(other_in(named))


def _subject() -> str:
    return str(click.get_current_context().obj)


for _command in (
    _party_command("speaker", "who speaks"),
    _party_command("addressee", "who is spoken to"),
    _choice_command("type", _TYPES, "what form the statement has"),
    _choice_command("medium", _MEDIA, "whether it was said, thought or written"),
    _choice_command("act", _ACTS, "what is done by the statement"),
    _choice_command("status", _STATUSES, "what the status of its contents is"),
    _span_command("quote", "which words are quoted", may_be_empty=False),
    _span_command("cue", "which words announce the quote", may_be_empty=True),
    _span_command("frame", "which words frame the quote", may_be_empty=True),
    _verdict_command("same", "are the same"),
    _verdict_command("not_same", "are not the same"),
    _verdict_command("unsure", "may or may not be the same"),
):
    correct.add_command(_command)
