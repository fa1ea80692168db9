"""The page: everything there and linked both ways, nothing from elsewhere, nothing of a report run."""

import dataclasses
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from halcyon_star import LANTERN, make_ledger
from lxml import html as lxml_html

from stemma.records import Block, Document, Extraction, Ledger, Segment, Story
from stemma.reporting import NotInLedger, render_html, write_html
from stemma.reporting.html import anchor, report_anchor

LEDGER = make_ledger()
PAGE = render_html(LEDGER)
TREE = lxml_html.document_fromstring(PAGE)
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Balance(HTMLParser):
    """Every element that opens closes in order; SVG elements may close themselves."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack = []
        self.tags = Counter()
        self.attributes = []

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attributes]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attributes]

    def handle_endtag(self, tag):
        assert self.stack and self.stack.pop() == tag, f"</{tag}> at {self.getpos()}"


def checked(page):
    parser = Balance()
    parser.feed(page)
    parser.close()
    assert not parser.stack
    return parser


def ids(tree):
    return [element.get("id") for element in tree.iter() if isinstance(element.tag, str) and element.get("id")]


def links_from(tree, identifier):
    """Where the links inside (or on) the element with this id lead, "#" left off."""
    (element,) = tree.xpath("//*[@id=$i]", i=identifier)
    return {link.get("href")[1:] for link in element.xpath("descendant-or-self::a[@href]")}


def test_the_page_is_well_formed_and_its_ids_are_unique():
    checked(PAGE)
    found = ids(TREE)
    assert len(found) == len(set(found))
    targets = {a.get("href")[1:] for a in TREE.xpath("//a[starts-with(@href, '#')]")}
    assert targets <= set(found)


def test_every_record_is_on_the_page():
    found = set(ids(TREE))
    wanted = [
        *(claim.id for claim in LEDGER.claims),
        *(series.id for series in LEDGER.series),
        *(story.id for story in LEDGER.stories),
        *(origin.id for origin in LEDGER.origins),
        *(utterance.id for utterance in LEDGER.utterances),
        *(passage.id for passage in LEDGER.passages),
        *(finding.id for finding in LEDGER.findings),
        *(q.id for e in LEDGER.extractions for q in e.quantities),
        *(s.id for e in LEDGER.extractions for s in e.statements),
    ]
    assert not [record for record in wanted if anchor(record) not in found]
    assert all(report_anchor(e.document.id) in found for e in LEDGER.extractions)


def test_claims_and_their_characters_are_linked_both_ways():
    text_of = {q.id: q.surface for e in LEDGER.extractions for q in e.quantities}
    for claim in LEDGER.claims:
        assert set(claim.quantities) <= links_from(TREE, claim.id)
        for mention in claim.quantities:
            (element,) = TREE.xpath("//*[@id=$i]", i=mention)
            assert element.text_content() == text_of[mention]
            assert claim.id in links_from(TREE, mention)


def test_a_figure_in_no_claim_leads_to_why():
    (target,) = links_from(TREE, "q-q_north_comment")
    (row,) = TREE.xpath("//*[@id=$i]", i=target)
    assert "in a reader comment" in row.text_content()
    assert "q-q_north_comment" in links_from(TREE, target)


def test_statements_lead_to_utterances_and_back():
    for utterance in LEDGER.utterances:
        assert set(utterance.statements) <= links_from(TREE, utterance.id)
    assert TREE.xpath("//*[@id='s-st_bell']/following-sibling::*[1]/@href") == ["#u-3"]


def test_evidence_that_is_no_figure_opens_on_its_characters():
    (target,) = TREE.xpath("//li[contains(., '17 (7 Aug 2031)')][contains(., 'rule 4')]/a/@href")
    (element,) = TREE.xpath("//*[@id=$i]", i=target[1:])
    assert element.text_content() == "not 19 as it said on Monday"


def test_every_relation_is_in_words_with_rule_and_reason():
    text = " ".join(TREE.text_content().split())
    for relation in LEDGER.relations:
        assert relation.reason in text
    assert "17 (7 Aug 2031) supersedes 19 (4 Aug 2031)." in text
    assert "more than 180 (4 Aug 2031) conflicts with 152 (4 Aug 2031)." in text
    assert "1 origin (+1 possible)" in text
    assert "leaves out “not counting the crew”: in tide-gazette; absent from north and pilot" in text
    assert "What is unknown, and why" in text


def test_marks_differ_by_how_sure_a_figure_is():
    drawn = {}
    for row in TREE.xpath("//figure//li[contains(@class, 'row')]"):
        label = row.xpath("string(.//span[@class='label']/a)")
        shapes = row.xpath(".//*[local-name()='svg']//*[not(@class='grid')]")
        drawn[label] = tuple(sorted((s.tag.split("}")[-1], s.get("class")) for s in shapes if s.get("class")))
    assert (
        len({drawn[label] for label in ("17", "about 30", "30 to 45", "at most 260", "fewer than 30", "Several dozen")})
        == 6
    )


def test_headings_are_in_order_and_landmarks_there():
    levels = [int(element.tag[1]) for element in TREE.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels) if b > a)
    for landmark in ("header", "nav", "main", "footer"):
        assert TREE.xpath(f"//body//{landmark}")
    assert all(table.xpath("caption") for table in TREE.iter("table"))


def test_nothing_is_loaded_or_run():
    parser = checked(PAGE)
    assert not {"script", "link", "iframe", "img", "object", "embed", "base", "form", "audio", "video"} & set(
        parser.tags
    )
    for tag, name, value in parser.attributes:
        assert not name.startswith("on") and name not in ("src", "srcset", "style", "action", "formaction"), (tag, name)
        if name in ("href", "xlink:href"):
            assert value.startswith(("#", "https://lantern.example/")), value
    style = TREE.xpath("string(//style)")
    assert "@import" not in style and not re.search(r"url\((?!#)", style)
    (policy,) = TREE.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy and "script" not in policy and "unsafe" not in policy


HOSTILE = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "]]><svg onload=alert(1)>",
    "</style><script>alert(1)</script>", "</title><script>alert(1)</script>", "' onmouseover='alert(1)", "{{ 7*7 }}{% x %}",
    "\0\x1b[31m\u202e\ud800\ufffe", "<!--", "</p></div></section></main>", "&lt;script&gt;", "<base href=//evil.example>",
)  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_report_stays_words(hostile):
    """The same structure as with harmless words everywhere that a report, or a record made of it, can put text."""

    def planted(words):
        def plant(record, **changes):
            return dataclasses.replace(record, **changes)

        document = Document(
            words + ".txt", f"{words} body of 12 things\n", "0", url=words, title=words, outlet=words,
            blocks=(Block(words + ".txt", 0, len(words) + 19, "body"),),
        )  # fmt: skip
        extractions = [
            plant(
                e,
                document=plant(e.document, title=words, outlet=words, url=words if e.document.url else None),
                quantities=tuple(plant(q, surface=words) for q in e.quantities),
                statements=tuple(
                    plant(s, speaker=plant(s.speaker, name=words) if s.speaker else None) for s in e.statements
                ),
            )
            for e in LEDGER.extractions
        ]
        return plant(
            LEDGER,
            extractions=(*extractions, Extraction(document)),
            stories=(
                *(plant(s, title=words, reasons=(words,)) for s in LEDGER.stories),
                Story(words, words, (document.id,), (), None, None, words, (words,)),
            ),
            origins=tuple(plant(o, name=words, reason=words) for o in LEDGER.origins),
            lineages=tuple(plant(e, evidence=(words,)) for e in LEDGER.lineages),
            entities=tuple(plant(e, name=words) for e in LEDGER.entities),
            claims=tuple(
                plant(
                    c, proposition=words, rank_reason=words, unknowns=(words,), drift=tuple(plant(d, text=words) for d in c.drift),
                    scope=plant(c.scope, excludes=tuple(plant(n, text=words) for n in c.scope.excludes)),
                )
                for c in LEDGER.claims
            ),
            relations=tuple(plant(r, reason=words) for r in LEDGER.relations),
            series=tuple(plant(s, thing=words, unknowns=(words,)) for s in LEDGER.series),
            findings=tuple(plant(f, text=words) for f in LEDGER.findings),
            policy={words: words},
        )  # fmt: skip

    page = render_html(planted(hostile))
    page.encode("utf-8")
    parser = checked(page)
    assert parser.tags == checked(render_html(planted("words"))).tags
    names = {name for _, name, _ in parser.attributes}
    assert not {name for name in names if name.startswith("on")} and "src" not in names
    assert all(value.startswith("#") for _, name, value in parser.attributes if name == "href")
    assert not re.search("[\0\x1b\ud800\ufffe]", page)


def test_one_story_can_be_written_alone():
    page = render_html(LEDGER, "story-review")
    tree = lxml_html.document_fromstring(page)
    found = ids(tree)
    assert "c-dead-260" in found and "c-dead-17" not in found
    assert "1 other story" in tree.text_content()
    assert {a.get("href")[1:] for a in tree.xpath("//a[starts-with(@href, '#')]")} <= set(found)
    with pytest.raises(NotInLedger):
        render_html(LEDGER, "story-none")


def test_the_page_is_the_same_every_time_and_written_whole(tmp_path):
    target = tmp_path / "page.html"
    target.write_text("old")
    write_html(LEDGER, target)
    assert target.read_text("utf-8") == render_html(make_ledger())
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.html"]
    with pytest.raises(NotInLedger):
        write_html(LEDGER, target, "story-none")
    assert target.read_text("utf-8").startswith("<!doctype html>")


def test_an_empty_ledger_and_a_report_that_could_not_be_read_have_a_page():
    assert "no report has been read" in render_html(Ledger())
    broken = Extraction(Document("broken.html", "", "0", status="error", error="no words in it"))
    assert "no words in it" in render_html(Ledger(extractions=(broken,)))


def test_an_address_that_is_no_web_address_is_shown_and_not_linked():
    extractions = tuple(
        dataclasses.replace(e, document=dataclasses.replace(e.document, url="javascript:alert(1)"))
        if e.document.id == LANTERN
        else e
        for e in LEDGER.extractions
    )
    tree = lxml_html.document_fromstring(render_html(dataclasses.replace(LEDGER, extractions=extractions)))
    assert not [a for a in tree.iter("a") if not a.get("href").startswith("#")]
    assert "address not followed: javascript:alert(1)" in " ".join(tree.text_content().split())


def test_a_story_told_only_in_a_part_of_a_report_has_its_page_with_that_report():
    part = Story(
        "story-market", "Market hall", (), (Segment(LANTERN, 329, 606, main=False),), None, None, "line-market"
    )
    claim = next(claim for claim in LEDGER.claims if claim.id == "c-aboard-152")
    stalls = dataclasses.replace(
        claim, id="c-stalls", story="story-market", quantities=("q-q_lantern_stalls",), series="", statements=()
    )
    ledger = dataclasses.replace(LEDGER, stories=(*LEDGER.stories, part), claims=(*LEDGER.claims, stalls))
    for page in (render_html(ledger), render_html(ledger, "story-market")):
        tree = lxml_html.document_fromstring(page)
        found = ids(tree)
        assert len(found) == len(set(found))
        assert {a.get("href")[1:] for a in tree.xpath("//a[starts-with(@href, '#')]")} <= set(found)
        assert "q-q_lantern_stalls" in links_from(tree, "c-stalls")
        assert "a part of ferry" in tree.text_content()
    assert "q-q_company_aboard" not in ids(tree), "a figure of another story is not marked"
