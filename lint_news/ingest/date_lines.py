"""Lines that are nothing but a date."""

from __future__ import annotations

from lint_news.lazy import lazy_re

__all__ = ["is_date_line"]

_MONTHS = frozenset(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december januar jänner februar märz mai juni juli oktober dezember janvier février mars avril
    juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro
    fevereiro março maio junho julho setembro outubro novembro dezembro
    """.split()
)
_BESIDE = frozenset(
    """
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday montag
    dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes
    martes miércoles jueves viernes sábado domingo first last published updated posted modified created date issued
    released on at um uhr of de the le el st nd rd th am pm a p m z t utc gmt est edt cst cdt pst pdt bst ist cet cest
    eet msk aest aedt wib wat eat sast
    """.split()
)
"""What else stands on such a line: weekdays, labels, particles, time zones."""
_PART = lazy_re(r"[^\W\d_]+|\d+|[年月日]")
_OTHER = lazy_re(r"[^\w\s,.:;/|()\[\]+\-–—•·]")
_LONGEST = 90
_MOST_PARTS = 24


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date, with or without weekday, time, or a word such as "Updated".

    It needs a month's name and a number, or figures that make up a date by themselves. Read word by word, since one
    expression for all the forms takes longer to compile than a small article takes to lint.
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)) or _OTHER.search(line):
        return False
    parts = _PART.findall(line.lower())
    words = [part for part in parts if not part[0].isdigit()]
    numbers = [part for part in parts if part[0].isdigit()]
    if len(parts) > _MOST_PARTS or not all(map(_figure_fits, numbers)):
        return False
    if "年" in line:
        return all(len(word) == 1 or word in _BESIDE for word in words) and bool(numbers)
    if not all(word in _MONTHS or word in _BESIDE for word in words):
        return False
    named = any(word in _MONTHS for word in words)
    return named or _all_figures(line)


def _figure_fits(number: str) -> bool:
    return len(number) <= 2 or (len(number) == 4 and number[:2] in ("18", "19", "20", "21")) or number.startswith("0")


_FIGURES = lazy_re(r"\b(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\s?\d{1,2}\2\s?(?:\d{4}|\d{2}))(?!\d)")


def _all_figures(line: str) -> bool:
    return _FIGURES.search(line) is not None
