"""The tables of a book. No model is bound to a database: every query is told which book it asks."""

from peewee import Model

from desktop_app.store.models.awards import (
    AwardUse,
    Blank,
    BlankField,
    Honour,
    NominationLine,
    NominationMeeting,
    NominationRound,
    OwnAward,
    PrintedCertificate,
    PrinterShift,
)
from desktop_app.store.models.book import Counter, History, Listing, PackCopy, SearchText, Setting
from desktop_app.store.models.dossiers import (
    Answer,
    ApplicationHelper,
    Attachment,
    Authorship,
    BenefitLine,
    HeadCount,
    Innovation,
    Person,
    SetAside,
    Unit,
    UnitName,
)
from desktop_app.store.models.office import IssuedPaper, Letterhead, PaperWord, Signatory
from desktop_app.store.models.programme import (
    Phase,
    PhaseEnd,
    PortalEntry,
    PortalMatch,
    Programme,
    Target,
    UnitAlias,
)
from desktop_app.store.models.recognition import (
    Ballot,
    CouncilConflict,
    CouncilMember,
    CouncilRound,
    Examination,
    PaidRemuneration,
)

RECORDS: dict[str, type[Model]] = {
    "unit": Unit,
    "unit_name": UnitName,
    "head_count": HeadCount,
    "person": Person,
    "innovation": Innovation,
    "authorship": Authorship,
    "application_helper": ApplicationHelper,
    "answer": Answer,
    "benefit_line": BenefitLine,
    "set_aside": SetAside,
    "attachment": Attachment,
    "council_round": CouncilRound,
    "council_member": CouncilMember,
    "examination": Examination,
    "council_conflict": CouncilConflict,
    "ballot": Ballot,
    "paid_remuneration": PaidRemuneration,
    "programme": Programme,
    "phase": Phase,
    "phase_end": PhaseEnd,
    "target": Target,
    "portal_entry": PortalEntry,
    "portal_match": PortalMatch,
    "unit_alias": UnitAlias,
    "letterhead": Letterhead,
    "signatory": Signatory,
    "issued_paper": IssuedPaper,
    "paper_word": PaperWord,
    "own_award": OwnAward,
    "nomination_round": NominationRound,
    "nomination_meeting": NominationMeeting,
    "nomination_line": NominationLine,
    "honour": Honour,
    "award_use": AwardUse,
    "blank": Blank,
    "blank_field": BlankField,
    "printer_shift": PrinterShift,
    "printed_certificate": PrintedCertificate,
}
"""The tables that services write, by name."""

TABLES: tuple[type[Model], ...] = (
    Setting, Counter, *RECORDS.values(), PackCopy, History, Listing, SearchText,
)  # fmt: skip
