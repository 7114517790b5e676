"""What stands beside the mentions and roles of one actor, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import structs

from wortlaut.heads.mentions.lexicon import gender_of, titles
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.nationalities import countries_of
from wortlaut.records import Actor, Language, Mention, Place
from wortlaut.spans import Span
from wortlaut.store.linking.bodies import meaning
from wortlaut.store.linking.bodies_alike import abbreviates
from wortlaut.store.linking.callings import callings_in, description_of, speaks_of_sport
from wortlaut.store.linking.known_names import AT_HOME, known_body
from wortlaut.store.linking.names import (
    PersonName,
    generation_of,
    other_name_leads,
    other_name_leads_again,
    parse_person,
    words_near,
)
from wortlaut.store.linking.offices import Office, parse_office
from wortlaut.store.linking.other_names import peerages, same_given, tells_of_peers, told_names

if TYPE_CHECKING:
    from wortlaut.store.linking.profiles import Telling

_SHORTEST_WORD = 6
_MOST_MENTIONS = 12
# Of the mentions, so many are asked for what stands around them.
_FIRST = 3
_BEFORE, _AFTER = 26, 60
_NEAR_WORDS = 4
_SENTENCE = 140
_LONGEST_LETTERS = 7
_BESIDE = re.compile(r"^[ \u00a0]?\(([A-ZÄÖÜ][^()\n]{1,24})\)")
_GENERATION = re.compile(r"^,? ([A-Za-zÄä]{2,7}\.?)(?=[ ,.;)]|$)")
_AGE_AFTER = re.compile(r"^(?:,? (?:[Jj]un|[Ss]en|[JS]r)[a-z]*\.?)?(?:, | \(|, aged )(\d{2})(?=[,).])")
_CLAUSE_END = re.compile(r"[,;:!?()\"“„”\n]|(?<![A-Z])\. ")
_APPOSITION = re.compile(r", (?:an? |the |former )*([^,.;:\n]{4,60})(?=[,.;])")
_AGE_BEFORE = re.compile(r"(\d{2})(?:-jährig\w*|-year-old)\s*$")
_GOES_ON = re.compile(
    r"^ (?:of|for|at|in|von|vom|der|des|für|beim|im|aus)(?: (?:the|der|des|den|dem))? ([^,.;:!?()\n\"“„]{2,60})"
)
_SENTENCE_END = re.compile(r"[.!?](?= [A-ZÄÖÜ„\"])|\n")
_WAS_CALLED = re.compile(
    r"\bhieß (?:(?:früher|einst|damals|noch|ledig|vor|bis)\b[^.,;:()]{0,50}? )?([A-ZÄÖÜ][\w-]+)(?=[.,;]|$)"
)
_CAPITAL_NEXT = re.compile(r" [A-ZÄÖÜ]")
_IN_SHORT = re.compile(
    r"^(?:, (?:kurz|abgekürzt|known as|or|also known as|in short)|,? or| oder) ([A-ZÄÖÜ]\w{1,7})\b"
)
_LONG_AFTER = re.compile(r"^(?:,| \() ?(?:der |die |das |the |an? )?([A-ZÄÖÜ][^.,;:()\n]{4,110})[.,;)]")
_WHENCE = re.compile(r"^ (?:of|from|aus|von|vom)(?: the| der| dem)? ([A-ZÄÖÜ][\w'’-]+(?: [A-ZÄÖÜ][\w'’-]+)?)")
_READ, _MOST_STARTS = 3_000, 24
_PEER_BEFORE = 14
_PRONOUNS = {
    "he": "m",
    "him": "m",
    "himself": "m",
    "she": "f",
    "herself": "f",
    "er": "m",
    "ihm": "m",
    "sie": "f",
}
_DIED = re.compile(
    r"\b(?:gestorben|verstorben|starb|tot|beigesetzt|beerdigt|died|dead|dies|passed away|was buried|buried)\b"
)
_CAPITAL_WORD = re.compile(r"[A-ZÄÖÜ][\w'’&-]+")


@cache
def _other_name() -> re.Pattern[str]:
    return re.compile(rf",? ?\(?(?:{other_name_leads()}) ((?:[A-ZÄÖÜÉ][\w'’-]+ ?){{1,3}})", re.UNICODE)


@cache
def _leads_again() -> re.Pattern[str]:
    return re.compile(rf"(?:{other_name_leads_again()}) ")


class Beside:
    """What stands beside the mentions and roles of one actor."""

    def __init__(self, told: Telling, actor: Actor, mentions: Sequence[Mention]) -> None:
        """``mentions`` are the actor's own."""
        self._told, self._actor = told, actor
        self._beside: dict[int, tuple[list[str], str]] = {}
        self._mentions = mentions
        named = [one for one in mentions if one.form != "pronoun"]
        self._spans = [Span(one.start, one.end) for one in named[:_MOST_MENTIONS]]

    def offices(self) -> Iterator[Office]:
        """Yield what the roles name; where the article's reading has none, what stands right beside the name."""
        found = False
        for role in self._actor.roles:
            office = parse_office(role.text, self._told.language)
            if office is not None:
                found = True
                yield office
        if not found:
            yield from self._offices_beside()

    def _offices_beside(self) -> Iterator[Office]:
        for span in self._spans:
            before, apposition = self._words_beside(span)
            for words in (" ".join(before), apposition):
                office = parse_office(words, self._told.language) if words else None
                if office is not None and not words.startswith(("der ", "die ", "das ")):
                    yield office

    def speaks_of(self, kind: str) -> bool:
        """Say whether there are words of a kind near the name: of relatives, or of what somebody was before."""
        text, words = self._told.text, words_near(kind)
        near = (text[max(0, one.start - _AFTER) : one.end + 2 * _AFTER] for one in self._spans[:_FIRST])
        return any(not words.isdisjoint(one.replace(",", " ").replace(".", " ").split()) for one in near)

    def generation(self) -> str:
        """Return what a word after the name says of it: "Otto Brinkhaus junior"."""
        for span in self._spans:
            after = _GENERATION.match(self._told.text[span.end : span.end + 10])
            if after and (told := generation_of(after.group(1))):
                return told
        return ""

    def _words_beside(self, span: Span) -> tuple[list[str], str]:
        """Return the last words before a mention within its clause, and the apposition after it."""
        found = self._beside.get(span.start)
        if found is None:
            text = self._told.text
            before = text[max(0, span.start - _AFTER) : span.start]
            last = max((each.end() for each in _CLAUSE_END.finditer(before)), default=0)
            apposition = _APPOSITION.match(text, span.end) if text.startswith(", ", span.end) else None
            words = before[last:].split()[-_NEAR_WORDS:]
            found = self._beside[span.start] = (words, apposition.group(1) if apposition else "")
        return found

    def callings(self) -> frozenset[str]:
        """Return what the roles, descriptions and the words right beside the name say somebody does."""
        text, language = self._told.text, self._told.language
        found: set[str] = set()
        for role in self._actor.roles:
            found |= callings_in(tuple(role.text.split()), language)
        for span in self._spans[:_FIRST]:
            before, apposition = self._words_beside(span)
            behind = apposition.split()[-_NEAR_WORDS:]
            found |= callings_in((*before, *text[span.start : span.end].split(), *behind), language)
        return frozenset(found or self._sport())

    def described(self) -> frozenset[str]:
        """Return the nouns that stand right beside the name for what somebody is, as the language has them."""
        language = self._told.language
        found: set[str] = set()
        for span in self._spans[:_FIRST]:
            before, apposition = self._words_beside(span)
            last = [word for word in before if word not in ("named", "called", "namens")][-1:]
            words = [*last, *apposition.split()[-_NEAR_WORDS:]] if span.start else []
            found.update(base for word in words if (base := description_of(word, language)))
        for role in self._actor.roles:
            found.update(base for word in role.text.split() if (base := description_of(word, language)))
        return frozenset(found)

    def pronoun_gender(self) -> str:
        """Return the gender that the pronouns for somebody tell; "u" where they disagree or there are none."""
        text = self._told.text
        words = {text[one.start : one.end].lower() for one in self._mentions if one.form == "pronoun"}
        told = {_PRONOUNS[word] for word in words if word in _PRONOUNS}
        return told.pop() if len(told) == 1 else "u"

    def _sport(self) -> frozenset[str]:
        """Return that somebody is in sport where the words around the name speak of it more than once."""
        near = (
            self._told.text[max(0, one.start - _SENTENCE) : one.end + _SENTENCE] for one in self._spans[:1]
        )
        return frozenset(
            ["sport"] if any(speaks_of_sport(words, self._told.language) for words in near) else ()
        )

    def gender(self, names: Sequence[PersonName]) -> tuple[str, bool]:
        """Return the gender that titles, then roles, then the given name tell, and whether one of the first does."""
        text, language = self._told.text, self._told.language
        for span in self._spans:
            words = text[max(0, span.start - 16) : span.start].split()
            told = titles(language).get(words[-1], "u") if words else "u"
            if told != "u":
                return told, True
        for role in self._actor.roles:
            begin = role.text.split()[:1]
            noun = noun_of(begin[0], language) if begin and language == "de" else None
            if noun is not None and noun.gender == "f":
                return "f", True
        return (gender_of(self._actor.name.split()[0]) if names and names[0].given else "u"), False

    def other_names(self) -> Iterator[PersonName]:
        """Yield the names by birth or marriage that the article tells, and the name without a genitive's ending."""
        main = parse_person(self._actor.name)
        if main is None:
            return
        text = self._told.text
        genitive = (
            main.family.endswith("s") and self._told.language == "de" and len(main.family) > _SHORTEST_WORD
        )
        for span in self._spans:
            if _other_name().match(text, span.end) or text.find("hieß", span.end, span.end + _SENTENCE) >= 0:
                yield from self._names_after(span, main)
            if genitive and _CAPITAL_NEXT.match(text, span.end):
                yield structs.replace(main, family=main.family[:-1])
        yield from same_given(text, self._actor.name, _leads_again())
        if main.is_full:
            yield from told_names(text, main, self._mentions, self._told.mentions)
            yield from (PersonName(name, main.given) for name in sorted(self.peerages() - {main.family}))

    def _names_after(self, span: Span, main: PersonName) -> Iterator[PersonName]:
        """Yield the other family names that the rest of the sentence after a mention tells."""
        after = _SENTENCE_END.split(self._told.text[span.end : span.end + _SENTENCE])[0]
        was_called = _WAS_CALLED.search(after) if "hieß" in after else None
        for found in (_other_name().match(after), was_called):
            other = parse_person(found.group(1)) if found else None
            if other is not None and other.family != main.family:
                yield PersonName(other.family, other.given or main.given)

    def peerages(self) -> frozenset[str]:
        """Return the names that the titles of a peer hold at a mention, before it, or in the apposition after it."""
        text = self._told.text
        if not tells_of_peers(text):
            return frozenset()
        near = (
            f"{text[max(0, one.start - _PEER_BEFORE) : one.end]}, {self._words_beside(one)[1]}"
            for one in self._spans[:_FIRST]
        )
        return frozenset(name for words in near for name in peerages(words))

    def has_died(self) -> bool:
        """Say whether a sentence that names somebody tells that he or she has died."""
        text = self._told.text
        return any(
            _DIED.search(_SENTENCE_END.split(text[one.end : one.end + _SENTENCE])[0])
            for one in self._spans[:_FIRST]
        )

    def letters(self) -> Iterator[str]:
        """Yield the abbreviation that stands after the name of a body, in brackets or after "kurz"."""
        for span in self._spans:
            after = self._told.text[span.end : span.end + _AFTER]
            told = _BESIDE.match(after)
            if told and told.group(1).isupper():
                yield told.group(1)
            elif (short := _IN_SHORT.match(after)) and abbreviates(
                short.group(1), self._told.text[span.start : span.end].split()
            ):
                yield short.group(1)

    def long_forms(self) -> Iterator[str]:
        """Yield what an abbreviation stands for where it is told: before it, or between commas after it."""
        text = self._told.text
        for span in self._spans:
            letters = text[span.start : span.end]
            if (
                not 2 < len(letters) <= _LONGEST_LETTERS
                or " " in letters
                or sum(map(str.isupper, letters)) < 2
            ):
                continue
            before = _CLAUSE_END.split(text[max(0, span.start - _SENTENCE) : span.start].rstrip(" (,"))[
                -1
            ].split()
            after = _LONG_AFTER.match(text[span.end : span.end + _SENTENCE])
            behind = after.group(1).split() if after else []
            sizes = range(2, 2 * len(letters) + 2)
            forms = [before[-size:] for size in sizes if size <= len(before)]
            forms += [behind[:size] for size in sizes if size <= len(behind)]
            found = next((one for one in forms if one[0][0].isupper() and abbreviates(letters, one)), None)
            if found is None and text.find(letters) == span.start and not self._is_at_home(letters):
                found = self._spelled_out(letters)
            if found:
                yield " ".join(found)
                return

    def _is_at_home(self, letters: str) -> bool:
        """Say whether readers of the language know what an abbreviation stands for."""
        known = known_body(letters)
        return bool(known.name) and (not known.homes or bool(known.homes & AT_HOME[self._told.language]))

    def _spelled_out(self, letters: str) -> list[str] | None:
        """Return the first words of the article that an abbreviation stands for, wherever they are."""
        first = re.escape(letters[0])
        for start in islice(re.finditer(rf"\b{first}\w+(?=[ -])", self._told.text[:_READ]), _MOST_STARTS):
            words = _CLAUSE_END.split(self._told.text[start.start() : start.start() + _SENTENCE])[0].split()
            if letters in words[0]:
                continue
            for size in range(2, min(len(words), 2 * len(letters)) + 1):
                if words[size - 1][:1].isupper() and abbreviates(letters, words[:size]):
                    return words[:size]
        return None

    def country(self) -> str:
        """Return the country that stands beside an office or body: "Kenya's Health Ministry", "das Parlament in Wien"."""
        text, language = self._told.text, self._told.language
        roles = [Span(role.start, role.end) for role in self._actor.roles]
        for span in roles if self._actor.kind == "person" else self._spans:
            words = _CLAUSE_END.split(text[max(0, span.start - _BEFORE) : span.start])[-1].split()
            codes = countries_of(words[-1].lower(), language) if words else ()
            if len(codes) == 1:
                return codes[0]
            for place in self._told.places:
                beside = place.end in (span.start - 1, span.start - 3) or self._stands_in(span, place)
                if beside and place.country:
                    return place.country
        return self._country_around() if self._actor.kind == "person" else ""

    def _country_around(self) -> str:
        """Return the one country that the words before a name and the apposition after it speak of."""
        found: set[str] = set()
        for span in self._spans[:_FIRST]:
            before, apposition = self._words_beside(span)
            for word in (*before, *apposition.split()):
                low = word.lower().removesuffix("'s").removesuffix("’s")
                found.update(codes[:1] if len(codes := countries_of(low, self._told.language)) == 1 else ())
            start = span.start - len(" ".join(before)) - 1
            end = span.end + (len(apposition) + 6 if apposition else 0)
            for place in self._told.places:
                inside = start <= place.start < span.start or span.end < place.start < end
                if place.country and ((inside and place.kind == "country") or self._stands_in(span, place)):
                    found.add(place.country)
        return found.pop() if len(found) == 1 else ""

    def seat(self) -> frozenset[str]:
        """Return the town that a body is told to be in, right after its name."""
        return frozenset(
            str(place.geonames or place.name)
            for span in self._spans
            for place in self._told.places
            if place.kind == "city" and self._stands_in(span, place)
        )

    def _stands_in(self, span: Span, place: Place) -> bool:
        return place.start > span.end and self._told.text[span.end : place.start] in (" in ", " von ", " of ")

    def ties(self) -> frozenset[str]:
        """Return the parties, bodies and places that the office or the name is told with."""
        found: set[str] = set()
        text = self._told.text
        for role in self._actor.roles:
            goes_on = _GOES_ON.match(text[role.end : role.end + _AFTER])
            found.update(_tokens_of(goes_on.group(1), self._told.language) if goes_on else ())
            first, dash, _ = role.text.partition("-")
            found.update(_tokens_of(first, self._told.language) if dash else ())
            found.update(_tokens_of(" ".join(role.text.split()[1:]), self._told.language))
        for span in self._spans:
            beside = _BESIDE.match(text[span.end : span.end + _AFTER])
            found.update(_tokens_of(beside.group(1), self._told.language) if beside else ())
            whence = _WHENCE.match(text[span.end : span.end + _AFTER])
            found.update(_tokens_of(whence.group(1), self._told.language) if whence else ())
        return frozenset(found - {token for word in self._actor.name.split() for token in meaning(word)})

    def born(self) -> int:
        """Return the year of birth that an age gives, 0 for none."""
        text = self._told.text
        for span in self._spans:
            age = _AGE_AFTER.match(text[span.end : span.end + 12]) or _AGE_BEFORE.search(
                text[max(0, span.start - _BEFORE) : span.start]
            )
            if age and self._told.day:
                return self._told.day // 365 - int(age.group(1))
        return 0


def _tokens_of(words: str, language: Language) -> Iterator[str]:
    """Yield what the capital words of a stretch mean, but for offices and countries, which are told apart."""
    for found in _CAPITAL_WORD.finditer(words):
        word = found.group()
        noun = noun_of(word, language)
        if noun is None or noun.kind != "person":
            yield from (token for token in meaning(word) if not token.startswith("@"))
