export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE sync_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      cursor TEXT,
      token TEXT,
      token_expires_at TEXT,
      last_success_at TEXT,
      as_of TEXT,
      centre_name TEXT,
      clock_ahead_minutes INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE upload (
      sha256 TEXT PRIMARY KEY,
      url TEXT NOT NULL
    ) STRICT;
  `);
}
