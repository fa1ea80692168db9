"""`stemma.collapse`, `stemma.read` and `stemma.verify`: texts in, echoes folded, claims held against the rest."""

from __future__ import annotations

import subprocess
import sys

import pytest

import stemma

WIRE = (
    "Harbour of Elmvik closed after fuel leak\n\n"
    "The port authority of Elmvik closed the harbour on Monday after 300 tonnes of fuel leaked from a tanker. "
    "Divers found a crack of two metres in the hull below the waterline, the authority said in a statement. "
    "The tanker had come from Sorholm with a cargo of heating oil and was waiting for a pilot in the outer roads. "
    "Fishing boats were told to stay in port, and swimmers to keep off the beaches west of the lighthouse.\n"
)
REPRINT = WIRE + "\nThe ferry to Sorholm runs from the northern quay until further notice.\n"
OTHER = (
    "Elmvik: how much oil?\n\n"
    "An environmental group, Blue Coast, said on Tuesday that 900 tonnes of fuel had leaked from the tanker off Elmvik. "
    "It counted 40 dead seabirds on the beaches. The mayor of Elmvik, Runa Dahl, asked for help from the capital.\n"
)


def test_reprints_are_folded_and_the_rest_is_kept() -> None:
    found = stemma.collapse(
        [
            {"id": "a", "text": REPRINT, "published": "2031-05-06"},
            {"id": "b", "text": WIRE, "published": "2031-05-05"},
            OTHER,
        ]
    )
    assert [one.id for one in found.kept] == ["b", "document-2"]
    wire = found.kept[0]
    assert [folded.id for folded in wire.folded] == ["a"]
    assert wire.folded[0].shared and wire.folded[0].shared[0].split()[0] in WIRE
    assert wire.reason and wire.position == 1
    assert found.texts == [WIRE, OTHER]
    assert found.ledger.claims


def test_given_order_does_not_change_what_is_kept() -> None:
    one = {kept.text for kept in stemma.collapse([WIRE, REPRINT, OTHER]).kept}
    assert one == {kept.text for kept in stemma.collapse([OTHER, REPRINT, WIRE]).kept}


def test_odd_documents_are_told_and_the_rest_goes_on() -> None:
    found = stemma.collapse(["", {"id": "x", "text": OTHER}, {"id": "x", "text": WIRE}, {"title": "no text"}])
    assert [one.position for one in found.kept] == [1, 2]
    assert [id_ for id_, _ in found.unread] == ["document-0", "document-3"]
    with pytest.raises(TypeError, match="document 0 is of type int"):
        stemma.collapse([3])  # type: ignore[list-item]
    assert stemma.collapse([]).kept == ()


def test_a_claim_is_held_against_what_was_collapsed() -> None:
    ledger = stemma.collapse([WIRE, REPRINT]).ledger
    verdict = stemma.verify("300 tonnes of fuel leaked from a tanker in Elmvik.", ledger)
    assert verdict.supported, verdict.reason
    independence = verdict.parts[0].independence
    assert independence is not None
    assert (independence.texts.high, independence.origins.high) == (2, 1)
    assert not stemma.verify("3,000 tonnes of fuel leaked from a tanker in Elmvik.", ledger).supported


def test_importing_the_package_loads_no_room() -> None:
    code = "import sys, stemma; print(sorted(m for m in sys.modules if m.startswith('stemma') or m == 'spacy'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['stemma']"
    with pytest.raises(AttributeError):
        stemma.nothing  # noqa: B018
