"""Names that stand for one actor: last names and full ones, abbreviations, several names of one body."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.heads.mentions.lexicon import (
    Known,
    family_first,
    first_names,
    fold,
    gender_of,
    known_organizations,
    split_name,
    stem,
    titles,
)
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.link.chains import Chain
from wortlaut.records import Language, Mention

_MOST_RIVALS = 6
_ENDS = ("'s", "’s", "'", "’")
_INFLECTED = ("en", "er", "es", "em", "e")


class NameChains:
    """Puts names into chains; every look-up costs the same, however many names there are."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.by_last: dict[str, list[Chain]] = {}
        self.by_first: dict[str, list[Chain]] = {}
        self.by_name: dict[tuple[str, str], Chain] = {}
        self.by_initials: dict[str, Chain] = {}
        self.by_head: dict[str, Chain] = {}
        self.alone: dict[str, Chain] = {}
        self.surfaces: set[str] = set()

    def of(self, names: Sequence[Mention]) -> list[Chain | None]:
        """Return the chain of every name; None where two would fit and nothing decides."""
        self.surfaces = {fold(self.text[one.start : one.end]) for one in names}
        self.surfaces |= {one.rpartition(" ")[2] for one in self.surfaces}
        chains: list[Chain | None] = [None] * len(names)
        words = [split_name(self.text[one.start : one.end]) for one in names]
        full = sorted(range(len(names)), key=lambda at: (-min(len(words[at]), 4), at))
        for at in full:
            one = names[at]
            chain = self._person(one, words[at]) if one.kind == "person" else self._body(one, words[at])
            chains[at] = chain
            if chain is not None:
                chain.start = min(chain.start, one.start)
        return chains

    def _person(self, mention: Mention, words: list[str]) -> Chain | None:
        words = self._nominative(words, ("person",))
        while len(words) > 1 and words[0] in titles(self.language):
            words = words[1:]
        name = " ".join(words)
        found = self.by_name.get(("person", fold(name)))
        if found is None:
            fitting = self._fitting(mention, words)
            if len(fitting) > 1:
                found = self._only_so_far(mention, fold(name), fitting)
                if found is None:
                    return None
            else:
                found = fitting[0] if fitting else Chain("person", mention.start)
                self.by_name[("person", fold(name))] = found
        if len(words) > 1:
            self._index(found, words)
            found.learn(gender_of(words[0]), None)
        if (title := self._title_before(mention)) in ("m", "f"):
            found.learn(title, None)  # type: ignore[arg-type]
        found.names.setdefault(name)
        return found

    def _only_so_far(self, mention: Mention, name: str, fitting: list[Chain]) -> Chain | None:
        """Return who a last name means that several bear: the only one whom the text has named so far.

        Who has once been called by it alone goes on to be.
        """
        known = [chain for chain in fitting if chain.start < mention.start]
        if len(known) == 1:
            self.alone[name] = known[0]
        found = self.alone.get(name)
        return found if found in known else None

    def _index(self, chain: Chain, words: list[str]) -> None:
        lasts = {fold(words[-1]), fold(" ".join(words[1:]))}
        if fold(words[-1]).startswith(("al ", "el ", "as ")):
            lasts.add(fold(words[-1])[3:])
        if words[0] in family_first() and words[0] not in first_names():
            lasts.add(fold(words[0]))
        for key, index in (*((last, self.by_last) for last in lasts), (fold(words[0]), self.by_first)):
            chains = index.setdefault(key, [])
            if chain not in chains and len(chains) < _MOST_RIVALS:
                chains.append(chain)

    def _fitting(self, mention: Mention, words: list[str]) -> list[Chain]:
        """Return the chains that a name may be the shorter or other form of."""
        if len(words) > 1:
            rivals = self.by_last.get(fold(words[-1]), ())
            return [chain for chain in rivals if _same_first(chain, words[0])]
        low = fold(words[0])
        gender = self._title_before(mention)
        lasts = self.by_last.get(low) or (self.by_last.get(low[:-1]) if low.endswith("s") else None)
        chains = lasts or self.by_first.get(low) or ()
        return [chain for chain in chains if gender == "u" or chain.gender in (gender, "u")]

    def _title_before(self, mention: Mention) -> str:
        words = self.text[max(0, mention.start - 16) : mention.start].split()
        return titles(self.language).get(words[-1], "u") if words else "u"

    def _nominative(self, words: list[str], kinds: tuple[str, ...]) -> list[str]:
        """Return a name without the genitive's ending, where the article has the name without it."""
        first = noun_of(words[0], self.language) if len(words) > 1 else None
        if (
            first is not None
            and first.kind == "body"
            and words[0].lower().endswith((f"{first.base}s", f"{first.base}es"))
        ):
            words = [words[0][: words[0].lower().rindex(first.base) + len(first.base)], *words[1:]]
        last = words[-1]
        for end in _ENDS:
            last = last.removesuffix(end)
        if self.language == "de" and last.endswith("s") and len(last) > 3:
            low = fold(" ".join([*words[:-1], last[:-1]]))
            if low in self.surfaces or ("person" in kinds and fold(last[:-1]) in self.surfaces):
                last = last[:-1]
        return [*words[:-1], last]

    def _body(self, mention: Mention, words: list[str]) -> Chain:
        words = self._nominative(words, ("organization",))
        known = _known(words, self.language)
        name = " ".join(words)
        key = ("known", known.name) if known else ("organization", fold(name))
        found = self.by_name.get(key) or self.by_name.get(("organization", fold(name)))
        if found is None and len(words) == 1:
            found = self.by_initials.get(name) if name.isupper() else self.by_head.get(fold(name))
        if found is None:
            found = self.by_name[key] = Chain("organization", mention.start)
        self.by_name.setdefault(("organization", fold(name)), found)
        if known is not None:
            found.families.add(known.family)
            if tuple(stem(word) for word in split_name(known.name)) == known.stems:
                name = known.name
        found.names.setdefault(name)
        if len(words) > 1:
            if words[1] == "of":
                self.by_head.setdefault(fold(words[0]), found)
            for letters in initials(name):
                self.by_initials.setdefault(letters, found)
        return found


def _same_first(chain: Chain, first: str) -> bool:
    """Say whether a chain's first name is this one, its initial, or unknown."""
    for name in chain.names:
        words = name.split()
        if len(words) < 2:
            continue
        if fold(first) in {fold(word) for word in words[:-1]}:
            return True
        other, short = fold(words[0]), fold(first.rstrip("."))
        if (
            other == short
            or (first.endswith(".") and other.startswith(short))
            or (words[0].endswith(".") and short.startswith(fold(words[0].rstrip("."))))
        ):
            return True
    return False


def _known(words: list[str], language: Language) -> Known | None:
    stems = tuple(stem(word) for word in words)
    for known in known_organizations(language).get(stems[0], ()):
        if known.stems == stems:
            return known
    return None


def initials(name: str) -> tuple[str, str]:
    """Return the letters that an abbreviation of a name would have: of its capitals, or of all its words."""
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()), "".join(word[0] for word in words).upper()
