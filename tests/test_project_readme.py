"""README's lines are the ones that are run, and they name files and commands that exist."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def lines(language: str) -> list[str]:
    """Return the command lines of one language that README shows."""
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_both_debian_lines_start_from_a_machine_that_has_nothing() -> None:
    starting = [line for line in lines("sh") if line.startswith("apt-get update && ")]
    assert len(starting) == 2
    for line in starting:
        assert (
            "DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3-venv " in line
        )
        assert " --require-hashes -r requirements" in line
    assert starting[0].endswith(".venv/bin/hososangkien")
    assert starting[1].endswith(".venv/bin/python -m tests")


def test_the_second_line_installs_all_that_the_first_does() -> None:
    first, second = (
        set(re.findall(r"--no-install-recommends (.*?) &&", line)[0].split())
        for line in lines("sh")
        if line.startswith("apt-get update")
    )
    assert first < second


def test_windows_has_a_twin_of_each_line() -> None:
    assert [line.rpartition("{ ")[2] for line in lines("powershell")][:2] == [
        r".venv\Scripts\hososangkien }",
        r".venv\Scripts\python -m tests }",
    ]


def test_ci_runs_the_second_line_of_readme_and_nothing_of_its_own() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert not re.search(r"apt-get (update|install)|pip |pytest|ruff", script)
    (pattern,) = re.findall(r"grep -E '([^']+)' README\.md", script)
    assert len([line for line in README.splitlines() if re.search(pattern, line)]) == 1


def test_the_files_and_the_command_that_the_lines_name_exist() -> None:
    named = set(re.findall(r"-r (\S+\.lock)|(build\.spec)", README))
    assert named == {("requirements.lock", ""), ("requirements-dev.lock", ""), ("", "build.spec")}
    assert all((ROOT / "".join(pair)).is_file() for pair in named)
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert set(scripts) == {"hososangkien"}
