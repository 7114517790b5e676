"""The labels of every head, in the order of its outputs."""

from __future__ import annotations

from typing import get_args

from train.example import KINDS
from wortlaut.heads.neural.shape import ROLES
from wortlaut.records import Act, Medium, StatementType, Status

__all__ = [
    "ACTS", "DOMAINS", "FEATURES", "KINDS", "MEDIA", "RELATIONS", "ROLES", "STATUSES", "TYPES", "UPOS",
]  # fmt: skip

TYPES: tuple[str, ...] = get_args(StatementType)
MEDIA: tuple[str, ...] = get_args(Medium)
ACTS: tuple[str, ...] = get_args(Act)
STATUSES: tuple[str, ...] = get_args(Status)
DOMAINS = ("news", "debate")
"""In whose manner statements are marked: news corpora mark what is reported, the debates every act of speech."""
UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
RELATIONS = (
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "clf",
    "compound",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
)
FEATURES: dict[str, tuple[str, ...]] = {
    "Mood": ("", "Ind", "Sub", "Imp"),
    "Tense": ("", "Past", "Pres"),
    "Number": ("", "Sing", "Plur"),
    "Person": ("", "1", "2", "3"),
    "Case": ("", "Nom", "Acc", "Dat", "Gen"),
    "Gender": ("", "Fem", "Masc", "Neut"),
    "VerbForm": ("", "Fin", "Ger", "Inf", "Part"),
    "Voice": ("", "Pass"),
    "Degree": ("", "Cmp", "Pos", "Sup"),
    "Definite": ("", "Def", "Ind"),
    "PronType": ("", "Art", "Dem", "Ind", "Int", "Prs", "Rel", "Neg", "Tot"),
}
