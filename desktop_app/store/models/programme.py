"""Programmes, targets, and what portals hold."""

from peewee import BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.base import Row
from desktop_app.store.models.dossiers import Innovation, Unit


class Programme(Row):
    """Rows of `domain.programme.Programme`."""

    uid = TextField(unique=True)
    name = TextField()
    document = TextField(default="")
    starts_on = DateField(null=True)
    ends_on = DateField(null=True)
    target = IntegerField(null=True)
    rule = TextField(default="")


class Phase(Row):
    """Rows of `domain.programme.Phase`."""

    programme = ForeignKeyField(Programme, column_name="programme_id")
    position = IntegerField()
    name = TextField()
    document = TextField(default="")
    starts_on = DateField(null=True)
    ends_on = DateField(null=True)
    target = IntegerField(null=True)
    is_peak = BooleanField(default=False)


class PhaseEnd(Row):
    """Rows of `domain.programme.PhaseEnd`."""

    phase = ForeignKeyField(Phase, column_name="phase_id")
    document = TextField()
    ends_on = DateField()


class Target(Row):
    """Rows of `domain.programme.Target`."""

    phase = ForeignKeyField(Phase, column_name="phase_id")
    unit = ForeignKeyField(Unit, column_name="unit_id")
    number = IntegerField()
    document = TextField(default="")
    is_proposed = BooleanField(default=False)

    class Meta:
        indexes = ((("phase", "unit"), True),)


class PortalEntry(Row):
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


class PortalMatch(Row):
    """Rows of `domain.programme.PortalMatch`."""

    system = TextField()
    their_key = TextField()
    innovation = ForeignKeyField(Innovation, column_name="innovation_id", null=True)

    class Meta:
        indexes = ((("system", "their_key"), True),)


class UnitAlias(Row):
    """Rows of `domain.programme.UnitAlias`."""

    unit = ForeignKeyField(Unit, column_name="unit_id")
    name = TextField()
    folded = TextField(unique=True)
