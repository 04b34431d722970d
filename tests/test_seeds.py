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


def test_the_readme_shows_what_the_command_prints(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command, _, rest = readme.partition("$ lint-news ")[2].partition("\n")
    assert main([*command.split(), "--isolated"]) == 1
    assert capsys.readouterr().out.rstrip() == rest.partition("\n```")[0]


def test_the_rule_and_the_configuration_of_the_readme_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rules = tmp_path / "house-rules"
    rules.mkdir()
    rule = "code: " + readme.partition("```yaml\ncode: ")[2].partition("```")[0]
    (rules / "wrong-ministry.yaml").write_text(rule, encoding="utf-8")
    (tmp_path / "lint-news.toml").write_text(readme.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    (tmp_path / "a.txt").write_text("The Ministry of Waters declined to comment.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["test", "house-rules"]) == 0
    assert main(["check", "--select", "HSE", "--output-format", "concise"]) == 1
    assert "a.txt:1:5: HSE101" in capsys.readouterr().out
