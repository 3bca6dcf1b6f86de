"""The records of an office: how its papers are headed and signed, their numbers, its own wording."""

from dataclasses import dataclass
from datetime import date

ADMINISTRATION, UNION = "administration", "union"
CHAINS = (ADMINISTRATION, UNION)
"""The two chains a unit writes papers in: chuyên môn and công đoàn, each with its own letterhead."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How the papers of a unit are headed in one chain.

    `parent_name` stands over `name`, lines kept. `symbol` ends the number (`QĐ-PCBD`). `recipients` are those
    of Nơi nhận, a line each, without marks.
    """

    id: int
    unit_id: int
    chain: str
    parent_name: str = ""
    name: str = ""
    symbol: str = ""
    place: str = ""
    recipients: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who signs for a unit in one chain.

    `authority` is "", TM., KT., TL., TUQ. or Q., before `on_behalf` (KT. GIÁM ĐỐC); `post` stands under it,
    or alone where nobody is signed for.
    """

    id: int
    unit_id: int
    chain: str
    position: int
    name: str
    post: str = ""
    authority: str = ""
    on_behalf: str = ""


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """What one paper bears beside the facts of what it is printed of: its number, day, signatory.

    It is of a dossier (`innovation_id`), a council's round, a round of nominations before the deciding
    `body`, one nominee (`line_id`), or a list: of a `year`, or of chosen innovations, whose mark stands in
    `body` (`chosen:…`). `number` is one of the numbering book of its unit,
    chain, `kind` (QĐ, BB …) and `number_year`, never given twice. `facts` and `printed` are JSON texts: what
    was asked for the paper, and the words it was last issued with, by block. `scan_sha256` is the file of its
    signed scan, `scan_digest` what the paper said when that was attached.
    """

    id: int
    uid: str
    paper: str
    innovation_id: int | None = None
    round_id: int | None = None
    nomination_id: int | None = None
    line_id: int | None = None
    body: str = ""
    year: int = 0
    unit_id: int | None = None
    chain: str = ADMINISTRATION
    kind: str = ""
    number: int | None = None
    number_year: int = 0
    symbol: str = ""
    issued_on: date | None = None
    signatory_id: int | None = None
    facts: str = ""
    printed: str = ""
    scan_sha256: str = ""
    scan_media_type: str = ""
    scan_digest: str = ""


@dataclass(frozen=True, slots=True)
class PaperWord:
    """A sentence of a paper as this office words it, in place of the one that ships."""

    id: int
    paper: str
    word: str
    text: str
