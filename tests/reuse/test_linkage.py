"""Average linkage: the mean over all pairs decides, not the best of them."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.reuse import average_linkage


def test_one_link_between_two_groups_joins_nothing():
    close = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.9}
    assert average_linkage(4, close, 0.5) == [[0, 1], [2, 3]]


def test_links_between_all_pairs_join():
    close = {(a, b): 0.8 for a in range(4) for b in range(a + 1, 4)}
    assert average_linkage(4, close, 0.5) == [[0, 1, 2, 3]]


def test_an_item_that_stands_for_many_weighs_as_many():
    scores = {(0, 1): 0.9, (0, 2): 0.8}
    assert average_linkage(3, scores, 0.4) == [[0, 1, 2]]
    assert average_linkage(3, scores, 0.4, [1, 9, 1]) == [[0, 1], [2]]


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1)), st.floats(0.05, 1))
def test_the_result_is_a_partition(drawn, threshold):
    scores = {(a, b): score for (a, b), score in drawn.items() if a < b}
    groups = average_linkage(8, scores, threshold)
    assert sorted(item for group in groups for item in group) == list(range(8))
    assert groups == sorted(sorted(group) for group in groups)
