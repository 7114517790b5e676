"""What speaks for and against two actors' being the same, and whether more than their names does."""

from __future__ import annotations

_NEAR, _TERM = 31, 730
# Of the rarer words of the article that has fewer.
_MANY_WORDS = 0.3
SAME_TOPIC = 1.3
"""From how far above chance on two articles share much the same words."""
_ALIKE_TOPIC = 0.6


class Evidence:
    """Features by name, and what to say of them."""

    def __init__(self) -> None:
        self.features: dict[str, float] = {}
        self.said: list[str] = []
        self.against: str = ""
        self.undecided = False
        self.doubtful = False
        self.apart = False
        self.days: int | None = None
        self.kin = False
        self.changed = False

    def add(self, name: str, said: str = "", value: float = 1.0) -> None:
        """Take a feature down if it has a value, and what to say of it."""
        if value:
            self.features[name] = value
            if said:
                self.said.append(said)

    def has_office(self) -> bool:
        """Say whether the two hold one office."""
        return "office" in self.features or "sole_office" in self.features

    def has_cause(self) -> bool:
        """Say whether more than the name speaks for the two: a family name joins nobody, a full one not alone."""
        # A son may have his father's name and his mother's.
        later = self.days is not None and self.days > _TERM
        heir = later and self.kin and "family_part" in self.features and "office" in self.features
        if heir or "generation_open" in self.features or "office_abroad" in self.features:
            return False
        if any(name in self.features for name in ("sole_office", "copy", "handle", "peerage")):
            return True
        if "given_missing" in self.features or "given_initial" in self.features:
            return not self.kin and not self.apart and self._has_cause_without_given()
        if not self.changed and ("walk_differs" in self.features or "calling_differs" in self.features):
            return "company" in self.features or "ties" in self.features
        if self.shares_something() or self.does_the_same() or "born" in self.features:
            return True
        return "rare_full" in self.features and not any(
            name in self.features for name in ("calling_differs", "walk_differs", "rival", "ties_differ")
        )

    def _has_cause_without_given(self) -> bool:
        """Say whether two of an office, nearness in time, what is around both and the topic come together."""
        near = self.days is not None and self.days <= _NEAR
        if "common_alone" in self.features:
            close = near or "country" in self.features or "ties" in self.features
            return "office" in self.features and close
        shared = sum(name in self.features for name in ("country", "ties", "places", "company"))
        if shared > 1 or (self.does_the_same() and (near or shared > 0)):
            return True
        topic = self.features.get("topic", 0.0)
        if "given_initial" in self.features:
            return shared > 0 and topic >= _ALIKE_TOPIC
        return near and (shared > 0 or topic >= SAME_TOPIC)

    def does_the_same(self) -> bool:
        """Say whether the two have one office or calling."""
        return "office" in self.features or "calling" in self.features

    def many_words(self) -> bool:
        """Say whether the articles have much of their words in common."""
        return max(self.features.get("words", 0.0), self.features.get("words_across", 0.0)) >= _MANY_WORDS

    def shares_something(self) -> bool:
        """Say whether the articles share a place, company, a country or party, or much of their words."""
        return self.many_words() or any(
            name in self.features for name in ("places", "country", "company", "ties", "copy")
        )

    def has_ground(self) -> bool:
        """Say whether more than a name that others may bear speaks for two bodies."""
        shared = self.shares_something()
        alike = self.features.get("topic", 0.0) >= _ALIKE_TOPIC
        if "letters" in self.features or "letters_local" in self.features:
            # The same letters in one town may still be two bodies: the articles must have more in common.
            told = alike or any(name in self.features for name in ("ties", "company", "copy"))
            many = self.features.get("letters", self.features.get("letters_local", 1.0)) < 1.0
            return told and (shared or many) and "set_apart" not in self.features
        if "short" in self.features or "short_local" in self.features:
            return (shared or alike) and "set_apart" not in self.features
        if self.doubtful:
            return shared and (alike or any(name in self.features for name in ("ties", "company", "copy")))
        if any(name.endswith("_local") for name in self.features) and "country" not in self.features:
            near = "seat_near" in self.features and (alike or shared)
            return near or any(name in self.features for name in ("ties", "copy", "company", "places"))
        if "municipal" in self.features:
            return shared and "set_apart" not in self.features
        return "ties_differ" not in self.features or "known" in self.features

    def contradict(self, said: str) -> None:
        """Note what rules the pair out; the first is told."""
        self.against = self.against or said
