"""Quotation marks are no proof of one wording: what differs between two quotations of one utterance."""

from __future__ import annotations

import pytest
from made import Report, story

from stemma.ledger.reconcile import reconcile
from stemma.records import Finding

SAID = "“We have closed both market bridges and nobody on the island is cut off any more”"
TABLE = [
    ("the same", SAID, None),
    ("straight marks and another comma", '"We have closed both market bridges, and nobody on the island is cut off any more"', None),
    ("cut at the end", "“We have closed both market bridges”", None),
    ("cut at the front", "“nobody on the island is cut off any more”", None),
    ("cut in the middle, and marked", "“We have closed both market bridges … nobody on the island is cut off any more”", None),
    ("a word put in brackets", "“We have closed both [of the] market bridges and nobody on the island is cut off any more”", None),
    ("another word", "“We have shut both market bridges and nobody on the island is cut off any more”", ("closed", "shut")),
    ("a word less", "“We have closed market bridges and nobody on the island is cut off any more”", ("closed both market", "closed market")),
    ("another end", "“We have closed both market bridges and nobody on the island is cut off tonight”", ("any more", "tonight")),
    ("a figure put in", "“We have closed 12 market bridges and nobody on the island is cut off any more”", ("both", "12")),
    ("another beginning", "“They closed both market bridges and nobody on the island is cut off any more”", ("we have", "they")),
]  # fmt: skip


def found(*quotes: str) -> list[Finding]:
    reports = []
    for at, quote in enumerate(quotes):
        report = Report("abc"[at], f"{quote}, Ida Holm said at the {'north' if at else 'south'} gate.")
        reports.append(report.said(quote, "Ida Holm", None, "direct").name("Ida Holm", "person"))
    ledger = reconcile([r.done() for r in reports], [], [story(*reports)])
    assert sorted(len(u.statements) for u in ledger.utterances) == [len(quotes)]
    return [f for f in ledger.findings if f.kind == "quote_divergence"]


@pytest.mark.parametrize(("what", "other", "words"), TABLE, ids=[row[0] for row in TABLE])
def test_what_differs(what, other, words):
    findings = found(SAID, other)
    if words is None:
        assert findings == []
    else:
        assert len(findings) == 1
        assert f"“{words[0]}” in a" in findings[0].text and f"“{words[1]}” in b" in findings[0].text
        assert [span.document for span in findings[0].evidence] == ["a", "b"]


def test_a_wording_of_two_reports_is_told_once():
    findings = found(SAID, SAID, "“We have shut both market bridges and nobody on the island is cut off any more”")
    assert len(findings) == 1
    assert "“closed” in a and b" in findings[0].text


def test_a_changed_figure_is_told_and_another_way_to_write_it_is_not():
    ship = "“The ship carried 150 passengers, well below its limit”"
    assert "“150” in a" in found(ship, ship.replace("150", "250"))[0].text
    assert found(ship.replace("150", "12"), ship.replace("150", "twelve")) == []
    assert found(ship.replace("150", "1,200"), ship.replace("150", "1200")) == []


def test_a_short_quotation_changed_in_a_word():
    assert "“will” in a and with “shall” in b" in found("“We will never pay”", "“We shall never pay”")[0].text
