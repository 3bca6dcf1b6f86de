"""What of a round of nominations needs a look, whoever decides: the sentences its papers tell, and more."""

from desktop_app.documents.papers.nomination_notices import notices_before
from desktop_app.domain.awards import REFUSED, WITHDRAWN, NominationLine, NominationRound
from desktop_app.domain.language import _
from desktop_app.domain.office import CHAINS
from desktop_app.services import awards, nominations
from desktop_app.services.nominees import nominee_of
from desktop_app.store.book import Book


def notices(book: Book, own: NominationRound) -> tuple[str, ...]:
    """Say what of a round contradicts itself, or the records, or is missing, and what to do about each."""
    known = awards.catalogue(book)
    found: list[str] = []
    lines: dict[str, list[NominationLine]] = {chain: [] for chain in CHAINS}
    for line in nominations.lines(book, own.id):
        rule = known.award(line.award)
        if line.state in (REFUSED, WITHDRAWN):
            continue
        if rule is None:
            sentence = _("{name}: hình thức khen thưởng không còn trong danh mục. Bấm “Sửa…” để chọn lại.")
            found.append(sentence.format(name=line.name))
        else:
            lines[rule.chain].append(line)
    for chain in CHAINS:
        meeting = nominations.meeting(book, own.id, chain)
        nominees = [nominee_of(book, line) for line in lines[chain]]
        found += notices_before(nominees, meeting, chain)
    return tuple(dict.fromkeys(found))
