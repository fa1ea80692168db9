"""A ledger of an invented event, made by hand: what the pages are tested on, with nothing extracted.

Reports are written with their mentions marked: `[name|words]` names the span of the words; marks nest.
"""

from __future__ import annotations

import datetime
import re

from stemma.records import (
    Alias,
    Attackers,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Count,
    Credit,
    Document,
    DocumentSpan,
    Drift,
    Entity,
    Extraction,
    Finding,
    Form,
    Independence,
    Ledger,
    Lineage,
    Measure,
    Name,
    Origin,
    Passage,
    PossibleMerge,
    Quantity,
    Rank,
    Relation,
    RelationKind,
    Relative,
    Scope,
    ScopeNote,
    ScopePhrase,
    Segment,
    Series,
    Span,
    Speaker,
    SpeaksFor,
    Statement,
    Story,
    Thing,
    Time,
    TimeInterval,
    Toll,
    TollFigure,
    Utterance,
    Value,
)

_MARK = re.compile(r"\[(\w+)\||\]")

TIDE = "tide-gazette.txt"
NORTH = "north_quay_daily.txt"
LANTERN = "https://lantern.example/2031/08/ferry?id=7"
BELL = "bell-harbour-echo.txt"
PILOT = "pilot.txt"
REVIEW = "island-review.txt"

REPORTS: dict[str, tuple[tuple[BlockKind, str], ...]] = {
    TIDE: (
        ("title", "Ferry sinks off Corran Head, [tide_title|dozens] feared lost\n"),
        ("dateline", "PORT ISMAY, 3 August 2031 (Sealine) \N{EM DASH} "),
        (
            "body",
            "The ferry Halcyon Star went down off Corran Head on Saturday night. [st_tide|[cg_tide|The coastguard] said on "
            "Sunday that [q_tide_dead|at least 14] people had died and [q_tide_missing|between 30 and 45] passengers were "
            "missing, [ex_tide|not counting the crew].] The two figures, it said, would change.\n",
        ),
        ("credit", "Source: Sealine\n"),
    ),
    NORTH: (
        ("title", "Coastguard: at least 14 dead in Halcyon Star sinking\n"),
        ("standfirst", "[q_north_recast|Several dozen] passengers are still missing.\n"),
        (
            "body",
            "[st_north|The coastguard said on Sunday that [q_north_dead|at least 14] people had died and "
            "[q_north_missing|between 30 and 45] passengers were missing.] Divers will go down again on Monday.\n",
        ),
        ("related", "More on this: Fares to rise by [q_north_fares|12 %] in autumn\n"),
        (
            "comment",
            "gullwatcher: I heard it was [q_north_comment|200] people. Nobody tells us anything.\n"
            "old_salt: that boat has been a disgrace for years, my cousin counted the lifejackets once and there were "
            "not enough of them by half, he wrote to the company and got a printed card in return.\n",
        ),
    ),
    LANTERN: (
        ("title", "Ferry disaster: toll climbs to [q_lantern_title|19]\n"),
        ("byline", "By Mirren Oake\n"),
        (
            "body",
            "[st_lantern|\N{LEFT DOUBLE QUOTATION MARK}We have now recovered [q_lantern_dead|19] bodies, and [q_lantern_missing|about 30] are missing,\N{RIGHT DOUBLE QUOTATION MARK} "
            "Captain Isla Brennock, spokeswoman for the coastguard, told the Lantern on Monday.] That is roughly "
            "[q_lantern_relative|a third] more than the day before. [st_relatives|A committee of relatives says "
            "[q_lantern_aboard|more than 180] people were aboard;] [st_company|the company says [q_company_aboard|152].]\n",
        ),
        (
            "foreign",
            "In other news, the council of Port Ismay has voted to spend [q_lantern_foreign|2.5 million crowns] on a new market "
            "hall. The vote was close. Traders on the old quay have asked for [q_lantern_stalls|60] stalls and a roof that "
            "does not leak, and the mayor has promised to look at the drawings before the month is out.\n",
        ),
    ),
    BELL: (
        ("title", "Toll of Halcyon Star revised down\n"),
        (
            "body",
            "[st_bell|The coastguard said on Thursday that [q_bell_dead|17] people had died, [corr_bell|not 19 as it said on "
            "Monday]: two had been counted twice.] [q_bell_missing|Fewer than 30] remain missing.\n",
        ),
        ("boilerplate", "Subscribe to our newsletter. Terms and conditions apply.\n"),
    ),
    PILOT: (
        ("title", "What we know about the Halcyon Star\n"),
        (
            "body",
            "[st_pilot|The coastguard had put the dead at [q_pilot_dead|14 or more] on Sunday, with [q_pilot_missing|30 to 45] "
            "of those travelling unaccounted for.] The Sealine agency, which carried the statement, gave no names.\n",
        ),
    ),
    REVIEW: (
        ("title", "Two winters on, the ferries are fuller than ever\n"),
        (
            "body",
            "[st_review|Transport minister Aldous Finch said on a Friday in March 2033 that [q_review_dead|up to 260] islanders had died "
            "at sea in all accidents since 2010.] Nobody at the ministry would break the number down.\n",
        ),
    ),
}

