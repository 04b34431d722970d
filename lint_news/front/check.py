"""`lint-news check`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from lint_news import __version__
from lint_news.engine import (
    Baseline,
    BaselineError,
    Job,
    Runner,
    Shuffle,
    SourceResult,
    fix_source,
    lint_source,
)
from lint_news.front.cli import UsageError, complain
from lint_news.front.files import article_paths, save, write_whole
from lint_news.front.setup import Setup
from lint_news.ingest import IngestError, Source, read_source
from lint_news.model import Finding
from lint_news.report import Style, Summary, render, statistics
from lint_news.rulebook import cache_folder

__all__ = ["check"]

_WORTH_CACHING = 256 * 1024
_WORTH_A_PROCESS = 3 * 1024 * 1024
_SEVERITIES = ("info", "warning", "error")


def check(options: argparse.Namespace) -> int:
    """Lint, fix, report; gives the exit code."""
    return _Check(options).run()


class _Check:
    """One run of `check`."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._setup = Setup(options)
        self._fixed = 0
        self._articles = 0
        self._changed = False
        self._printed = False

    def run(self) -> int:
        jobs = self._jobs()
        runner = Runner(self._setup.specs(), processes=self._processes(jobs), cache_folder=self._cache(jobs))
        self._runner = runner
        findings = self._lint(jobs)
        if self._options.fix or self._options.diff:
            findings = self._fix(jobs, findings)
            if self._options.diff:
                return int(self._changed and not self._options.exit_zero)
        findings, hidden = self._without_known(findings)
        if not self._stdin_fixed(jobs):
            self._report(findings, len([job for job in jobs if job.reported]), hidden)
        return self._exit_code(findings)

    def _jobs(self) -> list[Job]:
        options, setup = self._options, self._setup
        jobs: dict[str, Job] = {}
        known = os.path.abspath(options.baseline or setup.baseline() or os.devnull)
        corpus = setup.corpus()
        for path in options.paths:
            if path == "-":
                uri = options.stdin_filename or "stdin.txt"
                jobs[path] = Job("-", uri, setup.plan_number(os.path.abspath(uri)))
                continue
            if not os.path.lexists(path):
                msg = f"{path}: no such file or folder"
                raise UsageError(msg)
            for found in article_paths(path):
                full = os.path.abspath(found)
                if full != known and not setup.excluded(full):
                    # A corpus below the folder that is checked is still only compared with.
                    reported = found == path or not corpus or not _below(full, corpus)
                    jobs.setdefault(full, self._job(found, reported=reported))
        for path in article_paths(corpus) if corpus else ():
            jobs.setdefault(os.path.abspath(path), self._job(path, reported=False))
        if not jobs:
            setup.plan_number(os.path.abspath("x"))  # so that a mistake in the selection is told all the same
        return list(jobs.values())

    def _job(self, path: str, *, reported: bool = True) -> Job:
        uri = os.path.normpath(path).replace(os.sep, "/")
        return Job(path, uri, self._setup.plan_number(os.path.abspath(path)), reported)

    def _size(self, jobs: Sequence[Job]) -> int:
        total = 0
        for job in jobs:
            try:
                total += os.stat(job.path).st_size
            except OSError:
                continue
        return total

    def _cache(self, jobs: Sequence[Job]) -> str | None:
        if self._options.no_cache or self._size(jobs) < _WORTH_CACHING:
            return None
        return cache_folder()

    def _processes(self, jobs: Sequence[Job]) -> int:
        asked: int | None = self._options.jobs
        if asked is not None:
            if asked < 1:
                msg = f"--jobs {asked}: expected 1 or more"
                raise UsageError(msg)
            return asked
        if self._size(jobs) < _WORTH_A_PROCESS:
            return 1
        return os.cpu_count() or 1

    def _lint(self, jobs: Sequence[Job]) -> list[Finding]:
        findings: list[Finding] = []
        shuffle = Shuffle()
        plans = {job.uri: job.plan for job in jobs}
        files = [job for job in jobs if job.path != "-"]
        results = list(self._stdin(jobs))
        for job, result in [*results, *zip(files, self._watched(files), strict=True)]:
            shuffle.add(result.rows, reported=job.reported)
            if job.reported:
                findings += result.findings
                self._articles += result.articles
        findings += shuffle.judge(lambda uri: self._runner.plans[plans[uri]])
        return _sorted(findings, jobs)

    def _watched(self, files: Sequence[Job]) -> Iterator[SourceResult]:
        results = self._runner.results(files)
        if sys.stderr.isatty() and len(files) > 1:
            from lint_news.front.progress import watch

            return watch(results, len(files))
        return results

    def _stdin(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, SourceResult]]:
        for job in jobs:
            if job.path == "-":
                source = self._read(job)
                yield job, lint_source(source, self._runner.plans[job.plan])

    def _read(self, job: Job) -> Source:
        """Read a job's source; standard input is read once and kept."""
        if job.path != "-":
            return read_source(job.path, job.uri)
        if not hasattr(self, "_input"):
            self._input = sys.stdin.buffer.read()
        try:
            return read_source(job.uri, job.uri, data=self._input)
        except IngestError as error:
            msg = f"{job.uri}: {error.message}"
            raise UsageError(msg) from None

    def _fix(self, jobs: Sequence[Job], findings: list[Finding]) -> list[Finding]:
        """Fix every file that has something to fix; gives what is left to report."""
        wanted = ("safe", "unsafe") if self._options.unsafe_fixes else ("safe",)
        fixable = {f.uri for f in findings if f.fix is not None and f.fix.applicability in wanted}
        left = [finding for finding in findings if finding.uri not in fixable]
        for job in jobs:
            if job.uri in fixable and job.reported:
                left += self._fix_one(job, [finding for finding in findings if finding.uri == job.uri])
        if self._changed and not self._options.diff and not self._options.paths.count("-") and self._across(findings):
            # What stands across articles has other places now, and may have become another matter.
            self._articles = 0
            return self._lint(jobs)
        return _sorted(left, jobs)

    def _across(self, findings: list[Finding]) -> bool:
        return any(finding.code in plan.corpus_checks for plan in self._runner.plans for finding in findings)

    def _fix_one(self, job: Job, findings: list[Finding]) -> list[Finding]:
        plan = self._runner.plans[job.plan]
        across = [finding for finding in findings if finding.code in plan.corpus_checks]
        try:
            source = self._read(job)
            fixed = fix_source(
                source,
                lambda s: lint_source(s, plan).findings,
                unsafe=self._options.unsafe_fixes,
                first=across,
            )
            if self._options.diff:
                self._diff(source, fixed.source)
            else:
                self._write(job, source, fixed.source)
        except (IngestError, OSError) as error:
            complain(f"{job.uri}: not fixed: {getattr(error, 'message', error)}")
            return findings
        self._fixed += fixed.applied
        unfixed = [finding for finding in across if not _applied(finding, unsafe=self._options.unsafe_fixes)]
        return [*fixed.findings, *unfixed]

    def _write(self, job: Job, before: Source, after: Source) -> None:
        if job.path == "-":
            self._print(after.encode(after.raw))
        elif after.raw != before.raw:
            write_whole(job.path, after.encode(after.raw))
            self._changed = True

    def _diff(self, before: Source, after: Source) -> None:
        from lint_news.front.diff import unified

        if before.raw != after.raw:
            self._changed = True
            sys.stdout.writelines(unified(before.uri, before.raw, after.raw))

    def _stdin_fixed(self, jobs: Sequence[Job]) -> bool:
        """Say whether standard output holds a fixed article, and so no report."""
        if not self._options.fix or not any(job.path == "-" for job in jobs):
            return False
        if not self._printed:
            self._print(self._input)
        return True

    def _print(self, article: bytes) -> None:
        self._printed = True
        sys.stdout.buffer.write(article)
        sys.stdout.buffer.flush()

    def _without_known(self, findings: list[Finding]) -> tuple[list[Finding], int]:
        path = self._options.baseline or self._setup.baseline()
        if self._options.update_baseline:
            if not path:
                msg = "--update-baseline needs --baseline FILE, or baseline in the configuration"
                raise UsageError(msg)
            # A file's name may be no UTF-8; JSON reads the escape back.
            save(path, Baseline.of(findings, _beside(path)).dump().encode("utf-8", "backslashreplace"))
        if not path:
            return findings, 0
        try:
            with open(path, encoding="utf-8") as file:
                baseline = Baseline.parse(file.read())
        except (OSError, UnicodeDecodeError, BaselineError) as error:
            msg = f"{path}: {error.strerror if isinstance(error, OSError) else error}"
            raise UsageError(msg) from None
        return baseline.split(findings, _beside(path))

    def _report(self, findings: list[Finding], files: int, hidden: int) -> None:
        options = self._options
        fixes = [finding.fix.applicability for finding in findings if finding.fix is not None]
        summary = Summary(
            articles=self._articles,
            files=files,
            seconds=None,
            fixed=self._fixed,
            fixable=fixes.count("safe"),
            fixable_unsafe=fixes.count("unsafe"),
            baselined=hidden,
        )
        rules = self._setup.rules_for_report(pages=options.output_format == "sarif")
        to_file = options.output_file
        style = Style(color=_in_color(options, sys.stdout), width=_width())
        if options.statistics:
            chunks = statistics(findings, rules, style)
        else:
            chunks = render(options.output_format, findings, rules, summary, style, __version__)
        if to_file:
            save(to_file, "".join(chunks).encode("utf-8", "backslashreplace"))
            return
        sys.stdout.writelines(chunks)
        sys.stdout.flush()

    def _exit_code(self, findings: list[Finding]) -> int:
        if self._options.exit_zero:
            return 0
        bar = _SEVERITIES.index(self._options.fail_on)
        return int(any(_SEVERITIES.index(finding.severity) >= bar for finding in findings))


def _beside(path: str) -> Callable[[str], str]:
    """Give a function that names files as seen from a baseline, from wherever the command is run."""
    folder = os.path.dirname(os.path.abspath(path))
    return lambda uri: os.path.relpath(os.path.abspath(uri), folder).replace(os.sep, "/")


def _below(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(os.path.abspath(folder), ""))


def _applied(finding: Finding, *, unsafe: bool) -> bool:
    return finding.fix is not None and (finding.fix.applicability == "safe" or unsafe)


def _sorted(findings: list[Finding], jobs: Sequence[Job]) -> list[Finding]:
    order = {job.uri: number for number, job in enumerate(jobs)}
    return sorted(findings, key=lambda f: (order.get(f.uri, 0), f.place, f.code, f.message))


def _in_color(options: argparse.Namespace, out: TextIO) -> bool:
    if options.output_file or options.color == "never":
        return False
    if options.color == "always" or os.environ.get("FORCE_COLOR"):
        return True
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((80, 24)).columns
