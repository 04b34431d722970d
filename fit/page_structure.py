"""Fit the table of the rule on page structure (BPL604) to labelled pages, and write it into the rule's file.

    python fit/page_structure.py PAGES.jsonl [PAGES.jsonl ...]          fit, measure, write
    python fit/page_structure.py PAGES.jsonl [PAGES.jsonl ...] --dry    fit and measure

A page is one JSON object a line: {"id": "site:1", "lines": ["..."], "labels": [0, 1]}, 1 for page furniture. The table
in the repository was fitted to pages of the Web Content Extraction Benchmark (WCXB, CC BY 4.0), whole pages and what
extractors had left of them; the pages themselves are not part of the project. Needs `pip install -e .[fit]`.

Two measures are printed: on pages the model was not fitted to, in five folds by page id, and on the fitted pages
themselves, which flatter it. The features are chosen once, from all pages. The words of a line
speak through weights that a logistic regression gave them; in fitting, each page is read with weights from the other
folds, so that the trees do not trust words more than they may on a page they have not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from lint_news import __version__
from lint_news.checks.decisions import Decisions, read_tree
from lint_news.checks.line_features import WORD, PageLines, columns
from lint_news.checks.page_structure import page_lines
from lint_news.engine.article import lint_article
from lint_news.engine.plan import Plan, PlanSpec
from lint_news.facts import Facts
from lint_news.ingest import Fields, Record, articles
from lint_news.positions import Span
from lint_news.rulebook import load_rules

RULE = Path(__file__).parent.parent / "rules" / "BPL" / "page-structure.yaml"
FOLDS = 5
FEATURES = 48
TREES, WORDLESS_TREES = 480, 160
LEAVES = 8
"""Of a tree; three questions deep."""
PAGES_OF_A_WORD = 25
LEAST_WEIGHT = 0.25
UNSEEN = ("page_structure", "repeated_lines")
Lexicon = dict[str, float]


class Page(NamedTuple):
    """A labelled page as the check sees it."""

    name: str
    fold: int
    lines: PageLines
    labels: Sequence[int]
    whole: bool
    """Whether it is a whole page, not what an extractor left."""


def main() -> None:
    """Run the command."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", nargs="+", type=Path)
    options.add_argument("--dry", action="store_true", help="do not write the rule's file")
    given = options.parse_args()
    pages = list(read_pages(given.pages))
    print(f"{len(pages)} pages, {sum(len(page.labels) for page in pages)} lines")
    lexicons = [fit_lexicon([page for page in pages if page.fold != fold]) for fold in range(FOLDS)]
    names, table = tabulate(pages, lexicons)
    labels = np.concatenate([page.labels for page in pages])
    sizes = np.array([len(page.labels) for page in pages])
    weights = np.repeat(1 / np.sqrt(sizes), sizes)
    folds = np.repeat([page.fold for page in pages], sizes)
    lexicon = fit_lexicon(pages)
    fitted = [columns(page.lines, lexicon) for page in pages]
    written = {}
    for option, trees, wordless in (("trees", TREES, False), ("wordless_trees", WORDLESS_TREES, True)):
        allowed = [at for at, name in enumerate(names) if not (wordless and "said" in name)]
        chosen = choose(table, allowed, labels, weights)
        print(f"{option}:", ", ".join(names[at] for at in chosen))
        unseen = np.zeros(len(labels))
        for fold in range(FOLDS):
            seen = folds != fold
            model = grow(table[seen][:, chosen], labels[seen], weights[seen], trees)
            unseen[~seen] = model.decision_function(table[~seen][:, chosen])
        measure(pages, unseen, "pages not fitted to")
        model = grow(table[:, chosen], labels, weights, trees)
        written[option] = write_trees(model, [names[at] for at in chosen])
        table_of_trees = Decisions([read_tree(row) for row in written[option]])
        scores = [score / 100 for made in fitted for score in table_of_trees.scores(made)]
        measure(pages, np.array(scores), "the pages themselves")
    if not given.dry:
        write_rule(written, lexicon)


