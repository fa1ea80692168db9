"""Claims, series and charts as sentences and shapes; reports under their short names."""

import dataclasses

import pytest
from halcyon_star import TIDE, make_ledger

from stemma.records import Count, Origin, PossibleMerge, Value
from stemma.reporting.chart import chart, shape_of
from stemma.reporting.lookup import Lookup, short_names
from stemma.reporting.naming import readable
from stemma.reporting.series import origin_bounds, series_view
from stemma.reporting.tree import family_tree
from stemma.reporting.views import claim_views

LOOKUP = Lookup(make_ledger())
VIEWS = claim_views(LOOKUP)


@pytest.mark.parametrize(
    ("ids", "short"),
    [
        (["017_9ac41e77d20b55.txt", "018_07be11c4f0a932.txt"], ["017", "018"]),
        (["wire.txt", "wire.html"], ["wire", "wire~2"]),
        (["https://a.example/2031/news-of-the-day", "https://b.example/2031/news-of-the-day"],
         ["news-of-the-day", "news-of-the-day~2"]),
        (["https://a.example/"], ["a.example"]),
        (["1-harbour-courier.txt", "2-valley-post-office.txt"], ["1-harbour", "2-valley"]),
        (["harbour-courier-monday.txt", "harbour-courier-friday.txt"],
         ["harbour-courier-monday", "harbour-courier-friday"]),
    ],
)  # fmt: skip
def test_short_names_are_unique(ids, short):
    assert list(short_names(ids).values()) == short


def test_who_through_whom_names_the_reports_of_each_route():
    (voice,) = VIEWS["c-dead-14"].voices
    assert voice.who == "the coastguard" and not voice.own
    assert [(route.through, route.reports) for route in voice.routes] == [
        ("", ("north", "pilot")),
        ("Sealine", ("tide-gazette",)),
    ]


def test_a_series_keeps_what_nothing_compares_apart():
    view = series_view(LOOKUP, LOOKUP.series["series-dead"], VIEWS)
    assert [claim.figure for claim in view.claims] == ["at least 14", "19", "17"]
    assert [claim.figure for claim in view.apart] == ["at most 260"]
    assert [relation.sentence for relation in view.tray] == [
        "17 (7 Aug 2031) is not comparable with at most 260 (Mar 2033)"
    ]


def test_pairs_of_other_series_that_ask_the_same_are_shown_with_the_series():
    ledger = make_ledger()
    pair = dataclasses.replace(ledger.relations[-1], rule="2 scope")
    again = dataclasses.replace(pair, a="c-dead-19")
    lookup = Lookup(dataclasses.replace(ledger, relations=(*ledger.relations[:-1], pair, again)))
    view = series_view(lookup, lookup.series["series-dead"], claim_views(lookup))
    (outside,) = view.outside
    assert outside.likewise == 1
    assert outside.ends == ("17 (7 Aug 2031)", "fewer than 30 (7 Aug 2031), passengers missing")


@pytest.mark.parametrize(
    ("form", "lower", "upper", "shape"),
    [
        ("exact", 5, 5, "exact"), ("approximate", 9, 11, "approximate"), ("range", 1, 2, "range"),
        ("less_than", None, 5, "upper"), ("at_most", None, 5, "upper"), ("less_than", 4, 5, "range"),
        ("at_least", 5, None, "lower"), ("vague", 3, 10, "vague"), ("vague", 200, None, "lower"),
        ("relative", 3, 4, "relative"), ("relative", None, None, "none"), ("exact", 1, 2, "range"),
    ],
)  # fmt: skip
def test_shapes_by_form_and_by_what_bounds_there_are(form, lower, upper, shape):
    assert shape_of(Value(form, lower, upper, True, True, None)) == shape


def drawn(*bounds):
    """A chart of exact or open figures given as (lower, upper)."""
    base = VIEWS["c-dead-17"]
    forms = {(True, False): "at_least", (False, True): "at_most"}
    views = []
    for lower, upper in bounds:
        form = forms.get((lower is not None, upper is not None), "range")
        value = Value(form, lower, upper, True, True, None)
        views.append(dataclasses.replace(base, claim=dataclasses.replace(base.claim, value=value)))
    return chart(views)


