"""How fast lint-news is, beside the linters of prose that install from the package index.

    make bench                       everything
    python bench/bench.py --quick    a tenth of the corpus

Every figure is the median of several whole processes on the same invented corpus in the same sitting; ratios are what
to compare, since machines differ. CPU is user and system time of the process and its children.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import write

BIN = Path(sys.executable).parent


def measure(command: list[str], runs: int) -> tuple[float, float]:
    """Median wall and CPU seconds of a command; its findings do not matter, a failure to start does."""
    walls, cpus = [], []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if b"Traceback" in done.stderr:
            sys.exit(f"{command[0]} failed:\n{done.stderr.decode()}")
    return statistics.median(walls), statistics.median(cpus)


def lint(path: Path, *options: str) -> list[str]:
    return [str(BIN / "lint-news"), "check", "--isolated", "--output-format", "concise", *options, str(path)]


def peers(path: Path) -> dict[str, list[str]]:
    commands = {
        "codespell": ["codespell", "--quiet-level", "35"],
        "typos": ["typos"],
        "proselint": ["proselint", "check"],
    }
    return {n: [str(BIN / c[0]), *c[1:], str(path)] for n, c in commands.items() if (BIN / c[0]).exists()}


def start_up(folder: Path) -> None:
    print("Start: one 4 KB article, all default rules, warm rule cache")
    sample = min(folder.iterdir())
    rows = {"python -c pass": [sys.executable, "-c", "pass"], "lint-news": lint(sample)} | peers(sample)
    times = {name: measure(command, 15) for name, command in rows.items()}
    for name, (wall, cpu) in times.items():
        against = f"   {times['lint-news'][0] / wall:5.2f} of it is lint-news" if name in peers(sample) else ""
        print(f"  {name:16} {1000 * wall:7.1f} ms wall {1000 * cpu:7.1f} ms CPU{against}")


def throughput(folder: Path, size: int, runs: int) -> None:
    print(f"\nThroughput: {size / 1e6:.1f} MB in {len(list(folder.iterdir()))} files")
    rows = {
        "lint-news, one process, no cache": lint(folder, "--jobs", "1", "--no-cache"),
        "lint-news, all processors, no cache": lint(folder, "--no-cache"),
    } | peers(folder)
    base = 0.0
    for name, command in rows.items():
        wall, cpu = measure(command, runs if name != "proselint" else 1)
        base = base or cpu
        print(f"  {name:38} {size / 1e6 / wall:8.2f} MB/s {cpu:7.2f} s CPU, {cpu / base:5.2f} x lint-news")
    measure(lint(folder, "--jobs", "1"), 1)
    wall, cpu = measure(lint(folder, "--jobs", "1"), max(runs, 3))
    print(f"  {'lint-news, unchanged, from its cache':38} {size / 1e6 / wall:8.2f} MB/s {cpu:7.2f} s CPU")


def scaling(scratch: Path, counts: list[int]) -> None:
    print("\nCost per article as the corpus grows (one process, no cache)")
    for count in counts:
        folder = scratch / f"scale-{count}"
        write(folder, count)
        wall, _ = measure(lint(folder, "--jobs", "1", "--no-cache"), 1)
        print(f"  {count:7} articles {1000 * wall / count:8.3f} ms each")
        shutil.rmtree(folder)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--quick", action="store_true")
    quick = options.parse_args().quick
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        os.environ["LINT_NEWS_CACHE_DIR"] = str(scratch / "cache")
        folder = scratch / "articles"
        size = write(folder, 200 if quick else 2000)
        start_up(folder)
        throughput(folder, size, 1 if quick else 3)
        scaling(scratch, [100, 1000] if quick else [100, 1000, 5000, 20000])


if __name__ == "__main__":
    main()
