"""FollowTheMoney entities, the model of Aleph and OpenSanctions: reports, people, bodies and their mentions.

Schemata used (https://followthemoney.tech/explorer/): Article for a report, Person and Organization for entities,
Mention for where a report names one, Note for a claim.  Ids are those of the ledger, with a prefix.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from stemma.records import Entity, Ledger
from stemma.reporting.lookup import Lookup

#: Languages as the model wants them (ISO 639-3), by the two letters that documents have (ISO 639-1).
_LANGUAGES = {
    "ar": "ara", "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est",
    "fa": "fas", "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "id": "ind", "it": "ita",
    "ja": "jpn", "ko": "kor", "lt": "lit", "lv": "lav", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron",
    "ru": "rus", "sk": "slk", "sl": "slv", "sr": "srp", "sv": "swe", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie",
    "zh": "zho",
}  # fmt: skip

_SCHEMA = {"person": "Person", "organisation": "Organization"}


def ftm_entities(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Entities in the order: reports, people and bodies, their mentions, claims.  Places and things are left out."""
    lookup = Lookup(ledger)
    for document in lookup.documents.values():
        if document.status != "ok":
            continue
        day = document.published.start if document.published is not None else None
        yield _entity(
            "Article",
            _key("document", document.id),
            title=[lookup.title(document.id)],
            sourceUrl=[document.url] if document.url and document.url.startswith(("http://", "https://")) else [],
            publisher=[document.outlet] if document.outlet else [],
            publishedAt=[day.isoformat()] if day is not None else [],
            language=[_LANGUAGES[document.language]] if document.language in _LANGUAGES else [],
        )
    for entity in ledger.entities:
        if entity.kind in _SCHEMA:
            yield _entity(
                _SCHEMA[entity.kind],
                _key("entity", entity.id),
                name=[entity.name],
                alias=[alias.text for alias in entity.aliases if alias.text != entity.name],
            )
            yield from _mentions(entity)
    for claim in ledger.claims:
        documents = list(dict.fromkeys(q.document for q in lookup.mentions(claim)))
        yield _entity(
            "Note",
            _key("claim", claim.id),
            name=[claim.proposition],
            description=[f"{claim.rank}: {claim.rank_reason}"],
            entity=[_key("entity", one) for one in claim.asserters if _is_party(lookup, one)]
            + [_key("document", one) for one in documents],
        )


def _mentions(entity: Entity) -> Iterator[dict[str, Any]]:
    for document in dict.fromkeys(document for document, _ in entity.members):
        yield _entity(
            "Mention",
            _key("mention", f"{entity.id} {document}"),
            document=[_key("document", document)],
            resolved=[_key("entity", entity.id)],
            name=[entity.name],
            detectedSchema=[_SCHEMA[entity.kind]],
        )


def _entity(schema: str, id_: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in properties.items() if values}}


def _is_party(lookup: Lookup, entity: str) -> bool:
    found = lookup.entities.get(entity)
    return found is not None and found.kind in _SCHEMA


def _key(kind: str, id_: str) -> str:
    """An id of letters and digits, as the model wants them."""
    return f"stemma-{kind}-{hashlib.sha1(id_.encode('utf-8', 'replace'), usedforsecurity=False).hexdigest()}"
