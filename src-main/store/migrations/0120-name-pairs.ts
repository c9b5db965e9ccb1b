/**
 * The index of names holds pairs of neighbours beside single characters: among a million people a character is in tens of thousands of names,
 * and finding two of them side by side went through all of both. By number, because an index written in another order is slow to make.
 */
export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    DROP TABLE person_name;
    CREATE VIRTUAL TABLE person_name USING fts5 (
      characters, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
    );
    INSERT INTO person_name (rowid, characters)
      SELECT id, (
        WITH RECURSIVE place (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM place WHERE at < length(folded_name))
        SELECT concat_ws(
          ' ',
          group_concat(substr(folded_name, at, 1), ' ' ORDER BY at),
          group_concat(substr(folded_name, at, 2), ' ' ORDER BY at) FILTER (WHERE at < length(folded_name))
        ) FROM place
      )
      FROM person ORDER BY id;
  `);
}
