"""The guide: formulas and years of the money, findings put by with a reason, deadlines in the register."""

from typing import Any

STATEMENTS = (
    'ALTER TABLE "innovation" ADD COLUMN "accepted_on" DATE',
    'ALTER TABLE "benefit_line" ADD COLUMN "year" INTEGER NOT NULL DEFAULT 1',
    'ALTER TABLE "benefit_line" ADD COLUMN "is_actual" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE "benefit_line" ADD COLUMN "formula" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "benefit_line" ADD COLUMN "inputs" TEXT NOT NULL DEFAULT \'\'',
    """
    CREATE TABLE "set_aside" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "check" TEXT NOT NULL,
        "field" TEXT NOT NULL,
        "sentence" TEXT NOT NULL,
        "reason" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    'CREATE INDEX "set_aside_innovation_id" ON "set_aside" ("innovation_id")',
    'ALTER TABLE "listing" ADD COLUMN "opens_on" DATE',
    'ALTER TABLE "listing" ADD COLUMN "due_on" DATE',
    'ALTER TABLE "listing" ADD COLUMN "due" TEXT NOT NULL DEFAULT \'\'',
    'CREATE INDEX "listing_due_on" ON "listing" ("due_on")',
)


def up(migrator: Any, db: Any) -> None:
    """Make room for what the guide keeps."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
