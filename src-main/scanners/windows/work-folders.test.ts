import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createWorkFolders } from './work-folders.ts';

const root = mkdtempSync(join(tmpdir(), 'shebao-work-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('[issue 4.1] makes its folder, and leaves alone what is open or of somebody else', async () => {
  const folder = join(root, 'scanning');
  const folders = createWorkFolders(folder, 'wia-');
  const first = await folders.open();
  writeFileSync(join(folder, 'other'), '');
  const second = await folders.open();
  expect(readdirSync(folder)).toHaveLength(3);
  await folders.close(first);
  await folders.close(second);
  expect(readdirSync(folder)).toEqual(['other']);
});

it('[issue 4.1] removes the pages a crash left', async () => {
  const folder = join(root, 'crashed');
  mkdirSync(join(folder, 'wia-old'), { recursive: true });
  writeFileSync(join(folder, 'wia-old', 'p0001.jpg'), 'a page');
  const opened = await createWorkFolders(folder, 'wia-').open();
  expect(readdirSync(folder).map((name) => join(folder, name))).toEqual([opened]);
});
