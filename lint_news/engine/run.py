"""Many files through the linter, in one process or several, with the same outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lint_news.engine.cache import ResultCache
from lint_news.engine.plan import Plan, PlanSpec
from lint_news.engine.source import SourceResult, lint_path

__all__ = ["Job", "Runner", "sort_key"]

_CHUNK = 24
_plans: list[Plan] = []
_cache: ResultCache | None = None


class Job(NamedTuple):
    """A file to lint: where it is, what it is called in reports, and by which plan."""

    path: str
    uri: str
    plan: int
    reported: bool = True


class Runner:
    """Lints files by a list of plans.

    With more than one process the files are handed out in order and come back in order.
    """

    def __init__(self, specs: Sequence[PlanSpec], *, processes: int = 1, cache_folder: str | None = None) -> None:
        self.plans = [Plan(spec) for spec in specs]
        self._processes = processes
        self._cache_folder = cache_folder

    def results(self, jobs: Sequence[Job]) -> Iterator[SourceResult]:
        """Yield the result of each job, in the order of the jobs."""
        if self._processes <= 1 or len(jobs) <= _CHUNK:
            yield from self._serial(jobs)
        else:
            yield from self._parallel(jobs)

    def _serial(self, jobs: Sequence[Job]) -> Iterator[SourceResult]:
        cache = ResultCache(self._cache_folder) if self._cache_folder else None
        try:
            for job in jobs:
                yield lint_path(job.path, job.uri, self.plans[job.plan], cache)
        finally:
            if cache is not None:
                cache.close()

    def _parallel(self, jobs: Sequence[Job]) -> Iterator[SourceResult]:
        from concurrent.futures import ProcessPoolExecutor

        chunks = [jobs[at : at + _CHUNK] for at in range(0, len(jobs), _CHUNK)]
        specs = [plan.spec for plan in self.plans]
        pool = ProcessPoolExecutor(self._processes, initializer=_prepare, initargs=(specs, self._cache_folder))
        with pool:
            for results in pool.map(_lint_chunk, chunks):
                yield from results


def _prepare(specs: Sequence[PlanSpec], cache_folder: str | None) -> None:
    """Set a worker process up; plans are made there, since compiled patterns do not travel."""
    global _cache  # noqa: PLW0603 - a worker process has one
    _plans[:] = [Plan(spec) for spec in specs]
    _cache = ResultCache(cache_folder) if cache_folder else None


def _lint_chunk(jobs: Sequence[Job]) -> list[SourceResult]:
    results = [lint_path(job.path, job.uri, _plans[job.plan], _cache) for job in jobs]
    if _cache is not None:
        _cache.flush()
    return results


def sort_key(order: Callable[[str], int]) -> Callable[..., tuple[object, ...]]:
    """Give the key that sorts findings: by file in the order given, then by place, code and message."""
    return lambda finding: (order(finding.uri), finding.place, finding.code, finding.message)
