"""The generated pages say what the rule files and the schema say."""

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("name", ["rules.md", "checks.md"])
def test_page_is_up_to_date(name):
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    assert (DOCS / name).read_text(encoding="utf-8") == "\n".join(generate.PAGES[name]()) + "\n", "run make docs"
