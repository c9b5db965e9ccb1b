export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;
  `);
}
