r"""Regular expressions of rule files: linear-time ones only, compiled when first needed.

RE2 guarantees time linear in the text, so no rule and no article can hang a run. Its classes `\w`, `\d`, `\s` and
`\b` know ASCII only; `\pL`, `\pN` and `\p{Lu}` know every script.

RE2's own tables of letters have hundreds of ranges and take thirty times longer to compile than the few that serve
news: a pattern or two of them takes longer than a small article takes to lint. So `\pL` (with its marks), `\pN`,
`\p{Lu}`, `\p{Ll}` and `\p{Latin}` are read as short lists of ranges here; capitals and small letters are those of
the Latin, Greek, Cyrillic and Armenian alphabets in use today.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lint_news.facts.fold import fold, whole
from lint_news.lazy import lazy_re
from lint_news.positions import Span

__all__ = ["Regex", "edges", "final_edges", "required_literals", "required_marks"]


class Regex:
    """A lazily compiled RE2 pattern."""

    __slots__ = ("_compiled", "_gate", "_loose", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled: Any = None
        self._gate: Any = None
        self._loose: str | None = None

    def _get(self) -> Any:
        if self._compiled is None:
            self._compiled = compile_pattern(self.pattern)
        return self._compiled

    def places(self, text: str, encoded: bytes) -> list[Span] | None:
        """Give the spans over which the pattern may match in parts of a text, found in one pass over the whole.

        A match within a part overlaps a match in the whole, since the whole is searched without gaps. Anchors mean
        something else in a part, so the whole is searched without them, which finds more, never less. None where
        that would find too much: in a pattern that takes in anything, or is about the beginning of a part. The text
        is wanted in UTF-8 as well, in which most searches end without a match.
        """
        if self._loose is None:
            self._loose = _ANCHOR_OR_NOT.sub(lambda found: found[1] or "", self.pattern)
        if "(?s)" in self._loose or self.pattern.startswith("^"):
            return None
        if self._gate is None:
            self._gate = self._get() if self._loose == self.pattern else compile_pattern(self._loose)
        if self._gate.search(encoded) is None:
            return []
        try:
            return [Span(*match.span()) for match in self._gate.finditer(text)]
        except UnicodeEncodeError:
            return [Span(*match.span()) for match in self._gate.finditer(whole(text))]

    def occurs(self, encoded: bytes) -> bool:
        """Say whether the pattern matches anywhere in a text in UTF-8; quicker than looking through the text itself."""
        return self._get().search(encoded) is not None

    def finditer(self, text: str) -> Iterator[Any]:
        """Yield the matches in a text; offsets are code points."""
        try:
            yield from self._get().finditer(text)
        except UnicodeEncodeError:
            yield from self._get().finditer(whole(text))

    def search(self, text: str) -> Any:
        """Give the first match, or None."""
        try:
            return self._get().search(text)
        except UnicodeEncodeError:
            return self._get().search(whole(text))

    def fullmatch(self, text: str) -> Any:
        """Give the match that takes the whole text, or None."""
        try:
            return self._get().fullmatch(text)
        except UnicodeEncodeError:
            return self._get().fullmatch(whole(text))

    def has_group(self, group: int | str) -> bool:
        """Say whether the pattern has a group of that number or name."""
        compiled = self._get()
        return group <= compiled.groups if isinstance(group, int) else group in compiled.groupindex

    def number_of(self, group: int | str) -> int:
        """Give the number of a group; 0, the whole match, for a name that the pattern does not have."""
        return group if isinstance(group, int) else int(self._get().groupindex.get(group, 0))


_ANCHOR_OR_NOT = lazy_re(r"(\\[^Az]|\[\^?\]?(?:\\.|[^\]\\])*\])|[$^]|\\[Az]", re.DOTALL)


def compile_pattern(pattern: str) -> Any:
    """Compile with RE2, quietly.

    Raises ValueError saying what RE2 does not take.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(_with_wide_classes(pattern), options)
    except re2.error as error:
        reason = error.args[0] if error.args else error
        if isinstance(reason, bytes):
            reason = reason.decode("utf-8", "replace")
        msg = f"not a pattern that runs in linear time (RE2): {reason}"
        raise ValueError(msg) from None


_LETTERS = (
    r"A-Za-zªµºÀ-ÖØ-öø-\x{5FF}\x{620}-\x{65F}\x{66E}-\x{6D3}\x{6D5}-\x{6EF}\x{6FA}-\x{963}\x{970}-\x{1FFF}"
    r"\x{2C00}-\x{2DFF}\x{3005}-\x{3007}\x{3031}-\x{D7FF}\x{F900}-\x{FEFF}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}"
    r"\x{FF66}-\x{3FFFF}"
)
_CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚΑ-ΩЀ-ЯҐԱ-Ֆ"
_SMALL = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĳĵķĸĺļľŀłńņňŉŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžſșțά-ώа-џґա-ֆ"
_WIDE = {
    **dict.fromkeys((r"\pL", r"\p{L}"), _LETTERS),
    **dict.fromkeys((r"\pN", r"\p{N}"), "0-9٠-٩۰-۹०-९０-９"),
    r"\p{Lu}": _CAPITALS,
    r"\p{Ll}": _SMALL,
    r"\p{Latin}": r"A-Za-zªºÀ-ÖØ-öø-\x{24F}\x{1E00}-\x{1EFF}",
}
_TOKEN = lazy_re(r"\\p(?:\{\w+\}|\w)|\\Q.*?\\E|\\.|[\[\]]|[^\\\[\]]+", re.DOTALL)


