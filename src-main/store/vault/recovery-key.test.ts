import { describe, expect, it } from 'vitest';
import { newRecoveryKey, readRecoveryKey } from './recovery-key.ts';

describe('recovery key', () => {
  it('[promise 7] is seven groups of four that cannot be read two ways, new each time', () => {
    const keys = Array.from({ length: 200 }, newRecoveryKey);
    for (const key of keys) {
      expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readRecoveryKey(key)).toHaveLength(26);
    }
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('[promise 7] is read however it was typed', () => {
    const key = newRecoveryKey();
    const read = readRecoveryKey(key);
    expect(readRecoveryKey(` ${key.toLowerCase().replaceAll('-', ' ')} `)).toBe(read);
    expect(readRecoveryKey(key.replaceAll('-', '—'))).toBe(read);
    expect(readRecoveryKey(key.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(read);
    const fullWidth = key.replace(/[0-9A-Z]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
    expect(readRecoveryKey(fullWidth)).toBe(read);
  });

  it('[promise 7] tells a slip from a key: one wrong, missing or extra character, or two that changed places', () => {
    const key = newRecoveryKey();
    const slips = [key.slice(1), `${key}0`, '', '恢复密钥'];
    const places = Array.from(key, (_, at) => at).filter((at) => key.charAt(at) !== '-');
    for (const at of places) {
      for (const character of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        slips.push(key.slice(0, at) + character + key.slice(at + 1));
      }
      for (const other of places) {
        const swapped = [...key];
        [swapped[at], swapped[other]] = [key.charAt(other), key.charAt(at)];
        slips.push(swapped.join(''));
      }
    }
    expect(slips.filter((slip) => slip !== key && readRecoveryKey(slip) !== null)).toEqual([]);
  });
});
