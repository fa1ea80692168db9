"""The tables of `ledger.sqlite`.

Every record has a row with its key columns, for people with a SQL prompt, and the whole of it as JSON
in `record`, which is what stemma itself reads back.  The meaning of every column is in the database
too: `SELECT * FROM dictionary`.

Offsets are code points into `documents.text`; `end_offset` is exclusive.  Dates are ISO 8601 text.
SQLite counts the characters of a text from 1: `substr(text, start_offset + 1, end_offset - start_offset)`.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, PrimaryKeyConstraint, String, Table

from stemma.store.columns import blob, count, flag, link, metadata, number, of_document, of_ledger, record, text

#: What Alembic keeps: see `stemma.store.migrations`.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False, comment="the revision that the tables are of"),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
    comment="kept by Alembic, which changes the tables of older ledgers",
)

meta = Table(
    "meta",
    metadata,
    text(
        "key",
        "schema_version, stemma_version, policy, group_by, ledger_of (what the ledger was made of), generation (counts "
        "writes), documents_at and ledger_at (writes at which documents changed and the ledger was made of them)",
        primary_key=True,
    ),
    text("value", "its value"),
    comment="what this file is and which program wrote it",
)

dictionary = Table(
    "dictionary",
    metadata,
    text("table_name", "a table of this file", primary_key=True),
    text("column_name", "one of its columns; empty for the table itself", primary_key=True),
    text("meaning", "what it holds"),
    comment="the meaning of every table and column",
)

documents = Table(
    "documents",
    metadata,
    count("number", "counts up; the full-text index knows it by this", primary_key=True),
    text("id", "file name, address, or the id that was given", unique=True, nullable=False),
    text("sha256", "of the bytes that were read"),
    text("stamp", "of the bytes and of what was given with them (title, outlet, date ...): read again when it differs"),
    text("location", "absolute path of a file; null for a record of a JSON Lines file"),
    text("path", "path as given"),
    text("url", "address"),
    text("title", "headline"),
    text("outlet", "who printed it"),
    text("published_start", "first possible day of publication"),
    text("published_end", "last possible day of publication"),
    text("language", "ISO 639-1"),
    text("status", "ok, empty or error"),
    text("error", "why it could not be read"),
    text("story", "the story that was given with it"),
    text("text", "the canonical text; stored as bytes only if it holds half a surrogate pair"),
    text("read_at", "when this text of it was first read, UTC"),
    text("stemma_version", "the program that read it"),
    record(),
    text("digest", "of text and record and all that was found in it, as it was written"),
    Index("documents_by_outlet", "outlet"),
    Index("documents_by_read_at", "read_at"),
    comment="one report each, as it was read last",
)

versions = Table(
    "versions",
    metadata,
    count("sequence", "counts up", primary_key=True),
    text("document", "id of the document"),
    text("sha256", "of the bytes of this former version"),
    text("text", "the canonical text of this former version"),
    text("read_at", "when this version was read, UTC"),
    text("replaced_at", "when another took its place, UTC"),
    text("stemma_version", "the program that read it"),
    record(),
    Index("versions_by_document", "document", "sha256"),
    comment="what documents said before they were read with another text; record is all that was found in it",
)

tombstones = Table(
    "tombstones",
    metadata,
    count("sequence", "counts up", primary_key=True),
    text("document", "id of a document that was removed"),
    text("sha256", "of its bytes, or of those of a former version"),
    text("reason", "why, as it was given"),
    text("removed_at", "when, UTC"),
    comment="documents taken out for good: what has one of these ids or contents is not read in again",
)

names = of_document(
    "names",
    "mentions of persons, organisations and places",
    count("start_offset", "first character"),
    count("end_offset", "character after the last"),
    text("text", "as written"),
    text("kind", "person, organisation, place or other"),
    text("entity", "key shared by the mentions of one thing in the document"),
)

times = of_document(
    "times",
    "expressions of time",
    count("start_offset", "first character"),
    count("end_offset", "character after the last"),
    text("text", "as written"),
    text("value_start", "first day"),
    text("value_end", "last day"),
    text("anchor", "what it is counted from: publication, utterance, text or none"),
)

quantities = of_document(
    "quantities",
    "figures, each as an interval",
    text("id", "made of the content"),
    count("start_offset", "first character"),
    count("end_offset", "character after the last"),
    text("surface", "as written"),
    text("form", "exact, approximate, less_than, range, vague ..."),
    number("amount", "the figure, when there is one"),
    number("lower", "lower bound, null when open"),
    number("upper", "upper bound, null when open"),
    text("unit", "null for counted things"),
    text("thing", "what is counted, as written"),
    text("measure", "stock, flow, cumulative, rate, money, size, share or unknown"),
    text("as_of_start", "first day that the figure is for"),
    text("as_of_end", "last day that the figure is for"),
    text("polarity", "asserted, denied, questioned or hypothetical"),
    text("asserted_by", "nearest link of the attribution"),
    text("block", "kind of the block it stands in"),
    Index("quantities_by_id", "id"),
)

statements = of_document(
    "statements",
    "somebody's words as the report gives them",
    text("id", "made of the content"),
    count("start_offset", "first character of the first part"),
    count("end_offset", "character after the last part"),
    text("mode", "direct, indirect or mixed"),
    text("act", "assert, deny, refuse, order, ask or other"),
    text("speaker", "name of the speaker, null when unknown"),
    text("said_start", "first possible day of saying it"),
    text("said_end", "last possible day of saying it"),
    text("block", "kind of the block it stands in"),
    Index("statements_by_id", "id"),
)

speaks_for = of_document(
    "speaks_for",
    "who is said to speak for which body",
    text("person", "key of the person in the document"),
    text("body", "key of the body in the document"),
    text("reason", "the words that say so"),
)

predications = of_document(
    "predications",
    "clauses that assert, deny, ask or suppose something",
    text("id", "made of the content"),
    count("start_offset", "first character"),
    count("end_offset", "character after the last"),
    text("predicate", "its normal form"),
    text("polarity", "asserted, denied, questioned or hypothetical"),
    text("asserted_by", "nearest link of the attribution"),
    text("statement", "id of the statement that holds it; null in narration"),
    text("block", "kind of the block it stands in"),
)

ledger_documents = Table(
    "ledger_documents",
    metadata,
    count("position", "place in the ledger's list, from 0", primary_key=True, autoincrement=False),
    text("document", "id of the document"),
    text("sha256", "of the version that the ledger was made of"),
    text("record", "what the ledger holds of it, when that differs from what the document alone gave"),
    Index("ledger_documents_by_document", "document"),
    comment="the documents that the tables below were made of",
)

passages = of_ledger(
    "passages",
    "text that two documents share",
    text("id", "made of the content"),
    text("a_document", "one document"),
    count("a_start", "first character there"),
    count("a_end", "character after the last there"),
    text("b_document", "the other document"),
    count("b_start", "first character there"),
    count("b_end", "character after the last there"),
    text("edge", "verbatim, edited, reworded or same_statement"),
    number("similarity", "0 to 1"),
    flag("stock", "too widespread to be evidence of copying"),
    Index("passages_by_id", "id"),
    Index("passages_by_a", "a_document"),
    Index("passages_by_b", "b_document"),
)

stories = of_ledger(
    "stories",
    "events",
    text("id", "made of the content"),
    text("title", "headline of its first report"),
    text("start_date", "first day"),
    text("end_date", "last day"),
    text("storyline", "events that belong together share it"),
    count("document_count", "reports that tell it in their main part"),
    count("origin_count", "origins that its reports certainly go back to"),
    count("claim_count", "claims"),
    count("series_count", "series that have a claim of it"),
    count("conflict_count", "conflicts that one of its claims is in"),
    Index("stories_by_id", "id"),
    Index("stories_by_storyline", "storyline"),
    Index("stories_by_start", "start_date"),
    Index("stories_by_end", "end_date"),
)

lineages = of_ledger(
    "lineages",
    "which text lies before which",
    text("source", "document or origin before"),
    text("target", "document after"),
    number("confidence", "probability"),
    flag("directed", "false when nothing says which came first"),
    Index("lineages_by_source", "source"),
    Index("lineages_by_target", "target"),
)

origins = of_ledger(
    "origins",
    "documents of a story that certainly go back to one text",
    text("id", "made of the content"),
    text("story", "id of the story"),
    text("kind", "report, agency, statement or latent"),
    text("name", "its name, when the reports tell"),
    Index("origins_by_id", "id"),
    Index("origins_by_story", "story"),
)

entities = of_ledger(
    "entities",
    "persons, bodies and places across documents",
    text("id", "made of the content"),
    text("kind", "person, organisation, place or other"),
    text("name", "its fullest name"),
    text("speaks_for", "id of the body it speaks for"),
    Index("entities_by_id", "id"),
)

utterances = of_ledger(
    "utterances",
    "acts of saying",
    text("id", "made of the content"),
    text("story", "id of the story"),
    text("speaker", "name of the speaker, null when unknown"),
    text("said_start", "first possible day"),
    text("said_end", "last possible day"),
    Index("utterances_by_story", "story"),
)

claims = of_ledger(
    "claims",
    "propositions with their bounds, rank and independence",
    text("id", "made of the content"),
    text("kind", "figure or assertion"),
    text("story", "id of the story"),
    text("series", "id of the series"),
    text("proposition", "in words"),
    text("form", "of the value"),
    number("lower", "lower bound, null when open"),
    number("upper", "upper bound, null when open"),
    text("unit", "null for counted things"),
    text("as_of_start", "first day it is for"),
    text("as_of_end", "last day it is for"),
    text("polarity", "asserted, denied, questioned or hypothetical"),
    text("rank", "preferred, normal or deprecated"),
    text("rank_reason", "why"),
    number("confidence", "probability"),
    count("texts_low", "different texts at least"),
    count("texts_high", "different texts at most"),
    count("origins_low", "independent origins at least"),
    count("origins_high", "independent origins at most"),
    count("utterances_low", "acts of saying at least"),
    count("utterances_high", "acts of saying at most"),
    count("asserters_low", "parties who assert it at least"),
    count("asserters_high", "parties who assert it at most"),
    Index("claims_by_id", "id"),
    Index("claims_by_story", "story"),
    Index("claims_by_series", "series"),
)

assertions = of_ledger(
    "assertions",
    "what reports say that is no figure, with rank and independence",
    text("id", "made of the content"),
    text("story", "id of the story"),
    text("proposition", "in the words of a report"),
    text("predicate", "its normal form"),
    text("as_of_start", "first day it is for"),
    text("as_of_end", "last day it is for"),
    text("polarity", "asserted, denied, questioned or hypothetical"),
    text("rank", "preferred, normal or deprecated"),
    text("rank_reason", "why"),
    number("confidence", "probability"),
    count("texts_low", "different texts at least"),
    count("texts_high", "different texts at most"),
    count("origins_low", "independent origins at least"),
    count("origins_high", "independent origins at most"),
    count("utterances_low", "acts of saying at least"),
    count("utterances_high", "acts of saying at most"),
    count("asserters_low", "parties who assert it at least"),
    count("asserters_high", "parties who assert it at most"),
    Index("assertions_by_id", "id"),
    Index("assertions_by_story", "story"),
)

assertion_relations = of_ledger(
    "assertion_relations",
    "how two assertions stand to each other",
    text("a", "id of an assertion"),
    text("b", "id of the assertion that refines or supersedes a, if the kind is one of these"),
    text("kind", "agree, restate, refine, supersede, conflict or not_comparable"),
    text("cause", "change or unclear"),
    text("rule", "the rule that fired"),
    text("reason", "in words"),
    number("confidence", "probability"),
    Index("assertion_relations_by_a", "a"),
    Index("assertion_relations_by_b", "b"),
)

relations = of_ledger(
    "relations",
    "how two claims stand to each other",
    text("a", "id of a claim"),
    text("b", "id of the claim that refines or supersedes a, if the kind is one of these"),
    text("kind", "agree, restate, refine, supersede, conflict or not_comparable"),
    text("cause", "correction, change or unclear"),
    text("rule", "the rule that fired"),
    text("reason", "in words"),
    number("confidence", "probability"),
    Index("relations_by_a", "a"),
    Index("relations_by_b", "b"),
)

series = of_ledger(
    "series",
    "claims that answer one question",
    text("id", "made of the content"),
    text("thing", "what is counted"),
    text("role", "killed, injured, missing ..."),
    text("measure", "stock, flow, cumulative, rate, money, size, share or unknown"),
    text("unit", "null for counted things"),
    text("preferred", "id of the preferred claim"),
    Index("series_by_id", "id"),
)

tolls = of_ledger(
    "tolls",
    "killed, injured and missing of each story that has casualties",
    text("story", "id of the story"),
    text("policy", "how the figures are chosen"),
    *(
        number(f"{name}_{end}", f"{name}: {what}")
        for name in ("killed", "injured", "missing")
        for end, what in (("best", "the number to print"), ("lower", "at least"), ("upper", "at most"))
    ),
    Index("tolls_by_story", "story"),
)

findings = of_ledger(
    "findings",
    "what else the figures show",
    text("id", "made of the content"),
    text("kind", "arithmetic, ratio ..."),
    text("text", "in words"),
    Index("findings_by_id", "id"),
)

story_documents = link(
    "story_documents",
    "which reports tell which story",
    text("story", "id of the story"),
    text("document", "id of the document"),
    flag("main", "false when only a part of it that is spliced on tells the story"),
)

claim_quantities = link(
    "claim_quantities",
    "which figures a claim is made of",
    text("claim", "id of the claim"),
    text("quantity", "id of the figure"),
)

claim_statements = link(
    "claim_statements",
    "which statements a claim is made of",
    text("claim", "id of the claim"),
    text("statement", "id of the statement"),
)

entity_documents = link(
    "entity_documents",
    "which reports name which person, body or place",
    text("entity", "id of the entity"),
    text("document", "id of the document"),
)

finding_claims = link(
    "finding_claims",
    "which claims a finding is about",
    text("finding", "id of the finding"),
    text("claim", "id of the claim"),
)

finding_documents = link(
    "finding_documents",
    "which reports hold the evidence of a finding",
    text("finding", "id of the finding"),
    text("document", "id of the document"),
)

#: All that is read off the records of the ledger, for people with SQL and to find one story among many.
LINKS = (story_documents, claim_quantities, claim_statements, entity_documents, finding_claims, finding_documents)

# ------------------------------------------------------------ kept so that further reports can be added: no result

pending = Table(
    "pending",
    metadata,
    text("document", "id of a document that is new, changed or gone", primary_key=True),
    comment="documents that the ledger was not made of yet",
)

word_numbers = Table(
    "word_numbers",
    metadata,
    text("document", "id of the document", primary_key=True),
    blob("words", "the number of each of its words, four bytes each, least significant first"),
    blob("keys", "the numbers of its weightiest words, four bytes each, then what each weighs, one byte"),
    blob(
        "sketches",
        "what its stories are found by, compressed MessagePack: headline, opening, counts of words, names, figures",
    ),
    comment="what new reports are compared with before any text is looked at",
)

entity_tallies = Table(
    "entity_tallies",
    metadata,
    text("entity", "id of the entity", primary_key=True),
    text("tally", "JSON: how often it has each name, and how often it is taken for each kind"),
    comment="by which the name and kind of an entity are chosen",
)

entity_nodes = link(
    "entity_nodes",
    "under which names further mentions join an entity",
    text("entity", "id of the entity"),
    text("node", "kind of the name, its plain form, and the story if it holds in that alone; tabs between"),
)

name_evidence = Table(
    "name_evidence",
    metadata,
    text("one", "a name, in its plain form", primary_key=True),
    text("other", "another one", primary_key=True),
    text("kind", "acronym or aligned", primary_key=True),
    text("place", "the report or the two reports", primary_key=True),
    text("why", "in words"),
    Index("name_evidence_by_other", "other"),
    comment="that two names may be one: two pieces of evidence make an alias",
)

site_lines = Table(
    "site_lines",
    metadata,
    text("site", "domain or outlet", primary_key=True),
    text("line", "a line that it prints under many reports", primary_key=True),
    comment="furniture of sites",
)

states = Table(
    "states",
    metadata,
    text("key", "what is kept", primary_key=True),
    blob("value", "as bytes"),
    comment="of the last comparison of all documents: when, and how much each word weighs",
)

KEPT = (word_numbers, entity_tallies, entity_nodes, name_evidence, site_lines, states, pending)
