"""What a check is, and what checks of several kinds share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from lint_news.facts import Facts
from lint_news.lazy import lazy_re
from lint_news.model import Hit, Place
from lint_news.positions import Span

__all__ = [
    "SEVERAL",
    "WHOLE",
    "WORD_MARKS",
    "ArticleCheck",
    "CorpusCheck",
    "CorpusHit",
    "Emitted",
    "Occurrence",
    "Options",
    "Row",
    "Where",
    "bounded",
    "expand",
    "strings",
]

Options = Mapping[str, Any]


class Occurrence(NamedTuple):
    """Where one of a check's literals stands in the folded text."""

    start: int
    end: int
    literal: int
    """Index into the check's `literals`; WHOLE for a line that is a key, SEVERAL for one that may be a row of keys."""


WHOLE, SEVERAL = -1, -2
WORD_MARKS = ".,:;|!"
"""Marks that may stand round the keys in a row of keys."""


class ArticleCheck:
    """Looks at one article. Made once a run from a rule's options; keeps no state between articles.

    What it needs to find in an article is looked for together with what all other checks need, and `find` is called
    only where there is something to look at.
    """

    always: bool = True
    """Whether the check wants to see every article."""
    literals: Sequence[str] = ()
    """Folded strings whose places it wants to be told."""
    short_lines: bool = False
    """Whether the literals matter in short lines alone."""
    combines: bool = False
    """Whether it also wants to see lines that may be several of its keys in a row."""

    def keys(self) -> Collection[str]:
        """Give the whole short lines, folded and without the marks at their edges, that it wants to be told."""
        return ()

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterable[Hit]:
        """Yield hits in any order; `occurrences` are those of the literals, by start."""
        raise NotImplementedError


class Emitted(NamedTuple):
    """What a corpus check has to say of one article: a key to bring rows together, and a row under it."""

    key: str
    span: Span
    data: dict[str, Any]
    """JSON values, few and small."""
    parts: tuple[Span, ...] = ()
    """Where in the span the check may find something, in order; empty where it can only be the whole of it."""


class Row(NamedTuple):
    """An emitted row on its way to `judge`, with the place it came from."""

    uri: str
    record: str
    place: Place
    text: str
    data: dict[str, Any]
    hidden: tuple[int, ...] = ()
    """Numbers of the parts that may be looked at but not reported."""


class CorpusHit(NamedTuple):
    """What a corpus check found: the row to report at, narrowed to a place of its own, and the rows that explain it."""

    row: Row
    slots: dict[str, str]
    related: tuple[tuple[Row, str], ...] = ()
    cuts: tuple[Place, ...] = ()
    """What to take out of the raw file to mend it."""


class CorpusCheck(Protocol):
    """Looks across articles as map and reduce, so that it runs the same in one process and on many machines."""

    def emit(self, facts: Facts) -> Iterable[Emitted]:
        """Yield the rows of one article."""
        ...

    def judge(self, key: str, rows: Sequence[Row]) -> Iterable[CorpusHit]:
        """Yield hits from all rows of one key, whatever their order."""
        ...


class Where:
    """The part of an article that a rule looks at: options `roles` and `quoted`."""

    __slots__ = ("_quoted", "_roles")

    def __init__(self, options: Options) -> None:
        roles = options.get("roles")
        self._roles = frozenset(roles) if roles else None
        self._quoted = options.get("quoted", "any")

    def admits(self, facts: Facts, offset: int) -> bool:
        """Say whether a place of the text is in the story, in a block of the right role, and in or out of quotes."""
        at = facts.paragraph_at(offset)
        if at < 0 or (self._roles is not None and facts.paragraphs[at].role not in self._roles):
            return False
        wanted: bool = self._quoted == "inside"
        return self._quoted == "any" or facts.quoted(offset) == wanted


def bounded(folded: str, start: int, end: int) -> bool:
    """Say whether a range is not part of a longer word."""
    if start > 0 and folded[start - 1].isalnum() and folded[start].isalnum():
        return False
    return end >= len(folded) or not (folded[end].isalnum() and folded[end - 1].isalnum())


_SPACES = lazy_re(r"\s+")
_CHOICE = lazy_re(r"\(([^()]*\|[^()]*)\)")
_MAX_EXPANSIONS = 2000


def expand(phrases: Iterable[str]) -> Iterator[str]:
    """Write out the choices of phrases: "(his|her) part" gives "his part" and "her part"; "(a|)" may be left out.

    Raises ValueError for a phrase with more than 2,000 readings.
    """
    for phrase in phrases:
        pending, readings = [phrase], 0
        while pending:
            current = pending.pop()
            match = _CHOICE.search(current)
            if match is None:
                readings += 1
                if readings > _MAX_EXPANSIONS:
                    msg = f"“{phrase}” has more than {_MAX_EXPANSIONS} readings"
                    raise ValueError(msg)
                yield _SPACES.sub(" ", current).strip()
                continue
            head, tail = current[: match.start()], current[match.end() :]
            pending.extend(f"{head}{choice}{tail}" for choice in match[1].split("|"))


def strings(options: Options, name: str) -> list[str]:
    """Give an option that is a list of strings, or an empty list."""
    return list(options.get(name, ()))
