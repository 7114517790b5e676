"""What of the treebank is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.grammar import measure, read_gold

TREEBANK = """\
# text = Wir gehen zum Markt.
1\tWir\twir\tPRON\tPPER\tNumber=Plur\t2\tnsubj\t_\t_
2\tgehen\tgehen\tVERB\tVVFIN\tMood=Ind\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tMarkt\tMarkt\tNOUN\tNN\tCase=Dat\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ud-de-gsd").mkdir()
    (tmp_path / "ud-de-gsd" / "dev.conllu").write_text(TREEBANK * 2, "utf-8")
    monkeypatch.setenv("WORTLAUT_DATA", str(tmp_path))


@pytest.mark.usefixtures("data")
def test_a_contraction_is_one_word_and_its_lemma_is_not_counted() -> None:
    first, second = read_gold("ud-de-gsd", "de")
    assert first.text == second.text == "Wir gehen zum Markt."
    assert [node.span.text(first.text) for node in first.nodes] == ["Wir", "gehen", "zum", "Markt", "."]
    assert first.lemmas == ["wir", "gehen", None, "Markt", "."]
    assert [(node.head, node.relation) for node in first.nodes] == [
        (1, "nsubj"), (1, "root"), (3, "case"), (1, "obl"), (1, "punct"),
    ]  # fmt: skip


def test_without_a_model_there_is_nothing_to_measure() -> None:
    assert measure() == {}
