/** The people of each unit under each insurance, and the change log every unit is pulled from. */
export const rosterMigration = {
  version: 20,
  name: 'roster',
  sql: `
    CREATE TABLE people (
      unit_id INTEGER NOT NULL REFERENCES units,
      social_security_number TEXT NOT NULL,
      person_number TEXT NOT NULL,
      name TEXT NOT NULL,
      gender TEXT NOT NULL,
      birth_date TEXT NOT NULL,
      staff_kind TEXT NOT NULL,
      status TEXT NOT NULL,
      contribution_base TEXT NOT NULL,
      insured_since TEXT NOT NULL,
      last_paid_month TEXT NOT NULL,
      version INTEGER NOT NULL,
      changed_at TEXT NOT NULL,
      PRIMARY KEY (unit_id, social_security_number)
    ) STRICT;
    CREATE INDEX people_by_number ON people (social_security_number);

    CREATE TABLE changes (
      unit_id INTEGER NOT NULL REFERENCES units,
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      seq INTEGER NOT NULL,
      changed_at TEXT NOT NULL,
      PRIMARY KEY (unit_id, kind, key)
    ) STRICT;
    CREATE UNIQUE INDEX changes_in_order ON changes (unit_id, seq);

    CREATE TABLE profiles (
      region TEXT NOT NULL,
      version TEXT NOT NULL,
      content TEXT NOT NULL,
      PRIMARY KEY (region, version)
    ) STRICT;
  `,
};
