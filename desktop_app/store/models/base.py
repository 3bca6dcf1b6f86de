"""What every table of a book has in common."""

from peewee import Model


class Row(Model):
    class Meta:
        legacy_table_names = False