PUBLISHED: dict[str, TimeInterval | None] = {
    TIDE: TimeInterval(datetime.date(2031, 8, 3), datetime.date(2031, 8, 3), "the dateline"),
    NORTH: TimeInterval(None, None, "the weekday alone", partial="weekday:6"),
    LANTERN: TimeInterval(datetime.date(2031, 8, 4), datetime.date(2031, 8, 4), "the address"),
    BELL: TimeInterval(datetime.date(2031, 8, 7), datetime.date(2031, 8, 7), "given with the report"),
    PILOT: None,
    REVIEW: TimeInterval(datetime.date(2033, 3, 1), datetime.date(2033, 3, 31), "the month it names"),
}

OUTLETS: dict[str, str | None] = {
    TIDE: "Tide Gazette",
    NORTH: "North Quay Daily",
    LANTERN: "The Lantern",
    BELL: "Bell Harbour Echo",
    PILOT: None,
    REVIEW: "Island Review",
}


def unmark(marked: str, at: int) -> tuple[str, dict[str, tuple[int, int]]]:
    """The words without marks, and the span of each mark, counted from `at`."""
    text: list[str] = []
    length, position = at, 0
    open_marks: list[tuple[str, int]] = []
    spans: dict[str, tuple[int, int]] = {}
    for match in _MARK.finditer(marked):
        piece = marked[position : match.start()]
        text.append(piece)
        length += len(piece)
        position = match.end()
        if match.group(1):
            open_marks.append((match.group(1), length))
        else:
            name, start = open_marks.pop()
            spans[name] = (start, length)
    text.append(marked[position:])
    return "".join(text), spans


def _documents() -> tuple[dict[str, Document], dict[str, tuple[str, int, int]]]:
    documents: dict[str, Document] = {}
    places: dict[str, tuple[str, int, int]] = {}
    for name, parts in REPORTS.items():
        text, blocks = "", []
        for kind, marked in parts:
            piece, spans = unmark(marked, len(text))
            blocks.append(Block(name, len(text), len(text) + len(piece), kind, "written so"))
            text += piece
            places |= {mark: (name, start, end) for mark, (start, end) in spans.items()}
        title = text.split("\n", 1)[0]
        agency = text.find("Sealine")
        documents[name] = Document(
            id=name,
            text=text,
            sha256="0" * 64,
            path=None if name.startswith("http") else name,
            url=name if name.startswith("http") else None,
            title=title,
            outlet=OUTLETS[name],
            published=PUBLISHED[name],
            language="en",
            credits=(Credit("Sealine", agency, agency + 7),) if agency >= 0 else (),
            blocks=tuple(blocks),
            translation="suspected" if name == PILOT else "none",
        )
    return documents, places


DOCUMENTS, PLACES = _documents()


def place(mark: str) -> DocumentSpan:
    return DocumentSpan(*PLACES[mark])


def day(number: int) -> TimeInterval:
    date = datetime.date(2031, 8, number)
    return TimeInterval(date, date, "the day the words were said")


MARCH = TimeInterval(datetime.date(2033, 3, 1), datetime.date(2033, 3, 31), "a Friday in March 2033")


