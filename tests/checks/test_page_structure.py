"""The rule on page structure, through the command's own plan."""

from functools import lru_cache

from helpers import builtin_rules, lint
from hypothesis import given
from hypothesis import strategies as st

from lint_news.checks.line_features import PageLines, columns
from lint_news.engine import Plan, PlanSpec

STORY = (
    "The council of Mirepoint has put off its vote on the tram line until autumn, saying the figures must be checked.",
    "Two hundred people came to the town hall on Tuesday and asked why the papers had been kept from them for so long.",
    "“We heard of it on the radio,” said Rosa Pell, who has sold flowers at the terminus for more than twenty years.",
    "The line was first proposed after the storms of 2011, when the old bridge was closed and buses were sent round.",
    "A lawyer for the council told the court that the next hearing could not be held before the end of September.",
)
MENU = ("World", "Politics", "Business", "Sport", "Culture", "Opinion", "Weather", "Video", "Subscribe", "Sign in")
HEADLINE = "Mirepoint waits for answers on its tram line"


@lru_cache(maxsize=1)
def plan():
    return Plan(PlanSpec(tuple(rule for rule in builtin_rules()[0] if rule.family == "BPL"), "page-structure"))


def findings(text):
    return lint(plan(), text).findings


def page(*parts):
    return "\n".join(line for part in parts for line in ((part,) if isinstance(part, str) else part)) + "\n"


def flagged(text):
    """The lines that the rule speaks of."""
    rows = [range(one.place.row, one.place.end_row + 1) for one in findings(text) if one.code == "BPL604"]
    lines = text.splitlines()
    return {lines[row - 1] for run in rows for row in run}


def test_a_menu_above_and_a_foot_below_are_found_and_the_story_is_not():
    foot = (
        "About us",
        "Contact",
        "Careers",
        "Advertise with us",
        "Terms of use",
        "Privacy policy",
        "Cookies",
        "Sitemap",
    )
    found = flagged(page("The Harbour Courier", MENU, HEADLINE, STORY, foot))
    assert {"Politics", "Business", "Sport", "Culture", "Opinion"} <= found
    assert not found & {HEADLINE, *STORY}


def test_one_finding_speaks_of_a_run_and_says_why():
    text = page("The Harbour Courier", MENU, HEADLINE, STORY)
    found = [one for one in findings(text) if one.code == "BPL604"]
    assert found
    assert all("lines)" in one.message or "1 line)" in one.message for one in found)
    assert all(one.message.rpartition(": ")[2] for one in found)


def test_paragraphs_and_a_headline_are_left_alone():
    assert not flagged(page(HEADLINE, STORY))


def test_a_table_of_results_in_a_story_is_left_alone():
    results = (
        "Osswick 2, Larnholm 1",
        "Vantry 0, Mirepoint 0",
        "Teal Harbour 3, Copperfold 3",
        "Dunmarrow 1, Osswick 4",
    )
    text = page(HEADLINE, STORY[:3], "Results of the day:", results, STORY[3:])
    assert not flagged(text)


LINE = st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(st.tuples(LINE, st.booleans()), min_size=1, max_size=30), st.data())
def test_features_are_small_numbers_whatever_the_lines(lines, data):
    texts = [text for text, _ in lines]
    first = data.draw(st.integers(0, len(texts)))
    story = range(first, data.draw(st.integers(first, len(texts))))
    made = columns(PageLines(texts, texts, texts, [known for _, known in lines], story), {"menu": 2.0, "said": -9.0})
    assert {len(column) for column in made.values()} == {len(texts)}
    assert all(0 <= value <= 63 for column in made.values() for value in column)
