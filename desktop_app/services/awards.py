"""Awards of a book: the catalogue, and the board that says which of them fit whom."""

from desktop_app.forms.awards import AwardCatalogue, AwardRule, DecidingBody
from desktop_app.guide.award_facts import Nominee
from desktop_app.guide.award_ranking import tenths
from desktop_app.guide.awards import Verdict
from desktop_app.services.award_board import Board, Candidate, Fit, Tally, board
from desktop_app.services.award_catalogue import (
    add_award,
    award,
    base_wage,
    catalogue,
    due_of,
    edit_award,
    find_award,
    money_of,
    money_remarks,
    own_id,
    remove_award,
)
from desktop_app.services.award_settings import (
    AwardSettings,
    award_settings,
    name_body,
    set_deadline,
    set_rounding,
    set_share_rule,
    set_weights,
)

__all__ = [
    "AwardCatalogue", "AwardRule", "AwardSettings", "Board", "Candidate", "DecidingBody", "Fit", "Nominee",
    "Tally", "Verdict", "add_award", "award", "award_settings", "base_wage", "board", "catalogue", "due_of",
    "edit_award", "find_award", "money_of", "money_remarks", "name_body", "own_id", "remove_award",
    "set_deadline", "set_rounding", "set_share_rule", "set_weights", "tenths",
]  # fmt: skip
