import { foldName } from '../../src-shared/domain/fold-name.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import type { BatchPerson, BatchReader, BatchRowQuery, StoredRow } from '../engine/ports/batch-store.ts';
import { rowReader } from './batch-content.ts';
import { type Batch, filterCondition, findBatch, IN_SIGHT, keysOf, rowIdOfKey, wordOf } from './batch-tables.ts';
import type { Bindings, ReadableDatabase } from './database.ts';
import { looksLikeInitials } from './name-search.ts';
import { numberOf, textOf } from './row-values.ts';

const IN_ORDER = 'ORDER BY position, id';

export function queryRows(
  database: ReadableDatabase,
  filingId: FilingId,
  query: BatchRowQuery,
): { readonly items: readonly StoredRow[]; readonly total: number } {
  const batch = findBatch(database, filingId);
  if (batch === null) {
    return { items: [], total: 0 };
  }
  const { condition, bindings } = conditionOf(query);
  const where = `${IN_SIGHT} AND ${filterCondition(query.filter)} AND ${condition}`;
  const total = numberOf(database.get(`SELECT count(*) AS total FROM batch_row WHERE ${where}`, { batch: batch.id, ...bindings }), 'total');
  const { limit, offset } = query;
  return { items: rowsOf(database, batch, `${where} ${IN_ORDER} LIMIT @limit OFFSET @offset`, { ...bindings, limit, offset }), total };
}

export function readRow(database: ReadableDatabase, filingId: FilingId, rowId: RowId): StoredRow | null {
  return readRows(database, filingId, [rowId])[0] ?? null;
}

export function readRows(database: ReadableDatabase, filingId: FilingId, rowIds: readonly RowId[]): readonly StoredRow[] {
  const batch = findBatch(database, filingId);
  return batch === null
    ? []
    : rowsOf(database, batch, `${IN_SIGHT} AND id IN (SELECT value FROM json_each(@keys))`, { keys: keysOf(batch, rowIds) });
}

export function readSlice(
  database: ReadableDatabase,
  filingId: FilingId,
  ask: Parameters<BatchReader['batchSlice']>[1],
): readonly StoredRow[] {
  const batch = findBatch(database, filingId);
  const where = `${IN_SIGHT} AND position > @after AND ${filterCondition(ask.filter ?? 'all')} ${IN_ORDER} LIMIT @limit`;
  return batch === null ? [] : rowsOf(database, batch, where, { after: ask.after, limit: ask.limit });
}

export function readRowIds(
  database: ReadableDatabase,
  filingId: FilingId,
  which: Parameters<BatchReader['batchRowIds']>[1],
): readonly RowId[] {
  const batch = findBatch(database, filingId);
  if (batch === null) {
    return [];
  }
  const condition =
    'filter' in which
      ? filterCondition(which.filter)
      : which.offering === null
        ? 'offers IS NOT NULL'
        : `offers IN (SELECT number FROM batch_word, json_each(word) AS offer
             WHERE batch = @batch AND kind = 'offers' AND offer.value = @offering)`;
  const offering = 'offering' in which ? which.offering : null;
  return database
    .all(`SELECT id FROM batch_row WHERE ${IN_SIGHT} AND ${condition} ${IN_ORDER}`, { batch: batch.id, offering })
    .map((row) => rowIdOfKey(batch, numberOf(row, 'id')));
}

export function readRowsNaming(
  database: ReadableDatabase,
  filingId: FilingId,
  idNumbers: readonly string[],
  staged: string | undefined,
): readonly StoredRow[] {
  const batch = findBatch(database, filingId);
  const asked = idNumbers.filter((idNumber) => idNumber !== '');
  if (batch === null || asked.length === 0) {
    return [];
  }
  const sight =
    staged === undefined
      ? IN_SIGHT
      : `batch = @batch AND hidden = 0
         AND lot IN (SELECT id FROM batch_lot WHERE batch = @batch AND (state = 1 OR (state = 0 AND import_id = @staged)))`;
  return rowsOf(database, batch, `${sight} AND id_number IN (SELECT value FROM json_each(@idNumbers))`, {
    idNumbers: JSON.stringify(asked),
    ...(staged === undefined ? {} : { staged }),
  });
}

export function readRepeated(database: ReadableDatabase, filingId: FilingId): ReadonlyMap<string, number> {
  const batch = findBatch(database, filingId);
  return new Map(
    batch === null
      ? []
      : database
          .all(
            `SELECT id_number, count(*) AS rows FROM batch_row WHERE ${IN_SIGHT} AND id_number <> ''
             GROUP BY id_number HAVING count(*) > 1 ORDER BY id_number`,
            { batch: batch.id },
          )
          .map((row) => [textOf(row, 'id_number'), numberOf(row, 'rows')]),
  );
}

export function readPeopleOf(
  database: ReadableDatabase,
  filingId: FilingId,
  ask: { readonly after: number; readonly limit: number },
): readonly BatchPerson[] {
  const batch = findBatch(database, filingId);
  return batch === null
    ? []
    : database
        .all(`SELECT id, position, id_number, name FROM batch_row WHERE ${IN_SIGHT} AND position > @after ${IN_ORDER} LIMIT @limit`, {
          batch: batch.id,
          after: ask.after,
          limit: ask.limit,
        })
        .map((row) => ({
          rowId: rowIdOfKey(batch, numberOf(row, 'id')),
          position: numberOf(row, 'position'),
          idNumber: textOf(row, 'id_number'),
          name: textOf(row, 'name'),
        }));
}

/** Ids come from the narrow index; only the rows asked for are read whole. */
function rowsOf(database: ReadableDatabase, batch: Batch, where: string, bindings: Bindings): readonly StoredRow[] {
  return database
    .all(
      `SELECT batch_row.*, batch_lot.origin FROM batch_row JOIN batch_lot ON batch_lot.id = batch_row.lot
       WHERE batch_row.id IN (SELECT id FROM batch_row WHERE ${where}) ORDER BY batch_row.position, batch_row.id`,
      { batch: batch.id, ...bindings },
    )
    .map(rowReader(batch, (number) => wordOf(database, batch.id, 'findings', number)));
}

function conditionOf({ text = '' }: BatchRowQuery): { readonly condition: string; readonly bindings: Bindings } {
  const idNumber = normaliseIdNumber(text);
  if (idNumber === '') {
    return { condition: 'true', bindings: {} };
  }
  const name = foldName(text);
  const ways = ['instr(id_number, @idNumber) > 0', `(@name <> '' AND instr(name, @name) > 0)`];
  // Initials are kept with a blank before each reading of the name: what is asked for begins one.
  if (looksLikeInitials(name)) {
    ways.push(`instr(initials, ' ' || @name) > 0`);
  }
  return { condition: `(${ways.join(' OR ')})`, bindings: { idNumber, name } };
}
