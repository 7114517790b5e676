"""A chain: all mentions that stand for one actor, and what the text says of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from wortlaut.heads.mentions.nouns import Gender
from wortlaut.records import Actor, Role
from wortlaut.spans import Span

ActorKind = Literal["person", "organization", "place", "group", "other"]
MentionForm = Literal["name", "description", "pronoun"]

_MOST_ROLES = 12
_MOST_ALIASES = 24


@dataclass(eq=False)
class Chain:
    """What is known of one actor while the article is read.

    ``names`` are its names in the nominative in the order of the text, ``label`` what it is called where it
    has none; ``bases`` and ``words`` are the nouns and the very words that described it, ``families`` what
    those are. ``last`` and ``sentence`` say where it was mentioned last.
    """

    kind: ActorKind
    start: int
    gender: Gender = "u"
    country: str | None = None
    names: dict[str, None] = field(default_factory=dict)
    label: str = ""
    aliases: dict[str, None] = field(default_factory=dict)
    roles: dict[str, Span] = field(default_factory=dict)
    bases: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    mentions: int = 0
    subject: int = -1
    spoke: int = -1
    last: int = -1
    sentence: int = -1
    acts: bool = False
    into: Chain | None = None

    @property
    def root(self) -> Chain:
        """The chain that stands for this one, too, after both were found to be one."""
        chain = self
        while chain.into is not None:
            chain = chain.into
        return chain

    @property
    def name(self) -> str:
        """The fullest name, or else the description that stands for one."""
        if not self.names:
            return self.label
        spelled = [name for name in self.names if not name.isupper() or " " in name] or list(self.names)
        return max(spelled, key=lambda name: (len(name.split()), len(name)))

    def is_named(self) -> bool:
        """Say whether the text gives a name."""
        return bool(self.names)

    def add_role(self, text: str, span: Span) -> None:
        """Note an office or function, the first time that these words give it."""
        if len(self.roles) < _MOST_ROLES:
            self.roles.setdefault(text, span)

    def learn(self, gender: Gender, country: str | None) -> None:
        """Take over what was not known."""
        if self.gender == "u" and gender in ("m", "f", "n"):
            self.gender = gender
        self.country = self.country or country

    def as_actor(self) -> Actor:
        """Return the actor that the chain stands for; its id is a hash of what and where it is."""
        name = self.name
        others = [*self.names, *self.aliases]
        return Actor(
            id=actor_id(self),
            name=name,
            kind=self.kind,
            roles=tuple(Role(text=text, start=span.start, end=span.end) for text, span in self.roles.items()),
            country=self.country,
            aliases=tuple(dict.fromkeys(one for one in others if one and one != name))[:_MOST_ALIASES],
        )


def actor_id(chain: Chain) -> str:
    """Hash what makes an actor this one in its article: kind, name, and where it is mentioned first."""
    content = f"{chain.kind}|{chain.name}|{chain.start}"
    return "a" + hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:12]
