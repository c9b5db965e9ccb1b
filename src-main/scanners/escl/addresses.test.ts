import { describe, expect, it } from 'vitest';
import { rootsOf } from './addresses.ts';

describe('addresses that somebody typed', () => {
  it.each([
    ['192.0.2.7', ['https://192.0.2.7/eSCL', 'http://192.0.2.7/eSCL', 'http://192.0.2.7:8080/eSCL']],
    [' 192.0.2.7：8080 ', ['https://192.0.2.7:8080/eSCL', 'http://192.0.2.7:8080/eSCL']],
    ['printer.local', ['https://printer.local/eSCL', 'http://printer.local/eSCL', 'http://printer.local:8080/eSCL']],
    ['2001:db8::7', ['https://[2001:db8::7]/eSCL', 'http://[2001:db8::7]/eSCL', 'http://[2001:db8::7]:8080/eSCL']],
    ['https://192.0.2.7', ['https://192.0.2.7/eSCL']],
    ['http://192.0.2.7:8080/scan/eSCL/', ['http://192.0.2.7:8080/scan/eSCL']],
    ['', []],
    ['two words', []],
    ['ftp://192.0.2.7', []],
    ['http://name:word@192.0.2.7', []],
    ['192.0.2.7/admin', []],
    ['https://', []],
  ])('[issue 4.1] %j', (address, roots) => {
    expect(rootsOf(address).map(String)).toEqual(roots);
  });
});
