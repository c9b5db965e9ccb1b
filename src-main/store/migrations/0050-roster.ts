export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE person (
      id INTEGER PRIMARY KEY,
      insurance TEXT NOT NULL,
      unit_number TEXT NOT NULL,
      person_number TEXT NOT NULL,
      social_security_number TEXT NOT NULL,
      name TEXT NOT NULL,
      folded_name TEXT NOT NULL,
      initials TEXT NOT NULL,
      other_initials TEXT NOT NULL,
      gender TEXT NOT NULL,
      birth_date TEXT NOT NULL,
      staff_kind TEXT NOT NULL,
      status TEXT NOT NULL,
      contribution_base TEXT NOT NULL,
      insured_since TEXT NOT NULL,
      last_paid_month TEXT NOT NULL,
      version INTEGER NOT NULL,
      changed_at TEXT NOT NULL,
      UNIQUE (insurance, unit_number, social_security_number)
    ) STRICT;
    CREATE INDEX person_in_order ON person (insurance, person_number, social_security_number, unit_number);
    CREATE INDEX person_by_number ON person (insurance, social_security_number);
    CREATE INDEX person_by_last_four ON person (insurance, substr(social_security_number, -4));
    CREATE INDEX person_by_name ON person (insurance, folded_name);
    CREATE INDEX person_by_initials ON person (insurance, initials);
    CREATE INDEX person_by_other_initials ON person (insurance, other_initials) WHERE other_initials <> '';

    CREATE VIRTUAL TABLE person_name USING fts5 (
      characters, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
    );
  `);
}
