"""Where sentences end: a table, and what holds for any text."""

from __future__ import annotations

import pytest
from helpers import facts
from hypothesis import given
from hypothesis import strategies as st

from lint_news.facts.sentences import sentences

CASES = [
    # plain
    "He left.| She stayed.",
    "He left!| She stayed?",
    "He left.| She stayed",
    "Is it so?| It is so!",
    "He left.  | She stayed.",
    "One.| Two.| Three.",
    "No end at all",
    "He left.|\nShe stayed.",
    "It rose 5 percent.| In May it fell.",
    "He was born in 1999.| In 2001 he left.",
    "He bought an iPhone.| And then a car.",
    # abbreviations and titles
    "Mr. Smith met Dr. Jones.| They talked.",
    "Gov. Hochul and Sen. Schumer spoke.",
    "St. Louis is far.| So is Mt. Everest.",
    "Prof. Dr. Müller spoke.",
    "See fig. 5 and p. 12 of vol. 3.",
    "It cost approx. 5 million.",
    "Smith vs. Jones was heard.",
    "On Jan. 5 and on Sept. 11 it rained.",
    "Fruit, e.g. Apples, i.e. Pears, is good.",
    "No. 5 is alive.",
    "He said no more.| She agreed.",
    "Warner Bros. Pictures made it.",
    "It ended in May.| June was dry.",
    # initials and acronyms
    "George W. Bush left.",
    "J. K. Rowling and J.R.R. Tolkien wrote.",
    "U.S. Troops left.",
    "The U.S. Senate voted.",
    "He lives in the U.S.| The Senate voted.",
    "At 8 p.m. Tuesday it began.",
    "At 8 p.m. he left.",
    "It began at 8 p.m.| The council left.",
    "It began at 8 p.m.| It ended at ten.",
    "He met J.R.R. Tolkien.| All was well.",
    # numbers
    "It rose 3.5 percent.| Then it fell.",
    "It is 10.30 now.| Go.",
    "It cost $5.| He paid.",
    "About 1.000.000 people came.| All left.",
    # quotation marks and brackets that close a sentence
    "“He left.”| She stayed.",
    "“He left.”| She said so.",
    '"He left."| She stayed.',
    "He said: “Go.”| Then he left.",
    "“Go!” he shouted.",
    "“Go,” he said.| “Now.”",
    "(He left.)| She stayed.",
    "He left (at ten).| She stayed.",
    "He left [sic].| She stayed.",
    "‘He left.’| She stayed.",
    "«Il part.»| Elle reste.",
    "He left.| “She stayed.”",
    "He left.| (She stayed.)",
    # ellipses and runs
    "He left...| She stayed.",
    "He left… she stayed.",
    "He left…| She stayed.",
    "Wait... what happened?",
    "What?!| No!!",
    # a stop before a small letter is a slip, and the sentence stays whole
    "He is suffering from stress. growing pressure at home.",
    "He left. and stayed.",
    # no space after the stop
    "He left.She stayed.",
    "Visit www.example.com.| Then go.",
    # other scripts
    "他走了。|她留下了！|真的吗？",
    "“他走了。”|她留下了。",
    "彼は去った。|彼女は残った。",
    "「去った。」|彼女は残った。",
    "ذهب الرجل.| بقيت المرأة؟| نعم.",
    "کیا وہ گیا؟| ہاں۔| وہ گیا۔",
    "वह गया।| वह रही।",
    "Он ушёл.| Она осталась.",
    "Sie ging.| Über allen Gipfeln ist Ruh.",
    "¿Quién?| ¡Nadie!",
    "Se fue.| ¿Quién lo sabe?",
]
"""Texts with a bar where the next sentence begins."""


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str):
    text = case.replace("|", "")
    assert [text[slice(*span)] for span in sentences(text, 0, len(text))] == [part.strip() for part in case.split("|")]


_PIECES = st.sampled_from([*"aB1.!?…。”\"') (—\n\u00a0؟।", "Mr. ", "U.S. ", "e.g. ", ". ", "... ", "。”", "word "])
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=40).map("".join))


@given(_TEXTS, st.data())
def test_sentences_lie_in_order_and_hold_all_that_is_no_space(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for low, high in sentences(text, start, end):
        assert at <= low < high <= end
        assert not text[at:low].strip()
        at = high
    assert not text[at:end].strip()


def test_long_runs_of_marks_are_cut_in_no_time():
    for run in (".", ". ", ".”", "“", "。", "?!", " ", "e.g. ", "x.\n"):
        text = run * (400_000 // len(run))
        assert sum(high - low for low, high in sentences(text, 0, len(text))) <= len(text)


def test_a_headline_is_one_sentence():
    seen = facts("Mayor leaves. City stays. What now for bridges\n\nThe mayor left. The city stayed where it was.\n")
    cut = [seen.text[slice(*sentence.span)] for sentence in seen.sentences]
    assert cut == ["Mayor leaves. City stays. What now for bridges", "The mayor left.", "The city stayed where it was."]
    assert [sentence.paragraph for sentence in seen.sentences] == [0, 1, 1]
