import { describe, expect, it } from 'vitest';
import { announcedScanner } from './announced.ts';

describe('an announcement', () => {
  const service = { host: 'printer.local', port: 8080, addresses: ['fe80::1', '192.0.2.7'], txt: { rs: 'eSCL', uuid: 'ABC' } };
  it.each([
    [service, false, 'http://192.0.2.7:8080/eSCL', 'abc'],
    [{ ...service, port: 443 }, true, 'https://192.0.2.7/eSCL', 'abc'],
    [{ ...service, txt: { rs: '/scan/eSCL/' } }, false, 'http://192.0.2.7:8080/scan/eSCL', null],
    [{ ...service, addresses: [], txt: undefined }, false, 'http://printer.local:8080/eSCL', null],
    [
      { ...service, addresses: [], txt: { rs: 7 }, referer: { address: '192.0.2.9', family: 'IPv4', port: 5353, size: 1 } },
      false,
      'http://192.0.2.9:8080/eSCL',
      null,
    ],
  ] as const)('[issue 4.1] says where the device answers (%j, secure: %s)', (announced, secure, root, uuid) => {
    const found = announcedScanner(secure, { ...announced, addresses: [...announced.addresses] });
    expect(found?.root.href).toBe(root);
    expect(found?.uuid).toBe(uuid);
  });
  it('[issue 4.1] of no address is nothing', () => {
    expect(announcedScanner(false, { ...service, host: 'not a host', addresses: [] })).toBeNull();
  });
});
