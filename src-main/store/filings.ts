import { filingSchema } from '../../src-shared/contract/records.ts';
import type { Filing, FilingState } from '../../src-shared/domain/filing.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import { OPEN_STATES } from '../../src-shared/domain/transitions.ts';
import { chinaDate, monthOf } from '../../src-shared/lib/plain-date.ts';
import type { FilingStoreQuery, StoreReader, StoreWriter } from '../engine/ports/store.ts';
import { assertWritten, type Bindings, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { foldName } from './name-search.ts';
import { jsonOf, jsonOrNullOf, numberOf, textOf, textOrNullOf } from './row-values.ts';

type FilingIndex = Parameters<StoreWriter['putFiling']>[1];

export function readFiling(database: ReadableDatabase, filingId: FilingId): Filing | null {
  const row = database.get('SELECT * FROM filing WHERE filing_id = @filingId', { filingId });
  return row === undefined ? null : filingOf(row);
}

export function queryFilings(
  database: ReadableDatabase,
  query: FilingStoreQuery,
): { readonly items: readonly Filing[]; readonly total: number } {
  const { where, bindings } = whereOf(query);
  const total = numberOf(database.get(`SELECT count(*) AS total FROM filing WHERE ${where}`, bindings), 'total');
  const rows = database.all(`SELECT * FROM filing WHERE ${where} ORDER BY changed_at DESC, filing_id DESC LIMIT @limit OFFSET @offset`, {
    ...bindings,
    limit: query.limit,
    offset: query.offset,
  });
  return { items: rows.map(filingOf), total };
}

export function countFilings(database: ReadableDatabase, states: readonly FilingState[]): number {
  const row = database.get('SELECT count(*) AS total FROM filing WHERE state IN (SELECT value FROM json_each(@states))', {
    states: JSON.stringify(states),
  });
  return numberOf(row, 'total');
}

const OTHER_OPEN = `filing_id <> @except AND insurance = @insurance
  AND service IN (SELECT value FROM json_each(@services)) AND state IN (SELECT value FROM json_each(@states))`;

export function openFilingsNaming(
  database: ReadableDatabase,
  ask: Parameters<StoreReader['openFilingsNaming']>[0],
): ReturnType<StoreReader['openFilingsNaming']> {
  const where = {
    except: ask.except,
    insurance: ask.insurance,
    services: JSON.stringify(ask.services),
    states: JSON.stringify(OPEN_STATES),
  };
  // Mostly there is no other, and then nobody need be looked up.
  if (database.get(`SELECT 1 FROM filing WHERE ${OTHER_OPEN} LIMIT 1`, where) === undefined) {
    return [];
  }
  return database
    .all(
      `WITH open_filing AS (
         SELECT filing_id, state FROM filing WHERE ${OTHER_OPEN})
       SELECT filing_id, id_number, state FROM filing_id_number JOIN open_filing USING (filing_id)
         WHERE id_number IN (SELECT value FROM json_each(@idNumbers))
       UNION SELECT filing_id, id_number, open_filing.state
         FROM open_filing CROSS JOIN batch USING (filing_id) CROSS JOIN batch_row ON batch_row.batch = batch.id
           CROSS JOIN batch_lot ON batch_lot.id = lot
         WHERE id_number IN (SELECT value FROM json_each(@idNumbers)) AND hidden = 0 AND batch_lot.state = 1
       ORDER BY filing_id, id_number`,
      {
        idNumbers: JSON.stringify(filled(ask.idNumbers.map(normaliseIdNumber))),
        ...where,
      },
    )
    .map((row) => ({
      filingId: filingSchema.shape.filingId.parse(textOf(row, 'filing_id')),
      socialSecurityNumber: textOf(row, 'id_number'),
      state: filingSchema.shape.state.parse(textOf(row, 'state')),
    }));
}

export function putFiling(database: WritableDatabase, filing: Filing, index: FilingIndex): void {
  const { filingId, rows, receipt, sharedValues, attachments, ...rest } = filingSchema.parse(filing);
  // An upsert, not a REPLACE: replacing deletes the row first, and history and outbox with it.
  const written = database.run(
    `INSERT INTO filing (filing_id, region, profile_version, service, insurance, unit_number, state, step, rows, revision,
       effective_month, created_at, created_month, changed_at, submitted_at, receipt, decided_at, shared_values, attachments)
     VALUES (@filingId, @region, @profileVersion, @service, @insurance, @unitNumber, @state, @step, @rows, @revision,
       @effectiveMonth, @createdAt, @createdMonth, @changedAt, @submittedAt, @receipt, @decidedAt, @sharedValues, @attachments)
     ON CONFLICT (filing_id) DO UPDATE SET region = excluded.region, profile_version = excluded.profile_version,
       service = excluded.service, insurance = excluded.insurance, unit_number = excluded.unit_number, state = excluded.state,
       step = excluded.step, rows = excluded.rows, revision = excluded.revision, effective_month = excluded.effective_month,
       created_at = excluded.created_at, created_month = excluded.created_month, changed_at = excluded.changed_at,
       submitted_at = excluded.submitted_at, receipt = excluded.receipt, decided_at = excluded.decided_at,
       shared_values = excluded.shared_values, attachments = excluded.attachments`,
    {
      ...rest,
      filingId,
      rows: JSON.stringify(rows),
      sharedValues: JSON.stringify(sharedValues),
      attachments: JSON.stringify(attachments),
      receipt: receipt === null ? null : JSON.stringify(receipt),
      effectiveMonth: index.effectiveMonth,
      createdMonth: monthOf(chinaDate(filing.createdAt)),
    },
  );
  assertWritten(written, 1, 'filing');
  const idNumbers = JSON.stringify(filled(index.idNumbers.map(normaliseIdNumber)));
  const names = JSON.stringify(filled(index.names.map(foldName)));
  // Only what differs is written: autosave comes every second and a batch may name a thousand people.
  database.run('DELETE FROM filing_id_number WHERE filing_id = @filingId AND id_number NOT IN (SELECT value FROM json_each(@idNumbers))', {
    filingId,
    idNumbers,
  });
  database.run(
    'INSERT INTO filing_id_number (filing_id, id_number) SELECT @filingId, value FROM json_each(@idNumbers) WHERE true ON CONFLICT DO NOTHING',
    { filingId, idNumbers },
  );
  database.run('DELETE FROM filing_name WHERE filing_id = @filingId AND folded_name NOT IN (SELECT value FROM json_each(@names))', {
    filingId,
    names,
  });
  database.run(
    'INSERT INTO filing_name (filing_id, folded_name) SELECT @filingId, value FROM json_each(@names) WHERE true ON CONFLICT DO NOTHING',
    { filingId, names },
  );
}

function whereOf(query: FilingStoreQuery): { readonly where: string; readonly bindings: Bindings } {
  const conditions = ['true'];
  const bindings: Record<string, string> = {};
  const ask = (name: string, value: string, condition: string) => {
    conditions.push(condition);
    bindings[name] = value;
  };
  if (query.services !== undefined) {
    ask('services', JSON.stringify(query.services), 'service IN (SELECT value FROM json_each(@services))');
  }
  if (query.states !== undefined) {
    ask('states', JSON.stringify(query.states), 'state IN (SELECT value FROM json_each(@states))');
  }
  if (query.insurances !== undefined) {
    ask('insurances', JSON.stringify(query.insurances), 'insurance IN (SELECT value FROM json_each(@insurances))');
  }
  if (query.fromMonth) {
    ask('fromMonth', query.fromMonth, 'created_month >= @fromMonth');
  }
  if (query.toMonth) {
    ask('toMonth', query.toMonth, 'created_month <= @toMonth');
  }
  const idNumber = normaliseIdNumber(query.text ?? '');
  if (idNumber !== '') {
    bindings['name'] = foldName(query.text ?? '');
    ask(
      'idNumber',
      idNumber,
      `filing_id IN (
         SELECT filing_id FROM filing_id_number WHERE instr(id_number, @idNumber) > 0
         UNION SELECT filing_id FROM filing_name WHERE @name <> '' AND instr(folded_name, @name) > 0
         UNION SELECT filing_id
           FROM batch_row CROSS JOIN batch ON batch.id = batch_row.batch CROSS JOIN batch_lot ON batch_lot.id = lot
           WHERE (instr(id_number, @idNumber) > 0 OR (@name <> '' AND instr(name, @name) > 0))
             AND hidden = 0 AND batch_lot.state = 1)`,
    );
  }
  return { where: conditions.join(' AND '), bindings };
}

function filingOf(row: unknown): Filing {
  return filingSchema.parse({
    filingId: textOf(row, 'filing_id'),
    region: textOf(row, 'region'),
    profileVersion: textOf(row, 'profile_version'),
    service: textOf(row, 'service'),
    insurance: textOf(row, 'insurance'),
    unitNumber: textOf(row, 'unit_number'),
    state: textOf(row, 'state'),
    step: textOf(row, 'step'),
    rows: jsonOf(row, 'rows'),
    sharedValues: jsonOf(row, 'shared_values'),
    attachments: jsonOf(row, 'attachments'),
    revision: numberOf(row, 'revision'),
    createdAt: textOf(row, 'created_at'),
    changedAt: textOf(row, 'changed_at'),
    submittedAt: textOrNullOf(row, 'submitted_at'),
    receipt: jsonOrNullOf(row, 'receipt'),
    decidedAt: textOrNullOf(row, 'decided_at'),
  });
}

function filled(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '');
}
