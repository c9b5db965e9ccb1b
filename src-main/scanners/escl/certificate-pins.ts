import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * The certificate each device (by `ScannerDevice.key`) showed when it was first met, as a SHA-256 fingerprint. Devices sign their own
 * certificates, so nobody vouches for the first one; from then on the device must show the same, and is not spoken to in plain text any more.
 */
export type CertificatePins = {
  of(key: string): string | null;
  keep(key: string, fingerprint: string): void;
  /** A device with a new certificate is met anew: what somebody says who knows why it changed. */
  forget(key: string): void;
};

export function createMemoryPins(known: Readonly<Record<string, string>> = {}): CertificatePins {
  const pins = new Map(Object.entries(known));
  return {
    of: (key) => pins.get(key) ?? null,
    keep: (key, fingerprint) => void pins.set(key, fingerprint),
    forget: (key) => void pins.delete(key),
  };
}

/** Pins in a JSON file of the data folder. A file that cannot be read counts as none; one that cannot be written is kept for this run only. */
export function openPinFile(path: string): CertificatePins {
  const pins = readPins(path);
  const write = (): void => {
    try {
      writeFileSync(`${path}.new`, JSON.stringify(Object.fromEntries(pins), null, 2));
      renameSync(`${path}.new`, path);
    } catch {
      // A full or read-only disk is no reason not to scan.
    }
  };
  return {
    of: (key) => pins.get(key) ?? null,
    keep(key, fingerprint) {
      pins.set(key, fingerprint);
      write();
    },
    forget(key) {
      pins.delete(key);
      write();
    },
  };
}

function readPins(path: string): Map<string, string> {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const entries = Object.entries(typeof content === 'object' && content !== null ? content : {});
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}
