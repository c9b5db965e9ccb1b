import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { batchProfile, batchService } from '../../../test/fixtures/batch-profile.ts';
import { makePeople } from '../../../test/fixtures/people.ts';
import type { ReadRow, Workbooks } from '../../engine/ports/workbooks.ts';
import { createReadingThread, type ReadingThread } from './reading-thread.ts';
import { BLOCK_ROWS } from './row-block.ts';

const profile = batchProfile();
const service = batchService('batchTermination', profile);
const PEOPLE = makePeople({ seed: 12, count: 12_000, today: '2026-11-10' });
const lines = PEOPLE.map(({ socialSecurityNumber, name }) => `${socialSecurityNumber},${name},辞职,202611`);
const BLOCKS = lines.length / BLOCK_ROWS;
const file = new TextEncoder().encode(['社会保障号码,姓名,减员原因,停保年月', ...lines].join('\n'));

const folder = mkdtempSync(join(tmpdir(), 'shebao-thread-'));
const opened: ReadingThread[] = [];
afterEach(() => Promise.all(opened.splice(0).map((thread) => thread.close())));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const logged: unknown[] = [];
function open(workerFile: string): ReadingThread {
  logged.length = 0;
  const thread = createReadingThread({ log: (_, error) => logged.push(error), workerFile });
  opened.push(thread);
  return thread;
}

/** Ours, started once: it takes its time from the source. */
const ours = createReadingThread({ log: (_, error) => logged.push(error) });
afterAll(() => ours.close());

/** A worker that does something else than ours. */
function workerThat(name: string, body: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', (message) => {\n${body}\n});\n`);
  return path;
}

type Ask = Parameters<Workbooks['readBatch']>[0];

function cancelButton(): { readonly cancel: Ask['cancel']; readonly press: () => void } {
  const listeners: (() => void)[] = [];
  let pressed = false;
  return {
    cancel: { cancelled: () => pressed, onCancel: (listener) => void listeners.push(listener) },
    press: () => {
      pressed = true;
      for (const listener of listeners) {
        listener();
      }
    },
  };
}

function askFor(more: Partial<Ask> = {}): Ask {
  return {
    profile,
    service,
    fileName: '减员.csv',
    bytes: file.slice(),
    cancel: cancelButton().cancel,
    onProgress: () => {},
    take: () => {},
    ...more,
  };
}

const CANCELLED = { ok: false, error: { code: 'cancelled' } };

describe('reading in a thread', () => {
  it('[W-36] gives the rows in order, tells progress, and takes of a view only what it shows', async () => {
    const rows: ReadRow[] = [];
    const fractions: number[] = [];
    const larger = new Uint8Array([1, ...file, 2]);
    const bytes = larger.subarray(1, -1);
    const result = await ours.readBatch(
      askFor({ bytes, onProgress: (fraction) => fractions.push(fraction), take: (block) => void rows.push(...block) }),
    );
    expect(result).toMatchObject({ ok: true, value: { fileName: '减员.csv', format: 'csv' } });
    expect(rows.map(({ values }) => values['socialSecurityNumber'])).toEqual(PEOPLE.map((person) => person.socialSecurityNumber));
    expect(rows[11_999]).toEqual({
      sourceRow: 12_001,
      values: {
        socialSecurityNumber: PEOPLE[11_999]?.socialSecurityNumber,
        name: PEOPLE[11_999]?.name,
        reason: '222',
        stopMonth: '202611',
      },
      findings: [],
    });
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(larger).toHaveLength(file.length + 2);
  });

  it('[W-36] judges rows where that is asked for, and gives them with the same values', async () => {
    const rows: ReadRow[] = [];
    const result = await ours.readBatch(
      askFor({
        judgeAhead: { facts: { today: '2026-11-10', people: [], openFilings: [] }, sharedValues: {} },
        take: async (block) => {
          rows.push(...block);
          await new Promise((resolve) => setTimeout(resolve, 5));
        },
      }),
    );
    expect(result.ok).toBe(true);
    expect(rows.map(({ ahead }) => ahead?.idNumber)).toEqual(PEOPLE.map(({ socialSecurityNumber }) => socialSecurityNumber));
    expect(rows.map(({ values }) => [values['socialSecurityNumber'], values['name'], values['reason'], values['stopMonth']])).toEqual(
      PEOPLE.map(({ socialSecurityNumber, name }) => [socialSecurityNumber, name, '222', '202611']),
    );
  });

  it('starts before the first file where it is told to, and ends where none came', async () => {
    const thread = open(workerThat('idle', ''));
    thread.prepare();
    thread.prepare();
    await thread.close();
    expect(logged).toEqual([]);
    expect(await thread.readBatch(askFor())).toEqual(CANCELLED);
  });

  it('waits while a block is being taken', async () => {
    let taking = 0;
    let most = 0;
    let blocks = 0;
    const result = await ours.readBatch(
      askFor({
        take: async () => {
          taking += 1;
          blocks += 1;
          most = Math.max(most, taking);
          await new Promise((resolve) => setTimeout(resolve, 5));
          taking -= 1;
        },
      }),
    );
    expect(result.ok).toBe(true);
    expect([blocks, most]).toEqual([BLOCKS, 1]);
  });

  it('reads file after file in one thread, in the order they were asked for', async () => {
    const thread = ours;
    const order: string[] = [];
    const read = (name: string) => thread.readBatch(askFor({ fileName: `${name}.csv`, take: () => void order.push(name) }));
    const results = await Promise.all([read('a'), read('b')]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(order.join('')).toBe('a'.repeat(BLOCKS) + 'b'.repeat(BLOCKS));
  });

  it('refuses a file with the reasons', async () => {
    expect(await ours.readBatch(askFor({ bytes: new Uint8Array(0) }))).toEqual({
      ok: false,
      error: { code: 'workbook-refused', fileName: '减员.csv', reasons: ['文件是空的，可能没有保存成功；请重新保存后再导入'] },
    });
  });

  it('keeps no process alive when it is idle', async () => {
    const script = `
      import { createReadingThread } from ${JSON.stringify(join(import.meta.dirname, 'reading-thread.ts'))};
      const { profile, service } = JSON.parse(process.argv[1]);
      const { ok } = await createReadingThread({ log: console.error }).readBatch({
        profile, service, fileName: 'a.csv', bytes: new TextEncoder().encode('姓名,社会保障号码,减员原因,停保年月\\n王测试,1,2,3'),
        cancel: { cancelled: () => false, onCancel: () => {} }, onProgress: () => {}, take: () => {},
      });
      console.log(ok);`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', script, JSON.stringify({ profile, service })],
      {
        timeout: 20_000,
      },
    );
    expect(stdout.trim()).toBe('true');
  });
});

