"""Several authors in one cell: “1. Nguyễn Văn A (60%); Trần Thị B - 40%”."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.likeness import plain
from desktop_app.domain.shares import read_share
from desktop_app.domain.text import clean

_NUMBER = re.compile(r"^\s*(?:\(?[0-9]{1,2}\s*[.)/-]|[-–•+*])\s*")
_SHARE = re.compile(r"[(\[:–-]?\s*([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*%\s*[)\]]?")
_BIRTH = re.compile(
    r"(?:[(,–-]\s*|\s)(?:sn|sinh năm|sinh)?\s*:?\s*((?:19|20)[0-9]{2})\b\s*\)?", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:và|&)\s+")
_SPLIT = re.compile(
    r"[;\n\r\v]+|,(?![0-9])|(?:(?<=%)|(?<=%\)))\s+(?=[^\W\d_])|(?<=\S)\s+(?=[0-9]{1,2}[.)]\s*[^\W\d_])"
)
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_DASH = re.compile(r"\s+[-–]\s+")
_NO_NAME = re.compile(r"[0-9@=/\\]")
_LONGEST = 80
_MOST = 60


@dataclass(frozen=True, slots=True)
class AuthorNamed:
    """An author as a cell names them: `share` in hundredths of a percent, None where none is written."""

    name: str
    share: int | None = None
    birth: str = ""


def read_authors(text: str, titles: Collection[str] = ()) -> tuple[AuthorNamed, ...]:
    """Take a cell apart; `titles` are plain words that may stand before a name (Ông, ThS.).

    Raises:
        UserError: something in it is no name, or a share cannot be.
    """
    authors = [_author(part, titles) for part in _parts(text)]
    found = tuple(author for author in authors if author.name)
    if len(found) > _MOST:
        raise UserError(_("Ô có {count} tên tác giả. Kiểm tra lại cột.").format(count=len(found)))
    return found


def _parts(text: str) -> list[str]:
    parts = [part for part in _SPLIT.split(text) if part and part.strip()]
    joined: list[str] = []
    for part in parts:
        # “Nguyễn Văn A, 60%”: a share alone belongs to the name before it
        if joined and not any(letter.isalpha() for letter in part):
            joined[-1] += f" {part.strip()}"
        else:
            joined.extend(_AND.split(part))
    return joined


def _author(part: str, titles: Collection[str]) -> AuthorNamed:
    rest = _NUMBER.sub("", clean(part))
    share, birth = None, ""
    found = _SHARE.search(rest)
    if found:
        share = _share(found[1])
        rest = rest[: found.start()] + rest[found.end() :]
    born = _BIRTH.search(rest)
    if born:
        birth = born[1]
        rest = rest[: born.start()] + rest[born.end() :]
    name = _without_titles(_ASIDE.sub(" ", rest), titles)
    name = clean(_DASH.split(name, maxsplit=1)[0]).strip(" .,:-–()[]")
    if len(name) > _LONGEST or _NO_NAME.search(name):
        raise UserError(
            _(
                "“{text}” không giống tên người. Ghi mỗi tác giả cách nhau bằng dấu phẩy hoặc xuống dòng."
            ).format(text=name[:40])
        )
    return AuthorNamed(name, share, birth)


_share = lru_cache(maxsize=512)(read_share)


def _without_titles(name: str, titles: Collection[str]) -> str:
    words = name.split()
    while len(words) > 2 and (plain(words[0]) in titles or " ".join(map(plain, words[:2])) in titles):
        del words[0]
        if words and plain(words[0]) not in titles:
            break
    return " ".join(words)
