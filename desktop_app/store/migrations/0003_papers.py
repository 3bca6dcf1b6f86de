"""Letterheads, signatories, numbered papers, an office's own wording."""

from typing import Any

PAPERS = (
    """
    CREATE TABLE "letterhead" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "unit_id" INTEGER NOT NULL,
        "chain" TEXT NOT NULL,
        "parent_name" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "symbol" TEXT NOT NULL,
        "place" TEXT NOT NULL,
        "recipients" TEXT NOT NULL,
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE INDEX "letterhead_unit_id" ON "letterhead" ("unit_id")',
    'CREATE UNIQUE INDEX "letterhead_unit_id_chain" ON "letterhead" ("unit_id", "chain")',
    """
    CREATE TABLE "signatory" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "unit_id" INTEGER NOT NULL,
        "chain" TEXT NOT NULL,
        "position" INTEGER NOT NULL,
        "name" TEXT NOT NULL,
        "post" TEXT NOT NULL,
        "authority" TEXT NOT NULL,
        "on_behalf" TEXT NOT NULL,
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE INDEX "signatory_unit_id" ON "signatory" ("unit_id")',
    """
    CREATE TABLE "issued_paper" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "paper" TEXT NOT NULL,
        "innovation_id" INTEGER,
        "round_id" INTEGER,
        "year" INTEGER NOT NULL,
        "unit_id" INTEGER,
        "chain" TEXT NOT NULL,
        "kind" TEXT NOT NULL,
        "number" INTEGER,
        "number_year" INTEGER NOT NULL,
        "symbol" TEXT NOT NULL,
        "issued_on" DATE,
        "signatory_id" INTEGER,
        "facts" TEXT NOT NULL,
        "printed" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id"),
        FOREIGN KEY ("round_id") REFERENCES "council_round" ("id"),
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"),
        FOREIGN KEY ("signatory_id") REFERENCES "signatory" ("id")
    )
    """,
    'CREATE UNIQUE INDEX "issued_paper_uid" ON "issued_paper" ("uid")',
    'CREATE INDEX "issued_paper_innovation_id" ON "issued_paper" ("innovation_id")',
    'CREATE INDEX "issued_paper_round_id" ON "issued_paper" ("round_id")',
    'CREATE INDEX "issued_paper_unit_id" ON "issued_paper" ("unit_id")',
    'CREATE INDEX "issued_paper_signatory_id" ON "issued_paper" ("signatory_id")',
    'CREATE UNIQUE INDEX "issued_paper_unit_id_chain_kind_number_year_number"'
    ' ON "issued_paper" ("unit_id", "chain", "kind", "number_year", "number")',
    """
    CREATE TABLE "paper_word" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "paper" TEXT NOT NULL,
        "word" TEXT NOT NULL,
        "text" TEXT NOT NULL
    )
    """,
    'CREATE UNIQUE INDEX "paper_word_paper_word" ON "paper_word" ("paper", "word")',
)


def up(migrator: Any, db: Any) -> None:
    """Make room for what papers need beyond dossiers and rounds."""
    for statement in PAPERS:
        db.execute_sql(statement)
