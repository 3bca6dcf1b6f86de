"""Councils, what they examined, and their ballots."""

from peewee import BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.base import Row
from desktop_app.store.models.dossiers import Innovation, Person, Unit


class CouncilRound(Row):
    """Rows of `domain.council.Round`."""

    uid = TextField(unique=True)
    name = TextField()
    level = TextField(default="")
    unit = ForeignKeyField(Unit, column_name="unit_id", null=True)
    document_number = TextField(default="")
    document_on = DateField(null=True)
    held_on = DateField(null=True)
    held_at = TextField(default="")
    minutes_number = TextField(default="")
    minutes_on = DateField(null=True)
    guests = TextField(default="")
    criteria = TextField(default="")
    note = TextField(default="")


class CouncilMember(Row):
    """Rows of `domain.council.Member`."""

    round = ForeignKeyField(CouncilRound, column_name="round_id")
    position = IntegerField()
    name = TextField()
    person = ForeignKeyField(Person, column_name="person_id", null=True)
    post = TextField(default="")
    workplace = TextField(default="")
    role = TextField(default="")
    expertise = TextField(default="")
    is_union = BooleanField(default=False)
    is_present = BooleanField(default=True)
    absence = TextField(default="")


class Examination(Row):
    """Rows of `domain.council.Examination`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    level = TextField()
    round = ForeignKeyField(CouncilRound, column_name="round_id", null=True)
    position = IntegerField(default=0)
    received_on = DateField(null=True)
    accepted_on = DateField(null=True)
    returned_on = DateField(null=True)
    return_reason = TextField(default="")
    result = TextField(default="")
    derived = TextField(default="")
    result_reason = TextField(default="")
    completion_asked = TextField(default="")
    completed_on = DateField(null=True)
    decision_number = TextField(default="")
    decision_on = DateField(null=True)
    certificate_number = TextField(default="")
    money_answer = TextField(default="")
    author_rate = IntegerField(null=True)
    author_multiple = IntegerField(null=True)
    helper_rate = IntegerField(null=True)
    next_level = TextField(default="")
    note = TextField(default="")


class CouncilConflict(Row):
    """Rows of `domain.council.Conflict`."""

    round = ForeignKeyField(CouncilRound, column_name="round_id")
    member = ForeignKeyField(CouncilMember, column_name="member_id")
    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    reason = TextField(default="")


class Ballot(Row):
    """Rows of `domain.council.Ballot`."""

    examination = ForeignKeyField(Examination, column_name="examination_id")
    member = ForeignKeyField(CouncilMember, column_name="member_id")
    marks = TextField(default="")
    conclusion = TextField(default="")
    reason = TextField(default="")
    is_abstention = BooleanField(default=False)
    comment = TextField(default="")

    class Meta:
        indexes = ((("examination", "member"), True),)


class PaidRemuneration(Row):
    """Rows of `domain.council.PaidRemuneration`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    year = IntegerField()
    paid_on = DateField()
    amount = IntegerField(null=True)
    document_number = TextField(default="")
    note = TextField(default="")

    class Meta:
        indexes = ((("innovation", "year"), True),)
