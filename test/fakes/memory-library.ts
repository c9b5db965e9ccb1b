import { BIN_DAYS, type LibraryItem, type LibraryReader, type LibraryWriter } from '../../src-main/engine/ports/library-store.ts';
import { foldName } from '../../src-main/store/name-search.ts';
import type { Filing, FilingRow } from '../../src-shared/domain/filing.ts';
import type { FilingId, Sha256 } from '../../src-shared/domain/ids.ts';
import type { Attachment } from '../../src-shared/domain/material.ts';
import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import { inOrder, type MemoryBatches, visible } from './memory-batch-model.ts';

export type MemoryLibrary = Map<string, LibraryItem>;

/** What the library asks of the rest of a store in memory. */
export type Beside = {
  readonly library: MemoryLibrary;
  readonly filings: ReadonlyMap<
    FilingId,
    { readonly filing: Filing; readonly index: { readonly idNumbers: readonly string[]; readonly names: readonly string[] } }
  >;
  readonly history: ReadonlyMap<FilingId, { readonly snapshots: readonly { readonly rows: readonly FilingRow[] }[] }>;
  readonly batches: MemoryBatches;
};

export function memoryLibraryReader(beside: () => Beside): LibraryReader {
  return {
    libraryPeople({ text = '', limit, offset }) {
      const { library, filings, batches } = beside();
      const found = new Map<string, { folded: string; name: string }>();
      const meet = (idNumber: string, folded: string, name: string): void => {
        const known = found.get(idNumber) ?? { folded: '', name: '' };
        found.set(idNumber, { folded: max(known.folded, folded), name: max(known.name, name) });
      };
      for (const { idNumber, name } of library.values()) {
        meet(idNumber, foldName(name), name);
      }
      for (const { filing, index } of filings.values()) {
        if (filing.rows.some(({ attachments }) => attachments.length > 0)) {
          index.idNumbers.forEach((number) => meet(normaliseIdNumber(number), foldName(index.names[0] ?? ''), ''));
        }
        for (const row of visible(batches.get(filing.filingId))) {
          if (row.attachments.length > 0 && row.idNumber !== '') {
            meet(row.idNumber, foldName(row.name), '');
          }
        }
      }
      const asked = { name: foldName(text), idNumber: normaliseIdNumber(text) };
      const people = [...found]
        .filter(
          ([idNumber, { folded }]) =>
            asked.idNumber === '' || idNumber.includes(asked.idNumber) || (asked.name !== '' && folded.includes(asked.name)),
        )
        .sort(([a, one], [b, other]) => compare(one.folded, other.folded) || compare(a, b))
        .map(([idNumber, { folded, name }]) => ({ idNumber, name: name === '' ? folded : name }));
      return { items: people.slice(offset, offset + limit), total: people.length };
    },
    libraryItems: (idNumber) =>
      structuredClone(
        [...beside().library.values()]
          .filter((item) => item.idNumber === normaliseIdNumber(idNumber))
          .sort((a, b) => compare(a.attachment.sha256, b.attachment.sha256)),
      ),
    materialUses(idNumber) {
      const number = normaliseIdNumber(idNumber);
      const { filings, batches } = beside();
      const newestFirst = [...filings.values()]
        .map(({ filing }) => filing)
        .sort((a, b) => compare(b.changedAt, a.changedAt) || compare(b.filingId, a.filingId));
      const singles = newestFirst.flatMap((filing) =>
        filing.rows
          .filter(
            ({ values, attachments }) =>
              attachments.length > 0 && Object.values(values).some((value) => normaliseIdNumber(value) === number),
          )
          .map(({ rowId, values, attachments }) => ({ filing, rowId, name: '', values, attachments })),
      );
      const ofBatches = [...batches].flatMap(([filingId, batch]) => {
        const filing = filings.get(filingId)?.filing;
        return filing === undefined
          ? []
          : inOrder(visible(batch))
              .filter((row) => row.idNumber === number && row.attachments.length > 0)
              .map(({ rowId, name, values, attachments }) => ({ filing, rowId, name: foldName(name), values, attachments }))
              .toReversed();
      });
      return number === '' ? [] : structuredClone([...singles, ...ofBatches.toReversed()]);
    },
    *namedDigests(now) {
      const { library, filings, history, batches } = beside();
      const open = (filingId: FilingId): boolean => filings.get(filingId)?.filing.decidedAt === null;
      for (const { filing } of filings.values()) {
        yield of([...filing.attachments, ...filing.rows.flatMap(({ attachments }) => attachments)], open(filing.filingId));
      }
      for (const [filingId, { snapshots }] of history) {
        yield of(
          snapshots.flatMap(({ rows }) => rows.flatMap(({ attachments }) => attachments)),
          open(filingId),
        );
      }
      for (const [filingId, { rows, steps }] of batches) {
        yield of(
          rows.flatMap(({ attachments }) => attachments),
          open(filingId),
        );
        for (const { before, after, wholes } of steps) {
          for (const { attachments } of [
            ...before.values(),
            ...after.values(),
            ...(wholes === null ? [] : [wholes.before, wholes.after]),
          ]) {
            yield of(attachments, true);
          }
        }
      }
      const oldest = new Date(Date.parse(now) - BIN_DAYS * 86_400_000).toISOString();
      yield [...library.values()]
        .filter(({ retiredAt }) => retiredAt === null || retiredAt > oldest)
        .map(({ attachment }) => attachment.sha256);
    },
  };
}

export function memoryLibraryWriter(library: () => MemoryLibrary): LibraryWriter {
  return {
    putLibraryItem(item) {
      const idNumber = normaliseIdNumber(item.idNumber);
      library().set(`${idNumber} ${item.attachment.sha256}`, structuredClone({ ...item, idNumber }));
    },
  };
}

function of(attachments: readonly Attachment[], withOriginals: boolean): readonly Sha256[] {
  return attachments.flatMap(({ sha256, original }) => (original === undefined || !withOriginals ? [sha256] : [sha256, original.sha256]));
}

function max(one: string, other: string): string {
  return one > other ? one : other;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
