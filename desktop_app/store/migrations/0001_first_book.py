"""The first book: units, people, innovations with their dossiers, history, search."""

from typing import Any

TABLES = (
    """
    CREATE TABLE "unit" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "abbreviation" TEXT NOT NULL,
        "parent_id" INTEGER,
        "union_name" TEXT NOT NULL,
        "union_parent_id" INTEGER,
        "valid_from" DATE,
        "valid_to" DATE,
        "replaced_by_id" INTEGER,
        "sort_key" TEXT NOT NULL
    )
    """,
    'CREATE UNIQUE INDEX "unit_uid" ON "unit" ("uid")',
    'CREATE INDEX "unit_parent_id" ON "unit" ("parent_id")',
    """
    CREATE TABLE "person" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "birth" TEXT NOT NULL,
        "sex" TEXT NOT NULL,
        "residence" TEXT NOT NULL,
        "unit_id" INTEGER,
        "workplace" TEXT NOT NULL,
        "post" TEXT NOT NULL,
        "education_level" TEXT NOT NULL,
        "education_field" TEXT NOT NULL,
        "is_manager" INTEGER NOT NULL,
        "is_direct_worker" INTEGER NOT NULL,
        "staff_id" TEXT NOT NULL,
        "sort_key" TEXT NOT NULL,
        "folded" TEXT NOT NULL,
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE UNIQUE INDEX "person_uid" ON "person" ("uid")',
    'CREATE INDEX "person_unit_id" ON "person" ("unit_id")',
    'CREATE INDEX "person_sort_key" ON "person" ("sort_key")',
    """
    CREATE TABLE "innovation" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "uid" TEXT NOT NULL,
        "code" TEXT NOT NULL,
        "title" TEXT NOT NULL,
        "form_id" TEXT NOT NULL,
        "form_version" TEXT NOT NULL,
        "kind" TEXT NOT NULL,
        "field" TEXT NOT NULL,
        "level" TEXT NOT NULL,
        "stage" TEXT NOT NULL,
        "unit_id" INTEGER,
        "investor" TEXT NOT NULL,
        "applied_at" TEXT NOT NULL,
        "trial_on" DATE,
        "trial_document" TEXT NOT NULL,
        "applied_on" DATE,
        "applied_document" TEXT NOT NULL,
        "filed_on" DATE,
        "confidential" TEXT NOT NULL,
        "support_person_id" INTEGER,
        "benefit_answer" TEXT NOT NULL,
        "benefit_amount" INTEGER,
        "year" INTEGER NOT NULL,
        "created_at" TEXT NOT NULL,
        "updated_at" TEXT NOT NULL,
        "deleted_at" TEXT,
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id"),
        FOREIGN KEY ("support_person_id") REFERENCES "person" ("id")
    )
    """,
    'CREATE UNIQUE INDEX "innovation_uid" ON "innovation" ("uid")',
    'CREATE UNIQUE INDEX "innovation_code" ON "innovation" ("code")',
    'CREATE INDEX "innovation_unit_id" ON "innovation" ("unit_id")',
    'CREATE INDEX "innovation_support_person_id" ON "innovation" ("support_person_id")',
    """
    CREATE TABLE "answer" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        "value" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    'CREATE INDEX "answer_innovation_id" ON "answer" ("innovation_id")',
    'CREATE UNIQUE INDEX "answer_innovation_id_key" ON "answer" ("innovation_id", "key")',
    """
    CREATE TABLE "application_helper" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "name" TEXT NOT NULL,
        "person_id" INTEGER,
        "birth" TEXT NOT NULL,
        "sex" TEXT NOT NULL,
        "post" TEXT NOT NULL,
        "workplace" TEXT NOT NULL,
        "qualification" TEXT NOT NULL,
        "task" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id"),
        FOREIGN KEY ("person_id") REFERENCES "person" ("id")
    )
    """,
    'CREATE INDEX "application_helper_innovation_id" ON "application_helper" ("innovation_id")',
    'CREATE INDEX "application_helper_person_id" ON "application_helper" ("person_id")',
    """
    CREATE TABLE "attachment" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "uid" TEXT NOT NULL,
        "role" TEXT NOT NULL,
        "number" INTEGER NOT NULL,
        "sha256" TEXT NOT NULL,
        "file_name" TEXT NOT NULL,
        "media_type" TEXT NOT NULL,
        "size" INTEGER NOT NULL,
        "kind" TEXT NOT NULL,
        "caption" TEXT NOT NULL,
        "document_number" TEXT NOT NULL,
        "document_on" DATE,
        "is_withheld" INTEGER NOT NULL,
        "reduced_sha256" TEXT NOT NULL,
        "turn" INTEGER NOT NULL,
        "paper" TEXT NOT NULL,
        "paper_digest" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    'CREATE INDEX "attachment_innovation_id" ON "attachment" ("innovation_id")',
    'CREATE UNIQUE INDEX "attachment_uid" ON "attachment" ("uid")',
    'CREATE INDEX "attachment_sha256" ON "attachment" ("sha256")',
    """
    CREATE TABLE "authorship" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "name" TEXT NOT NULL,
        "person_id" INTEGER,
        "birth" TEXT NOT NULL,
        "sex" TEXT NOT NULL,
        "post" TEXT NOT NULL,
        "workplace" TEXT NOT NULL,
        "qualification" TEXT NOT NULL,
        "task" TEXT NOT NULL,
        "share" INTEGER,
        "role" TEXT NOT NULL,
        "contribution" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id"),
        FOREIGN KEY ("person_id") REFERENCES "person" ("id")
    )
    """,
    'CREATE INDEX "authorship_innovation_id" ON "authorship" ("innovation_id")',
    'CREATE INDEX "authorship_person_id" ON "authorship" ("person_id")',
    """
    CREATE TABLE "benefit_line" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "innovation_id" INTEGER NOT NULL,
        "position" INTEGER NOT NULL,
        "description" TEXT NOT NULL,
        "quantity" TEXT NOT NULL,
        "measure" TEXT NOT NULL,
        "unit_price" TEXT NOT NULL,
        "amount" INTEGER,
        "source" TEXT NOT NULL,
        "evidence" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    'CREATE INDEX "benefit_line_innovation_id" ON "benefit_line" ("innovation_id")',
    """
    CREATE TABLE "counter" (
        "series" TEXT NOT NULL PRIMARY KEY,
        "last" INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE "head_count" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "unit_id" INTEGER NOT NULL,
        "on" DATE NOT NULL,
        "people" INTEGER NOT NULL,
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE INDEX "head_count_unit_id" ON "head_count" ("unit_id")',
    """
    CREATE TABLE "history" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "at" TEXT NOT NULL,
        "who" TEXT NOT NULL,
        "label" TEXT NOT NULL,
        "table" TEXT NOT NULL,
        "row" INTEGER NOT NULL,
        "innovation_id" INTEGER,
        "before" TEXT,
        "after" TEXT
    )
    """,
    'CREATE INDEX "history_innovation_id" ON "history" ("innovation_id")',
    """
    CREATE TABLE "listing" (
        "innovation_id" INTEGER NOT NULL PRIMARY KEY,
        "title_key" TEXT NOT NULL,
        "authors" TEXT NOT NULL,
        "author_key" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    'CREATE INDEX "listing_title_key" ON "listing" ("title_key")',
    'CREATE INDEX "listing_author_key" ON "listing" ("author_key")',
    """
    CREATE TABLE "pack_copy" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "pack_id" TEXT NOT NULL,
        "version" TEXT NOT NULL,
        "text" TEXT NOT NULL
    )
    """,
    'CREATE UNIQUE INDEX "pack_copy_pack_id_version" ON "pack_copy" ("pack_id", "version")',
    """
    CREATE TABLE "search_text" (
        "innovation_id" INTEGER NOT NULL PRIMARY KEY,
        "title" TEXT NOT NULL,
        "people" TEXT NOT NULL,
        "body" TEXT NOT NULL,
        FOREIGN KEY ("innovation_id") REFERENCES "innovation" ("id")
    )
    """,
    """
    CREATE TABLE "setting" (
        "key" TEXT NOT NULL PRIMARY KEY,
        "value" TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE "unit_name" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "unit_id" INTEGER NOT NULL,
        "name" TEXT NOT NULL,
        "valid_from" DATE,
        "valid_to" DATE,
        FOREIGN KEY ("unit_id") REFERENCES "unit" ("id")
    )
    """,
    'CREATE INDEX "unit_name_unit_id" ON "unit_name" ("unit_id")',
)

# Beginnings up to six letters are indexed: nearly every Vietnamese syllable. Without that a search for a
# common syllable reads all of its places, and takes ten times as long in a book ten times as large.
SEARCH = (
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
        title, people, body,
        content='search_text', content_rowid='innovation_id',
        tokenize="unicode61 remove_diacritics 2", prefix='1 2 3 4 5 6'
    )
    """,
    """
    CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
        INSERT INTO search_index(rowid, title, people, body)
        VALUES (new.innovation_id, new.title, new.people, new.body);
    END
    """,
    """
    CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
        INSERT INTO search_index(search_index, rowid, title, people, body)
        VALUES ('delete', old.innovation_id, old.title, old.people, old.body);
    END
    """,
    """
    CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
        INSERT INTO search_index(search_index, rowid, title, people, body)
        VALUES ('delete', old.innovation_id, old.title, old.people, old.body);
        INSERT INTO search_index(rowid, title, people, body)
        VALUES (new.innovation_id, new.title, new.people, new.body);
    END
    """,
)


def up(migrator: Any, db: Any) -> None:
    """Make every table of the first schema."""
    for statement in TABLES + SEARCH:
        db.execute_sql(statement)
