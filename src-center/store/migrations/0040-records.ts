/**
 * What units are told of money and movements, details of a unit, and filings whose rows stand alone: a filing of a whole staff is
 * judged and shown a part at a time, so what was sent of each row is kept with the row and no longer in one text.
 */
export const recordsMigration = {
  version: 40,
  name: 'records',
  sql: `
    ALTER TABLE units ADD COLUMN details TEXT NOT NULL DEFAULT '{}';

    ALTER TABLE filings ADD COLUMN head TEXT NOT NULL DEFAULT '{}';
    UPDATE filings SET head = json_remove(content, '$.rows');
    ALTER TABLE filing_rows ADD COLUMN sent_values TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE filing_rows ADD COLUMN sent_materials TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE filing_rows ADD COLUMN replaced TEXT NOT NULL DEFAULT '{}';
    UPDATE filing_rows SET
      sent_values = (SELECT json_extract(content, '$.rows[' || position || '].values') FROM filings
        WHERE filings.client_id = filing_rows.client_id),
      sent_materials = (SELECT json_extract(content, '$.rows[' || position || '].materials') FROM filings
        WHERE filings.client_id = filing_rows.client_id);
    ALTER TABLE filings DROP COLUMN content;
    CREATE UNIQUE INDEX filing_rows_in_order ON filing_rows (client_id, position);
    CREATE INDEX filing_rows_open ON filing_rows (client_id, position) WHERE approved IS NULL;
    CREATE INDEX filings_by_unit ON filings (unit_id, state);

    CREATE TABLE filing_years (
      client_id TEXT NOT NULL REFERENCES filings,
      unit_id INTEGER NOT NULL REFERENCES units,
      service TEXT NOT NULL,
      year TEXT NOT NULL,
      PRIMARY KEY (unit_id, service, year, client_id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX people_by_name ON people (unit_id, name);

    CREATE TABLE movements (
      movement_id INTEGER PRIMARY KEY,
      unit_id INTEGER NOT NULL REFERENCES units,
      social_security_number TEXT NOT NULL,
      person_number TEXT NOT NULL,
      name TEXT NOT NULL,
      change_type TEXT NOT NULL,
      reason TEXT NOT NULL,
      month TEXT NOT NULL,
      base TEXT NOT NULL,
      decided_at TEXT NOT NULL,
      receipt_number TEXT NOT NULL
    ) STRICT;

    CREATE TABLE unit_rates (
      unit_id INTEGER NOT NULL REFERENCES units,
      from_month TEXT NOT NULL,
      unit_rate TEXT NOT NULL,
      person_rate TEXT NOT NULL,
      source TEXT NOT NULL,
      PRIMARY KEY (unit_id, from_month)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE unit_payments (
      unit_id INTEGER NOT NULL REFERENCES units,
      month TEXT NOT NULL,
      people INTEGER NOT NULL,
      base_total TEXT NOT NULL,
      unit_amount TEXT NOT NULL,
      person_amount TEXT NOT NULL,
      state TEXT NOT NULL,
      paid_on TEXT NOT NULL,
      PRIMARY KEY (unit_id, month)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE person_payments (
      unit_id INTEGER NOT NULL REFERENCES units,
      social_security_number TEXT NOT NULL,
      person_number TEXT NOT NULL,
      name TEXT NOT NULL,
      months TEXT NOT NULL,
      PRIMARY KEY (unit_id, social_security_number)
    ) STRICT, WITHOUT ROWID;
  `,
};
