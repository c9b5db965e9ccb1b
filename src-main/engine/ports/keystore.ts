/**
 * The system's keystore (DPAPI, Keychain, secret service), behind which Electron's safeStorage stands. Absent where there is none,
 * as under the loopback host. What it wraps, it alone unwraps, for the same user of the same PC.
 */
export type Keystore = {
  /** False where the system would only pretend (Linux with `basic_text`). */
  available(): boolean | Promise<boolean>;
  wrap(bytes: Uint8Array): Promise<Uint8Array>;
  /** Rejects when the system's key has changed. */
  unwrap(bytes: Uint8Array): Promise<Uint8Array>;
};
