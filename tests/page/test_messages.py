"""What the program says of wrong questions and of articles, in the reader's words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import wortlaut
from wortlaut.page.correct_words import refused
from wortlaut.page.messages import in_words, known
from wortlaut.page.words import words

PACKAGE = Path(wortlaut.__file__).parent
ERRORS = {
    "UsageError", "Refused", "NotText", "EmptyArticle", "TooLarge", "BadPage", "BadLine", "OtherLanguage", "StoreBusy",
    "StoreFull",
}  # fmt: skip
# What is said before the page is there, or to those who write programs.
NOT_ON_THE_PAGE = {"page/serving.py", "page/settings.py"}
FILES_OF_THE_SHELL = ("no file or folder", "7: not one of")
FOLDERS = ("page", "article", "store/asking")
FILES = ("store/reading.py", "store/subjects.py", "store/meaning.py", "store/correcting.py", "store/opening.py",
         "store/waiting.py", "store/writing.py", "store/carrying.py", "keep.py")  # fmt: skip


def said_in(path: Path) -> Iterator[str]:
    """Yield the messages of the errors that a module makes, with 7 for every value in them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ERRORS
            and node.args
        ):
            told = "".join(parts(node.args[-1] if node.func.id == "Refused" else node.args[0]))
            if any(letter.isalpha() for letter in told):
                yield told


def parts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        for each in node.values:
            if isinstance(each, ast.Constant):
                yield str(each.value)
            else:
                yield "'7'" if getattr(each, "conversion", -1) == ord("r") else "7"
    elif isinstance(node, ast.BinOp):
        yield from parts(node.left)
        yield from parts(node.right)


MODULES = sorted({*(path for folder in FOLDERS for path in (PACKAGE / folder).rglob("*.py")), *map(PACKAGE.joinpath, FILES)})  # fmt: skip
MESSAGES = [
    (path.relative_to(PACKAGE).as_posix(), message)
    for path in MODULES
    for message in said_in(path)
    if path.relative_to(PACKAGE).as_posix() not in NOT_ON_THE_PAGE
    and not message.startswith(FILES_OF_THE_SHELL)
]


def test_many_messages_are_looked_at() -> None:
    assert len(MESSAGES) > 80


@pytest.mark.parametrize(("where", "message"), MESSAGES, ids=lambda value: value[:40])
def test_whatever_the_page_may_have_to_say_has_german_words(where: str, message: str) -> None:
    assert refused(message, words("de")) != refused(message, words("en")), f"{where}: {message}"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/dossier/none", "Ein Dossier „none“ gibt es hier nicht."),
        ("/statement/none", "Diese Aussage gibt es hier nicht"),
        ("/article/none", "Diesen Artikel gibt es hier nicht."),
        ("/timeline?since=spring", "„spring“ ist kein Tag."),
        ("/search?q=a*", "Mit „a“ beginnen zu viele Wörter. Vor dem Stern stehen mindestens 3 Buchstaben."),
        ("/search?near=Rome&km=far", "Für km fehlt eine gültige Zahl."),
        ("/api/search?act=sing", "Für act gibt es den Wert „sing“ nicht."),
    ],
)
def test_a_wrong_question_is_answered_in_german(client: TestClient, address: str, says: str) -> None:
    answer = client.get(address, headers={"accept-language": "de"})
    assert answer.status_code in {400, 404}
    assert says in answer.text


def test_what_is_unknown_stays_as_the_program_says_it_on_one_line() -> None:
    assert known("the moon\nis full") is None
    assert in_words("the moon\nis full", words("de")) == "the moon is full"


def test_names_in_messages_are_shown_as_they_are_and_not_too_long() -> None:
    told = in_words(f"no country {'x' * 5000!r}; give its name", words("de"))
    assert len(told) < 300
    assert in_words('no country "Cote d\'Or"; give its name', words("de")).startswith("Ein Land „Cote d'Or“")
