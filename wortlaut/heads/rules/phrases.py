"""German noun phrases without a parser: articles, adjectives in lower case, nouns with a capital."""

from __future__ import annotations

from functools import cache

from wortlaut.heads.rules.german import german_verbs, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.noun_lore import has_article, is_particle, is_seat, is_time, opens_words

_LONGEST_PHRASE = 40
_MOST_ADJECTIVES = 6


def _set(key: str) -> frozenset[str]:
    return words("clause_words", key)


def noun_phrase(line: Line, start: int, limit: int, *, close: bool = False) -> int:
    """Return where the noun phrase that begins at ``start`` ends, or ``start`` if none does.

    With ``close`` only such prepositional phrases count as belong to a noun anywhere in a clause.
    """
    limit = min(limit, line.n, start + _LONGEST_PHRASE)
    if start >= limit:
        return start
    if line.low[start] in _set("subject_pronouns") and not _leads_noun(line, start, limit):
        return start + 1
    if line.low[start] in ("und", "als"):
        return start
    ones = start + 1 < limit and line.low[start] in _set("some") and line.low[start + 1] in _OF_THEM
    end = _core(line, start + ones, limit)
    if end == start + ones:
        return start
    appositions = 0
    while True:
        longer = _attach(line, end, limit, close=close)
        if longer == end or (appositions and _is_object_behind(line, end, longer)):
            return end
        appositions += line.words[end] == ","
        end = longer


def _is_object_behind(line: Line, comma: int, end: int) -> bool:
    """Say whether a noun behind an apposition is another one: "nannte Ada Solvang, Chefin der Bahn, die Strecke „marode“"."""
    if line.words[comma] != "," or line.low[comma + 1] not in _set("articles") | _set("possessives"):
        return False
    return _set("conjunctions").isdisjoint(line.low[comma:end])


# "einer der Helfer", "eines ihrer Mitglieder"
_OF_THEM = frozenset({"der", "seiner", "ihrer", "dieser", "unserer"})


@cache
def _function_words() -> frozenset[str]:
    topics = ("prepositions", "subordinators", "conjunctions", "pronouns", "relatives")
    return frozenset().union(*(_set(key) for key in topics))


@cache
def _no_adjectives() -> frozenset[str]:
    return _function_words() | _set("auxiliaries") | _set("modals") | _set("not_adjectives") | _set("adverbs")


def _leads_noun(line: Line, index: int, limit: int) -> bool:
    """Say whether a pronoun is the article of a noun: "dieser Rat", but not "er dem Rat"."""
    behind = index + 1
    return line.low[index] in _set("determiners") and behind < limit and _core(line, behind, limit) > behind


def _core(line: Line, start: int, limit: int) -> int:
    """Read articles, adjectives and nouns; return ``start`` where no noun comes."""
    leads = _determiners(line, start, limit)
    index = _adjectives(line, leads, limit)
    if start < index < limit and _counts(line, index):
        index = _adjectives(line, index + 1, limit)  # "die letzten drei großen Brücken"
    nouns = _nouns(line, index, limit)
    if nouns > index:
        return nouns
    leads = max(
        leads, start + (start < limit and line.low[start] in _set("genitives"))
    )  # "aller im Rat vertretenen Parteien"
    if leads == start:
        return start
    return _without_noun(line, start, leads, limit) or _with_long_attribute(line, start, leads, limit)


def _counts(line: Line, index: int) -> bool:
    """Say whether a number stands between the adjectives and their noun."""
    adjective = line.low[index - 1].endswith(("en", "e"))
    return adjective and (line.words[index].isdigit() or line.low[index] in _set("numbers"))


def _without_noun(line: Line, start: int, leads: int, limit: int) -> int:
    """Return where an adjective or a number ends that stands for its noun: "die beiden", "der 30-jährige"; or 0."""
    if line.low[start] not in _set("articles") or (leads < limit and line.is_capital(leads)):
        return 0
    if leads == start + 2 and line.low[start + 1] in _FOR_NOUN:
        alone = leads >= limit or not (_is_adjective(line, leads) or line.quoted[leads] >= 0)
        return leads if alone else 0
    aged = leads == start + 2 and line.low[start + 1].rstrip("rn").endswith("-jährige")
    return leads if aged and not (leads < limit and _is_adjective(line, leads)) else 0


_FOR_NOUN = frozenset({"beiden", "anderen", "drei", "vier", "fünf"})


_MOST_WITHIN = 3


