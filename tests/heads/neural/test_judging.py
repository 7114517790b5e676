"""What model and rules say of act and status, added up: both are chosen together, whatever the order of the model's labels."""

from __future__ import annotations

import numpy as np
import pytest

from wortlaut.heads.neural.draft import Labels
from wortlaut.heads.neural.judging import _together

LABELS = Labels(
    type=("direct",),
    medium=("speech",),
    act=("demand", "assert"),
    status=("demanded", "denied", "actual"),
)


@pytest.mark.parametrize(
    ("acts", "statuses", "chosen"),
    [
        ([2.0, 0.0], [1.0, 0.0, 1.1], ("demand", "demanded")),
        ([0.0, 2.0], [1.1, 0.0, 1.0], ("assert", "actual")),
        ([0.0, 4.0], [6.0, 0.0, 0.0], ("assert", "demanded")),
        ([0.0, 2.0], [0.0, 1.0, 0.0], ("assert", "denied")),
    ],
)
def test_act_and_status_are_chosen_together(
    acts: list[float], statuses: list[float], chosen: tuple[str, str]
) -> None:
    found = _together(np.array(acts, np.float32), np.array(statuses, np.float32), LABELS, "de")
    assert found == chosen
