"""Measure the score of every rule that finds statements, on the training part of the quotation corpus.

``python -m eval.statement_scores`` prints what belongs into ``wortlaut/_data/de/statement_scores.toml``, with
``--write`` it writes that file and the English one, whose scores are measured on the written English reports.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import wortlaut
from eval.quotation_metric import RIGHT, pair, token_f1
from eval.statement_labels import TRAIN_EN, read_reports
from eval.statements import Example, as_article, as_quotation, read_corpus
from wortlaut.cut.cut import cut
from wortlaut.heads.rules.finish import as_statement
from wortlaut.heads.rules.read import read_drafts
from wortlaut.records import Language

# Rules seen seldom are drawn to the mean of all: as if seen this often more with the mean's share.
PRIOR = 4.0
# No article of the corpus has such parts; these are judgements, not measurements.
UNMEASURED = {"embed": 0.95, "blockquote": 0.95, "headline": 0.7}


def count(examples: Iterable[Example] | None = None, language: Language = "de") -> dict[str, tuple[int, int]]:
    """Return for every rule how many statements it found and how many of them were right."""
    found: dict[str, int] = defaultdict(int)
    right: dict[str, int] = defaultdict(int)
    for example in read_corpus("train") if examples is None else examples:
        text = cut(as_article(example.text, language))
        patterns: dict[int, str] = {}
        system = []
        for draft in read_drafts(text):
            statement = as_statement(text.text, draft, text.language)
            if statement is not None:
                system.append(as_quotation(statement, example.tokens))
                patterns[id(system[-1])] = draft.pattern
        for one in pair(example.gold, system):
            if one.system is None:
                continue
            pattern = patterns[id(one.system)]
            found[pattern] += 1
            gold = one.gold.tokens("quote") if one.gold else frozenset()
            right[pattern] += token_f1(gold, one.system.tokens("quote")) >= RIGHT
    return {pattern: (number, right[pattern]) for pattern, number in found.items()}


def scores(counts: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    """Return the share of right statements of every rule, drawn to the mean where it is seldom seen."""
    mean = sum(right for _, right in counts.values()) / sum(number for number, _ in counts.values())
    smooth = {
        pattern: (right + PRIOR * mean) / (number + PRIOR) for pattern, (number, right) in counts.items()
    }
    reported = [counts[pattern] for pattern in counts if pattern.startswith("reported")]
    told = sum(right for _, right in reported) / max(sum(number for number, _ in reported), 1)
    return {"other": mean, "reported": told} | smooth


def main() -> None:
    """Print or write the data files with the scores."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    german = scores(count()) | UNMEASURED
    english = scores(count((example for example, _ in read_reports(TRAIN_EN)), "en")) | UNMEASURED
    for language, table, origin in (("de", german, _GERMAN), ("en", english, _ENGLISH)):
        text = origin + "\n[scores]\n" + "".join(f'"{name}" = {table[name]:.2f}\n' for name in sorted(table))
        if write:
            path = Path(wortlaut.__file__).parent / "_data" / language / "statement_scores.toml"
            path.write_text(text, encoding="utf-8")
        else:
            print(text)


_READER = "Licence: Apache-2.0. Read by: wortlaut/heads/rules/finish.py\n"
_GERMAN = f"""# How often a statement that a rule found is right: the share of its quotes with a token F1 of at least {RIGHT}
# against the annotated ones, on the 700 training articles of the German news quotation corpus (quotes-wikinews-de),
# drawn to the mean where a rule was seldom seen. Embedded posts, block quotes and headlines are judged, not measured.
# Source: measured by the Wortlaut developers with `python -m eval.statement_scores --write`.
# {_READER}"""
_ENGLISH = f"""# How often a statement that a rule found is right: the share of its quotes with a token F1 of at least {RIGHT}
# against the labelled ones, on the 30 reports of train/data/statements-en.jsonl, on which the rules were tuned, drawn
# to the mean where a rule was seldom seen. Embedded posts, block quotes and headlines are judged, not measured.
# Source: measured by the Wortlaut developers with `python -m eval.statement_scores --write`.
# {_READER}"""


if __name__ == "__main__":
    main()
