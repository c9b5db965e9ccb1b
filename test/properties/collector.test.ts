import { describe, expect, it } from 'vitest';
import { collectMaterials, GRACE_HOURS } from '../../src-main/engine/library/collect-materials.ts';
import { keepDesk, storedDesk } from '../../src-main/engine/scan/page-store.ts';
import { connect } from '../../src-main/store/connection.ts';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import { seededRandom } from '../../src-shared/lib/seeded-random.ts';
import { openForTest, TEST_KEY } from '../contracts/open-for-test.ts';
import { dropOf, openBatchHouse } from '../fakes/batch-house.ts';
import { pdf } from '../fakes/engine-house.ts';

const HOUR = 3_600_000;
const BIN = 30 * 24 * HOUR;
const SEEDS = [1, 2, 3, 4];
const ROUNDS = 14;
const ACTS = 5;

/**
 * Random work on a batch, the library and the page desk over the real store, with the collector in between. What names files is read by
 * another way than the collector's: every digest that stands anywhere in the file's tables.
 */
describe('the collector among random work', () => {
  it.each(SEEDS)(
    '[issue 4] never takes a file something leads to, and takes every other one in the end; seed %s',
    { timeout: 60_000 },
    async (seed) => {
      const opened = openForTest();
      try {
        const { house, filingId, imported, rows } = await openBatchHouse({ makeStore: () => opened.store });
        const { engine, clock } = house;
        await imported([dropOf(0), dropOf(1), dropOf(2)]);
        const materials = house.vault.materialsOf(house.accountId());
        const random = seededRandom(seed);
        const below = (count: number): number => Math.floor(random() * count);
        const file = (): File => pdf(`${below(12)}.pdf`);
        const people = (await rows()).map(({ values }) => values['socialSecurityNumber'] ?? '');
        const place = async () => {
          const list = await rows();
          return list[below(list.length)];
        };
        const acts: readonly (() => Promise<unknown>)[] = [
          async () => engine.batch.attach({ filingId, rowId: (await place())?.rowId ?? ('' as never), kind: 'contract-end', file: file() }),
          async () => {
            const row = await place();
            const [one] = row?.attachments ?? [];
            return one === undefined
              ? null
              : engine.batch.detach({ filingId, rowId: row?.rowId ?? ('' as never), kind: one.kind, sha256: one.sha256 });
          },
          async () => engine.batch.undo({ filingId }),
          async () => engine.batch.redo({ filingId }),
          async () => engine.batch.assign({ filingId, kind: 'contract-end', file: file(), filter: 'all' }),
          async () => engine.batch.removeRows({ filingId, rowIds: [(await place())?.rowId ?? ('' as never)] }),
          async () =>
            engine.library.add({ idNumber: people[below(3)] ?? '', name: '', kind: 'other', label: '其他', expiresOn: '', file: file() }),
          async () => {
            const idNumber = people[below(3)] ?? '';
            const folder = await engine.library.folder({ idNumber });
            const [one] = folder.ok ? [...folder.value.files, ...folder.value.bin].slice(below(3)) : [];
            return one === undefined
              ? null
              : random() < 0.6
                ? engine.library.retire({ idNumber, sha256: one.sha256 })
                : engine.library.restore({ idNumber, sha256: one.sha256 });
          },
          async () => {
            const desk = { filingId, rowId: (await rows())[0]?.rowId ?? ('' as never), kind: 'contract-end' };
            const bytes = new TextEncoder().encode(`%PDF-1.7 page ${below(6)}`);
            const added = await materials.add({ fileName: 'p.pdf', bytes, limits: { mediaTypes: ['application/pdf'], maxBytes: 1000 } });
            const page = {
              pageId: String(random()),
              mediaType: 'image/png',
              bytes: 1,
              scannedAt: clock.now(),
              source: '',
              edits: [],
              removedAt: null,
              removedAs: null,
            } as const;
            if (added.ok) {
              const pages = [...storedDesk(house.store(), desk).pages.slice(-2), { ...page, edits: [], sha256: added.value.sha256 }];
              keepDesk(house.store(), desk, { pages, past: [], future: [] });
            }
          },
          async () => clock.advance(below(4 * 24) * HOUR),
        ];
        const dump = connect(opened.file, TEST_KEY, { mustExist: true });
        const namedAnywhere = (): ReadonlySet<string> => {
          const tables = ['filing', 'snapshot', 'batch_row', 'batch_step', 'batch_step_row', 'setting'];
          const binned = new Date(Date.parse(clock.now()) - BIN).toISOString();
          const library = dump.prepare('SELECT sha256 FROM library_item WHERE retired_at IS NULL OR retired_at > ?').all(binned);
          const text = [
            ...tables.map((table) => JSON.stringify(dump.prepare(`SELECT * FROM ${table}`).all())),
            JSON.stringify(library),
          ].join();
          return new Set(text.match(/[0-9a-f]{64}/g) ?? []);
        };
        const files = async (): Promise<readonly { readonly sha256: Sha256; readonly touchedAt: string }[]> => {
          const all: { readonly sha256: Sha256; readonly touchedAt: string }[] = [];
          for await (const portion of materials.list()) {
            all.push(...portion);
          }
          return all;
        };
        const collect = () =>
          collectMaterials({ clock, pause: () => Promise.resolve() }, { store: house.store(), materials }, async (work) => work());
        let removed = 0;
        for (let round = 0; round < ROUNDS; round += 1) {
          for (let act = 0; act < ACTS; act += 1) {
            await acts[below(acts.length)]?.();
          }
          const before = await files();
          const gone = await collect();
          removed += gone.ok ? gone.value : Number.NaN;
          const named = namedAnywhere();
          const oldest = new Date(Date.parse(clock.now()) - GRACE_HOURS * HOUR).toISOString();
          const kept = before.filter(({ sha256, touchedAt }) => named.has(sha256) || touchedAt >= oldest).map(({ sha256 }) => sha256);
          expect((await files()).map(({ sha256 }) => sha256).toSorted(), `after round ${round}`).toEqual(kept.toSorted());
        }
        clock.advance(BIN + GRACE_HOURS * HOUR);
        const last = await collect();
        removed += last.ok ? last.value : Number.NaN;
        dump.close();
        expect(removed).toBeGreaterThan(0);
        expect(house.logged).toEqual([]);
      } finally {
        opened.dispose();
      }
    },
  );
});
