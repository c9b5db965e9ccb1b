export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE outbox (
      filing_id TEXT PRIMARY KEY REFERENCES filing (filing_id),
      content TEXT NOT NULL,
      content_hash TEXT NOT NULL,
      queued_at TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      last_failure TEXT,
      next_attempt_at TEXT
    ) STRICT;
    CREATE INDEX outbox_in_order ON outbox (queued_at, filing_id);
  `);
}
