"""What the last check of a dossier found: said at the top of its page and beside each field."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import packs
from desktop_app.services.checking import (
    Finding,
    bring_back,
    check_dossier,
    finish,
    set_aside,
    with_reasons,
)
from desktop_app.services.editing import DossierEditor
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.pages.dossier_findings import FindingsPanel
from desktop_app.ui.pages.dossier_section import SectionView
from desktop_app.ui.pages.dossier_steps import Steps
from desktop_app.ui.shell.session import Session

REASON = "reason"


class Checking(QObject):
    """Keeps the findings until the next check, and shows them in a panel and in a section's form.

    `changed` follows a finding that was set aside or brought back, by whatever step.
    """

    changed = Signal()

    def __init__(self, session: Session, panel: FindingsPanel, section: SectionView) -> None:
        super().__init__(panel)
        self._session, self._panel, self._section = session, panel, section
        self._editor: DossierEditor | None = None
        self._findings: tuple[Finding, ...] = ()
        panel.put_by.connect(self.ask_reason)
        panel.brought_back.connect(self._bring_back)
        session.signals.committed.connect(self._committed)

    def clear(self) -> None:
        """Forget what was found: another dossier comes."""
        self._editor, self._findings = None, ()
        self._panel.hide()

    def check(self, editor: DossierEditor) -> None:
        """Find what is wrong, and show it."""
        self._editor = editor
        self._show(check_dossier(editor.book, editor.dossier, editor.pack))

    def finish(self, editor: DossierEditor) -> Changes | None:
        """Finish a dossier and return the step, or show what must be mended first."""
        self._editor = editor
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
        return [finding for finding in self._findings if finding.is_blocking]

    # Setting aside

    def ask_reason(self, finding: Finding) -> None:
        """Ask why a finding is to be set aside, and set it aside."""
        editor = self._editor
        if editor is None:
            return
        field = Field(REASON, _("Vì sao gác lại?"), FieldKind.LINE, _reason_hint(finding), is_required=True)

        def act(values: Mapping[str, object]) -> None:
            self._steps(editor).remember(
                set_aside(editor.book, editor.innovation, finding, str(values[REASON] or ""))
            )

        context = FormContext(packs.catalogue(), marks_optional=False)
        window = self._panel.window()
        ask_fields(FieldsDialog(window, _("Gác lại điều này"), (field,), {}, context, _("Gác lại"), act))

    def _bring_back(self, finding: Finding) -> None:
        editor = self._editor
        if editor is not None:
            self._steps(editor).do(lambda: bring_back(editor.book, editor.innovation, finding))

    def _steps(self, editor: DossierEditor) -> Steps:
        return Steps(self._session, editor, self._panel.window())

    def _committed(self, changes: Changes) -> None:
        """Show findings where they belong now, also after a step was taken back."""
        editor = self._editor
        if (
            editor is None
            or "set_aside" not in changes.tables
            or editor.innovation not in changes.innovations
        ):
            return
        self._findings = with_reasons(editor.book, editor.innovation, self._findings)
        if self._panel.isVisible():
            self._panel.refresh(self._findings)
        self.mark_fields()
        self.changed.emit()

    def _show(self, findings: tuple[Finding, ...], *, is_finishing: bool = False) -> None:
        self._findings = findings
        self._panel.show_findings(findings, is_finishing=is_finishing)
        self.mark_fields()


def _reason_hint(finding: Finding) -> str:
    sentence = _("{sentence}\n\nLý do được giữ cùng hồ sơ để người hỗ trợ viết và người xét hiểu.")
    return sentence.format(sentence=finding.sentence)
