import { describe, expect, it } from 'vitest';
import { openSystemKeystore } from './system-keystore.ts';

type Storage = Parameters<typeof openSystemKeystore>[0];

function storage(given: Partial<Storage> = {}): Storage {
  return {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptStringAsync: async (text) => Buffer.from(`sealed:${text}`),
    decryptStringAsync: async (sealed) => ({ result: sealed.toString().slice('sealed:'.length), shouldReEncrypt: false }),
    ...given,
  };
}

describe('system keystore', () => {
  it('wraps bytes and gives the same bytes back', async () => {
    const keystore = await openSystemKeystore(storage(), 'linux');
    const secret = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
    const wrapped = await keystore?.wrap(secret);
    expect(Buffer.from(wrapped ?? []).includes(Buffer.from(secret))).toBe(false);
    expect(await keystore?.unwrap(wrapped ?? new Uint8Array())).toEqual(secret);
  });
  it('refuses the backend that only pretends', async () => {
    expect(await openSystemKeystore(storage({ getSelectedStorageBackend: () => 'basic_text' }), 'linux')).toBeNull();
    expect(await openSystemKeystore(storage({ getSelectedStorageBackend: () => 'unknown' }), 'linux')).toBeNull();
  });
  it('does not ask Windows for a Linux backend', async () => {
    const windows = storage({
      getSelectedStorageBackend: () => {
        throw new Error('not on this system');
      },
    });
    expect(await openSystemKeystore(windows, 'win32')).not.toBeNull();
  });
  it('is absent where the system offers none', async () => {
    expect(await openSystemKeystore(storage({ isAsyncEncryptionAvailable: async () => false }), 'win32')).toBeNull();
  });
  it('rejects what the system’s key no longer opens', async () => {
    const changed = await openSystemKeystore(storage({ decryptStringAsync: () => Promise.reject(new Error('key changed')) }), 'win32');
    await expect(changed?.unwrap(new Uint8Array(3))).rejects.toThrow('key changed');
  });
});
