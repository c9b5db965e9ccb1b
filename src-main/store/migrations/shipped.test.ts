import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from './shipped.ts';

const FOLDER = import.meta.dirname;
const files = readdirSync(FOLDER).filter((name) => /^\d{4}-[a-z-]+\.ts$/.test(name));
const textOf = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8').replaceAll('\r\n', '\n');

describe('shipped migrations', () => {
  it('[habit 15] are the files of this folder, numbered upwards by tens', () => {
    expect(MIGRATIONS.map(({ number, name }) => `${String(number).padStart(4, '0')}-${name}.ts`)).toEqual(files.toSorted());
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => (index + 1) * 10));
  });

  it.each(MIGRATIONS.map(({ number, name, hash }) => ({ number, name, hash })))(
    '[habit 15] $number $name still has the text it was shipped with',
    ({ number, name, hash }) => {
      const text = textOf(`${String(number).padStart(4, '0')}-${name}.ts`);
      expect(createHash('sha256').update(text).digest('hex'), 'a shipped migration is frozen; write the next one instead').toBe(hash);
    },
  );

  it.each(files)('[habit 15] %s imports nothing', (file) => {
    expect(textOf(file)).not.toMatch(/\bimport\b|\brequire\b/);
  });

  it.each(files)('[habit 16] %s has its own test', (file) => {
    expect(textOf(file.replace('.ts', '.test.ts'))).toContain(`runStep(database, ${Number(file.slice(0, 4))})`);
  });
});
