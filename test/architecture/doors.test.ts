import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findBreaches } from './check-doors.ts';
import { ROOMS } from './doors-table.ts';

/** One breach of each kind the table must catch: the file that breaks the rule and the line that breaks it. */
const PLANTED: readonly { readonly file: string; readonly line: string }[] = [
  { file: 'src-shared/lib/planted.ts', line: "import '../domain/target.ts';" },
  { file: 'src-shared/domain/planted.ts', line: "import type { Target } from '../contract/target.ts'; export type A = Target;" },
  { file: 'src-shared/domain/planted-zod.ts', line: "import { z } from 'zod'; export const a = z;" },
  { file: 'src-shared/forms/planted.ts', line: "import '../validation/target.ts';" },
  { file: 'src-shared/validation/planted.ts', line: "import { readFileSync } from 'node:fs'; export const a = readFileSync;" },
  { file: 'src-shared/contract/planted.ts', line: "import '../regions/target.ts';" },
  { file: 'src-main/engine/planted-node.ts', line: "import { createHash } from 'node:crypto'; export const a = createHash;" },
  { file: 'src-main/engine/planted-city.ts', line: "export const a = import('../../src-shared/regions/target.ts');" },
  { file: 'src-main/engine/planted-store.ts', line: "import type { Target } from '../store/target.ts'; export type A = Target;" },
  { file: 'src-main/engine/planted-electron.ts', line: "import { app } from 'electron'; export const a = app;" },
  { file: 'src-main/engine/planted-sql.ts', line: "import Database from 'better-sqlite3'; export const a = Database;" },
  { file: 'src-main/store/planted.ts', line: "import '../materials/target.ts';" },
  { file: 'src-main/sync/planted.ts', line: "import '../engine/target.ts';" },
  { file: 'src-main/hosts/planted.ts', line: "import '../engine/target.ts';" },
  { file: 'src-main/hosts/planted-electron.ts', line: "import { ipcMain } from 'electron'; export const a = ipcMain;" },
  { file: 'src-main/shell/planted.ts', line: "import '../store/target.ts';" },
  { file: 'src-main/other.ts', line: "import '../src-center/target.ts';" },
  { file: 'src-renderer/screens/planted.ts', line: "import '../../src-main/engine/target.ts';" },
  { file: 'src-renderer/forms/planted.ts', line: "import '../bridge/target.ts';" },
  {
    file: 'src-renderer/screens/planted-orpc.ts',
    line: "import { createORPCClient } from '@orpc/client'; export const a = createORPCClient;",
  },
  { file: 'src-renderer/screens/planted-region.ts', line: "import '../../src-shared/regions/target.ts';" },
  { file: 'src-center/api/planted.ts', line: "import '../../src-main/engine/target.ts';" },
  { file: 'src-center/intake/planted.ts', line: "import '../../src-shared/regions/target.ts';" },
  { file: 'src-main/engine/planted-test.ts', line: "import '../../test/target.ts';" },
  { file: 'src-main/unknown/../../src-shared/nowhere.ts', line: "export const a = 1; import './lib/target.ts';" },
];

test('every planted breach of the doors is caught, and nothing else is', async () => {
  const tree = mkdtempSync(join(tmpdir(), 'doors-'));
  try {
    symlinkSync(join(process.cwd(), 'node_modules'), join(tree, 'node_modules'));
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    };
    write('package.json', '{"type":"module"}');
    for (const { path } of ROOMS) {
      write(`${path}/target.ts`, 'export type Target = string;\n');
    }
    write('test/target.ts', 'export {};\n');
    for (const { file, line } of PLANTED) {
      write(file, `${line}\n`);
    }
    const { breaches } = await findBreaches(tree);
    const caught = new Set(breaches.map(({ from }) => from));
    const planted = PLANTED.map(({ file }) => join(file));
    expect(planted.filter((file) => !caught.has(file))).toEqual([]);
    expect([...caught].filter((file) => !planted.includes(file))).toEqual([]);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
});

test('the house itself keeps its doors', async () => {
  const { breaches, files } = await findBreaches(process.cwd());
  expect(files).toBeGreaterThan(0);
  expect(breaches).toEqual([]);
});
