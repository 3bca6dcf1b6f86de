"""Nominating the authors of selected innovations, or looking at what fits them."""

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import RowsAction
from desktop_app.ui.pages import AWARDS


class NominateAuthors(RowsAction):
    """Asks which authors, for what, in which round; or opens the board on the innovations."""

    icon_name = "award"

    def label(self) -> str:
        """Return the words on the button."""
        return _("Đề nghị khen thưởng…")

    def run(self) -> None:
        """Ask, and do it."""
        from desktop_app.ui.pages.awards_nominate import nominate_authors
        from desktop_app.ui.pages.awards_sides import INNOVATIONS, Place

        keys = tuple(self.keys_chosen)
        if nominate_authors(self.session, self.window_of, keys):
            self.session.place_opened.emit(AWARDS, Place(INNOVATIONS, keys[0], keys))
