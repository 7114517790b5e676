"""Sentences that belong together though a stop in a quotation parts them: "“Is he coming?” Hill asked"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from wortlaut.cut.text import Sentence
from wortlaut.heads.rules.english_verbs import english_verbs, english_words
from wortlaut.heads.rules.verbs import Kind
from wortlaut.records import Language

_CLOSING = frozenset("”’\"'»«›‹“")
_STOPS = frozenset("?!…")
_LONGEST_SUBJECT = 12
_LONGEST_FRAME = 30
_SAYS_MORE = frozenset({"that", "whether", "if", "why", "nothing", "no", "to"})


def join_frames(text: str, sentences: Sequence[Sentence], language: Language) -> list[Sentence]:
    """Join an English question or exclamation in marks with the frame that the cutter made a sentence of.

    In German the verb comes first, in lower case, and the sentence has not been cut there.
    """
    if language != "en":
        return list(sentences)
    joined: list[Sentence] = []
    for sentence in sentences:
        if (
            joined
            and joined[-1].part == sentence.part
            and _ends_quotation(text, joined[-1])
            and _is_frame(text, sentence)
        ):
            words = joined[-1].words + sentence.words
            joined[-1] = replace(joined[-1], end=sentence.end, words=words)
        else:
            joined.append(sentence)
    return joined


def _ends_quotation(text: str, sentence: Sentence) -> bool:
    end = sentence.end
    return text[end - 1 : end] in _CLOSING and text[end - 2 : end - 1] in _STOPS


def _is_frame(text: str, sentence: Sentence) -> bool:
    """Say whether a sentence is a speaker and a verb of saying, with no clause of what was said behind it."""
    words = [text[start:end].lower() for start, end in sentence.words[: _LONGEST_FRAME + 1]]
    if len(words) > _LONGEST_FRAME:
        return False
    helping = english_words("clause_words", "auxiliaries")
    for index, word in enumerate(words[:_LONGEST_SUBJECT]):
        if _says(word):
            behind = words[index + 1 :]
            return index > 0 and _SAYS_MORE.isdisjoint(behind) and helping.isdisjoint(behind)
        if word in helping or not (word[0].isalpha() or word in ",-&."):
            return False
    return False


def _says(word: str) -> bool:
    """Say whether a word is a past or present form of a verb that takes direct speech."""
    return any(
        form.kind is Kind.FINITE and form.verb.takes & {"clause", "question"} and not form.verb.companions
        for form in english_verbs().forms(word)
    )
