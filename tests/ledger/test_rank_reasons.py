"""A rank says what really decided, and says so when nothing in the reports did."""

from __future__ import annotations

from stemma.pipeline import build, read_source
from stemma.records import Source


def ranks(*texts: str) -> dict[float | None, str]:
    documents = [read_source(Source(f"r{n}.txt", text=text)) for n, text in enumerate(texts)]
    return {claim.value.lower: f"{claim.rank}: {claim.rank_reason}" for claim in build(documents).claims}


def report(count: str, who: str) -> str:
    return f"Ferry accident off Orlem\n\n3 May 2024\n\n{count} people died when the ferry sank off Orlem, {who} said.\n"


def test_equal_support_is_not_called_better_attested() -> None:
    found = ranks(report("Twelve", "mayor Ida Renn"), report("Fourteen", "the coast guard"))
    assert found[14].startswith("preferred")
    assert found[12].startswith("normal: rivals 14")
    assert all("nothing else tells them apart" in reason for reason in found.values())


def test_more_reports_are_named_as_what_decides() -> None:
    found = ranks(
        report("Twelve", "mayor Ida Renn"),
        "Many dead as ferry sinks near Orlem\n\n3 May 2024\n\nThe mayor of Orlem, Ida Renn, said on Friday that twelve "
        "people had died when a ferry went down in heavy seas. Divers were still at work.\n",
        report("Fourteen", "the coast guard"),
    )
    assert found[12].startswith("preferred")
    assert "on more origins" in found[14]
