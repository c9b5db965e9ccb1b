import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLogFile, redact } from './log-file.ts';

const now = () => '2026-11-22T01:02:03.000Z';
const folder = () => mkdtempSync(join(tmpdir(), 'shebao-log-'));

describe('log file', () => {
  it('keeps id numbers, phones, names and secrets out, and dates in', () => {
    const line = redact('2026-11-22T01:02:03.000Z 110101199003070011 11010119900307001X 13800138000 测试甲 ' + 'a'.repeat(43));
    expect(line).toBe('2026-11-22T01:02:03.000Z <18 digits> <18 digits> <11 digits> <3 han> <43 characters>');
  });
  it('writes a defect with its reference, its cause and no value', () => {
    const into = folder();
    openLogFile({ folder: into, now }).defect('ab12', new Error('row 13800138000', { cause: new TypeError('演练乙 is not a function') }));
    const line = JSON.parse(readFileSync(join(into, 'shebao-desk.log'), 'utf8'));
    expect(line).toMatchObject({ at: now(), event: 'defect', reference: 'ab12', error: { name: 'Error', cause: { name: 'TypeError' } } });
    expect(JSON.stringify(line)).not.toMatch(/13800138000|演练乙/);
  });
  it('turns the file over at a megabyte and keeps four old ones', () => {
    const into = folder();
    const log = openLogFile({ folder: into, now });
    for (let turn = 0; turn < 7; turn += 1) {
      writeFileSync(join(into, 'shebao-desk.log'), `${turn}`.repeat(1024 * 1024));
      log.note('turned', { turn });
    }
    expect(readdirSync(into).sort()).toEqual(['', '.1', '.2', '.3', '.4'].map((end) => `shebao-desk.log${end}`));
    expect(readFileSync(join(into, 'shebao-desk.log.1'), 'utf8')[0]).toBe('6');
  });
  it('never stops the work when it cannot be written', () => {
    const into = folder();
    writeFileSync(join(into, 'file'), '');
    expect(() => openLogFile({ folder: join(into, 'file', 'below'), now }).note('lost')).not.toThrow();
  });
});
