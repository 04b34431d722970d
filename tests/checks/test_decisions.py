"""The table of trees: every way of working it out gives the same sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_news.checks.decisions import Decisions, Tree, read_tree

NAMES = ("above", "known", "words")
QUESTION = st.tuples(st.sampled_from(("", *NAMES)), st.integers(0, 62))


@st.composite
def trees(draw):
    questions = draw(st.lists(QUESTION, min_size=7, max_size=7))
    weights = draw(st.lists(st.integers(-500, 500), min_size=8, max_size=8))
    for node in reversed(range(7)):
        if not questions[node][0]:
            _even_out(weights, node)
    return Tree(tuple(name for name, _ in questions), tuple(cut for _, cut in questions), tuple(weights))


def _even_out(weights, node):
    """Where nothing is asked, both sides are worth the same."""
    depth = (node + 1).bit_length() - 1
    width = 8 >> depth
    start = (node + 1 - (1 << depth)) * width
    weights[start + width // 2 : start + width] = weights[start : start + width // 2]


def walked(tree, line):
    node = 0
    while node < 7:
        name = tree.features[node]
        node = 2 * node + (2 if name and line[name] > tree.cuts[node] else 1)
    return tree.weights[node - 7]


LINE = st.fixed_dictionaries({name: st.integers(0, 63) for name in NAMES})


@given(st.lists(trees(), min_size=1, max_size=5), st.lists(LINE, max_size=6))
def test_scores_are_those_of_walking_each_tree(table, lines):
    if not any(any(tree.features) for tree in table):
        return
    columns = {name: [line[name] for line in lines] for name in NAMES}
    assert Decisions(table).scores(columns) == [sum(walked(tree, line) for tree in table) for line in lines]


@given(st.lists(trees(), min_size=1, max_size=5), LINE)
def test_shares_and_means_add_up_to_the_score(table, line):
    columns = {name: [value] for name, value in line.items()}
    shares = Decisions(table).shares(columns, 0, len(table))
    mean = sum(sum(tree.weights) / 8 for tree in table)
    assert mean + sum(shares.values()) == pytest.approx(sum(walked(tree, line) for tree in table))


def test_a_row_is_read_as_it_is_written():
    tree = read_tree("words<=5, known<=0, -, above<=3, -, -, -: 1 -2 3 3 5 5 5 5")
    assert tree.features == ("words", "known", "", "above", "", "", "")
    assert tree.cuts[:2] == (5, 0)
    assert tree.weights == (1, -2, 3, 3, 5, 5, 5, 5)


@pytest.mark.parametrize(
    "row",
    [
        "",
        "words<=5: 1 2",
        "words<=5, -, -, -, -, -, -: 1 2 3 4 5 6 7",
        "words<5, -, -, -, -, -, -: 1 2 3 4 5 6 7 8",
        "words<=63, -, -, -, -, -, -: 1 2 3 4 5 6 7 8",
        "words<=x, -, -, -, -, -, -: 1 2 3 4 5 6 7 8",
    ],
)
def test_what_is_no_tree_is_told(row):
    with pytest.raises(ValueError, match=r"tree|question|invalid literal"):
        read_tree(row)
