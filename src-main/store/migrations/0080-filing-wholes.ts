export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    ALTER TABLE filing ADD COLUMN shared_values TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE filing ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
  `);
}
