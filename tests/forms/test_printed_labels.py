"""Every printed label of each form, exact and in printed order.

The golden files were written down from the regulations' own forms, one label a line, never from the packs.
`motto` stands for Quốc hiệu and tiêu ngữ, a line of | for the headings of a table.
"""

import re
from pathlib import Path

import pytest

from desktop_app.forms.packs import shipped_packs
from desktop_app.forms.vocabulary import Form, PartKind

LABELS = Path(__file__).parents[1] / "golden" / "labels"


def printed(form: Form) -> str:
    """Everything the form prints of its own, in order, without the places that are filled in."""
    lines: list[str] = []
    for section in form.sections:
        for part in section.parts:
            if part.kind is PartKind.MOTTO:
                lines.append("motto")
            lines.append(part.text)
            lines.append(part.note)
            if part.columns:
                lines.append("".join(f"| {column.heading} " for column in part.columns))
    text = re.sub(r"\{[^}]*\}|\[\[|\]\]|</?[biu]>", "", "\n".join(lines))
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


@pytest.mark.parametrize("pack_id", ["evngenco2-2026", "evn-2023", "tt18-2013"])
def test_every_printed_label_stands_exactly_and_in_order(pack_id: str) -> None:
    labels = (LABELS / f"{pack_id}.txt").read_text(encoding="utf-8")
    form = next(pack.form for pack in shipped_packs() if pack.id == pack_id)
    text = printed(form)
    place = 0
    for label in labels.splitlines():
        found = text.find(label, place)
        assert found >= 0, f"{label!r} is missing after {text[max(0, place - 80) : place]!r}"
        place = found + len(label)


@pytest.mark.parametrize(
    ("pack_id", "headings"),
    [
        ("evngenco2-2026", ["A", "1", "2", "2.1", "2.2", "2.3", "2.4", "2.5", "3", "4", "B", "C", "D", "E"]),
        ("evn-2023", ["A", "1", "2", "2.1", "2.2", "2.3", "2.4", "3", "4", "B", "C", "D"]),
        ("tt18-2013", []),
    ],
)
def test_a_form_prints_no_heading_of_our_own(pack_id: str, headings: list[str]) -> None:
    form = next(pack.form for pack in shipped_packs() if pack.id == pack_id)
    texts = [
        part.text for section in form.sections for part in section.parts if part.kind is PartKind.HEADING
    ]
    assert [text.split()[0].rstrip(".") for text in texts] == headings


@pytest.mark.parametrize("typo", ["Lĩnh vựa", "CÔNG NGHỆP", "EVGENCO2", "Cộng hoà"])
def test_typos_of_circulating_forms_are_not_copied(typo: str) -> None:
    assert all(typo not in printed(pack.form) for pack in shipped_packs())
