import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StartWorkerProcess } from '../../src-main/engine/ports/imaging.ts';
import { createImaging } from '../../src-main/imaging/create-imaging.ts';
import { openMaterialFiles } from '../../src-main/materials/open-material-files.ts';
import { sentenceOf } from '../../src-renderer/wording/failures.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { createClock } from '../fakes/clock.ts';
import { deflateBombs, harmlessPdfs, hostilePdfs } from '../fixtures/hostile-pdfs.ts';
import { pdfFile } from '../fixtures/material-files.ts';
import { brokenFiles, oddPictures } from '../fixtures/odd-pictures.ts';
import { fitLimits } from '../fixtures/pictures.ts';

/** The process's own most memory so far, on Linux; what it had when it began is not its parent's. */
const peaks: number[] = [];
let pid = 0;
function notePeak(): void {
  try {
    peaks.push(Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    // Another system, or it has just ended.
  }
}

/** As the product starts it, its number kept so that its memory can be looked at. */
const start: StartWorkerProcess = ({ file, heapMegabytes }) => {
  const child = fork(file, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  pid = child.pid ?? 0;
  return {
    send: (message) => void child.send(message as object),
    onMessage: (listener) =>
      void child.on('message', (message) => {
        notePeak();
        listener(message);
      }),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => {
      notePeak();
      child.kill('SIGKILL');
    },
  };
};

const folder = mkdtempSync(join(tmpdir(), 'shebao-bad-input-'));
const files = openMaterialFiles({ folder, key: new Uint8Array(32).fill(7), clock: createClock() });
const imaging = createImaging({ log: () => {}, start });
const before = pdfFile('合同.pdf', ['attached before']).buffer;
let odd: Awaited<ReturnType<typeof oddPictures>>;
let broken: Awaited<ReturnType<typeof brokenFiles>>;

/** As the engine attaches: made fit, then kept. */
async function attach(fileName: string, bytes: Uint8Array) {
  const prepared = await imaging.prepare({ fileName, bytes, limits: fitLimits });
  if (!prepared.ok) {
    return prepared;
  }
  const kept = await files.add({ ...prepared.value, limits: fitLimits });
  return kept.ok ? { ok: true as const, value: { ...prepared.value, ...kept.value, content: prepared.value.bytes } } : kept;
}
/** What was kept; a refusal is the test's failure. */
async function attached(fileName: string, bytes: Uint8Array) {
  const answer = await attach(fileName, bytes);
  if (!answer.ok) {
    throw new Error(`${fileName}: ${JSON.stringify(answer.error)}`);
  }
  return answer.value;
}
/** Why it was not kept. */
async function refused(fileName: string, bytes: Uint8Array): Promise<Failure> {
  const answer = await attach(fileName, bytes);
  if (answer.ok) {
    throw new Error(`${fileName} was taken`);
  }
  return answer.error;
}
const steps = async (name: keyof typeof odd) => (await attached(name, odd[name])).prepared?.steps;
const onDisk = (): readonly (readonly [string, string])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name)).toString('base64')]);

beforeAll(async () => {
  odd = await oddPictures();
  broken = await brokenFiles();
  await attach('合同.pdf', before);
}, 120_000);
afterAll(async () => {
  await imaging.close();
  rmSync(folder, { recursive: true });
  console.log(`imaging process: at most ${Math.round(Math.max(0, ...peaks))} MB`);
});

describe('[promise 4] bad input at the door of materials', () => {
  it('makes every odd picture fit: turned, flat, sRGB, 8 bits, within the limits, with nothing behind it', async () => {
    for (const [name, bytes] of Object.entries(odd)) {
      const { content, mediaType, prepared, fileName } = await attached(name, bytes);
      const seen = await sharp(content, { failOn: 'error' }).metadata();
      const text = Buffer.from(content).toString('latin1');
      const longest = Math.max(prepared?.from.width ?? 0, prepared?.from.height ?? 0);
      expect({
        name,
        fits: content.length <= fitLimits.recommendedBytes.most,
        size: { width: seen.width, height: seen.height },
        larger: Math.max(seen.width, seen.height) > longest,
        depth: seen.depth,
        colours: seen.space === 'srgb' || seen.space === 'b-w',
        turned: (seen.orientation ?? 1) > 1,
        clear: seen.hasAlpha,
        ending: fileName.endsWith(mediaType === 'image/jpeg' ? '.jpg' : '.png'),
        inside: ['PK\u0003\u0004', '<script>', '%PDF', 'acTL'].filter((secret) => text.includes(secret)),
      }).toEqual({
        name,
        fits: true,
        size: { width: prepared?.to.width, height: prepared?.to.height },
        larger: false,
        depth: 'uchar',
        colours: true,
        turned: false,
        clear: false,
        ending: true,
        inside: [],
      });
    }
  }, 180_000);

  it('says what it did to them', async () => {
    expect(await steps('turned.jpg')).toEqual(['turned']);
    expect(await steps('cmyk.jpg')).toEqual(['recoloured']);
    expect(await steps('clear.png')).toContain('flattened');
    expect(await steps('moving.webp')).toEqual(expect.arrayContaining(['first-picture', 'converted']));
    expect(await steps('moving.png')).toContain('first-picture');
    expect(await steps('script-in-comment.jpg')).toEqual(['stripped']);
    expect(await steps('scanner.bmp')).toEqual(['converted', 'compressed']);
    expect(await steps('grey.jpg')).toEqual([]);
    expect(await steps('large.jpg')).toContain('compressed');
  }, 120_000);

  it('refuses what cannot be read or is not taken, each in a sentence that names the file, and touches nothing attached before', async () => {
    const kept = onDisk();
    for (const [name, file] of Object.entries(broken)) {
      const failure = await refused(name, file.bytes);
      const { what, wayOut } = sentenceOf(failure);
      expect({ name, failure, what, wayOut }).toMatchObject({
        name,
        failure: 'hazard' in file ? { code: file.code, hazard: file.hazard } : { code: file.code },
        what: expect.stringContaining(`“${name}”`),
        wayOut: expect.stringMatching(/。$/),
      });
    }
    for (const [name, [hazard, bytes]] of Object.entries(hostilePdfs)) {
      expect({ name, ...(await refused(`${name}.pdf`, bytes)) }).toMatchObject({ name, code: 'material-hostile', hazard });
    }
    expect(onDisk()).toEqual(kept);
  }, 120_000);

  it('is not hung by what unpacks without end, and goes on with the next file', async () => {
    const { contents, objects } = deflateBombs();
    expect(await attach('涂鸦.pdf', contents)).toMatchObject({ ok: true });
    expect(await attach('网址.pdf', harmlessPdfs['links to a page of the web'] ?? Buffer.alloc(0))).toMatchObject({ ok: true });
    const answer = await attach('炸弹.pdf', objects);
    expect(answer).toMatchObject({ ok: false, error: { code: 'material-hostile', hazard: 'too-costly' } });
    expect(await attach('grey.jpg', odd['grey.jpg'])).toMatchObject({ ok: true });
  }, 120_000);

  it('stays under 600 MB in its own process, also at the most pixels it takes', async () => {
    const most = await sharp({ create: { width: 7700, height: 7700, channels: 3, background: '#eee' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await attach('most.jpg', most)).toMatchObject({ ok: true });
    expect(Math.max(0, ...peaks)).toBeLessThan(600);
  }, 120_000);
});