def quantity(
    mark: str,
    form: Form,
    lower: float | None,
    upper: float | None,
    thing: str | None,
    role: str | None,
    who: tuple[str, ...] = (),
    *,
    amount: float | None = None,
    as_of: TimeInterval | None = None,
    measure: Measure = "cumulative",
    unit: str | None = None,
    flags: tuple[str, ...] = (),
    excludes: tuple[ScopePhrase, ...] = (),
    relative: Relative | None = None,
) -> Quantity:
    document, start, end = PLACES[mark]
    text = DOCUMENTS[document].text
    kind = next(block.kind for block in DOCUMENTS[document].blocks if block.start <= start < block.end)
    outlet = Attribution("outlet", OUTLETS[document] or "the report")
    chain = tuple(
        Attribution(
            "organisation" if name == "the coastguard" else "medium" if name == "Sealine" else "speaker", name, name
        )
        for name in who
    )
    return Quantity(
        id="q-" + mark,
        document=document,
        start=start,
        end=end,
        surface=text[start:end],
        numeral=Span(start, end),
        form=form,
        amount=amount,
        lower=lower,
        upper=upper,
        lower_closed=form not in ("more_than", "vague") or form == "vague",
        upper_closed=form not in ("less_than", "vague"),
        unit=unit,
        thing=Thing(thing, thing.split()[-1], end, end) if thing else None,
        role=role,
        measure=measure,
        as_of=as_of,
        attribution=(*chain, outlet),
        block=kind,
        flags=flags,
        excludes=excludes,
        relative=relative,
        confidence=0.9,
    )


def statement(mark: str, speaker: str | None, said: TimeInterval | None, entity: str | None = None) -> Statement:
    document, start, end = PLACES[mark]
    return Statement(
        id="s-" + mark,
        document=document,
        content=(Span(start, end),),
        mode="direct" if mark == "st_lantern" else "indirect",
        act="assert",
        speaker=Speaker(entity or speaker, speaker) if speaker else None,
        said=said,
    )


GUARD = ("the coastguard",)
BRENNOCK = ("Captain Isla Brennock",)


def _quantities() -> tuple[Quantity, ...]:
    start, end = PLACES["ex_tide"][1:]
    crew = ScopePhrase(start, end, "not counting the crew")
    return (
        quantity("tide_title", "vague", 24, 100, "people", "lost", flags=("recast",)),
        quantity("q_tide_dead", "at_least", 14, None, "people", "died", (*GUARD, "Sealine"), as_of=day(3)),
        quantity("q_tide_missing", "range", 30, 45, "passengers", "missing", (*GUARD, "Sealine"), as_of=day(3), excludes=(crew,)),
        quantity("q_north_recast", "vague", 24, 100, "passengers", "missing", as_of=day(3), flags=("recast",)),
        quantity("q_north_dead", "at_least", 14, None, "people", "died", GUARD, as_of=day(3)),
        quantity("q_north_missing", "range", 30, 45, "passengers", "missing", GUARD, as_of=day(3)),
        quantity("q_north_fares", "change", None, None, "fares", None, unit="percent", amount=12),
        quantity("q_north_comment", "exact", 200, 200, "people", None, amount=200, flags=("comment",)),
        quantity("q_lantern_title", "exact", 19, 19, "toll", "died", amount=19, as_of=day(4)),
        quantity("q_lantern_dead", "exact", 19, 19, "bodies", "died", BRENNOCK, amount=19, as_of=day(4)),
        quantity("q_lantern_missing", "approximate", 27, 33, "passengers", "missing", BRENNOCK, amount=30, as_of=day(4)),
        quantity(
            "q_lantern_relative", "relative", None, None, "people", "died", as_of=day(4),
            relative=Relative("ratio", 1 / 3, None, None, None, "up"),
        ),
        quantity("q_lantern_aboard", "more_than", 180, None, "people", "aboard", ("committee of relatives",), as_of=day(4), measure="stock"),
        quantity("q_company_aboard", "exact", 152, 152, "people", "aboard", ("the company",), amount=152, as_of=day(4), measure="stock"),
        quantity("q_lantern_foreign", "exact", 2.5e6, 2.5e6, None, None, amount=2.5e6, unit="crown", flags=("foreign",)),
        quantity("q_lantern_stalls", "exact", 60, 60, "stalls", None, amount=60, flags=("foreign",)),
        quantity("q_bell_dead", "exact", 17, 17, "people", "died", GUARD, amount=17, as_of=day(7)),
        quantity("q_bell_missing", "less_than", None, 30, "passengers", "missing", as_of=day(7)),
        quantity("q_pilot_dead", "at_least", 14, None, "people", "died", GUARD, as_of=day(3)),
        quantity("q_pilot_missing", "range", 30, 45, "travellers", "missing", GUARD, as_of=day(3)),
        quantity("q_review_dead", "at_most", None, 260, "islanders", "died", ("Aldous Finch",), as_of=MARCH),
    )  # fmt: skip


