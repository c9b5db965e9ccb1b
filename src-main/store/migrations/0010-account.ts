export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE account (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      account_id TEXT NOT NULL,
      region TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      credit_code TEXT NOT NULL,
      links TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE unit (
      insurance TEXT PRIMARY KEY,
      record TEXT NOT NULL,
      as_of TEXT NOT NULL
    ) STRICT;
  `);
}
