export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE unit_payment (
      insurance TEXT NOT NULL,
      unit_number TEXT NOT NULL,
      month TEXT NOT NULL,
      people INTEGER NOT NULL,
      base_total INTEGER,
      unit_amount INTEGER,
      person_amount INTEGER,
      state TEXT NOT NULL,
      paid_on TEXT NOT NULL,
      PRIMARY KEY (insurance, month, unit_number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE payer (
      id INTEGER PRIMARY KEY,
      insurance TEXT NOT NULL,
      unit_number TEXT NOT NULL,
      person_number TEXT NOT NULL,
      social_security_number TEXT NOT NULL,
      name TEXT NOT NULL,
      folded_name TEXT NOT NULL,
      initials TEXT NOT NULL,
      other_initials TEXT NOT NULL,
      UNIQUE (insurance, unit_number, social_security_number)
    ) STRICT;
    CREATE INDEX payer_in_order ON payer (insurance, person_number, social_security_number, unit_number);

    CREATE TABLE payer_month (
      payer INTEGER NOT NULL REFERENCES payer (id) ON DELETE CASCADE,
      month TEXT NOT NULL,
      base INTEGER,
      unit_amount INTEGER,
      person_amount INTEGER,
      state TEXT NOT NULL,
      PRIMARY KEY (payer, month)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE unit_rate (
      insurance TEXT NOT NULL,
      unit_number TEXT NOT NULL,
      from_month TEXT NOT NULL,
      unit_rate TEXT NOT NULL,
      person_rate TEXT NOT NULL,
      source TEXT NOT NULL,
      PRIMARY KEY (insurance, from_month, unit_number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE movement (
      movement_id TEXT PRIMARY KEY,
      insurance TEXT NOT NULL,
      unit_number TEXT NOT NULL,
      person_number TEXT NOT NULL,
      social_security_number TEXT NOT NULL,
      name TEXT NOT NULL,
      folded_name TEXT NOT NULL,
      initials TEXT NOT NULL,
      other_initials TEXT NOT NULL,
      change_type TEXT NOT NULL,
      reason TEXT NOT NULL,
      month TEXT NOT NULL,
      base TEXT NOT NULL,
      decided_at TEXT NOT NULL,
      decided_month TEXT NOT NULL,
      receipt_number TEXT NOT NULL
    ) STRICT;
    CREATE INDEX movement_in_order ON movement (insurance, decided_at, movement_id);
    CREATE INDEX movement_by_type ON movement (insurance, change_type);
  `);
}