def independence(texts: int, origins: tuple[int, int], utterances: int, asserters: int) -> Independence:
    return Independence(
        Count(texts, texts), Count(*origins), Count(utterances, utterances), Count(asserters, asserters)
    )


def claim(
    name: str,
    value: tuple[Form, float | None, float | None],
    as_of: TimeInterval | None,
    who: tuple[str, ...],
    mentions: tuple[str, ...],
    series: str,
    rank: tuple[Rank, str],
    support: Independence,
    *,
    proposition: str = "",
    excludes: tuple[ScopeNote, ...] = (),
    drift: tuple[Drift, ...] = (),
    unknowns: tuple[str, ...] = (),
    story: str = "story-ferry",
) -> Claim:
    form, lower, upper = value
    return Claim(
        id="c-" + name,
        kind="figure",
        story=story,
        proposition=proposition or f"{name}: {form} {lower} {upper}",
        value=Value(form, lower, upper, form not in ("more_than",), form not in ("less_than", "vague"), None),
        as_of=as_of,
        scope=Scope(("Corran Head",), excludes),
        polarity="asserted",
        asserters=who,
        confidence=0.8,
        drift=drift,
        quantities=tuple("q-" + mark for mark in mentions),
        statements=(),
        rank=rank[0],
        rank_reason=rank[1],
        independence=support,
        series=series,
        unknowns=unknowns,
    )


def _claims() -> tuple[Claim, ...]:
    crew = ScopeNote("not counting the crew", (TIDE,), (NORTH, PILOT), (place("ex_tide"),))
    guard, finch = ("e-guard",), ("e-finch",)
    return (
        claim(
            "dead-14", ("at_least", 14, None), day(3), guard, ("q_tide_dead", "q_north_dead", "q_pilot_dead"), "series-dead",
            ("normal", "a later figure replaces it"), independence(3, (1, 2), 1, 1), proposition="at least 14 people died",
        ),
        claim(
            "dead-19", ("exact", 19, 19), day(4), guard, ("q_lantern_dead", "q_lantern_title"), "series-dead",
            ("deprecated", "the party that gave it has corrected it"), independence(1, (1, 1), 1, 1),
        ),
        claim(
            "dead-17", ("exact", 17, 17), day(7), guard, ("q_bell_dead",), "series-dead",
            ("preferred", "the latest figure of the running count, by the party that counts"), independence(1, (1, 1), 1, 1),
        ),
        claim(
            "dead-260", ("at_most", None, 260), MARCH, finch, ("q_review_dead",), "series-dead",
            ("normal", "another question: all accidents since 2010"), independence(1, (1, 1), 1, 1), story="story-review",
            unknowns=("which accidents it counts: the report does not say",),
        ),
        claim(
            "missing-30-45", ("range", 30, 45), day(3), guard, ("q_tide_missing", "q_north_missing", "q_pilot_missing"),
            "series-missing", ("normal", "a later figure replaces it"), independence(3, (1, 2), 1, 1), excludes=(crew,),
            drift=(Drift(NORTH, "scope", "the crew: left out in tide-gazette, not mentioned in north"),),
        ),
        claim(
            "missing-dozens", ("vague", 24, 100), day(3), guard, ("q_north_recast",), "series-missing",
            ("normal", "a recast of the statement below it"), independence(1, (1, 1), 1, 1),
            drift=(Drift(NORTH, "precision", "\N{LEFT DOUBLE QUOTATION MARK}several dozen\N{RIGHT DOUBLE QUOTATION MARK} for between 30 and 45"),),
        ),
        claim(
            "missing-30", ("approximate", 27, 33), day(4), guard, ("q_lantern_missing",), "series-missing",
            ("normal", "a later figure replaces it"), independence(1, (1, 1), 1, 1),
        ),
        claim(
            "missing-lt30", ("less_than", None, 30), day(7), ("e-echo",), ("q_bell_missing",), "series-missing",
            ("preferred", "the latest figure of the running count"), independence(1, (1, 1), 1, 1),
            unknowns=("who says so: the sentence names nobody",),
        ),
        claim(
            "aboard-180", ("more_than", 180, None), day(4), ("e-relatives",), ("q_lantern_aboard",), "series-aboard",
            ("normal", "disputed"), independence(1, (1, 1), 1, 1),
        ),
        claim(
            "aboard-152", ("exact", 152, 152), day(4), ("e-company",), ("q_company_aboard",), "series-aboard",
            ("normal", "disputed"), independence(1, (1, 1), 1, 1),
        ),
    )  # fmt: skip