def _with_long_attribute(line: Line, start: int, leads: int, limit: int) -> int:
    """Read a noun whose adjective has phrases of its own: "die in Nordhafen geborene Richterin"."""
    if line.low[start] not in _set("articles") | _set("genitives") or (
        start > line.first and line.words[start - 1] == ","
    ):
        return start  # behind a comma it may be a relative pronoun
    index = leads
    for _ in range(_MOST_WITHIN):
        inner = _within_attribute(line, index, limit)
        if inner == index:
            return start
        index = inner
        if index < limit and _is_adjective(line, index):
            nouns = _nouns(line, _adjectives(line, index, limit), limit)
            return nouns if nouns > index else start
    return start


def _within_attribute(line: Line, index: int, limit: int) -> int:
    """Read one phrase before the adjective: with a preposition, or an adverb; return ``index`` where there is none."""
    if index >= limit or line.is_capital(index) or line.quoted[index] >= 0:
        return index
    if line.low[index] in _set("prepositions") and line.low[index] != "bis":
        bare = _determiners(line, index + 1, limit)
        inner = _nouns(line, _adjectives(line, bare, limit), limit)
        return inner if inner > bare else index
    return index + 1 if line.low[index] in _set("adverbs") or line.words[index][:1].isdigit() else index


def _determiners(line: Line, start: int, limit: int) -> int:
    """Read articles, possessives and figures; two articles in a row are not of one phrase."""
    index = start
    while index < limit and line.quoted[index] < 0:
        word = line.low[index]
        if word in _set("articles"):
            if index > start and line.low[index - 1] not in ("alle", "all"):
                break
        elif word in _POINTING and index > start and line.low[index - 1] in _set("articles"):
            break  # a relative pronoun stands before it: "der diese Pläne ablehnt"
        elif word not in _set("determiners") and not line.words[index][:1].isdigit():
            break
        index += 1
    return index


_POINTING = frozenset(
    {
        "alle",
        "allen",
        "mehrere",
        "diese",
        "dieses",
        "diesen",
        "diesem",
        "dieser",
        "seine",
        "seinen",
        "seinem",
        "ihre",
        "ihren",
        "ihrem",
    }
)


def _adjectives(line: Line, start: int, limit: int) -> int:
    index, count = start, 0
    while index < limit and count < _MOST_ADJECTIVES and _is_adjective(line, index):
        index += 1
        count += 1
    return index


def _is_adjective(line: Line, index: int) -> bool:
    word = line.low[index]
    if line.is_capital(index) or line.quoted[index] >= 0:
        return False
    if word in ("und", "so", "sehr", "als"):
        return (
            index + 1 < line.n
            and not line.is_capital(index + 1)
            and line.low[index + 1].endswith(("en", "e", "er", "em", "es"))
        )
    if not word[:1].isalpha() or word in _no_adjectives() or word in german_verbs():
        return False
    if word.endswith(("e", "en", "er", "es", "em")):
        return _noun_follows(line, index + 1)
    leads = index > 0 and line.low[index - 1] in _set("determiners")
    return (
        leads
        and index + 1 < line.n
        and line.low[index + 1].endswith(_ENDINGS)
        and _noun_follows(line, index + 2)
    )


_ENDINGS = ("en", "e", "er", "em", "es")


def _noun_follows(line: Line, index: int) -> bool:
    for at in range(index, min(index + 4, line.n)):
        if line.is_capital(at) or line.quoted[at] >= 0:
            return True
        if not line.words[at][:1].isalpha() or line.low[at] in _set("auxiliaries"):
            return False
    return False


def _nouns(line: Line, start: int, limit: int) -> int:
    index = start
    while index < limit:
        if line.quoted[index] >= 0 or line.bracketed[index]:
            if index == start and line.bracketed[index]:
                return start
            if index > start and opens_words(line, index):
                return index
            index += 1
        elif (
            line.words[index][:1].isupper()
            or _is_lower_name(line, index)
            or _is_address(line.words[index])
            or (index > start and _is_number_of_name(line, index, limit))
            or has_article(line.words[index])
            or (index > start and is_particle(line, index, limit))
            or (
                index > start
                and line.words[index] in ("&", "/", "-")
                and index + 1 < limit
                and line.is_capital(index + 1)
            )
        ):
            index += 1
        else:
            break
    return index


def _is_lower_name(line: Line, index: int) -> bool:
    """Say whether a name is written in lower case: "ver.di", "taz"; "z.B." is none."""
    word = line.words[index]
    if word.islower() and "." not in word:
        return word in _set("lower_names")
    return word == "e.V." or (is_noun(line, index) and not word.endswith("."))


def _is_address(word: str) -> bool:
    """Say whether a word is a site by its address: "abendblatt.de"."""
    name, dot, ending = word.rpartition(".")
    return bool(dot) and len(name) >= _SHORTEST_SITE and len(ending) in _ENDING_LENGTHS and ending.isalpha()


