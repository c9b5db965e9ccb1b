import type { SafeStorage } from 'electron';
import type { Keystore } from '../engine/ports/keystore.ts';

type Storage = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'>;

/**
 * The system's keystore (DPAPI, Keychain, Secret Service) over Electron's asynchronous safeStorage; null where there is none. Without a
 * Secret Service, Electron on Linux falls back to a key written in its own source (`basic_text`): that protects nothing and is refused.
 * Call after `ready`.
 */
export async function openSystemKeystore(storage: Storage, platform: string): Promise<Keystore | null> {
  const available = async (): Promise<boolean> =>
    (await storage.isAsyncEncryptionAvailable()) &&
    (platform !== 'linux' || !['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend()));
  if (!(await available())) {
    return null;
  }
  return {
    available,
    wrap: async (bytes) => new Uint8Array(await storage.encryptStringAsync(Buffer.from(bytes).toString('base64'))),
    unwrap: async (bytes) => {
      const { result } = await storage.decryptStringAsync(Buffer.from(bytes));
      return new Uint8Array(Buffer.from(result, 'base64'));
    },
  };
}
