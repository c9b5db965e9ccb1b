/** Units as the agency registered them, and the accounts, sessions, registrations and codes of W-09 … W-14. */
export const accountsMigration = {
  version: 10,
  name: 'accounts',
  sql: `
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

    CREATE TABLE units (
      unit_id INTEGER PRIMARY KEY,
      region TEXT NOT NULL,
      insurance TEXT NOT NULL,
      unit_number TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      credit_code TEXT NOT NULL,
      unit_type TEXT NOT NULL,
      address TEXT NOT NULL,
      legal_representative TEXT NOT NULL,
      specialist_name TEXT NOT NULL,
      specialist_phone TEXT NOT NULL,
      agency TEXT NOT NULL,
      status TEXT NOT NULL,
      practice INTEGER NOT NULL DEFAULT 0,
      change_counter INTEGER NOT NULL DEFAULT 0,
      oldest_cursor INTEGER NOT NULL DEFAULT 0,
      UNIQUE (region, insurance, unit_number)
    ) STRICT;

    CREATE TABLE accounts (
      account_id TEXT PRIMARY KEY,
      region TEXT NOT NULL,
      credit_code TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      password_hash TEXT NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0,
      locked_until TEXT,
      created_at TEXT NOT NULL,
      UNIQUE (region, credit_code)
    ) STRICT;

    CREATE TABLE links (
      account_id TEXT NOT NULL REFERENCES accounts,
      insurance TEXT NOT NULL,
      unit_id INTEGER NOT NULL UNIQUE REFERENCES units,
      linked_at TEXT NOT NULL,
      PRIMARY KEY (account_id, insurance)
    ) STRICT;

    CREATE TABLE sessions (
      token_hash TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES accounts,
      expires_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX sessions_by_account ON sessions (account_id);

    CREATE TABLE registrations (
      registration_id TEXT PRIMARY KEY,
      unit_id INTEGER NOT NULL REFERENCES units,
      expires_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE codes (
      purpose TEXT NOT NULL,
      unit_id INTEGER NOT NULL REFERENCES units,
      subject TEXT NOT NULL,
      code TEXT,
      sent_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0,
      locked_until TEXT,
      PRIMARY KEY (purpose, unit_id)
    ) STRICT;

    CREATE TABLE codes_sent (
      sent_id INTEGER PRIMARY KEY,
      purpose TEXT NOT NULL,
      unit_id INTEGER NOT NULL REFERENCES units,
      code TEXT NOT NULL,
      sent_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT
    ) STRICT;
  `,
};
