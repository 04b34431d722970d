"""Text saved in one encoding and read in another, and what it should read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from lint_news.checks.base import ArticleCheck, Occurrence, Options
from lint_news.facts import Facts
from lint_news.lazy import lazy_re
from lint_news.model import Edit, Hit
from lint_news.positions import Span

__all__ = ["Garbled"]

_CODECS = ("cp1252", "cp1250", "cp1251", "cp437", "mac_roman", "cp1256", "cp1253", "cp866", "koi8_r", "cp1255")
"""How UTF-8 is misread, the most common way first."""
_CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
_FIRST_TWO, _FIRST_THREE, _FIRST_FOUR = range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xF0, 0xF5)
_LEADS = bytes(
    (0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC8, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD7, 0xD8, 0xD9, 0xDA, 0xDB, *range(0xE0, 0xF1))
)
_FOLLOWING = range(0x80, 0xC0)
_NATURAL = frozenset("‘’“”‚„‹›«»–—…•\u00a0\u00ad™®©°·¹²³§¡¿´¨¯¸|│┤║╡╢╖╕╣╗╝╜╛┐░▒▓،؛؟")
"""What may follow a letter in sound text, so that one pair with it proves nothing."""
_MOST_PASSES = 3
_JOINERS = "\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff"
_LOST = "\ufffd"
_TOLD = "told, never mended"
_READING_LENGTH = 80
_GAP = lazy_re(r"[ \u00a0,.;:!?\"'()/-]{0,4}")
_WORD_PART = frozenset("'’")
_FOREIGN_RUN = 2
_UNSURE_RUN = 3
_WESTERN = frozenset(("cp1252", "cp1250"))
"""Those in which a symbol of Latin-1 shows behind a capital that is no word and ends few."""
_UNSURE = frozenset(("cp1256", "cp1253", "cp1255"))
_EXOTIC = lazy_re(r"[\u0180-\u0191\u0193-\u019f\u01a2-\u01ae\u01b1-\u0217\u021c-\u02bf\u0700-\u08ff]")

_SYMBOLS = lazy_re(r"[\u2000-\u27ff\u2b50\u3000-\u303f\ufb00-\ufb06\ufe0f\ufeff\uff00-\uffff\U0001f000-\U0001faff]")


class Misreading(NamedTuple):
    """How one codec shows the bytes of UTF-8."""

    codec: str
    byte_of: dict[str, int]
    first: frozenset[str]
    following: frozenset[str]
    sequence: re.Pattern[str]


class Repair(NamedTuple):
    """A damaged stretch, what it should read, and the codec that shows it so."""

    span: Span
    reading: str
    codec: str


class Garbled(ArticleCheck):
    """Flags stretches whose characters are the bytes of UTF-8 as another encoding shows them.

    A stretch is decoded sequence by sequence, up to three times over, so that putting the reading back the same way
    gives what was seen. It counts where the reading makes sense: letters of one script, and more than one chance pair
    of a capital and a closing mark. Slots: {reading}. An edit is offered for every reading without lost characters.
    """

    def __init__(self, options: Options) -> None:
        del options

    def find(self, facts: Facts, occurrences: Sequence[Occurrence]) -> Iterator[Hit]:
        """Yield a hit for each damaged word or phrase."""
        text = facts.text
        if text.isascii():
            return
        characters = facts.characters
        repairs = [
            repair
            for codec in _CODECS
            if characters & first_of(codec)
            for repair in _repairs(text, misreading(codec), characters)
        ]
        told = [*_partial(text, characters), *(_legacy(text) if len(characters & _HIGH) >= _ALPHABET else ())]
        repairs = _best([*repairs, *told])
        for span, reading, codec in _joined(text, sorted(repairs)):
            edits = () if _LOST in reading or codec == _TOLD else (Edit(span, reading),)
            yield Hit(span, {"reading": _told(reading)}, edits)


@cache
def first_of(codec: str) -> frozenset[str]:
    """Give the characters that misread UTF-8 begins with most often: cheap to ask for before anything else."""
    return frozenset(_LEADS.decode(codec, "ignore"))


@cache
def misreading(codec: str) -> Misreading:
    """Work out how a codec shows the bytes of UTF-8; bytes without a character are shown as C1 controls."""
    shown = {byte: bytes((byte,)).decode(codec, "ignore") or chr(byte) for byte in range(0x80, 0xF5)}
    byte_of = {character: byte for byte, character in shown.items()}
    for control in _CONTROLS if codec == "cp1252" else ():
        byte_of.setdefault(control, ord(control))

    def listed(values: range) -> str:
        return "".join(re.escape(character) for character, byte in byte_of.items() if byte in values)

    two, three, four, rest = (f"[{listed(v)}]" for v in (_FIRST_TWO, _FIRST_THREE, _FIRST_FOUR, _FOLLOWING))
    pattern = re.compile(f"{two}{rest}|{three}{rest}{{2}}|{four}{rest}{{3}}")
    following = frozenset(character for character, byte in byte_of.items() if byte in _FOLLOWING)
    return Misreading(codec, byte_of, first_of(codec), following, pattern)


def _repairs(text: str, how: Misreading, characters: frozenset[str]) -> list[Repair]:
    """Decode the words that hold sequences; those that prove nothing alone count beside one that does."""
    if not characters & how.following:
        return []
    found: list[Repair] = []
    proven = False
    end = 0
    for match in how.sequence.finditer(text):
        if match.start() < end or _decoded(match.group(), how) is None:
            continue
        span = _word(text, match.start(), match.end(), how)
        end = span.end
        seen = text[span.start : span.end]
        reading = _reading(seen, how)
        if reading is not None and _sensible(seen, reading):
            found.append(Repair(span, reading, how.codec))
            proven = proven or _telling(text, span, how)
    return found if proven else []


def _word(text: str, start: int, end: int, how: Misreading) -> Span:
    """Take in the letters and further sequences on both sides of a sequence."""
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in _WORD_PART):
        start -= 1
    while end < len(text):
        match = how.sequence.match(text, end)
        if match is not None:
            end = match.end()
        elif text.startswith(_CUT_MARK, end):
            break
        elif text[end].isalpha() or (text[end] in _WORD_PART and text[end + 1 : end + 2].isalpha()):
            end += 1
        else:
            break
    return Span(start, end)


def _decoded(sequence: str, how: Misreading, *, inner: bool = False) -> str | None:
    """Decode a sequence; with `inner` to a C1 control too, which is a byte of what was misread before."""
    try:
        character = bytes(how.byte_of[shown] for shown in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if inner and character in _CONTROLS:
        return character
    return (
        character
        if unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp") or character in _JOINERS
        else None
    )


def _reading(seen: str, how: Misreading) -> str | None:
    """Decode a word as often as it takes; None where no sequence of it can be decoded."""
    reading = _passes(seen, how, inner=True)
    if reading is None or not set(_CONTROLS).isdisjoint(reading):
        reading = _passes(seen, how, inner=False)
    return reading if reading is None else _with_losses(reading, how)


def _passes(seen: str, how: Misreading, *, inner: bool) -> str | None:
    reading = _pass(seen, how, inner=inner)
    for _ in range(_MOST_PASSES - 1):
        if reading is None or not _telling(reading, Span(0, len(reading)), how):
            break
        reading = _pass(reading, how, inner=inner) or reading
    return reading


def _with_losses(reading: str, how: Misreading) -> str:
    """Put a replacement character for what is left of sequences that lost a byte on their way into another script."""
    if not any(_is_foreign(c) and c not in how.byte_of for c in reading):
        return reading
    left = {c for c in reading if c in how.first and c not in _NATURAL and _latin(c)}
    return "".join(_LOST if c in left else c for c in reading)


def _pass(seen: str, how: Misreading, *, inner: bool) -> str | None:
    """Decode every sequence once; None where there is none."""
    pieces: list[str] = []
    at = 0
    for match in how.sequence.finditer(seen):
        character = _decoded(match.group(), how, inner=inner)
        if character is not None:
            pieces += (seen[at : match.start()], character)
            at = match.end()
    return "".join((*pieces, seen[at:])) if pieces else None


def _telling(text: str, span: Span, how: Misreading) -> bool:
    """Say whether the sequences of a word are more than chance: a capital before a closing mark, a short run."""
    seen = text[span.start : span.end]
    capitals = len(seen) > 2 and seen.isupper() and all(c.isalpha() or c in _NATURAL or c in _WORD_PART for c in seen)
    strong = foreign = 0
    for match in how.sequence.finditer(text, *span):
        character = _decoded(match.group(), how)
        if character is None:
            continue
        if _is_foreign(character):
            foreign += _odd(text, match)
        elif not capitals and _unnatural(text, match, character, how):
            strong += 1
    return strong > 0 or foreign >= (_UNSURE_RUN if how.codec in _UNSURE else _FOREIGN_RUN)


def _is_foreign(character: str) -> bool:
    """Say whether a character belongs to a script other than Latin, as a letter, a vowel sign or a mark of it."""
    return not _latin(character) and _SYMBOLS.match(character) is None


def _odd(text: str, match: re.Match[str]) -> bool:
    """Say whether a sequence is no part of an ordinary word: it holds a symbol, or a capital behind a small letter."""
    return not match.group().isalpha() or _camel(text, match)


def _camel(text: str, match: re.Match[str]) -> bool:
    stretch = text[max(match.start() - 1, 0) : match.end()]
    return any(one.islower() and other.isupper() for one, other in pairwise(stretch))


def _unnatural(text: str, match: re.Match[str], character: str, how: Misreading) -> bool:
    """Say whether a sequence could not stand in sound text by chance."""
    sequence = match.group()
    before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    if how.codec not in _WESTERN and sequence[0].isalpha() and all(c.isalpha() or c in _NATURAL for c in sequence[1:]):
        # A letter of another script that touches a Latin one, and is itself a Latin letter when decoded.
        beside = any(c.isalpha() and _latin(c) for c in before + after)
        return _camel(text, match) or (beside and _latin(character) and not _latin(sequence[0]))
    if sequence.isalpha() and how.codec != _CODECS[0]:
        return _camel(text, match)
    if not _NATURAL.issuperset(sequence[1:]):
        return sequence[0].isalpha() or not character.isalpha() or before.isalpha() or after.isalpha()
    if len(sequence) > 2:
        return character == "\ufeff"
    if not character.isalpha():
        # A symbol that was one byte in Latin-1: “Â°”. No word is “Â” alone, and few end in it.
        return how.codec in _WESTERN and not before.isupper()
    return before.islower() or after.islower()


def _latin(character: str) -> bool:
    return character < "\u0250" or "\u0300" <= character < "\u0370" or "\u1e00" <= character < "\u1f00"


def _sensible(seen: str, reading: str) -> bool:
    """Say whether a reading is text: no rare letters, no scripts mixed, no small letter between capitals."""
    if _EXOTIC.search(reading) or unicodedata.combining(reading[0]):
        return False
    scripts = {script_of(c) for c in reading if c.isalpha() or _is_foreign(c)} - {"COMBINING", "ZERO"}
    if len(scripts) > 1 and not scripts <= {"CJK", "HIRAGANA", "KATAKANA"}:
        return False
    for before, character, after in zip(reading, reading[1:], reading[2:], strict=False):
        if character.islower() and before.isupper() and after.isupper() and character not in seen:
            return False
    return True


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """Give the first word of a character's Unicode name: LATIN, CYRILLIC, CJK."""
    return unicodedata.name(character, "?").partition(" ")[0]


