export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE history (
      filing_id TEXT PRIMARY KEY REFERENCES filing (filing_id) ON DELETE CASCADE,
      position INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE snapshot (
      filing_id TEXT NOT NULL REFERENCES filing (filing_id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      rows TEXT NOT NULL,
      taken_at TEXT NOT NULL,
      label TEXT NOT NULL,
      PRIMARY KEY (filing_id, position)
    ) STRICT;
  `);
}
