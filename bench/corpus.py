"""A seeded corpus of invented articles, with defects planted at a known rate."""

from __future__ import annotations

import random
from pathlib import Path

PLACES = "Assam Lyon Accra Recife Tampere Izmir Sendai Oaxaca Tbilisi Mombasa Leeds Busan Graz Quito Riga Perth".split()
PEOPLE = (
    "Ama Mensah;Jorge Paredes;Leena Virtanen;Mehmet Aydin;Haruka Ito;Nino Beridze;Grace Otieno;Claire Dubois;"
    "Ravi Gogoi;Park Ji-hoon;Eva Gruber;Luis Andrade;Janis Ozols;Sarah Whitfield;Tomas Keller;Fatou Diallo"
).split(";")
BODIES = (
    "the city council;the port authority;the ministry of health;the teachers' union;the water board;the regional court;"
    "the election commission;the national railway;the weather service;the chamber of commerce"
).split(";")
SENTENCES = (
    "{Body} in {place} said on {day} that {n} {people} had been {moved} while {people} {mended} the {old} {thing}.",
    "{person}, who leads {body}, told {people} the {thing} would take {small} weeks and cost {n},000 euros.",
    "“We have {moved} {small} {things}, and the {thing} did not wait for us,” {person} said outside the {old} {thing}.",
    "Figures released by {body} show that {n} {people} used the {thing} in {month}, {small} per cent more than in {month}.",
    "The {old} {thing}, which {body} had {moved} twice since {month}, follows a report on {small} {things}.",
    "{People} of {place} said they had heard nothing from {body} until the {things} arrived at the {old} {thing}.",
    "A spokesman for {body} declined to say whether the {thing} with {people} from {place} would be {moved}.",
    "In {place}, where the {thing} begins in {month}, {people} expect {things} to fall if the {old} {thing} stays closed.",
    "{person} said the {thing} was “not {old}, but it is ours”, and asked {people} to set a date for the {thing}.",
    "The {thing} is due on {day}; {body} needs {small} more {people} to {mend} the {old} {thing}.",
    "{People} in {place} {mended} {n} {things} over the weekend, most of them for the {old} {thing}.",
    "{Body} will publish the {old} {things} in {month}, according to {people} who {mended} them late on {day}.",
    "After {month} the {things} of {place} were {moved} by {people}, and {person} called the {thing} {old}.",
    "Not all {people} agree: {person} wants {small} {things} back, and {body} has {n} reasons to {mend} none of them.",
)
PEOPLE_WORDS = (
    "families residents growers teachers nurses engineers drivers fishermen students traders pensioners lawyers porters "
    "volunteers visitors tenants farmers sailors clerks builders musicians miners bakers editors cyclists referees"
).split()
THINGS = (
    "bridge budget harvest ferry clinic embankment tunnel contract hearing festival museum library pipeline quarry "
    "orchard reservoir market archive vineyard airport stadium mill dam tower cable sewer court school ward crossing"
).split()
OLD = "old new narrow costly disputed northern eastern flooded modest temporary public silent crowded ancient".split()
MOVED = "moved postponed inspected closed repaired sold counted flooded insured emptied painted measured".split()
MENDED = "mended rebuilt guarded reopened photographed cleaned drained surveyed praised refused".split()
MEND = "mend rebuild guard reopen clean drain survey praise refuse share".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
FURNITURE = (
    "Post a Comment", "Share on Facebook", "Previous Post Next Post", "Sign up for our newsletter", "Advertisement",
)  # fmt: skip
DAMAGE = (
    (" while ", ". while "), (" said ", " said said "), (". ", ". . "), ("“", ""),
)  # fmt: skip


def sentence(chance: random.Random) -> str:
    body = chance.choice(BODIES)
    return chance.choice(SENTENCES).format(
        body=body,
        Body=body[0].upper() + body[1:],
        place=chance.choice(PLACES),
        person=chance.choice(PEOPLE),
        day=chance.choice(DAYS),
        month=chance.choice(MONTHS),
        people=chance.choice(PEOPLE_WORDS),
        People=chance.choice(PEOPLE_WORDS).capitalize(),
        thing=chance.choice(THINGS),
        things=chance.choice(THINGS) + "s",
        old=chance.choice(OLD),
        moved=chance.choice(MOVED),
        mended=chance.choice(MENDED),
        mend=chance.choice(MEND),
        n=chance.randint(12, 980),
        small=chance.randint(2, 19),
    )


def article(chance: random.Random, length: int) -> str:
    """An article of about `length` bytes; every second one has a defect or two, as ingested copy does."""
    blocks = [f"{chance.choice(PLACES)} counts the cost as {chance.choice(BODIES)} weighs its next step"]
    while sum(map(len, blocks)) < length:
        blocks.append(" ".join(sentence(chance) for _ in range(chance.randint(2, 4))))
    if chance.random() < 0.5:
        at = chance.randrange(1, len(blocks))
        old, new = chance.choice(DAMAGE)
        blocks[at] = blocks[at].replace(old, new, 1)
        blocks.append(chance.choice(FURNITURE))
    return "\n\n".join(blocks) + "\n"


def write(folder: Path, count: int, length: int = 4800, seed: int = 20) -> int:
    """Write `count` articles; gives the number of bytes."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for number in range(count):
        data = article(chance, length).encode()
        (folder / f"{number:06}.txt").write_bytes(data)
        total += len(data)
    return total