def relation(a: str, b: str, kind: RelationKind, cause: str | None, rule: str, reason: str, *marks: str) -> Relation:
    return Relation("c-" + a, "c-" + b, kind, cause, rule, reason, 0.8, tuple(place(mark) for mark in marks))


def make_ledger() -> Ledger:
    """Six reports of a ferry accident: two stories of one storyline, three series, ten claims."""
    quantities, dead = _quantities(), ("dead-14", "dead-19", "dead-17", "dead-260")
    statements = (
        statement("st_tide", "the coastguard", day(3)),
        statement("st_north", "the coastguard", day(3)),
        statement("st_pilot", "the coastguard", day(3)),
        statement("st_lantern", "Captain Isla Brennock", day(4)),
        statement("st_relatives", "committee of relatives", None),
        statement("st_company", "the company", None),
        statement("st_bell", None, day(7)),
        statement("st_review", "Aldous Finch", MARCH),
    )
    extractions = []
    for name, document in DOCUMENTS.items():
        names: tuple[Name, ...] = ()
        times: tuple[Time, ...] = ()
        if name == TIDE:
            _, start, end = PLACES["cg_tide"]
            names = (Name(name, start, end, "The coastguard", "organisation", "the coastguard"),)
            at = document.text.index("Sunday")
            times = (Time(name, at, at + 6, "Sunday", day(3), "publication"),)
        speaks = ()
        if name == LANTERN:
            at = document.text.index("spokeswoman")
            speaks = (SpeaksFor("Captain Isla Brennock", "the coastguard", at, at + 30, "spokeswoman for"),)
        extractions.append(
            Extraction(
                document,
                names,
                times,
                tuple(q for q in quantities if q.document == name),
                tuple(s for s in statements if s.document == name),
                speaks,
            )
        )
    main = tuple(name for name in DOCUMENTS if name != REVIEW)
    _, tide_start, tide_end = PLACES["st_tide"]
    _, north_start, north_end = PLACES["st_north"]
    _, pilot_start, pilot_end = PLACES["st_pilot"]
    return Ledger(
        extractions=tuple(extractions),
        passages=(
            Passage("p-1", DocumentSpan(TIDE, tide_start, tide_end), DocumentSpan(NORTH, north_start, north_end), "verbatim", 0.97, 21),
            Passage(
                "p-2", DocumentSpan(NORTH, north_start, north_end), DocumentSpan(PILOT, pilot_start, pilot_end), "same_statement",
                0.61, 9, reason="same figures, same speaker, same day",
            ),
        ),
        stories=(
            Story(
                "story-ferry", "Sinking of the Halcyon Star", main, tuple(Segment(n, 0, len(DOCUMENTS[n].text)) for n in main),
                datetime.date(2031, 8, 3), datetime.date(2031, 8, 7), "line-ferry", ("same vessel, same day, figures in common",),
            ),
            Story(
                "story-review", "Two winters on", (REVIEW,), (Segment(REVIEW, 0, len(DOCUMENTS[REVIEW].text)),),
                datetime.date(2033, 3, 1), datetime.date(2033, 3, 31), "line-ferry", ("another event of the same storyline",),
            ),
        ),
        lineages=(
            Lineage("o-sealine", TIDE, ("credit line names Sealine",), 0.9, True),
            Lineage(TIDE, NORTH, ("shares 21 word sequences",), 0.6, False),
            Lineage("o-sealine", PILOT, ("names Sealine as carrier",), 0.7, True),
        ),
        origins=(
            Origin("o-sealine", "story-ferry", "latent", "Sealine", (TIDE, NORTH), ("p-1",), (PossibleMerge("o-pilot", "the same statement reworded; no shared words long enough"),), "a credit line names the agency; no report here is its text"),
            Origin("o-pilot", "story-ferry", "report", None, (PILOT,), (), (PossibleMerge("o-sealine", "the same statement reworded; no shared words long enough"),), "shares no passage"),
            Origin("o-lantern", "story-ferry", "statement", "told to The Lantern", (LANTERN,), (), (), "an interview of its own"),
            Origin("o-bell", "story-ferry", "report", None, (BELL,), (), (), "shares no passage"),
            Origin("o-review", "story-review", "report", None, (REVIEW,), (), (), "shares no passage"),
        ),
        entities=(
            Entity("e-guard", "organisation", "the coastguard", (Alias("Corran coastguard", ("an apposition",)),), tuple((d, "the coastguard") for d in main)),
            Entity("e-brennock", "person", "Captain Isla Brennock", (), ((LANTERN, "Captain Isla Brennock"),), "e-guard", ("spokeswoman for the coastguard",)),
            Entity("e-finch", "person", "Aldous Finch", (), ((REVIEW, "Aldous Finch"),)),
            Entity("e-relatives", "organisation", "committee of relatives"),
            Entity("e-company", "organisation", "the company"),
            Entity("e-echo", "organisation", "Bell Harbour Echo"),
        ),
        utterances=(
            Utterance("u-1", "story-ferry", ("s-st_tide", "s-st_north", "s-st_pilot"), Speaker("e-guard", "the coastguard"), day(3), ("one statement, three texts",)),
            Utterance("u-2", "story-ferry", ("s-st_lantern",), Speaker("e-brennock", "Captain Isla Brennock"), day(4)),
            Utterance("u-3", "story-ferry", ("s-st_bell",), None, day(7)),
            Utterance("u-4", "story-review", ("s-st_review",), Speaker("e-finch", "Aldous Finch"), MARCH),
        ),
        claims=_claims(),
        relations=(
            relation("dead-14", "dead-19", "supersede", "change", "5 later", "a running count, one day later", "q_lantern_dead"),
            relation("dead-19", "dead-17", "supersede", "correction", "4 correction", "the same party: \N{LEFT DOUBLE QUOTATION MARK}not 19 as it said on Monday\N{RIGHT DOUBLE QUOTATION MARK}", "corr_bell"),
            relation("dead-17", "dead-260", "not_comparable", "scope", "2 scope", "all accidents since 2010, not this one", "q_review_dead"),
            relation("missing-30-45", "missing-dozens", "restate", None, "3 same figure", "the standfirst rewords the statement below it; both bounds are lost", "q_north_recast"),
            relation("missing-30-45", "missing-30", "supersede", "unclear", "5 later", "a running count, one day later; the figures overlap"),
            relation("missing-30", "missing-lt30", "supersede", "change", "5 later", "a running count, three days later"),
            relation("aboard-180", "aboard-152", "conflict", None, "9 conflict", "cannot both hold on 4 Aug 2031: more than 180, 152", "q_lantern_aboard", "q_company_aboard"),
            relation("dead-17", "missing-lt30", "not_comparable", "role", "1 question", "the dead and the missing are different people"),
        ),
        series=(
            Series("series-dead", ("story-ferry", "story-review"), "people", "died", "cumulative", ("Corran Head",), tuple("c-" + n for n in dead), "c-dead-17"),
            Series("series-missing", ("story-ferry",), "passengers", "missing", "stock", (), ("c-missing-30-45", "c-missing-dozens", "c-missing-30", "c-missing-lt30"), "c-missing-lt30"),
            Series("series-aboard", ("story-ferry",), "people", "aboard", "stock", (), ("c-aboard-180", "c-aboard-152"), None, unknowns=("which of the two is right: the parties disagree and neither yields",)),
        ),
        findings=(
            Finding("f-1", "arithmetic", ("c-dead-19", "c-dead-14"), "19 is 5 more than 14, about a third, as The Lantern says", (place("q_lantern_relative"),)),
        ),
        tolls=(
            Toll(
                "story-ferry", main, "later over earlier",
                TollFigure(17, 14, 19, "c-dead-17", f"17 killed: {BELL}"),
                TollFigure(0, 0, 0, None, f"counts no injured: {TIDE}, {NORTH}"),
                TollFigure(30, 30, 45, "c-missing-30", f"30 missing: {LANTERN}"),
                Attackers(0, 0, "no report tells of one"),
            ),
        ),
    )  # fmt: skip