def read_pages(paths: list[Path]) -> Iterator[Page]:
    """Read labelled pages, with what the phrase rules find on them."""
    rules, key = load_rules(__version__)
    chosen = tuple(rule for rule in rules if rule.family == "BPL" and rule.check not in UNSEEN)
    plan = Plan(PlanSpec(chosen, key))
    for path in paths:
        for row in path.read_text(encoding="utf-8").splitlines():
            yield _read_page(json.loads(row), plan)


def _read_page(data: dict[str, Any], plan: Plan) -> Page:
    lines = [" ".join(line.split()) for line in data["lines"]]
    labels = [label for line, label in zip(lines, data["labels"], strict=True) if line]
    article = articles(Record("page.txt", "txt", "\n".join(lines) + "\n"), Fields())[0]
    facts = Facts(article)
    spans = [Span(finding.place.start, finding.place.end) for finding in lint_article(article, plan).findings]
    found = page_lines(facts.without(tuple(span for span in spans if _fills_lines(facts, span))))
    fold = int(hashlib.sha256(str(data["id"]).encode()).hexdigest(), 16) % FOLDS
    return Page(str(data["id"]), fold, found, labels, "extractor" not in data)


def _fills_lines(facts: Facts, span: Span) -> bool:
    start, end = facts.page.lines[facts.line_at(span.start)].span
    return span.end - span.start >= 0.8 * (end - start)


def fit_lexicon(pages: Sequence[Page]) -> Lexicon:
    """Weigh words by logistic regression over the words of lines, in quarters; words of few pages are left out."""
    stands_on: defaultdict[str, set[str]] = defaultdict(set)
    spoken = [(page.name, WORD.findall(line)) for page in pages for line in page.lines.folded]
    for name, words in spoken:
        for word in words:
            stands_on[word].add(name)
    # The short words of one language are the ordinary words of a story in another.
    common = (word for word, places in stands_on.items() if len(places) >= PAGES_OF_A_WORD)
    vocabulary = sorted(word for word in common if len(word) > 2 or not word.isalpha())
    index = {word: at for at, word in enumerate(vocabulary)}
    values, columns_, ends = [], [], [0]
    for _, words in spoken:
        for word, count in Counter(words).items():
            if word in index:
                values.append(count / len(words) ** 0.5)
                columns_.append(index[word])
        ends.append(len(values))
    matrix = csr_matrix((values, columns_, ends), shape=(len(spoken), len(vocabulary)))
    labels = np.concatenate([page.labels for page in pages])
    model = LogisticRegression(C=0.2, solver="liblinear").fit(matrix, labels)
    rounded = {word: round(4 * weight) / 4 for word, weight in zip(vocabulary, model.coef_[0], strict=True)}
    return {word: weight for word, weight in rounded.items() if abs(weight) >= LEAST_WEIGHT}


def tabulate(pages: Sequence[Page], lexicons: Sequence[Lexicon]) -> tuple[list[str], Any]:
    """Give the features of all lines, each page read with the lexicon of its fold."""
    made = [columns(page.lines, lexicons[page.fold]) for page in pages]
    names = list(made[0])
    return names, np.vstack([np.array([one[name] for name in names], np.float32).T for one in made])


def grow(table: Any, labels: Any, weights: Any, trees: int) -> HistGradientBoostingClassifier:
    """Grow boosted trees of three questions (Friedman 2001)."""
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=0.12,
        max_depth=3,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=60,
        l2_regularization=5,
        early_stopping=False,  # it would set part of the pages aside by chance
    )
    return model.fit(table, labels, sample_weight=weights / weights.mean())


