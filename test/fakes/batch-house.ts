import type { Reading } from '../../src-main/engine/ports/reading.ts';
import type { Store } from '../../src-main/engine/ports/store.ts';
import type { CancelSignal, ReadRow, Workbooks } from '../../src-main/engine/ports/workbooks.ts';
import type { BatchRow, BatchView, Job } from '../../src-shared/contract/batch.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';
import { batchProfile } from '../fixtures/batch-profile.ts';
import { aPerson, createEngineHouse, REGION, valueOf } from './engine-house.ts';
import { noWorkbooks } from './no-workbooks.ts';

export type BatchHouse = Awaited<ReturnType<typeof openBatchHouse>>;

/** An engine with a registered unit and an empty draft of 批量在职减员, whose files are read as the test says. */
export async function openBatchHouse({ makeStore, reading }: { readonly makeStore?: () => Store; readonly reading?: Reading } = {}) {
  const files = plannedFiles();
  const house = createEngineHouse({
    workbooks: files.workbooks,
    ...(makeStore === undefined ? {} : { makeStore }),
    ...(reading === undefined ? {} : { reading }),
  });
  house.setProfiles([{ ...batchProfile(), id: REGION }]);
  await house.register();
  const { filing } = valueOf(await house.engine.filing.begin({ service: 'batchTermination', insurance: 'medical' }));
  const { filingId } = filing;

  /** The job once it is over. */
  async function ended(jobId: string): Promise<Job> {
    for (;;) {
      const job = valueOf(await house.engine.job.get({ jobId }));
      if (['done', 'failed', 'cancelled'].includes(job.phase)) {
        return job;
      }
      await new Promise(setImmediate);
    }
  }
  async function view(of: FilingId = filingId): Promise<BatchView> {
    return valueOf(await house.engine.batch.get({ filingId: of }));
  }
  async function rows(of: FilingId = filingId): Promise<readonly BatchRow[]> {
    return valueOf(await house.engine.batch.rows({ filingId: of, filter: 'all', offset: 0, limit: 500 })).items;
  }
  async function startImport(read: readonly ReadRow[], mode: 'append' | 'replace' = 'append'): Promise<string> {
    files.plan(read);
    return valueOf(await house.engine.batch.importFile({ filingId, file: new File(['x'], '减员.xlsx'), mode })).jobId;
  }
  return {
    house,
    filingId,
    files,
    ended,
    view,
    rows,
    startImport,
    /** 导入数据 to its end. */
    imported: async (read: readonly ReadRow[], mode: 'append' | 'replace' = 'append'): Promise<Job> => ended(await startImport(read, mode)),
  };
}

/** A drop of the n-th made-up person, good unless told otherwise. */
export function dropOf(index: number, change: Partial<Record<string, string>> = {}, findings: ReadRow['findings'] = []): ReadRow {
  const { socialSecurityNumber, name } = aPerson(index + 1);
  const values: Record<string, string> = { socialSecurityNumber, name, reason: '221', stopMonth: '202611' };
  for (const [field, value = ''] of Object.entries(change)) {
    values[field] = value;
  }
  return { sourceRow: index + 2, values, findings };
}

/** Workbooks that are read as planned; a reading may be held until the test lets it go on. */
function plannedFiles() {
  let planned: readonly ReadRow[] = [];
  let held: Promise<void> | null = null;
  let cancel: CancelSignal | null = null;
  const workbooks: Workbooks = {
    ...noWorkbooks,
    async readBatch(ask) {
      ({ cancel } = ask);
      const rows = planned;
      await ask.take(rows.slice(0, 1));
      await held;
      if (ask.cancel.cancelled()) {
        return fail({ code: 'cancelled' });
      }
      await ask.take(rows.slice(1));
      return ok({
        fileName: ask.fileName,
        format: 'xlsx',
        sheet: '数据',
        headerRow: 1,
        columns: [],
        ignored: [],
        notices: [],
        repairs: [],
      });
    },
  };
  return {
    workbooks,
    plan(rows: readonly ReadRow[]): void {
      planned = rows;
    },
    /** From now on a reading stops after its first row until the answer is called. */
    hold(): () => void {
      const gate = Promise.withResolvers<void>();
      held = gate.promise;
      return () => {
        held = null;
        gate.resolve();
      };
    },
    cancelled: (): boolean => cancel?.cancelled() === true,
  };
}
