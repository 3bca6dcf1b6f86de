"""Units, people, innovations and what their dossiers hold."""

from peewee import BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.base import Row


class Unit(Row):
    """Rows of `domain.records.Unit`."""

    uid = TextField(unique=True)
    name = TextField()
    abbreviation = TextField(default="")
    parent_id = IntegerField(null=True, index=True)
    union_name = TextField(default="")
    union_parent_id = IntegerField(null=True)
    valid_from = DateField(null=True)
    valid_to = DateField(null=True)
    replaced_by_id = IntegerField(null=True)
    sort_key = TextField(default="")


class UnitName(Row):
    """Rows of `domain.records.UnitName`."""

    unit = ForeignKeyField(Unit, column_name="unit_id")
    name = TextField()
    valid_from = DateField(null=True)
    valid_to = DateField(null=True)


class HeadCount(Row):
    """Rows of `domain.records.HeadCount`."""

    unit = ForeignKeyField(Unit, column_name="unit_id")
    on = DateField()
    people = IntegerField()


class Person(Row):
    """Rows of `domain.records.Person`."""

    uid = TextField(unique=True)
    name = TextField()
    birth = TextField(default="")
    sex = TextField(default="")
    residence = TextField(default="")
    unit = ForeignKeyField(Unit, column_name="unit_id", null=True)
    workplace = TextField(default="")
    post = TextField(default="")
    education_level = TextField(default="")
    education_field = TextField(default="")
    is_manager = BooleanField(default=False)
    is_direct_worker = BooleanField(default=False)
    staff_id = TextField(default="")
    sort_key = TextField(default="", index=True)
    folded = TextField(default="")


class Innovation(Row):
    """Rows of `domain.records.Innovation`."""

    uid = TextField(unique=True)
    code = TextField(unique=True)
    title = TextField(default="")
    form_id = TextField(default="")
    form_version = TextField(default="")
    kind = TextField(default="")
    field = TextField(default="")
    level = TextField(default="")
    stage = TextField(default="")
    unit = ForeignKeyField(Unit, column_name="unit_id", null=True)
    investor = TextField(default="")
    applied_at = TextField(default="")
    trial_on = DateField(null=True)
    trial_document = TextField(default="")
    applied_on = DateField(null=True)
    applied_document = TextField(default="")
    filed_on = DateField(null=True)
    accepted_on = DateField(null=True)
    confidential = TextField(default="")
    support_person = ForeignKeyField(Person, column_name="support_person_id", null=True)
    benefit_answer = TextField(default="")
    benefit_amount = IntegerField(null=True)
    year = IntegerField(default=0)
    created_at = TextField(default="")
    updated_at = TextField(default="")
    deleted_at = TextField(null=True)


class Authorship(Row):
    """Rows of `domain.records.Authorship`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    position = IntegerField()
    name = TextField()
    person = ForeignKeyField(Person, column_name="person_id", null=True)
    birth = TextField(default="")
    sex = TextField(default="")
    post = TextField(default="")
    workplace = TextField(default="")
    qualification = TextField(default="")
    task = TextField(default="")
    share = IntegerField(null=True)
    role = TextField(default="")
    contribution = TextField(default="")


class ApplicationHelper(Row):
    """Rows of `domain.records.ApplicationHelper`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    position = IntegerField()
    name = TextField()
    person = ForeignKeyField(Person, column_name="person_id", null=True)
    birth = TextField(default="")
    sex = TextField(default="")
    post = TextField(default="")
    workplace = TextField(default="")
    qualification = TextField(default="")
    task = TextField(default="")


class Answer(Row):
    """One answer of a dossier, by the key of the form's field."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    key = TextField()
    value = TextField()

    class Meta:
        indexes = ((("innovation", "key"), True),)


class BenefitLine(Row):
    """Rows of `domain.records.BenefitLine`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    position = IntegerField()
    description = TextField(default="")
    quantity = TextField(default="")
    measure = TextField(default="")
    unit_price = TextField(default="")
    amount = IntegerField(null=True)
    source = TextField(default="")
    evidence = TextField(default="")
    year = IntegerField(default=1)
    is_actual = BooleanField(default=False)
    formula = TextField(default="")
    inputs = TextField(default="")


class SetAside(Row):
    """Rows of `domain.records.SetAside`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    check = TextField()
    field = TextField(default="")
    sentence = TextField()
    reason = TextField()


class Attachment(Row):
    """Rows of `domain.records.Attachment`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    uid = TextField(unique=True)
    role = TextField()
    number = IntegerField()
    sha256 = TextField(index=True)
    file_name = TextField()
    media_type = TextField()
    size = IntegerField()
    kind = TextField(default="")
    caption = TextField(default="")
    document_number = TextField(default="")
    document_on = DateField(null=True)
    is_withheld = BooleanField(default=False)
    reduced_sha256 = TextField(default="")
    turn = IntegerField(default=0)
    paper = TextField(default="")
    paper_digest = TextField(default="")
