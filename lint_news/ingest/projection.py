"""Building a text together with the map back to what it was made from."""

from __future__ import annotations

from lint_news.positions import Segment, SourceMap

__all__ = ["Projection", "compose"]


class Projection:
    """A text under construction: pieces taken over, pieces rewritten, and glue between them, in order of `raw`."""

    __slots__ = ("length", "parts", "raw", "segments")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0

    def verbatim(self, start: int, end: int) -> None:
        """Take a range of raw over as it is."""
        if end <= start:
            return
        at = self.length
        self.length = at + end - start
        self.parts.append(self.raw[start:end])
        segments = self.segments
        if segments:
            last = segments[-1]
            if last.verbatim and last.raw_end == start:
                segments[-1] = Segment(last.text_start, self.length, last.raw_start, end, True)
                return
        segments.append(Segment(at, self.length, start, end, True))

    def replaced(self, text: str, start: int, end: int) -> None:
        """Write `text` for a range of raw."""
        if text:
            at = self.length
            self.length = at + len(text)
            self.parts.append(text)
            self.segments.append(Segment(at, self.length, start, end, False))

    def glue(self, text: str) -> None:
        """Write text that stands for nothing in raw."""
        at = self.segments[-1].raw_end if self.segments else 0
        self.replaced(text, at, at)

    def append(self, other: Projection, shift: int = 0) -> None:
        """Add another projection, of the part of raw that begins at `shift`, behind this one."""
        text = other.text()
        for segment in other.segments:
            low, high = segment.raw_start + shift, segment.raw_end + shift
            if segment.verbatim:
                self.verbatim(low, high)
            else:
                self.replaced(text[segment.text_start : segment.text_end], low, high)

    def text(self) -> str:
        """Give the whole text so far."""
        return "".join(self.parts)

    def source_map(self, syntax: str) -> SourceMap:
        """Give the map of the text so far; `syntax` is how text is written in raw."""
        return SourceMap(tuple(self.segments), syntax)


def compose(outer: SourceMap, inner: SourceMap, syntax: str) -> SourceMap:
    """Join two maps, text to middle and middle to raw, to one from text to raw."""
    out: list[Segment] = []
    pieces = inner.segments
    at = 0
    for segment in outer.segments:
        while at < len(pieces) and pieces[at].text_end <= segment.raw_start:
            at += 1
        if segment.raw_start == segment.raw_end or at == len(pieces):
            raw = out[-1].raw_end if out else 0
            out.append(Segment(segment.text_start, segment.text_end, raw, raw, False))
        elif segment.verbatim:
            at = _cut(segment, pieces, at, out)
        else:
            at = _cover(segment, pieces, at, out)
    return SourceMap(tuple(out), syntax)


def _cut(outer: Segment, pieces: tuple[Segment, ...], at: int, out: list[Segment]) -> int:
    """Append the pieces under a verbatim segment; give the index of the last one used."""
    shift = outer.text_start - outer.raw_start
    while True:
        piece = pieces[at]
        low, high = max(piece.text_start, outer.raw_start), min(piece.text_end, outer.raw_end)
        if piece.verbatim:
            move = piece.raw_start - piece.text_start
            new = Segment(low + shift, high + shift, low + move, high + move, True)
        else:
            floor = min(out[-1].raw_end, piece.raw_end) if out else 0
            new = Segment(low + shift, high + shift, max(piece.raw_start, floor), piece.raw_end, False)
        if low > piece.text_start and not piece.verbatim and out and not out[-1].verbatim:
            # The second part of a piece that can only be taken whole belongs to the first part.
            last = out.pop()
            new = Segment(last.text_start, new.text_end, last.raw_start, new.raw_end, False)
        out.append(new)
        if piece.text_end >= outer.raw_end or at + 1 == len(pieces):
            return at
        at += 1


def _cover(outer: Segment, pieces: tuple[Segment, ...], at: int, out: list[Segment]) -> int:
    """Append one segment for all pieces under a segment that is taken whole; give the index of the last one."""
    first = pieces[at]
    start = first.raw_start
    if first.verbatim:
        start += max(outer.raw_start - first.text_start, 0)
    while pieces[at].text_end < outer.raw_end and at + 1 < len(pieces):
        at += 1
    last = pieces[at]
    end = last.raw_end
    if last.verbatim:
        end -= max(last.text_end - outer.raw_end, 0)
    start = max(start, out[-1].raw_end) if out else start
    out.append(Segment(outer.text_start, outer.text_end, start, max(start, end), False))
    return at