def _clash(one: Repair, other: Repair) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _best(repairs: list[Repair]) -> list[Repair]:
    """Of readings that overlap, keep the shortest, which decodes most; of equals, that of the more common mistake."""
    kept: list[Repair] = []
    ranked = sorted(enumerate(repairs), key=lambda item: (item[1].span.start, -_gain(item[1]), item[0]))
    for _, repair in ranked:
        if kept and _clash(kept[-1], repair):
            if _gain(repair) > _gain(kept[-1]):
                kept[-1] = repair
            continue
        kept.append(repair)
    return kept


def _gain(repair: Repair) -> int:
    return repair.span.end - repair.span.start - len(repair.reading)


def _joined(text: str, repairs: list[Repair]) -> Iterator[Repair]:
    """Make one stretch of damaged words that follow one another."""
    current: Repair | None = None
    for repair in repairs:
        if current is None:
            current = repair
            continue
        gap = text[current.span.end : repair.span.start]
        if repair.codec == current.codec and _GAP.fullmatch(gap):
            current = Repair(
                Span(current.span.start, repair.span.end), current.reading + gap + repair.reading, repair.codec
            )
        else:
            yield current
            current = repair
    if current is not None:
        yield current


def _told(reading: str) -> str:
    """Put a reading into words: quoted, on one line, not too long."""
    words = " ".join(reading.replace("\ufeff", "").split())
    if not words:
        return "a space" if reading.strip("\ufeff") else "nothing"
    return f"“{words}”" if len(words) <= _READING_LENGTH else f"“{words[: _READING_LENGTH - 1].rstrip()}…”"


