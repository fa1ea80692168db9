"""A correction reaches back, never forward, and only what it names where it names something."""

from __future__ import annotations

import json
from pathlib import Path

import stemma

BACKGROUND = "The hillside above Mill Lane came down on 1 September 2025 after two days of rain and buried the sawmill."


def ranks(folder: Path, *told: tuple[int, str, str]) -> dict[float | None, str]:
    """Value to rank of the deaths, of reports by day of September, headline and first sentence."""
    path = folder / "reports.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for day, title, lead in told:
            text = f"{title}\n\n{lead}\n\n{BACKGROUND}"
            published = f"2025-09-{day:02}"
            report = {"id": published, "title": title, "text": text, "published": published, "story": "slide"}
            out.write(json.dumps(report) + "\n")
    ledger = stemma.read([str(path)], group_by="story")
    deaths = [series for series in ledger.series if "killed" in series.title]
    return {claim.lower: claim.rank for series in deaths for claim in series.claims}


def test_a_correction_leaves_later_and_earlier_counts_alone(tmp_path: Path) -> None:
    found = ranks(
        tmp_path,
        (4, "Sorrel Bridge toll rises to 13", "The landslide at Sorrel Bridge has killed 13 people, Dalmere police said on Thursday."),
        (10, "Sorrel Bridge landslide: 21 dead", "The landslide at Sorrel Bridge has killed 21 people, Dalmere police said on Wednesday."),
        (
            12,
            "Police correct toll of landslide to 20",
            "The landslide at Sorrel Bridge has killed 20 people, Dalmere police said on Friday. They had earlier said that 21 people were killed.",
        ),
        (18, "Search ends at Sorrel Bridge: 24 dead", "The landslide at Sorrel Bridge has killed 24 people, Dalmere police said on Thursday."),
    )  # fmt: skip
    assert found == {13.0: "normal", 20.0: "normal", 21.0: "deprecated", 24.0: "preferred"}
