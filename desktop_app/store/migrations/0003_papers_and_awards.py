"""Papers and awards.

Letterheads, signatories, numbered papers, an office's own wording; its own awards, what people and units
hold, nominations, the ledger of use, blanks and what was printed on them.
"""

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
        "nomination_id" INTEGER,
        "line_id" INTEGER,
        "body" TEXT NOT NULL,
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
        "scan_sha256" TEXT NOT NULL,
        "scan_media_type" TEXT NOT NULL,
        "scan_digest" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id"),
        FOREIGN KEY ("round_id") REFERENCES "council_round" ("id"),
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"),
        FOREIGN KEY ("signatory_id") REFERENCES "signatory" ("id")
    )
    """,
    'CREATE UNIQUE INDEX "issued_paper_uid" ON "issued_paper" ("uid")',
    'CREATE INDEX "issued_paper_innovation_id" ON "issued_paper" ("innovation_id")',
    'CREATE INDEX "issued_paper_round_id" ON "issued_paper" ("round_id")',
    'CREATE INDEX "issued_paper_nomination_id" ON "issued_paper" ("nomination_id")',
    'CREATE INDEX "issued_paper_line_id" ON "issued_paper" ("line_id")',
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

AWARDS = (
    """
    CREATE TABLE "own_award" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "issuer" TEXT NOT NULL,
        "chain" TEXT NOT NULL,
        "level" TEXT NOT NULL,
        "kind" TEXT NOT NULL,
        "is_for_people" INTEGER NOT NULL,
        "is_for_collectives" INTEGER NOT NULL,
        "least_innovations" INTEGER NOT NULL,
        "least_value" INTEGER,
        "vote_parts" INTEGER NOT NULL,
        "vote_of" INTEGER NOT NULL,
        "person_money" INTEGER,
        "collective_money" INTEGER,
        "quantity" INTEGER,
        "deadline" TEXT NOT NULL,
        "note" TEXT NOT NULL
    )
    """,
    'CREATE UNIQUE INDEX "own_award_uid" ON "own_award" ("uid")',
    """
    CREATE TABLE "nomination_round" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "year" INTEGER NOT NULL,
        "unit_id" INTEGER,
        "type" TEXT NOT NULL,
        "theme" TEXT NOT NULL,
        "note" TEXT NOT NULL,
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE UNIQUE INDEX "nomination_round_uid" ON "nomination_round" ("uid")',
    'CREATE INDEX "nomination_round_unit_id" ON "nomination_round" ("unit_id")',
    """
    CREATE TABLE "nomination_meeting" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "round_id" INTEGER NOT NULL,
        "chain" TEXT NOT NULL,
        "body" TEXT NOT NULL,
        "document_number" TEXT NOT NULL,
        "document_on" DATE,
        "held_on" DATE,
        "held_at" TEXT NOT NULL,
        "members" INTEGER,
        "present" INTEGER,
        "present_names" TEXT NOT NULL,
        "absent" TEXT NOT NULL,
        "chair" TEXT NOT NULL,
        "chair_post" TEXT NOT NULL,
        "secretary" TEXT NOT NULL,
        "counters" TEXT NOT NULL,
        "ballots_out" INTEGER,
        "ballots_in" INTEGER,
        "ballots_valid" INTEGER,
        "minutes_number" TEXT NOT NULL,
        "minutes_on" DATE,
        FOREIGN KEY ("round_id") REFERENCES "nomination_round" ("id")
    )
    """,
    'CREATE INDEX "nomination_meeting_round_id" ON "nomination_meeting" ("round_id")',
    'CREATE UNIQUE INDEX "nomination_meeting_round_id_chain" ON "nomination_meeting" ("round_id", "chain")',
    """
    CREATE TABLE "nomination_line" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "round_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "award" TEXT NOT NULL,
        "nominee" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "person_id" INTEGER,
        "unit_id" INTEGER,
        "birth" TEXT NOT NULL,
        "sex" TEXT NOT NULL,
        "post" TEXT NOT NULL,
        "workplace" TEXT NOT NULL,
        "qualification" TEXT NOT NULL,
        "education_level" TEXT NOT NULL,
        "is_manager" INTEGER NOT NULL,
        "is_direct_worker" INTEGER NOT NULL,
        "is_posthumous" INTEGER NOT NULL,
        "achievement" TEXT NOT NULL,
        "votes" INTEGER,
        "by_writing" INTEGER NOT NULL,
        "state" TEXT NOT NULL,
        "state_reason" TEXT NOT NULL,
        "decision_number" TEXT NOT NULL,
        "decision_on" DATE,
        "certificate_number" TEXT NOT NULL,
        FOREIGN KEY ("round_id") REFERENCES "nomination_round" ("id"),
        FOREIGN KEY ("person_id") REFERENCES "person" ("id"),
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE UNIQUE INDEX "nomination_line_uid" ON "nomination_line" ("uid")',
    'CREATE INDEX "nomination_line_round_id" ON "nomination_line" ("round_id")',
    'CREATE INDEX "nomination_line_person_id" ON "nomination_line" ("person_id")',
    'CREATE INDEX "nomination_line_unit_id" ON "nomination_line" ("unit_id")',
    """
    CREATE TABLE "honour" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "year" INTEGER NOT NULL,
        "name" TEXT NOT NULL,
        "kind" TEXT NOT NULL,
        "award" TEXT NOT NULL,
        "person_id" INTEGER,
        "unit_id" INTEGER,
        "decision_number" TEXT NOT NULL,
        "decision_on" DATE,
        "issuer" TEXT NOT NULL,
        "line_id" INTEGER,
        "note" TEXT NOT NULL,
        FOREIGN KEY ("person_id") REFERENCES "person" ("id"),
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"),
        FOREIGN KEY ("line_id") REFERENCES "nomination_line" ("id")
    )
    """,
    'CREATE INDEX "honour_person_id" ON "honour" ("person_id")',
    'CREATE INDEX "honour_unit_id" ON "honour" ("unit_id")',
    'CREATE INDEX "honour_line_id" ON "honour" ("line_id")',
    """
    CREATE TABLE "award_use" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "line_id" INTEGER,
        "person_id" INTEGER,
        "unit_id" INTEGER,
        "name" TEXT NOT NULL,
        "award" TEXT NOT NULL,
        "state" TEXT NOT NULL,
        "decision_number" TEXT NOT NULL,
        "decision_on" DATE,
        "reason" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id"),
        FOREIGN KEY ("line_id") REFERENCES "nomination_line" ("id"),
        FOREIGN KEY ("person_id") REFERENCES "person" ("id"),
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE INDEX "award_use_innovation_id" ON "award_use" ("innovation_id")',
    'CREATE INDEX "award_use_line_id" ON "award_use" ("line_id")',
    'CREATE INDEX "award_use_person_id" ON "award_use" ("person_id")',
    'CREATE INDEX "award_use_unit_id" ON "award_use" ("unit_id")',
    """
    CREATE TABLE "blank" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "width" INTEGER NOT NULL,
        "height" INTEGER NOT NULL,
        "award" TEXT NOT NULL,
        "nominee" TEXT NOT NULL,
        "picture_sha256" TEXT NOT NULL,
        "has_motto" INTEGER NOT NULL,
        "is_plain" INTEGER NOT NULL
    )
    """,
    'CREATE UNIQUE INDEX "blank_uid" ON "blank" ("uid")',
    """
    CREATE TABLE "blank_field" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "blank_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        "left" INTEGER NOT NULL,
        "top" INTEGER NOT NULL,
        "width" INTEGER NOT NULL,
        "height" INTEGER NOT NULL,
        "text" TEXT NOT NULL,
        "font" TEXT NOT NULL,
        "size" INTEGER NOT NULL,
        "is_bold" INTEGER NOT NULL,
        "is_italic" INTEGER NOT NULL,
        "align" TEXT NOT NULL,
        "colour" TEXT NOT NULL,
        "is_upper" INTEGER NOT NULL,
        "shrinks" INTEGER NOT NULL,
        "breaks" INTEGER NOT NULL,
        "is_shown" INTEGER NOT NULL,
        FOREIGN KEY ("blank_id") REFERENCES "blank" ("id")
    )
    """,
    'CREATE INDEX "blank_field_blank_id" ON "blank_field" ("blank_id")',
    'CREATE UNIQUE INDEX "blank_field_blank_id_key" ON "blank_field" ("blank_id", "key")',
    """
    CREATE TABLE "printer_shift" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "printer" TEXT NOT NULL,
        "tray" TEXT NOT NULL,
        "right" INTEGER NOT NULL,
        "down" INTEGER NOT NULL
    )
    """,
    'CREATE UNIQUE INDEX "printer_shift_printer_tray" ON "printer_shift" ("printer", "tray")',
    """
    CREATE TABLE "printed_certificate" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "line_id" INTEGER NOT NULL,
        "blank_number" TEXT NOT NULL,
        "printed_at" TEXT NOT NULL,
        "is_spoilt" INTEGER NOT NULL,
        "reason" TEXT NOT NULL,
        FOREIGN KEY ("line_id") REFERENCES "nomination_line" ("id")
    )
    """,
    'CREATE INDEX "printed_certificate_line_id" ON "printed_certificate" ("line_id")',
)


def up(migrator: Any, db: Any) -> None:
    """Make room for what papers need beyond dossiers and rounds, and for awards."""
    for statement in PAPERS + AWARDS:
        db.execute_sql(statement)
