"""Every text of the program: marked so that it can be translated, and translated."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from tests import translations
from tests.translations import CODE, COMPILED, ROOT

PLACE = re.compile(r"\{\w*\}")
ACCESS_KEY = re.compile(r"&(?=\w)")
VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SPOKEN_ROOMS = ("app", "ui", "services", "store", "forms")
"""Where a Vietnamese literal is said to a person; in the others it is read, or printed on papers."""

AS_THEY_ARE = {
    "app/crash.py": ("Hồ sơ Sáng kiến ",),  # a report for us
    "app/paths.py": ("Sổ sáng kiến",),  # the name of a folder
    "services/ballot_pay.py": ("lần",),  # typed behind a number, never shown
    "ui/look/metrics.py": ("Nhà máy điện sáng kiến",),  # measured, never shown
    "ui/pages/catalogue_fields.py": ("Nữ",),  # the value kept in the book
    "ui/shell/menus.py": ("Tiếng Việt",),  # a language is named in its own words
}
"""Literals that are not said in the language chosen, and why."""


def test_every_text_of_the_code_has_english() -> None:
    english = translations.translated()
    kept = {str(entry.id) for entry in english if entry.id}
    asked = {str(entry.id) for entry in translations.extracted() if entry.id}
    assert kept == asked, "run python -m tests.translations"
    assert not translations.missing(english), "translate in resources/i18n/en.po"
    assert all(str(entry.string).strip() for entry in english)


def test_english_keeps_the_places_to_fill_in_and_the_access_keys() -> None:
    for entry in translations.translated():
        if entry.id:
            vietnamese, english = str(entry.id), str(entry.string)
            assert Counter(PLACE.findall(vietnamese)) == Counter(PLACE.findall(english)), vietnamese
            assert len(ACCESS_KEY.findall(vietnamese)) == len(ACCESS_KEY.findall(english)), vietnamese
            assert vietnamese.endswith("…") == english.endswith("…"), vietnamese


def test_the_menus_have_different_access_keys_in_english() -> None:
    keys = [
        found.group(1).lower()
        for entry in translations.translated()
        if entry.id and (found := re.search(r"&(\w)", str(entry.string)))
    ]
    assert len(keys) == len(set(keys)) > 0


def test_the_compiled_catalogue_is_the_one_in_the_text() -> None:
    with COMPILED.open("rb") as file:
        compiled = read_mo(file)
    from_text = {str(entry.id): entry.string for entry in translations.translated() if entry.id}
    assert {str(entry.id): entry.string for entry in compiled if entry.id} == from_text
    assert compiled.charset == "utf-8"


def test_a_text_worded_anew_is_missing_until_somebody_looks_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    source = code / "words.py"
    monkeypatch.setattr(translations, "CODE", code)
    monkeypatch.setattr(translations, "ENGLISH", tmp_path / "en.po")
    monkeypatch.setattr(translations, "COMPILED", tmp_path / "en.mo")
    source.write_text('_("Mở thư mục của sổ")\n_("Đóng")\n', encoding="utf-8")
    english = translations.extracted()
    english["Mở thư mục của sổ"].string = "Open the folder"
    english["Đóng"].string = "Close"
    translations.save(english)
    assert translations.main() == 0
    source.write_text('_("Mở thư mục của sổ này")\n_("Đóng")\n_("Khôi phục")\n', encoding="utf-8")
    assert translations.main() == 1
    again = translations.translated()
    assert translations.missing(again) == ("Mở thư mục của sổ này", "Khôi phục")
    assert again["Đóng"].string == "Close"
    with (tmp_path / "en.mo").open("rb") as file:
        spoken = GNUTranslations(file)
    assert spoken.gettext("Đóng") == "Close"
    assert spoken.gettext("Mở thư mục của sổ này") == "Mở thư mục của sổ này"


# How the texts are marked


def test_nothing_is_said_while_modules_are_imported() -> None:
    frozen = [place for tree in _modules() for place in said_at_import(tree)]
    assert not frozen, "said before a language is chosen; put it into a function"


def test_only_plain_texts_are_marked() -> None:
    odd = [place for tree in _modules() for place in marked_oddly(tree)]
    assert not odd, "only one plain literal inside _(): put .format() behind it"


def test_every_vietnamese_text_for_people_is_marked() -> None:
    bare = [
        place
        for room in SPOKEN_ROOMS
        for tree in _modules(room)
        for place in unmarked(tree, AS_THEY_ARE.get(tree.name, ()))
    ]
    assert not bare, "put it inside _()"


def test_the_checks_see_what_they_look_for() -> None:
    tree = Module(
        "mẫu.py",
        ast.parse(
            '"""Tài liệu."""\n'
            'A = _("sớm")\n'
            "B = lambda: _('lúc hỏi')\n"
            "class C:\n"
            '    words = _("sớm nữa")\n'
            "    def f(self, x=_('vẫn sớm')):\n"
            '        """Tài liệu."""\n'
            "        _(f'lạ {x}'); _(x); _('một', 'hai'); _('')\n"
            "        return 'chưa đánh dấu', f'cũng {x} chưa', _('đã đánh dấu')\n"
            "@functools.lru_cache(None)\n"
            "def g():\n"
            "    return _('chỉ một lần')\n"
        ),
    )
    assert said_at_import(tree) == ["mẫu.py:2", "mẫu.py:5", "mẫu.py:6", "mẫu.py:12"]
    assert marked_oddly(tree) == ["mẫu.py:8"] * 4
    assert unmarked(tree) == ["mẫu.py:9: chưa đánh dấu", "mẫu.py:9: cũng ", "mẫu.py:9:  chưa"]


class Module:
    """One parsed module, its place below `desktop_app`, and who holds each of its nodes."""

    def __init__(self, name: str, root: ast.Module) -> None:
        self.name = name
        self.root = root
        self.holders = {child: node for node in ast.walk(root) for child in ast.iter_child_nodes(node)}

    def above(self, node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
        """Yield each node that holds this one, with the child that leads to it."""
        while node in self.holders:
            node, child = self.holders[node], node
            yield node, child

    def marks(self) -> Iterator[ast.Call]:
        """Yield every `_(…)`, in the order of the lines."""
        calls = [node for node in ast.walk(self.root) if isinstance(node, ast.Call)]
        marks = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_"]
        yield from sorted(marks, key=lambda mark: mark.lineno)


def said_at_import(tree: Module) -> list[str]:
    """Name each `_(…)` that is said once for all: at import, defaults and decorators included, or cached."""

    def is_late(mark: ast.Call) -> bool:
        around = [
            node
            for node, child in tree.above(mark)
            if isinstance(node, FUNCTIONS)
            and (child is getattr(node, "body", None) or child in _statements(node))
        ]
        return bool(around) and not any(_is_cached(node) for node in around)

    return [f"{tree.name}:{mark.lineno}" for mark in tree.marks() if not is_late(mark)]


def marked_oddly(tree: Module) -> list[str]:
    """Name each `_(…)` around anything but one literal that is not empty."""

    def is_plain(mark: ast.Call) -> bool:
        match mark.args:
            case [ast.Constant(value=str(text))]:
                return bool(text) and not mark.keywords
            case _:
                return False

    return [f"{tree.name}:{mark.lineno}" for mark in tree.marks() if not is_plain(mark)]


def unmarked(tree: Module, as_they_are: Sequence[str] = ()) -> list[str]:
    """Name each Vietnamese literal outside `_(…)`, docstrings aside."""
    marked = {id(node) for mark in tree.marks() for node in ast.walk(mark)}
    return [
        f"{tree.name}:{node.lineno}: {node.value[:60]}"
        for node in ast.walk(tree.root)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and VIETNAMESE.search(node.value)
        and node.value not in as_they_are
        and id(node) not in marked
        and not isinstance(tree.holders.get(node), ast.Expr)
    ]


def _is_cached(node: ast.AST) -> bool:
    return any("cache" in ast.dump(decorator) for decorator in getattr(node, "decorator_list", []))


def _statements(node: ast.AST) -> list[ast.AST]:
    return [*node.body] if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else []


def _modules(room: str = "") -> Iterator[Module]:
    for path in sorted((CODE / room).rglob("*.py")):
        name = path.relative_to(ROOT / "desktop_app").as_posix()
        yield Module(name, ast.parse(path.read_text(encoding="utf-8")))
