"""What every test has: a cache folder of its own, and a terminal that says nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("default", deadline=None, max_examples=40, suppress_health_check=_SLOW)
settings.register_profile("ci", deadline=None, max_examples=40, suppress_health_check=_SLOW, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is cached out of the user's folders, and variables that colour output out of the tests."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("LINT_NEWS_CACHE_DIR", str(folder))
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return folder
