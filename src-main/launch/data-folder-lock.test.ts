import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockDataFolder } from './data-folder-lock.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'shebao-lock-'));

describe('data folder lock', () => {
  it('lets one in, and the next after it left', async () => {
    const folder = newFolder();
    const first = await lockDataFolder(folder);
    expect(first).not.toBeNull();
    expect(await lockDataFolder(folder)).toBeNull();
    await first?.release();
    const next = await lockDataFolder(folder);
    expect(next).not.toBeNull();
    await next?.release();
  });
  it('knows the same folder by another name, and keeps two folders apart', async () => {
    const folder = newFolder();
    symlinkSync(folder, `${folder}-link`);
    const held = await lockDataFolder(folder);
    expect(await lockDataFolder(`${folder}-link`)).toBeNull();
    const other = await lockDataFolder(newFolder());
    expect(other).not.toBeNull();
    await Promise.all([held?.release(), other?.release()]);
  });
  it('makes the folder when it is not there yet', async () => {
    const held = await lockDataFolder(join(newFolder(), '数据', '社保'));
    expect(held).not.toBeNull();
    await held?.release();
  });
  it('is free again after its holder was killed with -9', async () => {
    const folder = newFolder();
    const script = `import { lockDataFolder } from ${JSON.stringify(join(import.meta.dirname, 'data-folder-lock.ts'))};
      await lockDataFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    expect(await lockDataFolder(folder)).toBeNull();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const next = await lockDataFolder(folder);
    expect(next).not.toBeNull();
    await next?.release();
  });
});
