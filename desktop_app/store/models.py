"""The tables of a book. No model is bound to a database: every query is told which book it asks."""

from peewee import BooleanField, DateField, ForeignKeyField, IntegerField, Model, TextField


class _Row(Model):
    class Meta:
        legacy_table_names = False


class Setting(_Row):
    """One fact about the book itself."""

    key = TextField(primary_key=True)
    value = TextField()


class Counter(_Row):
    """The last number given in a series (a year and a unit's abbreviation); numbers are never given twice."""

    series = TextField(primary_key=True)
    last = IntegerField()


class Unit(_Row):
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


class UnitName(_Row):
    """Rows of `domain.records.UnitName`."""

    unit = ForeignKeyField(Unit, column_name="unit_id")
    name = TextField()
    valid_from = DateField(null=True)
    valid_to = DateField(null=True)


class HeadCount(_Row):
    """Rows of `domain.records.HeadCount`."""

    unit = ForeignKeyField(Unit, column_name="unit_id")
    on = DateField()
    people = IntegerField()


class Person(_Row):
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


class Innovation(_Row):
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


class Authorship(_Row):
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


class ApplicationHelper(_Row):
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


class Answer(_Row):
    """One answer of a dossier, by the key of the form's field."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    key = TextField()
    value = TextField()

    class Meta:
        indexes = ((("innovation", "key"), True),)


class BenefitLine(_Row):
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


class SetAside(_Row):
    """Rows of `domain.records.SetAside`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    check = TextField()
    field = TextField(default="")
    sentence = TextField()
    reason = TextField()


class Attachment(_Row):
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


class CouncilRound(_Row):
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


class CouncilMember(_Row):
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


class Examination(_Row):
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


class CouncilConflict(_Row):
    """Rows of `domain.council.Conflict`."""

    round = ForeignKeyField(CouncilRound, column_name="round_id")
    member = ForeignKeyField(CouncilMember, column_name="member_id")
    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    reason = TextField(default="")


class Ballot(_Row):
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


class Programme(_Row):
    """Rows of `domain.programme.Programme`."""

    uid = TextField(unique=True)
    name = TextField()
    document = TextField(default="")
    starts_on = DateField(null=True)
    ends_on = DateField(null=True)
    target = IntegerField(null=True)
    rule = TextField(default="")


class Phase(_Row):
    """Rows of `domain.programme.Phase`."""

    programme = ForeignKeyField(Programme, column_name="programme_id")
    position = IntegerField()
    name = TextField()
    document = TextField(default="")
    starts_on = DateField(null=True)
    ends_on = DateField(null=True)
    target = IntegerField(null=True)
    is_peak = BooleanField(default=False)


class PhaseEnd(_Row):
    """Rows of `domain.programme.PhaseEnd`."""

    phase = ForeignKeyField(Phase, column_name="phase_id")
    document = TextField()
    ends_on = DateField()


class Target(_Row):
    """Rows of `domain.programme.Target`."""

    phase = ForeignKeyField(Phase, column_name="phase_id")
    unit = ForeignKeyField(Unit, column_name="unit_id")
    number = IntegerField()
    document = TextField(default="")
    is_proposed = BooleanField(default=False)

    class Meta:
        indexes = ((("phase", "unit"), True),)


class PortalEntry(_Row):
    """Rows of `domain.programme.PortalEntry`."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id")
    system = TextField()
    state = TextField()
    keyed_at = TextField(default="")
    keyed_by = TextField(default="")
    account = TextField(default="")
    link = TextField(default="")
    their_code = TextField(default="")
    picture_sha256 = TextField(default="")
    note = TextField(default="")

    class Meta:
        indexes = ((("innovation", "system"), True),)


class PortalMatch(_Row):
    """Rows of `domain.programme.PortalMatch`."""

    system = TextField()
    their_key = TextField()
    innovation = ForeignKeyField(Innovation, column_name="innovation_id", null=True)

    class Meta:
        indexes = ((("system", "their_key"), True),)


class UnitAlias(_Row):
    """Rows of `domain.programme.UnitAlias`."""

    unit = ForeignKeyField(Unit, column_name="unit_id")
    name = TextField()
    folded = TextField(unique=True)


class Letterhead(_Row):
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


class Signatory(_Row):
    """Rows of `domain.office.Signatory`."""

    unit = ForeignKeyField(Unit, column_name="unit_id")
    chain = TextField()
    position = IntegerField()
    name = TextField()
    post = TextField(default="")
    authority = TextField(default="")
    on_behalf = TextField(default="")


class IssuedPaper(_Row):
    """Rows of `domain.office.IssuedPaper`."""

    uid = TextField(unique=True)
    paper = TextField()
    innovation = ForeignKeyField(Innovation, column_name="innovation_id", null=True)
    round = ForeignKeyField(CouncilRound, column_name="round_id", null=True)
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

    class Meta:
        indexes = ((("unit", "chain", "kind", "number_year", "number"), True),)


class PaperWord(_Row):
    """Rows of `domain.office.PaperWord`."""

    paper = TextField()
    word = TextField()
    text = TextField()

    class Meta:
        indexes = ((("paper", "word"), True),)


class PackCopy(_Row):
    """A pack as it was when a dossier began with it, kept for as long as the book."""

    pack_id = TextField()
    version = TextField()
    text = TextField()

    class Meta:
        indexes = ((("pack_id", "version"), True),)


class History(_Row):
    """One column set of one row, before and after: JSON of plain values."""

    at = TextField()
    who = TextField()
    label = TextField()
    table = TextField()
    row = IntegerField()
    innovation_id = IntegerField(null=True, index=True)
    before = TextField(null=True)
    after = TextField(null=True)


class Listing(_Row):
    """What the register sorts and shows of an innovation but does not store in it: derived at every save."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id", primary_key=True)
    title_key = TextField(index=True)
    authors = TextField()
    author_key = TextField(index=True)
    opens_on = DateField(null=True)
    due_on = DateField(null=True, index=True)
    due = TextField(default="")


class SearchText(_Row):
    """Every word of an innovation, folded, as the full-text index reads it (`search_index`)."""

    innovation = ForeignKeyField(Innovation, column_name="innovation_id", primary_key=True)
    title = TextField()
    people = TextField()
    body = TextField()


RECORDS: dict[str, type[Model]] = {
    "unit": Unit,
    "unit_name": UnitName,
    "head_count": HeadCount,
    "person": Person,
    "innovation": Innovation,
    "authorship": Authorship,
    "application_helper": ApplicationHelper,
    "answer": Answer,
    "benefit_line": BenefitLine,
    "set_aside": SetAside,
    "attachment": Attachment,
    "council_round": CouncilRound,
    "council_member": CouncilMember,
    "examination": Examination,
    "council_conflict": CouncilConflict,
    "ballot": Ballot,
    "programme": Programme,
    "phase": Phase,
    "phase_end": PhaseEnd,
    "target": Target,
    "portal_entry": PortalEntry,
    "portal_match": PortalMatch,
    "unit_alias": UnitAlias,
    "letterhead": Letterhead,
    "signatory": Signatory,
    "issued_paper": IssuedPaper,
    "paper_word": PaperWord,
}
"""The tables that services write, by name."""

TABLES: tuple[type[Model], ...] = (
    Setting, Counter, *RECORDS.values(), PackCopy, History, Listing, SearchText,
)  # fmt: skip
