"""A round of nominations in words: where a line stands, its votes, its decision."""

from desktop_app.documents.papers.nomination_values import rate_words
from desktop_app.domain.awards import DECIDED, PROPOSED, REFUSED, WITHDRAWN, NominationLine
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office import ADMINISTRATION, UNION


def state_words(state: str) -> str:
    """Say where a line stands."""
    return {
        PROPOSED: _("Chờ quyết định"),
        DECIDED: _("Đã khen thưởng"),
        REFUSED: _("Không khen thưởng"),
        WITHDRAWN: _("Đã rút"),
    }.get(state, state)


def chain_words(chain: str) -> str:
    """Name a chain."""
    return {ADMINISTRATION: _("Bên chuyên môn"), UNION: _("Bên công đoàn")}.get(chain, chain)


def type_words() -> dict[str, str]:
    """Name what a round may be for, by its id."""
    return {
        "merit": _("Khen công trạng (tổng kết năm)"),
        "campaign": _("Khen chuyên đề, phong trào"),
        "sudden": _("Khen đột xuất"),
    }


def votes_words(line: NominationLine, members: int | None) -> str:
    """Write the votes of a line: 7/9 (77,78 %); "" where nobody counted them."""
    if line.votes is None:
        return ""
    if not members:
        return format_number(line.votes)
    return f"{line.votes}/{members} ({rate_words(line.votes, members)} %)"


def decision_words(line: NominationLine) -> str:
    """Write the decision of a line with its day; "" while there is none."""
    return f"{line.decision_number} ({format_date(line.decision_on)})" if line.decision_on else ""