describe('giving up', () => {
  it('takes nothing more, and the next file is read', async () => {
    const thread = ours;
    const { cancel, press } = cancelButton();
    let blocks = 0;
    const result = await thread.readBatch(
      askFor({
        cancel,
        take: () => {
          blocks += 1;
          press();
        },
      }),
    );
    expect(result).toEqual(CANCELLED);
    expect(blocks).toBe(1);
    expect((await thread.readBatch(askFor())).ok).toBe(true);
    expect(logged).toEqual([]);
  });

  it('takes no time while another file is read, nor before anything began', async () => {
    const thread = open(workerThat('deaf', ''));
    void thread.readBatch(askFor());
    const { cancel, press } = cancelButton();
    const waiting = thread.readBatch(askFor({ cancel }));
    press();
    expect(await waiting).toEqual(CANCELLED);
    expect(await ours.readBatch(askFor({ cancel: { cancelled: () => true, onCancel: () => {} } }))).toEqual(CANCELLED);
  });

  it('ends a thread that does not hear, and the next file gets a new one', async () => {
    const path = workerThat('deaf-once', '');
    const thread = open(path);
    const { cancel, press } = cancelButton();
    const reading = thread.readBatch(askFor({ cancel }));
    setTimeout(press, 50);
    expect(await reading).toEqual(CANCELLED);
    workerThat('deaf-once', `parentPort.postMessage({ tell: 'end', job: message.job, result: { ok: true, value: 'read' } });`);
    expect(await thread.readBatch(askFor())).toEqual({ ok: true, value: 'read' });
    expect(logged).toEqual([]);
  });

  it('by closing ends what is under way, and nothing is read afterwards', async () => {
    const thread = open(workerThat('deaf', ''));
    const reading = thread.readBatch(askFor());
    await new Promise((resolve) => setTimeout(resolve, 50));
    await thread.close();
    expect(await reading).toEqual(CANCELLED);
    expect(await thread.readBatch(askFor())).toEqual(CANCELLED);
    expect(logged).toEqual([]);
  });
});

const crash = (reason: string) => ({
  ok: false,
  error: { code: 'workbook-refused', fileName: '减员.csv', reasons: [reason, expect.stringMatching(/请/)] },
});

describe('what goes wrong', () => {
  it.each([
    ['throws', `throw new Error('a defect');`, '读取文件时发生意外错误', /a defect/],
    ['ends', 'process.exit(3);', '读取文件时发生意外错误', /ended by itself \(3\)/],
    [
      'has no memory left',
      `throw Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });`,
      '文件内容太多，读取时内存不足',
      /out of memory/,
    ],
  ])(
    'is a failure in words and a line in the log when the thread %s; the next file gets a new thread',
    async (name, body, reason, line) => {
      const path = workerThat(name, body);
      const thread = open(path);
      expect(await thread.readBatch(askFor())).toEqual(crash(reason));
      expect(logged.map(String)).toEqual([expect.stringMatching(line)]);
      workerThat(name, `parentPort.postMessage({ tell: 'end', job: message.job, result: { ok: true, value: 'read' } });`);
      expect(await thread.readBatch(askFor())).toEqual({ ok: true, value: 'read' });
    },
  );

  it('in taking a block is thrown to who asked, once, and the next file is read', async () => {
    const thread = ours;
    let blocks = 0;
    const full = new Error('disk full');
    const reading = thread.readBatch(
      askFor({
        take: () => {
          blocks += 1;
          return Promise.reject(full);
        },
      }),
    );
    await expect(reading).rejects.toBe(full);
    expect(blocks).toBe(1);
    expect((await thread.readBatch(askFor())).ok).toBe(true);
  });
});
