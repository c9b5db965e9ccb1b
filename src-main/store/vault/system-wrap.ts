import type { Keystore } from '../../engine/ports/keystore.ts';

/** Base64 of the data key as the system's keystore sealed it, or null where there is none or it fails: it is one wrap of three. */
export async function wrapWithSystem(keystore: Keystore | null, dataKey: Uint8Array): Promise<string | null> {
  try {
    return keystore !== null && (await keystore.available()) ? Buffer.from(await keystore.wrap(dataKey)).toString('base64') : null;
  } catch {
    return null;
  }
}

/** The data key, or null when the keystore is absent or no longer knows it (another user, another PC, a reset password). */
export async function unwrapWithSystem(keystore: Keystore | null, wrapped: string | null): Promise<Uint8Array | null> {
  if (keystore === null || wrapped === null) {
    return null;
  }
  try {
    const dataKey = (await keystore.available()) ? await keystore.unwrap(Buffer.from(wrapped, 'base64')) : null;
    return dataKey?.length === 32 ? dataKey : null;
  } catch {
    return null;
  }
}
