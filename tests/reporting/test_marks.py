"""A report cut into pieces: nothing lost, everything nested, every mention an element."""

from itertools import pairwise

from halcyon_star import BELL, DOCUMENTS, LANTERN, make_ledger
from hypothesis import given
from hypothesis import strategies as st

from stemma.records import Block, Document
from stemma.reporting.lookup import Lookup
from stemma.reporting.marks import Mark, block_views, marks_of


def written(views):
    return [piece.text for view in views for piece in view.pieces if piece.step == "text"]


def nested(view):
    stack = []
    for piece in view.pieces:
        if piece.step == "open":
            assert not (piece.link and any(link for _, link in stack)), "a link within a link"
            stack.append((piece.mark.anchor, piece.link))
        elif piece.step == "close":
            anchor, link = stack.pop()
            assert (anchor, link) == (piece.mark.anchor, piece.link)
    assert not stack
    return True


def document(text, cuts=()):
    edges = sorted({0, len(text), *(cut for cut in cuts if 0 < cut < len(text))})
    blocks = tuple(Block("d", a, b, "body") for a, b in pairwise(edges))
    return Document("d", text, "0", blocks=blocks if text else ())


@given(
    text=st.text(alphabet="ab \n“", max_size=60),
    cuts=st.lists(st.integers(0, 60), max_size=3),
    spans=st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["figure", "statement", "evidence"])),
        max_size=25,
    ),
)
def test_any_marks_on_any_text_nest_and_lose_nothing(text, cuts, spans):
    marks = [
        Mark(f"m{n}", min(a, b, len(text)), min(max(a, b), len(text)), kind, "t", "")
        for n, (a, b, kind) in enumerate(spans)
    ]
    views = block_views(document(text, cuts), marks)
    assert all(nested(view) for view in views)
    assert "".join("".join(written(views)).split()) == "".join(text.split())
    first = [p.mark.anchor for v in views for p in v.pieces if p.step in ("open", "anchor") and p.first]
    assert len(first) == len(set(first)), "an id twice"
    assert {m.anchor for m in marks if m.start < m.end and text[m.start : m.end].strip()} <= set(first)


def test_a_text_of_nested_quotes_stays_flat():
    text = "“" * 10_000 + "x" + "”" * 10_000
    marks = [Mark(f"s{n}", n, len(text) - n, "statement", "u", "") for n in range(10_000)]
    (view,) = block_views(document(text), marks)
    assert nested(view)
    assert sum(piece.step == "anchor" for piece in view.pieces) > 9_900


def test_every_mention_of_a_report_is_marked_where_it_stands():
    lookup = Lookup(make_ledger())
    views = block_views(DOCUMENTS[LANTERN], marks_of(lookup, LANTERN))
    shown = {}
    for view in views:
        for index, piece in enumerate(view.pieces):
            if piece.step == "open" and piece.mark.kind == "figure":
                shown[piece.mark.anchor] = view.pieces[index + 1].text
    assert shown["q-q_lantern_missing"] == "about 30"
    assert {q.id for q in lookup.extractions[LANTERN].quantities} == set(shown)


def test_what_is_not_the_reports_own_is_folded_and_a_figure_outside_says_why():
    lookup = Lookup(make_ledger())
    marks = marks_of(lookup, LANTERN)
    views = block_views(DOCUMENTS[LANTERN], marks)
    assert [view.kind for view in views if view.folded] == ["foreign"]
    outside = next(mark for mark in marks if mark.anchor == "q-q_lantern_stalls")
    assert outside.outside and outside.title == "in no claim: in part of another article on the page"


def test_a_very_long_report_is_cut_between_its_mentions_and_says_so():
    text = "word " * 40_000 + "19 people " + "word " * 40_000
    at = text.index("19")
    (view,) = block_views(document(text), [Mark("q", at, at + 2, "figure", "c", "")])
    assert [piece.step for piece in view.pieces].count("cut") == 2
    assert sum(len(piece.text) for piece in view.pieces) < 10_000


def test_a_text_without_blocks_is_shown():
    views = block_views(Document("d", "  words  ", "0"), [])
    assert written(views) == ["words"]
    assert block_views(Document("d", "", "0"), []) == []
    assert Lookup(make_ledger()).documents[BELL].blocks
