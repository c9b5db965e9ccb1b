import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPinFile } from './certificate-pins.ts';

const folder = mkdtempSync(join(tmpdir(), 'shebao-pins-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pins in a file', () => {
  it('[issue 4.1] are there again after a restart, and forgotten for good', () => {
    const path = join(folder, 'pins.json');
    openPinFile(path).keep('uuid:a', 'AA:BB');
    openPinFile(path).keep('uuid:b', 'CC:DD');
    expect([openPinFile(path).of('uuid:a'), openPinFile(path).of('uuid:b'), openPinFile(path).of('uuid:c')]).toEqual([
      'AA:BB',
      'CC:DD',
      null,
    ]);
    openPinFile(path).forget('uuid:a');
    expect(openPinFile(path).of('uuid:a')).toBeNull();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ 'uuid:b': 'CC:DD' });
  });
  it('[issue 4.1] of a broken file are none, and are kept anew', () => {
    const path = join(folder, 'broken.json');
    for (const content of ['{"uuid:a": ', 'null', '[1]', '{"uuid:a": 7}']) {
      writeFileSync(path, content);
      expect(openPinFile(path).of('uuid:a')).toBeNull();
    }
    openPinFile(path).keep('uuid:a', 'AA:BB');
    expect(openPinFile(path).of('uuid:a')).toBe('AA:BB');
  });
  it('[issue 4.1] that cannot be written hold for this run', () => {
    const pins = openPinFile(join(folder, 'nowhere', 'pins.json'));
    pins.keep('uuid:a', 'AA:BB');
    expect(pins.of('uuid:a')).toBe('AA:BB');
  });
});
