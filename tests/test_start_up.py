"""What a command loads before it does anything: showing a story loads nothing that reads one."""

from __future__ import annotations

import subprocess
import sys

from stemma.exports import POLICIES
from stemma.ledger.policies import CODING

#: Rooms that read and compare reports; seconds to load, and of no use to look at a ledger.
READING = ("stemma.claims.statements", "stemma.language.annotator", "stemma.ledger.reconcile", "stemma.stories")


def test_looking_loads_nothing_that_reads() -> None:
    asked = f"import stemma.cli, stemma.configuration, stemma.store, sys; print([m for m in {READING!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_name_of_a_room_is_there() -> None:
    import stemma.claims
    import stemma.language
    import stemma.reading
    import stemma.reporting

    for room in (stemma.claims, stemma.language, stemma.reading, stemma.reporting):
        for name in room.__all__:
            assert getattr(room, name) is not None


def test_the_data_sets_that_can_be_configured_are_those_that_can_be_exported() -> None:
    assert sorted(POLICIES) == sorted(CODING)
