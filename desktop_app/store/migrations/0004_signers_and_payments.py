"""Who signed a decision on an award, and when remuneration was paid."""

from typing import Any

STATEMENTS = (
    'ALTER TABLE "nomination_line" ADD COLUMN "signer" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "nomination_line" ADD COLUMN "signer_post" TEXT NOT NULL DEFAULT \'\'',
    """
    CREATE TABLE "paid_remuneration" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "year" INTEGER NOT NULL,
        "paid_on" DATE NOT NULL,
        "amount" INTEGER,
        "document_number" TEXT NOT NULL,
        "note" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    'CREATE INDEX "paid_remuneration_innovation_id" ON "paid_remuneration" ("innovation_id")',
    """
    CREATE UNIQUE INDEX "paid_remuneration_innovation_id_year"
        ON "paid_remuneration" ("innovation_id", "year")
    """,
)


def up(migrator: Any, db: Any) -> None:
    """Make room for signers and payments."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
