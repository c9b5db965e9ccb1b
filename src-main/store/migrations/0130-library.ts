/**
 * The material library: what is kept of a person beside the filings (named by what is inside, so that a file is there once), what is said of
 * it there, and when it was taken out. Files of rows are found by the person through an index of those rows that have any. What goes beside
 * a frozen content lies with it in the outbox.
 */
export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE library_item (
      id_number TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      name TEXT NOT NULL,
      folded_name TEXT NOT NULL,
      label TEXT NOT NULL,
      attachment TEXT NOT NULL,
      retired_at TEXT,
      PRIMARY KEY (id_number, sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX batch_row_with_files ON batch_row (id_number) WHERE attachments IS NOT NULL;

    ALTER TABLE outbox ADD COLUMN remarks TEXT;
  `);
}
