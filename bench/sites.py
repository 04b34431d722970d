"""A seeded corpus of invented news sites: whole pages as dumped text, each line known to be story or furniture.

    python bench/sites.py FOLDER [--pages N]    write it; labels.json says of every line what it is

Twenty-odd sites in thirteen languages with 2 to 40 pages each. Templates differ in order and parts; teasers are the
headlines of the site's other pages; the list of the most read changes slowly; counters, dates and the weather change
from page to page. Against these stand lines of stories that come back: cross-headings, background paragraphs,
standing quotations, short sentences, tables of results, corrections, and stories that a site runs twice.
"""

from __future__ import annotations

import argparse
import html
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from site_words import LANGUAGES

FURNITURE, STORY = 1, 0
Lines = list[tuple[str, int]]
SIZES = (30, 24, 2, 40, 18, 3, 26, 15, 5, 32, 20, 36, 16, 22, 2, 28, 34, 17, 5, 38, 25, 3, 19, 21, 4, 30)
WAYS = ("folder", "folder", "jsonl", "mixed", "html", "folder", "mixed")


class Story(NamedTuple):
    """What is the same wherever a story runs."""

    title: str
    body: Lines
    topic: dict[str, str]


class Site:
    """One invented site."""

    def __init__(self, number: int, language: str, name: int, chance: random.Random) -> None:
        self.number, self.language, self.chance = number, language, chance
        self.words = {key: text.split("|") for key, text in LANGUAGES[language].items()}
        self.name = self.words["site"][name % len(self.words["site"])]
        self.domain = f"site{number}.example"
        pick = chance.random
        self.menu_in_one_line = pick() < 0.3
        self.top = [p for p in ("cookie", "date", "weather", "ticker", "popular", "wall") if pick() < 0.45]
        self.share_above = pick() < 0.5
        self.crumbs = pick() < 0.6
        self.wrapped = pick() < 0.5
        self.bottom = [
            p for p in ("tags", "bio", "share", "related", "popular", "news", "form", "wall", "agency") if pick() < 0.65
        ]
        chance.shuffle(self.bottom)
        if "agency" in self.bottom:
            self.bottom.remove("agency")
            self.bottom.insert(0, "agency")
        self.ads = pick() < 0.5
        self.also = pick() < 0.5
        self.cookie_last = "cookie" not in self.top and pick() < 0.5
        self.authors = [self.word("person") for _ in range(chance.randint(3, 5))]
        self.readers: list[str] = []

    def word(self, key: str) -> str:
        return self.chance.choice(self.words[key])

    def fill(self, pattern: str, topic: dict[str, str] | None = None, **more: str) -> str:
        chance = self.chance
        who = (topic or {}).get("who") or self.word("who")
        values = {
            "who": who, "Who": who[0].upper() + who[1:], "what": self.word("what"), "place": self.word("place"), "person": self.word("person"),
            "n": str(chance.randint(12, 980)), "t": str(chance.randint(2, 29)), "d": str(chance.randint(1, 28)), "h": str(chance.randint(6, 23)), "m": f"{chance.randint(0, 59):02}",
            "y": str(chance.choice((2024, 2025))), "month": self.word("month"), "day": self.word("day"), "site": self.name,
        } | (topic or {}) | more  # fmt: skip
        values["What"] = values["what"][0].upper() + values["what"][1:]
        return pattern.format(**values)

    def one(self, key: str, topic: dict[str, str] | None = None, **more: str) -> str:
        return self.fill(self.word(key), topic, **more)

    def story(self, titles: list[str]) -> Story:
        """Write a story: three in ten tell the background of their topic, and some have what else comes back."""
        chance = self.chance
        topic = {"who": self.word("who"), "what": self.word("what"), "place": self.word("place")}
        title = self.one("title", topic)
        body = [self.one("lead", topic)]
        body += [self.paragraph(topic) for _ in range(chance.randint(4, 9))]
        if chance.random() < 0.3:
            body.insert(chance.choice((2, len(body))), self.word("back"))
        if chance.random() < 0.12:
            body.insert(3, self.word("quote"))
        if chance.random() < 0.15:
            body.insert(chance.choice((2, len(body))), self.word("short"))
        return Story(title, self.dressed([(line, STORY) for line in body], topic, titles), topic)

    def paragraph(self, topic: dict[str, str]) -> str:
        return " ".join(
            self.one("more", topic | {"person": self.word("person")}) for _ in range(self.chance.randint(1, 3))
        )

    def dressed(self, lines: Lines, topic: dict[str, str], titles: list[str]) -> Lines:
        """Add what else stands within stories: cross-headings, results, a correction, notices."""
        chance = self.chance
        if chance.random() < 0.4:
            for _ in range(chance.randint(1, 2)):
                lines.insert(chance.randint(2, len(lines) - 1), (self.word("cross"), STORY))
        if chance.random() < 0.1:
            places = self.words["place"]
            teams = chance.sample(places, 4)
            lines += [
                (f"{one} – {other} {chance.randint(0, 4)}:{chance.randint(0, 4)}", STORY)
                for one, other in zip(teams[:2], teams[2:], strict=True)
            ]
        if chance.random() < 0.08:
            lines.append((self.one("fix", topic), STORY))
        if self.ads and len(lines) > 4:
            lines.insert(chance.randint(2, len(lines) - 3), (self.words["ad"][0], FURNITURE))
        if self.also and titles and chance.random() < 0.6:
            lines.insert(
                chance.randint(2, len(lines) - 2),
                (self.fill(self.words["also"][0], title=chance.choice(titles)), FURNITURE),
            )
        return lines

    def pages(self, count: int) -> Iterator[tuple[str, Lines]]:
        """Yield the pages with their headlines; about one story in fifteen runs twice."""
        stories: list[Story] = []
        for _ in range(count):
            if stories and self.chance.random() < 0.07:
                again = self.chance.choice(stories)
                stories.append(
                    again._replace(title=again.title if self.chance.random() < 0.5 else self.one("title", again.topic))
                )
            else:
                stories.append(self.story([story.title for story in stories]))
        titles = [story.title for story in stories]
        self.readers = self.chance.sample(titles, min(5, len(titles)))
        for story in stories:
            if len(titles) > 5 and self.chance.random() < 0.4:
                self.readers = [*self.readers[1:], self.chance.choice(titles)]
            yield story.title, self.page(story, titles)

    def page(self, story: Story, titles: list[str]) -> Lines:
        chance = self.chance
        section = self.chance.choice(self.words["menu"][1:6])
        author = chance.choice(self.authors)
        above = [line for part in self.top for line in self.part(part, story, author, titles)]
        menu = [f"▸ {item}" if item == section and not self.menu_in_one_line else item for item in self.words["menu"]]
        above += [self.name, *([" | ".join(menu)] if self.menu_in_one_line else menu)]
        if self.crumbs:
            above.append(f"{self.words['menu'][0]} › {section} › {story.title}")
        lines: Lines = [(line, FURNITURE) for line in above]
        if chance.random() < 0.3:
            lines.append((section, FURNITURE))
        lines.append((story.title, STORY))
        if chance.random() < 0.4:
            lines.append((self.one("stand", story.topic), STORY))
        meta = [self.one("by", person=author), self.one("pub")]
        if chance.random() < 0.8:
            meta.append(self.one(chance.choice(("read", "ago"))))
        if self.share_above:
            meta += self.part("share", story, author, titles)
        lines += [(line, FURNITURE) for line in meta]
        if chance.random() < 0.7:
            lines += [(self.one("caption", story.topic), STORY), (self.one("credit"), FURNITURE)]
        if chance.random() < 0.08:
            lines.append((self.words["column"][0], FURNITURE))
        lines += story.body
        below = [line for part in self.bottom for line in self.part(part, story, author, titles)]
        below += [self.fill(line, y="2025") for line in self.words["foot"]]
        if self.cookie_last:
            below += self.words["cookie"]
        return [*lines, *((line, FURNITURE) for line in below)]

    def part(self, part: str, story: Story, author: str, titles: list[str]) -> list[str]:  # noqa: PLR0911 - one a part
        chance, words = self.chance, self.words
        match part:
            case "date" | "weather":
                return [self.one(part)]
            case "ticker":
                return [words["live"][0], *(self.fill(words["live"][1]) for _ in range(2))]
            case "popular":
                return [words["popular"][0], *self.readers]
            case "related":
                return [words["related"][0], *chance.sample(titles, min(chance.randint(2, 4), len(titles)))]
            case "share":
                return [*words["share"], *([self.one("views")] if chance.random() < 0.9 else []), self.one("comments")]
            case "bio":
                return [words["about"][0], self.fill(words["bio"][0], person=author)]
            case "tags":
                return [self.fill(words["tags"][0], story.topic)]
            case "agency":
                return words["agency"] if chance.random() < 0.5 else []
            case _:
                return [self.fill(line) for line in words[part]]