def test_the_scale_is_logarithmic_only_where_figures_lie_far_apart():
    assert not drawn((100, 100), (3000, 3000)).logarithmic
    far = drawn((100, 100), (15000, 20000))
    assert far.logarithmic
    assert far.rows[0].high < far.rows[1].low
    assert not drawn((0, 0), (1e6, 1e6)).logarithmic


@pytest.mark.parametrize(
    "bounds",
    [
        ((5, 5),),
        ((0, 0),),
        ((-3, -3),),
        ((None, 5),),
        ((5, None),),
        ((1e-9, 1e12),),
        ((7, 7), (7, 7)),
        ((1, 1), (1, None)),
    ],
)
def test_any_bounds_fit_the_strip(bounds):
    figure = drawn(*bounds)
    for row in figure.rows:
        assert 0 <= row.low <= row.mid <= row.high <= 100
    assert 2 <= len(figure.ticks) <= 9
    assert all(a.x < b.x for a, b in zip(figure.ticks, figure.ticks[1:], strict=False))


def test_nothing_to_draw_is_no_chart():
    assert drawn((None, None)) is None and chart([]) is None


def test_arrows_only_where_the_lineage_is_directed():
    tree = family_tree(LOOKUP, LOOKUP.stories["story-ferry"])
    kinds = [edge.kind for edge in tree.edges]
    assert kinds.count("directed") == 2 and kinds.count("undirected") == 1 and kinds.count("possible") == 1
    assert {node.kind for node in tree.nodes if node.name == "Sealine"} == {"latent"}
    spots = {(node.x, node.y) for node in tree.nodes}
    assert len(spots) == len(tree.nodes)
    assert family_tree(LOOKUP, LOOKUP.stories["story-review"]) is None


def test_lineage_that_runs_in_a_circle_still_has_a_tree():
    ledger = make_ledger()
    edge = ledger.lineages[1]
    circle = (
        dataclasses.replace(edge, directed=True),
        dataclasses.replace(edge, source=edge.target, target=edge.source, directed=True),
    )
    lookup = Lookup(dataclasses.replace(ledger, lineages=circle))
    assert family_tree(lookup, lookup.stories["story-ferry"]).nodes


def test_origins_are_counted_within_bounds():
    def origin(name, *merges):
        return Origin(name, "s", "report", None, (name,), possible=tuple(PossibleMerge(m, "") for m in merges))

    assert origin_bounds([origin("a"), origin("b")]) == Count(2, 2)
    assert origin_bounds([origin("a", "b"), origin("b", "c"), origin("c"), origin("d")]) == Count(2, 4)
    assert origin_bounds([origin("a", "elsewhere")]) == Count(1, 1)
    assert origin_bounds([]) == Count(0, 0)


def test_reasons_call_reports_by_their_short_names():
    ledger = make_ledger()
    claim = dataclasses.replace(
        ledger.claims[0], rank_reason=f"only in {TIDE}; ({TIDE}), {TIDE}.", unknowns=(f"{TIDE}: no",)
    )
    shown = readable(dataclasses.replace(ledger, claims=(claim,))).claims[claim.id]
    assert shown.rank_reason == "only in tide-gazette; (tide-gazette), tide-gazette."
    assert shown.unknowns == ("tide-gazette: no",)


def test_a_supersession_that_follows_from_two_others_is_told_apart():
    ledger = make_ledger()
    third = dataclasses.replace(ledger.relations[0], a="c-dead-14", b="c-dead-17")
    lookup = Lookup(dataclasses.replace(ledger, relations=(third, *ledger.relations)))
    view = series_view(lookup, lookup.series["series-dead"], claim_views(lookup))
    assert [relation.sentence for relation in view.implied] == ["17 (7 Aug 2031) supersedes at least 14 (3 Aug 2031)"]
    assert len(view.relations) == 2
