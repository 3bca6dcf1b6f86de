"""Awards, nominations, the ledger of use, blanks and prints."""

from peewee import BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.base import Row
from desktop_app.store.models.dossiers import Innovation, Person, Unit


class OwnAward(Row):
    """Rows of `domain.awards.OwnAward`."""

    uid = TextField(unique=True)
    name = TextField()
    issuer = TextField(default="")
    chain = TextField(default="")
    level = TextField(default="")
    kind = TextField(default="form")
    is_for_people = BooleanField(default=True)
    is_for_collectives = BooleanField(default=True)
    least_innovations = IntegerField(default=0)
    least_value = IntegerField(null=True)
    vote_parts = IntegerField(default=0)
    vote_of = IntegerField(default=0)
    person_money = IntegerField(null=True)
    collective_money = IntegerField(null=True)
    quantity = IntegerField(null=True)
    deadline = TextField(default="")
    note = TextField(default="")


class NominationRound(Row):
    """Rows of `domain.awards.NominationRound`."""

    uid = TextField(unique=True)
    name = TextField()
    year = IntegerField()
    unit = ForeignKeyField(Unit, column_name="unit_id", null=True)
    type = TextField(default="merit")
    theme = TextField(default="")
    note = TextField(default="")


class NominationMeeting(Row):
    """Rows of `domain.awards.NominationMeeting`."""

    round = ForeignKeyField(NominationRound, column_name="round_id")
    chain = TextField()
    body = TextField(default="")
    document_number = TextField(default="")
    document_on = DateField(null=True)
    held_on = DateField(null=True)
    held_at = TextField(default="")
    members = IntegerField(null=True)
    present = IntegerField(null=True)
    present_names = TextField(default="")
    absent = TextField(default="")
    chair = TextField(default="")
    chair_post = TextField(default="")
    secretary = TextField(default="")
    counters = TextField(default="")
    ballots_out = IntegerField(null=True)
    ballots_in = IntegerField(null=True)
    ballots_valid = IntegerField(null=True)
    minutes_number = TextField(default="")
    minutes_on = DateField(null=True)

    class Meta:
        indexes = ((("round", "chain"), True),)


class NominationLine(Row):
    """Rows of `domain.awards.NominationLine`."""

    uid = TextField(unique=True)
    round = ForeignKeyField(NominationRound, column_name="round_id")
    position = IntegerField()
    award = TextField()
    nominee = TextField(default="person")
    name = TextField(default="")
    person = ForeignKeyField(Person, column_name="person_id", null=True)
    unit = ForeignKeyField(Unit, column_name="unit_id", null=True)
    birth = TextField(default="")
    sex = TextField(default="")
    post = TextField(default="")
    workplace = TextField(default="")
    qualification = TextField(default="")
    education_level = TextField(default="")
    is_manager = BooleanField(default=False)
    is_direct_worker = BooleanField(default=False)
    is_posthumous = BooleanField(default=False)
    achievement = TextField(default="")
    votes = IntegerField(null=True)
    by_writing = IntegerField(default=0)
    state = TextField(default="proposed")
    state_reason = TextField(default="")
    decision_number = TextField(default="")
    decision_on = DateField(null=True)
    certificate_number = TextField(default="")
    signer = TextField(default="")
    signer_post = TextField(default="")


class Honour(Row):
    """Rows of `domain.awards.Honour`."""

    year = IntegerField()
    name = TextField()
    kind = TextField(default="form")
    award = TextField(default="")
    person = ForeignKeyField(Person, column_name="person_id", null=True)
    unit = ForeignKeyField(Unit, column_name="unit_id", null=True)
    decision_number = TextField(default="")
    decision_on = DateField(null=True)
    issuer = TextField(default="")
    line = ForeignKeyField(NominationLine, column_name="line_id", null=True)
    note = TextField(default="")


class AwardUse(Row):
    """Rows of `domain.awards.AwardUse`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    line = ForeignKeyField(NominationLine, column_name="line_id", null=True)
    person = ForeignKeyField(Person, column_name="person_id", null=True)
    unit = ForeignKeyField(Unit, column_name="unit_id", null=True)
    name = TextField(default="")
    award = TextField(default="")
    state = TextField(default="reserved")
    decision_number = TextField(default="")
    decision_on = DateField(null=True)
    reason = TextField(default="")


class Blank(Row):
    """Rows of `domain.awards.Blank`."""

    uid = TextField(unique=True)
    name = TextField()
    width = IntegerField()
    height = IntegerField()
    award = TextField(default="")
    nominee = TextField(default="")
    picture_sha256 = TextField(default="")
    has_motto = BooleanField(default=True)
    is_plain = BooleanField(default=False)


class BlankField(Row):
    """Rows of `domain.awards.BlankField`."""

    blank = ForeignKeyField(Blank, column_name="blank_id")
    position = IntegerField()
    key = TextField()
    left = IntegerField()
    top = IntegerField()
    width = IntegerField()
    height = IntegerField()
    text = TextField(default="")
    font = TextField(default="")
    size = IntegerField(default=140)
    is_bold = BooleanField(default=False)
    is_italic = BooleanField(default=False)
    align = TextField(default="center")
    colour = TextField(default="#000000")
    is_upper = BooleanField(default=False)
    shrinks = BooleanField(default=True)
    breaks = BooleanField(default=False)
    is_shown = BooleanField(default=True)

    class Meta:
        indexes = ((("blank", "key"), True),)


class PrinterShift(Row):
    """Rows of `domain.awards.PrinterShift`."""

    printer = TextField()
    tray = TextField(default="")
    right = IntegerField(default=0)
    down = IntegerField(default=0)

    class Meta:
        indexes = ((("printer", "tray"), True),)


class PrintedCertificate(Row):
    """Rows of `domain.awards.PrintedCertificate`."""

    line = ForeignKeyField(NominationLine, column_name="line_id")
    blank_number = TextField(default="")
    printed_at = TextField(default="")
    is_spoilt = BooleanField(default=False)
    reason = TextField(default="")
