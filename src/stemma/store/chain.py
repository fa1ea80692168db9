"""What is hashed of a decision, and how one entry holds on to the one before it.

An entry is cut into pieces: the target without its words, one piece for each anchor, what was before, what is after,
and the reason.  The chain hashes the digest of each piece, salted, so that a piece whose report had to be removed can
be erased, and nobody can guess it from its digest, while every hash after it stays as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from stemma.records import Decision, Proposal, Target, TextAnchor


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of an entry as JSON text; `document` is the report that an anchor is of.  `content` None: erased."""

    part: str
    document: str | None
    salt: str | None
    content: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as it is kept: `seals` is JSON, a list of [part, document, digest of the piece]."""

    sequence: int
    previous: str
    hash: str
    actor: str
    operation: str
    at: str
    seals: str
    pieces: tuple[Piece, ...]


def canonical(value: Any) -> str:
    """JSON with sorted keys, no spaces and ASCII only: one text for one value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def piece_digest(salt: str, content: str) -> str:
    return hashlib.sha256(f"{salt}\n{content}".encode("ascii")).hexdigest()


def entry_hash(sequence: int, previous: str, actor: str, operation: str, at: str, seals: str) -> str:
    """SHA-256 over the canonical JSON of the entry, the hash of the former one among it."""
    return hashlib.sha256(canonical([sequence, previous, actor, operation, at, seals]).encode("ascii")).hexdigest()


def entry_of(
    proposal: Proposal, *, sequence: int, previous: str, actor: str, reason: str | None, at: str, salts: Sequence[str]
) -> Entry:
    """The entry that a proposal becomes.  `salts`: random text, one for each piece (see `parts`)."""
    pieces = tuple(
        Piece(part, document, salt, content)
        for (part, document, content), salt in zip(parts(proposal, reason), salts, strict=True)
    )
    seals = canonical([[p.part, p.document, piece_digest(p.salt or "", p.content or "")] for p in pieces])
    own = entry_hash(sequence, previous, actor, proposal.operation, at, seals)
    return Entry(sequence, previous, own, actor, proposal.operation, at, seals, pieces)


def parts(proposal: Proposal, reason: str | None) -> list[tuple[str, str | None, str]]:
    """(part, document, content) of every piece of an entry, in a fixed order."""
    target = proposal.target
    frame = {"kind": target.kind, "ids": list(target.ids), "groups": [len(group) for group in target.anchors]}
    found: list[tuple[str, str | None, str]] = [("target", None, canonical(frame))]
    for at, group in enumerate(target.anchors):
        for number, anchor in enumerate(group):
            found.append((f"anchor/{at}/{number}", anchor.document, canonical(msgspec.to_builtins(anchor))))
    if target.kind == "document":
        found += [(f"document/{at}", document, canonical(document)) for at, document in enumerate(target.ids)]
    for part, value in (("before", proposal.before), ("after", proposal.after), ("reason", reason)):
        if value is not None:
            found.append((part, None, canonical(value)))
    return found


def decision_of(entry: Entry) -> Decision:
    """The decision that an entry holds; what was erased of it is marked so, or None."""
    contents: Mapping[str, Any] = {p.part: None if p.content is None else json.loads(p.content) for p in entry.pieces}
    frame = contents["target"]
    documents = {p.part: p.document for p in entry.pieces}
    anchors = tuple(
        tuple(
            _anchor(contents.get(f"anchor/{at}/{number}"), documents.get(f"anchor/{at}/{number}"))
            for number in range(size)
        )
        for at, size in enumerate(frame["groups"])
    )
    return Decision(
        sequence=entry.sequence,
        previous=entry.previous,
        actor=entry.actor,
        operation=entry.operation,  # type: ignore[arg-type]
        target=Target(frame["kind"], tuple(frame["ids"]), anchors),
        before=contents.get("before"),
        after=contents.get("after"),
        reason=contents.get("reason"),
        at=entry.at,
        hash=entry.hash,
    )


def _anchor(content: Any, document: str | None) -> TextAnchor:
    if content is None:
        return TextAnchor(document or "", erased=True)
    return msgspec.convert(content, TextAnchor)


def faults(entries: Sequence[Entry], removed: frozenset[str] = frozenset()) -> list[tuple[int, str]]:
    """(sequence, what is wrong) of a whole log in its order; empty when the chain holds.

    `removed`: ids of removed documents, of which pieces may be erased.  A chain shows every change, every entry taken
    out of its middle and every one slipped in; that the last entries were cut off only a hash noted elsewhere shows.
    """
    found = []
    previous = ""
    for number, entry in enumerate(entries, 1):
        if entry.sequence != number:
            found.append((entry.sequence, f"an entry is missing before it: it should be number {number}"))
        if entry.previous != previous:
            found.append((entry.sequence, "it does not follow from the entry before it"))
        own = entry_hash(entry.sequence, entry.previous, entry.actor, entry.operation, entry.at, entry.seals)
        if own != entry.hash:
            found.append((entry.sequence, "its hash is not that of its contents"))
        found += [(entry.sequence, what) for what in _piece_faults(entry, removed)]
        previous = entry.hash
    return found


def _piece_faults(entry: Entry, removed: frozenset[str]) -> list[str]:
    try:
        sealed = {part: (document, digest) for part, document, digest in json.loads(entry.seals)}
    except (ValueError, TypeError):
        return ["its list of pieces cannot be read"]
    held = {piece.part: piece for piece in entry.pieces}
    found = [f"its {part} is missing" for part in sealed if part not in held]
    may_be_erased = any(piece.document in removed for piece in entry.pieces)
    for part, piece in held.items():
        if part not in sealed:
            found.append(f"its {part} was added")
        elif piece.document != sealed[part][0]:
            found.append(f"its {part} is of another report")
        elif piece.content is None:
            if not may_be_erased or part == "target":
                found.append(f"its {part} was erased, though none of its reports was removed")
        elif piece_digest(piece.salt or "", piece.content) != sealed[part][1]:
            found.append(f"its {part} was changed")
    return found
