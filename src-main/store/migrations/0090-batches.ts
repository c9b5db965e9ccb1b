export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    CREATE TABLE batch (
      id INTEGER PRIMARY KEY,
      filing_id TEXT NOT NULL UNIQUE REFERENCES filing (filing_id) ON DELETE CASCADE,
      next_number INTEGER NOT NULL,
      fields TEXT NOT NULL,
      step INTEGER NOT NULL,
      stamp TEXT NOT NULL,
      summary TEXT
    ) STRICT;

    CREATE TABLE batch_word (
      batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      number INTEGER NOT NULL,
      word TEXT NOT NULL,
      PRIMARY KEY (batch, kind, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE batch_offer (
      batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
      offer TEXT NOT NULL,
      label TEXT NOT NULL,
      PRIMARY KEY (batch, offer)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE batch_lot (
      id INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
      import_id TEXT UNIQUE,
      state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
      origin TEXT NOT NULL,
      first_row INTEGER NOT NULL,
      last_row INTEGER NOT NULL,
      report TEXT
    ) STRICT;
    CREATE INDEX batch_lot_by_batch ON batch_lot (batch, state);

    CREATE TABLE batch_row (
      id INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL,
      position INTEGER NOT NULL,
      lot INTEGER NOT NULL,
      hidden INTEGER NOT NULL,
      standing INTEGER NOT NULL,
      verdict INTEGER NOT NULL,
      offers INTEGER,
      needs INTEGER,
      id_number TEXT NOT NULL,
      name TEXT NOT NULL,
      initials TEXT,
      source_row INTEGER,
      content TEXT NOT NULL,
      edited TEXT,
      attachments TEXT,
      imported TEXT,
      findings TEXT,
      reason TEXT,
      person_number TEXT
    ) STRICT;
    CREATE INDEX batch_row_in_order
      ON batch_row (batch, position, lot, hidden, standing, verdict, offers, needs, id_number, name, initials);

    CREATE TABLE batch_step (
      batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      label TEXT NOT NULL,
      join_key TEXT NOT NULL,
      taken_at TEXT NOT NULL,
      wholes TEXT,
      added TEXT NOT NULL,
      removed TEXT NOT NULL,
      PRIMARY KEY (batch, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE batch_step_row (
      batch INTEGER NOT NULL,
      position INTEGER NOT NULL,
      row INTEGER NOT NULL,
      removed INTEGER NOT NULL,
      before TEXT,
      after TEXT,
      PRIMARY KEY (batch, position, row, removed),
      FOREIGN KEY (batch, position) REFERENCES batch_step (batch, position) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
  `);
}
