from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.app import remembered
from desktop_app.app.command_line import run

COMMANDS = (
    "new", "sample", "list", "show", "schema", "load", "check", "papers", "print", "backup",
    "restore", "selfcheck",
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["lits"], "LỆNH không thể là 'lits', chỉ có"),
        (["show"], "còn thiếu MÃ"),
        (["check"], "cần một trong các phần MÃ --all"),
        (["check", "2026-SK-0001", "--all"], "--all không đi cùng MÃ"),
        (["list", "--year", "hai"], "--year phải là số, không phải 'hai'"),
        (["list", "--yaer", "2026"], "không có tùy chọn --yaer 2026"),
        (["print", "don", "2026-SK-0001"], "còn thiếu --out"),
        (["list", "--book"], "sau --book phải có giá trị"),
        (["list", "--json=1"], "--json không nhận giá trị '1'"),
        (["--today", "31/02/2026"], "--today: "),
        (["--today", "hôm qua"], "--today: "),
    ],
)
def test_wrong_usage_leaves_with_2_and_one_vietnamese_sentence(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(typed)
    out, err = capsys.readouterr()
    assert left.value.code == 2
    assert err.startswith("Lệnh chưa đúng: ")
    assert said in err
    assert err.count("\n") == 1
    assert out == ""


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_vietnamese_throughout(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run([*command.split(), "--help"])
    out, err = capsys.readouterr()
    assert left.value.code == 0
    assert err == ""
    assert out.startswith("Cách dùng: hososangkien")
    assert not {"usage", "options", "arguments", "show this"} & set(out.replace(":", " ").split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_first_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--help"])
    assert f"\n    {command} " in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"{__version__}\n"


def test_help_speaks_the_language_that_was_chosen(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(remembered, "set_language", spoken.append)
    remembered.read_preferences().set(remembered.LANGUAGE_KEY, "en")
    with pytest.raises(SystemExit):
        run(["--help"])
    assert spoken == ["vi", "en"]
