"""The plan of the training names sets that there are, and keeps the licences apart."""

import pytest

from train.plan import FOLDS, FREELY_LICENSED, PHASES, POLISH, Phase
from train.sets import statements
from train.sets.registry import SETS

EVERY = (*PHASES, *POLISH, *FOLDS)
NOT_FREE = {"quotes-wikinews-de", "quotes-held-back", "quotes-dev"}


@pytest.mark.parametrize("phase", EVERY, ids=lambda phase: phase.name)
def test_every_set_of_a_phase_can_be_read(phase: Phase) -> None:
    assert set(phase.passes) <= set(SETS) | set(statements.SETS)


def test_the_freely_licensed_phases_come_first_and_learn_from_free_sets_alone() -> None:
    assert PHASES[: len(FREELY_LICENSED)] == FREELY_LICENSED
    for phase in FREELY_LICENSED:
        assert not NOT_FREE & set(phase.passes)
        assert all(SETS[name].free for name in phase.passes if name in SETS)


def test_nothing_is_learned_from_what_is_held_back_or_measured_on() -> None:
    assert all(not {"quotes-held-back", "quotes-dev"} & set(phase.passes) for phase in EVERY)
