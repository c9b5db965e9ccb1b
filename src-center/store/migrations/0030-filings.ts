/** Filings with their rows' verdicts and history, and the materials they name. */
export const filingsMigration = {
  version: 30,
  name: 'filings',
  sql: `
    CREATE TABLE filings (
      client_id TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES accounts,
      unit_id INTEGER NOT NULL REFERENCES units,
      service TEXT NOT NULL,
      direction TEXT NOT NULL,
      profile_version TEXT NOT NULL,
      content TEXT NOT NULL,
      content_hash TEXT NOT NULL,
      receipt_number TEXT NOT NULL UNIQUE,
      received_at TEXT NOT NULL,
      state TEXT NOT NULL,
      decided_at TEXT
    ) STRICT;
    CREATE INDEX filings_by_state ON filings (state, received_at);

    CREATE TABLE filing_rows (
      client_id TEXT NOT NULL REFERENCES filings,
      row_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      social_security_number TEXT NOT NULL,
      name TEXT NOT NULL,
      approved INTEGER,
      reason TEXT NOT NULL DEFAULT '',
      person_number TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (client_id, row_id)
    ) STRICT;
    CREATE INDEX filing_rows_by_person ON filing_rows (social_security_number);

    CREATE TABLE filing_events (
      event_id INTEGER PRIMARY KEY,
      client_id TEXT NOT NULL REFERENCES filings,
      at TEXT NOT NULL,
      event TEXT NOT NULL,
      actor TEXT NOT NULL
    ) STRICT;
    CREATE INDEX filing_events_by_filing ON filing_events (client_id);

    CREATE TABLE materials (
      sha256 TEXT PRIMARY KEY,
      bytes INTEGER NOT NULL,
      media_type TEXT NOT NULL,
      kept_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE account_materials (
      account_id TEXT NOT NULL REFERENCES accounts,
      sha256 TEXT NOT NULL REFERENCES materials,
      PRIMARY KEY (account_id, sha256)
    ) STRICT;
  `,
};
