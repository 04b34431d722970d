"""The start of the command: one small article waits for nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PROBE = """
import sys
from lint_news.front.cli import main
main(["check", "--isolated", "--exit-zero", sys.argv[1]])
heavy = ("ahocorasick_rs", "hashlib", "json", "ruamel.yaml", "sqlite3", "lint_news.checks.templates")
print(*(name for name in heavy if name in sys.modules), file=sys.stderr)
"""
_ARTICLE = """Wells run dry in three villages of the valley

Wells have run dry in three villages after a second year without rain, farmers there said on Monday.
"""


def test_a_small_article_waits_for_no_library_that_it_does_not_need(tmp_path: Path):
    path = tmp_path / "wells.txt"
    path.write_text(_ARTICLE, encoding="utf-8")
    cold, warm = (
        subprocess.run([sys.executable, "-c", _PROBE, str(path)], capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert "ruamel.yaml" in cold.stderr
    assert warm.stderr.split() == []
    assert warm.stdout == cold.stdout