# "ndr.de", "orf.at", but no "u.a" and no "20.30".
_SHORTEST_SITE = 3
_ENDING_LENGTHS = (2, 3)


def _is_number_of_name(line: Line, index: int, limit: int) -> bool:
    """Say whether a figure belongs to the noun before it ("Artikel 68"), not to one behind it ("900 Menschen")."""
    if not line.words[index].isdigit():
        return False
    return index + 1 >= limit or not (line.is_capital(index + 1) or _is_adjective(line, index + 1))


def is_noun(line: Line, index: int) -> bool:
    """Say whether a word is written like a noun or a name (first in a sentence it must be no other word)."""
    word = line.words[index]
    if not word[:1].isupper():
        return any(letter.isupper() for letter in word[1:]) or (
            word.isalpha() is False and word[:1].isalpha() and "." in word[1:-1]
        )
    return index != line.first or not is_function_word(line.low[index])


def is_function_word(word: str) -> bool:
    """Say whether a word in lower case is no noun, no adjective and no verb."""
    return word in _function_words() or word in _set("adverbs")


def _attach(line: Line, end: int, limit: int, *, close: bool) -> int:
    """Read what belongs to the noun before: a genitive, a preposition's phrase, a partner, an apposition."""
    if end >= limit or line.quoted[end] >= 0:
        return end
    word = line.low[end]
    if word in _set("genitives") or (
        word.endswith("er") and not is_function_word(word) and _is_adjective(line, end)
    ):
        apart = line.low[end - 1] in _set("days") or _is_nominative(line, end)
        return end if apart else max(end, _core(line, end, limit))
    if word in _set("attaching"):
        return _attach_preposition(line, end, limit, close=close)
    if word in _set("conjunctions") and end + 1 < limit:
        inner = _core(line, end + 1, limit)
        return inner if inner > end + 1 else end
    return _attach_comma(line, end, limit, close=close) if line.words[end] == "," and end + 1 < limit else end


def _is_nominative(line: Line, index: int) -> bool:
    """Say whether adjective or noun show that no genitive begins: "laut Auskunft der Bahn der größte Teil"."""
    behind = min(index + 1, line.n - 1)
    if line.low[index] not in ("der", "dieser"):
        return False
    if line.is_capital(behind):
        return line.low[behind].endswith(_masculine())
    return line.low[behind].endswith("e") and _is_adjective(line, behind)


@cache
def _masculine() -> tuple[str, ...]:
    return tuple(_set("masculine"))


def _attach_comma(line: Line, comma: int, limit: int, *, close: bool) -> int:
    """Read an apposition, or a partner behind one: "Ada Brandt, die Leiterin, und ihr Sprecher forderten …"."""
    if line.low[comma + 1] == "und" and not close:
        partner = _core(line, comma + 2, limit)
        if comma + 2 < partner == limit:
            return partner
    return _apposition(line, comma, limit)


def _attach_preposition(line: Line, index: int, limit: int, *, close: bool) -> int:
    """Read the phrase of a preposition; amid a clause only where it is sure to belong to the noun, and no day."""
    inner = _core(line, index + 1, limit)
    if inner == index + 1:
        return index
    if not close or line.low[index] in _set("attaching_closely"):
        return index if line.low[inner - 1] in _set("time_nouns") else inner
    return inner if _is_named_behind(line, inner, limit) or is_seat(line, index, inner) else index


def _is_named_behind(line: Line, comma: int, limit: int) -> bool:
    """Say whether a name between commas follows, whose owner the phrase before belongs to: "im Landtag, Ada Brandt,"."""
    if comma + 2 >= limit or line.words[comma] != "," or not line.is_capital(comma + 1):
        return False
    end = _nouns(line, comma + 1, limit)
    return end > comma + 2 and (end >= limit or line.words[end] in ",:") and not line.bracketed[comma + 1]


_ACCUSATIVE = frozenset({"den", "einen", "seinen", "ihren", "keinen"})


def _apposition(line: Line, comma: int, limit: int) -> int:
    """Read ", Vorsitzende des Rates" if it ends at a comma, at the limit or before the verb."""
    apart = line.quoted[comma + 1] >= 0 or line.low[comma + 1] in _ACCUSATIVE
    end = comma + 1 if apart else _core(line, comma + 1, limit)
    if end == comma + 1:
        return comma
    while True:
        if end >= limit or line.words[end] in ",:.–" or is_time(line, end):
            return end
        longer = end if line.words[end] == "," else _attach(line, end, limit, close=False)
        if longer == end:
            return comma
        end = longer
