"""What the last check of a dossier found: said at the top of its page and beside each field."""

from collections import Counter

from desktop_app.domain.changes import Changes
from desktop_app.forms.vocabulary import Severity
from desktop_app.services.checking import Finding, check_dossier, finish
from desktop_app.services.editing import DossierEditor
from desktop_app.ui.pages.dossier_findings import FindingsPanel
from desktop_app.ui.pages.dossier_section import SectionView


class Checking:
    """Keeps the findings until the next check, and shows them in a panel and in a section's form."""

    def __init__(self, panel: FindingsPanel, section: SectionView) -> None:
        self._panel, self._section = panel, section
        self._findings: tuple[Finding, ...] = ()

    def clear(self) -> None:
        """Forget what was found: another dossier comes."""
        self._findings = ()
        self._panel.hide()

    def check(self, editor: DossierEditor) -> None:
        """Find what is wrong, and show it."""
        self._show(check_dossier(editor.book, editor.dossier, editor.pack))

    def finish(self, editor: DossierEditor) -> Changes | None:
        """Finish a dossier and return the step, or show what must be mended first."""
        finished = finish(editor.book, editor.innovation)
        self._show(finished.findings, is_finishing=True)
        return finished.changes

    def mark_fields(self) -> None:
        """Say beside each field of the section on screen what must be mended in it."""
        if self._section.form is not None:
            errors: dict[str, str] = {}
            for finding in self._must():
                errors.setdefault(finding.field, finding.sentence)
            self._section.form.show_errors(errors)

    def faults(self) -> Counter[str]:
        """Count what must be mended by the section it is in."""
        return Counter(finding.section for finding in self._must())

    def _must(self) -> list[Finding]:
        return [finding for finding in self._findings if finding.severity is Severity.MUST]

    def _show(self, findings: tuple[Finding, ...], *, is_finishing: bool = False) -> None:
        self._findings = findings
        self._panel.show_findings(findings, is_finishing=is_finishing)
        self.mark_fields()