def sites(pages: int = 0, seed: int = 7) -> Iterator[tuple[Site, str, list[tuple[str, Lines]]]]:
    """Yield each site, the way its pages are kept, and its pages; `pages` is the most of one site, if not 0."""
    languages = list(LANGUAGES)
    for number, size in enumerate(SIZES):
        chance = random.Random(seed * 1000 + number)
        site = Site(number, languages[number % len(languages)], number // len(languages), chance)
        yield site, WAYS[number % len(WAYS)], list(site.pages(min(size, pages) if pages else size))


def write(folder: Path, pages: int = 0, seed: int = 7) -> int:
    """Write the corpus and its labels; gives the number of pages."""
    labels: dict[str, list[tuple[int, int, int, int, str]]] = {}
    count = 0
    for site, way, made in sites(pages, seed):
        for title, lines in made:
            count += 1
            name = f"{count:04}"
            place = folder / {"mixed": "mixed", "folder": f"site{site.number}", "html": "html", "jsonl": "."}[way]
            place.mkdir(parents=True, exist_ok=True)
            if way == "jsonl":
                path = folder / f"site{site.number}.jsonl"
                known = labels.setdefault(path.relative_to(folder).as_posix(), [])
                row = len({at for at, *_ in known}) + 1
                known += _add_record(path, row, site, lines)
                continue
            path = place / f"{name}.{'html' if way == 'html' else 'txt'}"
            text, places = _html(site, title, lines) if way == "html" else _text(site, lines)
            path.write_text(text, encoding="utf-8")
            labels[path.relative_to(folder).as_posix()] = places
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
    return count


def _text(site: Site, lines: Lines) -> tuple[str, list[tuple[int, int, int, int, str]]]:
    step = 1 if site.wrapped else 2
    text = ("\n" * step).join(line for line, _ in lines) + "\n"
    return text, [(at * step + 1, 1, len(line) + 1, label, line) for at, (line, label) in enumerate(lines)]


def _html(site: Site, title: str, lines: Lines) -> tuple[str, list[tuple[int, int, int, int, str]]]:
    rows = ["<!doctype html>", f'<html lang="{site.language}"><head><meta charset="utf-8">']
    rows += [
        f'<meta property="og:site_name" content="{html.escape(site.name)}"><title>{html.escape(title)}</title></head><body>'
    ]
    places = []
    for line, label in lines:
        tag = "h1" if line == title and "<h1>" not in "".join(rows) else "p" if len(line) > 60 else "div"
        written = html.escape(line, quote=False)
        rows.append(f"<{tag}>{written}</{tag}>")
        places.append((len(rows), len(tag) + 3, len(tag) + 3 + len(written), label, line))
    return "\n".join([*rows, "</body></html>"]) + "\n", places


def _add_record(path: Path, row: int, site: Site, lines: Lines) -> list[tuple[int, int, int, int, str]]:
    head = json.dumps({"url": f"https://{site.domain}/{row}", "text": ""}, ensure_ascii=False)[:-2]
    places, record = [], head
    for at, (line, label) in enumerate(lines):
        written = json.dumps(line, ensure_ascii=False)[1:-1]
        record += "\\n" * bool(at)
        places.append((row, len(record) + 1, len(record) + 1 + len(written), label, line))
        record += written
    with path.open("a" if row > 1 else "w", encoding="utf-8") as file:
        file.write(record + '"}\n')
    return places


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", type=int, default=0)
    chosen = options.parse_args()
    print(f"{write(chosen.folder, chosen.pages)} pages")