_PARTIAL = lazy_re(
    "(?<=[a-z\u00df-\u00ff])\u00c3(?= )"
    "|\u00e2\u20ac(?=[\"' ?\ufffd\\n]|\\Z)\ufffd?"
    "|(?<=[a-z.,;:!?)0-9])\u00c2(?= [A-Za-z0-9])"
)
_CUT_MARK = "\u00e2\u20ac"
_ENDS = {"\u00c3": "\u00e0", "\u00c2": " ", "\u00e2\u20ac": "\u201d"}


def _partial(text: str, characters: frozenset[str]) -> Iterator[Repair]:
    """Find sequences of Windows-1252 that lost their last byte, the commonest loss; ftfy reads most of them."""
    if not characters & {"\u00c2", "\u00c3", "\u20ac"}:
        return
    for match in _PARTIAL.finditer(text):
        start = match.start()
        while match.group() == "\u00c3" and match.start() - start < _LONGEST_WORD and text[start - 1 : start].isalpha():
            start -= 1
        yield Repair(Span(start, match.end()), _guess(text[start : match.end()]), _TOLD)


def _guess(word: str) -> str:
    from ftfy import fix_encoding

    better = fix_encoding(word + " ")[:-1] if word[-1] == "\u00c3" else fix_encoding(word)
    if better not in (word, "") and _LOST not in better:
        return better
    word = word.rstrip(_LOST)
    return next((word.removesuffix(end) + reading for end, reading in _ENDS.items() if word.endswith(end)), word)


