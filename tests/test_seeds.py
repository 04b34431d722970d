"""The sample articles give the findings that are kept beside them, and the clean one gives none."""

from pathlib import Path

import pytest

from lint_news.front.cli import main

ROOT = Path(__file__).parent.parent


def test_the_samples_give_what_is_expected_of_them(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(ROOT)
    assert main(["check", "seeds", "--isolated", "--output-format", "concise"]) == 1
    found = [line for line in capsys.readouterr().out.splitlines() if line.startswith("seeds/")]
    expected = (ROOT / "seeds" / "EXPECTED").read_text(encoding="utf-8").splitlines()
    assert found == expected
    assert not [line for line in found if "osaka-orchestra" in line]


def test_every_safe_fix_of_the_samples_keeps_the_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for path in (ROOT / "seeds").glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    main(["check", str(tmp_path), "--isolated", "--fix", "--output-format", "concise"])
    fixed = (tmp_path / "assam-floods.txt").read_text(encoding="utf-8")
    assert "Post a Comment" not in fixed
    assert fixed.count("Villagers carry their belongings") == 1
    assert "cut within hours." in fixed
    assert "Read more: Mangroves" not in (tmp_path / "court-ruling.html").read_text(encoding="utf-8")
    assert (tmp_path / "osaka-orchestra.txt").read_bytes() == (ROOT / "seeds" / "osaka-orchestra.txt").read_bytes()
    capsys.readouterr()
    assert main(["check", str(tmp_path), "--isolated", "--fix", "--output-format", "concise"]) == 1
    assert "fixable with --fix [*]" not in capsys.readouterr().out