def choose(table: Any, allowed: Sequence[int], labels: Any, weights: Any) -> list[int]:
    """Choose, among the allowed features, those that trees over all of them gain most by."""
    gain = np.zeros(len(allowed))
    for (tree,) in grow(table[:, allowed], labels, weights, WORDLESS_TREES)._predictors:
        for node in tree.nodes:
            if not node["is_leaf"]:
                gain[node["feature_idx"]] += node["gain"]
    return sorted(allowed[at] for at in np.argsort(-gain)[:FEATURES])


def write_trees(model: HistGradientBoostingClassifier, names: Sequence[str]) -> list[str]:
    """Write a model's trees as rows; the model's starting value goes into the first."""
    rows = []
    start = float(np.ravel(model._baseline_prediction)[0])
    for (tree,) in model._predictors:
        questions, paid = ["-"] * (LEAVES - 1), [0.0] * LEAVES
        _spread(tree.nodes, 0, 0, names, questions, paid)
        rows.append(", ".join(questions) + ": " + " ".join(str(round(100 * (weight + start))) for weight in paid))
        start = 0.0
    return rows


def _spread(nodes: Any, at: int, place: int, names: Sequence[str], questions: list[str], paid: list[float]) -> None:
    """Lay a tree out in full, a leaf above the third question standing for all leaves below it."""
    node = nodes[at]
    if place >= LEAVES - 1:
        paid[place - LEAVES + 1] = node["value"]
    elif node["is_leaf"]:
        for side in (1, 2):
            _spread(nodes, at, 2 * place + side, names, questions, paid)
    else:
        questions[place] = f"{names[node['feature_idx']]}<={int(node['num_threshold'])}"
        _spread(nodes, node["left"], 2 * place + 1, names, questions, paid)
        _spread(nodes, node["right"], 2 * place + 2, names, questions, paid)


def measure(pages: Sequence[Page], scores: Any, of: str) -> None:
    """Print what several thresholds give, lines that phrases have shown already among the found ones."""
    for whole, kind in ((True, "whole pages"), (False, "extractors' output")):
        print(f"{of}, {kind}:")
        for threshold in (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5):
            found = right = every = body = lost = at = 0
            for page in pages:
                part = scores[at : at + len(page.labels)]
                at += len(page.labels)
                if page.whole != whole:
                    continue
                rows = zip(part, page.labels, page.lines.known, page.lines.texts, strict=True)
                for score, label, known, text in rows:
                    flagged = known or score > threshold
                    found += flagged
                    right += flagged and label
                    every += label
                    words = text.count(" ") + 1
                    body += words * (1 - label)
                    lost += words * (1 - label) * flagged
            print(
                f"  threshold {threshold}: precision {right / max(found, 1):.3f}, recall {right / max(every, 1):.3f}, "
                f"words of the body {100 * lost / max(body, 1):.2f}%"
            )


def write_rule(tables: dict[str, list[str]], lexicon: Lexicon) -> None:
    """Put the trees and the lexicon into the rule's file, in place of those it holds."""
    groups: defaultdict[float, list[str]] = defaultdict(list)
    for word, weight in lexicon.items():
        groups[weight].append(word)
    spelled = "".join(
        f"    '{weight:+}': >-\n" + "".join(f"      {line}\n" for line in _wrapped(sorted(groups[weight])))
        for weight in sorted(groups, reverse=True)
    )
    listed = {option: "".join(f"    - '{row}'\n" for row in rows) for option, rows in tables.items()}
    text = RULE.read_text(encoding="utf-8")
    for option, body in {**listed, "lexicon": spelled}.items():
        text = re.sub(rf"(?ms)^  {option}:\n.*?(?=^  \w|^\w)", f"  {option}:\n{body}", text)
    RULE.write_text(text, encoding="utf-8")


def _wrapped(words: Sequence[str]) -> Iterator[str]:
    line = ""
    for word in words:
        if len(line) + len(word) > 110:
            yield line
            line = ""
        line += f" {word}" if line else word
    yield line


if __name__ == "__main__":
    main()
