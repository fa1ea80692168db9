"""What this server is made of: versions, model, policies, how often it errs as measured, and how to read its words."""

from __future__ import annotations

import json
import platform
from functools import lru_cache
from importlib.resources import files
from typing import Any

from fastapi import Request

import stemma
from stemma.interchange import Record
from stemma.web import models
from stemma.web.rendering import Answer, ledger_router, page
from stemma.web.state import ledgers_of

router = ledger_router("about")

#: Reports that could not be read, told one by one.
_FAILURES = 50


def about(request: Request) -> Answer:
    """Versions, model, policies, error rates as measured, what the ledger holds and what could not be read into it."""
    counts = ledgers_of(request).counts()
    with ledgers_of(request).open() as store:
        failures, policy = store.failures(), store.policy()
        behind, outlets = store.ledger_is_behind(), store.outlets(40)
    shipped, model = _shipped()

    def record() -> Record:
        return {
            "version": stemma.__version__,
            "python": platform.python_version(),
            "counts": counts,
            "policy": policy,
            "behind": behind,
            "failures": [{"document": document, "reason": reason} for document, reason in failures],
            "outlets": [{"name": name, "reports": number} for name, number in outlets],
            **shipped,
        }

    return Answer(
        "pages/about.html.j2",
        "About",
        record,
        {
            "counts": [(name.replace("_", " "), number) for name, number in counts.items() if number],
            "failures": failures[:_FAILURES],
            "more_failures": max(0, len(failures) - _FAILURES),
            "policy": sorted(policy.items()),
            "behind": behind,
            "outlets": outlets,
            "shipped": shipped,
            "model": model,
            "python": platform.python_version(),
        },
        here="/about",
    )


@lru_cache(maxsize=1)
def _shipped() -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What was measured, and what is known of the model, as they ship with the package."""
    measured: dict[str, Any] = json.loads((files("stemma") / "data" / "measured.json").read_text(encoding="utf-8"))
    folder = files("stemma.language") / "model"
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    meta = json.loads((folder / "weights" / "meta.json").read_text(encoding="utf-8"))
    news, names = figures["figures"]["gum_dev_news"], figures["figures"]["wikigold_held_back"]
    model = [
        ("what it does", meta["description"]),
        ("version", meta["version"]),
        ("licence of the weights", figures["licence"]),
        ("news, raw text", f"LAS {news['las']:.3f}, UAS {news['uas']:.3f}, part of speech {news['pos']:.3f}"),
        ("names, without their type", f"F1 {names['f1']:.3f}"),
    ]
    return measured, model


page(router, "/about", about, models.AboutPage, "About this server and its ledger")