_LONGEST_WORD = 40
_ALPHABET = 5
_HIGH = frozenset(map(chr, range(0xC0, 0x100)))
_LEGACY_WORD = lazy_re(r"[\u00a1-\u00ff]{5,}")
_SHORT_LEGACY_WORD = lazy_re(r"[\u00a1-\u00ff]+")
_HANZI = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
_HANGUL = "이다는의에을를은가고하지로한사인기도리"
_LEGACY = (
    ("cp1251", lazy_re(r"[А-ЯЁЄІЇҐЎ]?[а-яёєіїґў]+|[А-ЯЁЄІЇҐЎ]+"), lazy_re(r"[аеёиоуыэюяєіїАЕЁИОУЫЭЮЯЄІЇ]")),
    ("koi8_r", lazy_re(r"[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+"), lazy_re(r"[аеёиоуыэюяАЕЁИОУЫЭЮЯ]")),
    ("cp1253", lazy_re(r"[Α-ΩΆ-Ώ]?[ά-ώ]+|[Α-ΩΆ-Ώ]+"), lazy_re(r"[αεηιουωάέήίόύώΑΕΗΙΟΥΩ]")),
    ("cp1256", lazy_re(r"[ء-ي]+"), lazy_re(r"[اويى]")),
    ("cp1255", lazy_re(r"[א-ת]+"), lazy_re(r"[אהוי]")),
    ("gb2312", lazy_re(r"[一-鿿]{2,}"), lazy_re(f"[{_HANZI}]")),
    ("euc_kr", lazy_re(r"[가-힣]{2,}"), lazy_re(f"[{_HANGUL}]")),
)  # fmt: skip
_SYLLABIC = ("gb2312", "euc_kr")
_VOWEL_SHARE = (0.2, 0.75)
_FREQUENT_SHARE = (0.2, 1.0)


def _legacy(text: str) -> Iterator[Repair]:
    """Find words of Latin-1 letters beyond ASCII alone, which are words of another code page; told, never mended.

    Single-byte codes decode to something whatever they hold, so only one of them may give a word that looks like one;
    shorter words count where that code is known.
    """
    codes = {code for match in _LEGACY_WORD.finditer(text) if (code := _code_of(text, match)) is not None}
    if len(codes) != 1:
        return
    codec, word, _ = next(code for code in _LEGACY if code[0] in codes)
    for match in _SHORT_LEGACY_WORD.finditer(text):
        reading = match.group().encode("latin-1").decode(codec, "replace")
        if word.fullmatch(reading) and not _borders_letters(text, *match.span()):
            yield Repair(Span(*match.span()), reading, _TOLD)


def _code_of(text: str, match: re.Match[str]) -> str | None:
    """Give the one code page in which a word looks like one."""
    if _borders_letters(text, *match.span()):
        return None
    raw = match.group().encode("latin-1")
    found = [codec for codec, word, frequent in _LEGACY if _looks_right(raw, codec, word, frequent)]
    return found[0] if len(found) == 1 else None


def _borders_letters(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalpha()) or text[end : end + 1].isalpha()


def _looks_right(raw: bytes, codec: str, word: re.Pattern[str], frequent: re.Pattern[str]) -> bool:
    try:
        reading = raw.decode(codec)
    except UnicodeDecodeError:
        return False
    if word.fullmatch(reading) is None:
        return False
    low, high = _FREQUENT_SHARE if codec in _SYLLABIC else _VOWEL_SHARE
    return low <= len(frequent.findall(reading)) / len(reading) <= high
