import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src-shared/lib/seeded-random.ts';
import { startFaultProxy } from '../fakes/fault-proxy.ts';
import { makePeople } from '../fixtures/people.ts';
import { startCentreProcess } from '../processes/centre.ts';
import { must, startDesk } from '../processes/desk.ts';
import { newcomerValues, registerPracticeUnit, unlockDesk } from '../processes/practice-clerk.ts';

/**
 * How much is sent again when an upload is broken off (W-32): a filing with some 50 MB of materials goes through real processes over HTTP,
 * and engine and centre are killed with -9 by turns, evenly over the way. Counted is every byte that reaches the centre, questions and
 * headers included; a kill may cost one piece. Prints one JSON line last; fails where a kill costs more, or where not everything arrives.
 *
 *   npm run bench:upload -- [--kills 10]
 */
const { values: options } = parseArgs({ options: { kills: { type: 'string', default: '10' } } });
const kills = Number(options.kills);
const CLOCK = '2026-11-10T02:00:00.000Z';
const FILES = 7;
const FILE_BYTES = 7_500_000;
const PIECE_BYTES = 1024 * 1024;
/** Slow enough to be killed on the way, fast enough for whole pieces. */
const BYTES_PER_SECOND = 10_000_000;
/** Of one kill: the questions a new process asks before it goes on. */
const QUESTIONS_BYTES = 32 * 1024;

const folder = await mkdtemp(join(tmpdir(), 'shebao-upload-'));
const centreAsk = { data: join(folder, 'centre'), clock: CLOCK };
let centre = await startCentreProcess(centreAsk);
const { port } = new URL(centre.ready.url);
const proxy = await startFaultProxy(centre.ready.url);
const deskAsk = { data: join(folder, 'desk'), centre: proxy.url, clock: CLOCK };
let desk = await startDesk(deskAsk);
try {
  await registerPracticeUnit(desk, centre);
  must(await desk.engine.outbox.choose({ paused: true, bytesPerSecond: BYTES_PER_SECOND }));
  await fileWithMaterials();
  const before = proxy.bytesIn();
  must(await desk.engine.outbox.choose({ paused: false }));
  for (let kill = 1; kill <= kills; kill += 1) {
    await until(() => proxy.bytesIn() - before >= (kill / (kills + 1)) * FILES * FILE_BYTES);
    if (kill % 2 === 1) {
      await desk.killHard();
      desk = await startDesk(deskAsk);
      await unlockDesk(desk);
    } else {
      await centre.killHard();
      centre = await startCentreProcess({ ...centreAsk, more: ['--port', port] });
      // A clerk who sees the centre again. The engine may be killed before it answers.
      void desk.engine.sync.run().catch(() => undefined);
    }
  }
  await until(async () => must(await desk.engine.sync.run()).unsent === 0);
  const arrived = (await centre.reviewer.filings({ page: 1, pageSize: 10 })).total;
  const resent = Math.max(0, proxy.bytesIn() - before - FILES * FILE_BYTES);
  const perKill = Math.round(resent / kills);
  console.log(
    JSON.stringify({
      megabytes: (FILES * FILE_BYTES) / 1e6,
      kills,
      arrived,
      resent_bytes: resent,
      resent_per_kill: perKill,
      piece: PIECE_BYTES,
    }),
  );
  if (arrived !== 1 || perKill > PIECE_BYTES + QUESTIONS_BYTES) {
    process.exitCode = 1;
  }
} finally {
  await desk.killHard();
  await centre.killHard();
  await proxy.close();
  await rm(folder, { recursive: true, force: true });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const last = performance.now() + 120_000;
  while (!(await holds())) {
    if (performance.now() > last) {
      throw new Error('it did not come so far within two minutes');
    }
    await wait(20);
  }
}

async function fileWithMaterials(): Promise<void> {
  const { filing } = desk.engine;
  const [person] = makePeople({ seed: 9_000_001, count: 1, today: CLOCK.slice(0, 10), birthYears: { first: 1985, last: 2002 } });
  if (person === undefined) {
    throw new Error('nobody to enrol');
  }
  let view = must(await filing.begin({ service: 'enrolment', insurance: 'medical' }));
  const { filingId } = view.filing;
  const rowId = view.filing.rows[0]?.rowId;
  if (rowId === undefined) {
    throw new Error('a draft without a row');
  }
  view = must(await filing.saveValues({ filingId, rowId, values: newcomerValues(person), revision: view.filing.revision }));
  const kinds = view.materials.filter(({ required }) => required).map(({ kind }) => kind);
  for (let file = 0; file < FILES; file += 1) {
    const kind = kinds[file % kinds.length] ?? '';
    view = must(
      await filing.attach({ filingId, rowId, kind, file: new File([largePdf(file)], `材料${file}.pdf`, { type: 'application/pdf' }) }),
    );
  }
  must(await filing.submit({ filingId, revision: view.filing.revision }));
}

/** A whole PDF of one empty page, made large by a stream of noise that nothing shows. */
function largePdf(seed: number): Uint8Array<ArrayBuffer> {
  const random = seededRandom(seed + 1);
  const noise = Buffer.alloc(FILE_BYTES - 600);
  for (let at = 0; at + 4 <= noise.length; at += 4) {
    noise.writeUInt32LE(Math.floor(random() * 0xffff_ffff), at);
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const add = (...pieces: readonly (string | Buffer)[]): void => {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(...pieces.map((piece) => Buffer.from(piece)));
  };
  add('1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n');
  add('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n');
  add('3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n');
  add(`4 0 obj\n<< /Length ${noise.length} >>\nstream\n`, noise, '\nendstream\nendobj\n');
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 5\n0000000000 65535 f \n${entries}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}
