"""One claim: what it says, on whose word, where it stands, why it has its rank and its members, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Request

from stemma.interchange import Record, series_json
from stemma.records import Attribution
from stemma.reporting import words
from stemma.reporting.pairs import series_title
from stemma.reporting.views import Mention
from stemma.web import links, models
from stemma.web.contexts import Context, context
from stemma.web.ledgers import Part
from stemma.web.pages.story import claim_record, in_order, relation_record
from stemma.web.paging import Offset, cut
from stemma.web.rendering import Answer, ledger_router, page
from stemma.web.state import ledgers_of

router = ledger_router("claim")

#: Mentions on one page.
_MENTIONS = 20


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention with the words around it and the chain from who asserts it to who prints it."""

    mention: Mention
    around: Context
    title: str
    outlet: str | None
    published: str
    chain: tuple[tuple[str, str, str | None], ...]


def claim(
    request: Request,
    claim_id: Annotated[str, Path(description="id of a claim", max_length=200)],
    offset: Offset = 0,
) -> Answer:
    """A claim with its evidence, the chain of attribution of each mention, its relations, and the reasons for all."""
    part = ledgers_of(request).story_of("claim", claim_id)
    lookup, view = part.lookup, part.views[claim_id]
    found = view.claim
    home = lookup.series_of_claim.get(claim_id)
    own = in_order([r for r in part.relations if claim_id in (r.relation.a, r.relation.b)])
    mentions, paged = cut(request, view.mentions, offset, _MENTIONS)
    evidence = [_evidence(part, mention) for mention in mentions]
    with ledgers_of(request).open() as store:
        times = [(store.read_at(i) or "", i) for i in dict.fromkeys(m.document for m in view.mentions)][:_MENTIONS]
    drawn = next((s for s in part.storyline.series if home and s.view.series.id == home.id), None)

    def record() -> Record:
        return {
            "claim": claim_record(part, view),
            "series": series_json(home) if home else None,
            "evidence": [
                {
                    "document": one.mention.document,
                    "start": one.mention.start,
                    "end": one.mention.end,
                    "surface": one.around.words,
                    "before": one.around.before,
                    "after": one.around.after,
                    "block": one.mention.block,
                    "attribution": [{"name": name, "role": role, "verb": verb} for name, role, verb in one.chain],
                    "url": links.place(one.mention),
                }
                for one in evidence
            ],
            "relations": [relation_record(r) for r in own],
            **paged.record(),
        }

    return Answer(
        "pages/claim.html.j2",
        f"{view.figure}: {series_title(home) if home else found.proposition}",
        record,
        {
            "view": view,
            "claim": found,
            "story": part.story,
            "name": part.story.title or "Untitled story",
            "series": home,
            "of_what": series_title(home) if home else found.proposition,
            "evidence": evidence,
            "page": paged,
            "relations": [r for r in own if r.relation.kind != "not_comparable"],
            "apart": [r for r in own if r.relation.kind == "not_comparable"],
            "drift": [(lookup.document_name(d.document), d) for d in found.drift],
            "chart": drawn.chart if drawn else None,
            "findings": [f for f in part.storyline.findings if claim_id in f[0].claims],
            "asserters": [(e, lookup.entity_name(e), lookup.spoken_for(e)) for e in found.asserters],
            "read": [(lookup.document_name(i), i, when) for when, i in sorted(times)],
            "counts": _counts(view.claim.independence),
        },
        here="/stories",
    )


def _counts(independence: object) -> list[tuple[str, str]]:
    """The four counts of support, each with its noun in the right number."""
    told = []
    for name in ("texts", "utterances", "origins", "asserters"):
        bounded = getattr(independence, name)
        number, _, rest = words.count(bounded, name[:-1]).partition(" ")
        told.append((number, rest))
    return told


def _evidence(part: Part, mention: Mention) -> Evidence:
    lookup = part.lookup
    document = lookup.documents[mention.document]
    quantity = lookup.quantities.get(mention.anchor)
    chain: tuple[Attribution, ...] = quantity.attribution if quantity else ()
    links_told = []
    for link in chain:
        entity = lookup.entity_of_member.get((mention.document, link.entity)) if link.entity else None
        links_told.append((entity.name if entity else link.name, link.role, link.verb))
    if quantity is None:
        statement = lookup.statements.get(mention.anchor)
        if statement and statement.speaker:
            links_told = [(statement.speaker.name, "speaker", None)]
    return Evidence(
        mention,
        context(document, mention.start, mention.end),
        lookup.title(mention.document),
        document.outlet,
        words.when(document.published, "date not said"),
        tuple(links_told),
    )


page(router, "/claims/{claim_id}", claim, models.ClaimPage, "A claim")
