"""The guide, recognition and the programme.

Formulas and years of the money, findings put by with a reason, deadlines in the register; councils and their
ballots, phases and targets, what portals hold.
"""

from typing import Any

GUIDE = (
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

RECOGNITION = (
    """
    CREATE TABLE "council_round" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "level" TEXT NOT NULL,
        "unit_id" INTEGER,
        "document_number" TEXT NOT NULL,
        "document_on" DATE,
        "held_on" DATE,
        "held_at" TEXT NOT NULL,
        "minutes_number" TEXT NOT NULL,
        "minutes_on" DATE,
        "guests" TEXT NOT NULL,
        "criteria" TEXT NOT NULL,
        "note" TEXT NOT NULL,
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE UNIQUE INDEX "council_round_uid" ON "council_round" ("uid")',
    'CREATE INDEX "council_round_unit_id" ON "council_round" ("unit_id")',
    """
    CREATE TABLE "council_member" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "round_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "name" TEXT NOT NULL,
        "person_id" INTEGER,
        "post" TEXT NOT NULL,
        "workplace" TEXT NOT NULL,
        "role" TEXT NOT NULL,
        "expertise" TEXT NOT NULL,
        "is_union" INTEGER NOT NULL,
        "is_present" INTEGER NOT NULL,
        "absence" TEXT NOT NULL,
        FOREIGN KEY ("round_id") REFERENCES "council_round" ("id"),
        FOREIGN KEY ("person_id") REFERENCES "person" ("id")
    )
    """,
    'CREATE INDEX "council_member_round_id" ON "council_member" ("round_id")',
    'CREATE INDEX "council_member_person_id" ON "council_member" ("person_id")',
    """
    CREATE TABLE "examination" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "level" TEXT NOT NULL,
        "round_id" INTEGER,
        "position" INTEGER NOT NULL,
        "received_on" DATE,
        "accepted_on" DATE,
        "returned_on" DATE,
        "return_reason" TEXT NOT NULL,
        "result" TEXT NOT NULL,
        "derived" TEXT NOT NULL,
        "result_reason" TEXT NOT NULL,
        "completion_asked" TEXT NOT NULL,
        "completed_on" DATE,
        "decision_number" TEXT NOT NULL,
        "decision_on" DATE,
        "certificate_number" TEXT NOT NULL,
        "money_answer" TEXT NOT NULL,
        "author_rate" INTEGER,
        "author_multiple" INTEGER,
        "helper_rate" INTEGER,
        "next_level" TEXT NOT NULL,
        "note" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id"),
        FOREIGN KEY ("round_id") REFERENCES "council_round" ("id")
    )
    """,
    'CREATE INDEX "examination_innovation_id" ON "examination" ("innovation_id")',
    'CREATE INDEX "examination_round_id" ON "examination" ("round_id")',
    """
    CREATE TABLE "council_conflict" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "round_id" INTEGER NOT NULL,
        "member_id" INTEGER NOT NULL,
        "innovation_id" INTEGER NOT NULL,
        "reason" TEXT NOT NULL,
        FOREIGN KEY ("round_id") REFERENCES "council_round" ("id"),
        FOREIGN KEY ("member_id") REFERENCES "council_member" ("id"),
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    'CREATE INDEX "council_conflict_round_id" ON "council_conflict" ("round_id")',
    'CREATE INDEX "council_conflict_member_id" ON "council_conflict" ("member_id")',
    'CREATE INDEX "council_conflict_innovation_id" ON "council_conflict" ("innovation_id")',
    """
    CREATE TABLE "ballot" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "examination_id" INTEGER NOT NULL,
        "member_id" INTEGER NOT NULL,
        "marks" TEXT NOT NULL,
        "conclusion" TEXT NOT NULL,
        "reason" TEXT NOT NULL,
        "is_abstention" INTEGER NOT NULL,
        "comment" TEXT NOT NULL,
        FOREIGN KEY ("examination_id") REFERENCES "examination" ("id"),
        FOREIGN KEY ("member_id") REFERENCES "council_member" ("id")
    )
    """,
    'CREATE INDEX "ballot_examination_id" ON "ballot" ("examination_id")',
    'CREATE INDEX "ballot_member_id" ON "ballot" ("member_id")',
    'CREATE UNIQUE INDEX "ballot_examination_id_member_id" ON "ballot" ("examination_id", "member_id")',
    """
    CREATE TABLE "programme" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "document" TEXT NOT NULL,
        "starts_on" DATE,
        "ends_on" DATE,
        "target" INTEGER,
        "rule" TEXT NOT NULL
    )
    """,
    'CREATE UNIQUE INDEX "programme_uid" ON "programme" ("uid")',
    """
    CREATE TABLE "phase" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "programme_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "name" TEXT NOT NULL,
        "document" TEXT NOT NULL,
        "starts_on" DATE,
        "ends_on" DATE,
        "target" INTEGER,
        "is_peak" INTEGER NOT NULL,
        FOREIGN KEY ("programme_id") REFERENCES "programme" ("id")
    )
    """,
    'CREATE INDEX "phase_programme_id" ON "phase" ("programme_id")',
    """
    CREATE TABLE "phase_end" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "phase_id" INTEGER NOT NULL,
        "document" TEXT NOT NULL,
        "ends_on" DATE NOT NULL,
        FOREIGN KEY ("phase_id") REFERENCES "phase" ("id")
    )
    """,
    'CREATE INDEX "phase_end_phase_id" ON "phase_end" ("phase_id")',
    """
    CREATE TABLE "target" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "phase_id" INTEGER NOT NULL,
        "unit_id" INTEGER NOT NULL,
        "number" INTEGER NOT NULL,
        "document" TEXT NOT NULL,
        "is_proposed" INTEGER NOT NULL,
        FOREIGN KEY ("phase_id") REFERENCES "phase" ("id"),
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE INDEX "target_phase_id" ON "target" ("phase_id")',
    'CREATE INDEX "target_unit_id" ON "target" ("unit_id")',
    'CREATE UNIQUE INDEX "target_phase_id_unit_id" ON "target" ("phase_id", "unit_id")',
    """
    CREATE TABLE "portal_entry" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "system" TEXT NOT NULL,
        "state" TEXT NOT NULL,
        "keyed_at" TEXT NOT NULL,
        "keyed_by" TEXT NOT NULL,
        "account" TEXT NOT NULL,
        "link" TEXT NOT NULL,
        "their_code" TEXT NOT NULL,
        "picture_sha256" TEXT NOT NULL,
        "note" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    'CREATE INDEX "portal_entry_innovation_id" ON "portal_entry" ("innovation_id")',
    'CREATE UNIQUE INDEX "portal_entry_innovation_id_system" ON "portal_entry" ("innovation_id", "system")',
    """
    CREATE TABLE "portal_match" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "system" TEXT NOT NULL,
        "their_key" TEXT NOT NULL,
        "innovation_id" INTEGER,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    'CREATE INDEX "portal_match_innovation_id" ON "portal_match" ("innovation_id")',
    'CREATE UNIQUE INDEX "portal_match_system_their_key" ON "portal_match" ("system", "their_key")',
    """
    CREATE TABLE "unit_alias" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "unit_id" INTEGER NOT NULL,
        "name" TEXT NOT NULL,
        "folded" TEXT NOT NULL,
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE INDEX "unit_alias_unit_id" ON "unit_alias" ("unit_id")',
    'CREATE UNIQUE INDEX "unit_alias_folded" ON "unit_alias" ("folded")',
)


def up(migrator: Any, db: Any) -> None:
    """Make room for what the guide keeps, and for councils, programmes and portals."""
    for statement in GUIDE + RECOGNITION:
        db.execute_sql(statement)
