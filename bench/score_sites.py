"""How much of the furniture of the invented sites is found, line by line, and how much of it is not furniture.

    python bench/score_sites.py [--select BPL901] [--misses N] [--false-alarms N] [--seed N]

A line counts as found when findings cover four fifths of its characters. Known to be hard: nothing is told twice.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from sites import write


def findings(folder: Path, select: str) -> list[dict]:
    command = [sys.executable, "-m", "lint_news", "check", "--isolated", "--no-cache", "--select", select]
    done = subprocess.run(
        [*command, "--output-format", "json", "."], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--select", default="BPL901")
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--false-alarms", type=int, default=0)
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, seed=chosen.seed)
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        (folder / "labels.json").unlink()
        found = findings(folder, chosen.select)
    spans = defaultdict(list)
    for one in found:
        start, end = one["location"], one["end_location"]
        spans[one["filename"]].append(((start["row"], start["column"]), (end["row"], end["column"])))
    totals: Counter[tuple[str, int, bool]] = Counter()
    missed, wrong = [], []
    for file, lines in labels.items():
        for row, start, end, label, text in lines:
            low, high = (row, start), (row, end)
            hit = any(_share(low, high, one, other) >= 0.8 for one, other in spans[file])
            totals[file.split("/")[0], label, hit] += 1
            if hit != bool(label):
                (missed if label else wrong).append(f"{file}:{row} {text[:110]}")
    _print("all", sum((Counter({(label, hit): n}) for (_, label, hit), n in totals.items()), Counter()))
    for source in sorted({source for source, *_ in totals}):
        _print(source, Counter({(label, hit): n for (name, label, hit), n in totals.items() if name == source}))
    print(f"{len(found)} findings")
    chance = random.Random(1)
    for title, lines, most in (("missed", missed, chosen.misses), ("wrong", wrong, chosen.false_alarms)):
        for line in chance.sample(lines, min(most, len(lines))):
            print(f"  {title}: {line}")


def _share(low: tuple[int, int], high: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    """The share of a line, which lies in one row, that a finding covers."""
    if start[0] > low[0] or end[0] < low[0]:
        return 0.0
    left = start[1] if start[0] == low[0] else 1
    right = end[1] if end[0] == low[0] else high[1]
    return (min(right, high[1]) - max(left, low[1])) / max(high[1] - low[1], 1)


def _print(name: str, counts: Counter) -> None:
    right, false, missed = counts[1, True], counts[0, True], counts[1, False]
    precision = right / (right + false) if right + false else 1.0
    print(
        f"{name:14} furniture {right + missed:6} precision {precision:.4f} recall {right / max(right + missed, 1):.4f}"
    )


if __name__ == "__main__":
    main()
