import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { inputHash } from './input-hash.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shebao-hash-'));
  mkdirSync(join(root, 'src', 'deep'), { recursive: true });
  writeFileSync(join(root, 'src', 'a.ts'), 'a');
  writeFileSync(join(root, 'src', 'deep', 'b.css'), 'b');
  writeFileSync(join(root, 'lock.json'), '{}');
});
const hash = () => inputHash(root, ['src', 'lock.json']);

describe('input hash', () => {
  it('stays the same for the same files, wherever the clone lies', () => {
    const before = hash();
    renameSync(root, `${root}-moved`);
    root = `${root}-moved`;
    expect(hash()).toBe(before);
  });
  it.each([
    ['a content', () => writeFileSync(join(root, 'src', 'deep', 'b.css'), 'c')],
    ['a single file named', () => writeFileSync(join(root, 'lock.json'), '{ }')],
    ['a new file', () => writeFileSync(join(root, 'src', 'c.ts'), '')],
    ['a removed file', () => rmSync(join(root, 'src', 'a.ts'))],
    ['a renamed file', () => renameSync(join(root, 'src', 'a.ts'), join(root, 'src', 'z.ts'))],
  ])('changes with %s', (_what, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });
  it('does not change with a test, or with what lies beside', () => {
    const before = hash();
    writeFileSync(join(root, 'src', 'a.test.ts'), 'test');
    writeFileSync(join(root, 'README.md'), 'text');
    expect(hash()).toBe(before);
  });
});
