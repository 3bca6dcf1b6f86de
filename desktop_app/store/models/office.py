"""Letterheads, signatories, numbered papers, an office's own wording."""

from peewee import DateField, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.base import Row
from desktop_app.store.models.dossiers import Innovation, Unit
from desktop_app.store.models.recognition import CouncilRound


class Letterhead(Row):
    """Rows of `domain.office.Letterhead`."""

    unit = ForeignKeyField(Unit, column_name="unit_id")
    chain = TextField()
    parent_name = TextField(default="")
    name = TextField(default="")
    symbol = TextField(default="")
    place = TextField(default="")
    recipients = TextField(default="")

    class Meta:
        indexes = ((("unit", "chain"), True),)


class Signatory(Row):
    """Rows of `domain.office.Signatory`."""

    unit = ForeignKeyField(Unit, column_name="unit_id")
    chain = TextField()
    position = IntegerField()
    name = TextField()
    post = TextField(default="")
    authority = TextField(default="")
    on_behalf = TextField(default="")


class IssuedPaper(Row):
    """Rows of `domain.office.IssuedPaper`."""

    uid = TextField(unique=True)
    paper = TextField()
    innovation = ForeignKeyField(Innovation, column_name="innovation_id", null=True)
    round = ForeignKeyField(CouncilRound, column_name="round_id", null=True)
    nomination_id = IntegerField(null=True, index=True)
    line_id = IntegerField(null=True, index=True)
    body = TextField(default="")
    year = IntegerField(default=0)
    unit = ForeignKeyField(Unit, column_name="unit_id", null=True)
    chain = TextField(default="")
    kind = TextField(default="")
    number = IntegerField(null=True)
    number_year = IntegerField(default=0)
    symbol = TextField(default="")
    issued_on = DateField(null=True)
    signatory = ForeignKeyField(Signatory, column_name="signatory_id", null=True)
    facts = TextField(default="")
    printed = TextField(default="")
    scan_sha256 = TextField(default="")
    scan_media_type = TextField(default="")
    scan_digest = TextField(default="")

    class Meta:
        indexes = ((("unit", "chain", "kind", "number_year", "number"), True),)


class PaperWord(Row):
    """Rows of `domain.office.PaperWord`."""

    paper = TextField()
    word = TextField()
    text = TextField()

    class Meta:
        indexes = ((("paper", "word"), True),)
