"""Acronyms that an article never spells out."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import assert_flags, hits


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ({}, "The ⟦OECD⟧ said so. The OECD left."),
        ({"unless": ["OECD"]}, "The OECD said so."),
        ({}, "The ⟦NGO⟧s said so."),
        ({}, "The Organisation for Economic Co-operation and Development (OECD) said so. The OECD left."),
        ({}, "The OECD (Organisation for Economic Co-operation) said so."),
        ({}, "The World Health Organization said so. The WHO left."),
        ({}, "The Bureau of the Census said so. The BC left."),
        ({}, "He lives in the U.S. now."),
        ({}, "A ⟦AND⟧ B, said he. I am."),
        ({}, "THE WHOLE LINE SHOUTS AND GOES ON"),
        ({}, "The F-16 and the MQ-9 flew."),
        ({}, "COVID19 and B2B and AT&T"),
        ({"quoted": "outside"}, "“The OECD” and the ⟦OECD⟧"),
        ({}, "ABCDEFG is no acronym"),
    ],
)
def test_options(options: dict[str, Any], marked: str):
    assert_flags("conditional", options, marked)


def test_the_acronym_is_a_slot():
    assert hits("conditional", {}, "Two NGOs left.")[0].slots == {"acronym": "NGO"}