def _with_wide_classes(pattern: str) -> str:
    """Write wide ranges for the classes of letters, with brackets where they do not stand in some already."""
    if "\\p" not in pattern:
        return pattern
    pieces: list[str] = []
    inside = False
    for match in _TOKEN.finditer(pattern):
        piece = match.group()
        if piece == "[" and not inside:
            # A bracket right behind the opening one, or behind its negation, is itself.
            inside = True
        elif piece == "]" and inside and pieces[-1] not in ("[", "[^"):
            inside = False
        wide = _WIDE.get(piece)
        pieces.append(piece if wide is None else wide if inside else f"[{wide}]")
    return "".join(pieces)


_RE2_CLASS = lazy_re(r"\\[pP](?:\{\^?\w+\}|\w)")
_RE2_NUMBER = lazy_re(r"\\x\{([0-9A-Fa-f]{1,5})\}")
_MIN_LENGTH = 2
_MAX_CLASS = 12
_ASCII_END = "\x7f"
_EVERYWHERE = frozenset(
    "the and for that with said was his her has had have are not but from this they were who will would their".split()
)
_RARE = "#@|[]{}<>\\&_~^*="
_MAX_LITERALS = 200
_EDGE, _MAX_EDGES = 5, 100


def required_literals(pattern: str, *, common: bool = False) -> list[str]:
    """Give folded strings one of which stands in every match of a pattern; none where that cannot be told.

    With `common`, literals that stand in every sentence are given too.
    """
    return _sought(pattern, (lambda _: True) if common else _telling)


def required_marks(pattern: str) -> list[str]:
    """Give folded strings without letters one of which stands in every match; none where that cannot be told."""
    return _sought(pattern, lambda literal: not any(map(str.isalpha, literal)))


def edges(pattern: str) -> tuple[list[str], list[str]]:
    """Give short folded strings one of which begins every match, and such that end it; none where that is not known."""
    items = list(_inlined(_parsed(pattern)))
    return _edge(items, backward=False), _edge(items, backward=True)


def final_edges(pattern: str) -> list[str]:
    """Give short folded strings one of which ends every text that a pattern matches to its end, if it always does."""
    items = list(_inlined(_parsed(pattern)))
    anchored = bool(items) and str(items[-1][1]) in ("AT_END", "AT_END_STRING") and "(?m" not in pattern
    return _edge(items, backward=True) if anchored else []


def _edge(items: list[tuple[Any, Any]], *, backward: bool) -> list[str]:
    found, _ = _grown(items, backward=backward)
    step = -1 if backward else 1
    cut = _shortest({text[::step][:_EDGE] for text in found})
    return sorted(text[::step] for text in cut) if len(cut) <= _MAX_EDGES else []


def _grown(items: Iterable[tuple[Any, Any]], *, backward: bool) -> tuple[set[str], bool]:
    """Give the strings that parsed items begin or end with, and whether these are all there is to a match."""
    runs = {""}
    for op, value in reversed(list(items)) if backward else items:
        parts, exact = _part(str(op), value, backward=backward)
        grown = {part + run if backward else run + part for run in runs for part in parts}
        if len(grown) > _MAX_LITERALS:
            return runs, False
        runs = grown
        if not exact:
            return runs, False
    return runs, True


def _part(name: str, value: Any, *, backward: bool) -> tuple[set[str], bool]:
    if name == "IN" and [str(part) for _, part in value] == ["CATEGORY_DIGIT"]:
        return set("0123456789"), True
    if name in ("LITERAL", "AT", "IN"):
        spelled = _spelled(name, value)
        return ({""}, False) if spelled is None else (spelled, True)
    if name == "SUBPATTERN":
        return _grown(value[3], backward=backward)
    if name == "BRANCH":
        branches = [_grown(branch, backward=backward) for branch in value[1]]
        return {text for texts, _ in branches for text in texts}, all(exact for _, exact in branches)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        texts, exact = _grown(value[2], backward=backward)
        if value[:2] == (0, 1):
            return {"", *texts}, exact
        return ({""} if value[0] < 1 else texts), False
    return {""}, False


def _sought(pattern: str, admits: Callable[[str], bool]) -> list[str]:
    """Give the best alternatives that a pattern cannot match without, of those that are all admitted."""
    return sorted(_required(_parsed(pattern), admits) or [])


