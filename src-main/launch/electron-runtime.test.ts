import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronRuntime } from './electron-runtime.ts';

function modules(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'shebao-electron-'));
  mkdirSync(join(folder, 'electron', 'dist'), { recursive: true });
  for (const file of files) {
    writeFileSync(join(folder, 'electron', file), file === 'path.txt' ? 'electron' : '');
  }
  return folder;
}

describe('Electron’s runtime', () => {
  it('is there when its package has fetched it', () => {
    const folder = modules(['path.txt', 'dist/electron']);
    expect(electronRuntime(folder, {})).toBe(join(folder, 'electron', 'dist', 'electron'));
  });
  it.each([[[]], [['path.txt']], [['dist/electron']]])('is not there with only %j', (files) => {
    expect(electronRuntime(modules(files), {})).toBeNull();
  });
  it('may lie elsewhere', () => {
    const folder = modules(['dist/electron']);
    const dist = join(folder, 'electron', 'dist');
    expect(electronRuntime('/nowhere', { ELECTRON_OVERRIDE_DIST_PATH: dist })).toBe(join(dist, 'electron'));
    expect(electronRuntime('/nowhere', { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })).toBeNull();
  });
});
