"""A model that is a table of small decision trees over named whole numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import and_, getitem
from typing import NamedTuple

__all__ = ["Decisions", "Tree", "read_tree"]

_LEAVES = 8
_NODES = _LEAVES - 1
_DEPTH = 3
_VALUES = 64
_NONE = "-"


class Tree(NamedTuple):
    """Three questions asked one after the other, and what each of the eight ways through them is worth."""

    features: tuple[str, ...]
    """Seven names, from the top down and from left to right; empty where nothing is asked."""
    cuts: tuple[int, ...]
    """For each question, the highest value that goes left."""
    weights: tuple[int, ...]
    """Hundredths of a log-odds, for the leaves from left to right."""


def read_tree(row: str) -> Tree:
    """Read a tree from its row: “words<=5, said<=12, -, …: -12 20 …”, seven questions and eight weights.

    Raises ValueError where the row says something else.
    """
    asked, _, paid = row.partition(":")
    questions = [question.strip() for question in asked.split(",")]
    weights = tuple(map(int, paid.split()))
    if len(questions) != _NODES or len(weights) != _LEAVES:
        found = f"{len(questions)} and {len(weights)}"
        raise ValueError(f"a tree has {_NODES} questions and {_LEAVES} weights, not {found}")
    pairs = [("", "0") if question == _NONE else tuple(question.split("<=")) for question in questions]
    if any(len(pair) != 2 or not 0 <= int(pair[1]) < _VALUES - 1 for pair in pairs):
        raise ValueError("a question reads like “words<=5”, with a number from 0 to 62")
    return Tree(tuple(name for name, _ in pairs), tuple(int(cut) for _, cut in pairs), weights)


class Decisions:
    """A sum of trees (Friedman 2001), worked out for all lines of a page together.

    Each value of a feature rules leaves out; what is left after all features is one leaf a tree (the bit vectors of
    Lucchese et al., “QuickScorer”, SIGIR 2015, with both sides of each question kept).
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._trees = trees
        self.features = tuple(sorted({name for tree in trees for name in tree.features if name}))

    def scores(self, columns: Mapping[str, Sequence[int]]) -> list[int]:
        """Give the sum of each line's weights, in hundredths.

        `columns` holds for each of `features` one value a line, 0 to 63.
        """
        count = len(self._trees)
        left: list[int] | None = None
        for name, ruled in self._ruled_out.items():
            column = columns[name]
            if left is None:
                left = [ruled[value] for value in column]
            else:
                left = [leaves & ruled[value] for leaves, value in zip(left, column, strict=True)]
        paid = self._paid
        return [sum(map(getitem, paid, leaves.to_bytes(count, "little"))) for leaves in left or ()]

    def shares(self, columns: Mapping[str, Sequence[int]], line: int, trees: int) -> dict[str, float]:
        """Give what each feature adds to a line's score, in hundredths: by how much its answers move the mean leaf.

        The way of Saabas (2014), over the first trees only: each tree mends what those before it left, so the later
        ones move little.
        """
        shares = dict.fromkeys(self.features, 0.0)
        for (features, cuts, _), means in zip(self._trees[:trees], self._means, strict=False):
            node, mean = 0, means[0]
            while node < _NODES:
                name = features[node]
                node = 2 * node + 1 + (name != "" and columns[name][line] > cuts[node])
                if name:
                    shares[name] += means[node] - mean
                    mean = means[node]
        return shares

    @cached_property
    def _means(self) -> list[list[float]]:
        """For each tree, the mean of the leaves below each of its fifteen nodes, leaves included."""
        return [list(map(float, _filled(tree.weights))) for tree in self._trees]

    @cached_property
    def _paid(self) -> list[dict[int, int]]:
        return [{1 << leaf: weight for leaf, weight in enumerate(tree.weights)} for tree in self._trees]

    @cached_property
    def _ruled_out(self) -> dict[str, list[int]]:
        """For each feature, by its value: all leaves but those that the value rules out, eight bits a tree."""
        everything = (1 << _LEAVES * len(self._trees)) - 1
        asked: dict[str, list[tuple[int, int, int]]] = {name: [] for name in self.features}
        for number, tree in enumerate(self._trees):
            for node, (name, cut) in enumerate(zip(tree.features, tree.cuts, strict=True)):
                left, right = (everything ^ (side << _LEAVES * number) for side in _sides(node))
                # Where nothing is asked both sides are worth the same, and the left one stands for both.
                asked[name or self.features[0]].append((cut if name else _VALUES, right, left))
        return {name: _by_value(questions, everything) for name, questions in asked.items()}


def _by_value(questions: Sequence[tuple[int, int, int]], everything: int) -> list[int]:
    """Give for each value what the questions leave: each keeps one side up to its cut, the other above it."""
    up_to, above = [everything] * (_VALUES + 1), [everything] * (_VALUES + 1)
    for cut, low, high in questions:
        up_to[cut] &= low
        above[cut] &= high
    kept = list(accumulate(above, and_, initial=everything))[:_VALUES]
    closed = list(accumulate(reversed(up_to), and_))[::-1]
    return list(map(and_, kept, closed))


def _filled(weights: Sequence[float]) -> list[float]:
    """Give the means of a tree's nodes from the top down, its leaves last."""
    levels = [list(weights)]
    while len(levels[0]) > 1:
        below = levels[0]
        levels.insert(0, [(one + other) / 2 for one, other in zip(below[::2], below[1::2], strict=True)])
    return [mean for level in levels for mean in level]


def _sides(node: int) -> tuple[int, int]:
    """Give the leaves left and right of a question as bits."""
    depth = (node + 1).bit_length() - 1
    width = _LEAVES >> depth
    start = (node + 1 - (1 << depth)) * width
    half = (1 << width // 2) - 1
    return half << start, half << (start + width // 2)
