"""Who belongs to a dossier."""

from tests.store.dossiers.small import DOSSIER
from wortlaut.store.dossiers.cast import Cast, Seen
from wortlaut.store.dossiers.file import parse_dossier

CAST = Cast(parse_dossier(DOSSIER, "dam.toml"))


def seen(identity: int, *names: str, group: int = 0) -> Seen:
    return Seen(identity, f"a{identity}", group or identity, names)


def test_a_full_name_or_another_name_of_an_actor_makes_it_belong_in_any_spelling() -> None:
    found = CAST.among(
        [seen(1, "INGRID  SOLVANG"), seen(2, "Brekke", "Jonas Brekke"), seen(3, "Pia Holm")], {}
    )
    assert {actor: each.entry for actor, each in found.items()} == {1: 0, 2: 2}
    assert found[2].reason == "called “Jonas Brekke”"


def test_who_is_judged_the_same_belongs_but_its_own_name_comes_first() -> None:
    found = CAST.among([seen(1, "Solvang", group=7), seen(2, "Jonas Brekke", group=7)], {7: 0})
    assert {actor: each.entry for actor, each in found.items()} == {1: 0, 2: 2}
    assert found[1].reason == "judged the same as Ingrid Solvang"


def test_a_short_name_counts_only_beside_the_full_name_of_another() -> None:
    assert CAST.among([seen(1, "Ministerin")], {}) == {}
    assert CAST.among([seen(1, "Ministerin"), seen(2, "Dam Union")], {}).keys() == {2}
    assert CAST.among([seen(1, "Ministerin"), seen(2, "Jonas Brekke")], {}).keys() == {1, 2}