def _parsed(pattern: str) -> list[tuple[Any, Any]]:
    """Parse a pattern with the standard library, which shares most of its syntax with RE2; nothing where it fails."""
    plain = _RE2_CLASS.sub(r"\\w", pattern).replace(r"\z", r"\Z").replace(r"\C", ".")
    plain = _RE2_NUMBER.sub(lambda found: re.escape(chr(int(found[1], 16))), plain)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = re._parser.parse(plain)  # type: ignore[attr-defined]  # noqa: SLF001
    except (re.error, OverflowError, RecursionError):
        return []
    return list(tree)


def _telling(literal: str) -> bool:
    """Say whether a literal is rare enough to look for.

    Two letters, or a word that stands in every sentence, would be found so often that one pass of the pattern itself
    over the text is cheaper.
    """
    word = literal.strip()
    if literal in _RARE or literal[:1] > _ASCII_END:
        return True
    return len(literal) >= _MIN_LENGTH and word not in _EVERYWHERE and (len(word) != 2 or not word.isalpha())


def _required(items: list[tuple[Any, Any]], admits: Callable[[str], bool]) -> list[str] | None:
    """Give the best set of admitted alternatives that a sequence of parsed items cannot match without."""
    best: list[str] | None = None
    runs = {""}
    for op, value in [*_inlined(items), (None, None)]:
        name = str(op)
        spelled = _spelled(name, value)
        if spelled is not None and len(runs) * len(spelled) <= _MAX_LITERALS:
            runs = {run + part for run in runs for part in spelled}
            continue
        for found in (runs, _begun(runs, name, value)):
            kept = _shortest(found)
            best = _better(best, kept if all(map(admits, kept)) else None)
        runs = spelled or {""}
        best = _better(best, _of_item(name, value, admits))
    return best


def _begun(runs: set[str], name: str, value: Any) -> set[str]:
    """Give strings with what the next item begins with behind them; none where that is not known."""
    parts = _part(name, value, backward=False)[0] if value is not None else set()
    return {run + part for run in runs for part in parts} if len(runs) * len(parts) <= _MAX_LITERALS else set()


def _shortest(runs: Iterable[str]) -> list[str]:
    """Leave out the strings that begin with another one; none are left where one of them is empty."""
    kept: list[str] = []
    for run in sorted(runs):
        if not kept or not run.startswith(kept[-1]):
            kept.append(run)
    return [] if kept == [""] else kept


def _inlined(items: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Yield parsed items with groups opened, so that literals on both sides of a bracket are read together."""
    for op, value in items:
        if str(op) == "SUBPATTERN":
            yield from _inlined(value[3])
        else:
            yield op, value


def _spelled(name: str, value: Any) -> set[str] | None:
    """Give all that an item can match, folded; None where that is no short list."""
    if name == "LITERAL":
        return {fold(chr(value))}
    if name == "AT":
        return {""}
    if name == "IN":
        return _characters(value)
    if name == "SUBPATTERN":
        return _spelled_out(value[3])
    if name == "MAX_REPEAT" and value[:2] == (0, 1):
        inner = _spelled_out(value[2])
        return None if inner is None else {"", *inner}
    if name == "BRANCH":
        branches = [_spelled_out(branch) for branch in value[1]]
        return None if None in branches else {part for branch in branches for part in branch or ()}
    return None


def _spelled_out(items: Any) -> set[str] | None:
    runs = {""}
    for op, value in items:
        spelled = _spelled(str(op), value)
        if spelled is None or len(runs) * len(spelled) > _MAX_LITERALS:
            return None
        runs = {run + part for run in runs for part in spelled}
    return runs


def _characters(members: list[tuple[Any, Any]]) -> set[str] | None:
    """Give the folded characters of a small class; None where it is large, negated or holds a category."""
    found: set[str] = set()
    for op, member in members:
        if str(op) not in ("LITERAL", "RANGE"):
            return None
        low, high = member if str(op) == "RANGE" else (member, member)
        if high - low >= _MAX_CLASS:
            return None
        found.update(fold(chr(code)) for code in range(low, high + 1))
    return found if len(found) <= _MAX_CLASS else None


def _of_item(name: str, value: Any, admits: Callable[[str], bool]) -> list[str] | None:
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] >= 1:
        return _required(list(value[2]), admits)
    if name == "BRANCH":
        union: list[str] = []
        for branch in value[1]:
            part = _required(list(branch), admits)
            if not part:
                return None
            union += part
        return sorted(set(union)) if len(set(union)) <= _MAX_LITERALS else None
    return None


def _better(one: list[str] | None, other: list[str] | None) -> list[str] | None:
    """Prefer the set whose shortest string is longer, then the smaller set."""
    if not one or not other:
        return one or other
    return max(one, other, key=lambda found: (min(*map(_weight, found), 8), -len(found)))


def _weight(literal: str) -> int:
    if literal.isspace():
        return 0
    return len(literal) if len(literal) > 1 or not _telling(literal) else _MIN_LENGTH
