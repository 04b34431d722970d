"""Articles and rules to findings."""

from __future__ import annotations

from lint_news.engine.article import lint_article
from lint_news.engine.baseline import Baseline, BaselineError
from lint_news.engine.corpus import Shuffle
from lint_news.engine.fix import Fixed, fix_source
from lint_news.engine.plan import Plan, PlanSpec
from lint_news.engine.run import Job, Runner
from lint_news.engine.source import SourceResult, lint_source

__all__ = [
    "Baseline",
    "BaselineError",
    "Fixed",
    "Job",
    "Plan",
    "PlanSpec",
    "Runner",
    "Shuffle",
    "SourceResult",
    "fix_source",
    "lint_article",
    "lint_source",
]
