"""Abbreviations of news copy that are written with a full stop."""

from __future__ import annotations

__all__ = ["BEFORE_NAME", "NEVER_FINAL", "OPENS_SENTENCE"]

BEFORE_NAME = frozenset(
    """
    mr mrs ms messrs mx dr prof rev fr hon gen maj capt cpt col lt sgt cpl pvt adm cmdr brig pres gov sen rep
    reps sens amb atty supt det insp st ste mt ft sr sra srta hr frau m mme mlle me dott ing arch avv sig
    """.split()
)
"""Titles: a name follows, never the end of a sentence."""

NEVER_FINAL = frozenset(
    """
    no nos vs v e.g i.e viz cf al approx est dept univ fig figs vol ed eds pp p para art sec ca jan feb mar
    apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun bros
    """.split()
)
"""What wants something behind it: numbers, references, months."""

OPENS_SENTENCE = frozenset(
    """
    A After Although All An And As At But By For From He Her His However I If In It Its More My No Now On One Other
    Our She So Some Such That The Their Then There These They This Those Though To Under Until We What When Where
    While Who With You
    """.split()
)
"""Words whose capital says that a sentence begins: none of them is part of a name."""
