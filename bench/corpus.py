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
    "{Body} in {place} said on {day} that {n} families had been moved to schools while crews repaired the river wall.",
    "{person}, who leads {body}, told reporters the work would take {small} weeks and cost about {n},000 euros.",
    "“We have waited {small} years for this, and the rain did not wait for us,” {person} said outside the town hall.",
    "Figures released by {body} show that {n} people used the service last month, {small} per cent more than a year ago.",
    "The decision, which {body} had put off twice since {month}, follows a report that found cracks in {small} bridges.",
    "Residents of {place} said they had heard nothing from {body} until the buses arrived at the market square.",
    "A spokesman for {body} declined to say whether the contract with the firm from {place} would be renewed.",
    "In {place}, where the harvest begins in {month}, growers expect prices to fall if the road stays closed.",
    "{person} said the plan was “not perfect, but it is ours”, and asked the court to set a date for the hearing.",
    "The vote is due on {day}; {body} needs the support of {small} more members to pass the budget.",
    "Hospitals in the region treated {n} patients over the weekend, most of them for the effects of heat and smoke.",
    "{Body} will publish the full accounts in {month}, according to a statement sent to newspapers late on {day}.",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
FURNITURE = (
    "Post a Comment", "Share on Facebook", "Previous Post Next Post", "Sign up for our newsletter", "Advertisement",
)  # fmt: skip
DAMAGE = (
    ("while crews", "while. crews"), ("said on", "said said on"), ("the town hall.", "the town hall. ."), ("“", ""),
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
