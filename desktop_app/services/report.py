"""What a report says to whoever asked for it: plain words in groups, each line perhaps a way to a field."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said. `note` stands under it in small letters; `field` is the form's field it leads to.

    `icon` is the name of an icon that ships, `tone` is text, muted, accent, danger, warning or success.
    """

    text: str
    icon: str = ""
    tone: str = "text"
    note: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading; `hint` says what they are."""

    heading: str
    lines: tuple[Line, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: what it is, its one statement with an icon and a tone, then the groups.

    `note` says under the statement how far it may be trusted.
    """

    title: str
    icon: str
    tone: str
    statement: str
    groups: tuple[Group, ...] = ()
    note: str = ""
