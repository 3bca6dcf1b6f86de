"""What a backup would change: its date, size and count, and every innovation that would differ."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.dates import local_time
from desktop_app.domain.language import _
from desktop_app.services.backup import Difference, RestorePlan
from desktop_app.ui.kit.words import IconWords, Words, heading, plain_tip, primary_button
from desktop_app.ui.look.metrics import letters, space

_SHOWN = 200


class RestoreDialog(QDialog):
    """Shows a plan; accepted, it is to be carried out."""

    def __init__(self, plan: RestorePlan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Khôi phục"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addWidget(heading(_("Thay nội dung sổ bằng bản sao lưu?"), 2))
        column.addWidget(Words(_facts(plan), "muted"))
        if plan.is_other_book:
            column.addWidget(IconWords("triangle-alert", "warning", _("Bản sao lưu này là của một sổ khác.")))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(_("Những gì sẽ khác"))
        self._group(_("Sẽ mất: {count}"), plan.lost)
        self._group(_("Sẽ trở lại: {count}"), plan.returning)
        self._group(_("Sẽ khác: {count}"), plan.changed)
        if self.tree.topLevelItemCount():
            column.addWidget(self.tree, 1)
        else:
            column.addWidget(Words(_("Không có sáng kiến nào khác đi.")), 1)
        column.addWidget(Words(_("Nội dung hiện nay được sao lưu trước khi thay."), "muted"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.restore = primary_button(_("Thay bằng bản sao lưu"))
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(letters(96), space(50))

    def _group(self, title: str, differences: Sequence[Difference]) -> None:
        if not differences:
            return
        group = QTreeWidgetItem([title.format(count=len(differences))])
        self.tree.addTopLevelItem(group)
        for item in differences[:_SHOWN]:
            group.addChild(_line(item))
        if len(differences) > _SHOWN:
            group.addChild(
                QTreeWidgetItem([_("… và {count} mục nữa").format(count=len(differences) - _SHOWN)])
            )
        self.tree.expandRecursively(self.tree.indexFromItem(group))


def _line(item: Difference) -> QTreeWidgetItem:
    """One innovation; where its title would be another, both stand below it."""
    titles = [title for title in (item.title_now, item.title_then) if title]
    line = QTreeWidgetItem([f"{item.code}   {titles[0] if titles else ''}"])
    if len(set(titles)) > 1:
        line.setText(0, item.code)
        now, then = _("Hiện nay: {title}"), _("Bản sao lưu: {title}")
        for words in (now.format(title=item.title_now), then.format(title=item.title_then)):
            below = QTreeWidgetItem([words])
            below.setToolTip(0, plain_tip(words))
            line.addChild(below)
    line.setToolTip(0, plain_tip(line.text(0)))
    return line


def _facts(plan: RestorePlan) -> str:
    return _(
        "{file}, {size} MB, ghi lúc {time}.\nTrong bản sao lưu có {then} sáng kiến; trong sổ hiện có {now}."
    ).format(
        file=plan.file.name,
        size=f"{plan.size / 1_000_000:.1f}".replace(".", ","),
        time=local_time(plan.manifest.made_at),
        then=plan.manifest.innovations,
        now=plan.innovations_now,
    )
