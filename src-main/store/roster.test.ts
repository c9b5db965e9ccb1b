import { describe, expect, it } from 'vitest';
import { databaseBefore } from '../../test/databases/migrate-to.ts';
import type { RosterStoreQuery } from '../engine/ports/store.ts';
import { type Bindings, type ReadableDatabase, wrapConnection } from './database.ts';
import { MIGRATIONS } from './migrations/shipped.ts';
import { searchRoster } from './roster.ts';

/** How SQLite goes about each statement of a search. */
function plansOf(query: Partial<RosterStoreQuery>): readonly string[] {
  const connection = databaseBefore((MIGRATIONS.at(-1)?.number ?? 0) + 1);
  const database = wrapConnection(connection);
  const asked: { readonly sql: string; readonly bindings: Bindings | undefined }[] = [];
  const recorder: ReadableDatabase = {
    texts: (sql, bindings) => database.texts(sql, bindings),
    get: (sql, bindings) => {
      asked.push({ sql, bindings });
      return database.get(sql, bindings);
    },
    all: (sql, bindings) => {
      asked.push({ sql, bindings });
      return database.all(sql, bindings);
    },
  };
  searchRoster(recorder, { insurance: 'medical', limit: 20, offset: 0, ...query });
  return asked.map(({ sql, bindings }) =>
    connection
      .prepare<[Bindings], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(bindings ?? {})
      .map(({ detail }) => detail)
      .join('\n'),
  );
}

describe('roster search', () => {
  it.each([
    { name: '测试' },
    { name: 'cs' },
    { socialSecurityNumber: '002X' },
    { socialSecurityNumber: '619999', name: '测', status: 'active' as const },
  ])('[W-54] fetches what the indexes found and walks no whole insurance: %o', (query) => {
    const plans = plansOf(query);
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).toContain('SEARCH person USING INTEGER PRIMARY KEY (rowid=?)');
      expect(plan).not.toMatch(/\(insurance=\?\)|SCAN person$/m);
    }
  });

  it('[W-54] pages through an insurance in the order of an index', () => {
    const [, page] = plansOf({});
    expect(page).toBe('SEARCH person USING INDEX person_in_order (insurance=?)');
  });
});
