from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.boundaries import ours, quotations, score, treebank
from wortlaut.spans import Span

BANK = """# newdoc id = a
# newpar id = a-p1
# text = I don't go. You?
1\tI\ti\tPRON\t_\t_\t0\t_\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t0\t_\t_\t_
3\tn't\tnot\tPART\t_\t_\t0\t_\t_\t_
4\tgo\tgo\tVERB\t_\t_\t0\t_\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t0\t_\t_\t_

1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_
1\tIn\tin\tADP\t_\t_\t0\t_\t_\t_
2\tdem\tder\tDET\t_\t_\t0\t_\t_\t_
2.1\tleer\tleer\tX\t_\t_\t_\t_\t_\t_
3\tRat\tRat\tNOUN\t_\t_\t0\t_\t_\tSpaceAfter=No
4\t?\t?\tPUNCT\t_\t_\t0\t_\t_\t_

# newpar id = a-p2
1\tJa\tja\tX\t_\t_\t0\t_\t_\t_

# newdoc id = b
1\tNein\tnein\tX\t_\t_\t0\t_\t_\t_

"""


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "dev.conllu").write_text(BANK, "utf-8")
    (tmp_path / "quotes-wikinews-de").mkdir()
    row = {
        "originalText": "Er kam. Gut.\n\nJa.",
        "sentences": [
            {"charBegin": 0, "charEnd": 8},
            {"charBegin": 8, "charEnd": 12},
            {"charBegin": 14, "charEnd": 17},
        ],
        "tokens": [
            {"charBegin": 0, "charEnd": 2},
            {"charBegin": 3, "charEnd": 6},
            {"charBegin": 6, "charEnd": 7},
        ],
    }
    (tmp_path / "quotes-wikinews-de" / "dev.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    monkeypatch.setenv("WORTLAUT_DATA", str(tmp_path))


def test_the_text_of_a_treebank_is_rebuilt() -> None:
    first, second = treebank("bank", "dev")
    assert first.text == "I don't go. Im Rat? \n\nJa "
    assert [span.text(first.text) for span in first.paragraphs] == ["I don't go. Im Rat?", "Ja"]
    assert [span.text(first.text) for span in first.sentences] == ["I don't go.", "Im Rat?", "Ja"]
    assert [span.text(first.text) for span in first.words] == [
        "I", "do", "n't", "go", ".", "Im", "Rat", "?", "Ja",
    ]  # fmt: skip
    assert second.text == "Nein "


def test_the_quotation_corpus_is_read() -> None:
    (document,) = quotations("dev")
    assert [span.text(document.text) for span in document.sentences] == ["Er kam.", "Gut.", "Ja."]
    assert document.paragraphs == [Span(0, 12), Span(14, 17)]


def test_right_sentences_score_one_and_missed_ones_less() -> None:
    documents = list(quotations("dev"))
    assert score(documents, "de", ours)["sentence_f1"] == 1.0
    blind = score(documents, "de", lambda _text, within, _language: ([within], []))
    # Of three ends two are the paragraphs' own: found are two of two, of three.
    assert blind["sentence_f1"] == pytest.approx(0.8)
    assert blind["inner_sentence_f1"] == 0.0
    assert blind["word_f1"] == 0.0
