export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE filing (
      filing_id TEXT PRIMARY KEY,
      region TEXT NOT NULL,
      profile_version TEXT NOT NULL,
      service TEXT NOT NULL,
      insurance TEXT NOT NULL,
      unit_number TEXT NOT NULL,
      state TEXT NOT NULL,
      step TEXT NOT NULL,
      rows TEXT NOT NULL,
      revision INTEGER NOT NULL,
      effective_month TEXT NOT NULL,
      created_at TEXT NOT NULL,
      created_month TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      submitted_at TEXT,
      receipt TEXT,
      decided_at TEXT
    ) STRICT;
    CREATE INDEX filing_by_change ON filing (changed_at, filing_id);
    CREATE INDEX filing_by_state ON filing (state, changed_at);

    CREATE TABLE filing_id_number (
      filing_id TEXT NOT NULL REFERENCES filing (filing_id) ON DELETE CASCADE,
      id_number TEXT NOT NULL,
      PRIMARY KEY (filing_id, id_number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX filing_by_id_number ON filing_id_number (id_number);

    CREATE TABLE filing_name (
      filing_id TEXT NOT NULL REFERENCES filing (filing_id) ON DELETE CASCADE,
      folded_name TEXT NOT NULL,
      PRIMARY KEY (filing_id, folded_name)
    ) STRICT, WITHOUT ROWID;
  `);
}
