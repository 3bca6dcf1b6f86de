"""The one error of packs: which file, where in it, and what to write instead."""

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _


class PackError(UserError):
    """A pack file that cannot be used.

    `file` is its name, `where` the line (“dòng 3, cột 5”) or the key path (`$.sections[0].fields[2].kind`),
    `sentence` what is wrong there and what to write instead.
    """

    def __init__(self, file: str, where: str, sentence: str) -> None:
        self.file = file
        self.where = where
        self.sentence = sentence
        if where:
            text = _("Mẫu {file}, tại {where}: {sentence}").format(file=file, where=where, sentence=sentence)
        else:
            text = _("Mẫu {file}: {sentence}").format(file=file, sentence=sentence)
        super().__init__(text)
