"""Where statements that may be the same are looked for."""

from pathlib import Path

import pytest

from tests.store.linking.made import judged, report
from tests.store.made import store

GERMAN = (
    "Der Hafen bekommt im Mai neue Kräne", "Die Fähre nach Wismar fährt wieder", "Das Museum öffnet am Sonntag",
    "Der Deich wird um einen Meter erhöht", "Die Schule am Markt zieht in ein Zelt", "Das Theater spielt im Freien",
    "Die Polizei sucht den Fahrer eines roten Autos", "Der Wald im Norden bleibt gesperrt",
    "Die Bäckerei in der Altstadt schließt", "Der Fluss tritt wieder über die Ufer", "Das Eis auf dem See trägt nicht",
    "Die Straßenbahn fährt nachts länger", "Der Haushalt ist ausgeglichen", "Die Bibliothek verleiht Fahrräder",
)  # fmt: skip


@pytest.mark.parametrize("place", [0, 6, 13])
def test_of_somebody_who_says_much_the_translation_is_still_found(tmp_path: Path, place: int) -> None:
    english = "The museum will open on Sunday"
    others = [each for each in GERMAN if "Museum" not in each]
    others.insert(place, "Das Museum wird am Sonntag öffnen")
    path = tmp_path / "links.db"
    told = [
        report(f"„{each}“, sagte Ingrid Solvang am Montag in Rostock.", "2026-03-02", f"Blatt{number}")
        for number, each in enumerate(others)
    ]
    told.append(
        report(f"“{english},” Ingrid Solvang said in Rostock on Monday.", "2026-03-03", "Gazette", "en")
    )
    store(path, *told)
    assert ("same", "translated") in judged(path, "statement")
