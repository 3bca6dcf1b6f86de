"""What the book keeps of itself: settings, numbers, packs, history, what the register shows and finds."""

from peewee import DateField, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.base import Row
from desktop_app.store.models.dossiers import Innovation


class Setting(Row):
    """One fact about the book itself."""

    key = TextField(primary_key=True)
    value = TextField()


class Counter(Row):
    """The last number given in a series (a year and a unit's abbreviation); numbers are never given twice."""

    series = TextField(primary_key=True)
    last = IntegerField()


class PackCopy(Row):
    """A pack as it was when a dossier began with it, kept for as long as the book."""

    pack_id = TextField()
    version = TextField()
    text = TextField()

    class Meta:
        indexes = ((("pack_id", "version"), True),)


class History(Row):
    """One column set of one row, before and after: JSON of plain values."""

    at = TextField()
    who = TextField()
    label = TextField()
    table = TextField()
    row = IntegerField()
    innovation_id = IntegerField(null=True, index=True)
    before = TextField(null=True)
    after = TextField(null=True)


class Listing(Row):
    """What the register sorts and shows of an innovation but does not store in it: derived at every save."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id", primary_key=True)
    title_key = TextField(index=True)
    authors = TextField()
    author_key = TextField(index=True)
    opens_on = DateField(null=True)
    due_on = DateField(null=True, index=True)
    due = TextField(default="")


class SearchText(Row):
    """Every word of an innovation, folded, as the full-text index reads it (`search_index`)."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id", primary_key=True)
    title = TextField()
    people = TextField()
    body = TextField()
