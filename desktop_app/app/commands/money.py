"""Commands on money: benefit."""

from argparse import Namespace

from desktop_app.app.books import open_for_reading
from desktop_app.app.output import say, say_json
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, in_words
from desktop_app.domain.records import BenefitLine
from desktop_app.services import benefits


def benefit(arguments: Namespace) -> int:
    """Show the money of one innovation: each line with its working, each year with its sum."""
    from desktop_app.services.dossiers import find_innovation, load_dossier

    with open_for_reading(arguments) as book:
        dossier = load_dossier(book, find_innovation(book, arguments.code))
    found = benefits.benefit_of(dossier)
    if arguments.json:
        say_json({"code": dossier.innovation.code, **_as_json(found)})
        return 0
    say(f"{dossier.innovation.code}  {dossier.innovation.title}")
    say(_answer(found))
    if found.amount is not None:
        say(_("Bằng chữ: {words} đồng").format(words=in_words(found.amount)))
    for sheet in benefits.sheets_of(found.lines):
        lines = benefits.lines_of(found.lines, sheet)
        if lines:
            say(f"{benefits.sheet_label(sheet)}: {_money(benefits.total(lines, sheet))}")
        for place, line in enumerate(lines, 1):
            _say_line(place, line)
    return 0


def _answer(found: benefits.Benefit) -> str:
    if found.answer == benefits.NOT_COMPUTABLE:
        return _("Không tính được")
    if not found.answer and found.amount is None:
        return _("Chưa trả lời về số tiền làm lợi.")
    return _("Số tiền làm lợi: {amount}").format(amount=_money(found.amount))


def _money(amount: int | None) -> str:
    return _("chưa có số tiền") if amount is None else _("{amount} đồng").format(amount=format_money(amount))


def _say_line(place: int, line: BenefitLine) -> None:
    name = f"{line.description} [{line.formula}]" if line.formula else line.description
    say(f"  {place}. {name}: {_money(line.amount)}")
    notes = [
        _("nguồn: {source}").format(source=line.source) if line.source else "",
        _("minh chứng: {evidence}").format(evidence=line.evidence) if line.evidence else "",
    ]
    problems = [problem.sentence for problem in benefits.line_problems(line)]
    for words in (*benefits.words_of(line), "; ".join(filter(None, notes)), *problems):
        if words:
            say(f"     {words}")


def _as_json(found: benefits.Benefit) -> dict[str, object]:
    sheets = [
        {
            "year": sheet.year,
            "is_actual": sheet.is_actual,
            "total": benefits.total(found.lines, sheet),
            "lines": [_line_as_json(line) for line in benefits.lines_of(found.lines, sheet)],
        }
        for sheet in benefits.sheets_of(found.lines)
    ]
    words = None if found.amount is None else in_words(found.amount)
    return {"answer": found.answer, "amount": found.amount, "amount_in_words": words, "sheets": sheets}


def _line_as_json(line: BenefitLine) -> dict[str, object]:
    return {
        "description": line.description,
        "formula": line.formula,
        "inputs": benefits.inputs_of(line),
        "quantity": line.quantity,
        "measure": line.measure,
        "unit_price": line.unit_price,
        "amount": line.amount,
        "source": line.source,
        "evidence": line.evidence,
        "working": list(benefits.words_of(line)),
        "problems": [
            {"input": problem.input, "sentence": problem.sentence, "is_blocking": problem.is_blocking}
            for problem in benefits.line_problems(line)
        ],
    }
